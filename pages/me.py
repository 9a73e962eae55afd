"""Me: my children, my language, and where I am signed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fastapi import FastAPI, Request
from nicegui import app, ui
from starlette.responses import RedirectResponse, Response

from models import Role
from pages import languages
from pages.connection import Connection
from pages.drawing import drawn
from pages.forms import fields_of
from pages.frame import frame_of
from pages.light import light_page
from pages.live import keep_live
from pages.problems import school_page
from pages.session import SEE_OTHER, WAY_IN, session_of, viewer_of, without_session
from services import clock, formats, people, school_years, sessions
from services.sessions import SessionView
from services.texts import _
from services.windows import Window, windows_of

SIGNED_OUT = f"{WAY_IN}?uit=1"


def add_me_pages(routes: FastAPI = app) -> None:
    school_page("/ik")(me_page)
    routes.post("/ik/taal")(choose_language)
    routes.post("/ik/uitloggen")(sign_out)
    routes.post("/ik/overal-uitloggen")(sign_out_everywhere)


async def me_page(request: Request) -> None:
    session = session_of(request)
    viewer = session.person
    windows = await windows_of(viewer)
    year = await school_years.current_school_year()
    this_year = [window for window in windows if window.school_year_id == year.id]
    frame = await frame_of(viewer, here="/ik", windows=windows)

    body = drawn(
        "me.html",
        **frame.facts(),
        viewer=viewer,
        year=year.name,
        children=_children(this_year),
        taught=[window for window in this_year if window.may_publish],
        is_staff=viewer.role is not Role.PARENT,
        languages=languages.choices(),
        devices=[_device(view) for view in await sessions.sessions_of(session)],
    )
    light_page(request, f"{_('Me')} · {frame.school}", body, "me.css")
    Adopted()
    keep_live(ui.context.client, request)


class Adopted(Connection, component="adopted.js"):
    """Takes what the server drew into the page's own frame; nothing in it moves."""


async def choose_language(request: Request) -> Response:
    chosen = (await fields_of(request)).get(languages.PARAMETER, "")
    await people.choose_language(viewer_of(request), chosen)
    return RedirectResponse("/ik", status_code=SEE_OTHER)


async def sign_out(request: Request) -> Response:
    await sessions.end_session(session_of(request))
    return without_session(RedirectResponse(SIGNED_OUT, status_code=SEE_OTHER))


async def sign_out_everywhere(request: Request) -> Response:
    await sessions.end_all_sessions(viewer_of(request))
    return without_session(RedirectResponse(SIGNED_OUT, status_code=SEE_OTHER))


@dataclass(frozen=True, kw_only=True)
class OwnChild:
    """A child and its group, in the colour of that group."""

    first_name: str
    group_name: str
    hue: int


@dataclass(frozen=True, kw_only=True)
class Device:
    """A browser in which the viewer is signed in."""

    name: str
    last_used: str
    is_this_one: bool


def _children(windows: Iterable[Window]) -> Sequence[OwnChild]:
    return [
        OwnChild(first_name=child.first_name, group_name=window.group_name, hue=window.hue)
        for window in windows
        for child in window.children
    ]


def _device(view: SessionView) -> Device:
    day = formats.day_heading(clock.at_school(view.seen_at).date())
    return Device(
        name=view.device or _("Unknown device"),
        last_used=f"{day} {formats.time_of_day(view.seen_at)}",
        is_this_one=view.is_this_one,
    )
