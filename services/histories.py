"""Histories: how a message read before it was edited, for the school leader."""

from dataclasses import dataclass
from datetime import datetime

from models import AuditEntry, Mention, Person, Photo, Post, PostState, PostVersion, Role
from services.errors import NotFound
from services.public_ids import a_public_id


@dataclass(frozen=True, kw_only=True)
class VersionView:
    """How a message reads, or read."""

    title: str
    text: str
    photo_count: int
    written_by: str
    written_at: datetime


@dataclass(frozen=True, kw_only=True)
class NamedView:
    """A child that a message names, and whose choice that was."""

    child: str
    settled_by: str
    settled_at: datetime


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """Who withdrew a message, and when."""

    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class PostHistory:
    """Everything that became of a message."""

    public_id: str
    group_name: str  # "" for a message of the school
    versions: tuple[VersionView, ...]  # the newest first
    named: tuple[NamedView, ...]
    withdrawn: Withdrawal | None


async def history_of(leader: Person, public_id: str) -> PostHistory:
    """What became of a message that was out; also of one that is withdrawn, and of earlier years.
    For school leaders alone: for others it does not exist, raises NotFound."""
    if leader.role is not Role.LEADER:
        raise NotFound
    was_out = Post.filter(state__in=[PostState.OUT, PostState.WITHDRAWN])
    found = was_out.filter(public_id=a_public_id(public_id)).select_related("author", "group")
    post = await found.get_or_none()
    if post is None:
        raise NotFound
    return PostHistory(
        public_id=post.public_id,
        group_name=post.group.name if post.group else "",
        versions=await _versions(post),
        named=await _named(post),
        withdrawn=await _withdrawal(post),
    )


async def _versions(post: Post) -> tuple[VersionView, ...]:
    """A version was written by who published it, or by who replaced the one before."""
    earlier = PostVersion.filter(post_id=post.id).order_by("edited_at", "id")
    replaced = await earlier.select_related("edited_by")
    photo_count = await Photo.filter(post_id=post.id).count()
    texts = [(one.title, one.text, one.photo_count) for one in replaced]
    writers = [(one.edited_by, one.edited_at) for one in replaced]
    versions = [
        VersionView(
            title=title, text=text, photo_count=count, written_by=_called(writer), written_at=at
        )
        for (title, text, count), (writer, at) in zip(
            [*texts, (post.title, post.text, photo_count)],
            [(post.author, post.published_at), *writers],
            strict=True,
        )
    ]
    return tuple(reversed(versions))


async def _named(post: Post) -> tuple[NamedView, ...]:
    mentions = Mention.filter(post_id=post.id).order_by("settled_at", "id")
    return tuple(
        [
            NamedView(
                child=one.child.full_name,
                settled_by=_called(one.settled_by),
                settled_at=one.settled_at,
            )
            for one in await mentions.select_related("child", "settled_by")
        ]
    )


async def _withdrawal(post: Post) -> Withdrawal | None:
    """As the log book has it."""
    if post.state is not PostState.WITHDRAWN:
        return None
    lines = AuditEntry.filter(deed="post.withdrawn", subject_id=post.id).order_by("-id")
    line = await lines.select_related("person").first()
    if line is None or line.person is None:
        return None
    return Withdrawal(by=_called(line.person), at=line.done_at)


def _called(person: Person) -> str:
    return person.called or person.name
