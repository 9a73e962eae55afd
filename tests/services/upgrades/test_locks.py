"""A file of SQLite is never pulled from under anybody who has it open."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from services.upgrades import sqlite
from services.upgrades.refusals import DatabaseInUse
from services.upgrades.sqlite import upgrade_file
from tests.services.upgrades.upgrading import (
    NOTHING,
    ask,
    fill_file,
    names_in_folder,
    upgraded_file,
)

pytestmark = pytest.mark.sqlite


async def test_a_klasvenster_that_is_open_keeps_its_file(
    file: Path, version: Callable[..., str]
) -> None:
    old, new = version(), version(NOTHING)
    await fill_file(file, old)
    open_one = await upgrade_file(file, old)

    with pytest.raises(DatabaseInUse):
        await upgrade_file(file, new)

    assert names_in_folder(file) == {file.name}
    open_one.close()
    await upgraded_file(file, new)


async def test_two_of_the_same_version_work_side_by_side(
    file: Path, version: Callable[..., str]
) -> None:
    migrations = version()
    await fill_file(file, migrations)

    server = await upgrade_file(file, migrations)
    command = await upgrade_file(file, migrations)

    command.close()
    server.close()


async def test_another_program_that_has_the_file_open_keeps_it(
    file: Path, version: Callable[..., str]
) -> None:
    await fill_file(file, version())
    with closing(sqlite3.connect(file)) as shell:
        shell.execute("SELECT count(*) FROM person").fetchall()

        with pytest.raises(DatabaseInUse):
            await upgraded_file(file, version(NOTHING))

    assert names_in_folder(file) == {file.name}
    assert ask(file, 'SELECT count(*) FROM "like"') == [(1,)]


async def test_nobody_writes_to_the_old_file_meanwhile(
    file: Path, version: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE_WITH_WRITERS", 0.1)
    await fill_file(file, version())
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute('DELETE FROM "like"')

        with pytest.raises(DatabaseInUse):
            await upgraded_file(file, version(NOTHING))

        writer.execute("ROLLBACK")


async def test_a_start_waits_for_the_upgrade_of_another_one(
    file: Path, version: Callable[..., str]
) -> None:
    await fill_file(file, version())
    other = sqlite3.connect(f"{file}.lock", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    Timer(0.3, other.close).start()
    begun = time.perf_counter()

    await upgraded_file(file, version())

    assert time.perf_counter() - begun > 0.2
