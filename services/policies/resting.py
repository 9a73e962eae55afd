"""When the school and its parents rest."""

from collections.abc import Sequence
from datetime import date, datetime, time

from services import clock

QUIET_FROM, QUIET_UNTIL = time(19), time(7)  # on school days; all other days are quiet as a whole
MORNING = time(7, 30)  # when parents pack bags, and look


def moment_to_offer(now: datetime, school_days: Sequence[date]) -> datetime | None:
    """P15. In the evening, at weekends and in holidays, the next school morning is offered first.

    Nothing at school hours, and when no school day is left. `school_days` are those to come, today
    included when it is one, in their order.
    """
    if not is_quiet(now, school_days):
        return None
    return next((moment for moment in mornings(school_days) if moment > now), None)


def is_quiet(now: datetime, school_days: Sequence[date]) -> bool:
    """Whether this is a moment of rest: before 7.00, from 19.00, and the whole day when the school
    is closed."""
    here = clock.at_school(now)
    is_daytime = QUIET_UNTIL <= here.time() < QUIET_FROM
    return here.date() not in school_days or not is_daytime


def mornings(school_days: Sequence[date]) -> list[datetime]:
    """The moment on each of these days at which a message is welcome."""
    return [datetime.combine(day, MORNING, clock.SCHOOL_ZONE) for day in school_days]
