"""Reading: which posts exist for whom (P3)."""

from collections.abc import Iterable
from itertools import groupby

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from models import Person, Post
from services.errors import NotFound
from services.public_ids import a_public_id
from services.windows import Window, windows_of

GroupsByYear = tuple[tuple[int, tuple[int, ...]], ...]  # of each school year the ids of its groups


async def visible_posts(viewer: Person) -> QuerySet[Post]:
    """P3. People see the posts behind their own windows. Every reading query starts here."""
    return posts_behind(await windows_of(viewer))


def posts_behind(windows: Iterable[Window]) -> QuerySet[Post]:
    """The posts of these groups in these school years; none when there is no window."""
    return posts_in(groups_by_year(windows))


def groups_by_year(windows: Iterable[Window]) -> GroupsByYear:
    by_year = groupby(
        sorted(windows, key=lambda window: window.school_year_id),
        key=lambda window: window.school_year_id,
    )
    return tuple((year, tuple(window.group_id for window in shared)) for year, shared in by_year)


def posts_in(groups: GroupsByYear) -> QuerySet[Post]:
    seen = [Q(school_year_id=year, group_id__in=in_year) for year, in_year in groups]
    return Post.filter(Q(*seen, join_type=Q.OR)) if seen else Post.filter(id__in=[])


async def post_for(viewer: Person, public_id: str) -> Post:
    """The post, for someone who may see it. For others it does not exist: raises NotFound."""
    post = await (await visible_posts(viewer)).get_or_none(public_id=a_public_id(public_id))
    if post is None:
        raise NotFound
    return post
