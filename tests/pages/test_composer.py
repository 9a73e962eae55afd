"""A teacher writes today's message."""

import asyncio
from unittest.mock import AsyncMock

import pytest
from nicegui.testing import User

from models import Group, Person, Photo, Post
from services import groups, posts
from services.policies.posting import TEXT_LENGTH
from tests.factories import a_group, a_leader, a_parent, a_post, a_teacher
from tests.pages.visitors import sign_in
from tests.photos import a_photo

TITLE, TEXT = "Titel", "Wat deed de groep vandaag?"
PATIENCE = 2  # seconds


async def writing(user: User, teacher: Person) -> None:
    await sign_in(user.http_client, teacher)
    await user.open("/schrijven")


async def published(title: str) -> Post:
    """The message, once it is there. The press of a button is answered in its own time."""
    async with asyncio.timeout(PATIENCE):
        while (post := await Post.get_or_none(title=title)) is None:  # noqa: ASYNC110
            await asyncio.sleep(0.01)  # a database tells nobody that something came
    return post


async def test_a_teacher_publishes_and_a_parent_reads_it(user: User) -> None:
    group = await a_group(name="De Gorgels")
    await writing(user, await a_teacher(of=group))

    user.find(TITLE).type("Naar het bos")
    user.find(TEXT).type("We zochten bladeren.")
    user.find("Plaatsen voor De Gorgels").click()
    await published("Naar het bos")

    await sign_in(user.http_client, await a_parent(group=group))
    read = await user.http_client.get("/")
    assert "Naar het bos" in read.text
    assert "We zochten bladeren." in read.text


async def test_p1_the_composer_says_at_once_that_there_is_no_room_today(user: User) -> None:
    group = await a_group(name="De Gorgels")
    await a_post(group=group)

    await writing(user, await a_teacher(of=group))

    await user.should_see("De Gorgels heeft vandaag al een bericht.")


async def test_p1_a_leader_starts_in_a_group_that_has_room(user: User) -> None:
    await a_post(group=await a_group(name="De Gorgels"))
    await a_group(name="De Potters")

    await writing(user, await a_leader())

    await user.should_see("Plaatsen voor De Potters")


async def test_p1_a_message_that_lost_the_race_stays_on_the_screen(user: User) -> None:
    group = await a_group(name="De Gorgels")
    await writing(user, await a_teacher(of=group))
    user.find(TITLE).type("Te laat")
    user.find(TEXT).type("Lang verhaal")
    await a_post(group=group)

    user.find("Plaatsen voor").click()

    await user.should_see("De Gorgels heeft vandaag al een bericht.")
    await user.should_see("Te laat")
    await user.should_see("Lang verhaal")
    assert await Post.filter(group=group).count() == 1


async def test_an_empty_title_is_asked_for_and_nothing_is_lost(user: User) -> None:
    await writing(user, await a_teacher(of=await a_group()))
    user.find(TEXT).type("We zochten bladeren.")

    user.find("Plaatsen voor").click()

    await user.should_see("Geef het bericht een titel")
    await user.should_see("We zochten bladeren.")


async def test_a_refusal_goes_when_it_is_being_mended(user: User) -> None:
    await writing(user, await a_teacher(of=await a_group()))
    user.find("Plaatsen voor").click()
    await user.should_see("Geef het bericht een titel")

    user.find(TITLE).type("Naar het bos")

    await user.should_not_see("Geef het bericht een titel")


async def test_a_text_that_is_too_long_is_counted_and_kept(user: User) -> None:
    await writing(user, await a_teacher(of=await a_group()))
    user.find(TITLE).type("Een boek")
    user.find(TEXT).type("a" * 10_000 + " ")  # what is not published does not count
    await user.should_see(f"10000 van {TEXT_LENGTH}")

    user.find("Plaatsen voor").click()

    await user.should_see("De tekst is 10000 tekens lang")
    await user.should_see("a" * 10_000)
    assert not await Post.exists()


async def test_photos_that_were_added_before_a_reload_are_still_there(user: User) -> None:
    teacher = await a_teacher(of=await a_group())
    photo = await a_photo(teacher)
    await writing(user, teacher)

    user.find(TITLE).type("Foto's")
    user.find("Plaatsen voor").click()
    post = await published("Foto's")

    assert (await Photo.get(id=photo.id).values("post_id"))["post_id"] == post.id


async def test_two_presses_are_one_message(user: User) -> None:
    group = await a_group()
    await writing(user, await a_teacher(of=group))
    user.find(TITLE).type("Naar het bos")
    user.find(TEXT).type("We zochten bladeren.")

    user.find("Plaatsen voor").click()
    user.find("Plaatsen voor").click()
    await published("Naar het bos")

    assert await Post.filter(group=group).count() == 1
    await user.should_not_see("heeft vandaag al een bericht")


async def test_what_goes_out_is_what_stood_there_at_the_press(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = await a_group(name="De Gorgels")
    await writing(user, await a_teacher(of=group))
    user.find(TITLE).type("Naar het bos")
    user.find(TEXT).type("We zochten bladeren.")
    pressed, typed_on, group_for = asyncio.Event(), asyncio.Event(), groups.group_for

    async def slow_group_for(viewer: Person, public_id: str) -> Group:
        pressed.set()
        await typed_on.wait()
        return await group_for(viewer, public_id)

    monkeypatch.setattr(groups, "group_for", slow_group_for)
    user.find("Plaatsen voor").click()
    await pressed.wait()
    user.find(TITLE).type(" en terug")
    user.find(TEXT).clear()
    typed_on.set()

    assert (await published("Naar het bos")).text == "We zochten bladeren."


async def test_a_teacher_who_speaks_english_is_refused_in_english(user: User) -> None:
    teacher = await a_teacher(of=await a_group())
    teacher.language = "en"
    await teacher.save()
    await writing(user, teacher)

    user.find("Publish for").click()

    await user.should_see("Give the message a title")


async def test_a_fault_of_ours_is_owned_up_to_and_the_next_press_works(
    user: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    group = await a_group()
    await writing(user, await a_teacher(of=group))
    user.find(TITLE).type("Naar het bos")
    user.find(TEXT).type("We zochten bladeren.")
    with monkeypatch.context() as broken:
        broken.setattr(posts, "publish_post", AsyncMock(side_effect=OSError("disk")))
        user.find("Plaatsen voor").click()
        await user.should_see("Er ging bij ons iets mis.")
    caplog.clear()  # the fault was logged, as it should be

    user.find("Plaatsen voor").click()

    await published("Naar het bos")
