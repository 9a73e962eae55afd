"""Upgrades a database of PostgreSQL: everything in one transaction, so all of it or nothing.

Two Klasvensters that start at once take turns. One that is already at work is not stopped: it can
lose a request to the new tables, but not a row, because the tables stay the same ones.
"""

import asyncpg  # type: ignore[import-untyped]
from tortoise.context import TortoiseContext
from tortoise.exceptions import BaseORMException
from tortoise.transactions import in_transaction

from services.connections import MIGRATIONS, configuration
from services.upgrades.history import HISTORY, HISTORY_TABLE, missing_migrations
from services.upgrades.migrating import migrate
from services.upgrades.refusals import NoAnswer

PATIENCE = 60  # seconds to wait for another upgrade, and for each table that somebody works on
LOCK = 20260304  # any number that nobody else uses in this database

TAKE_TURNS = f"SET LOCAL lock_timeout = '{PATIENCE}s'; SELECT pg_advisory_xact_lock({LOCK})"
TABLES = "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()"


async def upgrade_postgresql(url: str, migrations: str = MIGRATIONS) -> None:
    """Bring the database up to date, or make its tables. Raises UpgradeRefused."""
    how = configuration(url, migrations=migrations)
    async with TortoiseContext() as context:
        await context.init(config=how)
        await _get_an_answer(context)
        async with in_transaction() as connection:  # those of the migrations become savepoints
            await connection.execute_script(TAKE_TURNS)
            tables = {row["name"] for row in await connection.execute_query_dict(TABLES)}
            ours = HISTORY_TABLE in tables
            applied = await connection.execute_query_dict(HISTORY) if ours else []
            names = {row["name"] for row in applied}
            if missing_migrations("KLASVENSTER_DATABASE", tables, names, migrations):
                await migrate(connection, how["apps"])


async def _get_an_answer(context: TortoiseContext) -> None:
    try:
        await context.connections.get("default").execute_query("SELECT 1")
    except (OSError, asyncpg.PostgresError, BaseORMException) as fault:
        raise NoAnswer(reason=fault) from fault
