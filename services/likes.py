"""Likes: the one answer a parent can give to a message (P6, P12)."""

from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.functions import Count

from models import Like, Person, Post
from services import clock, events
from services.audiences import windows_of_posts
from services.events import WindowKeys
from services.reading import post_for


@dataclass(frozen=True, kw_only=True)
class LikeCount:
    """How many hearts a post has, and behind which windows it is shown."""

    public_id: str
    windows: WindowKeys
    count: int


async def set_like(viewer: Person, post_public_id: str, likes: bool) -> int:
    """P12. A person gives a message one heart, and takes it back as easily. Returns how many the
    message has now.

    It says what the viewer wants, not "the other way round", so that it may arrive twice.
    Raises NotFound for a post that is not the viewer's.
    """
    post = await post_for(viewer, post_public_id)
    if likes:
        heart = Like(post=post, person=viewer, liked_at=clock.now())
        await Like.bulk_create([heart], ignore_conflicts=True)  # pressed twice is once
    else:
        await Like.filter(post_id=post.id, person_id=viewer.id).delete()
    events.post_liked.emit(
        events.PostLiked(
            post_id=post.id, public_id=post.public_id, person_id=viewer.id, likes=likes
        )
    )
    return await Like.filter(post_id=post.id).count()


async def counts_of(post_ids: Sequence[int]) -> list[LikeCount]:
    """The counts of these posts, for the screens that have joined the rooms of their groups."""
    rows = (
        await Post.filter(id__in=post_ids)
        .annotate(count=Count("likes"))
        .values("id", "public_id", "count")
    )
    windows = await windows_of_posts(post_ids)
    return [
        LikeCount(
            public_id=row["public_id"],
            windows=windows[row["id"]],
            count=row["count"],
        )
        for row in rows
    ]
