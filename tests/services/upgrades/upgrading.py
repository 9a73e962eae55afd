"""What the tests of upgrades share: a row in every table, migrations made for one test, and what
a database holds."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext
from tortoise.migrations.executor import MigrationExecutor

from models import (
    AccessCode,
    Audience,
    Break,
    BreakKind,
    Draft,
    Like,
    Mention,
    Photo,
    PostVersion,
    Seen,
    Session,
    SignInCode,
)
from services import audit, clock, outbox
from services.connections import MIGRATIONS, configuration
from services.upgrades.history import known_migrations
from services.upgrades.schema import Index, schema_of
from services.upgrades.sqlite import upgrade_file
from tests.databases import write_tables
from tests.factories import (
    a_child,
    a_group,
    a_guardian,
    a_mail,
    a_parent,
    a_post,
    a_teacher,
    the_school_year,
)

A_NICKNAME = 'ops.AddField("Person", "nickname", fields.CharField(max_length=9, null=True))'
WITHOUT_NICKNAME = 'ops.RemoveField("Person", "nickname")'
NOTHING = "ops.RunSQL('SELECT 1')"

_number = count(1)

REAL_MIGRATION = """from importlib import import_module

Migration = import_module("models.migrations.{name}").Migration
"""

TEST_MIGRATION = """from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

class Migration(migrations.Migration):
    dependencies = [("models", "{after}")]
    may_change = {may_change}
    operations = [{operations}]
"""


def a_version(folder: Path, *operations: str, may_change: frozenset[str] = frozenset()) -> str:
    """A package with our own migrations, and one more for each of these operations."""
    package = folder / f"version_{next(_number)}"  # Python imports a name only once
    package.mkdir()
    (package / "__init__.py").touch()
    last = ""
    for last in sorted(known_migrations(MIGRATIONS)):
        (package / f"{last}.py").write_text(REAL_MIGRATION.format(name=last))
    for number, operation in enumerate(operations, start=9001):
        text = TEST_MIGRATION.format(after=last, operations=operation, may_change=set(may_change))
        last = f"{number}_of_a_test"
        (package / f"{last}.py").write_text(text)
    return package.name


@asynccontextmanager
async def connected(url: str, **pragmas: str) -> AsyncIterator[BaseDBAsyncClient]:
    """The database as the services use it, without an upgrade first."""
    async with TortoiseContext() as context:
        await context.init(config=configuration(url, **pragmas))
        yield context.connections.get("default")


async def migrate_plainly(url: str, migrations: str, **pragmas: str) -> None:
    """As Tortoise does it: in place, and nothing is looked at."""
    async with connected(url, **pragmas) as connection:
        apps = configuration(url, migrations=migrations)["apps"]
        await MigrationExecutor(connection, apps).migrate(direction="forward")


async def fill_every_table() -> None:
    year = await the_school_year()
    group = await a_group(name="De Gorgels")
    child = await a_child(group=group)
    guardian = await a_guardian(of=child)
    parent, teacher = await a_parent(of=child), await a_teacher(of=group)
    post = await a_post(group=group, author=teacher)
    now = clock.now()
    later = now + timedelta(minutes=10)
    await Like.create(post=post, person=parent, liked_at=now)
    await Seen.create(post=post, person=parent, seen_at=now)
    await Photo.create(post=post, owner=teacher, content="c", width=4, height=3, added_at=now)
    draft = await Draft.create(
        group=group, school_year=year, title="Boten", text="", saved_by=teacher, saved_at=now
    )
    await Photo.create(draft=draft, owner=teacher, content="d", width=4, height=3, added_at=now)
    await Audience.create(post=post, group=group)
    await Mention.create(post=post, child=child, settled_by=teacher, settled_at=now)
    await PostVersion.create(post=post, title="Bos", text="", edited_by=teacher, edited_at=now)
    await Session.create(
        token_hash="t",  # noqa: S106  (opens nothing)
        person=parent,
        created_at=now,
        seen_at=now,
        expires_at=later,
    )
    await SignInCode.create(person=parent, code_hash="s", created_at=now, expires_at=later)
    await AccessCode.create(
        code_hash="a",
        email=guardian.email,
        email_key=guardian.email,
        school_year=year,
        created_at=now,
        used_at=now,
        used_by=parent,
    )
    await Break.create(
        school_year=year,
        kind=BreakKind.HOLIDAY,
        name="Meivakantie",
        first_day=now.date(),
        last_day=now.date(),
    )
    await audit.record(parent, "code.used", child.id)
    await outbox.put([a_mail()])


async def contents(url: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, the history of migrations too."""
    async with connected(url) as connection:
        tables = [*(await schema_of(connection)).tables(), "tortoise_migrations"]
        return {
            table: await connection.execute_query_dict(f'SELECT * FROM "{table}" ORDER BY id')  # noqa: S608
            for table in tables
        }


async def indexes(url: str) -> set[Index]:
    """Every index and unique constraint, by what it is on."""
    async with connected(url) as connection:
        return set((await schema_of(connection)).indexes)


async def fill_file(file: Path, migrations: str) -> None:
    """A file with a row in every table, closed properly."""
    file.parent.mkdir(exist_ok=True)
    write_tables(file)  # Tortoise alone would lose indexes on the way
    await migrate_plainly(f"sqlite://{file}", migrations)
    async with connected(f"sqlite://{file}"):
        await fill_every_table()


async def upgraded_file(file: Path, migrations: str) -> None:
    (await upgrade_file(file, migrations)).close()


def names_in_folder(file: Path) -> set[str]:
    """What is beside the file, and itself; the lock left out."""
    return {path.name for path in file.parent.iterdir()} - {f"{file.name}.lock"}


def ask(file: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(question).fetchall()
