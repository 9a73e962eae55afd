"""What the demo school told, and when it is open, on whatever day somebody looks."""

import re
from collections import Counter
from datetime import date

import pytest

from services.demo import messages, school_days
from services.demo.families import families
from services.demo.messages import told_until
from tests.moments import moment

DAYS = {
    "a Tuesday afternoon": "2026-11-24T15:00",
    "a Monday before school": "2026-11-23T07:30",
    "a Sunday": "2026-11-29T12:00",
    "the autumn break": "2026-10-20T12:00",
    "New Year's night": "2027-01-01T00:10",
    "a study day": "2026-12-04T12:00",
    "the summer": "2026-07-25T12:00",
    "the first day of a year without a school day yet": "2026-08-01T09:00",
    "the first school day": "2026-08-24T08:00",
    "the last school day": "2026-07-10T16:30",
}


@pytest.mark.parametrize("written", DAYS.values(), ids=DAYS)
def test_each_group_told_something_in_each_of_the_last_weeks(written: str) -> None:
    now = moment(written)
    all_told = told_until(now)

    weeks = school_days.last_weeks(now.date(), 4)
    groups = {one.group for one in all_told}
    assert all(one.published_at < now for one in all_told)
    assert len(groups) == (11 if any(day < now.date() for week in weeks for day in week) else 0)
    for week in weeks:
        past = [day for day in week if day < now.date()]
        counts = Counter(one.group for one in all_told if one.published_at.date() in week)
        assert all(1 <= counts[group] <= 4 for group in groups if past)
    for group in groups:
        titles = [one.message.title for one in all_told if one.group == group]
        assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("written", DAYS.values(), ids=DAYS)
def test_p1_de_gorgels_and_de_potters_have_room_today(written: str) -> None:
    now = moment(written)

    today = {one.group for one in told_until(now) if one.published_at.date() == now.date()}

    assert not today & {"De Gorgels", "De Potters"}


def test_the_newest_message_of_the_day_before_shows_more_than_one_picture() -> None:
    all_told = told_until(moment("2026-11-24T15:00"))

    for group in ("De Gorgels", "De Potters"):
        newest = [one for one in all_told if one.group == group][-1]
        assert newest.published_at.date() == date(2026, 11, 23)
        assert len(newest.message.scenes) > 1


def test_no_message_names_a_child() -> None:
    names = {first for family in families() for first, _group in family.children}

    for message in messages.messages():
        assert not names & set(re.findall(r"\w+", f"{message.title} {message.text}"))


def test_there_are_forty_texts_and_enough_for_every_month() -> None:
    texts = messages.messages()

    assert len({message.text for message in texts}) >= 40
    for month in range(1, 13):
        for stage in ("onder", "midden", "boven", "top"):
            fitting = [one for one in texts if one.fits(stage, date(2026, month, 3))]
            assert len(fitting) >= 10


# ---- when the school is open


@pytest.mark.parametrize(
    ("year", "easter"), [(2024, (3, 31)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))]
)
def test_easter_is_on_its_sunday(year: int, easter: tuple[int, int]) -> None:
    assert school_days.easter_sunday(year) == date(year, *easter)


@pytest.mark.parametrize("first", range(2024, 2040))
def test_a_year_has_about_as_many_school_days_as_a_dutch_one(first: int) -> None:
    name = f"{first}-{first + 1}"
    days = school_days.open_days(name, date(first + 1, 7, 31))

    assert 180 <= len(days) <= 200
    assert all(day.weekday() < 5 for day in days)
    assert date(first, 12, 25) not in days and date(first + 1, 4, 27) not in days


def test_a_day_shows_its_own_school_year_from_the_first_school_day_on() -> None:
    assert school_days.year_to_show(date(2026, 11, 24)) == "2026-2027"
    assert school_days.year_to_show(date(2026, 8, 23)) == "2025-2026"
    assert school_days.year_to_show(date(2026, 8, 24)) == "2026-2027"
