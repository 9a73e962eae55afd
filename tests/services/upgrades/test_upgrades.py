"""An upgrade keeps everything that is in the database, or does not happen."""

from collections.abc import Callable
from typing import Any

import pytest

import models
from models import Like, Person
from services.upgrades.refusals import (
    DatabaseIsNewer,
    NoAnswer,
    NotOurDatabase,
    UpgradeFailed,
    UpgradeLosesData,
    UpgradeRefused,
)
from services.upgrades.start import upgrade
from tests.services.upgrades.upgrading import (
    A_NICKNAME,
    connected,
    contents,
    fill_every_table,
    indexes,
    migrate_plainly,
)

REBUILT_PARENTS = """
    ops.AlterField("Person", "name", fields.CharField(max_length=200)),
    ops.AlterField("Person", "name", fields.CharField(max_length=100)),
    ops.AlterField("Post", "title", fields.CharField(max_length=200)),
    ops.AlterField("Post", "title", fields.CharField(max_length=100)),
    ops.RemoveField("Person", "nickname"),
"""

HEARTS_THAT_HOLD_THEIR_PERSON = """
    ops.AlterField("Like", "person", fields.ForeignKeyField(
        "models.Person", related_name="likes", on_delete=OnDelete.RESTRICT
    ))
"""


async def a_filled_database(url: str, migrations: str) -> dict[str, list[dict[str, Any]]]:
    await upgraded(url, "models.migrations")  # Tortoise alone would lose indexes on the way
    await migrate_plainly(url, migrations)
    async with connected(url):
        await fill_every_table()
    return await contents(url)


async def upgraded(url: str, migrations: str) -> None:
    lock = await upgrade(url, migrations)
    if lock is not None:
        lock.close()


async def test_the_first_start_makes_the_tables(url: str) -> None:
    await upgraded(url, "models.migrations")

    async with connected(url):
        await fill_every_table()
        tables = [vars(models)[name] for name in models.__all__]
        rows = [await table.all().count() for table in tables if hasattr(table, "all")]
    assert rows
    assert 0 not in rows


async def test_a_second_start_changes_nothing(url: str) -> None:
    await upgraded(url, "models.migrations")
    async with connected(url):
        await fill_every_table()
    before = await contents(url)

    await upgraded(url, "models.migrations")

    assert await contents(url) == before


async def test_nothing_is_lost_when_tables_are_rebuilt(
    url: str, version: Callable[..., str]
) -> None:
    version_1 = version(A_NICKNAME)
    version_2 = version(A_NICKNAME, REBUILT_PARENTS)
    before = await a_filled_database(url, version_1)
    indexes_before = await indexes(url)

    await upgraded(url, version_2)

    after = await contents(url)
    for person in before["person"]:
        del person["nickname"]
    assert len(after.pop("tortoise_migrations")) == len(before.pop("tortoise_migrations")) + 1
    assert after == before
    assert await indexes(url) == indexes_before


async def test_an_index_that_a_migration_lost_is_made_again(
    url: str, version: Callable[..., str]
) -> None:
    version_1 = version()
    version_2 = version("""ops.RunSQL('DROP INDEX "post_timeline"')""")
    await a_filled_database(url, version_1)
    indexes_before = await indexes(url)

    await upgraded(url, version_2)

    assert await indexes(url) == indexes_before


@pytest.mark.parametrize(
    ("operation", "refusal", "reason"),
    [
        ("""'DELETE FROM "like"'""", UpgradeLosesData, "like: 1 before, 0 after"),
        (
            "'UPDATE accesscode SET used_by_id = NULL'",
            UpgradeLosesData,
            "accesscode.used_by_id: 1 before, 0 after",
        ),
        ("'DROP TABLE photo'", UpgradeLosesData, "photo: 2 before, 0 after"),
        (
            "'ALTER TABLE person ADD COLUMN nickname VARCHAR(9)'",
            UpgradeFailed,
            "person.nickname is not as it should be",
        ),
        ("""'UPDATE "like" SET person_id = 99999'""", UpgradeFailed, "like"),
        ("'ALTER TABLE nothing ADD COLUMN x INT'", UpgradeFailed, "nothing"),
    ],
)
async def test_an_upgrade_that_goes_wrong_changes_nothing(
    url: str,
    version: Callable[..., str],
    operation: str,
    refusal: type[UpgradeRefused],
    reason: str,
) -> None:
    version_1 = version()
    version_2 = version(f"ops.RunSQL({operation})")
    before = await a_filled_database(url, version_1)

    with pytest.raises(refusal) as refused:
        await upgraded(url, version_2)

    assert reason in refused.value.sentence()
    assert await contents(url) == before
    await upgraded(url, version_1)  # and the previous version starts again


@pytest.mark.sqlite  # on PostgreSQL Tortoise changes nothing here
async def test_a_reference_that_the_models_know_otherwise_is_refused(
    url: str, version: Callable[..., str]
) -> None:
    version_1 = version()
    version_2 = version(HEARTS_THAT_HOLD_THEIR_PERSON)
    before = await a_filled_database(url, version_1)

    with pytest.raises(UpgradeFailed) as refused:
        await upgraded(url, version_2)

    assert "like.person_id is not as it should be" in refused.value.sentence()
    assert await contents(url) == before


async def test_a_migration_that_means_to_remove_rows_says_so(
    url: str, version: Callable[..., str]
) -> None:
    version_1 = version()
    version_2 = version(
        """ops.RunSQL('DELETE FROM "like"')""",
        may_change=frozenset({"like", "like.post_id", "like.person_id"}),
    )
    await a_filled_database(url, version_1)

    await upgraded(url, version_2)

    async with connected(url):
        assert await Like.all().count() == 0
        assert await Person.all().count() == 2


async def test_a_newer_database_is_refused(url: str, version: Callable[..., str]) -> None:
    newer = version("ops.RunSQL('SELECT 1')")
    before = await a_filled_database(url, newer)

    with pytest.raises(DatabaseIsNewer) as refused:
        await upgraded(url, "models.migrations")

    assert refused.value.facts == {"migrations": "9001_of_a_test"}
    assert await contents(url) == before


async def test_somebody_elses_tables_are_left_alone(url: str) -> None:
    async with connected(url) as connection:
        await connection.execute_script("CREATE TABLE recipes (id INT)")

    with pytest.raises(NotOurDatabase):
        await upgraded(url, "models.migrations")

    async with connected(url) as connection:
        assert await connection.execute_query_dict("SELECT * FROM recipes") == []


async def test_a_server_that_does_not_answer_is_said_in_one_line() -> None:
    with pytest.raises(NoAnswer) as refused:
        await upgrade("postgres://school:secret@127.0.0.1:1/klasvenster")

    assert "secret" not in refused.value.sentence()
    assert refused.value.sentence().count("\n") == 0
