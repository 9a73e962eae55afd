"""What stands around a draft: the week of its desk, what the first button offers, and the days that
can be planned for."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from httpx import AsyncClient

from models import Group, Person, Post, SchoolYear
from services import clock, corrections, planning
from services.desks import SCHOOL_DESK
from services.messages import Message
from tests.factories import a_group, a_leader, a_parent, a_post, a_teacher
from tests.moments import moment
from tests.pages.tablets import MORNING, WORDS, Tablet, it_is
from tests.pages.visitors import visitor
from tests.school_days import a_break
from tests.school_messages import a_school_message

pytestmark = pytest.mark.usefixtures("user")


async def around(browser: AsyncClient, desk: str, day: str = "") -> dict[str, Any]:
    answer = await browser.get(f"/schrijven/week/{desk}?dag={day}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    found: dict[str, Any] = answer.json()
    return found


def days_in(week: str) -> list[tuple[str, str, str]]:
    """Of each day its name, its state, and what it says."""
    found = re.findall(r'<li class="strip-day ([^"]*)".*?>(.*?)</li>', week, re.DOTALL)
    days = []
    for state, inside in found:
        (name,) = re.findall(r"<b>(.*?)</b>", inside)
        (what,) = re.findall(r"<(?:span|button|a) .*?>(.*?)</", inside)
        days.append((name, state, unescape(what)))
    return days


async def plan(author: Person, group: Group, written: str = MORNING, title: str = "Bos") -> Post:
    message = Message(title=title, text="We zochten bladeren.")
    return await planning.plan_post(author, group.public_id, message, moment(written))


# ---- the strip


async def test_the_week_says_what_was_told_what_is_planned_and_where_there_is_room() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    await a_post(group=group, author=teacher, title="Brood <b>bakken</b>", days_ago=2)
    post = await plan(teacher, group, title="Rekenen & tekenen")
    await a_break("Studiedag", date(2026, 3, 6))

    async with visitor(teacher) as browser:
        week = (await around(browser, group.public_id))["week"]

    assert days_in(week) == [
        ("ma 2", "posted", "✓ Brood <b>bakken</b>"),
        ("di 3", "past", ""),
        ("vandaag", "room today", "nog 1 bericht mogelijk"),
        ("do 5", "planned", "gepland 7.30: Rekenen & tekenen"),
        ("vr 6", "closed", "Studiedag"),
    ]
    assert "<b>bakken" not in week
    assert 'aria-current="date"' in week
    assert f'data-plan="{post.public_id}" aria-expanded="false"' in week
    assert "“Rekenen &amp; tekenen” staat gepland voor donderdag 5 maart, 7.30." in week
    assert f'data-return="{post.public_id}">Haal terug om te bewerken<' in week


async def test_the_weeks_before_and_after_are_one_press_away() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    await plan(teacher, group, "2026-03-11T12:15")

    async with visitor(teacher) as browser:
        this = (await around(browser, group.public_id))["week"]
        before, after = re.findall(r'data-day="(.*?)"', this)
        earlier = (await around(browser, group.public_id, before))["week"]
        later = (await around(browser, group.public_id, after))["week"]

    assert (before, after) == ("2026-02-23", "2026-03-09")
    assert [name for name, _state, _what in days_in(earlier)] == [
        "ma 23 feb", "di 24 feb", "wo 25 feb", "do 26 feb", "vr 27 feb",
    ]  # fmt: skip
    assert days_in(later)[2] == ("wo 11", "planned", "gepland 12.15: Bos")
    assert "aria-current" not in earlier + later


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("", 200),
        ("2026-03-07", 200),
        ("2000-01-01", 200),
        ("2999-12-31", 200),
        ("0001-01-01", 404),
        ("9999-12-31", 404),
        ("2026-02-30", 404),
        ("gisteren", 404),
    ],
)
async def test_a_week_that_does_not_exist_is_not_there(day: str, status: int) -> None:
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        answer = await browser.get(f"/schrijven/week/{group.public_id}?dag={day}")

    assert answer.status_code == status


async def test_only_the_leader_comes_from_what_was_withdrawn_to_its_history() -> None:
    group = await a_group()
    teacher, leader = await a_teacher(of=group), await a_leader()
    post = await a_post(group=group, author=teacher, title="Bos")
    await corrections.withdraw_post(teacher, post.public_id)

    seen = {}
    for person in (teacher, leader):
        async with visitor(person) as browser:
            seen[person.id] = (await around(browser, group.public_id))["week"]

    for week in seen.values():
        assert days_in(week)[2] == ("vandaag", "withdrawn today", "Ingetrokken: Bos")
    address = f'href="/bericht/{post.public_id}/geschiedenis"'
    assert address in seen[leader.id]
    assert address not in seen[teacher.id]


async def test_the_week_of_the_school_is_not_that_of_its_groups() -> None:
    group, leader = await a_group(), await a_leader()
    await a_post(group=group, title="Van de groep")
    await a_school_message(group, author=leader, title="Schoolreis", days_ago=1)

    async with visitor(leader) as browser:
        week = (await around(browser, SCHOOL_DESK))["week"]

    assert days_in(week)[1:3] == [
        ("di 3", "posted", "✓ Schoolreis"),
        ("vandaag", "room today", "nog 1 bericht mogelijk"),
    ]


async def test_the_week_speaks_the_language_of_who_looks() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    teacher.language = "en"
    await teacher.save(update_fields=["language"])
    await plan(teacher, group)

    async with visitor(teacher) as browser:
        found = await around(browser, group.public_id)
        days = (await browser.get(f"/schrijven/dagen/{group.public_id}")).json()["days"]

    assert days_in(found["week"])[2:4] == [
        ("today", "room today", "one message possible"),
        ("Th 5", "planned", "planned 7:30: Bos"),
    ]
    assert days[0]["name"] == "today, Wednesday 4 March"


# ---- the offer


@pytest.mark.parametrize(
    ("now", "at", "label"),
    [
        ("2026-03-04T06:59", "2026-03-04T07:30", "Vandaag om 7.30 plaatsen"),
        ("2026-03-04T07:00", "", ""),
        ("2026-03-04T18:59", "", ""),
        ("2026-03-04T19:00", "2026-03-05T07:30", "Morgen om 7.30 plaatsen"),
        ("2026-03-04T23:59", "2026-03-05T07:30", "Morgen om 7.30 plaatsen"),
        ("2026-03-05T00:00", "2026-03-05T07:30", "Vandaag om 7.30 plaatsen"),
        ("2026-03-06T20:00", "2026-03-09T07:30", "Maandag om 7.30 plaatsen"),
        ("2026-03-07T11:00", "2026-03-09T07:30", "Maandag om 7.30 plaatsen"),
        ("2026-03-08T23:00", "2026-03-09T07:30", "Morgen om 7.30 plaatsen"),
        ("2026-03-28T22:00", "2026-03-30T07:30", "Maandag om 7.30 plaatsen"),  # the clocks change
        ("2025-10-25T22:00", "2025-10-27T07:30", "Maandag om 7.30 plaatsen"),
        ("2025-12-20T12:00", "2026-01-05T07:30", "Maandag 5 januari 2026 om 7.30 plaatsen"),
        ("2026-01-01T00:00", "2026-01-05T07:30", "Maandag om 7.30 plaatsen"),
        ("2026-07-31T20:00", "", ""),  # no school day is left
    ],
)
async def test_p15_in_the_hours_of_rest_the_next_school_morning_is_offered_first(
    monkeypatch: pytest.MonkeyPatch, now: str, at: str, label: str
) -> None:
    it_is(monkeypatch, now)
    group = await a_group()
    await a_break("Kerstvakantie", date(2025, 12, 20), date(2026, 1, 4))

    async with visitor(await a_teacher(of=group)) as browser:
        offer = (await around(browser, group.public_id))["offer"]

    assert (offer["at"], offer["label"]) == (at, label)
    assert offer["isQuiet"] == bool(at)
    if at:
        assert offer["note"] == (
            "Ouders hebben nu rust. Je bericht kan vanzelf verschijnen: "
            f"{label[0].lower()}{label[1:].removesuffix(' plaatsen')}."
        )


async def test_p15_at_school_hours_there_is_nothing_to_offer_and_nothing_to_say() -> None:
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        offer = (await around(browser, group.public_id))["offer"]

    assert offer == {"at": "", "label": "", "note": "", "isQuiet": False}


async def test_p1_on_a_full_day_the_next_one_with_room_is_offered_and_can_be_taken() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    await a_post(group=group, author=teacher)
    await plan(teacher, group)

    async with visitor(teacher) as browser:
        offer = (await around(browser, group.public_id))["offer"]
        answer = await Tablet(browser, group.public_id).plan(offer["at"], **WORDS)
        offer_then = (await around(browser, group.public_id))["offer"]

    assert offer == {
        "at": "2026-03-06T07:30",
        "label": "Vrijdag om 7.30 plaatsen",
        "note": "De Gorgels heeft vandaag al een bericht. Kies een andere dag.",
        "isQuiet": False,
    }
    assert answer.status_code == 200
    assert offer_then["label"] == "Maandag om 7.30 plaatsen"


async def test_p1_of_a_message_that_was_withdrawn_it_is_said_that_it_uses_the_day() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    await corrections.withdraw_post(teacher, (await a_post(group=group, author=teacher)).public_id)

    async with visitor(teacher) as browser:
        offer = (await around(browser, group.public_id))["offer"]
        today, *_ = (await browser.get(f"/schrijven/dagen/{group.public_id}")).json()["days"]

    assert (offer["note"], today["note"]) == (
        "De Gorgels heeft het bericht van vandaag ingetrokken, en de dag is daarmee gebruikt. "
        "Kies een andere dag.",
    ) * 2
    assert offer["label"] == "Morgen om 7.30 plaatsen"


async def test_p1_in_the_evening_of_a_full_day_the_full_day_is_what_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group(name="De Gorgels")
    await a_post(group=group)
    it_is(monkeypatch, "2026-03-04T21:00")

    async with visitor(await a_teacher(of=group)) as browser:
        offer = (await around(browser, group.public_id))["offer"]

    assert offer == {
        "at": MORNING,
        "label": "Morgen om 7.30 plaatsen",
        "note": "De Gorgels heeft vandaag al een bericht. Kies een andere dag.",
        "isQuiet": False,
    }


# ---- days to plan for


async def test_the_days_to_plan_say_why_one_has_no_room() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    await a_post(group=group, author=teacher)
    await plan(teacher, group)

    async with visitor(teacher) as browser:
        answer = await browser.get(f"/schrijven/dagen/{group.public_id}")

    found = answer.json()
    assert answer.headers["cache-control"] == "no-store"
    assert found["now"] == "2026-03-04T10:00"
    assert found["days"][:3] == [
        {
            "day": "2026-03-04",
            "name": "vandaag, woensdag 4 maart",
            "words": "woensdag 4 maart",
            "note": "De Gorgels heeft vandaag al een bericht. Kies een andere dag.",
            "isOpen": False,
        },
        {
            "day": "2026-03-05",
            "name": "morgen, donderdag 5 maart",
            "words": "donderdag 5 maart",
            "note": "De Gorgels heeft voor donderdag 5 maart al een bericht gepland. "
            "Kies een andere dag.",
            "isOpen": False,
        },
        {
            "day": "2026-03-06",
            "name": "vrijdag 6 maart",
            "words": "vrijdag 6 maart",
            "note": "",
            "isOpen": True,
        },
    ]
    assert found["days"][3]["day"] == "2026-03-09"


async def test_over_the_turn_of_the_year_the_days_say_which_year(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    it_is(monkeypatch, "2025-12-31T10:00")
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        days = (await browser.get(f"/schrijven/dagen/{group.public_id}")).json()["days"]

    assert [day["name"] for day in days[:3]] == [
        "vandaag, woensdag 31 december",
        "morgen, donderdag 1 januari 2026",
        "vrijdag 2 januari 2026",
    ]


async def test_at_the_end_of_the_school_year_there_is_no_day_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    year = await SchoolYear.get()
    it_is(monkeypatch, f"{year.last_day + timedelta(days=1)}T10:00")

    async with visitor(teacher) as browser:
        found = (await browser.get(f"/schrijven/dagen/{group.public_id}")).json()
        week = (await around(browser, group.public_id))["week"]

    assert found["days"] == []
    assert clock.today() == date(2026, 8, 1)
    assert {what for _name, _state, what in days_in(week)} == {"Buiten dit schooljaar"}


# ---- strangers


async def test_p4_around_a_desk_nobody_looks_who_does_not_write_there() -> None:
    group = await a_group()

    for stranger in (await a_teacher(of=await a_group()), await a_parent(group=group)):
        async with visitor(stranger) as browser:
            for desk in (group.public_id, SCHOOL_DESK, "onbekend"):
                for part in ("week", "dagen", "concept"):
                    answer = await browser.get(f"/schrijven/{part}/{desk}")
                    assert (answer.status_code, answer.text) == (404, "")
