"""What my child's group did: the newest first, with photos and hearts, all children together."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from fastapi import Request
from markupsafe import Markup
from nicegui import app, ui
from pydantic import BaseModel, Field
from starlette.responses import HTMLResponse, JSONResponse

from pages.chips import chips_of, query_of
from pages.connection import Connection
from pages.days import by_day, news_html, page_html
from pages.drawing import drawn
from pages.frame import Frame, frame_of
from pages.light import light_page
from pages.live import keep_live
from pages.problems import school_page, school_route
from pages.session import viewer_of
from services import clock, formats, likes, timelines
from services.texts import _
from services.timelines import MOST_POSTS_ASKED, Chosen
from services.windows import Window


def add_timeline_pages() -> None:
    """The timeline, one group's timeline, and what an open timeline asks for."""
    school_page("/")(timeline_page)
    school_page("/groep/{group}")(group_page)
    app.get("/tijdlijn")(school_route(more_posts))
    app.post("/tijdlijn/stand")(school_route(state_of_posts))
    app.post("/bericht/{post}/hart")(school_route(like_post))


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
    notice = _notice(request.query_params, timeline.windows)
    body = _body(frame, chosen, timeline, group=group, notice=notice)
    light_page(request, f"{title} · {frame.school}", body, "timeline.css")
    ui.add_head_html(f'<script nonce="{request.state.nonce}">{_early_hearts()}</script>')
    Timeline()
    keep_live(ui.context.client, request)


@cache
def _early_hearts() -> str:
    return (Path(__file__).parent / "early_hearts.js").read_text()


class Timeline(Connection, component="timeline.js"):
    """Adopts the posts that the server drew, and keeps them alive."""

    def __init__(self) -> None:
        super().__init__()
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


# ---- what an open timeline asks for


async def more_posts(
    request: Request, kind: str = "", groep: str = "", na: str = ""
) -> HTMLResponse:
    """The days of one page of posts, for a timeline that scrolls on or chooses a child."""
    chosen = Chosen(child=kind, group=groep)
    page = await timelines.timeline(viewer_of(request), chosen, after=na or None)
    return HTMLResponse(
        page_html(page, chosen) or _no_posts_html(page.windows),
        headers={"Cache-Control": "no-store", "X-Today": clock.today().isoformat()},
    )


def _no_posts_html(windows: Sequence[Window]) -> str:
    may_write = any(window.may_publish for window in windows)
    return drawn("no_posts.html", windows=windows, may_write=may_write)


class Shown(BaseModel):
    """The posts that a screen shows now, the newest first, and the day on which it was drawn."""

    shown: list[str] = Field(max_length=MOST_POSTS_ASKED)
    today: date


async def state_of_posts(
    request: Request, body: Shown, kind: str = "", groep: str = ""
) -> JSONResponse:
    """What became of the posts on a screen, and what came after them; or that it had better begin
    again, because "Today" has become yesterday or there is more news than a page."""
    chosen = Chosen(child=kind, group=groep)
    changes = await timelines.changes_since(viewer_of(request), chosen, body.shown)
    is_stale = changes.are_too_many or body.today != clock.today()
    return JSONResponse(
        {
            "again": is_stale,
            "counts": {post.content.public_id: post.like_count for post in changes.known},
            "mine": {post.content.public_id: post.is_liked for post in changes.known},
            "gone": changes.gone,
            "news": news_html(changes.news),
        },
        headers={"Cache-Control": "no-store"},
    )


class Wish(BaseModel):
    """What someone wants of a heart: never "the other way round", so that it may arrive twice."""

    on: bool


async def like_post(request: Request, post: str, body: Wish) -> JSONResponse:
    return JSONResponse({"count": await likes.set_like(viewer_of(request), post, body.on)})


# ---- the parts of the screen


def _name_of(windows: Sequence[Window], group: str) -> str:
    return next((one.group_name for one in windows if one.group_public_id == group), "")


def _notice(asked: Mapping[str, str], windows: Sequence[Window]) -> str:
    """What the screen that led here has to say."""
    if "geplaatst" in asked:
        return _("Published. Parents see it now.")
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
