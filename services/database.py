"""Opens and closes the database."""

from typing import Any

from tortoise import Tortoise
from tortoise.context import TortoiseContext

from services.settings import settings

_open: TortoiseContext | None = None


def configuration(url: str) -> dict[str, Any]:
    """What Tortoise wants to know. Times are UTC in the database; Amsterdam is for the page."""
    return {
        "connections": {"default": url},
        "apps": {"models": {"models": ["models"], "migrations": "models.migrations"}},
        "use_tz": True,
        "timezone": "UTC",
    }


TORTOISE_ORM = configuration(settings().database_url)


async def open_database() -> None:
    global _open  # noqa: PLW0603  (one process, one database)
    if _open is None:
        _open = await Tortoise.init(
            config=configuration(settings().database_url), _enable_global_fallback=True
        )


async def close_database() -> None:
    global _open  # noqa: PLW0603
    if _open is not None:
        await _open.close_connections()
        _open = None
