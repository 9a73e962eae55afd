"""Sessions: how long they last, and how they end."""

from datetime import UTC, datetime, timedelta

import pytest

from models import Person, Role, Session
from services import clock, events, sessions
from services.transactions import unit_of_work
from tests.factories import a_group, a_leader, a_parent, a_person, a_teacher

PHONE, TABLET = "iPhone · Safari", "iPad · Safari"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch, wednesday: datetime) -> "Clock":
    return Clock(monkeypatch, wednesday)


class Clock:
    """Lets time pass."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, begin: datetime) -> None:
        self.monkeypatch, self.begin = monkeypatch, begin.astimezone(UTC)

    def after(self, **time: float) -> datetime:
        moment = self.begin + timedelta(**time)
        self.monkeypatch.setattr(clock, "now", lambda: moment)
        return moment


@pytest.fixture
def ended() -> list[events.SessionsEnded]:
    """What open pages hear."""
    heard: list[events.SessionsEnded] = []
    events.sessions_ended.subscribe(heard.append)
    return heard


async def opened(person: Person, device: str = PHONE) -> tuple[str, Session]:
    token = await sessions.open_session(person, device)
    session = await sessions.session_with(token)
    assert session is not None
    return token, session


async def test_a_token_opens_its_own_session_only() -> None:
    bo, jan = await a_person(), await a_person()
    token, session = await opened(bo)
    await opened(jan)

    assert session.person == bo
    assert await sessions.session_with(token + "x") is None
    assert await sessions.session_with("") is None
    assert await sessions.is_open(session.id)


async def test_the_database_does_not_hold_the_token() -> None:
    token, session = await opened(await a_person())

    assert token not in str(await Session.all().values())
    assert await sessions.session_with(session.token_hash) is None


async def test_a_parent_stays_signed_in_for_ninety_days(later: Clock) -> None:
    token, session = await opened(await a_parent(group=await a_group()))

    for days in (30, 89.9):
        later.after(days=days)
        assert await sessions.session_with(token) is not None
    later.after(days=90)

    assert await sessions.session_with(token) is None
    assert not await sessions.is_open(session.id)


async def test_staff_is_signed_out_after_twelve_idle_hours(later: Clock) -> None:
    for person in (await a_teacher(of=await a_group()), await a_leader()):
        later.after()
        token, _session = await opened(person)

        for hours in (11.9, 23.7):  # busy in the meantime
            later.after(hours=hours)
            assert await sessions.session_with(token) is not None
        later.after(hours=23.7 + 12)
        assert await sessions.session_with(token) is None


async def test_staff_signs_in_anew_after_ninety_days_however_busy(later: Clock) -> None:
    token, _session = await opened(await a_teacher(of=await a_group()))

    for half_days in range(1, 180):
        later.after(hours=half_days * 12 - 0.1)
        await sessions.session_with(token)
    later.after(days=90)

    assert await sessions.session_with(token) is None


async def test_that_somebody_is_there_is_not_written_for_each_request(later: Clock) -> None:
    token, session = await opened(await a_leader())
    seen = []

    for minutes in (1, 4, 5, 6, 11):
        later.after(minutes=minutes)
        await sessions.session_with(token)
        seen.append((await Session.get(id=session.id)).seen_at - later.begin)

    assert [moment.total_seconds() / 60 for moment in seen] == [0, 0, 5, 5, 11]


async def test_a_parent_who_becomes_a_teacher_gets_the_shorter_session(later: Clock) -> None:
    person = await a_parent(group=await a_group())
    token, _session = await opened(person)
    await Person.filter(id=person.id).update(role=Role.TEACHER)

    later.after(hours=1)
    await sessions.session_with(token)
    later.after(hours=13)

    assert await sessions.session_with(token) is None


async def test_signing_out_ends_this_browser_alone(ended: list[events.SessionsEnded]) -> None:
    person = await a_person()
    token, session = await opened(person)
    other_token, _other = await opened(person, TABLET)

    for _press in range(2):
        await sessions.end_session(session)

    assert await sessions.session_with(token) is None
    assert await sessions.session_with(other_token) is not None
    one = events.SessionsEnded(person_id=person.id, session_ids=frozenset({session.id}))
    assert ended == [one]


async def test_signing_out_everywhere_works_at_once(ended: list[events.SessionsEnded]) -> None:
    person, neighbour = await a_person(), await a_person()
    pairs = [await opened(person), await opened(person, TABLET)]
    kept, _session = await opened(neighbour)

    await sessions.end_all_sessions(person)

    for token, session in pairs:
        assert await sessions.session_with(token) is None
        assert not await sessions.is_open(session.id)
    assert await sessions.session_with(kept) is not None
    ids = frozenset(session.id for _token, session in pairs)
    assert ended == [events.SessionsEnded(person_id=person.id, session_ids=ids)]


async def test_open_pages_close_once_the_database_knows_that_the_session_is_over(
    ended: list[events.SessionsEnded],
) -> None:
    _token, session = await opened(await a_person())

    async with unit_of_work():
        await sessions.end_session(session)
        before = ended.copy()

    assert (before, len(ended)) == ([], 1)


async def test_sessions_whose_end_has_come_are_struck_off_and_their_pages_close(
    later: Clock, ended: list[events.SessionsEnded]
) -> None:
    leader, parent = await a_leader(), await a_person()
    _token, over = await opened(leader)
    token, _session = await opened(parent)

    now = later.after(hours=12)
    purged = [await sessions.purge_sessions(now) for _time in range(2)]

    assert purged == [1, 0]
    assert await sessions.session_with(token) is not None
    assert [event.session_ids for event in ended] == [frozenset({over.id})]


async def test_people_see_their_own_devices_and_nobody_elses() -> None:
    person, neighbour = await a_person(), await a_person()
    await opened(person, TABLET)
    _token, session = await opened(person, PHONE)
    await opened(neighbour, "Windows · Edge")

    views = await sessions.sessions_of(session)

    assert [(view.device, view.is_this_one) for view in views] == [(PHONE, True), (TABLET, False)]
