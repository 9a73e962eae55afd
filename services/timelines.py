"""Timelines: the posts someone may see, newest first, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from models import Person, Post
from services.errors import NotFound
from services.post_views import PostRow, PostView, post_rows, post_views
from services.prepared import Rows, prepared
from services.public_ids import a_public_id, is_public_id
from services.reading import GroupsByYear, groups_by_year, posts_behind, posts_in
from services.windows import Window, windows_of, windows_on_child

PAGE_LENGTH = 10  # posts: two screens on a phone, so that scrolling never meets an edge
MOST_POSTS_ASKED = 200  # how far somebody scrolls; the rest is asked again on the next visit


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """A page of posts, and after which one the next page begins."""

    windows: tuple[Window, ...]  # all windows of the viewer, also when one child is chosen
    posts: tuple[PostView, ...]
    next_after: str | None


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What of the timeline someone wants to see: all, one child, or one group (public ids)."""

    child: str = ""
    group: str = ""


EVERYTHING = Chosen()


async def timeline(
    viewer: Person, chosen: Chosen = EVERYTHING, *, after: str | None = None
) -> Timeline:
    """The next ten posts after the post `after`, or the first ten.

    Raises NotFound for a child, a group or a post that is not the viewer's.
    """
    windows = await windows_of(viewer)
    looked_at = _chosen_of(windows, chosen)
    if after is None:
        rows = await _newest(groups_by_year(looked_at))
    else:
        rows = await post_rows(_a_page_of(await _older_than(posts_behind(looked_at), after)))
    shown = await post_views(viewer, looked_at, rows[:PAGE_LENGTH])
    more = len(rows) > PAGE_LENGTH
    return Timeline(
        windows=tuple(windows),
        posts=tuple(shown),
        next_after=shown[-1].content.public_id if more else None,
    )


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What became of the posts that a screen shows."""

    known: tuple[PostView, ...] = ()  # as they are now
    gone: tuple[str, ...] = ()  # public ids
    news: tuple[PostView, ...] = ()  # published since, the newest first
    are_too_many: bool = False  # more news than a page: the screen had better begin again


async def changes_since(viewer: Person, chosen: Chosen, shown: Sequence[str]) -> Changes:
    """What became of the newest posts on a screen, and what came after them.

    `shown`: public ids, the newest first; what is not the viewer's is gone.
    """
    looked_at = _chosen_of(await windows_of(viewer), chosen)
    behind = posts_behind(looked_at)
    asked = tuple(shown[:MOST_POSTS_ASKED])
    known = await post_rows(behind.filter(public_id__in=filter(is_public_id, asked)))
    newest = max(known, key=lambda row: (row["published_at"], row["id"]), default=None)
    newer = behind if newest is None else behind.filter(_after(newest))
    fresh = await post_rows(_a_page_of(newer))
    if len(fresh) > PAGE_LENGTH:
        return Changes(are_too_many=True)
    views = await post_views(viewer, looked_at, known + fresh)
    still_there = {row["public_id"] for row in known}
    return Changes(
        known=tuple(views[: len(known)]),
        gone=tuple(public_id for public_id in asked if public_id not in still_there),
        news=tuple(views[len(known) :]),
    )


def _chosen_of(windows: list[Window], chosen: Chosen) -> list[Window]:
    if chosen.child:
        windows = windows_on_child(windows, chosen.child)
    if chosen.group:
        windows = [window for window in windows if window.group_public_id == chosen.group]
    if not windows and chosen != EVERYTHING:
        raise NotFound
    return windows


@prepared
def _newest(groups: GroupsByYear) -> Rows:
    return post_rows(_a_page_of(posts_in(groups)))


def _a_page_of(posts: QuerySet[Post]) -> QuerySet[Post]:
    """The newest first; one post more than a page, which tells whether there are more."""
    return posts.order_by("-published_at", "-id").limit(PAGE_LENGTH + 1)


async def _older_than(behind: QuerySet[Post], public_id: str) -> QuerySet[Post]:
    named = behind.get_or_none(public_id=a_public_id(public_id))
    last = await named.values("published_at", "id")
    if last is None:
        raise NotFound
    moment, number = last["published_at"], last["id"]
    # two conditions that an index can follow; one OR would read everything
    return behind.filter(published_at__lte=moment).filter(
        Q(published_at__lt=moment) | Q(id__lt=number)
    )


def _after(row: PostRow) -> Q:
    moment, number = row["published_at"], row["id"]
    return Q(published_at__gt=moment) | Q(published_at=moment, id__gt=number)
