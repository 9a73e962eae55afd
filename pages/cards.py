"""The card of one message: drawn once for all who see it, and completed for each of them.

When a teacher has published, two hundred families look at the same ten cards within minutes. What
differs between them is the names of their children, the heart and its count; and for who wrote it,
how many families have seen it.
"""

import secrets
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from pages.drawing import drawn
from services import clock, formats
from services.post_views import PostContent, PostView
from services.reach import Reach
from services.texts import _, language, ngettext

CARDS_KEPT = 1000  # of about 3 kB: the newest of every group, in two languages
HOLE = secrets.token_urlsafe()  # nobody can write this in a message


class _Parts(NamedTuple):
    """What a card has besides the message itself."""

    is_first: bool  # of the screen: when it shows is measured
    has_children: bool
    may_correct: bool
    may_see_versions: bool


def card(post: PostView, *, is_first: bool) -> Markup:
    """The message as its viewer sees it. `is_first` of the screen: when it shows is measured."""
    parts = _Parts(is_first, bool(post.for_children), post.reach is not None, post.may_see_versions)
    pieces = _with_holes(post.content, language(), parts)
    own = [formats.listed(post.for_children)] if post.for_children else []
    own += ["true" if post.is_liked else "false", str(post.like_count)]
    own += [reach_said(post.reach)] if post.reach else []
    filled = (f"{escape(fact)}{piece}" for fact, piece in zip(own, pieces[1:], strict=True))
    return Markup(pieces[0] + "".join(filled))  # noqa: S704  (escaped where it is filled in)


def edition_of(post: PostContent) -> str:
    """Which edition of a message a card shows; nothing for the first one."""
    return post.edited_at.isoformat() if post.edited_at else ""


def reach_said(reach: Reach) -> str:
    """ "Gezien door 24 van 26 gezinnen"."""
    said = ngettext(
        "Seen by {seen} of {families} family",
        "Seen by {seen} of {families} families",
        reach.families,
    )
    return said.format(seen=reach.seen, families=reach.families)


def card_to_come(post: PostContent) -> Markup:
    """The message as parents will see it. Not remembered: it changes with each word."""
    return _drawn(post, _Parts(False, False, False, False), hole="")


@lru_cache(CARDS_KEPT)
def _with_holes(post: PostContent, spoken: str, parts: _Parts) -> tuple[str, ...]:
    """What stands before, between and after the holes. `spoken` is the language it is drawn in."""
    return tuple(str(_drawn(post, parts, HOLE)).split(HOLE))


def _drawn(post: PostContent, parts: _Parts, hole: str) -> Markup:
    return drawn(
        "card.html",
        post=post,
        edition=edition_of(post),
        edited=_edited(post),
        audience=_audience(post),
        is_first=parts.is_first,
        may_correct=parts.may_correct,
        may_see_versions=parts.may_see_versions,
        children=hole if parts.has_children else "",
        is_liked=hole,
        like_count=hole,
        reach=hole,
    )


def _edited(post: PostContent) -> str:
    if post.edited_at is None:
        return ""
    day = formats.long_day(clock.at_school(post.edited_at).date())
    return _("Edited on {day} at {time}").format(day=day, time=formats.time_of_day(post.edited_at))


def _audience(post: PostContent) -> str:
    if post.addressed_to is None:
        return _("Only for parents of {group}").format(group=post.group_name)
    if not post.addressed_to:
        return _("For all parents of the school")
    return _("For parents of {groups}").format(groups=formats.listed(post.addressed_to))
