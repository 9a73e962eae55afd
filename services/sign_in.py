"""Signing in without a password: six digits by mail, for ten minutes.

Whether an address is known to the school is told to nobody: the answer is the same, in words and
in time, and only the mailbox itself finds out.
"""

import asyncio
import hmac
import secrets
from datetime import UTC, datetime, timedelta

from tortoise.exceptions import IntegrityError
from tortoise.expressions import F

from models import Person, SignInCode
from services import clock, letters, outbox, sessions
from services.attempts import (
    ASKED_FOR_ADDRESS,
    ASKED_FROM_NETWORK,
    ASKED_FROM_ONE_PLACE,
    WRONG_DIGITS,
    count,
    mistakes_counted,
)
from services.browsers import Browser
from services.emails import email_key
from services.errors import Refusal
from services.sealing import sealed
from services.texts import N_
from services.transactions import after_commit, unit_of_work

DIGITS = 6
LASTS = timedelta(minutes=10)  # said in the mail as well: assets/mail/sign_in_code.txt
MOST_TRIES = 5
ANSWER_TIME = 0.25  # seconds: longer than a known address takes, so that the time tells nothing


class DigitsRefused(Refusal):
    """Wrong, late, used, replaced, tried too often, or for an address without a code: these are
    never told apart."""

    message = N_("These digits do not work. Use the newest mail, or let us send you new digits.")


async def mail_digits(address: str, browser: Browser) -> None:
    """Mail somebody six digits, if the school knows the address. Raises TooManyTries."""
    mailbox, network = email_key(address), browser.network_of_household
    count(
        (ASKED_FROM_NETWORK, network),
        (ASKED_FROM_ONE_PLACE, f"{network} {mailbox}"),
        (ASKED_FOR_ADDRESS, mailbox),
    )
    await asyncio.gather(_mail_to_known(mailbox), asyncio.sleep(ANSWER_TIME))


async def sign_in(address: str, digits: str, browser: Browser) -> str:
    """Let somebody in with the digits of the newest mail, and return the session's token.
    Raises DigitsRefused, TooManyTries."""
    loop = asyncio.get_running_loop()
    answer_at = loop.time() + ANSWER_TIME
    try:
        return await _let_in(email_key(address), digits, browser)
    except DigitsRefused:  # who waits here does not keep the rest of the network waiting
        await asyncio.sleep(answer_at - loop.time())
        raise


async def purge_sign_in_codes(now: datetime) -> int:
    """Strike off the codes whose time is over, and return how many. Safe to run twice."""
    return await SignInCode.filter(expires_at__lte=now).delete()


async def _mail_to_known(mailbox: str) -> None:
    person = await Person.get_or_none(email_key=mailbox)
    if person is None:
        return
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    try:
        async with unit_of_work():
            await _replace_code(person, digits)
            letter = letters.sign_in_letter(
                address=person.email, code=digits, language=person.language
            )
            await outbox.put([letter])
            after_commit(outbox.wake)
    except IntegrityError:  # asked twice in the same second: the mail of the other one goes
        return


async def _replace_code(person: Person, digits: str) -> None:
    now = clock.now().astimezone(UTC)  # ten minutes, also in the night the clocks change
    await SignInCode.filter(person=person, is_newest=True).update(is_newest=None)
    await SignInCode.create(
        person=person,
        code_hash=_sealed(person, digits),
        created_at=now,
        expires_at=now + LASTS,
    )


async def _let_in(mailbox: str, digits: str, browser: Browser) -> str:
    async with mistakes_counted(WRONG_DIGITS, browser.network_of_household, DigitsRefused):
        code = await _newest_code(mailbox)
        if not code or not await _tried(code) or not _fits(code, digits):
            raise DigitsRefused
        async with unit_of_work():
            # of two windows that send the same digits, one finds them used
            if not await SignInCode.filter(id=code.id, used_at=None).update(used_at=clock.now()):
                raise DigitsRefused
            return await sessions.open_session(code.person, browser.device)


async def _newest_code(mailbox: str) -> SignInCode | None:
    return await SignInCode.get_or_none(person__email_key=mailbox, is_newest=True).select_related(
        "person"
    )


async def _tried(code: SignInCode) -> bool:
    """Count a try, however many come at once. False when there is none left, or it is too late."""
    left = SignInCode.filter(id=code.id, used_at=None, tries__lt=MOST_TRIES, is_newest=True)
    return bool(await left.filter(expires_at__gt=clock.now()).update(tries=F("tries") + 1))


def _fits(code: SignInCode, digits: str) -> bool:
    typed = "".join(sign for sign in digits if sign.isdecimal())
    return hmac.compare_digest(code.code_hash, _sealed(code.person, typed))


def _sealed(person: Person, digits: str) -> str:
    return sealed("sign-in code", f"{person.id}:{digits}")
