"""Opens and closes the database."""

from dataclasses import dataclass
from sqlite3 import Connection

from tortoise import Tortoise
from tortoise.context import TortoiseContext

from services.cancelling import mend_transactions
from services.connections import configuration
from services.quick_reads import close_reader, open_reader
from services.settings import settings
from services.upgrades.start import upgrade

__all__ = ["TORTOISE_ORM", "close_database", "configuration", "open_database"]

TORTOISE_ORM = configuration(settings().database_url)  # for the command `tortoise makemigrations`


@dataclass(frozen=True, kw_only=True)
class _Open:
    context: TortoiseContext
    lock: Connection | None


_open: _Open | None = None


async def open_database() -> None:
    """Bring the database up to date and open it, unless it is open. Raises UpgradeRefused."""
    global _open  # noqa: PLW0603  (one process, one database)
    if _open is not None:
        return
    mend_transactions()
    url = settings().database_url
    lock = await upgrade(url)
    context = await Tortoise.init(config=configuration(url), _enable_global_fallback=True)
    connection = context.connections.get("default")
    await connection.execute_query("SELECT 1")  # connected, or not started
    open_reader(connection)
    _open = _Open(context=context, lock=lock)


async def close_database() -> None:
    global _open  # noqa: PLW0603
    if _open is None:
        return
    await close_reader()
    await _open.context.close_connections()
    if _open.lock is not None:
        _open.lock.close()
    _open = None
