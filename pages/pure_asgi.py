"""NiceGUI's own two middlewares, as pure ASGI.

They write one header each, and were made with Starlette's BaseHTTPMiddleware, which starts a task
and passes every answer on through a queue: a tenth of the work of every page, photo and heart.
"""

import nicegui.ui_run
from nicegui import __version__, core
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

VERSIONED = f"/_nicegui/{__version__}/"  # never changes, so a browser may keep it
MADE_NEW = f"{VERSIONED}dynamic_resources/"


class RedirectsKeepPrefix:
    """Behind a proxy that serves us below a path, redirects lead below that path."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        prefix = Headers(scope=scope).get("x-forwarded-prefix") if scope["type"] == "http" else None
        if not prefix:
            await self.app(scope, receive, send)
            return

        async def send_with_prefix(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("location", "").startswith("/"):
                    headers["location"] = prefix + headers["location"]
            await send(message)

        await self.app(scope, receive, send_with_prefix)


class VersionedIsKept:
    """Browsers keep what has NiceGUI's version in its address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope.get("path", "")
        if scope["type"] != "http" or not path.startswith(VERSIONED) or path.startswith(MADE_NEW):
            await self.app(scope, receive, send)
            return

        async def send_with_cache_control(message: Message) -> None:
            if message["type"] == "http.response.start":
                directives = core.app.config.cache_control_directives
                MutableHeaders(scope=message)["cache-control"] = directives
            await send(message)

        await self.app(scope, receive, send_with_cache_control)


OURS = {
    "RedirectWithPrefixMiddleware": RedirectsKeepPrefix,
    "SetCacheControlMiddleware": VersionedIsKept,
}


def install() -> None:
    """Let `ui.run` put ours in the place of its own. May be called again, by tests."""
    for name, ours in OURS.items():
        if not hasattr(nicegui.ui_run, name):
            raise ImportError(f"NiceGUI does not use its {name} any more")
        setattr(nicegui.ui_run, name, ours)
