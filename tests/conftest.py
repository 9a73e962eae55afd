"""Every test starts with an empty database, an empty data folder, a quiet event board and an
ordinary Wednesday."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from nicegui import Event
from tortoise.context import TortoiseContext
from tortoise.migrations.executor import MigrationExecutor

from services import clock, database, events
from services.cancelling import mend_transactions
from services.settings import settings

WEDNESDAY = datetime(2026, 3, 4, 10, 0, tzinfo=clock.SCHOOL_ZONE)


@pytest.fixture(scope="session")
def empty_tables(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database as the migrations make it, once for all tests."""
    file = tmp_path_factory.mktemp("database") / "empty.sqlite3"
    configuration = database.configuration(f"sqlite://{file}?journal_mode=DELETE")

    async def migrate() -> None:
        async with TortoiseContext() as context:
            await context.init(config=configuration)
            connection = context.connections.get("default")
            await MigrationExecutor(connection, configuration["apps"]).migrate(direction="forward")

    asyncio.run(migrate())
    with sqlite3.connect(file) as connection:
        return connection.serialize()


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """No test sees the settings or the files of another, or of this machine."""
    for name in ("DATABASE", "MAIL", "FROM", "URL", "SECRET", "HOST", "PORT", "DEMO", "NOW"):
        monkeypatch.delenv(f"KLASVENSTER_{name}", raising=False)
    monkeypatch.setenv("KLASVENSTER_DATA", str(tmp_path))
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


@pytest.fixture(autouse=True)
async def empty_database(
    empty_tables: bytes, own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[None]:
    """A fresh database in memory. main.py is kept from opening the real one."""

    async def leave_it() -> None: ...

    monkeypatch.setattr(database, "open_database", leave_it)
    monkeypatch.setattr(database, "close_database", leave_it)
    mend_transactions()
    context = TortoiseContext()
    async with context:
        await context.init(
            config=database.configuration("sqlite://:memory:"), _enable_global_fallback=True
        )
        connection = context.connections.get("default")
        await connection.create_connection(True)
        await connection._connection._execute(connection._connection._conn.deserialize, empty_tables)
        yield


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setattr(clock, "now", lambda: WEDNESDAY)
    return WEDNESDAY


@pytest.fixture(autouse=True)
def quiet_events() -> Iterator[None]:
    """NiceGUI resets its events after the first test only, so we do it after every test."""
    yield
    for event in vars(events).values():
        if isinstance(event, Event):
            event.callbacks.clear()
