"""Our two middlewares write the same headers as NiceGUI's own."""

from collections.abc import Callable

import httpx
import pytest
from nicegui import core
from nicegui.middlewares import RedirectWithPrefixMiddleware, SetCacheControlMiddleware
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from pages.pure_asgi import MADE_NEW, VERSIONED, RedirectsKeepPrefix, VersionedIsKept


def answer(request: Request) -> Response:
    if to := request.query_params.get("to"):
        return RedirectResponse(to)
    return PlainTextResponse("hier", headers={"Cache-Control": "no-store"})


async def headers_of(
    address: str, middleware: Callable[[ASGIApp], ASGIApp], prefix: str = ""
) -> dict[str, str]:
    app = middleware(Starlette(routes=[Route("/{path:path}", answer)]))
    asked = {"X-Forwarded-Prefix": prefix} if prefix else {}
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://school.example") as browser:
        return dict((await browser.get(address, headers=asked)).headers)


@pytest.fixture(autouse=True)
def directives(monkeypatch: pytest.MonkeyPatch) -> str:
    kept = "public, max-age=31536000, immutable"
    monkeypatch.setattr(core.app.config, "cache_control_directives", kept, raising=False)
    return kept


@pytest.mark.parametrize("prefix", ["", "/klas"])
@pytest.mark.parametrize("address", ["/?to=/inloggen", "/?to=https://elders.example/", "/"])
async def test_redirects_lead_below_the_path_of_the_proxy(address: str, prefix: str) -> None:
    ours = await headers_of(address, RedirectsKeepPrefix, prefix=prefix)

    assert ours == await headers_of(address, RedirectWithPrefixMiddleware, prefix=prefix)
    assert ours.get("location") in {None, f"{prefix}/inloggen", "https://elders.example/"}


@pytest.mark.parametrize(
    ("address", "is_kept"),
    [
        (f"{VERSIONED}static/nicegui.js", True),
        (f"{MADE_NEW}colours", False),
        ("/foto/x/960", False),
    ],
)
async def test_browsers_keep_what_has_a_version(
    address: str, is_kept: bool, directives: str
) -> None:
    ours = await headers_of(address, VersionedIsKept)

    assert ours == await headers_of(address, SetCacheControlMiddleware)
    assert ours["cache-control"] == (directives if is_kept else "no-store")
