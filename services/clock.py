"""The only place that asks what time it is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

SCHOOL_ZONE = ZoneInfo("Europe/Amsterdam")

_ahead = timedelta()


def now() -> datetime:
    """This moment, as the school's clock shows it."""
    return (datetime.now(UTC) + _ahead).astimezone(SCHOOL_ZONE)


def today() -> date:
    return now().date()


def at_school(moment: datetime) -> datetime:
    """The same moment, as the school's clock shows it."""
    return moment.astimezone(SCHOOL_ZONE)


def at_timestamp(seconds: float) -> datetime:
    """The moment that a library counts in seconds since 1970, as the school's clock shows it."""
    return (datetime.fromtimestamp(seconds, UTC) + _ahead).astimezone(SCHOOL_ZONE)


def travel_to(moment: datetime) -> None:
    """Let the demo's clock go on from another moment. A moment without a zone is the school's."""
    global _ahead  # noqa: PLW0603  (there is one clock)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=SCHOOL_ZONE)
    _ahead = moment.astimezone(UTC) - datetime.now(UTC)
