"""Taking a message back and withdrawing it, and the school leader's page of what became of it."""

from datetime import timedelta

import pytest

from models import Post
from services import clock, corrections, posts
from services.desks import SCHOOL_DESK
from services.messages import Message
from tests.factories import a_child, a_group, a_leader, a_parent, a_teacher
from tests.pages.visitors import visitor
from tests.photos import a_photo

pytestmark = pytest.mark.usefixtures("user")

WORDS = Message(title="Naar het bos", text="We zochten bladeren.")


async def test_what_is_taken_back_lies_at_its_desk() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await posts.publish_post(teacher, group.public_id, WORDS)

    async with visitor(teacher) as browser:
        answer = await browser.post(f"/bericht/{post.public_id}/terug")
        again = await browser.post(f"/bericht/{post.public_id}/terug")

    assert answer.json() == {"to": f"/schrijven?groep={group.public_id}&terug=ja"}
    assert again.json() == {
        "sentence": "Dit bericht is er niet meer: het is teruggenomen of ingetrokken."
    }


async def test_too_late_to_undo_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await posts.publish_post(teacher, group.public_id, WORDS)
    two_minutes_later = clock.now() + timedelta(minutes=2)
    monkeypatch.setattr(clock, "now", lambda: two_minutes_later)

    async with visitor(teacher) as browser:
        answer = await browser.post(f"/bericht/{post.public_id}/terug")

    assert answer.status_code == 422
    assert answer.json()["sentence"].startswith("De twee minuten zijn voorbij.")


@pytest.mark.parametrize("deed", ["terug", "intrekken"])
async def test_p3_a_parent_sees_nothing_of_a_message_that_is_gone(deed: str) -> None:
    group = await a_group()
    teacher, parent = await a_teacher(of=group), await a_parent(group=group)
    photo = await a_photo(teacher)
    message = Message(title="Foto's", photos=(photo.public_id,))
    post = await posts.publish_post(teacher, group.public_id, message)
    asked = (f"/foto/{photo.public_id}/320", f"/groep/{group.public_id}")

    async with visitor(parent) as browser:
        before = [await browser.get(address) for address in asked]
        async with visitor(teacher) as tablet:
            done = await tablet.post(f"/bericht/{post.public_id}/{deed}")
        after = [await browser.get(address) for address in asked]

    assert done.is_success
    assert [answer.status_code for answer in before] == [200, 200]
    assert post.public_id in before[1].text
    assert [answer.status_code for answer in after] == [404, 200]
    assert post.public_id not in after[1].text


async def an_edited_post() -> Post:
    group = await a_group(name="De Gorgels")
    anna, tom = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")
    emma = await a_child(group=group, first_name="Emma", last_name="de Wit")
    photos = tuple([(await a_photo(anna)).public_id for _ in range(2)])
    first = Message(title="Taart & <b>thee</b>", text="Gisteren kwam er taart.", photos=photos)
    post = await posts.publish_post(anna, group.public_id, first)
    second = Message(
        title="Taart", text="Gisteren vertelde Emma over taart.", settled=(emma.public_id,)
    )
    await corrections.edit_post(tom, post.public_id, second, edited_at=None)
    await corrections.withdraw_post(tom, post.public_id)
    return post


async def test_the_leader_reads_the_versions_the_newest_first() -> None:
    post = await an_edited_post()

    async with visitor(await a_leader()) as browser:
        page = await browser.get(f"/bericht/{post.public_id}/geschiedenis")

    told = [
        "Ingetrokken door meester Tom: Vandaag, 10.00",
        "De Gorgels · meester Tom · Vandaag, 10.00",
        "Gisteren vertelde Emma over taart.",
        "De Gorgels · juf Anna · Vandaag, 10.00 · 2 foto&#39;s",
        "Taart &amp; &lt;b&gt;thee&lt;/b&gt;",
        "Gisteren kwam er taart.",
        "Emma de Wit",
    ]
    places = [page.text.find(words) for words in told]
    assert -1 not in places
    assert places == sorted(places)


async def test_a_message_of_the_school_is_called_after_it() -> None:
    group, leader = await a_group(), await a_leader()
    message = Message(title="Vrij", text="Studiedag.", audience=(group.public_id,))
    post = await posts.publish_post(leader, SCHOOL_DESK, message)

    async with visitor(leader) as browser:
        page = await browser.get(f"/bericht/{post.public_id}/geschiedenis")

    assert "De Lichtstraat · Ingrid Bos · Vandaag, 10.00" in page.text
    assert "Ingetrokken" not in page.text
