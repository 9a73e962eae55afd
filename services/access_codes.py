"""Access codes: what the school mails to a guardian, and what it opens (P7).

A code has 8 characters of 32, so 40 bits. The alphabet is Crockford's: no two of its characters are
read for each other as O and 0 are, and what people type in their place is understood.
"""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from models import AccessCode, Guardian, Person, SchoolYear
from models.base import NAME_LENGTH
from services import audit, clock, formats, letters, links, outbox, school_years, sessions
from services.attempts import WRONG_CODES, mistakes_counted
from services.browsers import Browser
from services.emails import email_key
from services.outbox import NewMail
from services.policies import linking
from services.policies.linking import CodeRefused
from services.sealing import sealed
from services.texts import LANGUAGES, language
from services.transactions import after_commit, unit_of_work

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
MEANT = str.maketrans("OILU", "011V")  # what stands on paper as the one is typed as the other


@dataclass(frozen=True, kw_only=True)
class Admission:
    """Somebody came in: the token is for the browser."""

    person: Person
    token: str


async def issue_codes(year: SchoolYear, guardians: Sequence[Guardian]) -> int:
    """Owe each mailbox of these guardians one code for this school year, and return how many are
    new. Part of the caller's transaction, as the mails are."""
    addresses = await linking.one_code_per_mailbox_and_year(guardians, year)
    codes = {mailbox: new_code() for mailbox in addresses}
    async with unit_of_work():
        await AccessCode.bulk_create(
            [_row(codes[mailbox], addresses[mailbox], year) for mailbox in codes],
            ignore_conflicts=True,  # another import was first: its code is the one that counts
        )
        ours = [_sealed(code) for code in codes.values()]
        issued = await AccessCode.filter(code_hash__in=ours)
        school = await school_years.school_name(unnamed="")
        await outbox.put([_letter(code, codes[code.email_key], school) for code in issued])
        after_commit(outbox.wake)
    return len(issued)


async def close_codes(mailboxes: Collection[str]) -> None:
    """Let the unused codes of these mailboxes open nothing any more, as far as the school lists
    nobody there: also not when the address comes back. Part of the caller's transaction."""
    if not mailboxes:
        return
    listed = await Guardian.filter(email_key__in=mailboxes).values_list("email_key", flat=True)
    left = AccessCode.filter(used_at=None, email_key__in=set(mailboxes).difference(listed))
    await left.update(is_newest=None)


async def use_code(written: str, browser: Browser) -> Admission:
    """Let a guardian in with a code: link the person of that mailbox to all the family's children
    of this year, tell the mailbox, and open a session. Raises CodeRefused, TooManyTries."""
    mistakes = mistakes_counted(WRONG_CODES, browser.network_of_household, CodeRefused)
    async with mistakes, unit_of_work():
        code = await _taken(written)
        person = await _person_of(code)
        if not await links.link_person(person, code.school_year):
            raise CodeRefused
        await AccessCode.filter(id=code.id).update(used_by_id=person.id)
        await audit.record(person, "access_code.used", code.id)
        await _tell(code, person, browser)
        token = await sessions.open_session(person, browser.device)
    return Admission(person=person, token=token)


def new_code() -> str:
    """A code nobody can guess, as it stands in the mail: "K7PM-4X2A"."""
    code = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))
    return f"{code[: LENGTH // 2]}-{code[LENGTH // 2 :]}"


def as_meant(written: str) -> str:
    """The code that somebody typed: in any case, with spaces and dashes, with a letter O for 0."""
    return "".join(sign for sign in written.upper() if sign.isalnum()).translate(MEANT)


async def _taken(written: str) -> AccessCode:
    """Use the code up. Of two who do so in the same second, one finds it used."""
    code = (
        await linking.codes_that_open()
        .get_or_none(code_hash=_sealed(written))
        .select_related("school_year")
    )
    if code is None:
        raise CodeRefused
    taken = await AccessCode.filter(id=code.id, used_at=None, is_newest=True).update(
        used_at=clock.now()
    )
    if not taken:
        raise CodeRefused
    return code


async def _person_of(code: AccessCode) -> Person:
    """The person of the mailbox; a teacher who is a parent as well stays a teacher."""
    guardians = await Guardian.filter(email_key=code.email_key).order_by("id")
    if not guardians:  # the school has struck this address off since
        raise CodeRefused
    person, _made = await Person.get_or_create(
        email_key=code.email_key,
        defaults={
            "name": _one_name([one.name for one in guardians]),
            "email": code.email,
            "language": language(),
        },
    )
    return person


def _one_name(names: Sequence[str]) -> str:
    """Parents who share a mailbox share an account, as far as both their names fit."""
    together = formats.listed(list(dict.fromkeys(names)))
    return together if len(together) <= NAME_LENGTH else names[0]


async def _tell(code: AccessCode, person: Person, browser: Browser) -> None:
    """Tell the mailbox, so that who has not used the code finds out that somebody did."""
    letter = letters.code_used_letter(
        address=code.email,
        used_at=clock.now(),
        network=browser.network,
        language=person.language,
    )
    await outbox.put([letter])
    after_commit(outbox.wake)


def _row(code: str, address: str, year: SchoolYear) -> AccessCode:
    return AccessCode(
        code_hash=_sealed(code),
        email=address,
        email_key=email_key(address),
        school_year=year,
        created_at=clock.now(),
    )


def _letter(code: AccessCode, written: str, school: str) -> NewMail:
    return letters.access_code_letter(
        address=code.email, code=written, language=LANGUAGES[0], school=school
    )


def _sealed(written: str) -> str:
    return sealed("access code", as_meant(written))
