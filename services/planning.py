"""Plans: messages that wait for their moment, and the job that publishes them."""

import logging
from datetime import UTC, datetime, timedelta

from tortoise.exceptions import IntegrityError
from tortoise.queryset import QuerySet

from models import Person, Post, PostState, SchoolYear
from services import audit, clock, drafts, school_days
from services.desks import Desk, announce_change, desk_for
from services.errors import NotFound, Refusal
from services.fair_copies import fair_copy_of
from services.messages import Message
from services.policies import planning, posting
from services.posts import announce_published, desk_of, post_at_desk, write_post
from services.texts import N_
from services.transactions import after_commit, unit_of_work

log = logging.getLogger(__name__)

ON_TIME = timedelta(minutes=1)  # this late it still went out when it was planned, for who reads it
FREED = {"state": PostState.TAKEN_BACK, "counts_for_day": None, "school_day": None}


class PlanIsOver(Refusal):
    message = N_("This message does not wait any more: it is published, or back in the draft.")


async def plan_post(author: Person, desk_key: str, message: Message, publish_at: datetime) -> Post:
    """Keep a message until its moment; its draft goes along. It claims that day from now on (P1).

    All or nothing. Raises what `posts.publish_post` raises, and the refusals of
    services/policies/planning.py.
    """
    desk = await desk_for(author, desk_key)
    copy = await fair_copy_of(author, desk, message)
    planning.a_plan_is_for_a_moment_to_come(publish_at, clock.now())
    day = clock.at_school(publish_at).date()
    year = await SchoolYear.get(id=desk.school_year_id)
    closed = await school_days.closed_days(year, day, day)
    planning.a_plan_is_for_a_school_day(day, closed.get(day, ""))
    await posting.the_day_has_room(desk, day)
    async with unit_of_work():
        post = await write_post(author, desk, copy, PostState.PLANNED, publish_at)
        await audit.record(author, "post.planned", post.id)
        after_commit(lambda: announce_change(desk))
    return post


async def return_to_draft(author: Person, post_public_id: str) -> Desk:
    """Take a plan back: its words and photos lie at the desk again, and its day is free.

    Raises NotFound for who may not publish there, and PlanIsOver.
    """
    at_desk = await post_at_desk(author, post_public_id)
    async with unit_of_work():
        if not await _waiting(at_desk.post).update(**FREED):
            raise PlanIsOver
        await drafts.put_back(at_desk.desk, at_desk.post)
        await audit.record(author, "post.unplanned", at_desk.post.id)
        after_commit(lambda: announce_change(at_desk.desk))
    return at_desk.desk


async def publish_due(now: datetime) -> int:
    """Publish what is planned for this moment or an earlier one, and return how many went out.
    Safe to run twice at once, also in two programs; one plan that fails holds up no other.

    What is late counts from now on, so that its author has the whole two minutes to undo it. Late
    by a day (the server was down) it takes today. What cannot go out goes back to the draft.
    """
    due = Post.filter(state=PostState.PLANNED, published_at__lte=now)
    waiting = await due.order_by("published_at", "id").select_related("group", "author")
    return sum([await _went_out(post, now) for post in waiting])


async def _went_out(post: Post, now: datetime) -> bool:
    try:
        desk = await _desk_to_publish_at(post)
        return desk is not None and await _publish(post, desk, now)
    except Exception:  # whatever is wrong with this one, the others are not kept waiting
        log.exception("The plan of post %s did not go out", post.id)
        return False


async def _desk_to_publish_at(post: Post) -> Desk | None:
    """Nothing when it may not go out any more, and lies in the draft: its author may not publish
    there now (P4), or its school year is over. Who may, finds it there and decides."""
    made_at = desk_of(post)
    try:
        desk = await desk_for(post.author, made_at.key)
    except NotFound:
        await _miss(post, made_at)
        return None
    if desk.school_year_id != made_at.school_year_id:
        await _miss(post, desk)  # of the new year, where its author will look
        return None
    return desk


async def _publish(post: Post, desk: Desk, now: datetime) -> bool:
    try:
        async with unit_of_work():
            if not await _waiting(post).update(**_as_published(post, desk, now)):
                return False  # another program was first, or it is back in the draft
            await audit.record(post.author, "post.published", post.id)
            await announce_published(post, desk)
    except IntegrityError:  # late by a day, and the day of today is used already (P1)
        await _miss(post, desk)
        return False
    return True


def _as_published(post: Post, desk: Desk, now: datetime) -> dict[str, object]:
    out: dict[str, object] = {"state": PostState.OUT}
    if now.astimezone(UTC) - post.published_at.astimezone(UTC) <= ON_TIME:
        return out
    counts = "school_day" if desk.is_of_school else "counts_for_day"
    return {**out, "published_at": now, counts: clock.at_school(now).date()}


async def _miss(post: Post, desk: Desk) -> None:
    async with unit_of_work():
        if await _waiting(post).update(**FREED):
            await drafts.put_back(desk, post, missed_at=post.published_at)
            await audit.record(None, "post.missed", post.id)
            after_commit(lambda: announce_change(desk))


def _waiting(post: Post) -> QuerySet[Post]:
    """The post, as long as it is still planned: whoever changes that is the only one."""
    return Post.filter(id=post.id, state=PostState.PLANNED)
