"""Messages of the school: to the groups that were chosen, once a day, by its leaders."""

import asyncio

import pytest

from models import Audience, Person, Post
from services import corrections, events, posts
from services.desks import SCHOOL_DESK, Desk
from services.errors import NotFound
from services.messages import Message
from services.policies import posting
from services.policies.posting import GroupGone, NoAudience, SchoolAlreadyPosted, SchoolHasWithdrawn
from tests.factories import a_group, a_leader, a_parent, a_teacher, the_school_year

WORDS = "We zijn dicht."


async def tell(leader: Person, *groups: str) -> Post:
    message = Message(title="Studiedag", text=WORDS, audience=groups)
    return await posts.publish_post(leader, SCHOOL_DESK, message)


async def test_p1_the_school_posts_once_a_day_and_uses_no_groups_day() -> None:
    group, other = await a_group(), await a_group()
    leader = await a_leader()
    message = Message(title="Naar het bos", text="We zochten bladeren.")
    await posts.publish_post(await a_teacher(of=group), group.public_id, message)
    post = await tell(leader, group.public_id, other.public_id)

    with pytest.raises(SchoolAlreadyPosted):
        await tell(leader, other.public_id)
    await posts.publish_post(await a_teacher(of=other), other.public_id, message)

    assert (post.group_id, post.counts_for_day) == (None, None)
    assert await posts.groups_that_posted_today() == {group.id, other.id}


async def test_p1_a_day_that_the_school_withdrew_is_used_and_the_refusal_says_why() -> None:
    group, leader = await a_group(), await a_leader()
    await corrections.withdraw_post(leader, (await tell(leader, group.public_id)).public_id)

    with pytest.raises(SchoolHasWithdrawn) as refusal:
        await tell(leader, group.public_id)

    assert refusal.value.sentence() == (
        "De school heeft het bericht van vandaag ingetrokken, en de dag is daarmee gebruikt. "
        "Kies een andere dag."
    )


async def test_p1_two_leaders_in_the_same_second_are_one_message_and_one_refusal() -> None:
    group = await a_group()
    leaders = await a_leader(), await a_leader()

    outcomes = await asyncio.gather(
        *[tell(leader, group.public_id) for leader in leaders], return_exceptions=True
    )

    assert {type(outcome) for outcome in outcomes} == {Post, SchoolAlreadyPosted}


async def test_p1_the_race_of_two_leaders_is_lost_in_the_database_with_the_same_refusal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    leader = await a_leader()
    await tell(leader, group.public_id)
    rule = posting.the_day_has_room
    looks = iter([True])

    async def looks_a_moment_too_early(desk: Desk, day: object) -> None:
        if not next(looks, False):
            await rule(desk, day)  # type: ignore[arg-type]

    monkeypatch.setattr(posting, rule.__name__, looks_a_moment_too_early)
    with pytest.raises(SchoolAlreadyPosted):
        await tell(leader, group.public_id)


async def test_it_goes_to_the_groups_that_were_chosen_and_is_announced_there() -> None:
    group, other, elsewhere = [await a_group() for _ in range(3)]
    year = await the_school_year()
    heard: list[events.PostPublished] = []
    events.post_published.subscribe(heard.append)

    post = await tell(await a_leader(), group.public_id, other.public_id, group.public_id)

    chosen = await Audience.filter(post=post).order_by("id").values_list("group_id", flat=True)
    assert chosen == [group.id, other.id]
    assert elsewhere.id not in chosen
    assert set(heard[0].windows) == {(group.id, year.id), (other.id, year.id)}


async def test_it_is_for_somebody_and_for_nobody_else_than_the_screen_said() -> None:
    group = await a_group()
    leader = await a_leader()

    with pytest.raises(NoAudience):
        await tell(leader)
    with pytest.raises(GroupGone):
        await tell(leader, group.public_id, "bestaat-niet-hoor")

    assert not await Post.exists()


async def test_p4_only_the_school_leader_writes_to_several_groups() -> None:
    group = await a_group()

    for stranger in (await a_teacher(of=group), await a_parent(group=group)):
        with pytest.raises(NotFound):
            await tell(stranger, group.public_id)

    assert not await Post.exists()
