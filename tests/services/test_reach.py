"""Reach: how many families have seen a message, for those who wrote it, and never which ones."""

from dataclasses import fields

import pytest

from models import Guardianship, Link, Person, Post, Seen
from services import clock, sightings, timelines
from services.reach import Reach
from tests.counting import queries_counted
from tests.factories import (
    a_child,
    a_group,
    a_guardian,
    a_leader,
    a_parent,
    a_post,
    a_teacher,
    linked,
)
from tests.school_messages import a_school_message


async def reach(viewer: Person, post: Post) -> Reach | None:
    shown = await timelines.timeline(viewer)
    return next(one.reach for one in shown.posts if one.content.public_id == post.public_id)


async def test_two_parents_of_a_child_are_one_family_that_has_seen_it() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await a_post(group=group, author=teacher)
    child = await a_child(group=group)
    await a_parent(group=group)

    assert await reach(teacher, post) == Reach(seen=0, families=2)
    for parent in (await a_parent(of=child), await a_parent(of=child)):
        await sightings.note_seen(parent, [post.public_id])

    assert await reach(teacher, post) == Reach(seen=1, families=2)


async def test_brothers_and_sisters_are_one_family() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await a_post(group=group, author=teacher)
    emma, daan = await a_child(group=group), await a_child(group=group)
    await Guardianship.create(guardian=await a_guardian(of=emma), child=daan)

    await sightings.note_seen(await a_parent(of=daan), [post.public_id])

    assert await reach(teacher, post) == Reach(seen=1, families=1)


async def test_who_is_no_longer_linked_is_no_family_that_has_seen_it() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await a_post(group=group, author=teacher)
    parent = await a_parent(group=group)
    await sightings.note_seen(parent, [post.public_id])
    await Link.filter(person=parent).update(ended_at=clock.now())

    assert await reach(teacher, post) == Reach(seen=0, families=1)


async def test_parents_are_told_no_reach_nor_is_another_teacher() -> None:
    group, elsewhere = await a_group(), await a_group()
    post = await a_post(group=group)
    teacher_with_child = await a_teacher(of=elsewhere)
    await linked(teacher_with_child, await a_child(group=group))

    assert await reach(await a_parent(group=group), post) is None
    assert await reach(teacher_with_child, post) is None
    assert await reach(await a_leader(), post) == Reach(seen=0, families=2)


async def test_a_message_of_the_school_counts_the_families_of_its_groups_for_the_leader() -> None:
    gorgels, potters, beside = await a_group(), await a_group(), await a_group()
    post = await a_school_message(gorgels, potters)
    elif_, deniz = await a_child(group=gorgels), await a_child(group=potters)
    await Guardianship.create(guardian=await a_guardian(of=elif_), child=deniz)
    await a_child(group=potters)
    for parent in (await a_parent(of=deniz), await a_parent(group=beside)):
        await sightings.note_seen(parent, [post.public_id])

    assert await reach(await a_leader(), post) == Reach(seen=1, families=2)
    assert await reach(await a_teacher(of=gorgels), post) is None


async def test_reach_never_says_who() -> None:
    assert {field.name: field.type for field in fields(Reach)} == {"seen": int, "families": int}


async def test_more_posts_and_groups_ask_no_more_of_the_database(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leader = await a_leader()
    groups = [await a_group() for _ in range(11)]
    counts = []
    for group in groups[:10]:
        post = await a_post(group=group)
        await sightings.note_seen(await a_parent(group=group), [post.public_id])
        with queries_counted(monkeypatch) as asked:
            await timelines.timeline(leader)
        counts.append(len(asked))

    assert len(set(counts)) == 1
    assert await Seen.all().count() == 10


async def test_parents_ask_nothing_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    group = await a_group()
    await a_post(group=group)
    parent, teacher = await a_parent(group=group), await a_teacher(of=group)
    asked_by = {}
    for viewer in (parent, teacher):
        with queries_counted(monkeypatch) as asked:
            await timelines.timeline(viewer)
        asked_by[viewer.id] = asked

    assert [query for query in asked_by[parent.id] if "seen" in query.lower()] == []
    assert len(asked_by[parent.id]) == 4  # windows, posts, photos, hearts
    assert len(asked_by[teacher.id]) == 9  # and what it teaches, and four for its reach
