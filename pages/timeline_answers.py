"""What an open timeline asks for, and what it tells."""

from collections.abc import Sequence
from datetime import date

from fastapi import FastAPI, Request
from nicegui import app
from pydantic import BaseModel, Field
from starlette.responses import HTMLResponse, JSONResponse, Response

from pages.cards import card, edition_of, reach_said
from pages.days import news_html, page_html
from pages.drawing import drawn
from pages.problems import school_route
from pages.session import viewer_of
from services import clock, likes, sightings, timelines
from services.post_views import PostView
from services.sightings import MOST_AT_ONCE
from services.timelines import MOST_POSTS_ASKED, Chosen
from services.windows import Window

DONE = 204


def add_timeline_answers(routes: FastAPI = app) -> None:
    routes.get("/tijdlijn")(school_route(more_posts))
    routes.post("/tijdlijn/stand")(school_route(state_of_posts))
    routes.post("/tijdlijn/gezien")(school_route(note_seen))
    routes.post("/bericht/{post}/hart")(school_route(like_post))


async def more_posts(
    request: Request, kind: str = "", groep: str = "", na: str = ""
) -> HTMLResponse:
    """The days of one page of posts, for a timeline that scrolls on or chooses a child."""
    chosen = Chosen(child=kind, group=groep)
    page = await timelines.timeline(viewer_of(request), chosen, after=na or None)
    return HTMLResponse(
        page_html(page, chosen) or no_posts_html(page.windows),
        headers={"Cache-Control": "no-store", "X-Today": clock.today().isoformat()},
    )


def no_posts_html(windows: Sequence[Window]) -> str:
    may_write = any(window.may_publish for window in windows)
    return drawn("no_posts.html", windows=windows, may_write=may_write)


class Shown(BaseModel):
    """The posts that a screen shows now, the newest first; which edition of those that were
    edited; and the day on which it was drawn."""

    shown: list[str] = Field(max_length=MOST_POSTS_ASKED)
    editions: dict[str, str] = Field(default={}, max_length=MOST_POSTS_ASKED)
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
            "reach": {
                post.content.public_id: reach_said(post.reach)
                for post in changes.known
                if post.reach
            },
            "edited": {
                post.content.public_id: card(post, is_first=False)
                for post in changes.known
                if _reads_otherwise(post, body)
            },
            "gone": changes.gone,
            "news": news_html(changes.news),
        },
        headers={"Cache-Control": "no-store"},
    )


def _reads_otherwise(post: PostView, body: Shown) -> bool:
    return edition_of(post.content) != body.editions.get(post.content.public_id, "")


class Sighted(BaseModel):
    """The posts of which the card was on the screen for a second."""

    posts: list[str] = Field(max_length=MOST_AT_ONCE)


async def note_seen(request: Request, body: Sighted) -> Response:
    await sightings.note_seen(viewer_of(request), body.posts)
    return Response(status_code=DONE)


class Wish(BaseModel):
    """What someone wants of a heart: never "the other way round", so that it may arrive twice."""

    on: bool


async def like_post(request: Request, post: str, body: Wish) -> JSONResponse:
    return JSONResponse({"count": await likes.set_like(viewer_of(request), post, body.on)})
