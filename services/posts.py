"""Posts: how the message of a day is published, by a group or by the school."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.exceptions import IntegrityError

from models import Audience, Person, Post, PostState
from services import audit, clock, drafts, events, photos
from services.audiences import windows_of_posts
from services.desks import SCHOOL_DESK, Desk, announce_change, desk_for
from services.errors import NotFound
from services.fair_copies import FairCopy, fair_copy_of, note_mentions
from services.messages import Message
from services.policies import posting
from services.public_ids import a_public_id
from services.transactions import after_commit, unit_of_work


@dataclass(frozen=True, kw_only=True)
class PostAtDesk:
    """A post, and the desk where it was made."""

    post: Post
    desk: Desk


async def groups_that_posted_today() -> set[int]:
    """The groups that have no room for another message today (P1), by their inner id."""
    posted = await Post.filter(counts_for_day=clock.today(), group_id__not_isnull=True).values_list(
        "group_id", flat=True
    )
    return {int(str(group_id)) for group_id in posted}


async def publish_post(author: Person, desk_key: str, message: Message) -> Post:
    """Publish a message now, with its photos in this order; its draft goes along.

    All or nothing. Raises NotFound for who may not publish there, the refusals of
    services/policies/posting.py, and those of photos that are gone.
    """
    desk = await desk_for(author, desk_key)
    copy = await fair_copy_of(author, desk, message)
    now = clock.now()
    await posting.the_day_has_room(desk, clock.at_school(now).date())
    async with unit_of_work():
        post = await write_post(author, desk, copy, PostState.OUT, now)
        await audit.record(author, "post.published", post.id)
        await announce_published(post, desk)
    return post


async def post_at_desk(author: Person, public_id: str) -> PostAtDesk:
    """The post and its desk, for someone who may publish there; however far the post is. For
    others, and once its school year is over, it does not exist: raises NotFound."""
    found = Post.get_or_none(public_id=a_public_id(public_id)).select_related("group", "author")
    post = await found
    if post is None:
        raise NotFound
    desk = await desk_for(author, desk_of(post).key)
    if desk.school_year_id != post.school_year_id:
        raise NotFound
    return PostAtDesk(post=post, desk=desk)


def desk_of(post: Post) -> Desk:
    """Where a post was made, whoever may write there now. Its group must have been loaded."""
    if post.group is None:
        return Desk(key=SCHOOL_DESK, school_year_id=post.school_year_id)
    return Desk(
        key=post.group.public_id,
        school_year_id=post.school_year_id,
        group_id=post.group.id,
        group_name=post.group.name,
        hue=post.group.hue,
    )


async def write_post(
    author: Person, desk: Desk, copy: FairCopy, state: PostState, at: datetime
) -> Post:
    """The row of a message that goes out at this moment, and all that hangs on it; in the
    transaction of who publishes or plans it. Claims the day: raises DayIsTaken."""
    post = await _claim_the_day(
        desk,
        Post(
            group_id=desk.group_id,
            school_year_id=desk.school_year_id,
            author_id=author.id,
            title=copy.message.title,
            text=copy.message.text,
            state=state,
            published_at=at,
        ),
    )
    rows = [Audience(post_id=post.id, group_id=group_id) for group_id in copy.audience]
    await Audience.bulk_create(rows)
    await note_mentions(author, post, copy, clock.now())
    await photos.attach_photos(author, desk, post, copy.message.photos)
    await drafts.clear_draft(desk, copy.message)
    return post


async def announce_published(post: Post, desk: Desk) -> None:
    """Tell it to the open pages, after the commit."""
    published = events.PostPublished(post_id=post.id, windows=await _windows(post))
    after_commit(lambda: events.post_published.emit(published))
    after_commit(lambda: announce_change(desk))


async def announce_edited(post: Post, desk: Desk) -> None:
    edited = events.PostEdited(post_id=post.id, windows=await _windows(post))
    after_commit(lambda: events.post_edited.emit(edited))
    after_commit(lambda: announce_change(desk))


async def announce_gone(post: Post, desk: Desk) -> None:
    gone = events.PostGone(post_id=post.id, windows=await _windows(post))
    after_commit(lambda: events.post_gone.emit(gone))
    after_commit(lambda: announce_change(desk))


async def _windows(post: Post) -> events.WindowKeys:
    return (await windows_of_posts([post.id]))[post.id]


async def _claim_the_day(desk: Desk, post: Post) -> Post:
    day = clock.at_school(post.published_at).date()
    post.school_day = day if desk.is_of_school else None
    post.counts_for_day = None if desk.is_of_school else day
    try:
        async with unit_of_work():
            await post.save()
    except IntegrityError:  # two teachers pressed the button in the same second
        await posting.the_day_has_room(desk, day)
        raise
    return post
