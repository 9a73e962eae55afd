"""Seen: by parents, what is theirs, once."""

import asyncio

import pytest

from models import Post, PostState, Role, Seen
from services import sightings
from tests.counting import queries_counted
from tests.factories import a_child, a_group, a_leader, a_parent, a_post, a_teacher, linked
from tests.school_messages import a_school_message


async def seen_by(person_id: int) -> set[int]:
    seen = await Seen.filter(person_id=person_id).values_list("post_id", flat=True)
    assert len(seen) == len(set(seen))
    return {int(str(post_id)) for post_id in seen}


async def test_what_a_parent_saw_is_noted_once() -> None:
    post = await a_post()
    parent = await a_parent(group=post.group)

    for _visit in range(2):
        await sightings.note_seen(parent, [post.public_id, post.public_id])

    assert await seen_by(parent.id) == {post.id}


async def test_two_phones_at_once_are_one_sighting() -> None:
    post = await a_post()
    parent = await a_parent(group=post.group)

    await asyncio.gather(*(sightings.note_seen(parent, [post.public_id]) for _phone in "ab"))

    assert await seen_by(parent.id) == {post.id}


async def test_p3_what_is_not_theirs_or_not_there_is_passed_over() -> None:
    group, planning = await a_group(), await a_group()
    own, foreign, planned = await a_post(group=group), await a_post(), await a_post(group=planning)
    await Post.filter(id=planned.id).update(state=PostState.PLANNED)
    parent = await a_parent(group=group)
    await linked(parent, await a_child(group=planning))
    named = [foreign.public_id, planned.public_id, "nooit bestaan", "x" * 400, own.public_id]

    await sightings.note_seen(parent, named)

    assert await seen_by(parent.id) == {own.id}


async def test_a_teacher_or_leader_who_looks_is_no_family() -> None:
    post = await a_post(group=(group := await a_group()))
    for person in (await a_teacher(of=group), await a_leader()):
        await sightings.note_seen(person, [post.public_id])

        assert await seen_by(person.id) == set()


async def test_a_teacher_is_a_parent_of_the_own_child_only() -> None:
    taught, followed = await a_group(), await a_group()
    own, of_child = await a_post(group=taught), await a_post(group=followed)
    teacher = await a_teacher(of=taught)
    await linked(teacher, await a_child(group=followed))

    await sightings.note_seen(teacher, [own.public_id, of_child.public_id])

    assert teacher.role is Role.TEACHER
    assert await seen_by(teacher.id) == {of_child.id}


async def test_a_message_of_the_school_is_seen_by_who_it_is_for() -> None:
    to, beside = await a_group(), await a_group()
    post = await a_school_message(to)
    parent, other = await a_parent(group=to), await a_parent(group=beside)

    for person in (parent, other):
        await sightings.note_seen(person, [post.public_id])

    assert (await seen_by(parent.id), await seen_by(other.id)) == ({post.id}, set())


async def test_what_was_seen_before_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    group = await a_group()
    posts = [await a_post(group=group, days_ago=days_ago) for days_ago in range(3)]
    parent = await a_parent(group=group)
    ids = [post.public_id for post in posts]
    await sightings.note_seen(parent, ids)

    with queries_counted(monkeypatch) as asked:
        await sightings.note_seen(parent, ids)

    assert len(asked) == 3
    assert all(query.startswith("SELECT") for query in asked)
