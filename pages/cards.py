"""The card of one message: drawn once for all who see it, and completed for each of them.

When a teacher has published, two hundred families look at the same ten cards within minutes. What
differs between them is the names of their children, the heart and its count.
"""

import secrets
from functools import lru_cache

from markupsafe import Markup, escape

from pages.drawing import drawn
from services import formats
from services.post_views import PostContent, PostView
from services.texts import language

CARDS_KEPT = 1000  # of about 3 kB: the newest of every group, in two languages
HOLE = secrets.token_urlsafe()  # nobody can write this in a message


def card(post: PostView, *, is_first: bool) -> Markup:
    """The message as its viewer sees it. `is_first` of the screen: when it shows is measured."""
    pieces = _with_holes(post.content, language(), is_first, bool(post.for_children))
    own = [formats.listed(post.for_children)] if post.for_children else []
    own += ["true" if post.is_liked else "false", str(post.like_count)]
    filled = (f"{escape(fact)}{piece}" for fact, piece in zip(own, pieces[1:], strict=True))
    return Markup(pieces[0] + "".join(filled))  # noqa: S704  (escaped where it is filled in)


@lru_cache(CARDS_KEPT)
def _with_holes(
    post: PostContent, spoken: str, is_first: bool, has_children: bool
) -> tuple[str, ...]:
    """What stands before, between and after the holes. `spoken` is the language it is drawn in."""
    html = drawn(
        "card.html",
        post=post,
        is_first=is_first,
        children=HOLE if has_children else "",
        is_liked=HOLE,
        like_count=HOLE,
    )
    return tuple(str(html).split(HOLE))
