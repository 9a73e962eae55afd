"""What is opened before the first page is served, and closed after the last."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from nicegui import app

INNER = "klasvenster_inner"  # on our lifespan: the one it was put around


def install(opening: Callable[[], Awaitable[None]], closing: Callable[[], Awaitable[None]]) -> None:
    """Await `opening` before the first page. NiceGUI's own start-up handlers are not awaited: pages
    would be served before the database is open, and a failed start would only be logged. Installed
    again, by tests, it takes the place of the one before."""
    current = app.router.lifespan_context
    inner = getattr(current, INNER, current)

    @asynccontextmanager
    async def lifespan(asgi: Any) -> AsyncIterator[Any]:  # noqa: ANN401  (Starlette's signature)
        await opening()
        try:
            async with inner(asgi) as state:
                yield state
        finally:
            await closing()

    setattr(lifespan, INNER, inner)
    app.router.lifespan_context = lifespan
