"""The tables are what the models say, through migrations that are never edited afterwards."""

from tortoise.context import TortoiseContext
from tortoise.migrations.autodetector import MigrationAutodetector

from services.connections import MIGRATIONS, configuration
from services.upgrades.history import known_migrations


async def test_no_migration_is_missing() -> None:
    """When this fails: `tortoise makemigrations --name what_it_is_for`, and read what it wrote."""
    how = configuration("sqlite://:memory:")
    async with TortoiseContext() as context:
        await context.init(config=how)
        assert context.apps is not None
        missing = await MigrationAutodetector(context.apps, how["apps"]).changes()

    assert [repr(operation) for each in missing for operation in each.operations] == []


def test_migrations_are_numbered_and_named_after_what_they_are_for() -> None:
    names = sorted(known_migrations(MIGRATIONS))

    assert [name[:5] for name in names] == [f"{each:04}_" for each in range(1, len(names) + 1)]
    assert [name for name in names if "auto" in name or len(name.split("_")) < 3] == []
