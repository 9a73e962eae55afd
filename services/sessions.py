"""Sessions: the browsers in which people are signed in.

They live in the database, so that they can be ended. The browser has a random token, and the
database only its hash.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tortoise.queryset import QuerySetSingle

from models import Person, Role, Session
from services import audit, clock, events
from services.prepared import prepared
from services.sealing import sealed
from services.transactions import after_commit, unit_of_work

LONGEST = timedelta(days=90)  # for everybody; then a parent types six digits again
STAFF_IDLE = timedelta(hours=12)  # a tablet that is left at school on Friday is closed on Saturday
NOTED_EVERY = timedelta(minutes=5)  # that somebody is still there: not a write for each request


@dataclass(frozen=True, kw_only=True)
class SessionView:
    """One browser, as its own person sees it in a list."""

    device: str
    since: datetime
    seen_at: datetime
    is_this_one: bool


async def open_session(person: Person, device: str) -> str:
    """Sign somebody in on a device, and return the token that its browser keeps."""
    token, now = secrets.token_urlsafe(32), clock.now()
    async with unit_of_work():
        session = await Session.create(
            token_hash=_sealed(token),
            person=person,
            device=device,
            created_at=now,
            seen_at=now,
            expires_at=_end_of(person, created_at=now, seen_at=now),
        )
        await audit.record(person, "session.opened", session.id)
    return token


async def session_with(token: str, *, is_somebody_there: bool = True) -> Session | None:
    """The session that this token opens, with its person; None when it has ended. Notes now and
    then that somebody is there, which keeps the session of a teacher open; a page that asks for
    news by itself is nobody."""
    now = clock.now()
    session = await _session_of(_sealed(token))
    if session is None or session.expires_at <= now:
        return None
    if is_somebody_there and now - session.seen_at >= NOTED_EVERY:
        end = _end_of(session.person, created_at=session.created_at, seen_at=now)
        await Session.filter(id=session.id).update(seen_at=now, expires_at=end)
    return session


@prepared
def _session_of(token_hash: str) -> QuerySetSingle[Session | None]:
    return Session.get_or_none(token_hash=token_hash).select_related("person")


async def is_open(session_id: int) -> bool:
    return await Session.exists(id=session_id, expires_at__gt=clock.now())


async def sessions_of(session: Session) -> list[SessionView]:
    """Where the person of this session is signed in; the last used first."""
    own = Session.filter(person_id=session.person_id, expires_at__gt=clock.now())
    return [
        SessionView(
            device=one.device,
            since=one.created_at,
            seen_at=one.seen_at,
            is_this_one=one.id == session.id,
        )
        for one in await own.order_by("-seen_at", "-id")
    ]


async def end_session(session: Session) -> None:
    """Sign out in one browser, also in its other windows."""
    async with unit_of_work():
        if await Session.filter(id=session.id).delete():
            await audit.record(session.person, "session.ended", session.id)
            _announce(session.person_id, [session.id])


async def end_all_sessions(person: Person) -> None:
    """Sign out everywhere, at once."""
    async with unit_of_work():
        ended = [session.id for session in await Session.filter(person=person)]
        await Session.filter(id__in=ended).delete()
        await audit.record(person, "session.all_ended")
        _announce(person.id, ended)


async def purge_sessions(now: datetime) -> int:
    """Strike off the sessions whose end has come, and return how many. Pages that are still open
    close. Safe to run twice at once."""
    purged = 0
    for session in await Session.filter(expires_at__lte=now):
        # the end is asked again: the teacher may have come back in the meantime
        if await Session.filter(id=session.id, expires_at__lte=now).delete():
            _announce(session.person_id, [session.id])
            purged += 1
    return purged


def _announce(person_id: int, session_ids: Sequence[int]) -> None:
    ended = events.SessionsEnded(person_id=person_id, session_ids=frozenset(session_ids))
    after_commit(lambda: events.sessions_ended.emit(ended))


def _end_of(person: Person, *, created_at: datetime, seen_at: datetime) -> datetime:
    """Counted in UTC: twelve hours on the clock are not always twelve hours."""
    latest = created_at.astimezone(UTC) + LONGEST
    idle = seen_at.astimezone(UTC) + STAFF_IDLE
    return latest if person.role is Role.PARENT else min(latest, idle)


def _sealed(token: str) -> str:
    return sealed("session", token)
