"""The page on which a message is written, as the server sends it."""

import json

import pytest
from nicegui.testing import User

from models import Person
from pages.composer.screen import REMEMBERED
from services.desks import SCHOOL_DESK
from services.policies.picturing import MOST_PHOTOS
from services.policies.posting import TEXT_LENGTH, TITLE_LENGTH
from tests.counting import queries_counted
from tests.factories import a_group, a_leader, a_parent, a_post, a_teacher
from tests.pages.tablets import WORDS, Tablet, crowded, it_is, opened_on, told_daily
from tests.pages.visitors import sign_in, visitor
from tests.photos import a_photo

pytestmark = pytest.mark.usefixtures("user")


async def desk_opened(author: Person, address: str = "/schrijven", remembered: str = "") -> str:
    async with visitor(author) as browser:
        if remembered:
            browser.cookies.set(REMEMBERED, remembered)
        return str(opened_on(await browser.get(address))["opened"]["desk"])


# ---- what it opens with


async def test_the_page_brings_the_draft_the_week_and_the_desks() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)

    async with visitor(teacher) as browser:
        await Tablet(browser, group.public_id).save(**WORDS)
        answer = await browser.get("/schrijven")

    given = opened_on(answer)
    assert given["person"] == teacher.public_id
    assert (given["opened"]["title"], given["opened"]["text"]) == tuple(WORDS.values())
    assert given["opened"]["about"]["publish"] == "Plaatsen voor De Gorgels"
    assert given["desks"] == [{"key": group.public_id, "name": "De Gorgels"}]
    assert "nog 1 bericht mogelijk" in given["around"]["week"]
    assert given["edited"] is None
    assert given["limits"]["title"] == TITLE_LENGTH
    assert given["limits"]["text"] == TEXT_LENGTH
    assert given["limits"]["photos"] == MOST_PHOTOS
    assert "<h1>Nieuw bericht</h1>" in answer.text
    assert '<p class="name">De Gorgels</p>' in answer.text
    assert "<title>Nieuw bericht · De Lichtstraat" in answer.text


async def test_a_page_whose_script_does_not_come_says_how_to_go_on() -> None:
    """It stands there from the start: assets/composer.css shows it after a while, and whatever the
    script draws takes its place."""
    group = await a_group()
    post = await a_post(group=group)

    async with visitor(await a_leader()) as browser:
        for address in ("/schrijven", f"/bericht/{post.public_id}/bewerken"):
            page = (await browser.get(address)).text
            first = page[page.index('<main id="first"') : page.index("</main>")]
            assert (
                '<p class="late">Het schrijfscherm laadt niet verder. '
                '<a href="">Opnieuw laden</a></p>' in first
            )


async def test_photos_that_hang_nowhere_yet_come_along_and_only_ones_own() -> None:
    group = await a_group()
    teacher, partner = await a_teacher(of=group), await a_teacher(of=group)
    mine, hanging = (await a_photo(teacher)).public_id, (await a_photo(teacher)).public_id
    await a_photo(partner)

    async with visitor(teacher) as browser:
        await Tablet(browser, group.public_id).save(photos=[hanging])
        given = opened_on(await browser.get("/schrijven"))

    assert given["loose"] == [mine]
    assert given["opened"]["photos"] == [hanging]


async def test_what_was_typed_cannot_end_the_script_that_carries_it() -> None:
    group = await a_group(name="</script><i>Groep</i>")
    title = "</script><b>&lt;Bos&gt;</b> `${1 + 1}` \\n <!--"

    async with visitor(await a_teacher(of=group)) as browser:
        await Tablet(browser, group.public_id).save(title=title, text="</script>")
        answer = await browser.get("/schrijven")

    assert opened_on(answer)["opened"]["title"] == title
    for markup in ("</script><b>", "</script><i>", "<b>&lt;Bos"):
        assert markup not in answer.text


async def test_the_page_speaks_english_to_who_chose_it() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    teacher.language = "en"
    await teacher.save(update_fields=["language"])

    async with visitor(teacher) as browser:
        answer = await browser.get("/schrijven")

    given = opened_on(answer)
    assert "<h1>New message</h1>" in answer.text
    assert given["opened"]["about"]["publish"] == "Publish for De Gorgels"
    assert given["texts"]["plan"]["sign"] == ":"
    said = json.dumps(given["texts"], ensure_ascii=False)
    assert "Plan for later" in said
    assert not any(word in said for word in (" je ", "Je ", "groep", "bericht"))


# ---- which desk


async def test_the_desk_that_is_asked_for_opens_before_the_one_of_last_time() -> None:
    gorgels, potters = await a_group(name="De Gorgels"), await a_group(name="De Potters")
    leader = await a_leader()

    asked = f"/schrijven?groep={potters.public_id}"
    assert await desk_opened(leader, asked, gorgels.public_id) == potters.public_id
    assert await desk_opened(leader, "/schrijven", potters.public_id) == potters.public_id
    assert await desk_opened(leader, "/schrijven", SCHOOL_DESK) == SCHOOL_DESK
    assert await desk_opened(leader, f"/schrijven?groep={SCHOOL_DESK}") == SCHOOL_DESK


async def test_p1_else_the_first_group_with_room_opens() -> None:
    gorgels, potters = await a_group(name="De Gorgels"), await a_group(name="De Potters")
    leader = await a_leader()

    empty = await desk_opened(leader)
    await a_post(group=gorgels)
    one_full = await desk_opened(leader)
    await a_post(group=potters)
    all_full = await desk_opened(leader)

    assert [empty, one_full, all_full] == [
        gorgels.public_id,
        potters.public_id,
        gorgels.public_id,
    ]


async def test_p4_an_unknown_desk_or_somebody_elses_opens_the_own_one() -> None:
    mine, elsewhere = await a_group(name="De Potters"), await a_group(name="De Gorgels")
    teacher = await a_teacher(of=mine)

    for key in ("onbekend", "", elsewhere.public_id, SCHOOL_DESK, "%00"):
        address = f"/schrijven?groep={key}"
        assert await desk_opened(teacher, address) == mine.public_id
    for remembered in ("onbekend", elsewhere.public_id, SCHOOL_DESK):
        assert await desk_opened(teacher, remembered=remembered) == mine.public_id


async def test_only_a_leader_has_the_desk_of_the_school_first() -> None:
    gorgels, potters = await a_group(name="De Gorgels"), await a_group(name="De Potters")

    names = []
    for person in (await a_leader(), await a_teacher(of=potters)):
        async with visitor(person) as browser:
            desks = opened_on(await browser.get("/schrijven"))["desks"]
            names.append([desk["name"] for desk in desks])

    assert names == [
        ["Meer groepen of de hele school", gorgels.name, potters.name],
        ["De Potters"],
    ]


@pytest.mark.parametrize("who", ["parent", "leader of nothing"])
async def test_p4_who_writes_nowhere_finds_no_page(who: str) -> None:
    person = await (a_parent() if who == "parent" else a_leader())

    async with visitor(person) as browser:
        answer = await browser.get("/schrijven")

    assert answer.status_code == 404
    assert "Deze pagina bestaat niet, of is alleen voor anderen." in answer.text


# ---- in the evening, and fast


async def test_p15_in_the_evening_the_page_opens_with_the_offer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    it_is(monkeypatch, "2026-03-04T21:00")

    async with visitor(await a_teacher(of=await a_group())) as browser:
        given = opened_on(await browser.get("/schrijven"))

    assert given["around"]["offer"]["label"] == "Morgen om 7.30 plaatsen"


@pytest.mark.parametrize("role", ["teacher", "leader"])
async def test_the_page_asks_no_more_when_there_is_more(
    user: User, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    asked = []
    for number in (3, 300):
        group = await a_group()
        teacher = await a_teacher(of=group)
        await told_daily(group, teacher, number)
        await crowded(group, number)
        await sign_in(user.http_client, teacher if role == "teacher" else await a_leader())
        address = f"/schrijven?groep={group.public_id}"
        await user.http_client.get(address)
        with queries_counted(monkeypatch) as queries:
            opened_on(await user.http_client.get(address))
        asked.append(len(queries))

    assert asked[0] == asked[1]
    assert asked[0] < 40, asked
