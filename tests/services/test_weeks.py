"""What the week of a desk holds, which days have room, and what the first button offers."""

from datetime import date, timedelta

import pytest

from models import Group, Person, Post, PostState
from services import clock, corrections, planning, posts, weeks
from services.desks import SCHOOL_DESK
from services.errors import NotFound
from services.messages import Message
from services.weeks import DayState
from tests.counting import queries_counted
from tests.factories import a_group, a_leader, a_parent, a_post, a_teacher
from tests.moments import moment
from tests.school_days import a_break

WORDS = Message(title="Naar het bos", text="We zochten bladeren.")
TODAY = date(2026, 3, 4)  # a Wednesday


def let_it_be(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment(written))


async def plan(teacher: Person, group: Group, written: str) -> Post:
    return await planning.plan_post(teacher, group.public_id, WORDS, moment(written))


async def test_a_week_shows_what_was_told_what_is_planned_and_where_there_is_room() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    told = await a_post(group=group, author=teacher, title="Brood bakken", days_ago=2)
    planned = await plan(teacher, group, "2026-03-05T07:30")
    await a_break("Studiedag", date(2026, 3, 6))

    week = await weeks.week_of(teacher, group.public_id, TODAY)

    assert [day.day.day for day in week.days] == [2, 3, 4, 5, 6]
    assert [day.state for day in week.days] == [
        DayState.POSTED,
        DayState.PAST,
        DayState.ROOM,
        DayState.PLANNED,
        DayState.CLOSED,
    ]
    assert [day.is_today for day in week.days] == [False, False, True, False, False]
    monday, _tuesday, _wednesday, thursday, friday = week.days
    assert (monday.title, monday.post_public_id) == ("Brood bakken", told.public_id)
    assert (thursday.at, thursday.post_public_id) == (planned.published_at, planned.public_id)
    assert friday.closed == "Studiedag"


async def test_a_withdrawn_message_keeps_its_day_and_one_taken_back_does_not() -> None:
    group, other = await a_group(), await a_group()
    leader = await a_leader()
    gone = await posts.publish_post(leader, group.public_id, WORDS)
    await corrections.withdraw_post(leader, gone.public_id)
    undone = await posts.publish_post(leader, other.public_id, WORDS)
    await corrections.take_back(leader, undone.public_id)

    states = [
        (await weeks.week_of(leader, each.public_id, TODAY)).days[2].state
        for each in (group, other)
    ]

    assert states == [DayState.WITHDRAWN, DayState.ROOM]


async def test_a_weekend_shows_the_week_to_come() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)

    for day in (7, 8):
        week = await weeks.week_of(teacher, group.public_id, date(2026, 3, day))
        assert week.days[0].day == date(2026, 3, 9)


async def test_a_day_off_has_room_today_only() -> None:
    group = await a_group()
    await a_break("Voorjaarsvakantie", date(2026, 3, 2), date(2026, 3, 6))

    week = await weeks.week_of(await a_teacher(of=group), group.public_id, TODAY)

    assert [day.state for day in week.days] == [
        DayState.CLOSED,
        DayState.CLOSED,
        DayState.ROOM,
        DayState.CLOSED,
        DayState.CLOSED,
    ]
    assert {day.closed for day in week.days} == {"Voorjaarsvakantie"}


@pytest.mark.parametrize("day", [date.min, date.max, date(2026, 8, 3)])
async def test_days_outside_the_school_year_say_so(day: date) -> None:
    group = await a_group()

    week = await weeks.week_of(await a_teacher(of=group), group.public_id, day)

    assert {day.closed for day in week.days} == {"Buiten dit schooljaar"}


async def test_a_week_asks_no_more_when_there_is_more_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    with queries_counted(monkeypatch) as of_an_empty_week:
        await weeks.week_of(teacher, group.public_id, TODAY)
    for days_ago in range(3):
        await a_post(group=group, author=teacher, days_ago=days_ago)
    await a_break("Studiedag", date(2026, 3, 6))

    with queries_counted(monkeypatch) as of_a_full_one:
        await weeks.week_of(teacher, group.public_id, TODAY)

    assert len(of_a_full_one) == len(of_an_empty_week) <= 6


async def test_p1_days_to_plan_say_why_they_have_no_room() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    await a_post(group=group, author=teacher)
    await plan(teacher, group, "2026-03-05T07:30")
    await a_break("Studiedag", date(2026, 3, 6))

    days = await weeks.days_to_plan(teacher, group.public_id)

    assert [(day.day.day, day.has_room) for day in days[:4]] == [
        (4, False),
        (5, False),
        (9, True),
        (10, True),
    ]
    assert len(days) == 10
    assert days[0].why_not.startswith("De Gorgels heeft vandaag al een bericht.")
    assert days[1].why_not == (
        "De Gorgels heeft voor donderdag 5 maart al een bericht gepland. Kies een andere dag."
    )


async def test_at_the_end_of_the_year_there_are_fewer_days_to_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_it_be(monkeypatch, "2026-07-29T10:00")
    group = await a_group()
    teacher = await a_teacher(of=group)

    days = await weeks.days_to_plan(teacher, group.public_id)
    let_it_be(monkeypatch, "2026-08-01T10:00")
    afterwards = await weeks.days_to_plan(teacher, group.public_id)

    assert [day.day for day in days] == [date(2026, 7, 29), date(2026, 7, 30), date(2026, 7, 31)]
    assert afterwards == []


async def test_p15_at_school_hours_publishing_now_is_offered() -> None:
    group = await a_group()

    offer = await weeks.offer(await a_teacher(of=group), group.public_id)

    assert (offer.at, offer.is_quiet, offer.why_not_now) == (None, False, "")


@pytest.mark.parametrize(
    ("now", "at"),
    [
        ("2026-03-04T19:00", "2026-03-09T07:30"),  # Thursday is planned, Friday is off
        ("2026-03-05T06:00", "2026-03-09T07:30"),
        ("2026-03-06T12:00", "2026-03-09T07:30"),
        ("2026-03-09T06:59", "2026-03-09T07:30"),
        ("2026-03-28T12:00", "2026-03-30T07:30"),  # the clocks change in between
    ],
)
async def test_p15_in_quiet_hours_the_first_morning_with_room_is_offered(
    monkeypatch: pytest.MonkeyPatch, now: str, at: str
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    await plan(teacher, group, "2026-03-05T08:00")
    await a_break("Studiedag", date(2026, 3, 6))
    let_it_be(monkeypatch, now)

    offer = await weeks.offer(teacher, group.public_id)

    assert (offer.at, offer.is_quiet) == (moment(at), True)


async def test_p1_when_today_is_full_the_next_morning_is_offered_also_at_school_hours() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    await a_post(group=group, author=teacher)

    offer = await weeks.offer(teacher, group.public_id)

    assert (offer.at, offer.is_quiet) == (moment("2026-03-05T07:30"), False)
    assert offer.why_not_now.startswith("De Gorgels heeft vandaag al een bericht.")


async def test_p15_after_the_last_school_day_there_is_only_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_it_be(monkeypatch, "2026-07-31T20:00")
    group = await a_group()

    offer = await weeks.offer(await a_teacher(of=group), group.public_id)

    assert (offer.at, offer.is_quiet) == (None, True)


async def test_the_school_has_a_week_of_its_own() -> None:
    group = await a_group()
    leader = await a_leader()
    await a_post(group=group)
    to_all = Message(title="Studiedag", text="Vrij.", audience=(group.public_id,))
    tomorrow = clock.now() + timedelta(days=1)
    await planning.plan_post(leader, SCHOOL_DESK, to_all, tomorrow)

    week = await weeks.week_of(leader, SCHOOL_DESK, TODAY)
    of_group = await weeks.week_of(leader, group.public_id, TODAY)

    assert [day.state for day in week.days[2:4]] == [DayState.ROOM, DayState.PLANNED]
    assert [day.state for day in of_group.days[2:4]] == [DayState.POSTED, DayState.ROOM]


async def test_p4_a_week_is_for_who_writes_there() -> None:
    group, elsewhere = await a_group(), await a_group()
    strangers = await a_teacher(of=elsewhere), await a_parent(group=group)

    for stranger in strangers:
        for key in (group.public_id, SCHOOL_DESK):
            with pytest.raises(NotFound):
                await weeks.week_of(stranger, key, TODAY)
            with pytest.raises(NotFound):
                await weeks.days_to_plan(stranger, key)
            with pytest.raises(NotFound):
                await weeks.offer(stranger, key)


def test_every_state_of_a_post_that_holds_a_day_is_shown() -> None:
    assert set(weeks.HELD) == set(PostState) - {PostState.TAKEN_BACK}
