"""An edit that is pressed again because its answer was lost: done once, and no reason to refuse."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models import AuditEntry, Group, Person, Photo, Post, PostVersion
from services import clock, corrections, events, posts
from services.corrections import EditedMeanwhile
from services.messages import Message
from tests.factories import a_group, a_teacher
from tests.photos import a_photo

WORDS = Message(title="Naar het bos", text="We zochten bladeren.")
BETTER = Message(title="Naar het bos", text="We zochten bladeren en eikels.")


@pytest.fixture(autouse=True)
def time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second between one look at the clock and the next, so that each edit has its own moment."""
    begun, looks = clock.now(), iter(range(10_000))
    monkeypatch.setattr(clock, "now", lambda: begun + timedelta(seconds=next(looks)))


async def told(group: Group, teacher: Person, *photos: Photo) -> Post:
    message = replace(WORDS, photos=tuple(photo.public_id for photo in photos))
    return await posts.publish_post(teacher, group.public_id, message)


async def edit(author: Person, post: Post, message: Message) -> None:
    """By a screen that was opened before anybody edited."""
    await corrections.edit_post(author, post.public_id, message, edited_at=None)


async def test_an_edit_whose_answer_was_lost_is_repeated_and_done_once() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    kept, left_out, new = [await a_photo(teacher) for _number in range(3)]
    post = await told(group, teacher, kept, left_out)
    better = replace(BETTER, photos=(new.public_id, kept.public_id))
    await edit(teacher, post, better)
    edited_at = (await Post.get()).edited_at
    heard: list[events.PostEdited] = []
    events.post_edited.subscribe(heard.append)

    await edit(teacher, post, better)
    await edit(teacher, post, replace(better, title=" Naar  het bos", text=BETTER.text + "\r\n"))

    assert (await Post.get()).edited_at == edited_at is not None
    assert await PostVersion.all().count() == 1
    assert await AuditEntry.filter(deed="post.edited").count() == 1
    assert heard == []


async def test_two_who_mend_the_same_mistake_alike_are_both_done() -> None:
    group = await a_group()
    teacher, partner = await a_teacher(of=group), await a_teacher(of=group)
    post = await told(group, teacher)

    await edit(teacher, post, BETTER)
    await edit(partner, post, BETTER)

    assert (await PostVersion.get().select_related("edited_by")).edited_by.id == teacher.id


async def test_with_other_words_or_photos_it_is_an_edit_that_came_too_late() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    first, second = [(await a_photo(teacher)) for _number in range(2)]
    shown = (first.public_id, second.public_id)
    post = await told(group, teacher, first, second)
    better = replace(BETTER, photos=shown)
    await edit(teacher, post, better)

    for other in (
        replace(better, title="Naar het grote bos"),
        replace(better, text="We zochten eikels."),
        replace(better, photos=shown[::-1]),
        replace(better, photos=shown[:1]),
        replace(WORDS, photos=shown),  # as it was before
    ):
        with pytest.raises(EditedMeanwhile):
            await edit(teacher, post, other)

    now = await Post.get()
    assert (now.title, now.text) == (BETTER.title, BETTER.text)
    assert await Photo.filter(post=post).order_by("position").values_list("id", flat=True) == [
        first.id,
        second.id,
    ]
    assert await PostVersion.all().count() == 1


async def test_what_was_changed_once_more_since_is_not_changed_back() -> None:
    group = await a_group()
    teacher, partner = await a_teacher(of=group), await a_teacher(of=group)
    post = await told(group, teacher)
    await edit(teacher, post, BETTER)
    seen = await corrections.post_to_correct(partner, post.public_id)
    best = replace(BETTER, text="We zochten bladeren, eikels en kastanjes.")
    await corrections.edit_post(partner, post.public_id, best, edited_at=seen.edited_at)

    with pytest.raises(EditedMeanwhile):
        await edit(teacher, post, BETTER)

    assert (await Post.get()).text == best.text
