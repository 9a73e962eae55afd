"""When the demo school is open: holidays as in the south of the country, whatever year it is.

A real school enters its own; these days are nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from models import BreakKind
from services.school_years import days_of_year, year_name_of

FRIDAY = 5  # of ISO 8601, where Monday is 1
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Closed:
    """Days on which nobody comes."""

    kind: BreakKind
    name: str
    first_day: date
    last_day: date


def closed_days(year_name: str) -> list[Closed]:
    """The holidays and study days of a school year, in their order."""
    first_day, last_day = days_of_year(year_name)
    autumn, spring = first_day.year, last_day.year
    christmas = _monday_of(date(autumn, 12, 25)) - 2 * ONE_DAY
    easter = easter_sunday(spring)
    study = BreakKind.STUDY_DAY
    days = [
        _closed("Zomervakantie", first_day, date.fromisocalendar(autumn, 34, 7)),
        _closed("Studiedag", *_one(date.fromisocalendar(autumn, 40, 1)), study),
        _closed("Herfstvakantie", *_weeks(autumn, 42, 1)),
        _closed("Studiedag", *_one(date.fromisocalendar(autumn, 49, FRIDAY)), study),
        _closed("Kerstvakantie", christmas, christmas + 15 * ONE_DAY),
        _closed("Carnavalsvakantie", easter - 50 * ONE_DAY, easter - 42 * ONE_DAY),
        _closed("Studiedag", *_one(easter - 25 * ONE_DAY), study),
        _closed("Paasweekend", easter - 2 * ONE_DAY, easter + ONE_DAY),
        _closed("Meivakantie", *_weeks(spring, 16, 2)),
        _closed("Hemelvaart", easter + 39 * ONE_DAY, easter + 40 * ONE_DAY),
        _closed("Tweede Pinksterdag", *_one(easter + 50 * ONE_DAY)),
        _closed("Studiedag", *_one(date.fromisocalendar(spring, 25, FRIDAY)), study),
        _closed("Zomervakantie", date.fromisocalendar(spring, 28, 6), last_day),
    ]
    return sorted(days, key=lambda closed: closed.first_day)


def open_days(year_name: str, until: date) -> list[date]:
    """The days of a school year on which the children came, up to and including this one."""
    first_day, last_day = days_of_year(year_name)
    closed = closed_days(year_name)
    count = (min(until, last_day) - first_day).days + 1
    days = [first_day + number * ONE_DAY for number in range(count)]
    return [day for day in days if _is_open(day, closed)]


def year_to_show(today: date) -> str:
    """The school year of today. Until its first school day there is nothing to see in it: then it
    is the year before, which goes on in the demo until the school opens again."""
    name = year_name_of(today)
    if open_days(name, today):
        return name
    return year_name_of(days_of_year(name)[0] - ONE_DAY)


def last_weeks(today: date, count: int) -> list[list[date]]:
    """The school days of the last weeks that had any, today's week included; oldest first."""
    days = open_days(year_to_show(today), today)
    weeks = [list(week) for _monday, week in groupby(days, key=_monday_of)]
    return weeks[-count:]


def easter_sunday(year: int) -> date:
    """Meeus, Astronomical Algorithms, chapter 8: the Gregorian Easter."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _closed(
    name: str, first_day: date, last_day: date, kind: BreakKind = BreakKind.HOLIDAY
) -> Closed:
    return Closed(kind=kind, name=name, first_day=first_day, last_day=last_day)


def _one(day: date) -> tuple[date, date]:
    return day, day


def _weeks(year: int, after_week: int, count: int) -> tuple[date, date]:
    """From the Saturday of a week to the Sunday so many weeks later."""
    saturday = date.fromisocalendar(year, after_week, 6)
    return saturday, saturday + timedelta(weeks=count) + ONE_DAY


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _is_open(day: date, closed: Sequence[Closed]) -> bool:
    is_weekend = day.isoweekday() > FRIDAY
    return not is_weekend and not any(one.first_day <= day <= one.last_day for one in closed)
