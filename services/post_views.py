"""Posts as people see them: complete, so that showing them asks nothing more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from models import Like, Person, Photo, Post
from services import clock
from services.prepared import Rows, prepared
from services.windows import Window

PostRow = dict[str, Any]  # the columns that `post_rows` reads


# Photos and contents are plain tuples: that the same card is asked for again is found by comparing
# them (pages/cards.py), two hundred fields a page, and Python compares tuples by itself.


class PhotoView(NamedTuple):
    """One photo, ready to be shown."""

    public_id: str
    width: int
    height: int
    alt: str


class PostContent(NamedTuple):
    """What is the same in a post for everybody who may see it."""

    public_id: str
    title: str
    text: str
    author_called: str
    group_name: str
    hue: int
    published_at: datetime
    photos: tuple[PhotoView, ...]

    @property
    def day(self) -> date:
        return clock.at_school(self.published_at).date()


@dataclass(frozen=True, kw_only=True)
class PostView:
    """One post, ready to be shown to one viewer."""

    content: PostContent
    for_children: tuple[str, ...]
    like_count: int
    is_liked: bool


def post_rows(posts: QuerySet[Post]) -> Rows:
    """What `post_views` needs of these posts, in their order."""
    return posts.values(
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


async def post_views(
    viewer: Person, windows: Sequence[Window], rows: Sequence[PostRow]
) -> list[PostView]:
    """These posts as the viewer sees them, behind these windows. Two queries, however many."""
    if not rows:
        return []
    ids = tuple(row["id"] for row in rows)
    pictures = await _photos_of(ids)
    counts, own = await _likes_of(viewer, ids)
    by_key = {window.key: window for window in windows}
    return [
        _view(
            row,
            by_key[row["group_id"], row["school_year_id"]],
            tuple(pictures.get(row["id"], ())),
            (counts.get(row["id"], 0), row["id"] in own),
        )
        for row in rows
    ]


def _view(
    row: PostRow, window: Window, photos: tuple[PhotoView, ...], likes: tuple[int, bool]
) -> PostView:
    content = PostContent(
        public_id=row["public_id"],
        title=row["title"],
        text=row["text"],
        author_called=row["author"] or row["author_name"],
        group_name=window.group_name,
        hue=window.hue,
        published_at=row["published_at"],
        photos=photos,
    )
    return PostView(
        content=content,
        for_children=window.child_names,
        like_count=likes[0],
        is_liked=likes[1],
    )


async def _photos_of(post_ids: tuple[int, ...]) -> dict[int, list[PhotoView]]:
    found: dict[int, list[PhotoView]] = {}
    for row in await _photo_rows(post_ids):
        found.setdefault(row.pop("post_id"), []).append(PhotoView(**row))
    return found


async def _likes_of(viewer: Person, post_ids: tuple[int, ...]) -> tuple[dict[int, int], set[int]]:
    """How many hearts each post has, and which ones have the viewer's."""
    rows = await _like_rows(post_ids, viewer.id)
    counts = {row["post_id"]: row["count"] for row in rows}
    return counts, {row["post_id"] for row in rows if row["own"]}


@prepared
def _photo_rows(post_ids: tuple[int, ...]) -> Rows:
    photos = Photo.filter(post_id__in=post_ids).order_by("post_id", "position")
    return photos.values("post_id", "public_id", "width", "height", "alt")


@prepared
def _like_rows(post_ids: tuple[int, ...], person_id: int) -> Rows:
    own = Count("id", _filter=Q(person_id=person_id))
    likes = Like.filter(post_id__in=post_ids).annotate(count=Count("id"), own=own)
    return likes.group_by("post_id").values("post_id", "count", "own")
