"""Lets a test's browser be somebody's."""

import httpx
from starlette.responses import Response

from models import Person
from pages.session import with_session
from services import sessions


async def sign_in(browser: httpx.AsyncClient, person: Person | None) -> None:
    """From now on the browser is this person's, or nobody's."""
    browser.cookies.clear()
    if person is not None:
        answer = with_session(Response(), await sessions.open_session(person, "test"))
        name, value = answer.headers["set-cookie"].partition(";")[0].split("=", 1)
        browser.cookies.set(name, value)
