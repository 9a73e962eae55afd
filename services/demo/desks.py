"""What lies on the desks of the demo school: a message that is planned, and one that is half
written."""

from datetime import datetime, time, timedelta
from typing import Any

from models import Draft, Post, PostState, SchoolYear, Teaching
from services.clock import SCHOOL_ZONE
from services.demo import school_days
from services.demo.told import told

PLANNED_AT = time(15, 0)
HALF_WRITTEN = timedelta(minutes=25)  # ago: called away by the bell


async def plan(year: SchoolYear, now: datetime) -> None:
    """A message for the next school day; none on the last one of a year. Part of the caller's
    transaction, like the other."""
    days = school_days.open_days(year.name, year.last_day)
    day = next((day for day in days if day > now.date()), None)
    if day is None:
        return
    words = told("desks")["plan"]
    teaching = await _teaching(words["group"])
    await Post.create(
        group_id=teaching["group_id"],
        school_year=year,
        author_id=teaching["person_id"],
        state=PostState.PLANNED,
        published_at=datetime.combine(day, PLANNED_AT, SCHOOL_ZONE),
        counts_for_day=day,
        title=words["title"],
        text=words["text"],
    )


async def leave_half_written(year: SchoolYear, now: datetime) -> None:
    """A draft that the duo partner finds."""
    words = told("desks")["draft"]
    teaching = await _teaching(words["group"])
    await Draft.create(
        group_id=teaching["group_id"],
        school_year=year,
        version=1,
        saved_by_id=teaching["person_id"],
        saved_at=now - HALF_WRITTEN,
        title=words["title"],
        text=words["text"],
    )


async def _teaching(group_name: str) -> dict[str, Any]:
    """Who teaches this group, by ids."""
    rows = Teaching.filter(group__name=group_name).order_by("id").first()
    return await rows.values("group_id", "person_id")
