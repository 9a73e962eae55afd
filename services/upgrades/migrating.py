"""Runs the migrations that are missing, and checks that nothing got lost on the way.

Tortoise changes a table of SQLite by building it anew and dropping the old one. What pointed to it
can vanish with it (rows, references) and what was on it does (indexes): hence the counting before
and after, the repairing, and the comparing with what the models say.
"""

from collections.abc import Sequence
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.migrations.executor import MigrationExecutor

from services.upgrades.refusals import UpgradeFailed, UpgradeLosesData, UpgradeRefused
from services.upgrades.schema import Index, declared_schema, is_sqlite, schema_of

SHOWN = 5  # reasons that a refusal names


async def migrate(connection: BaseDBAsyncClient, apps: dict[str, dict[str, Any]]) -> None:
    """Bring the database of this connection up to date. Raises UpgradeRefused, after which the
    caller throws away what was done.

    A migration that means to remove rows or references names them: `may_change = {"like"}` or
    `{"post.author_id"}`.
    """
    executor = MigrationExecutor(connection, apps)
    # Tortoise finds out by an error that there is no history; PostgreSQL ends a transaction by one
    await executor.recorder.ensure_schema(executor._schema_editor(atomic=False))
    before = await _counted(connection)
    plan = await executor.plan()
    numbers = await _last_numbers(connection)
    await executor.migrate(direction="forward")
    meant = frozenset[str]().union(*(getattr(step.migration, "may_change", ()) for step in plan))
    after = await _counted(connection)
    lost = [
        f"{what}: {count} before, {after.get(what, 0)} after"
        for what, count in sorted(before.items())
        if what not in meant and after.get(what) != count
    ]
    _refuse(UpgradeLosesData, lost)
    await _go_on_numbering(connection, numbers)
    await _repair_indexes(connection)
    await _compare_with_models(connection)


async def _counted(connection: BaseDBAsyncClient) -> dict[str, int]:
    """The rows of each table, and how many of them hold each reference: ON DELETE SET NULL takes
    references away and leaves the rows."""
    schema = await schema_of(connection)
    counts: dict[str, int] = {}
    for table in schema.tables():
        references = sorted(key.column for key in schema.foreign_keys if key.table == table)
        counted = [
            'count(*) AS "*"',
            *(f'count("{column}") AS "{column}"' for column in references),
        ]
        query = f'SELECT {", ".join(counted)} FROM "{table}"'  # noqa: S608  (our own names)
        (row,) = await connection.execute_query_dict(query)
        counts[table] = row.pop("*")
        counts |= {f"{table}.{column}": count for column, count in row.items()}
    return counts


async def _last_numbers(connection: BaseDBAsyncClient) -> list[dict[str, Any]]:
    """The highest id that each table of SQLite ever gave out, also to a row that is gone."""
    if not is_sqlite(connection):
        return []
    return await connection.execute_query_dict("SELECT name, seq FROM sqlite_sequence")


async def _go_on_numbering(connection: BaseDBAsyncClient, numbers: list[dict[str, Any]]) -> None:
    """A table that was built anew would give old ids to new rows. The log book knows ids only."""
    for last in numbers:
        await connection.execute_query(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?",
            [last["seq"], last["name"]],
        )


async def _repair_indexes(connection: BaseDBAsyncClient) -> None:
    """Make the indexes and unique constraints that the models ask for and the migrations lost."""
    declared = await declared_schema(connection)
    found = await schema_of(connection)
    for index in sorted(declared.indexes.keys() - found.indexes.keys()):
        await connection.execute_script(declared.indexes[index] or _unique_index(index))


def _unique_index(index: Index) -> str:
    """What stands inside a table as UNIQUE (...), as an index of its own."""
    name = "_".join(["uid", index.table, *index.columns])
    columns = ", ".join(f'"{column}"' for column in index.columns)
    return f'CREATE UNIQUE INDEX "{name}" ON "{index.table}" ({columns})'


async def _compare_with_models(connection: BaseDBAsyncClient) -> None:
    declared, found = await declared_schema(connection), await schema_of(connection)
    columns = {f"{column.table}.{column.name}" for column in declared.columns ^ found.columns}
    keys = {f"{key.table}.{key.column}" for key in declared.foreign_keys ^ found.foreign_keys}
    _refuse(UpgradeFailed, [f"{where} is not as it should be" for where in sorted(columns | keys)])
    if is_sqlite(connection):
        orphans = await connection.execute_query_dict("PRAGMA foreign_key_check")
        _refuse(UpgradeFailed, [f"{row['table']} points to nothing" for row in orphans])
        (answer,) = await connection.execute_query_dict("PRAGMA integrity_check(1)")
        _refuse(UpgradeFailed, sorted({answer["integrity_check"]} - {"ok"}))


def _refuse(refusal: type[UpgradeRefused], reasons: Sequence[str]) -> None:
    if reasons:
        raise refusal(reason="; ".join(reasons[:SHOWN]))
