"""Corrections: taking a message back in time, editing it, and withdrawing it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tortoise.queryset import QuerySet

from models import Audience, Mention, Person, Photo, Post, PostState, PostVersion, Role
from services import audit, clock, drafts, photos
from services.desks import Desk
from services.errors import NotFound, Refusal
from services.fair_copies import FairCopy, fair_edit_of, note_mentions
from services.messages import Message
from services.policies.posting import UNDO_FOR
from services.post_views import PhotoView
from services.posts import PostAtDesk, announce_edited, announce_gone, post_at_desk
from services.texts import N_
from services.transactions import unit_of_work


class NoLongerOut(Refusal):
    message = N_("This message is no longer there: it was taken back or withdrawn.")


class TooLateToUndo(Refusal):
    message = N_("The two minutes are over. You can still change the message, or withdraw it.")


class EditedMeanwhile(Refusal):
    message = N_(
        "Somebody else changed this message in the meantime. "
        "Open it again, and make your change in the new text."
    )


@dataclass(frozen=True, kw_only=True)
class UndoablePost:
    """A message that its author may still take back."""

    public_id: str
    title: str
    until: datetime


@dataclass(frozen=True, kw_only=True)
class EditablePost:
    """A message that is out, ready to be changed."""

    public_id: str
    desk: Desk
    author_called: str
    title: str
    text: str
    photos: tuple[PhotoView, ...]
    settled: tuple[str, ...]  # public ids of the children it names by choice
    audience: tuple[str, ...]  # public ids of groups, of a message of the school
    published_at: datetime
    edited_at: datetime | None  # to be given back with the change
    undoable_until: datetime | None  # nothing once that is over

    @property
    def message(self) -> Message:
        """The same, as what a change starts from."""
        return Message(
            title=self.title,
            text=self.text,
            photos=tuple(photo.public_id for photo in self.photos),
            audience=self.audience,
            settled=self.settled,
        )


async def post_to_correct(author: Person, public_id: str) -> EditablePost:
    """A message that is out, for who may publish at its desk. Raises NotFound for all others, and
    NoLongerOut."""
    at_desk = await _out_at_desk(author, public_id)
    post, until = at_desk.post, at_desk.post.published_at + UNDO_FOR
    shown = Photo.filter(post_id=post.id).order_by("position", "id")
    return EditablePost(
        public_id=post.public_id,
        desk=at_desk.desk,
        author_called=post.author.called or post.author.name,
        title=post.title,
        text=post.text,
        photos=tuple([PhotoView(**row) for row in await shown.values(*PhotoView._fields)]),
        settled=tuple([row["of"] for row in await _mentions(post).values(of="child__public_id")]),
        audience=await _audience(post),
        published_at=post.published_at,
        edited_at=post.edited_at,
        undoable_until=until if until > clock.now().astimezone(UTC) else None,
    )


async def undoable_posts(author: Person) -> list[UndoablePost]:
    """The messages that somebody published in the last two minutes: theirs to undo, also on a
    screen that was opened since. No query for parents."""
    if author.role is Role.PARENT:
        return []
    posts = await _in_time(Post.filter(author_id=author.id)).order_by("-published_at")
    return [
        UndoablePost(public_id=one.public_id, title=one.title, until=one.published_at + UNDO_FOR)
        for one in posts
    ]


async def take_back(author: Person, post_public_id: str) -> Desk:
    """Undo a message in its first two minutes, before any notice went out: it never was. Its day
    is free again, its words and photos lie at the desk. Returns the desk.

    Raises NotFound for who may not publish there, TooLateToUndo and NoLongerOut.
    """
    at_desk = await _out_at_desk(author, post_public_id)
    post, desk = at_desk.post, at_desk.desk
    async with unit_of_work():
        freed = {"state": PostState.TAKEN_BACK, "counts_for_day": None, "school_day": None}
        if not await _in_time(Post.filter(id=post.id)).update(**freed):
            raise TooLateToUndo if await _out(post).exists() else NoLongerOut
        await drafts.put_back(desk, post)
        await audit.record(author, "post.taken_back", post.id)
        await announce_gone(post, desk)
    return desk


async def withdraw_post(author: Person, post_public_id: str) -> Desk:
    """Take a message away from everybody who could read it. Its day stays used (P1), and the log
    book keeps it. Returns the desk. Raises NotFound for who may not publish there, NoLongerOut."""
    at_desk = await _out_at_desk(author, post_public_id)
    post, desk = at_desk.post, at_desk.desk
    async with unit_of_work():
        if not await _out(post).update(state=PostState.WITHDRAWN):
            raise NoLongerOut
        await audit.record(author, "post.withdrawn", post.id)
        await announce_gone(post, desk)
    return desk


async def edit_post(
    author: Person, post_public_id: str, message: Message, *, edited_at: datetime | None
) -> Post:
    """Let a message that is out read like this. Its earlier words are kept for the school leader;
    a photo that is left out is gone for good. For whom it is does not change.

    `edited_at`: what the screen was drawn with. Raises NotFound for who may not publish there, the
    refusals of services/policies/posting.py, ChildNamed, PhotoGone, NoLongerOut, EditedMeanwhile.
    """
    at_desk = await _out_at_desk(author, post_public_id)
    post = at_desk.post
    known = [row["child_id"] for row in await _mentions(post).values("child_id")]
    message = replace(message, audience=await _audience(post))
    copy = await fair_edit_of(at_desk.desk, message, known)
    async with unit_of_work():
        held = await _out(post).select_for_update().get_or_none()
        if held is None:
            raise NoLongerOut
        if held.edited_at != edited_at and not await _reads_like(held, copy.message):
            raise EditedMeanwhile
        await _change(author, held, copy, at_desk.desk)
    return held


async def _reads_like(post: Post, message: Message) -> bool:
    """Whether it became just this already: by a press of which the answer was lost."""
    shown = await Photo.filter(post_id=post.id).order_by("position").values("public_id")
    photos_shown = tuple(row["public_id"] for row in shown)
    return (post.title, post.text, photos_shown) == (message.title, message.text, message.photos)


async def _change(author: Person, post: Post, copy: FairCopy, desk: Desk) -> None:
    """Nothing happens to a message that reads the same as before."""
    before = PostVersion(
        post_id=post.id,
        title=post.title,
        text=post.text,
        photo_count=await Photo.filter(post_id=post.id).count(),
        edited_by_id=author.id,
        edited_at=clock.now(),
    )
    has_other_photos = await photos.rearrange_photos(author, post, copy.message.photos)
    words = copy.message.title, copy.message.text
    if words == (before.title, before.text) and not has_other_photos:
        return
    await before.save()
    post.title, post.text = words
    post.edited_at = before.edited_at
    await post.save(update_fields=["title", "text", "edited_at"])
    await note_mentions(author, post, copy, before.edited_at)
    await audit.record(author, "post.edited", post.id)
    await announce_edited(post, desk)


async def _out_at_desk(author: Person, public_id: str) -> PostAtDesk:
    at_desk = await post_at_desk(author, public_id)
    if at_desk.post.state is PostState.PLANNED:
        raise NotFound  # not to be corrected: it is in nobody's hands yet
    if at_desk.post.state is not PostState.OUT:
        raise NoLongerOut
    return at_desk


def _out(post: Post) -> QuerySet[Post]:
    """The post, as long as it is out: of two who take it away, one does."""
    return Post.filter(id=post.id, state=PostState.OUT)


def _in_time(posts: QuerySet[Post]) -> QuerySet[Post]:
    """Those that may still be undone; in real time, also in the nights when the clocks change."""
    now = clock.now().astimezone(UTC)
    return posts.filter(state=PostState.OUT, published_at__gt=now - UNDO_FOR)


def _mentions(post: Post) -> QuerySet[Mention]:
    return Mention.filter(post_id=post.id).order_by("id")


async def _audience(post: Post) -> tuple[str, ...]:
    groups = Audience.filter(post_id=post.id).order_by("group__name")
    return tuple([row["of"] for row in await groups.values(of="group__public_id")])
