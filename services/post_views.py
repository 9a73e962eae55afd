"""Posts as people see them: complete, so that showing them asks nothing more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from models import Like, Person, Photo, Post, Role
from services import clock
from services.audiences import Address, addresses_of
from services.events import WindowKeys
from services.prepared import Rows, prepared
from services.reach import Reach, reach_of
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
    group_name: str  # of a message of the school: the school's
    hue: int  # 1 to 8, a colour of tokens.css; 0 for the school itself
    published_at: datetime
    photos: tuple[PhotoView, ...]
    edited_at: datetime | None = None
    addressed_to: tuple[str, ...] | None = None  # the groups of a message of the school, () for all

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
    reach: Reach | None = None  # for who may correct it
    may_see_versions: bool = False  # for the school leader, once there are any


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
        "edited_at",
        author="author__called",
        author_name="author__name",
    )


@dataclass(frozen=True, kw_only=True)
class _Around:
    """What is not in the post's own row."""

    behind: tuple[Window, ...]  # of the viewer's: where it is shown
    address: Address | None  # of a message of the school
    photos: tuple[PhotoView, ...]
    like_count: int
    is_liked: bool


async def post_views(
    viewer: Person, windows: Sequence[Window], rows: Sequence[PostRow]
) -> list[PostView]:
    """These posts as the viewer sees them, behind these windows. Two queries, however many; three
    more when the school itself wrote one of them, and four for who may correct them."""
    if not rows:
        return []
    ids = tuple(row["id"] for row in rows)
    addresses = await addresses_of([row["id"] for row in rows if row["group_id"] is None])
    pictures = await _photos_of(ids)
    counts, own = await _likes_of(viewer, ids)
    around = {
        row["id"]: _Around(
            behind=_behind(row, addresses.get(row["id"]), windows),
            address=addresses.get(row["id"]),
            photos=tuple(pictures.get(row["id"], ())),
            like_count=counts.get(row["id"], 0),
            is_liked=row["id"] in own,
        )
        for row in rows
    }
    reach = await reach_of(
        {
            row["id"]: _keys(row, around[row["id"]].address)
            for row in rows
            if _may_correct(viewer, around[row["id"]])
        }
    )
    return [_view(viewer, row, around[row["id"]], reach.get(row["id"])) for row in rows]


def _keys(row: PostRow, address: Address | None) -> WindowKeys:
    """Behind which windows a post is shown, whoever looks."""
    groups = address.group_ids if address else (row["group_id"],)
    return tuple((group_id, row["school_year_id"]) for group_id in groups)


def _behind(row: PostRow, address: Address | None, windows: Sequence[Window]) -> tuple[Window, ...]:
    keys = _keys(row, address)
    return tuple(window for window in windows if window.key in keys)


def _may_correct(viewer: Person, around: _Around) -> bool:
    """Who may publish there (P4): what the school itself wrote is its leaders' to correct."""
    is_theirs = around.address is None or viewer.role is Role.LEADER
    return is_theirs and any(window.may_publish for window in around.behind)


def _view(viewer: Person, row: PostRow, around: _Around, reach: Reach | None) -> PostView:
    return PostView(
        content=_content(row, around),
        for_children=tuple(name for window in around.behind for name in window.child_names),
        like_count=around.like_count,
        is_liked=around.is_liked,
        reach=reach,
        may_see_versions=bool(reach and row["edited_at"]) and viewer.role is Role.LEADER,
    )


def _content(row: PostRow, around: _Around) -> PostContent:
    address = around.address
    return PostContent(
        public_id=row["public_id"],
        title=row["title"],
        text=row["text"],
        author_called=row["author"] or row["author_name"],
        group_name=address.school if address else around.behind[0].group_name,
        hue=0 if address else around.behind[0].hue,
        published_at=row["published_at"],
        photos=around.photos,
        edited_at=row["edited_at"],
        addressed_to=address.group_names if address else None,
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
