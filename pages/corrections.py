"""What is wrong in a message that is out: taken back, withdrawn; and how it read before."""

from datetime import datetime

from fastapi import FastAPI, Request
from nicegui import app, ui
from starlette.responses import JSONResponse, Response

from pages.connection import Connection
from pages.drawing import drawn
from pages.frame import frame_of
from pages.light import light_page
from pages.live import keep_live
from pages.problems import school_page, school_route
from pages.session import viewer_of
from services import clock, corrections, formats, histories
from services.texts import _, ngettext

DONE = 204


def add_correction_pages(routes: FastAPI = app) -> None:
    """The leader's history of a message, and what an open timeline asks to be done with one."""
    school_page("/bericht/{post}/geschiedenis")(history_page)
    routes.post("/bericht/{post}/terug")(school_route(take_back))
    routes.post("/bericht/{post}/intrekken")(school_route(withdraw))


async def history_page(request: Request, post: str) -> None:
    viewer = viewer_of(request)
    history = await histories.history_of(viewer, post)
    frame = await frame_of(viewer, here="/")

    body = drawn(
        "history.html",
        **frame.facts(),
        history=history,
        moment=moment_said,
        photos=photos_said,
    )
    light_page(request, f"{_('Earlier versions')} · {frame.school}", body, "history.css")
    Adopted()
    keep_live(ui.context.client, request)


class Adopted(Connection, component="adopted.js"):
    """Takes what the server drew into the page's own frame; nothing in it moves."""


def moment_said(at: datetime) -> str:
    day = formats.day_heading(clock.at_school(at).date())
    return _("{day}, {time}").format(day=day, time=formats.time_of_day(at))


def photos_said(count: int) -> str:
    return ngettext("one photo", "{count} photos", count).format(count=count)


async def take_back(request: Request, post: str) -> JSONResponse:
    """Where the words and photos of a message lie now that was just published."""
    desk = await corrections.take_back(viewer_of(request), post)
    return JSONResponse({"to": f"/schrijven?groep={desk.key}&terug=ja"})


async def withdraw(request: Request, post: str) -> Response:
    await corrections.withdraw_post(viewer_of(request), post)
    return Response(status_code=DONE)
