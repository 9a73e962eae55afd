"""The mail that the school owes people: written with the deed, sent soon after it.

A deed writes its mails in its own transaction (`put`), so that neither goes without the other. A
timer sends what is due (`send_due`). A row is claimed before it is sent, so two pumps send each
mail once; only a pump that dies between the server's yes and the mark of it can cause a second
copy, which then has the same Message-ID.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import make_msgid, parseaddr
from typing import Protocol

from tortoise.expressions import Case, Q, When
from tortoise.queryset import QuerySet

from models import MailKind, OutgoingMail
from services import clock, events
from services.settings import settings

ROUNDS = 2  # at a time: one server that is slow to answer does not hold up somebody's digits
BATCH = 50  # mails looked up at once; sign-in codes that come in meanwhile go before the rest
BUSY_FOR = timedelta(seconds=10)  # one call takes mails; a second try is not kept waiting
CLAIM_LASTS = timedelta(minutes=5)  # longer than one call can hold a mail: its pump died
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=6)
GIVE_UP_AFTER = timedelta(days=3)
LONGEST_ANSWER = 500  # characters of the server's words that are kept


@dataclass(frozen=True, kw_only=True)
class NewMail:
    """A mail that has just been written. The same `dedupe_key` is sent once, however often put."""

    kind: MailKind
    to_address: str
    language: str
    subject: str
    text: str
    dedupe_key: str


class TryLater(Exception):
    """The mail could not go now. Its text is what the server said."""


class GaveUp(Exception):
    """The mail can never go like this. Its text is what the server said."""


class Transport(Protocol):
    """The way out of the school: an SMTP server, or a folder."""

    @property
    def at_once(self) -> int:
        """How many mails it takes side by side."""
        ...

    async def carry(self, mail: OutgoingMail) -> None:
        """Bring one mail away. Raises TryLater or GaveUp."""
        ...

    async def rest(self) -> None:
        """Nothing more to bring for now: let go of what was held open."""
        ...


async def put(mails: Sequence[NewMail]) -> None:
    """Owe people these mails, as part of the caller's transaction. One that is owed already, or
    was sent before, is passed over."""
    rows = [_row(mail) for mail in mails]
    await OutgoingMail.bulk_create(rows, ignore_conflicts=True)


def wake() -> None:
    """Send without waiting for the timer. Call it after the commit."""
    events.mail_waiting.emit()


class Pump:
    """Sends in two rounds at a time, however many ask for it: each round has its own connections,
    and sixty sign-ins at once are no reason for sixty of them."""

    def __init__(self, send: Callable[[], Awaitable[object]]) -> None:
        self._send = send
        self._is_asked = False
        self._running = 0

    async def run(self) -> None:
        """A round of sending. Who asks when there are as many as may be is not kept waiting, and
        gets another one after the first that ends: the mail may have come too late for these."""
        self._is_asked = True
        if self._running == ROUNDS:
            return
        self._running += 1
        try:
            while self._is_asked:
                self._is_asked = False
                await self._send()
        finally:
            self._running -= 1


async def send_due(now: datetime, transport: Transport) -> int:
    """Send the mail that is due, and return how many went. Safe to run twice at once."""
    now = now.astimezone(UTC)  # waits are real time, also in the nights the clocks change
    began, sent, moment = time.monotonic(), 0, now
    try:
        while moment < now + BUSY_FOR and (batch := await _next_batch(moment)):
            sent += await _send_batch(batch, moment, transport, began + BUSY_FOR.total_seconds())
            moment = now + timedelta(seconds=time.monotonic() - began)
    finally:
        await transport.rest()
    return sent


def _row(mail: NewMail) -> OutgoingMail:
    now = clock.now()
    return OutgoingMail(
        kind=mail.kind,
        to_address=mail.to_address,
        language=mail.language,
        subject=" ".join(mail.subject.split()),
        text=mail.text,
        dedupe_key=mail.dedupe_key,
        message_id=make_msgid(domain=sender_domain()),
        created_at=now,
        due_at=now,
    )


def sender_domain() -> str:
    """The name under which the school's mail server knows this Klasvenster."""
    return parseaddr(settings().sender)[1].partition("@")[2] or "localhost"


def _due(now: datetime) -> QuerySet[OutgoingMail]:
    """What may be sent now, and is not in another pump's hands."""
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - CLAIM_LASTS)
    return OutgoingMail.filter(free, sent_at=None, failed_at=None, due_at__lte=now)


async def _next_batch(now: datetime) -> list[OutgoingMail]:
    in_a_hurry = Case(When(kind=MailKind.SIGN_IN_CODE, then="1"), default="2")
    return await _due(now).annotate(turn=in_a_hurry).order_by("turn", "due_at", "id").limit(BATCH)


async def _send_batch(
    batch: list[OutgoingMail], now: datetime, transport: Transport, stop_at: float
) -> int:
    waiting = iter(batch)

    async def bring_away() -> int:
        sent = 0
        for mail in waiting:
            if time.monotonic() >= stop_at:
                break
            sent += await _claim_and_send(mail, now, transport)
        return sent

    return sum(await asyncio.gather(*(bring_away() for _ in range(transport.at_once))))


async def _claim_and_send(mail: OutgoingMail, now: datetime, transport: Transport) -> bool:
    claimed = await _due(now).filter(id=mail.id).update(claimed_at=now)
    if not claimed:
        return False
    try:
        await transport.carry(mail)
    except TryLater as answer:
        await _keep_for_later(mail, now, str(answer))
    except GaveUp as answer:
        await _give_up(mail, now, str(answer))
    else:
        await _mark(mail, sent_at=now, subject="", text="", last_answer="")
        return True
    return False


async def _keep_for_later(mail: OutgoingMail, now: datetime, answer: str) -> None:
    if now - mail.created_at >= GIVE_UP_AFTER:
        await _give_up(mail, now, answer)
    else:
        await _mark(mail, due_at=now + _wait_after(mail.tries + 1), last_answer=answer)


async def _give_up(mail: OutgoingMail, now: datetime, answer: str) -> None:
    # its code may still work, and digits stand in the subject too
    await _mark(mail, failed_at=now, subject="", text="", last_answer=answer)


def _wait_after(tries: int) -> timedelta:
    """10 s, 40 s, 3 min, 11 min, 43 min, 3 h, then 6 h each time."""
    wait = FIRST_WAIT.total_seconds() * 4.0 ** (tries - 1)
    return timedelta(seconds=min(wait, LONGEST_WAIT.total_seconds()))


async def _mark(mail: OutgoingMail, *, last_answer: str, **outcome: datetime | str) -> None:
    await OutgoingMail.filter(id=mail.id, sent_at=None).update(
        claimed_at=None, tries=mail.tries + 1, last_answer=last_answer[:LONGEST_ANSWER], **outcome
    )
