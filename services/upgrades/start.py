"""What happens to the database before it is opened."""

import sqlite3

from services.connections import MIGRATIONS, sqlite_file
from services.upgrades.postgresql import upgrade_postgresql
from services.upgrades.refusals import DatabaseInMemory, UpgradeFailed, UpgradeRefused
from services.upgrades.sqlite import upgrade_file


async def upgrade(url: str, migrations: str = MIGRATIONS) -> sqlite3.Connection | None:
    """Bring the database up to date, or make it. Returns the lock on a SQLite file, to be closed
    after the database.

    Raises UpgradeRefused, whatever went wrong: the database is then as it was, and the start can
    say so in one line.
    """
    file = sqlite_file(url)
    try:
        if file is None:
            await upgrade_postgresql(url, migrations)
            return None
        if file.name == ":memory:":
            raise DatabaseInMemory
        return await upgrade_file(file, migrations)
    except UpgradeRefused:
        raise
    except Exception as fault:
        raise UpgradeFailed(reason=f"{type(fault).__name__}: {fault}") from fault
