"""Timelines: the posts someone may see, newest first, a page at a time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from models import Like, Person, Photo, Post, Seen
from services import clock
from services.errors import NotFound
from services.reading import posts_behind
from services.windows import Window, windows_of, windows_on_child

PAGE_LENGTH = 10  # posts: two screens on a phone, so that scrolling never meets an edge
MOST_POSTS_ASKED = 200  # how far somebody scrolls; the rest is asked again on the next visit


@dataclass(frozen=True, kw_only=True)
class PhotoView:
    """One photo, ready to be shown."""

    public_id: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, kw_only=True)
class PostView:
    """One post, ready to be shown to one viewer."""

    public_id: str
    title: str
    text: str
    author_called: str
    group_name: str
    group_public_id: str
    hue: int
    for_children: tuple[str, ...]
    published_at: datetime
    photos: tuple[PhotoView, ...]
    like_count: int
    is_liked: bool

    @property
    def day(self) -> date:
        return clock.at_school(self.published_at).date()


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
    older = await _older_than(posts_behind(looked_at), after)
    rows = await _rows(older.order_by("-published_at", "-id").limit(PAGE_LENGTH + 1))
    shown = await _views(viewer, looked_at, rows[:PAGE_LENGTH])
    more = len(rows) > PAGE_LENGTH
    return Timeline(
        windows=tuple(windows),
        posts=tuple(shown),
        next_after=shown[-1].public_id if more else None,
    )


async def posts_as_they_are(
    viewer: Person, chosen: Chosen, shown: Sequence[str]
) -> tuple[list[PostView], list[PostView]]:
    """For a screen that shows these posts: the same posts as they are now (without those that are
    gone), and the posts that were published since, newest first. Notes what was seen."""
    looked_at = _chosen_of(await windows_of(viewer), chosen)
    behind = posts_behind(looked_at)
    asked = list(shown[:MOST_POSTS_ASKED])
    known = await _rows(behind.filter(public_id__in=asked))
    newest = max(known, key=lambda row: (row["published_at"], row["id"]), default=None)
    newer = behind if newest is None else behind.filter(_after(newest))
    fresh = await _rows(newer.order_by("-published_at", "-id").limit(PAGE_LENGTH))
    views = await _views(viewer, looked_at, known + fresh)
    await _note_seen(viewer, [row["id"] for row in known])
    return views[: len(known)], views[len(known) :]


def _chosen_of(windows: list[Window], chosen: Chosen) -> list[Window]:
    if chosen.child:
        windows = windows_on_child(windows, chosen.child)
    if chosen.group:
        windows = [window for window in windows if window.group_public_id == chosen.group]
    if not windows and chosen != EVERYTHING:
        raise NotFound
    return windows


async def _older_than(behind: QuerySet[Post], public_id: str | None) -> QuerySet[Post]:
    if public_id is None:
        return behind
    last = await behind.get_or_none(public_id=public_id).values("published_at", "id")
    if last is None:
        raise NotFound
    moment, number = last["published_at"], last["id"]
    # two conditions that an index can follow; one OR would read everything
    return behind.filter(published_at__lte=moment).filter(
        Q(published_at__lt=moment) | Q(id__lt=number)
    )


def _after(row: dict[str, Any]) -> Q:
    moment, number = row["published_at"], row["id"]
    return Q(published_at__gt=moment) | Q(published_at=moment, id__gt=number)


async def _rows(posts: QuerySet[Post]) -> list[dict[str, Any]]:
    return await posts.values(
        "id",
        "public_id",
        "group_id",
        "school_year_id",
        "title",
        "text",
        "published_at",
        author="author__called",
        author_name="author__name",
    )


async def _views(
    viewer: Person, windows: Sequence[Window], rows: Sequence[dict[str, Any]]
) -> list[PostView]:
    if not rows:
        return []
    ids = [row["id"] for row in rows]
    pictures = await _photos_of(ids)
    counts, own = await _likes_of(viewer, ids)
    by_key = {window.key: window for window in windows}
    return [
        _view(
            row,
            by_key[row["group_id"], row["school_year_id"]],
            tuple(pictures.get(row["id"], ())),
            (counts[row["id"]], row["id"] in own),
        )
        for row in rows
    ]


def _view(
    row: dict[str, Any], window: Window, photos: tuple[PhotoView, ...], likes: tuple[int, bool]
) -> PostView:
    return PostView(
        public_id=row["public_id"],
        title=row["title"],
        text=row["text"],
        author_called=row["author"] or row["author_name"],
        group_name=window.group_name,
        group_public_id=window.group_public_id,
        hue=window.hue,
        for_children=window.child_names,
        published_at=row["published_at"],
        photos=photos,
        like_count=likes[0],
        is_liked=likes[1],
    )


async def _photos_of(post_ids: Sequence[int]) -> dict[int, list[PhotoView]]:
    found: dict[int, list[PhotoView]] = {}
    rows = (
        await Photo.filter(post_id__in=post_ids)
        .order_by("post_id", "position")
        .values("post_id", "public_id", "width", "height", "alt")
    )
    for row in rows:
        found.setdefault(row.pop("post_id"), []).append(PhotoView(**row))
    return found


async def _likes_of(viewer: Person, post_ids: Sequence[int]) -> tuple[Counter[int], set[int]]:
    given = await Like.filter(post_id__in=post_ids).values_list("post_id", "person_id")
    counts = Counter(post_id for post_id, _person in given)
    return counts, {post_id for post_id, person in given if person == viewer.id}


async def _note_seen(viewer: Person, post_ids: Sequence[int]) -> None:
    before = await Seen.filter(person_id=viewer.id, post_id__in=post_ids).values_list(
        "post_id", flat=True
    )
    seen_at = clock.now()
    fresh = [
        Seen(post_id=post_id, person_id=viewer.id, seen_at=seen_at)
        for post_id in set(post_ids) - set(before)
    ]
    if fresh:
        await Seen.bulk_create(fresh, ignore_conflicts=True)
