"""Only in the demo: come in as somebody at the press of a button, and read everybody's mail."""

from collections.abc import Sequence
from itertools import groupby

from fastapi import FastAPI
from nicegui import app
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pages.drawing import drawn
from pages.problems import NOT_FOUND, problem_page
from pages.session import SEE_OTHER, browser_of, found_session, with_session
from services import formats, sessions
from services.demo import mailbox
from services.demo.mailbox import MailRow
from services.demo.people import demo_person
from services.errors import NotFound
from services.school_years import school_name

NOT_KEPT = {"Cache-Control": "no-store"}


def add_demo_pages(routes: FastAPI = app) -> None:
    routes.post("/demo/als/{key}")(come_in_as)
    routes.get("/demo/mail")(mailbox_page)
    routes.get("/demo/mail/{number}")(mail_page)


async def come_in_as(request: Request, key: str) -> Response:
    """Sign in as somebody of the demo; whoever was signed in in this browser is not any more."""
    try:
        person = await demo_person(key)
    except NotFound:
        return await problem_page(NOT_FOUND)
    before = found_session(request)
    if before is not None:
        await sessions.end_session(before)
    token = await sessions.open_session(person, browser_of(request).device)
    return with_session(RedirectResponse("/", status_code=SEE_OTHER, headers=NOT_KEPT), token)


async def mailbox_page() -> Response:
    """Every mail that was sent, the newest first."""
    rows = await mailbox.mails()
    return await _page(
        "demo_mailbox.html",
        days=_by_day(rows),
        is_kept_here=mailbox.is_kept_here(),
    )


async def mail_page(number: str) -> Response:
    """One mail, as it was sent, with links that work."""
    try:
        mail = await mailbox.mail(number)
    except NotFound:
        return await problem_page(NOT_FOUND)
    return await _page("demo_mail.html", mail=mail, day=formats.long_day(mail.row.sent_at.date()))


def _by_day(rows: Sequence[MailRow]) -> list[tuple[str, list[MailRow]]]:
    """Under the day on which they were sent: "Vandaag", "Gisteren"."""
    days = groupby(rows, key=lambda row: row.sent_at.date())
    return [(formats.day_heading(day), list(of_day)) for day, of_day in days]


async def _page(template: str, **facts: object) -> Response:
    return HTMLResponse(drawn(template, school=await school_name(), **facts), headers=NOT_KEPT)
