"""Browsers of people, to ask the running app with: `async with visitor(person) as browser: ...`

The test needs NiceGUI's `user` fixture, which starts the app of main.py.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape
from http.cookies import SimpleCookie

from httpx import ASGITransport, AsyncClient, Response
from nicegui import app
from starlette.responses import Response as Answer

from models import Person
from pages.session import with_session
from services import sessions

HOME = "192.0.2.7"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)


@asynccontextmanager
async def visitor(
    person: Person | None = None, *, network: str = HOME, address: str = "http://school.example"
) -> AsyncIterator[AsyncClient]:
    """A phone in which this person is signed in, by a real session; or nobody. It does not follow
    redirects by itself, so that a test sees them."""
    transport = ASGITransport(app, client=(network, 50_000))
    headers = {"Accept": "text/html", "User-Agent": PHONE}
    async with AsyncClient(transport=transport, base_url=address, headers=headers) as browser:
        await sign_in(browser, person)
        yield browser


async def sign_in(browser: AsyncClient, person: Person | None) -> None:
    """From now on the browser has a session of this person, or of nobody."""
    browser.cookies.clear()
    if person is None:
        return
    token = await sessions.open_session(person, "iPhone · Safari")
    set_cookie = with_session(Answer(), token).headers["set-cookie"]
    for name, morsel in SimpleCookie(set_cookie).items():
        browser.cookies.set(name, morsel.value)


def refusal_on(page: Response) -> str:
    """The refusal on a page, or nothing."""
    found = re.search(r'<p[^>]* role="alert">(.*?)</p>', page.text, re.DOTALL)
    return unescape(found[1]) if found else ""


def value_of(page: Response, test_id: str) -> str:
    """What stands in the field with this handle."""
    field = re.search(rf'<input[^>]*data-testid="{test_id}"[^>]*>', page.text)
    assert field is not None, f"there is no {test_id}"
    found = re.search(r' value="(.*?)"', field[0])
    return unescape(found[1]) if found else ""
