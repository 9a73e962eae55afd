"""Audiences: for which groups a post is."""

from collections.abc import Sequence
from dataclasses import dataclass

from models import Audience, Group, Post
from services.events import WindowKeys
from services.prepared import Rows, prepared
from services.school_years import school_name


@dataclass(frozen=True, kw_only=True)
class Address:
    """For whom a message of the school is."""

    school: str  # its name
    group_ids: tuple[int, ...]
    group_names: tuple[str, ...]  # none when it is for the whole school


async def windows_of_posts(post_ids: Sequence[int]) -> dict[int, WindowKeys]:
    """Behind which windows each of these posts is shown, whoever looks. Two queries."""
    rows = await Post.filter(id__in=post_ids).values("id", "group_id", "school_year_id")
    addressed: dict[int, list[int]] = {}
    for row in await Audience.filter(post_id__in=post_ids).values("post_id", "group_id"):
        addressed.setdefault(row["post_id"], []).append(row["group_id"])
    return {
        row["id"]: tuple(
            (group_id, row["school_year_id"])
            for group_id in ([row["group_id"]] if row["group_id"] else addressed.get(row["id"], []))
        )
        for row in rows
    }


async def addresses_of(post_ids: Sequence[int]) -> dict[int, Address]:
    """For whom each of these messages of the school is. Three queries; none without messages."""
    if not post_ids:
        return {}
    school, in_all = await school_name(), len(await _every_group())
    groups: dict[int, list[tuple[int, str]]] = {post_id: [] for post_id in post_ids}
    for row in await _addressed(tuple(post_ids)):
        groups[row["post_id"]].append((row["group_id"], row["name"]))
    return {
        post_id: Address(
            school=school,
            group_ids=tuple(group_id for group_id, _name in addressed),
            group_names=tuple(name for _id, name in addressed if len(addressed) < in_all),
        )
        for post_id, addressed in groups.items()
    }


@prepared
def _addressed(post_ids: tuple[int, ...]) -> Rows:
    to_groups = Audience.filter(post_id__in=post_ids).order_by("group__name")
    return to_groups.values("post_id", "group_id", name="group__name")


@prepared
def _every_group() -> Rows:
    return Group.all().values("id")
