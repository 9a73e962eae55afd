"""School days: on which days the school is open, and what the others are called."""

from datetime import date, timedelta

from models import Break, SchoolYear
from services.texts import _

ONE_DAY = timedelta(days=1)
SATURDAY = 6  # of ISO 8601, where Monday is 1


def is_weekend(day: date) -> bool:
    return day.isoweekday() >= SATURDAY


async def closed_days(year: SchoolYear, first: date, last: date) -> dict[date, str]:
    """The days from `first` to `last` on which the school is closed, with the name of the holiday
    in the school's own words. Weekends outside a holiday are not among them. One query."""
    breaks = await Break.filter(
        school_year_id=year.id, first_day__lte=last, last_day__gte=first
    ).order_by("first_day", "id")
    named = {
        day: closed.name
        for closed in breaks
        for day in days_between(max(first, closed.first_day), min(last, closed.last_day))
    }
    outside = _("Not in this school year")
    return {
        day: named.get(day, outside)
        for day in days_between(first, last)
        if day in named or not year.first_day <= day <= year.last_day
    }


async def next_school_days(year: SchoolYear, first: date, count: int) -> list[date]:
    """The first so many school days from `first` on, as far as the year has them. One query."""
    start = max(first, year.first_day)
    closed = await closed_days(year, start, year.last_day)
    open_days = [
        day
        for day in days_between(start, year.last_day)
        if day not in closed and not is_weekend(day)
    ]
    return open_days[:count]


def days_between(first: date, last: date) -> list[date]:
    """Both included; none when the last one comes before the first."""
    return [first + number * ONE_DAY for number in range((last - first).days + 1)]


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
