"""Messages by day, as the timeline shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from pages.cards import card
from pages.chips import query_of
from pages.drawing import drawn
from services import formats
from services.post_views import PostView
from services.timelines import Chosen, Timeline


@dataclass(frozen=True, kw_only=True)
class Day:
    heading: str
    date: str
    cards: tuple[Markup, ...]


def by_day(posts: Iterable[PostView]) -> list[Day]:
    """The posts in their order, under a heading for each day."""
    drawn_posts = ((post, card(post, is_first=index == 0)) for index, post in enumerate(posts))
    return [
        Day(
            heading=formats.day_heading(day),
            date=day.isoformat(),
            cards=tuple(drawn_post for _post, drawn_post in of_day),
        )
        for day, of_day in groupby(drawn_posts, key=lambda pair: pair[0].content.day)
    ]


def page_html(page: Timeline, chosen: Chosen) -> str:
    """What a timeline shows next; nothing when there are no posts. The last page says so."""
    if not page.posts:
        return ""
    return drawn(
        "days.html",
        days=by_day(page.posts),
        next_after=page.next_after,
        is_last=page.next_after is None,
        query=query_of(chosen),
    )


def news_html(posts: Sequence[PostView]) -> str:
    """What an open timeline puts first; nothing when there are no posts."""
    if not posts:
        return ""
    return drawn("days.html", days=by_day(posts), next_after=None, is_last=False, query="")
