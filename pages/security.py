"""What a browser may do with our pages: a strict content policy, and no leaks by the way."""

import secrets
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

EVERY_PAGE = (
    "default-src 'none'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
LIGHT_PAGE = ("script-src 'self' 'nonce-{nonce}'", "style-src 'self' 'nonce-{nonce}'")
# NiceGUI's own elements compile their templates in the browser and set style attributes
ELEMENT_PAGE = (
    "script-src 'self' 'nonce-{nonce}' 'unsafe-eval'",
    "style-src 'self' 'nonce-{nonce}'",
    "style-src-attr 'unsafe-inline'",
)


class SecurityHeaders:
    """Pure ASGI: a nonce per request, and the policy on every HTML answer that has none yet."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["nonce"] = secrets.token_urlsafe(16)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                complete(MutableHeaders(scope=message), scope)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def complete(headers: MutableHeaders, scope: Scope) -> None:
    """Add what an answer does not say yet."""
    headers.setdefault("X-Content-Type-Options", "nosniff")
    if headers.get("content-type", "").startswith("text/html"):
        state = scope["state"]
        is_framework = headers.get("x-nicegui-content") == "page"
        has_elements = is_framework and "light_styles" not in state
        page = ELEMENT_PAGE if has_elements else LIGHT_PAGE
        headers.setdefault("Content-Security-Policy", _policy(page, state["nonce"]))
        # not "no-referrer": with that, browsers hide the origin of our own forms from us as well
        headers.setdefault("Referrer-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")


def _policy(page: Iterable[str], nonce: str) -> str:
    return "; ".join((*EVERY_PAGE, *page)).format(nonce=nonce)
