"""What the demo school is about to tell, and what its leader told all parents."""

import pytest

from models import Audience, Draft, Group, Post, PostState, Seen, Teaching
from services import clock, timelines
from services.demo import school_days
from services.demo.people import DEMO_PEOPLE, demo_person
from services.demo.school import build_demo_school
from services.emails import email_key
from tests.moments import moment

NO_PICTURES = ()


async def test_the_school_leader_told_something_to_the_parents_of_every_group() -> None:
    await build_demo_school(NO_PICTURES)

    post = await Post.get(group=None).select_related("author")

    assert post.author.name == "Ingrid Bos"
    assert post.school_day == clock.at_school(post.published_at).date()
    assert await Audience.filter(post=post).count() == await Group.all().count()
    assert await Seen.filter(post=post).count() > 100
    assert not await Seen.filter(post=post, seen_at__gte=clock.now()).exists()
    known = {email_key(one.email) for one in DEMO_PEOPLE}
    assert not await Seen.filter(post=post, person__email_key__in=known).exists()


async def test_it_is_below_what_a_parent_sees_first() -> None:
    await build_demo_school(NO_PICTURES)
    post = await Post.get(group=None)

    fatma = await demo_person("fatma")
    page = await timelines.timeline(fatma)
    shown = [one.content.public_id for one in page.posts]

    assert len(shown) == timelines.PAGE_LENGTH
    assert post.public_id not in shown


@pytest.mark.parametrize(
    ("today", "planned_for"),
    [("2026-03-04T10:00", "2026-03-05"), ("2026-03-06T10:00", "2026-03-09")],
)
async def test_a_message_is_planned_for_the_next_school_day(
    monkeypatch: pytest.MonkeyPatch, today: str, planned_for: str
) -> None:
    now = moment(today)
    monkeypatch.setattr(clock, "now", lambda: now)

    await build_demo_school(NO_PICTURES)

    plan = await Post.get(state=PostState.PLANNED)
    assert str(plan.counts_for_day) == planned_for
    assert clock.at_school(plan.published_at).date() == plan.counts_for_day


async def test_on_the_last_school_day_nothing_is_planned(monkeypatch: pytest.MonkeyPatch) -> None:
    last = school_days.open_days("2025-2026", moment("2026-07-31T10:00").date())[-1]
    now = moment(f"{last}T10:00")
    monkeypatch.setattr(clock, "now", lambda: now)

    await build_demo_school(NO_PICTURES)

    assert not await Post.filter(state=PostState.PLANNED).exists()


async def test_a_draft_waits_for_the_duo_partner() -> None:
    await build_demo_school(NO_PICTURES)

    draft = await Draft.get().select_related("group", "saved_by")

    assert draft.group is not None
    assert draft.saved_by is not None
    assert (draft.group.name, draft.saved_by.called) == ("De Kikkerpoel", "juf Samira")
    assert await Teaching.filter(group=draft.group).count() == 2
