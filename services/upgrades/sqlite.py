"""Upgrades a SQLite file: on a copy, that takes its place once everything was found to be right.

The old file stays beside it as a backup. Nobody may write to the old file meanwhile, and nobody
may go on with it afterwards: every Klasvenster holds a shared lock for as long as it has the
database open, an upgrade holds it alone. The lock is SQLite's own, on a small file beside the
database that is never replaced: the same on every system, and gone with the process that held it.
"""

import logging
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC
from pathlib import Path

from tortoise.context import TortoiseContext

from services import clock
from services.connections import MIGRATIONS, configuration
from services.upgrades.history import HISTORY, HISTORY_TABLE, missing_migrations
from services.upgrades.migrating import migrate
from services.upgrades.refusals import DatabaseInUse, NotOurDatabase

log = logging.getLogger(__name__)

BACKUPS = (
    3  # the newest: a fault may stay unseen for an upgrade or two, and each is a whole database
)
PATIENCE_WITH_WRITERS = 5  # seconds for another program to finish what it is writing
PATIENCE = 60  # seconds to wait for an upgrade by another process, which itself takes a few


async def upgrade_file(file: Path, migrations: str = MIGRATIONS) -> sqlite3.Connection:
    """Bring the file up to date, or make it. Returns the lock, to be closed after the database.

    Raises UpgradeRefused; the file is then as it was.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    if _missing(file, migrations):
        with _alone(file) as is_alone:
            if is_alone and _missing(file, migrations):
                with _replaced(file) as new:
                    await _migrate(new, migrations)
    lock = _shared_lock(file)
    if _missing(file, migrations):  # somebody goes on with the database as it is
        lock.close()
        raise DatabaseInUse
    return lock


def _missing(file: Path, migrations: str) -> frozenset[str]:
    tables: set[str] = set()
    applied: set[str] = set()
    if file.exists():
        try:
            with closing(sqlite3.connect(file)) as connection:
                tables = _names(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")
                if HISTORY_TABLE in tables:
                    applied = _names(connection, HISTORY)
        except sqlite3.DatabaseError as fault:
            raise NotOurDatabase(place=file) from fault
    return missing_migrations(file, tables, applied, migrations)


def _names(connection: sqlite3.Connection, query: str) -> set[str]:
    return {name for (name,) in connection.execute(query)}


def _lock(file: Path, patience: float) -> sqlite3.Connection:
    beside = file.with_name(f"{file.name}.lock")
    return sqlite3.connect(beside, timeout=patience, isolation_level=None)


def _shared_lock(file: Path) -> sqlite3.Connection:
    lock = _lock(file, PATIENCE)
    lock.execute("BEGIN")
    lock.execute("SELECT count(*) FROM sqlite_master").fetchall()  # reading is what locks
    return lock


@contextmanager
def _alone(file: Path) -> Iterator[bool]:
    """Whether nobody else has the database open, and nobody will until this is over."""
    with closing(_lock(file, patience=0)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            yield False
        else:
            yield True


@contextmanager
def _replaced(file: Path) -> Iterator[Path]:
    """A copy to work on, or a new file. It takes the file's place when all went well."""
    new = file.with_name(f"{file.name}.upgrading")
    _remove(new)
    try:
        if file.exists():
            with _writers_stopped(file):
                _copy(file, new)
                yield new
            _keep_backup(file)
        else:
            yield new
        new.replace(file)
    finally:
        _remove(new)


@contextmanager
def _writers_stopped(file: Path) -> Iterator[None]:
    """No other program writes to the file meanwhile, and none has it open afterwards."""
    patience = PATIENCE_WITH_WRITERS
    with closing(sqlite3.connect(file, timeout=patience, isolation_level=None)) as old:
        _ask_alone(old, "BEGIN IMMEDIATE")
        yield
        old.execute("ROLLBACK")
        _ask_alone(old, "PRAGMA journal_mode = DELETE")  # everything in the one file again


def _ask_alone(connection: sqlite3.Connection, what: str) -> None:
    """SQLite says no when another program uses the file: one that does not know our lock."""
    try:
        connection.execute(what)
    except sqlite3.OperationalError as busy:
        raise DatabaseInUse from busy


def _copy(file: Path, new: Path) -> None:
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(new)) as target:
        source.backup(target)
    shutil.copymode(file, new)


async def _migrate(file: Path, migrations: str) -> None:
    """With foreign keys off, or rebuilding a table would empty those that point to it."""
    url = f"sqlite://{file}"
    how = configuration(
        url, migrations=migrations, foreign_keys="OFF", journal_mode="DELETE", synchronous="FULL"
    )
    async with TortoiseContext() as context:
        await context.init(config=how)
        await migrate(context.connections.get("default"), how["apps"])


def _keep_backup(file: Path) -> None:
    name = f"{file.stem}-before-{clock.now().astimezone(UTC):%Y%m%dT%H%M%SZ}{file.suffix}"
    try:
        os.link(file, file.with_name(name))  # so that there is a database at every moment
    except FileExistsError:
        raise
    except OSError:  # not on every file system
        shutil.copy2(file, file.with_name(name))
    log.info("The database as it was before the upgrade: %s", name)
    backups = sorted(file.parent.glob(f"{file.stem}-before-*{file.suffix}"))
    for old in backups[:-BACKUPS]:
        old.unlink()


def _remove(new: Path) -> None:
    for path in (new, *(new.with_name(new.name + tail) for tail in ("-journal", "-wal", "-shm"))):
        path.unlink(missing_ok=True)
