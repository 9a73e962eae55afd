"""The database is opened once, with what we decided about it, and closed again."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from contextvars import Context
from datetime import datetime
from pathlib import Path
from threading import Timer

import pytest
from tortoise.connection import get_connection

from models import Group, Link, School
from services import database
from services.connections import sqlite_file
from services.settings import settings
from services.transactions import unit_of_work
from services.windows import windows_of
from tests.databases import Engine
from tests.factories import a_group, a_parent

NORMAL, FULL = 1, 2  # how SQLite numbers them


@pytest.fixture(autouse=True)
async def empty_database(
    engine: Engine, tmp_path: Path, own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[None]:
    """These tests open the database of the settings, and leave it closed."""
    monkeypatch.setenv("KLASVENSTER_DATABASE", await engine.own_tables(tmp_path))
    settings.cache_clear()
    yield
    await database.close_database()


async def test_it_is_opened_once_and_can_be_opened_again() -> None:
    await database.open_database()
    await Group.create(name="De Gorgels")
    await database.open_database()
    await database.close_database()
    await database.close_database()

    await database.open_database()

    assert await Group.exists(name="De Gorgels")


async def test_times_are_the_same_moment_again(wednesday: datetime) -> None:
    await database.open_database()

    await a_parent()

    link = await Link.get()
    assert link.linked_at == wednesday
    assert link.linked_at.utcoffset() is not None


@pytest.mark.sqlite
async def test_a_page_reads_on_while_somebody_publishes() -> None:
    """On SQLite. What is not committed yet is seen by nobody else, and nobody waits for it."""
    await database.open_database()
    parent = await a_parent(group=await a_group(name="De Gorgels"))

    async def windows() -> list[str]:
        return [window.group_name for window in await windows_of(parent)]

    async with unit_of_work():
        await Group.filter(name="De Gorgels").update(name="De Potters")
        own = await windows()
        elsewhere = await asyncio.wait_for(asyncio.create_task(windows(), context=Context()), 1)

    assert own == ["De Potters"]
    assert elsewhere == ["De Gorgels"]
    assert await windows() == ["De Potters"]


@pytest.mark.sqlite
async def test_the_data_folder_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KLASVENSTER_DATABASE")
    monkeypatch.setenv("KLASVENSTER_DATA", str(tmp_path / "school" / "data"))
    settings.cache_clear()

    await database.open_database()

    assert (tmp_path / "school" / "data" / "klasvenster.sqlite3").exists()


@pytest.mark.sqlite
async def test_sqlite_waits_for_others_and_keeps_its_references() -> None:
    await database.open_database()

    assert await pragma("busy_timeout") == 5000
    assert await pragma("synchronous") == NORMAL
    assert await pragma("journal_mode") == "wal"
    assert await pragma("foreign_keys") == 1


@pytest.mark.sqlite
async def test_what_the_url_says_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    url = settings().database_url
    monkeypatch.setenv("KLASVENSTER_DATABASE", f"{url}?busy_timeout=100&synchronous=FULL")
    settings.cache_clear()

    await database.open_database()

    assert await pragma("busy_timeout") == 100
    assert await pragma("synchronous") == FULL


@pytest.mark.sqlite
async def test_a_deed_waits_for_the_command_beside_it() -> None:
    """It reads first and writes then: without taking turns, SQLite would refuse the writing."""
    await database.open_database()
    command = sqlite3.connect(
        sqlite_file_of_the_school(), isolation_level=None, check_same_thread=False
    )
    command.execute("BEGIN IMMEDIATE")
    command.execute("INSERT INTO school (is_ours, name) VALUES (1, 'De Lichtstraat')")
    Timer(0.3, command.commit).start()

    async with unit_of_work():
        schools = await School.all().count()
        await Group.create(name="De Gorgels")

    command.close()
    assert schools == 1


@pytest.mark.sqlite
async def test_the_command_waits_for_a_deed_that_has_only_read_so_far() -> None:
    await database.open_database()
    with closing(sqlite3.connect(sqlite_file_of_the_school(), timeout=0)) as command:
        async with unit_of_work():
            await Group.all().count()
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                command.execute("INSERT INTO school (is_ours, name) VALUES (1, 'Elders')")
            await Group.create(name="De Gorgels")

    assert await Group.all().count() == 1


async def pragma(name: str) -> object:
    (row,) = await get_connection("default").execute_query_dict(f"PRAGMA {name}")
    return next(iter(row.values()))


def sqlite_file_of_the_school() -> Path:
    file = sqlite_file(settings().database_url)
    assert file is not None
    return file
