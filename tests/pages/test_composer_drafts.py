"""The draft of a desk over HTTP: kept, merged, and given back."""

import json
from datetime import timedelta

import pytest
from nicegui.testing import User

from models import Draft, Group, Person, Teaching
from services import clock, events
from services.desks import SCHOOL_DESK
from services.policies.drafting import MOST_KEPT
from services.policies.posting import TEXT_LENGTH
from tests.counting import queries_counted
from tests.factories import (
    a_child,
    a_group,
    a_guardian,
    a_leader,
    a_parent,
    a_teacher,
    the_school_year,
)
from tests.pages.tablets import EMPTY, WORDS, Tablet, crowded, it_is, refusal, told_daily
from tests.pages.visitors import sign_in, visitor
from tests.photos import a_photo

pytestmark = pytest.mark.usefixtures("user")


async def english(person: Person) -> Person:
    person.language = "en"
    await person.save(update_fields=["language"])
    return person


# ---- kept


async def test_what_is_typed_is_there_again_on_another_screen() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    photo = (await a_photo(teacher)).public_id
    words = {"title": " Naar het bos ", "text": "Regel 1\r\n\r\n\r\nregel 2", "photos": [photo]}

    async with visitor(teacher) as browser:
        before = await Tablet(browser, group.public_id).look()
        kept = await Tablet(browser, group.public_id).save(**words)
        answer = await browser.get(f"/schrijven/concept/{group.public_id}")

    assert (before["version"], before["title"], before["saved"]) == (0, "", "")
    again = answer.json()
    assert {field: again[field] for field in EMPTY} == {**EMPTY, **words}  # nothing is tidied up
    assert (kept["version"], again["version"], again["saved"]) == (1, 1, "10.00")
    assert answer.headers["cache-control"] == "no-store"


async def test_what_is_said_about_a_desk_comes_when_it_opens() -> None:
    group = await a_group(name="De Gorgels")
    elif_ = await a_child(group=group)
    for child in (elif_, await a_child(group=group)):
        await a_guardian(of=child)
    leader = await a_leader()

    async with visitor(leader) as browser:
        of_a_group = (await Tablet(browser, group.public_id).look())["about"]
        of_the_school = (await Tablet(browser, SCHOOL_DESK).look())["about"]
    await english(leader)
    async with visitor(leader) as browser:
        in_english = (await Tablet(browser, group.public_id).look())["about"]

    assert of_a_group == {
        "name": "De Gorgels",
        "counts": "2 kinderen · 0 van 2 gezinnen doen mee",
        "publish": "Plaatsen voor De Gorgels",
        "isOfSchool": False,
    }
    assert of_the_school == {
        "name": "Meer groepen of de hele school",
        "counts": "",
        "publish": "",
        "isOfSchool": True,
    }
    assert in_english["counts"] == "2 children · 0 of 2 families take part"
    assert in_english["publish"] == "Publish for De Gorgels"


async def test_a_draft_of_an_earlier_day_says_when_it_was_saved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)

    said = []
    async with visitor(teacher) as browser:
        await Tablet(browser, group.public_id).save(**WORDS)
        for written in ("2026-03-04T23:59", "2026-03-05T00:01", "2027-01-04T08:00"):
            it_is(monkeypatch, written)
            await sign_in(browser, teacher)
            said.append((await Tablet(browser, group.public_id).look())["saved"])

    assert said == [
        "10.00",
        "woensdag 4 maart, 10.00",
        "woensdag 4 maart 2026, 10.00",
    ]


async def test_a_save_that_was_overtaken_or_comes_twice_changes_nothing() -> None:
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        overtaken = tablet.typed(title="Naar het")
        newer = tablet.typed(title="Naar het bos")
        answers = [await tablet.send(body) for body in (newer, overtaken, newer)]

    kept = [(answer.json()["title"], answer.json()["version"]) for answer in answers]
    assert kept == [("Naar het bos", 1)] * 3


async def test_signs_that_no_database_stores_are_left_out_and_do_not_break_it() -> None:
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        kept = await tablet.save(title="Naar\0 het bos", text="\0", settled=["\0", "x" * 5000])
        published = await tablet.publish(title="Naar\0 het bos", text="Bladeren\0.")

    assert (kept["title"], kept["text"], kept["settled"]) == ("Naar het bos", "", [])
    assert published.status_code == 200


async def test_text_that_runs_from_right_to_left_is_kept_as_it_was_typed() -> None:
    group = await a_group()
    words = {"title": "رحلة إلى الغابة", "text": "שלום\u200f, De Gorgels! \u2067نعم\u2069"}

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        kept = await tablet.save(**words)
        published = await tablet.publish()
        async with visitor(await a_parent(group=group)) as phone:
            page = await phone.get("/")

    assert {field: kept[field] for field in words} == words
    assert f'dir="auto">{words["title"]}</h3>' in kept["preview"]
    assert published.status_code == 200
    assert words["title"] in page.text
    assert words["text"] in page.text


async def test_what_is_too_long_to_go_out_is_kept_and_a_book_is_not() -> None:
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        kept = await tablet.save(text="a" * (TEXT_LENGTH + 1))
        answer = await tablet.send(tablet.typed(text="é" * (MOST_KEPT + 1)))
        now = await tablet.look()

    assert len(kept["text"]) == TEXT_LENGTH + 1
    status, place, sentence = refusal(answer)
    assert (status, place) == (422, "")
    assert sentence.startswith("Deze tekst is 100001 tekens lang")
    assert len(now["text"]) == TEXT_LENGTH + 1


async def test_a_teacher_who_lost_the_group_while_writing_is_told_so_and_keeps_nothing() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)

    async with visitor(teacher) as browser:
        tablet = Tablet(browser, group.public_id)
        await tablet.save(**WORDS)
        await Teaching.filter(person=teacher).delete()
        answers = [
            await tablet.send(tablet.typed(title="Nog iets")),
            await tablet.publish(),
            await tablet.plan("2026-03-05T07:30"),
            await browser.get(f"/schrijven/concept/{group.public_id}"),
        ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert (await Draft.get()).title == "Naar het bos"


# ---- two screens


async def two_teachers(group: Group) -> tuple[Person, Person]:
    return await a_teacher(of=group, called="juf Anna"), await a_teacher(
        of=group, called="meester Bart"
    )


async def test_two_screens_that_changed_other_fields_are_merged() -> None:
    group = await a_group()
    anna, bart = await two_teachers(group)

    async with visitor(anna) as one, visitor(bart) as other:
        hers, his = Tablet(one, group.public_id), Tablet(other, group.public_id)
        await hers.save(**WORDS)
        await his.look()
        await hers.save(title="Naar het strand")
        merged = await his.save(text="We zochten schelpen.")

    assert (merged["title"], merged["text"]) == ("Naar het strand", "We zochten schelpen.")


async def test_two_screens_that_changed_the_same_words_get_the_choice() -> None:
    group = await a_group()
    anna, bart = await two_teachers(group)
    emma = await a_child(group=group, first_name="Emma")

    async with visitor(anna) as one, visitor(bart) as other:
        hers, his = Tablet(one, group.public_id), Tablet(other, group.public_id)
        for tablet in (hers, his):
            await tablet.look()
        await hers.save(title="Naar het bos", text="Gisteren zong Emma.")
        clash = await his.send(his.typed(title="Naar het strand", settled=[emma.public_id]))
        now = await hers.look()

    theirs = clash.json()
    assert clash.status_code == 409
    assert (theirs["title"], theirs["version"]) == ("Naar het bos", 1)
    assert [name["field"] for name in theirs["named"]] == ["text"]
    assert theirs["partner"]["name"] == "juf Anna"
    assert (now["title"], now["settled"], now["version"]) == ("Naar het bos", [], 1)


async def test_a_partner_is_told_apart_from_oneself_and_in_the_viewers_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    anna, bart = await two_teachers(group)
    await english(bart)

    async with visitor(anna) as one, visitor(bart) as other:
        mine = await Tablet(one, group.public_id).save(**WORDS)
        it_is(monkeypatch, clock.now() + timedelta(seconds=30))
        soon = await Tablet(other, group.public_id).look()
        it_is(monkeypatch, "2026-03-05T08:15")
        await sign_in(other, bart)
        later = await Tablet(other, group.public_id).look()

    assert mine["partner"] == {}
    assert soon["partner"] == {
        "name": "juf Anna",
        "writes": "juf Anna is writing along now",
        "wrote": "Last changed by juf Anna, 10:00",
        "age": 30.0,
    }
    assert soon["saved"] == "10:00"
    assert later["partner"]["wrote"] == "Last changed by juf Anna, Wednesday 4 March, 10:00"


async def test_who_emptied_a_draft_is_still_named() -> None:
    group = await a_group()
    anna, bart = await two_teachers(group)

    async with visitor(anna) as one, visitor(bart) as other:
        hers = Tablet(one, group.public_id)
        await hers.save(**WORDS)
        await hers.save(title="", text="")
        seen = await Tablet(other, group.public_id).look()

    assert seen["saved"] == ""
    assert seen["partner"]["wrote"] == "Laatst gewijzigd door juf Anna, 10.00"


async def test_open_screens_hear_that_there_is_something_and_not_what() -> None:
    group = await a_group()
    heard: list[events.DeskChanged] = []
    events.desk_changed.subscribe(heard.append)

    async with visitor(await a_teacher(of=group)) as browser:
        await Tablet(browser, group.public_id).save(**WORDS)

    year = await the_school_year()
    assert heard == [
        events.DeskChanged(
            desk=group.public_id,
            has_other_days=False,
            group_id=group.id,
            school_year_id=year.id,
        )
    ]


# ---- bodies


def a_body(**changes: object) -> bytes:
    body = {"mine": EMPTY, "base": EMPTY, "version": 0, "screen": "s", "number": 1, **changes}
    return json.dumps(body).encode()


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"[]",
        b"nothing",
        b"\xff\xfe",
        b"[" * 5000,
        a_body(number=None),
        a_body(mine={**EMPTY, "title": None}),
        a_body(mine={**EMPTY, "title": "een halve ballon: \ud83c"}),
        a_body(mine={**EMPTY, "photos": ["x"] * 501}),
        a_body(screen="s" * 65),
    ],
)
async def test_rubbish_is_refused_and_what_lies_there_stays(wrong: bytes) -> None:
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        await tablet.save(**WORDS)
        answer = await browser.put(f"/schrijven/concept/{group.public_id}", content=wrong)
        now = await tablet.look()

    assert answer.status_code == 422
    assert (now["title"], now["version"]) == ("Naar het bos", 1)


# ---- speed


async def test_looking_and_saving_ask_no_more_for_a_large_group(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    for number in (3, 300):
        group = await a_group()
        teacher = await a_teacher(of=group)
        await told_daily(group, teacher, number)
        names = await crowded(group, number)
        await sign_in(user.http_client, teacher)
        tablet = Tablet(user.http_client, group.public_id)
        await tablet.save(text="Gisteren begon het.")
        with queries_counted(monkeypatch) as looking:
            await tablet.look()
        with queries_counted(monkeypatch) as saving:
            kept = await tablet.save(text=f"Gisteren zongen {', '.join(names)}.")
        assert len(kept["named"]) == len(names)
        asked.append((len(looking), len(saving)))

    assert asked[0] == asked[1]
    assert max(asked[0]) < 30, asked
