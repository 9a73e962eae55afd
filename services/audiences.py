"""Audiences: for which groups a post is."""

from collections.abc import Sequence

from models import Audience, Post
from services.events import WindowKeys


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
