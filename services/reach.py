"""Reach: how many families have seen a message. Never which ones, and for its writers only."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from models import Seen
from services.events import WindowKeys
from services.families import families_of
from services.prepared import Rows, prepared


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How many families have seen a message, of how many it is for."""

    seen: int
    families: int


async def reach_of(posts: Mapping[int, WindowKeys]) -> dict[int, Reach]:
    """The reach of these posts, by number, each with the windows behind which it is shown. Four
    queries a school year, however many posts and groups; none without posts.

    A family has seen a post when somebody has who is linked to one of its children. Whether the
    viewer may know is for the caller to say: see `post_views`.
    """
    by_year: defaultdict[int, dict[int, tuple[int, ...]]] = defaultdict(dict)
    for post_id, windows in posts.items():
        for year in {year for _group, year in windows}:
            by_year[year][post_id] = tuple(group for group, _year in windows)
    found: dict[int, Reach] = {}
    for year, groups_of in by_year.items():
        found |= await _reach_in_year(year, groups_of)
    return found


async def _reach_in_year(year: int, groups_of: Mapping[int, tuple[int, ...]]) -> dict[int, Reach]:
    every_group = {group for groups in groups_of.values() for group in groups}
    families = await families_of(every_group, year)
    persons: defaultdict[int, list[int]] = defaultdict(list)
    for row in await _sightings(tuple(groups_of)):
        persons[row["post_id"]].append(row["person_id"])
    return {
        post_id: Reach(
            seen=len(families.behind(groups).of(persons[post_id])),
            families=len(families.behind(groups).all),
        )
        for post_id, groups in groups_of.items()
    }


@prepared
def _sightings(post_ids: tuple[int, ...]) -> Rows:
    return Seen.filter(post_id__in=post_ids).values("post_id", "person_id")
