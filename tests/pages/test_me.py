"""The page "Me": the own children, language and devices, and nobody else's."""

import pytest

from models import Person, Session
from services import events, sessions
from tests.factories import (
    a_child,
    a_group,
    a_leader,
    a_parent,
    a_person,
    a_teacher,
    linked,
    the_school_year,
)
from tests.pages.visitors import visitor

pytestmark = pytest.mark.usefixtures("user")


async def page_of(person: Person) -> str:
    async with visitor(person) as browser:
        page = await browser.get("/ik")
    assert page.status_code == 200
    return page.text


async def test_p3_a_parent_sees_the_own_children_and_no_others() -> None:
    gorgels, potters = await a_group(name="De Gorgels"), await a_group(name="De Potters")
    elif_ = await a_child(group=gorgels, first_name="Elif")
    deniz = await a_child(group=potters, first_name="Deniz")
    await a_child(group=gorgels, first_name="Emma")
    fatma = await a_parent(of=elif_, name="Fatma Yilmaz")
    await linked(fatma, deniz)

    page = await page_of(fatma)

    for word in ("Fatma Yilmaz", fatma.email, "2025-2026", "Elif · De Gorgels"):
        assert word in page
    assert "Deniz · De Potters" in page
    assert "Emma" not in page
    assert "Mijn groepen" not in page


async def test_p3_a_teacher_sees_the_own_groups() -> None:
    teacher = await a_teacher(of=await a_group(name="De Gorgels"))
    await a_group(name="De Potters")

    page = await page_of(teacher)

    assert "Mijn groepen, schooljaar 2025-2026" in page
    assert "De Gorgels" in page
    assert "De Potters" not in page
    assert "Mijn kinderen" not in page


async def test_the_school_leader_sees_all_groups() -> None:
    leader = await a_leader()
    for name in ("De Gorgels", "De Potters"):
        await a_group(name=name)

    page = await page_of(leader)

    assert "De Gorgels" in page
    assert "De Potters" in page


async def test_a_parent_without_a_child_is_told_how_that_comes() -> None:
    await the_school_year()
    page = await page_of(await a_person())

    assert "nog geen kind gekoppeld" in page
    assert 'href="/koppelen"' in page


async def test_a_chosen_language_is_remembered_with_the_person() -> None:
    person = await a_parent(group=await a_group())

    async with visitor(person) as browser:
        answer = await browser.post("/ik/taal", data={"taal": "en"})
        page = await browser.get(answer.headers["location"])

    assert "My children, school year 2025-2026" in page.text
    assert (await Person.get(id=person.id)).language == "en"


@pytest.mark.parametrize("chosen", ["fr", "", "nl'--"])
async def test_a_language_we_do_not_speak_changes_nothing(chosen: str) -> None:
    person = await a_parent(group=await a_group())

    async with visitor(person) as browser:
        await browser.post("/ik/taal", data={"taal": chosen})

    assert (await Person.get(id=person.id)).language == "nl"


async def test_people_see_where_they_are_signed_in() -> None:
    person = await a_parent(group=await a_group())
    await sessions.open_session(person, "Windows · Edge")
    await sessions.open_session(person, "")
    await sessions.open_session(await a_person(), "Android · Chrome")

    page = await page_of(person)

    for word in ("Windows · Edge", "Onbekend apparaat", "Vandaag 10.00"):
        assert word in page
    assert page.count("dit apparaat") == 1
    assert "Android" not in page


async def test_signing_out_ends_this_browser_alone() -> None:
    person = await a_parent(group=await a_group())

    async with visitor(person) as phone, visitor(person) as tablet:
        answer = await phone.post("/ik/uitloggen")
        way_in = await phone.get(answer.headers["location"])
        after, elsewhere = await phone.get("/ik"), await tablet.get("/ik")

    assert "U bent uitgelogd." in way_in.text
    assert (after.status_code, elsewhere.status_code) == (303, 200)
    assert await Session.filter(person=person).count() == 1


async def test_signing_out_everywhere_reaches_every_browser_and_open_page() -> None:
    person, neighbour = await a_parent(group=await a_group()), await a_person()
    heard: list[events.SessionsEnded] = []
    events.sessions_ended.subscribe(heard.append)

    async with visitor(person) as phone, visitor(person) as tablet, visitor(neighbour) as other:
        await phone.post("/ik/overal-uitloggen")
        answers = [(await browser.get("/ik")).status_code for browser in (phone, tablet, other)]

    assert answers == [303, 303, 200]
    assert [len(event.session_ids) for event in heard] == [2]
