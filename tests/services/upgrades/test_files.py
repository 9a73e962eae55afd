"""The file of SQLite: upgraded on a copy, and kept as a backup."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from models import Person
from services import clock
from services.upgrades import sqlite
from services.upgrades.refusals import DatabaseInMemory, NotOurDatabase, UpgradeLosesData
from services.upgrades.start import upgrade
from tests.services.upgrades.upgrading import (
    A_NICKNAME,
    NOTHING,
    WITHOUT_NICKNAME,
    ask,
    connected,
    fill_file,
    migrate_plainly,
    names_in_folder,
    upgraded_file,
)

pytestmark = pytest.mark.sqlite

LONGER_NAMES = 'ops.AlterField("Guardian", "name", fields.CharField(max_length=200))'
LOST_LIKES = """ops.RunSQL('DELETE FROM "like"')"""


def content(file: Path) -> bytes:
    return file.read_bytes()


def identity(file: Path) -> int:
    """The same for as long as the file is not replaced."""
    return file.stat().st_ino


def a_shopping_list(folder: Path) -> Path:
    file = folder / "list.txt"
    file.write_text("Bread, milk, and something nice for tea. " * 100)
    return file


async def test_tortoise_alone_loses_rows(file: Path, version: Callable[..., str]) -> None:
    """Why all this is needed; once this test fails, it may not be needed any more."""
    await fill_file(file, version())

    await migrate_plainly(f"sqlite://{file}", version(LONGER_NAMES))

    assert ask(file, "SELECT count(*) FROM guardian") == [(1,)]
    assert ask(file, "SELECT count(*) FROM guardianship") == [(0,)]


async def test_the_old_file_stays_as_a_backup(file: Path, version: Callable[..., str]) -> None:
    await fill_file(file, version(A_NICKNAME))
    ask(file, "SELECT 1")

    await upgraded_file(file, version(A_NICKNAME, WITHOUT_NICKNAME))

    backup = "klasvenster-before-20260304T090000Z.sqlite3"
    assert names_in_folder(file) == {file.name, backup}
    assert ask(file.with_name(backup), "SELECT nickname FROM person") == [(None,), (None,)]
    assert ask(file.with_name(backup), "PRAGMA integrity_check") == [("ok",)]
    assert ask(file, 'SELECT count(*) FROM "like"') == [(1,)]


async def test_only_the_newest_backups_stay(
    file: Path, version: Callable[..., str], monkeypatch: pytest.MonkeyPatch, wednesday: datetime
) -> None:
    await fill_file(file, version())

    for days in range(sqlite.BACKUPS + 2):
        monkeypatch.setattr(clock, "now", lambda days=days: wednesday + timedelta(days=days))
        await upgraded_file(file, version(*[NOTHING] * (days + 1)))

    assert names_in_folder(file) == {
        file.name,
        "klasvenster-before-20260306T090000Z.sqlite3",
        "klasvenster-before-20260307T090000Z.sqlite3",
        "klasvenster-before-20260308T090000Z.sqlite3",
    }


async def test_a_refused_upgrade_leaves_every_byte(file: Path, version: Callable[..., str]) -> None:
    await fill_file(file, version())
    before = content(file)

    with pytest.raises(UpgradeLosesData):
        await upgraded_file(file, version(LOST_LIKES))

    assert content(file) == before
    assert names_in_folder(file) == {file.name}


async def test_without_anything_to_do_nothing_is_copied(
    file: Path, version: Callable[..., str]
) -> None:
    await fill_file(file, version())
    before = identity(file)

    await upgraded_file(file, version())

    assert identity(file) == before
    assert names_in_folder(file) == {file.name}


async def test_what_an_interrupted_upgrade_left_behind_is_in_nobodys_way(
    file: Path, version: Callable[..., str]
) -> None:
    await fill_file(file, version())
    file.with_name(f"{file.name}.upgrading").write_text("half a database")
    file.with_name(f"{file.name}.upgrading-journal").write_text("half a journal")

    await upgraded_file(file, version(NOTHING))

    assert ask(file, 'SELECT count(*) FROM "like"') == [(1,)]
    assert len(names_in_folder(file)) == 2


async def test_ids_of_rows_that_are_gone_are_not_given_out_again(
    file: Path, version: Callable[..., str]
) -> None:
    await fill_file(file, version(A_NICKNAME))
    async with connected(f"sqlite://{file}"):
        person = await Person.create(name="Bo Bos", email="bo@ouder.example", email_key="bo")
        await person.delete()

    await upgraded_file(file, version(A_NICKNAME, WITHOUT_NICKNAME))

    async with connected(f"sqlite://{file}"):
        next_one = await Person.create(name="Jo Vos", email="jo@ouder.example", email_key="jo")
    assert next_one.id > person.id


async def test_what_stands_in_the_write_ahead_log_comes_along(
    file: Path, version: Callable[..., str]
) -> None:
    """As a process that was killed leaves it."""
    await fill_file(file, version())
    killed = sqlite3.connect(file)
    killed.execute("PRAGMA journal_mode = WAL")
    killed.execute("UPDATE person SET called = 'in the log'")
    killed.commit()
    log = file.with_name(f"{file.name}-wal")
    kept = {path: content(path) for path in (file, log)}
    killed.close()
    for path, data in kept.items():
        path.write_bytes(data)

    await upgraded_file(file, version(NOTHING))

    assert ask(file, "SELECT DISTINCT called FROM person") == [("in the log",)]
    assert not log.exists()


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = a_shopping_list(tmp_path)
    before = content(file)

    with pytest.raises(NotOurDatabase):
        await upgrade(f"sqlite://{file}")

    assert content(file) == before


async def test_a_database_in_memory_is_refused() -> None:
    with pytest.raises(DatabaseInMemory):
        await upgrade("sqlite://:memory:")
