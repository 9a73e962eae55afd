"""The way in: a code of the school once a year, and six digits by mail after that.

Whole pages of plain HTML. A stranger who asks for them costs the server next to nothing, and every
one of them works without a script.
"""

from fastapi import FastAPI
from nicegui import app
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pages import languages
from pages.asking import Asking, asking_of, with_asking, without_asking
from pages.drawing import drawn
from pages.forms import fields_of
from pages.session import (
    SEE_OTHER,
    WAY_IN,
    browser_of,
    found_session,
    local_path,
    with_session,
)
from services import access_codes, sessions, sign_in
from services.attempts import TooManyTries
from services.emails import cleaned_address
from services.errors import Refusal
from services.school_years import school_name
from services.settings import settings

OK, REFUSED, TOO_MANY = 200, 422, 429
NOT_KEPT = {"Cache-Control": "no-store"}
DIGITS_PAGE = f"{WAY_IN}/code"
TIMELINE = "/"
LINKED = f"{TIMELINE}?gekoppeld=1"


def add_sign_in_pages(routes: FastAPI = app) -> None:
    routes.get("/koppelen")(code_page)
    routes.get("/koppelen/{code}")(code_page)
    routes.post("/koppelen")(use_code)
    routes.get(WAY_IN)(address_page)
    routes.post(WAY_IN)(ask_digits)
    routes.get(DIGITS_PAGE)(digits_page)
    routes.post(DIGITS_PAGE)(use_digits)


# ---- a code of the school


async def code_page(request: Request, code: str = "") -> Response:
    """Where a code is typed; a link from the mail fills it in. Looking uses nothing up (P7), and
    nobody is named before."""
    return await _page(request, "code.html", typed=code)


async def use_code(request: Request) -> Response:
    typed = (await fields_of(request)).get("code", "")
    try:
        admission = await access_codes.use_code(typed, browser_of(request))
    except Refusal as refusal:
        return await _page(request, "code.html", refusal, typed=typed)
    return await _come_in(request, admission.token, LINKED)


# ---- six digits by mail


async def address_page(request: Request, verder: str = TIMELINE, uit: str = "") -> Response:
    return await _page(
        request, "sign_in.html", typed="", way_back=local_path(verder), has_left=bool(uit)
    )


async def ask_digits(request: Request) -> Response:
    """Mail digits, if the school knows the address; the answer is the same if not."""
    fields = await fields_of(request)
    typed, way_back = fields.get("adres", ""), local_path(fields.get("verder", TIMELINE))
    try:
        asking = Asking(address=cleaned_address(typed), way_back=way_back)
        return await _mail_digits(request, asking)
    except Refusal as refusal:
        return await _page(
            request, "sign_in.html", refusal, typed=typed, way_back=way_back, has_left=False
        )


async def _mail_digits(request: Request, asking: Asking) -> Response:
    """Who asked before and now asks too often still has the digits of the newest mail to type."""
    before = asking_of(request)
    try:
        await sign_in.mail_digits(asking.address, browser_of(request))
    except TooManyTries as refusal:
        if before is None or before.address != asking.address:
            raise
        return with_asking(await _digits(request, asking, refusal), asking)
    return with_asking(_go_to(DIGITS_PAGE), asking)


async def digits_page(request: Request) -> Response:
    asking = asking_of(request)
    return _go_to(WAY_IN) if asking is None else await _digits(request, asking)


async def use_digits(request: Request) -> Response:
    asking = asking_of(request)
    if asking is None:
        return _go_to(WAY_IN)
    typed = (await fields_of(request)).get("cijfers", "")
    try:
        token = await sign_in.sign_in(asking.address, typed, browser_of(request))
    except Refusal as refusal:
        return await _digits(request, asking, refusal, typed=typed)
    return without_asking(await _come_in(request, token, asking.way_back))


async def _digits(
    request: Request, asking: Asking, refusal: Refusal | None = None, *, typed: str = ""
) -> Response:
    return await _page(
        request, "digits.html", refusal, asking=asking, typed=typed, here=DIGITS_PAGE
    )


# ---- what these pages share


async def _page(
    request: Request,
    template: str,
    refusal: Refusal | None = None,
    *,
    here: str = "",
    way_back: str = TIMELINE,
    **facts: object,
) -> Response:
    """One of these pages; `here` is its address, where that is not the one that was asked."""
    languages.speak_as_asked(request)
    kept = {} if way_back == TIMELINE else {"verder": way_back}
    session = found_session(request)
    html = drawn(
        template,
        refusal=refusal.sentence() if refusal else "",
        school=await school_name(),
        who=session.person.name if session else "",
        demo_people=_demo_people(),
        other_languages=[
            (here + languages.here_in(request, choice.code, **kept), choice)
            for choice in languages.choices()
            if not choice.is_spoken
        ],
        way_back=way_back,
        **facts,
    )
    response = HTMLResponse(html, status_code=_status(refusal), headers=NOT_KEPT)
    return languages.remembered(request, response)


def _status(refusal: Refusal | None) -> int:
    if refusal is None:
        return OK
    return TOO_MANY if isinstance(refusal, TooManyTries) else REFUSED


def _demo_people() -> object:
    """Whom a visitor of the demo can be; nobody elsewhere."""
    if not settings().demo:
        return ()
    from services.demo.people import DEMO_PEOPLE  # noqa: PLC0415  (a school has no such people)

    return DEMO_PEOPLE


async def _come_in(request: Request, token: str, address: str) -> Response:
    """Start the new session in this browser; whoever was signed in here is not any more."""
    before = found_session(request)
    if before is not None:
        await sessions.end_session(before)
    return with_session(_go_to(address), token)


def _go_to(address: str) -> Response:
    return RedirectResponse(address, status_code=SEE_OTHER, headers=NOT_KEPT)
