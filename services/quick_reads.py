"""Small reads from SQLite at once, on a connection that only reads.

Tortoise has one connection to SQLite, in a thread of its own. Handing a query to that thread and
its answer back takes five times as long as a small query itself, and a read that comes while
somebody publishes waits until that is done. A reader of SQLite's write-ahead log sees what is
committed and waits for nobody: twenty microseconds on the spot hold up no one either.
"""

import sqlite3
from pathlib import Path
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.backends.sqlite.client import SqliteClient


class QuickReader(SqliteClient):
    """Asks a SQLite file on the spot. Raises sqlite3.OperationalError instead of waiting."""

    def __init__(self, instead_of: SqliteClient) -> None:
        super().__init__(instead_of.filename, connection_name=instead_of.connection_name)
        self.instead_of = instead_of
        address = Path(instead_of.filename).absolute().as_uri() + "?mode=ro"
        self._line = sqlite3.connect(address, uri=True, timeout=0, isolation_level=None)
        self._line.row_factory = sqlite3.Row

    async def execute_query(
        self, query: str, values: list[Any] | None = None
    ) -> tuple[int, list[Any]]:
        rows = self._line.execute(query, values or ()).fetchall()
        return len(rows), rows

    async def execute_query_dict(
        self, query: str, values: list[Any] | None = None
    ) -> list[dict[str, Any]]:
        return list(map(dict, (await self.execute_query(query, values))[1]))

    async def close(self) -> None:
        self._line.close()


_reader: QuickReader | None = None


def open_reader(client: BaseDBAsyncClient) -> None:
    """Read beside this connection from now on, when it is one to a SQLite file."""
    global _reader  # noqa: PLW0603  (one process, one database)
    if type(client) is SqliteClient:
        _reader = QuickReader(client)


async def close_reader() -> None:
    global _reader  # noqa: PLW0603
    if _reader is not None:
        await _reader.close()
        _reader = None


def reader_beside(client: BaseDBAsyncClient) -> QuickReader | None:
    """Who can read instead of this connection. Nobody for a transaction, which must see what it
    did itself, nor for PostgreSQL."""
    if _reader is not None and _reader.instead_of is client:
        return _reader
    return None
