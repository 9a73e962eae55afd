"""What became of a message, for the school leader alone."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from models import Group, Person, SchoolYear
from services import clock, corrections, planning, posts
from services.errors import NotFound
from services.histories import history_of
from services.messages import Message
from tests.factories import a_child, a_group, a_leader, a_parent, a_teacher
from tests.photos import a_photo

WORDS = Message(title="Naar het bos", text="We zochten bladeren.")


def let_it_be(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: at)


async def edit(author: Person, post: str, message: Message) -> None:
    seen = await corrections.post_to_correct(author, post)
    await corrections.edit_post(author, post, message, edited_at=seen.edited_at)


async def test_a_history_has_every_version_with_its_writer_and_its_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group(name="De Gorgels")
    anna, tom = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")
    emma = await a_child(group=group, first_name="Emma", last_name="de Wit")
    photo, start = await a_photo(anna), clock.now()
    with_photo = replace(WORDS, photos=(photo.public_id,))
    post = await posts.publish_post(anna, group.public_id, with_photo)
    let_it_be(monkeypatch, start + timedelta(minutes=5))
    await edit(tom, post.public_id, replace(WORDS, text="Zonder foto."))
    let_it_be(monkeypatch, start + timedelta(minutes=9))
    named = Message(
        title="Taart", text="Gisteren vertelde Emma over taart.", settled=(emma.public_id,)
    )
    await edit(anna, post.public_id, named)
    let_it_be(monkeypatch, start + timedelta(minutes=20))
    await corrections.withdraw_post(tom, post.public_id)

    history = await history_of(await a_leader(), post.public_id)

    assert history.group_name == "De Gorgels"
    assert [
        (one.title, one.text, one.photo_count, one.written_by, (one.written_at - start).seconds)
        for one in history.versions
    ] == [
        ("Taart", named.text, 0, "juf Anna", 9 * 60),
        (WORDS.title, "Zonder foto.", 0, "meester Tom", 5 * 60),
        (WORDS.title, WORDS.text, 1, "juf Anna", 0),
    ]
    (mention,) = history.named
    assert (mention.child, mention.settled_by) == ("Emma de Wit", "juf Anna")
    assert history.withdrawn is not None
    assert history.withdrawn.by == "meester Tom"
    assert history.withdrawn.at == start + timedelta(minutes=20)


async def test_a_message_that_was_never_changed_has_one_version() -> None:
    group = await a_group()
    post = await posts.publish_post(await a_teacher(of=group), group.public_id, WORDS)

    history = await history_of(await a_leader(), post.public_id)

    assert [one.text for one in history.versions] == [WORDS.text]
    assert (history.named, history.withdrawn) == ((), None)


async def test_p3_a_history_is_for_school_leaders_alone() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await posts.publish_post(teacher, group.public_id, WORDS)

    for stranger in (teacher, await a_parent(group=group)):
        with pytest.raises(NotFound):
            await history_of(stranger, post.public_id)


async def test_what_never_was_out_has_no_history() -> None:
    group = await a_group()
    leader = await a_leader()
    undone = await posts.publish_post(leader, group.public_id, WORDS)
    await corrections.take_back(leader, undone.public_id)
    tomorrow = clock.now() + timedelta(days=1)
    plan = await planning.plan_post(leader, group.public_id, WORDS, tomorrow)

    for public_id in (undone.public_id, plan.public_id, "bestaat-niet-hoor", "\0"):
        with pytest.raises(NotFound):
            await history_of(leader, public_id)


async def test_a_history_is_still_there_in_later_years() -> None:
    group: Group = await a_group()
    leader = await a_leader()
    post = await posts.publish_post(leader, group.public_id, WORDS)
    await SchoolYear.filter(is_current=True).update(is_current=None)

    assert (await history_of(leader, post.public_id)).versions
