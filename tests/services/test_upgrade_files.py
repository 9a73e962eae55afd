"""The file of SQLite: upgraded on a copy, kept as a backup, and never pulled from under anybody."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from threading import Timer

import pytest

from models import Like, Person
from services import clock
from services.upgrades import sqlite
from services.upgrades.refusals import (
    DatabaseInMemory,
    DatabaseInUse,
    NotOurDatabase,
    UpgradeLosesData,
)
from services.upgrades.sqlite import upgrade_file
from services.upgrades.start import upgrade
from tests.upgrading import a_version, connected, fill_every_table, migrate_plainly

pytestmark = pytest.mark.sqlite

A_NICKNAME = 'ops.AddField("Person", "nickname", fields.CharField(max_length=9, null=True))'
WITHOUT_NICKNAME = 'ops.RemoveField("Person", "nickname")'
LONGER_NAMES = 'ops.AlterField("Guardian", "name", fields.CharField(max_length=200))'
LOST_LIKES = """ops.RunSQL('DELETE FROM "like"')"""
NOTHING = "ops.RunSQL('SELECT 1')"


@pytest.fixture(autouse=True)
def empty_database() -> None:
    """These tests open files of their own."""


@pytest.fixture
def version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    monkeypatch.syspath_prepend(tmp_path)
    return lambda *operations: a_version(tmp_path, *operations)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "klasvenster.sqlite3"


async def fill(file: Path, migrations: str) -> None:
    """A database in use until now, closed properly."""
    file.parent.mkdir(exist_ok=True)
    await migrate_plainly(f"sqlite://{file}", migrations)
    async with connected(f"sqlite://{file}"):
        await fill_every_table()


async def upgraded(file: Path, migrations: str) -> None:
    (await upgrade_file(file, migrations)).close()


def names(file: Path) -> set[str]:
    """What is in the folder, the lock left out."""
    return {path.name for path in file.parent.iterdir()} - {f"{file.name}.lock"}


def content(file: Path) -> bytes:
    return file.read_bytes()


def identity(file: Path) -> int:
    """The same for as long as the file is not replaced."""
    return file.stat().st_ino


def a_shopping_list(folder: Path) -> Path:
    file = folder / "list.txt"
    file.write_text("Bread, milk, and something nice for tea. " * 100)
    return file


def ask(file: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()


async def test_tortoise_alone_loses_rows(file: Path, version: Callable[..., str]) -> None:
    """Why all this is needed; once this test fails, it may not be needed any more."""
    await fill(file, version())

    await migrate_plainly(f"sqlite://{file}", version(LONGER_NAMES))

    assert ask(file, "SELECT count(*) FROM guardian") == [(1,)]
    assert ask(file, "SELECT count(*) FROM guardianship") == [(0,)]


async def test_the_old_file_stays_as_a_backup(file: Path, version: Callable[..., str]) -> None:
    await fill(file, version(A_NICKNAME))
    ask(file, "SELECT 1")

    await upgraded(file, version(A_NICKNAME, WITHOUT_NICKNAME))

    backup = "klasvenster-before-20260304T090000Z.sqlite3"
    assert names(file) == {file.name, backup}
    assert ask(file.with_name(backup), "SELECT nickname FROM person") == [(None,), (None,)]
    assert ask(file.with_name(backup), "PRAGMA integrity_check") == [("ok",)]
    assert ask(file, 'SELECT count(*) FROM "like"') == [(1,)]


async def test_only_the_newest_backups_stay(
    file: Path, version: Callable[..., str], monkeypatch: pytest.MonkeyPatch, wednesday: datetime
) -> None:
    await fill(file, version())

    for days in range(sqlite.BACKUPS + 2):
        monkeypatch.setattr(clock, "now", lambda days=days: wednesday + timedelta(days=days))
        await upgraded(file, version(*[NOTHING] * (days + 1)))

    assert names(file) == {
        file.name,
        "klasvenster-before-20260306T090000Z.sqlite3",
        "klasvenster-before-20260307T090000Z.sqlite3",
        "klasvenster-before-20260308T090000Z.sqlite3",
    }


async def test_a_refused_upgrade_leaves_every_byte(file: Path, version: Callable[..., str]) -> None:
    await fill(file, version())
    before = content(file)

    with pytest.raises(UpgradeLosesData):
        await upgraded(file, version(LOST_LIKES))

    assert content(file) == before
    assert names(file) == {file.name}


async def test_without_anything_to_do_nothing_is_copied(
    file: Path, version: Callable[..., str]
) -> None:
    await fill(file, version())
    before = identity(file)
    begun = time.perf_counter()

    await upgraded(file, version())

    assert time.perf_counter() - begun < 0.5
    assert identity(file) == before
    assert names(file) == {file.name}


async def test_what_an_interrupted_upgrade_left_behind_is_in_nobodys_way(
    file: Path, version: Callable[..., str]
) -> None:
    await fill(file, version())
    file.with_name(f"{file.name}.upgrading").write_text("half a database")
    file.with_name(f"{file.name}.upgrading-journal").write_text("half a journal")

    await upgraded(file, version(NOTHING))

    assert ask(file, 'SELECT count(*) FROM "like"') == [(1,)]
    assert len(names(file)) == 2


async def test_ids_of_rows_that_are_gone_are_not_given_out_again(
    file: Path, version: Callable[..., str]
) -> None:
    await fill(file, version(A_NICKNAME))
    async with connected(f"sqlite://{file}"):
        person = await Person.create(name="Bo Bos", email="bo@ouder.example", email_key="bo")
        await person.delete()

    await upgraded(file, version(A_NICKNAME, WITHOUT_NICKNAME))

    async with connected(f"sqlite://{file}"):
        next_one = await Person.create(name="Jo Vos", email="jo@ouder.example", email_key="jo")
    assert next_one.id > person.id


async def test_a_klasvenster_that_is_open_keeps_its_file(
    file: Path, version: Callable[..., str]
) -> None:
    old, new = version(), version(NOTHING)
    await fill(file, old)
    open_one = await upgrade_file(file, old)

    with pytest.raises(DatabaseInUse):
        await upgrade_file(file, new)

    assert names(file) == {file.name}
    open_one.close()
    await upgraded(file, new)


async def test_two_of_the_same_version_work_side_by_side(
    file: Path, version: Callable[..., str]
) -> None:
    migrations = version()
    await fill(file, migrations)

    server = await upgrade_file(file, migrations)
    command = await upgrade_file(file, migrations)

    command.close()
    server.close()


async def test_another_program_that_has_the_file_open_keeps_it(
    file: Path, version: Callable[..., str]
) -> None:
    await fill(file, version())
    with closing(sqlite3.connect(file)) as shell:
        shell.execute("SELECT count(*) FROM person").fetchall()

        with pytest.raises(DatabaseInUse):
            await upgraded(file, version(NOTHING))

    assert names(file) == {file.name}
    assert ask(file, 'SELECT count(*) FROM "like"') == [(1,)]


async def test_nobody_writes_to_the_old_file_meanwhile(
    file: Path, version: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE_WITH_WRITERS", 0.1)
    await fill(file, version())
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute('DELETE FROM "like"')

        with pytest.raises(DatabaseInUse):
            await upgraded(file, version(NOTHING))

        writer.execute("ROLLBACK")


async def test_a_start_waits_for_the_upgrade_of_another_one(
    file: Path, version: Callable[..., str]
) -> None:
    await fill(file, version())
    other = sqlite3.connect(f"{file}.lock", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    Timer(0.3, other.close).start()
    begun = time.perf_counter()

    await upgraded(file, version())

    assert time.perf_counter() - begun > 0.2


async def test_what_stands_in_the_write_ahead_log_comes_along(
    file: Path, version: Callable[..., str]
) -> None:
    """As a process that was killed leaves it."""
    await fill(file, version())
    killed = sqlite3.connect(file)
    killed.execute("PRAGMA journal_mode = WAL")
    killed.execute("UPDATE person SET called = 'in the log'")
    killed.commit()
    log = file.with_name(f"{file.name}-wal")
    kept = {path: content(path) for path in (file, log)}
    killed.close()
    for path, data in kept.items():
        path.write_bytes(data)

    await upgraded(file, version(NOTHING))

    assert ask(file, "SELECT DISTINCT called FROM person") == [("in the log",)]
    assert not log.exists()


async def test_the_likes_are_there_through_the_models_too(
    file: Path, version: Callable[..., str]
) -> None:
    await fill(file, version(A_NICKNAME))

    await upgraded(file, version(A_NICKNAME, WITHOUT_NICKNAME))

    async with connected(f"sqlite://{file}"):
        like = await Like.get().select_related("person", "post")
        assert like.person.name == "Bo de Wit"


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = a_shopping_list(tmp_path)
    before = content(file)

    with pytest.raises(NotOurDatabase):
        await upgrade(f"sqlite://{file}")

    assert content(file) == before


async def test_a_database_in_memory_is_refused() -> None:
    with pytest.raises(DatabaseInMemory):
        await upgrade("sqlite://:memory:")
