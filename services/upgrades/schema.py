"""What is in a database: its tables, what their columns may hold, and what is found quickly.

Read from the database itself, so that it can be laid beside what the models say.
"""

from dataclasses import dataclass
from typing import NamedTuple

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.backends.sqlite.client import SqliteClient
from tortoise.utils import get_schema_sql

from services.upgrades.history import HISTORY_TABLE

SCRATCH = "declared"  # the schema in which PostgreSQL draws the models' tables, for a moment


class Column(NamedTuple):
    table: str
    name: str
    kind: str
    is_required: bool


class ForeignKey(NamedTuple):
    table: str
    column: str
    target: str
    on_delete: str


class Index(NamedTuple):
    """An index, or a unique constraint, which is an index as well."""

    table: str
    columns: tuple[str, ...]
    is_unique: bool


@dataclass(frozen=True, kw_only=True)
class Schema:
    columns: frozenset[Column]
    foreign_keys: frozenset[ForeignKey]
    indexes: dict[Index, str | None]  # how it is made; nothing when its table makes it

    def tables(self) -> list[str]:
        return sorted({column.table for column in self.columns})


def is_sqlite(connection: BaseDBAsyncClient) -> bool:
    return connection.capabilities.dialect == "sqlite"


async def schema_of(connection: BaseDBAsyncClient) -> Schema:
    """What is in this database, the history of migrations left out."""
    queries = SQLITE if is_sqlite(connection) else POSTGRESQL
    columns, foreign_keys, indexes = [
        [
            row
            for row in await connection.execute_query_dict(query)
            if row["table_name"] != HISTORY_TABLE
        ]
        for query in queries
    ]
    return Schema(
        columns=frozenset(
            Column(row["table_name"], row["name"], row["kind"].upper(), bool(row["is_required"]))
            for row in columns
        ),
        foreign_keys=frozenset(
            ForeignKey(row["table_name"], row["name"], row["target"], row["on_delete"])
            for row in foreign_keys
        ),
        indexes={
            Index(row["table_name"], tuple(row["columns"].split(",")), bool(row["is_unique"])): row[
                "made_by"
            ]
            for row in indexes
        },
    )


async def declared_schema(connection: BaseDBAsyncClient) -> Schema:
    """What the models say there should be: built beside the real tables, and read back."""
    return await (_drawn_in_memory if is_sqlite(connection) else _drawn_aside)(connection)


async def _drawn_in_memory(connection: BaseDBAsyncClient) -> Schema:
    scratch = SqliteClient(":memory:", connection_name=SCRATCH)
    try:
        await scratch.execute_script(get_schema_sql(connection, safe=False))
        return await schema_of(scratch)
    finally:
        await scratch.close()


async def _drawn_aside(connection: BaseDBAsyncClient) -> Schema:
    """In a schema of its own, inside the transaction of the upgrade; removed again."""
    was = (await connection.execute_query_dict("SHOW search_path"))[0]["search_path"]
    await connection.execute_script(f"CREATE SCHEMA {SCRATCH}; SET LOCAL search_path = {SCRATCH}")
    await connection.execute_script(get_schema_sql(connection, safe=False))
    drawn = await schema_of(connection)
    await connection.execute_script(f"SET LOCAL search_path = {was}; DROP SCHEMA {SCRATCH} CASCADE")
    made_here = {
        index: made_by and made_by.replace(f" {SCRATCH}.", " ")
        for index, made_by in drawn.indexes.items()
    }
    return Schema(columns=drawn.columns, foreign_keys=drawn.foreign_keys, indexes=made_here)


SQLITE = (
    """SELECT t.name AS table_name, c.name, c.type AS kind, c."notnull" OR c.pk AS is_required
       FROM sqlite_master t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~'""",
    """SELECT t.name AS table_name, f."from" AS name, f."table" AS target, f.on_delete
       FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'""",
    """SELECT t.name AS table_name, i."unique" AS is_unique,
              (SELECT group_concat(name) FROM
                  (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) AS columns,
              (SELECT sql FROM sqlite_master WHERE type = 'index' AND name = i.name) AS made_by
       FROM sqlite_master t JOIN pragma_index_list(t.name) i
       WHERE t.type = 'table' AND i.origin <> 'pk'""",
)

POSTGRESQL = (
    """SELECT table_name, column_name AS name, is_nullable = 'NO' AS is_required,
              udt_name || coalesce('(' || character_maximum_length || ')', '') AS kind
       FROM information_schema.columns WHERE table_schema = current_schema()""",
    """SELECT t.relname AS table_name, a.attname AS name, r.relname AS target,
              CASE k.confdeltype
                   WHEN 'a' THEN 'NO ACTION' WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE'
                   WHEN 'n' THEN 'SET NULL' ELSE 'SET DEFAULT' END AS on_delete
       FROM pg_constraint k
       JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
       JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
       WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace""",
    """SELECT t.relname AS table_name, x.indisunique AS is_unique,
              (SELECT string_agg(a.attname, ',' ORDER BY place)
               FROM unnest(x.indkey::int[]) WITH ORDINALITY AS k (attnum, place)
               JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.attnum) AS columns,
              pg_get_indexdef(x.indexrelid) AS made_by
       FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid
       JOIN pg_namespace s ON s.oid = t.relnamespace
       WHERE s.nspname = current_schema() AND NOT x.indisprimary""",
)
