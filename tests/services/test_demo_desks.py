"""What the demo school is about to tell."""

import pytest

from models import Draft, Post, PostState, Teaching
from services import clock
from services.demo import school_days
from services.demo.school import build_demo_school
from tests.moments import moment

NO_PICTURES = ()


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
