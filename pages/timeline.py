"""What my child's group did: the newest first, with photos and hearts, all children together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from fastapi import Request
from markupsafe import Markup
from nicegui import app, ui
from pydantic import BaseModel, Field
from starlette.responses import HTMLResponse, JSONResponse

from pages.drawing import drawn, initial
from pages.frame import Frame, frame_of
from pages.light import light_page
from pages.live import keep_live
from pages.problems import school_page, school_route
from pages.session import viewer_of
from services import clock, formats, likes, timelines
from services.texts import _
from services.timelines import MOST_POSTS_ASKED, Chosen, PostView
from services.windows import Window


def add_timeline_pages() -> None:
    """The timeline, one group's timeline, and what an open timeline asks for."""
    school_page("/")(timeline_page)
    school_page("/groep/{group}")(group_page)
    app.get("/tijdlijn")(school_route(more_posts))
    app.post("/tijdlijn/stand")(school_route(state_of_posts))
    app.post("/bericht/{post}/hart")(school_route(like_post))


async def timeline_page(
    request: Request, kind: str = "", groep: str = "", na: str = "", geplaatst: str = ""
) -> None:
    notice = _("Published. Parents see it now.") if geplaatst else ""
    await _draw_timeline(request, Chosen(child=kind, group=groep), after=na, notice=notice)


async def group_page(request: Request, group: str) -> None:
    await _draw_timeline(request, Chosen(group=group))


async def _draw_timeline(
    request: Request, chosen: Chosen, *, after: str = "", notice: str = ""
) -> None:
    viewer = viewer_of(request)
    timeline = await timelines.timeline(viewer, chosen, after=after or None)
    frame = await frame_of(viewer, here="/", windows=timeline.windows)

    title = _heading(timeline.windows, chosen)
    body = _body(frame, chosen, timeline, heading=title, notice=notice)
    light_page(request, f"{title} · {frame.school}", body, "timeline.css")
    Timeline()
    keep_live(ui.context.client, request, timeline.windows)


class Timeline(ui.element, component="timeline.js"):
    """Adopts the posts that the server drew, and keeps them alive."""

    def __init__(self) -> None:
        super().__init__()
        self._props["texts"] = {
            "failed": _("That did not work. Please try again."),
            "notLoaded": _("The messages could not be loaded. Please try again."),
            "loading": _("One moment"),
            "news": _("New message"),
            "photos": _("Photos"),
            "photo": _("Photo"),
            "place": _("{number} of {count}"),
            "close": _("Close"),
            "previous": _("Previous photo"),
            "next": _("Next photo"),
        }


# ---- what an open timeline asks for


async def more_posts(
    request: Request, kind: str = "", groep: str = "", na: str = ""
) -> HTMLResponse:
    """The days of one page of posts, for a timeline that scrolls on or chooses a child."""
    chosen = Chosen(child=kind, group=groep)
    page = await timelines.timeline(viewer_of(request), chosen, after=na or None)
    html = _days_html(page.posts, page.next_after, chosen)
    return HTMLResponse(
        html or drawn("no_posts.html"),
        headers={"Cache-Control": "no-store", "X-Today": clock.today().isoformat()},
    )


class Shown(BaseModel):
    """The posts that a screen shows now."""

    shown: list[str] = Field(max_length=10 * MOST_POSTS_ASKED)


async def state_of_posts(
    request: Request, body: Shown, kind: str = "", groep: str = ""
) -> JSONResponse:
    """What became of the posts on a screen since it was drawn, and what came after them."""
    chosen = Chosen(child=kind, group=groep)
    known, news = await timelines.posts_as_they_are(viewer_of(request), chosen, body.shown)
    return JSONResponse(
        {
            "today": clock.today().isoformat(),
            "counts": {post.public_id: post.like_count for post in known},
            "mine": {post.public_id: post.is_liked for post in known},
            "news": _days_html(news, None, chosen),
        },
        headers={"Cache-Control": "no-store"},
    )


class Wish(BaseModel):
    """What someone wants of a heart: never "the other way round", so that it may arrive twice."""

    on: bool


async def like_post(request: Request, post: str, body: Wish) -> JSONResponse:
    return JSONResponse({"count": await likes.set_like(viewer_of(request), post, body.on)})


# ---- the parts of the screen, in its order


@dataclass(frozen=True, kw_only=True)
class Chip:
    """One child, or for a teacher one group, to look at alone."""

    label: str
    letter: str
    hue: int
    href: str
    child: str = ""


@dataclass(frozen=True, kw_only=True)
class Day:
    heading: str
    date: str
    posts: tuple[PostView, ...]


def _heading(windows: Sequence[Window], chosen: Chosen) -> str:
    for window in windows:
        if chosen.group == window.group_public_id:
            return window.group_name
    return _("Timeline")


def _body(frame: Frame, chosen: Chosen, timeline: timelines.Timeline, **said: str) -> Markup:
    query = _query(chosen)
    return drawn(
        "timeline.html",
        **frame.facts(),
        **said,
        windows=timeline.windows,
        chips=_chips(timeline.windows),
        chosen=f"/?{query}" if query else "",
        query=query,
        today=clock.today().isoformat(),
        days=_by_day(timeline.posts),
        next_after=timeline.next_after,
    )


def _chips(windows: Sequence[Window]) -> list[Chip]:
    """A chip per child, and per group that somebody sees as staff; none when there is one only."""
    chips = [chip for window in windows for chip in _chips_of(window)]
    return chips if len(chips) > 1 else []


def _chips_of(window: Window) -> Iterable[Chip]:
    for child in window.children:
        yield Chip(
            label=f"{child.first_name} · {window.group_name}",
            letter=child.first_name[0],
            hue=window.hue,
            href=f"/?{_query(Chosen(child=child.public_id))}",
            child=child.public_id,
        )
    if window.may_publish:
        yield Chip(
            label=window.group_name,
            letter=initial(window.group_name),
            hue=window.hue,
            href=f"/?{_query(Chosen(group=window.group_public_id))}",
        )


def _query(chosen: Chosen) -> str:
    facts = {"kind": chosen.child, "groep": chosen.group}
    return urlencode({name: value for name, value in facts.items() if value})


def _by_day(posts: Iterable[PostView]) -> list[Day]:
    return [
        Day(heading=formats.day_heading(day), date=day.isoformat(), posts=tuple(of_day))
        for day, of_day in groupby(posts, key=lambda post: post.day)
    ]


def _days_html(posts: Sequence[PostView], next_after: str | None, chosen: Chosen) -> str:
    if not posts:
        return ""
    return drawn("days.html", days=_by_day(posts), next_after=next_after, query=_query(chosen))
