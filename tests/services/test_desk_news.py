"""What open screens of a desk are told: that its draft changed, and whether its days did too."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from models import Group, Person, Post
from services import clock, corrections, drafts, events, planning, posts
from services.desks import SCHOOL_DESK
from services.messages import Message
from tests.factories import a_group, a_leader, a_teacher

WORDS = Message(title="Naar het bos", text="We zochten bladeren.")
BETTER = Message(title="Naar het bos", text="We zochten bladeren en eikels.")


@contextmanager
def told_at(desk_key: str) -> Iterator[list[bool]]:
    """Of each time that the desk is told something, whether its days changed."""
    heard: list[events.DeskChanged] = []
    events.desk_changed.subscribe(heard.append)
    days: list[bool] = []
    yield days
    assert {one.desk for one in heard} <= {desk_key}
    days += [one.has_other_days for one in heard]


@pytest.fixture
async def group() -> Group:
    return await a_group()


@pytest.fixture
async def teacher(group: Group) -> Person:
    return await a_teacher(of=group)


async def told(teacher: Person, group: Group) -> Post:
    return await posts.publish_post(teacher, group.public_id, WORDS)


async def planned(teacher: Person, group: Group) -> Post:
    tomorrow = clock.now() + timedelta(days=1)
    return await planning.plan_post(teacher, group.public_id, WORDS, tomorrow)


async def test_who_types_changes_no_day(group: Group, teacher: Person) -> None:
    with told_at(group.public_id) as days:
        await drafts.save_draft(teacher, group.public_id, drafts.Save(message=WORDS))

    assert days == [False]


async def test_who_publishes_or_plans_changes_a_day(group: Group, teacher: Person) -> None:
    await drafts.save_draft(teacher, group.public_id, drafts.Save(message=WORDS))

    for deed in (told, planned):
        with told_at(group.public_id) as days:
            await deed(teacher, group)
        assert any(days)


async def test_a_plan_that_goes_out_or_comes_back_changes_a_day(
    group: Group, teacher: Person
) -> None:
    post = await planned(teacher, group)
    with told_at(group.public_id) as coming_back:
        await planning.return_to_draft(teacher, post.public_id)
    post = await planned(teacher, group)
    with told_at(group.public_id) as going_out:
        await planning.publish_due(post.published_at)

    assert any(coming_back)
    assert any(going_out)


async def test_what_is_undone_edited_or_withdrawn_changes_a_day(
    group: Group, teacher: Person
) -> None:
    with_days = []
    post = await told(teacher, group)
    with told_at(group.public_id) as days:
        await corrections.take_back(teacher, post.public_id)
    with_days.append(days)
    post = await told(teacher, group)
    with told_at(group.public_id) as days:
        await corrections.edit_post(teacher, post.public_id, BETTER, edited_at=None)
    with_days.append(days)
    with told_at(group.public_id) as days:
        await corrections.withdraw_post(teacher, post.public_id)
    with_days.append(days)

    assert [any(days) for days in with_days] == [True, True, True]


async def test_the_desk_of_the_school_hears_of_its_own_days() -> None:
    leader = await a_leader()
    message = Message(title="Vrij", text="Studiedag.", audience=((await a_group()).public_id,))

    with told_at(SCHOOL_DESK) as typing:
        await drafts.save_draft(leader, SCHOOL_DESK, drafts.Save(message=message))
    with told_at(SCHOOL_DESK) as publishing:
        await posts.publish_post(leader, SCHOOL_DESK, message)

    assert (any(typing), any(publishing)) == (False, True)
