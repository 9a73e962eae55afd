"""Reading: which posts exist for whom (P3)."""

from collections.abc import Iterable
from itertools import groupby

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from models import Audience, Person, Post, PostState
from services.errors import NotFound
from services.public_ids import a_public_id
from services.windows import Window, windows_of

GroupsByYear = tuple[tuple[int, tuple[int, ...]], ...]  # of each school year the ids of its groups


async def visible_posts(viewer: Person) -> QuerySet[Post]:
    """P3. People see the posts behind their own windows. Every reading query starts here."""
    return posts_behind(await windows_of(viewer))


def posts_behind(windows: Iterable[Window]) -> QuerySet[Post]:
    """The posts that are out, of these groups in these school years or addressed to them by the
    school; none when there is no window."""
    return posts_in(groups_by_year(windows))


def groups_by_year(windows: Iterable[Window]) -> GroupsByYear:
    by_year = groupby(
        sorted(windows, key=lambda window: window.school_year_id),
        key=lambda window: window.school_year_id,
    )
    return tuple((year, tuple(window.group_id for window in shared)) for year, shared in by_year)


def posts_in(groups: GroupsByYear) -> QuerySet[Post]:
    """The same as `posts_behind`, for groups that are known already."""
    if not groups:
        return Post.filter(id__in=[])
    seen = [Q(school_year_id=year) & _of_or_to(in_year) for year, in_year in groups]
    return Post.filter(Q(*seen, join_type=Q.OR), state=PostState.OUT)


def _of_or_to(group_ids: tuple[int, ...]) -> Q:
    addressed = Audience.filter(group_id__in=group_ids).values("post_id")
    return Q(group_id__in=group_ids) | Q(id__in=Subquery(addressed))


def hanging_in(groups: GroupsByYear) -> Q:
    """What hangs in a post that `posts_in` finds, asked from its own row: so it takes as long
    whether there are a hundred posts or ten thousand. A post that is addressed to several of the
    groups is found as often: ask for distinct rows."""
    if not groups:
        return Q(post_id__in=[])
    seen = [
        Q(post__school_year_id=year)
        & (Q(post__group_id__in=in_year) | Q(post__audience__group_id__in=in_year))
        for year, in_year in groups
    ]
    return Q(Q(*seen, join_type=Q.OR), post__state=PostState.OUT)


async def post_for(viewer: Person, public_id: str) -> Post:
    """The post, for someone who may see it. For others it does not exist: raises NotFound."""
    post = await (await visible_posts(viewer)).get_or_none(public_id=a_public_id(public_id))
    if post is None:
        raise NotFound
    return post
