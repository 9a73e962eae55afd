"""For when a message may be planned."""

from datetime import UTC, date, datetime, timedelta

from services.errors import Refusal
from services.policies.posting import AboutADay
from services.school_days import is_weekend
from services.texts import N_

AHEAD = timedelta(minutes=1)  # what is due sooner is published now, by a button of its own


class TooSoonToPlan(Refusal):
    message = N_("Choose a moment that is still to come, or publish the message now.")


class NoSchoolThatDay(AboutADay):
    message = N_("There is no school on {day}. Choose a school day.")


class HolidayThatDay(NoSchoolThatDay):
    message = N_("There is no school on {day} ({holiday}). Choose a school day.")


def a_plan_is_for_a_moment_to_come(publish_at: datetime, now: datetime) -> None:
    """More than a minute of real time ahead, also in the nights when the clocks change."""
    if publish_at.astimezone(UTC) - now.astimezone(UTC) <= AHEAD:
        raise TooSoonToPlan


def a_plan_is_for_a_school_day(day: date, holiday: str = "") -> None:
    """A day on which nobody is at school is not planned for: what comes out then lies unread under
    the next message, and nobody is there to mend it. Who has news on such a day publishes it now.

    `holiday`: what the day is called, when the school is closed.
    """
    if holiday:
        raise HolidayThatDay(day=day, holiday=holiday)
    if is_weekend(day):
        raise NoSchoolThatDay(day=day)
