"""A message that is out, on the screen where it is mended."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from httpx import AsyncClient, Response
from nicegui.testing import User

from models import Mention, Person, Photo, Post, PostVersion
from services import corrections, planning, posts
from services.desks import SCHOOL_DESK
from services.messages import Message
from tests.counting import queries_counted
from tests.factories import a_child, a_group, a_leader, a_parent, a_post, a_teacher
from tests.moments import moment
from tests.pages.tablets import EMPTY, MORNING, opened_on, refusal
from tests.pages.visitors import sign_in, visitor
from tests.photos import a_photo

pytestmark = pytest.mark.usefixtures("user")

WORDS = Message(title="Naar het bos", text="We zochten bladeren.")


async def told(author: Person, desk: str, message: Message = WORDS) -> str:
    post = await posts.publish_post(author, desk, message)
    return str(post.public_id)


class EditScreen:
    """The edit page, open in a browser."""

    def __init__(self, browser: AsyncClient, post: str) -> None:
        self.browser, self.post = browser, post
        self.shows: dict[str, Any] = dict(EMPTY)
        self.given: dict[str, Any] = {}

    async def open(self) -> dict[str, Any]:
        self.given = opened_on(await self.browser.get(f"/bericht/{self.post}/bewerken"))
        self.shows = {field: self.given["opened"][field] for field in EMPTY}
        return self.given

    async def look(self, **words: Any) -> Response:  # noqa: ANN401  (what JSON holds)
        body = {**self.shows, **words}
        return await self.browser.put(f"/bericht/{self.post}/voorbeeld", json=body)

    async def save(self, **words: Any) -> Response:  # noqa: ANN401
        body = {**self.shows, **words, **self.given["edited"]}
        return await self.browser.post(f"/bericht/{self.post}/bewerken", json=body)


@asynccontextmanager
async def mending(author: Person, post: str) -> AsyncIterator[EditScreen]:
    """The edit page of a message, opened by somebody in a browser of their own."""
    async with visitor(author) as browser:
        screen = EditScreen(browser, post)
        await screen.open()
        yield screen


async def a_teacher_told() -> tuple[Person, str]:
    """A teacher, and her message of today that is out."""
    group = await a_group()
    teacher = await a_teacher(of=group)
    return teacher, await told(teacher, group.public_id)


# ---- the page


async def test_the_page_opens_with_the_message_as_it_is_out() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    emma = await a_child(group=group, first_name="Emma")
    photos = tuple([(await a_photo(teacher)).public_id for _number in range(2)])
    message = Message(
        title="Muziek",
        text="Gisteren zong Emma voor ons.",
        photos=photos,
        settled=(emma.public_id,),
    )
    post = await told(teacher, group.public_id, message)
    loose = await a_photo(teacher)

    async with visitor(teacher) as browser:
        answer = await browser.get(f"/bericht/{post}/bewerken")

    given = opened_on(answer)
    opened = given["opened"]
    assert {field: opened[field] for field in EMPTY} == {
        "title": "Muziek",
        "text": "Gisteren zong Emma voor ons.",
        "photos": list(photos),
        "audience": [],
        "settled": [emma.public_id],
    }
    assert [name["settled"] for name in opened["named"]] == [True]
    assert (given["edited"], given["around"]) == ({"edited_at": None}, None)
    assert (given["desks"], given["loose"]) == ([], [])
    assert loose.public_id not in answer.text
    assert "<h1>Bericht bewerken</h1>" in answer.text
    assert 'class="week-of-desk"' not in answer.text


async def test_the_duo_partner_and_the_leader_may_mend_it_too() -> None:
    group = await a_group()
    post = await told(await a_teacher(of=group), group.public_id)

    for person in (await a_teacher(of=group), await a_leader()):
        async with visitor(person) as browser:
            assert (await EditScreen(browser, post).open())["opened"]["title"] == "Naar het bos"


async def test_p4_a_stranger_mends_nothing_and_learns_nothing() -> None:
    group = await a_group()
    post = await told(await a_teacher(of=group), group.public_id)
    strangers = [await a_teacher(of=await a_group()), await a_parent(group=group)]

    for stranger in strangers:
        async with visitor(stranger) as browser:
            screen = EditScreen(browser, post)
            screen.given = {"edited": {"edited_at": None}}
            page = await browser.get(f"/bericht/{post}/bewerken")
            answers = [await screen.look(title="Mijn bericht"), await screen.save(title="Hoi")]
        assert page.status_code == 404
        assert "Naar het bos" not in page.text
        assert [(answer.status_code, answer.text) for answer in answers] == [(404, "")] * 2

    assert (await Post.get()).title == "Naar het bos"


async def test_p4_a_teacher_mends_no_message_of_the_school() -> None:
    group = await a_group()
    message = Message(title="Vrij", text="Studiedag.", audience=(group.public_id,))
    post = await told(await a_leader(), SCHOOL_DESK, message)

    async with visitor(await a_teacher(of=group)) as browser:
        page = await browser.get(f"/bericht/{post}/bewerken")

    assert page.status_code == 404


@pytest.mark.parametrize("gone", ["withdrawn", "taken back", "planned", "unknown"])
async def test_what_is_not_out_has_no_such_page(gone: str) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = "onbekend"
    match gone:
        case "planned":
            plan = await planning.plan_post(teacher, group.public_id, WORDS, moment(MORNING))
            post = plan.public_id
        case "withdrawn":
            post = await told(teacher, group.public_id)
            await corrections.withdraw_post(teacher, post)
        case "taken back":
            post = await told(teacher, group.public_id)
            await corrections.take_back(teacher, post)

    async with visitor(teacher) as browser:
        page = await browser.get(f"/bericht/{post}/bewerken")

    assert page.status_code == 404


# ---- how it would read


async def test_looking_shows_names_and_how_parents_would_read_it_and_keeps_nothing() -> None:
    group = await a_group(name="De Gorgels")
    anna, tom = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")
    await a_child(group=group, first_name="Emma")
    post = await told(anna, group.public_id)

    async with mending(tom, post) as screen:
        answer = await screen.look(title="<b>Bos</b>", text="Gisteren zong Emma \0voor ons.")
        later = await screen.open()

    found = answer.json()
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert [name["field"] for name in found["named"]] == ["text"]
    assert "Gaat dit over één kind?" in found["names"]
    assert "&lt;b&gt;Bos&lt;/b&gt;</h3>" in found["preview"]
    assert "Gisteren zong Emma voor ons." in found["preview"]
    assert "De Gorgels · juf Anna · 10.00" in found["preview"]
    assert ">bewerkt</time>" in found["preview"]
    assert later["opened"]["title"] == "Naar het bos"
    assert not await PostVersion.exists()


async def test_looking_asks_no_more_for_many_photos_and_names(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    names = ["Emma", "Daan", "Elif", "Noor", "Sem", "Fenna", "Milan"]
    text = f"Gisteren zongen {', '.join(names)}."
    await a_child(group=group, first_name=names[0])
    screen = EditScreen(user.http_client, (await a_post(group=group, author=teacher)).public_id)
    await sign_in(user.http_client, teacher)
    await screen.look(text=text)
    with queries_counted(monkeypatch) as few:
        await screen.look(text=text)
    for name in names[1:]:
        await a_child(group=group, first_name=name)
        await a_photo(teacher)

    with queries_counted(monkeypatch) as many:
        answer = await screen.look(text=text)

    assert len(answer.json()["named"]) == len(names)
    assert len(few) == len(many)


# ---- saved


async def test_a_change_is_out_at_once_and_says_that_it_is_one() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await told(teacher, group.public_id)

    async with mending(teacher, post) as screen:
        answer = await screen.save(text="We zochten bladeren en eikels.")
        async with visitor(await a_parent(group=group)) as phone:
            read = (await phone.get("/")).text

    assert answer.json() == {"to": "/?gewijzigd=ja"}
    assert "We zochten bladeren en eikels." in read
    assert ">bewerkt</time>" in read
    assert (await PostVersion.get()).text == "We zochten bladeren."


async def test_what_reads_the_same_was_not_changed() -> None:
    teacher, post = await a_teacher_told()

    async with mending(teacher, post) as screen:
        answer = await screen.save(title=" Naar  het bos ")

    assert answer.status_code == 200
    assert (await Post.get()).edited_at is None


async def test_who_was_overtaken_is_told_so_and_nothing_is_written_over() -> None:
    group = await a_group()
    anna, tom = await a_teacher(of=group), await a_teacher(of=group)
    post = await told(anna, group.public_id)

    async with visitor(anna) as one, visitor(tom) as other:
        hers, his = EditScreen(one, post), EditScreen(other, post)
        await hers.open()
        await his.open()
        await hers.save(text="Van Anna.")
        late = await his.save(text="Van Tom.")
        await his.open()
        again = await his.save(text="Van Anna en Tom.")

    assert refusal(late) == (
        422,
        "",
        "Iemand anders heeft dit bericht intussen gewijzigd. Open het opnieuw en verwerk je "
        "wijziging in de nieuwe tekst.",
    )
    assert again.status_code == 200
    assert (await Post.get()).text == "Van Anna en Tom."


async def test_a_press_that_was_not_answered_and_is_repeated_is_one_change() -> None:
    teacher, post = await a_teacher_told()

    async with mending(teacher, post) as screen:
        answers = [await screen.save(text="We zochten eikels.") for _press in range(2)]

    assert [answer.json() for answer in answers] == [{"to": "/?gewijzigd=ja"}] * 2
    assert await PostVersion.all().count() == 1


async def test_what_was_withdrawn_meanwhile_is_not_changed_any_more() -> None:
    teacher, post = await a_teacher_told()

    async with mending(teacher, post) as screen:
        await corrections.withdraw_post(teacher, post)
        answers = [await screen.look(text="Nieuw."), await screen.save(text="Nieuw.")]

    gone = "Dit bericht is er niet meer: het is teruggenomen of ingetrokken."
    assert [refusal(answer) for answer in answers] == [(422, "", gone)] * 2
    assert (await Post.get()).text == "We zochten bladeren."


@pytest.mark.parametrize(
    ("words", "place", "begins"),
    [
        ({"title": ""}, "title", "Geef het bericht een titel"),
        ({"title": "🎈"}, "title", "Zet ook een woord in de titel"),
        ({"text": ""}, "text", "Schrijf wat de groep deed"),
        ({"text": "a" * 4001}, "text", "De tekst is 4001 tekens lang"),
        ({"photos": ["onbekend"]}, "", "Een van de foto"),
    ],
)
async def test_a_refusal_stands_where_it_is_mended_and_the_message_stays(
    words: dict[str, Any], place: str, begins: str
) -> None:
    teacher, post = await a_teacher_told()

    async with mending(teacher, post) as screen:
        status, at, sentence = refusal(await screen.save(**words))

    assert (status, at) == (422, place)
    assert sentence.startswith(begins)
    now = await Post.get()
    assert (now.title, now.text) == (WORDS.title, WORDS.text)
    assert not await PostVersion.exists()


async def test_p5_a_name_that_comes_in_with_a_change_is_asked_about() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    emma, daan = [await a_child(group=group, first_name=name) for name in ("Emma", "Daan")]
    first = Message(title="Muziek", text="Gisteren zong Emma.", settled=(emma.public_id,))
    post = await told(teacher, group.public_id, first)

    async with mending(teacher, post) as screen:
        refused = await screen.save(text="Gisteren zongen Emma en Daan.")
        answer = await screen.save(
            text="Gisteren zongen Emma en Daan.", settled=[emma.public_id, daan.public_id]
        )

    status, place, sentence = refusal(refused)
    assert (status, place) == (422, "names")
    assert sentence.startswith("Je noemt Daan.")
    assert answer.status_code == 200
    assert set(await Mention.all().values_list("child_id", flat=True)) == {emma.id, daan.id}


async def test_photos_are_added_moved_and_left_out() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    old = [(await a_photo(teacher)).public_id for _number in range(2)]
    post = await told(teacher, group.public_id, Message(title="Bos", photos=tuple(old)))
    new = (await a_photo(teacher)).public_id

    async with mending(teacher, post) as screen:
        seen = (await screen.look(photos=[new, old[1]])).json()["preview"]
        answer = await screen.save(photos=[new, old[1]])

    assert answer.status_code == 200
    assert seen.index(new) < seen.index(old[1])
    assert old[0] not in seen
    left = Photo.all().order_by("position").values_list("public_id", flat=True)
    assert await left == [new, old[1]]


async def test_for_whom_a_message_of_the_school_is_does_not_change() -> None:
    gorgels, potters = await a_group(name="De Gorgels"), await a_group(name="De Potters")
    leader = await a_leader()
    message = Message(title="Vrij", text="Studiedag.", audience=(gorgels.public_id,))
    post = await told(leader, SCHOOL_DESK, message)

    async with visitor(leader) as browser:
        screen = EditScreen(browser, post)
        given = await screen.open()
        answer = await screen.save(text="Toch niet.", audience=[potters.public_id])
        async with visitor(await a_parent(group=potters)) as phone:
            elsewhere = (await phone.get("/")).text

    assert given["opened"]["about"]["name"] == "De Lichtstraat"
    assert given["opened"]["audience"] == [gorgels.public_id]
    assert "Voor ouders van De Gorgels" in given["opened"]["preview"]
    assert answer.status_code == 200
    assert "Toch niet." not in elsewhere


async def test_who_reads_english_mends_in_english() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    teacher.language = "en"
    await teacher.save(update_fields=["language"])
    post = await told(teacher, group.public_id)

    async with visitor(teacher) as browser:
        screen = EditScreen(browser, post)
        page = await browser.get(f"/bericht/{post}/bewerken")
        await screen.open()
        answer = await screen.save(title="")

    assert "<h1>Change the message</h1>" in page.text
    assert refusal(answer)[2].startswith("Give the message a title")


@pytest.mark.parametrize("edited_at", ["yesterday", "2026-03-04T10:00", 5])
async def test_an_edition_that_nobody_saw_changes_nothing(edited_at: object) -> None:
    teacher, post = await a_teacher_told()

    async with visitor(teacher) as browser:
        screen = EditScreen(browser, post)
        screen.given = {"edited": {"edited_at": edited_at}}
        answer = await screen.save(title="Hei", text="Hei.")

    assert answer.status_code == 422
    assert (await Post.get()).title == "Naar het bos"


async def test_a_way_to_this_page_stands_on_the_cards_of_who_writes_there() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await told(teacher, group.public_id)

    async with visitor(teacher) as browser, visitor(await a_parent(group=group)) as phone:
        pages = [(await each.get("/")).text for each in (browser, phone)]

    link = f'href="/bericht/{post}/bewerken">Bewerken<'
    assert [link in page for page in pages] == [True, False]
