"""What cannot be an id does not exist; no database takes it for a fault of ours."""

from collections.abc import Awaitable, Callable

import pytest

from models import Person, Post
from models.base import new_public_id
from services import groups, photos, timelines
from services.errors import NotFound
from services.policies.picturing import PhotoGone
from services.public_ids import is_public_id
from services.reading import post_for
from services.timelines import EVERYTHING, Chosen
from tests.factories import a_group, a_post, a_teacher
from tests.photos import attach

NO_IDS = ("\0", "abc\0", "\ud800", "a" * 17, "é", "../geheim", "a b", "")
FETCHED: dict[str, Callable[[Person, str], Awaitable[object]]] = {
    "a post": post_for,
    "a group": groups.group_for,
    "a photo": lambda viewer, odd: photos.photo_file(viewer, odd, 320),
    "a photo to remove": photos.remove_photo,
    "the posts after one": lambda viewer, odd: timelines.timeline(viewer, after=odd),
    "a child": lambda viewer, odd: timelines.timeline(viewer, Chosen(child=odd or "\0")),
    "the timeline of a group": lambda viewer, odd: timelines.timeline(
        viewer, Chosen(group=odd or "\0")
    ),
}


def test_what_we_make_is_an_id() -> None:
    assert all(is_public_id(new_public_id()) for _number in range(100))


@pytest.mark.parametrize("odd", NO_IDS)
@pytest.mark.parametrize("what", FETCHED)
async def test_p3_what_cannot_be_an_id_does_not_exist(what: str, odd: str) -> None:
    teacher = await a_teacher(of=await a_group())

    with pytest.raises(NotFound):
        await FETCHED[what](teacher, odd)


@pytest.mark.parametrize("odd", NO_IDS)
async def test_a_screen_that_shows_what_cannot_be_is_told_that_it_is_gone(odd: str) -> None:
    group = await a_group()
    post = await a_post(group=group)

    told = await timelines.changes_since(
        await a_teacher(of=group), EVERYTHING, [odd, post.public_id]
    )

    assert told.gone == (odd,)
    assert [view.content.public_id for view in told.known] == [post.public_id]


@pytest.mark.parametrize("odd", NO_IDS)
async def test_a_photo_that_cannot_be_is_gone(odd: str) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post: Post = await a_post(group=group, author=teacher)

    with pytest.raises(PhotoGone):
        await attach(teacher, post, [odd])
