"""Prepared queries read beside the connection that writes, or on it when they had better."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from contextvars import Context
from pathlib import Path
from typing import Any

import psutil
import pytest
from tortoise.connection import get_connection

from models import Group
from services import database
from services.prepared import Rows, prepared
from services.quick_reads import QuickReader, reader_beside
from services.settings import settings
from services.transactions import unit_of_work
from tests.databases import write_tables

pytestmark = pytest.mark.sqlite

AT_ONCE = 1  # second, on a busy machine


@pytest.fixture(autouse=True)
async def empty_database(own_data_folder: Path) -> AsyncIterator[None]:
    """These tests open the file of the settings themselves."""
    write_tables(file_of_the_school())
    await database.open_database()
    yield
    await database.close_database()


@prepared
def _names(except_for: str) -> Rows:
    return Group.all().exclude(name=except_for).order_by("name").values("name")


async def names() -> list[str]:
    return [row["name"] for row in await asyncio.wait_for(_names("Niemand"), AT_ONCE)]


def file_of_the_school() -> Path:
    return settings().data / "klasvenster.sqlite3"


def reader() -> QuickReader:
    found = reader_beside(get_connection("default"))
    assert found is not None
    return found


async def test_it_reads_while_another_program_writes() -> None:
    await Group.create(name="De Gorgels")
    with closing(sqlite3.connect(file_of_the_school(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE \"group\" SET name = 'De Potters'")

        assert await names() == ["De Gorgels"]
        other.execute("COMMIT")

    assert await names() == ["De Potters"]


async def test_it_reads_while_somebody_else_here_writes() -> None:
    async with unit_of_work():
        await Group.create(name="De Gorgels")

        elsewhere = await asyncio.create_task(names(), context=Context())

    assert elsewhere == []


async def test_a_deed_sees_what_it_did_itself() -> None:
    with pytest.raises(ZeroDivisionError):
        async with unit_of_work():
            await Group.create(name="De Gorgels")
            assert await names() == ["De Gorgels"]
            raise ZeroDivisionError

    assert await names() == []


async def test_it_sees_what_was_committed_a_moment_ago() -> None:
    for number in range(20):
        await Group.create(name=f"Groep {number:02}")

        assert (await names())[-1] == f"Groep {number:02}"


async def test_it_asks_the_other_connection_when_it_would_have_to_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await Group.create(name="De Gorgels")
    asked: list[str] = []

    async def refuse(_self: QuickReader, query: str, _values: object = None) -> tuple[int, Any]:
        asked.append(query)
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(QuickReader, "execute_query", refuse)

    assert await names() == ["De Gorgels"]
    assert len(asked) == 1


async def test_it_can_only_read() -> None:
    await Group.create(name="De Gorgels")

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await reader().execute_query('DELETE FROM "group"')

    assert await names() == ["De Gorgels"]


async def test_nothing_of_it_is_left_once_the_database_is_closed() -> None:
    connection = get_connection("default")
    assert reader().instead_of is connection

    await database.close_database()

    assert reader_beside(connection) is None
    open_files = {Path(file.path).parent for file in psutil.Process().open_files()}
    assert settings().data not in open_files


async def test_it_reads_from_the_database_that_was_opened_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await Group.create(name="De Gorgels")
    assert await names() == ["De Gorgels"]
    await database.close_database()

    monkeypatch.setenv("KLASVENSTER_DATA", str(tmp_path / "another school"))
    settings.cache_clear()
    await database.open_database()
    await Group.create(name="De Potters")

    assert Path(reader().filename) == file_of_the_school()
    assert await names() == ["De Potters"]
