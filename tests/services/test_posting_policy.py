"""Who publishes, how often, and how much."""

import asyncio
from datetime import date, timedelta

import pytest

from models import AuditEntry, Group, Person, Photo, Post
from services import clock, corrections, events, posts
from services.desks import Desk
from services.errors import NotFound, Refusal
from services.messages import Message
from services.policies import posting
from services.policies.posting import (
    TEXT_LENGTH,
    TITLE_LENGTH,
    GroupAlreadyPosted,
    GroupHasWithdrawn,
    NothingToTell,
    TextTooLong,
    TitleMissing,
    TitleTooLong,
    TitleWithoutWords,
)
from services.transactions import unit_of_work
from tests.factories import a_group, a_leader, a_parent, a_teacher
from tests.photos import a_photo


async def publish(teacher: Person, group: Group, title: str = "Naar het bos") -> Post:
    return await tell(teacher, group, title, "We zochten bladeren.")


async def tell(teacher: Person, group: Group, title: str, text: str, *photos: Photo) -> Post:
    message = Message(title=title, text=text, photos=tuple(photo.public_id for photo in photos))
    return await posts.publish_post(teacher, group.public_id, message)


async def test_p1_a_group_posts_once_a_day() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    await publish(teacher, group)

    with pytest.raises(GroupAlreadyPosted) as refusal:
        await publish(teacher, group, "En nog iets")

    assert refusal.value.facts == {"group": "De Gorgels"}


async def test_p1_a_day_that_was_withdrawn_is_used_and_the_refusal_says_why() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    await corrections.withdraw_post(teacher, (await publish(teacher, group)).public_id)

    with pytest.raises(GroupHasWithdrawn) as refusal:
        await publish(teacher, group, "En nog iets")

    assert refusal.value.sentence() == (
        "De Gorgels heeft het bericht van vandaag ingetrokken, en de dag is daarmee gebruikt. "
        "Kies een andere dag."
    )


async def test_p1_the_next_day_has_room_again(monkeypatch: pytest.MonkeyPatch) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    await publish(teacher, group)
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)

    await publish(teacher, group)

    assert await Post.filter(group=group).count() == 2


async def test_p1_two_teachers_in_the_same_second_are_one_message_and_one_refusal() -> None:
    group = await a_group(name="De Gorgels")
    first, second = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")

    outcomes = await asyncio.gather(
        publish(first, group), publish(second, group), return_exceptions=True
    )

    assert {type(outcome) for outcome in outcomes} == {Post, GroupAlreadyPosted}
    assert await Post.filter(group=group).count() == 1
    assert await AuditEntry.filter(deed="post.published").count() == 1


async def test_p1_the_race_is_lost_in_the_database_with_the_same_refusal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    await publish(teacher, group)

    rule = posting.at_most_one_post_per_group_per_day
    looks = iter([True])

    async def looks_a_moment_too_early(desk: Desk, day: date) -> None:
        if not next(looks, False):
            await rule(desk, day)

    monkeypatch.setattr(posting, rule.__name__, looks_a_moment_too_early)
    with pytest.raises(GroupAlreadyPosted) as refusal:
        await publish(teacher, group)

    assert refusal.value.facts == {"group": "De Gorgels"}


async def test_p1_another_group_has_a_day_of_its_own() -> None:
    group, other = await a_group(), await a_group()
    await publish(await a_teacher(of=group), group)

    await publish(await a_teacher(of=other), other)

    assert await posts.groups_that_posted_today() == {group.id, other.id}


async def test_p4_only_the_teachers_of_a_group_publish_in_it() -> None:
    group, elsewhere = await a_group(), await a_group()
    strangers = await a_teacher(of=elsewhere), await a_parent(group=group)

    for stranger in strangers:
        with pytest.raises(NotFound):
            await publish(stranger, group)

    assert not await Post.exists()


async def test_p4_the_school_leader_publishes_in_every_group() -> None:
    group = await a_group()

    post = await publish(await a_leader(), group)

    assert post.group_id == group.id


@pytest.mark.parametrize(
    ("title", "text", "refusal"),
    [
        ("  ", "We zochten bladeren.", TitleMissing),
        ("\u200b\0", "We zochten bladeren.", TitleMissing),
        ("🍎🍐", "We zochten bladeren.", TitleWithoutWords),
        ("?!", "We zochten bladeren.", TitleWithoutWords),
        ("a" * (TITLE_LENGTH + 1), "We zochten bladeren.", TitleTooLong),
        ("Naar het bos", "a" * (TEXT_LENGTH + 1), TextTooLong),
        ("Naar het bos", "\n ", NothingToTell),
    ],
)
async def test_what_says_nothing_or_too_much_is_refused(
    title: str, text: str, refusal: type[Refusal]
) -> None:
    group = await a_group()

    with pytest.raises(refusal):
        await tell(await a_teacher(of=group), group, title, text)

    assert not await Post.exists()


async def test_too_long_is_told_with_the_numbers() -> None:
    group = await a_group()

    with pytest.raises(TextTooLong) as refusal:
        await tell(await a_teacher(of=group), group, "Boek", "a" * 10_000)

    assert refusal.value.facts == {"length": 10_000, "limit": 4_000}


async def test_photos_go_with_the_message_in_the_order_of_the_teacher() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    first, second = await a_photo(teacher), await a_photo(teacher)

    post = await tell(teacher, group, "Foto's", "", second, first)

    shown = await Photo.filter(post=post).order_by("position").values_list("id", flat=True)
    assert shown == [second.id, first.id]


async def test_a_message_is_announced_once_it_is_in_the_database() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    heard: list[events.PostPublished] = []
    events.post_published.subscribe(heard.append)

    async with unit_of_work():
        await publish(teacher, group)
        before = heard.copy()

    assert (before, len(heard)) == ([], 1)


async def test_a_photo_that_is_gone_leaves_nothing_half_published() -> None:
    group = await a_group()
    teacher, colleague = await a_teacher(of=group), await a_teacher(of=group)
    own, foreign = await a_photo(teacher), await a_photo(colleague)
    heard: list[events.PostPublished] = []
    events.post_published.subscribe(heard.append)

    with pytest.raises(NotFound):
        await tell(teacher, group, "Foto's", "", own, foreign)

    assert not await Post.exists()
    assert await Photo.filter(post_id=None).count() == 2
    assert not await AuditEntry.exists()
    assert heard == []


async def test_a_title_with_emoji_and_a_word_or_in_another_script_is_fine() -> None:
    for title in ("🍎 Appels", "תפוחים", "تفاح", "10!"):
        group = await a_group()

        post = await publish(await a_teacher(of=group), group, title)

        assert post.title == title


async def test_text_from_elsewhere_goes_out_as_plain_paragraphs() -> None:
    group = await a_group()

    post = await tell(await a_teacher(of=group), group, "Naar\r\nhet bos", "Eerst\r\n\r\n\r\nDan\0")

    assert (post.title, post.text) == ("Naar het bos", "Eerst\n\nDan")
