"""Likes: one heart per person per message, taken back as easily."""

import asyncio

import pytest

from models import Like
from services import events, likes
from services.errors import NotFound
from tests.factories import a_group, a_parent, a_post


async def test_p12_a_person_gives_one_heart_however_often_pressed() -> None:
    post = await a_post()
    parent = await a_parent(group=post.group)

    counts = [await likes.set_like(parent, post.public_id, likes=True) for _press in range(3)]

    assert counts == [1, 1, 1]


async def test_p12_two_screens_of_one_person_at_once_give_one_heart() -> None:
    post = await a_post()
    parent = await a_parent(group=post.group)

    await asyncio.gather(*(likes.set_like(parent, post.public_id, likes=True) for _screen in "ab"))

    assert await Like.filter(post=post).count() == 1


async def test_p12_a_heart_is_taken_back_and_the_others_stay() -> None:
    post = await a_post()
    parent, other = await a_parent(group=post.group), await a_parent(group=post.group)
    await likes.set_like(parent, post.public_id, likes=True)
    await likes.set_like(other, post.public_id, likes=True)

    assert await likes.set_like(parent, post.public_id, likes=False) == 1
    assert await Like.filter(person=other).exists()


async def test_p12_the_heart_of_a_stranger_counts_for_nothing() -> None:
    post = await a_post()
    stranger = await a_parent(group=await a_group())

    with pytest.raises(NotFound):
        await likes.set_like(stranger, post.public_id, likes=True)

    assert not await Like.exists()


async def test_a_heart_is_announced_with_ids_only() -> None:
    post = await a_post()
    parent = await a_parent(group=post.group)
    heard: list[events.PostLiked] = []
    events.post_liked.subscribe(heard.append)

    await likes.set_like(parent, post.public_id, likes=True)

    assert heard == [
        events.PostLiked(post_id=post.id, public_id=post.public_id, person_id=parent.id, likes=True)
    ]


async def test_counts_name_the_window_in_which_they_are_shown() -> None:
    post, quiet = await a_post(), await a_post()
    await likes.set_like(await a_parent(group=post.group), post.public_id, likes=True)

    counted = await likes.counts_of([post.id, quiet.id])

    assert {(one.public_id, one.count) for one in counted} == {
        (post.public_id, 1),
        (quiet.public_id, 0),
    }
    assert {one.windows for one in counted} == {
        ((post.group_id, post.school_year_id),),
        ((quiet.group_id, quiet.school_year_id),),
    }
