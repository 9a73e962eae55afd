"""Days as people write them."""

from datetime import date

import pytest

from services import clock, formats
from services.texts import speaking
from tests.moments import moment


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (date(2026, 3, 4), "vandaag", "today"),
        (date(2026, 3, 5), "morgen", "tomorrow"),
        (date(2026, 3, 6), "vrijdag", "Friday"),
        (date(2026, 3, 10), "dinsdag", "Tuesday"),
        (date(2026, 3, 11), "woensdag 11 maart", "Wednesday 11 March"),
        (date(2026, 3, 3), "dinsdag 3 maart", "Tuesday 3 March"),  # it has been
        (date(2027, 1, 4), "maandag 4 januari 2027", "Monday 4 January 2027"),
    ],
)
def test_a_day_to_come_is_called_as_people_call_it(day: date, dutch: str, english: str) -> None:
    assert formats.coming_day(day) == dutch
    with speaking("en"):
        assert formats.coming_day(day) == english


@pytest.mark.parametrize(
    ("now", "day", "called"),
    [
        ("2026-03-04T23:59", date(2026, 3, 5), "morgen"),
        ("2026-03-05T00:00", date(2026, 3, 5), "vandaag"),
        ("2026-03-28T23:59", date(2026, 3, 30), "maandag"),  # the clocks go forward in between
        ("2026-03-29T00:30", date(2026, 3, 30), "morgen"),
        ("2025-10-26T02:30", date(2025, 10, 27), "morgen"),  # and back
        ("2025-12-31T23:59", date(2026, 1, 1), "morgen"),
        ("2025-12-31T23:59", date(2026, 1, 5), "maandag"),
        ("2025-12-24T12:00", date(2026, 1, 5), "maandag 5 januari 2026"),
    ],
)
def test_tomorrow_is_tomorrow_on_the_schools_clock(
    monkeypatch: pytest.MonkeyPatch, now: str, day: date, called: str
) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment(now))

    assert formats.coming_day(day) == called


def test_a_day_in_a_strip_is_short() -> None:
    days = [date(2026, 3, 2 + number) for number in range(5)]

    assert [formats.short_day(day) for day in days] == ["ma 2", "di 3", "wo 4", "do 5", "vr 6"]
    with speaking("en"):
        assert formats.short_day(days[0]) == "Mo 2"


def test_in_a_strip_a_day_of_another_month_has_its_month() -> None:
    days = [date(2026, 2, 27), date(2026, 3, 31), date(2026, 4, 1)]

    assert [formats.short_day(day) for day in days] == ["vr 27 feb", "di 31", "wo 1 apr"]
    with speaking("en"):
        assert formats.short_day(days[0]) == "Fr 27 Feb"
