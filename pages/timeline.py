"""What my child's group did: the newest first, with photos and hearts, all children together."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from fastapi import Request
from markupsafe import Markup
from nicegui import ui

from pages.chips import chips_of, query_of
from pages.connection import Connection
from pages.days import by_day
from pages.drawing import drawn
from pages.frame import Frame, frame_of
from pages.light import light_page
from pages.live import keep_live
from pages.problems import school_page
from pages.session import viewer_of
from pages.timeline_answers import add_timeline_answers
from pages.undo_bar import undo_bar
from services import clock, formats, timelines
from services.texts import _
from services.timelines import MOST_POSTS_ASKED, Chosen
from services.windows import Window


def add_timeline_pages() -> None:
    """The timeline, one group's timeline, and what an open timeline asks for."""
    school_page("/")(timeline_page)
    school_page("/groep/{group}")(group_page)
    add_timeline_answers()


async def timeline_page(request: Request, kind: str = "", groep: str = "", na: str = "") -> None:
    await _draw_timeline(request, Chosen(child=kind, group=groep), after=na)


async def group_page(request: Request, group: str) -> None:
    await _draw_timeline(request, Chosen(group=group), of_group=group)


async def _draw_timeline(
    request: Request, chosen: Chosen, *, after: str = "", of_group: str = ""
) -> None:
    viewer = viewer_of(request)
    timeline = await timelines.timeline(viewer, chosen, after=after or None)
    frame = await frame_of(viewer, here="/", windows=timeline.windows)

    group = _name_of(timeline.windows, of_group)
    title = group or _("Timeline")
    undo = await undo_bar(viewer) if frame.may_write else Markup()
    has_said = undo and "gewijzigd" not in request.query_params  # "Published" stands in the bar
    notice = "" if has_said else _notice(request.query_params, timeline.windows)
    body = _body(frame, chosen, timeline, group=group, notice=notice, undo=undo)
    light_page(request, f"{title} · {frame.school}", body, "timeline.css")
    ui.add_head_html(f'<script nonce="{request.state.nonce}">{_early_hearts()}</script>')
    Timeline(
        counts_as_seen=any(window.children for window in timeline.windows),
        may_write=frame.may_write,
    )
    keep_live(ui.context.client, request)


@cache
def _early_hearts() -> str:
    return (Path(__file__).parent / "early_hearts.js").read_text()


class Timeline(Connection, component="timeline.js"):
    """Adopts the posts that the server drew, and keeps them alive.

    `counts_as_seen`: its viewer has children, and what is on the screen for a second is noted.
    """

    def __init__(self, *, counts_as_seen: bool, may_write: bool) -> None:
        super().__init__()
        self._props["countsAsSeen"] = counts_as_seen
        self._props["mayWrite"] = may_write
        self._props["mostAsked"] = MOST_POSTS_ASKED
        self._props["texts"] = {
            "failed": _("That did not work. Please try again."),
            "notLoaded": _("The messages could not be loaded. Please try again."),
            "loading": _("One moment"),
            "news": _("There is a new message"),
            "photos": _("Photos"),
            "photo": _("Photo"),
            "place": _("{number} of {count}"),
            "close": _("Close"),
            "previous": _("Previous photo"),
            "next": _("Next photo"),
            "noLine": _("No connection: the large photo comes later."),
        }


# ---- the parts of the screen


def _name_of(windows: Sequence[Window], group: str) -> str:
    return next((one.group_name for one in windows if one.group_public_id == group), "")


def _notice(asked: Mapping[str, str], windows: Sequence[Window]) -> str:
    """What the screen that led here has to say."""
    if "geplaatst" in asked:
        return _("Published. Parents see it now.")
    if "gewijzigd" in asked:
        return _("Changed. Parents see it now.")
    if "gekoppeld" in asked:
        children = [name for window in windows for name in window.child_names]
        return _("Welcome. Here you see what happens in the group of {children}.").format(
            children=formats.listed(children)
        )
    return ""


def _body(frame: Frame, chosen: Chosen, timeline: timelines.Timeline, **said: str) -> Markup:
    query = query_of(chosen)
    return drawn(
        "timeline.html",
        **frame.facts(),
        **said,
        windows=timeline.windows,
        chips=chips_of(timeline.windows),
        chosen=f"/?{query}" if query else "",
        query=query,
        today=clock.today().isoformat(),
        days=by_day(timeline.posts),
        next_after=timeline.next_after,
        is_last=bool(timeline.posts) and timeline.next_after is None,
    )
