"""The school and its years: what year it is, and whether the school is open."""

from datetime import date

from models import School, SchoolYear
from services import clock
from services.errors import Refusal
from services.prepared import Rows, prepared
from services.texts import N_

FIRST_MONTH = 8  # a Dutch school year runs from 1 August to 31 July


class NoSchoolYear(Refusal):
    message = N_("There is no school year yet. Import the school's list first.")


async def current_school_year() -> SchoolYear:
    """The year the school is in. Raises NoSchoolYear before the first import."""
    year = await SchoolYear.get_or_none(is_current=True)
    if year is None:
        raise NoSchoolYear
    return year


async def school_name(*, unnamed: str = "Klasvenster") -> str:
    """What the school is called, or `unnamed` as long as nobody has told."""
    names = await _school_names()
    return str(names[0]["name"]) if names and names[0]["name"] else unnamed


@prepared
def _school_names() -> Rows:
    return School.filter(is_ours=True).values("name")


async def year_name_today() -> str:
    """What the year of today is called: by the school, whose year may begin on another day, or
    else by the calendar."""
    today = clock.today()
    year = await SchoolYear.get_or_none(is_current=True)
    is_now = year is not None and year.first_day <= today <= year.last_day
    return year.name if year and is_now else year_name_of(today)


def year_name_of(day: date) -> str:
    """ "2026-2027" for a day in that school year."""
    first = day.year if day.month >= FIRST_MONTH else day.year - 1
    return f"{first}-{first + 1}"


def days_of_year(name: str) -> tuple[date, date]:
    """First and last day of a year that is called "2026-2027"."""
    first, last = (int(part) for part in name.split("-"))
    return date(first, FIRST_MONTH, 1), date(last, FIRST_MONTH - 1, 31)
