"""Days, times and lists as people write them, by Babel, in the language of the moment."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_time
from babel.lists import format_list

from services import clock
from services.texts import _, language

DAYS_A_WEEK = 7


def time_of_day(moment: datetime) -> str:
    """ "14.32" in Dutch, "14:32" in English."""
    pattern = "H.mm" if language() == "nl" else "H:mm"
    return format_time(clock.at_school(moment).time(), pattern, locale=language())


def long_day(day: date) -> str:
    """ "dinsdag 24 november"; with the year when it is another one."""
    pattern = "EEEE d MMMM" if day.year == clock.today().year else "EEEE d MMMM y"
    return _date(day, pattern, language())


def short_day(day: date) -> str:
    """ "di 24", in a strip of days; "di 1 dec" in another month."""
    pattern = "EEEEEE d" if day.month == clock.today().month else "EEEEEE d MMM"
    return _date(day, pattern, language())


def coming_day(day: date) -> str:
    """ "vandaag", "morgen", "maandag" within a week, or else the day itself."""
    days_ahead = (day - clock.today()).days
    if days_ahead in {0, 1}:
        return _("tomorrow") if days_ahead else _("today")
    return _date(day, "EEEE", language()) if 1 < days_ahead < DAYS_A_WEEK else long_day(day)


def day_heading(day: date) -> str:
    """ "Vandaag", "Gisteren", or the day itself with a capital."""
    days_ago = (clock.today() - day).days
    if days_ago == 0:
        return _("Today")
    if days_ago == 1:
        return _("Yesterday")
    written = long_day(day)
    return written[0].upper() + written[1:]


def listed(names: Sequence[str]) -> str:
    """ "Elif en Deniz"."""
    return _list(tuple(names), language())


# Babel looks its patterns up anew each time; a page has a dozen of the same few days and families


@lru_cache(1000)
def _date(day: date, pattern: str, spoken: str) -> str:
    return format_date(day, pattern, locale=spoken)


@lru_cache(1000)
def _list(names: tuple[str, ...], spoken: str) -> str:
    return format_list(list(names), locale=spoken)
