"""When the school rests, and what is offered then."""

from datetime import UTC, date

import pytest

from services.policies import resting
from tests.moments import moment

# a week before the clocks go forward (Sunday 29 March), with Friday 27 March off
SCHOOL_DAYS = [date(2026, 3, day) for day in (25, 26, 30, 31)]


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        ("2026-03-25T06:59", "2026-03-25T07:30"),
        ("2026-03-25T00:00", "2026-03-25T07:30"),
        ("2026-03-25T19:00", "2026-03-26T07:30"),
        ("2026-03-25T23:59:59", "2026-03-26T07:30"),
        ("2026-03-26T19:00", "2026-03-30T07:30"),
        ("2026-03-27T12:00", "2026-03-30T07:30"),
        ("2026-03-28T12:00", "2026-03-30T07:30"),
        ("2026-03-29T01:59", "2026-03-30T07:30"),
        ("2026-03-29T03:00", "2026-03-30T07:30"),
    ],
    ids=[
        "before seven", "midnight", "from seven", "late", "before a day off", "a day off",
        "Saturday", "before the clocks change", "after it",
    ],
)  # fmt: skip
def test_p15_in_quiet_hours_the_next_school_morning_is_offered(now: str, offered: str) -> None:
    assert resting.moment_to_offer(moment(now), SCHOOL_DAYS) == moment(offered)


@pytest.mark.parametrize("now", ["2026-03-25T07:00", "2026-03-25T12:00", "2026-03-25T18:59:59"])
def test_p15_at_school_hours_it_is_now(now: str) -> None:
    assert resting.moment_to_offer(moment(now), SCHOOL_DAYS) is None


def test_p15_after_the_last_school_day_there_is_no_morning_to_offer() -> None:
    now = moment("2026-03-31T20:00")

    assert resting.is_quiet(now, SCHOOL_DAYS)
    assert resting.moment_to_offer(now, SCHOOL_DAYS) is None


@pytest.mark.parametrize(
    ("friday", "monday", "in_utc"),
    [
        ("2026-03-27T20:00", date(2026, 3, 30), "05:30"),
        ("2026-10-23T20:00", date(2026, 10, 26), "06:30"),
    ],
    ids=["clocks go forward", "clocks go back"],
)
def test_p15_half_past_seven_is_that_of_the_schools_clock(
    friday: str, monday: date, in_utc: str
) -> None:
    offered = resting.moment_to_offer(moment(friday), [monday])

    assert offered is not None
    assert offered.astimezone(UTC).strftime("%H:%M") == in_utc
