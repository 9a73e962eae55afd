"""Weeks at a desk: what was told, what is planned, and which days still have room."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from models import Person, Post, PostState, SchoolYear
from services import clock, school_days
from services.desks import Desk, desk_for
from services.policies import posting, resting

DAYS_TO_PLAN = 10  # two weeks of school: who plans further ahead plans a calendar
ALL_DAYS = 366  # of a school year, leap days included


class DayState(StrEnum):
    """What a day of a desk holds."""

    POSTED = "posted"
    PLANNED = "planned"
    WITHDRAWN = "withdrawn"
    ROOM = "room"
    PAST = "past"  # and nothing was told
    CLOSED = "closed"


HELD = {
    PostState.OUT: DayState.POSTED,
    PostState.PLANNED: DayState.PLANNED,
    PostState.WITHDRAWN: DayState.WITHDRAWN,
}


@dataclass(frozen=True, kw_only=True)
class WeekDay:
    """One day of the strip above the composer."""

    day: date
    state: DayState
    is_today: bool
    closed: str = ""  # the name of the holiday
    title: str = ""  # of the message that holds the day
    post_public_id: str = ""
    at: datetime | None = None  # when that went out, or will


@dataclass(frozen=True, kw_only=True)
class Week:
    """Monday to Friday of a desk."""

    desk: Desk
    days: tuple[WeekDay, ...]


@dataclass(frozen=True, kw_only=True)
class PlanDay:
    """A school day to plan for; `why_not` is a sentence, when it has no room."""

    day: date
    why_not: str = ""

    @property
    def has_room(self) -> bool:
        return not self.why_not


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What the first button offers: to publish now, or at a later moment (P15)."""

    at: datetime | None = None  # nothing: now
    is_quiet: bool = False  # it is evening, weekend or a holiday
    why_not_now: str = ""  # a sentence, when today has no room


async def week_of(author: Person, desk_key: str, day: date) -> Week:
    """The school week of this day; of a weekend, the week to come. The same few queries, whatever
    is in it. Raises NotFound for who may not publish there."""
    desk = await desk_for(author, desk_key)
    monday = school_days.monday_of(day + timedelta(days=2) if school_days.is_weekend(day) else day)
    days = school_days.days_between(monday, monday + timedelta(days=4))
    closed = await school_days.closed_days(await _year_of(desk), days[0], days[-1])
    held = await _held(desk, days[0], days[-1])
    return Week(
        desk=desk,
        days=tuple(_week_day(day, closed.get(day, ""), held.get(day)) for day in days),
    )


async def days_to_plan(author: Person, desk_key: str) -> list[PlanDay]:
    """The next school days, today included when it is one, each with room or the reason why not.
    Raises NotFound for who may not publish there."""
    desk = await desk_for(author, desk_key)
    today = clock.today()
    days = await school_days.next_school_days(await _year_of(desk), today, DAYS_TO_PLAN)
    held = await _held(desk, today, days[-1]) if days else {}
    return [PlanDay(day=day, why_not=_why_not(desk, day, held)) for day in days]


async def offer(author: Person, desk_key: str) -> Offer:
    """What the first button offers at this moment: in quiet hours, and when today is full, the
    first school morning with room. Raises NotFound for who may not publish there."""
    desk = await desk_for(author, desk_key)
    now, year = clock.now(), await _year_of(desk)
    today = clock.at_school(now).date()
    open_days = await school_days.next_school_days(year, today, ALL_DAYS)
    held = await _held(desk, today, max(today, year.last_day))
    with_room = [day for day in open_days if day not in held]
    return Offer(
        at=resting.moment_to_offer(now, with_room),  # a day that is full is as good as closed
        is_quiet=resting.is_quiet(now, open_days),
        why_not_now=_why_not(desk, today, held),
    )


async def _year_of(desk: Desk) -> SchoolYear:
    return await SchoolYear.get(id=desk.school_year_id)


async def _held(desk: Desk, first: date, last: date) -> Mapping[date, Post]:
    """The days that have no room for another message (P1), and what holds them."""
    if desk.is_of_school:
        posts = await Post.filter(school_day__gte=first, school_day__lte=last)
        return {post.school_day: post for post in posts if post.school_day}
    posts = await Post.filter(
        group_id=desk.group_id, counts_for_day__gte=first, counts_for_day__lte=last
    )
    return {post.counts_for_day: post for post in posts if post.counts_for_day}


def _why_not(desk: Desk, day: date, held: Mapping[date, Post]) -> str:
    return posting.no_room(desk, day, held[day].state).sentence() if day in held else ""


def _week_day(day: date, closed: str, post: Post | None) -> WeekDay:
    today = clock.today()
    if post is not None:
        return WeekDay(
            day=day,
            state=HELD[post.state],
            is_today=day == today,
            closed=closed,
            title=post.title,
            post_public_id=post.public_id,
            at=post.published_at,
        )
    if day == today:  # who has something to tell on a day off may do so
        state = DayState.ROOM
    elif closed:
        state = DayState.CLOSED
    else:
        state = DayState.ROOM if day > today else DayState.PAST
    return WeekDay(day=day, state=state, is_today=day == today, closed=closed)
