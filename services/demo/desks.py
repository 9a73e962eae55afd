"""What lies on the desks of the demo school: what the school leader told all parents, a message
that is planned, and one that is half written."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from models import Audience, Draft, Group, Person, Post, PostState, Role, SchoolYear, Seen, Teaching
from services.clock import SCHOOL_ZONE
from services.demo import school_days
from services.demo.telling import NOT_YET, SEEN_WITHIN
from services.demo.told import told

WEEKS_AGO = 3  # the school leader writes now and then: below what a visitor sees first
TO_ALL_AT, PLANNED_AT = time(8, 10), time(15, 0)
SEEN_BY = 0.9
HALF_WRITTEN = timedelta(minutes=25)  # ago: called away by the bell


async def tell_all(
    followers: Mapping[int, Sequence[Person]], year: SchoolYear, now: datetime
) -> None:
    """The message to the parents of every group, and who saw it. Part of the caller's
    transaction, like all of these."""
    words = told("desks")["school_message"]
    day = school_days.last_weeks(now.date(), WEEKS_AGO)[0][0]
    post = await Post.create(
        school_year=year,
        author=await Person.get(role=Role.LEADER),
        published_at=datetime.combine(day, TO_ALL_AT, SCHOOL_ZONE),
        school_day=day,
        title=words["title"],
        text=words["text"],
    )
    group_ids = await Group.all().order_by("id").values_list("id", flat=True)
    await Audience.bulk_create([Audience(post_id=post.id, group_id=one) for one in group_ids])
    chance = Random(post.title)  # noqa: S311  (no secret)
    readers = {
        one.id for team in followers.values() for one in team if one.email_key not in NOT_YET
    }
    sightings = [
        Seen(
            post_id=post.id,
            person_id=reader,
            seen_at=post.published_at + SEEN_WITHIN * chance.random() ** 2,
        )
        for reader in sorted(readers)
        if chance.random() < SEEN_BY
    ]
    await Seen.bulk_create([one for one in sightings if one.seen_at < now])


async def plan(year: SchoolYear, now: datetime) -> None:
    """A message for the next school day; none on the last one of a year."""
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
