"""What people see when something is not for them, or went wrong."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import ParamSpec

from fastapi import FastAPI, Request
from nicegui import app, ui
from starlette.responses import HTMLResponse, JSONResponse, Response

from pages.drawing import drawn
from pages.security import complete
from pages.session import language_of
from services.errors import NotFound, Refusal
from services.school_years import school_name
from services.texts import N_, _, speaking

P = ParamSpec("P")
NOT_FOUND = 404
REFUSED = 422
PATIENCE = 30  # seconds for a slow disk; after that NiceGUI answers, in its own words
FAULT = 500
OUR_FAULT = N_("Something went wrong on our side. Please try again in a moment.")


def school_page(
    path: str, *, reconnect_timeout: float | None = None
) -> Callable[[Callable[P, Awaitable[None]]], Callable[P, Awaitable[None]]]:
    """Like `ui.page`, but a page that is not for the viewer says so kindly, with status 404.

    `reconnect_timeout`: seconds for which an open page waits for a browser that is away.
    """

    def decorate(build: Callable[P, Awaitable[None]]) -> Callable[P, Awaitable[None]]:
        @ui.page(path, reconnect_timeout=reconnect_timeout, response_timeout=PATIENCE)
        @wraps(build)  # keeps the parameters and the module name, which NiceGUI needs
        async def guarded(*args: P.args, **kwargs: P.kwargs) -> Response | None:
            try:
                await build(*args, **kwargs)
            except NotFound:
                return await problem_page(NOT_FOUND)
            return None

        return build

    return decorate


def school_route(answer: Callable[P, Awaitable[Response]]) -> Callable[P, Awaitable[Response]]:
    """An address that scripts ask: a refusal is a sentence, and what is not yours is not there."""

    @wraps(answer)  # keeps the parameters, which FastAPI reads
    async def guarded(*args: P.args, **kwargs: P.kwargs) -> Response:
        try:
            return await answer(*args, **kwargs)
        except NotFound:
            return Response(status_code=NOT_FOUND)
        except Refusal as refusal:
            return JSONResponse({"sentence": refusal.sentence()}, status_code=REFUSED)

    return guarded


def add_problem_pages(routes: FastAPI = app) -> None:
    """Pages that do not exist, and faults of ours, in the words of the school."""

    async def not_there(request: Request, problem: Exception) -> Response:
        return await _answer(request, NOT_FOUND)

    async def fault(request: Request, problem: Exception) -> Response:
        """Outside our middlewares, so it does what they do. The server writes it in its log."""
        with speaking(language_of(request)):
            answer = await _answer(request, FAULT)
        complete(answer.headers, request.scope)
        return answer

    routes.add_exception_handler(NOT_FOUND, not_there)
    routes.add_exception_handler(FAULT, fault)


async def _answer(request: Request, status: int) -> Response:
    if "text/html" in request.headers.get("accept", ""):
        return await problem_page(status)
    return Response(status_code=status)


async def problem_page(status: int) -> HTMLResponse:
    """One sentence about what is so, and a way on."""
    if status == NOT_FOUND:
        title, sentence, school = _("Not found"), _(NotFound.message), await school_name()
    else:  # without a look at the database, which may be what is wrong
        title, sentence, school = _("Something went wrong"), _(OUR_FAULT), "Klasvenster"
    html = drawn("problem.html", school=school, title=title, sentence=sentence)
    return HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})
