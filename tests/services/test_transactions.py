"""What belongs together happens together, and what follows it follows the commit."""

import asyncio
import logging
import random
import sqlite3
from collections.abc import Awaitable, Callable

import pytest
from tortoise.backends.sqlite.client import SqliteTransactionWrapper
from tortoise.exceptions import IntegrityError, OperationalError

from models import Child, Group
from services.transactions import after_commit, unit_of_work

ROUNDS = 200
LONG_ENOUGH = 5  # seconds, for a database that answers at all


async def test_a_unit_that_fails_leaves_nothing() -> None:
    with pytest.raises(ZeroDivisionError):
        async with unit_of_work():
            await Group.create(name="De Gorgels")
            raise ZeroDivisionError

    assert await Group.all().count() == 0


async def test_a_part_may_fail_alone() -> None:
    async with unit_of_work():
        await Group.create(name="De Gorgels")
        with pytest.raises(IntegrityError):
            async with unit_of_work():
                await Group.create(name="De Gorgels")
        await Group.create(name="De Potters")

    assert await Group.all().count() == 2


async def test_what_follows_waits_for_the_outermost_commit() -> None:
    happened: list[str] = []

    async def look() -> None:
        happened.append(f"{await Group.all().count()} group")

    async with unit_of_work():
        async with unit_of_work():
            await Group.create(name="De Gorgels")
            after_commit(look)
            after_commit(lambda: happened.append("and on"))
        happened.append("still inside")

    assert happened == ["still inside", "1 group", "and on"]


async def test_nothing_follows_a_unit_that_fails() -> None:
    happened: list[str] = []

    with pytest.raises(ZeroDivisionError):
        async with unit_of_work():
            async with unit_of_work():
                after_commit(lambda: happened.append("inner"))
            after_commit(lambda: happened.append("outer"))
            raise ZeroDivisionError

    assert happened == []


async def test_nothing_follows_a_part_that_fails_alone() -> None:
    happened: list[str] = []

    async with unit_of_work():
        with pytest.raises(ZeroDivisionError):
            async with unit_of_work():
                after_commit(lambda: happened.append("inner"))
                raise ZeroDivisionError
        after_commit(lambda: happened.append("outer"))

    assert happened == ["outer"]


@pytest.mark.parametrize("is_async", [True, False])
async def test_one_that_fails_is_logged_and_stops_no_other(
    is_async: bool, caplog: pytest.LogCaptureFixture
) -> None:
    happened: list[str] = []

    async def fail_later() -> None:
        raise ZeroDivisionError

    def fail() -> None:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        async with unit_of_work():
            after_commit(fail_later if is_async else fail)
            after_commit(lambda: happened.append("the other"))

    assert happened == ["the other"]
    assert "ZeroDivisionError" in caplog.text


async def test_outside_a_unit_it_is_called_at_once() -> None:
    happened: list[str] = []
    done = asyncio.Event()

    async def finish() -> None:
        done.set()

    after_commit(lambda: happened.append("at once"))
    after_commit(finish)

    assert happened == ["at once"]
    await asyncio.wait_for(done.wait(), LONG_ENOUGH)


async def test_a_task_that_outlives_its_unit_cannot_write_into_the_next() -> None:
    go_on = asyncio.Event()

    async def in_a_unit() -> None:
        await go_on.wait()
        async with unit_of_work():
            pass

    async def in_a_query() -> None:
        await go_on.wait()
        await Group.create(name="De Gorgels")

    async with unit_of_work():
        late = [asyncio.create_task(in_a_unit()), asyncio.create_task(in_a_query())]
    go_on.set()
    unit, query = await asyncio.gather(*late, return_exceptions=True)

    assert isinstance(unit, RuntimeError)
    assert isinstance(query, Exception)
    assert await Group.all().count() == 0


@pytest.mark.parametrize("is_async", [True, False])
async def test_a_deed_that_is_cancelled_too_late_is_done_and_announced(is_async: bool) -> None:
    happened: list[str] = []

    async def announce_later() -> None:
        await asyncio.sleep(0)
        announce()

    def announce() -> None:
        happened.append("announced")

    async def publish() -> None:
        async with unit_of_work():
            await Group.create(name="De Gorgels")
            after_commit(announce_later if is_async else announce)
            myself = asyncio.current_task()
            assert myself is not None
            asyncio.get_running_loop().call_soon(myself.cancel)
        happened.append("went on")
        await asyncio.sleep(0)
        happened.append("was not cancelled")

    outcome = await asyncio.gather(publish(), return_exceptions=True)

    assert isinstance(outcome[0], asyncio.CancelledError)
    assert happened == ["announced", "went on"]
    assert await Group.all().count() == 1


@pytest.mark.sqlite  # which leaves the transaction open
async def test_a_commit_that_fails_is_not_done_by_the_next_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fail(_self: SqliteTransactionWrapper) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as while_it_lasts:
        while_it_lasts.setattr(SqliteTransactionWrapper, "commit", fail)
        with pytest.raises(OperationalError):
            async with unit_of_work():
                await Group.create(name="De Gorgels")

    async with unit_of_work():
        await Group.create(name="De Potters")

    assert [group.name for group in await Group.all()] == ["De Potters"]


async def test_a_time_limit_still_counts_as_one() -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            async with unit_of_work():
                await Group.create(name="De Gorgels")

    assert await Group.all().count() == 0


async def _a_group_with_a_child(number: int) -> None:
    async with unit_of_work():
        await Group.create(name=f"Stamgroep {number}")
        await asyncio.sleep(0)
        await Child.create(first_name="Kind", last_name=str(number))


async def _a_group_with_a_child_in_parts(number: int) -> None:
    async with unit_of_work():
        async with unit_of_work():
            await Group.create(name=f"Stamgroep {number}")
        async with unit_of_work():
            await Child.create(first_name="Kind", last_name=str(number))


async def _a_group_found_or_made(number: int) -> None:
    """Tortoise's own transactions: of get_or_create, and of many rows at once."""
    async with unit_of_work():
        await Group.get_or_create(name=f"Stamgroep {number}")
        await Child.bulk_create([Child(first_name="Kind", last_name=str(number))])
    await Group.get_or_create(name=f"Stamgroep {number}")
    await Child.bulk_create(
        [Child(first_name="Kind", last_name=name, pupil_number=name) for name in ("Bos", "Vos")],
        ignore_conflicts=True,
    )


@pytest.mark.parametrize(
    "deed", [_a_group_with_a_child, _a_group_with_a_child_in_parts, _a_group_found_or_made]
)
async def test_no_cancellation_ever_breaks_the_database(
    deed: Callable[[int], Awaitable[None]],
) -> None:
    chance = random.Random(20260304)
    await Group.all().count()  # connected

    for number in range(ROUNDS):
        tasks = [asyncio.ensure_future(deed(number * 3 + each)) for each in range(3)]
        await asyncio.sleep(chance.random() * 0.004)
        for task in tasks:
            task.cancel()
        await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), LONG_ENOUGH)

    names = await asyncio.wait_for(Group.all().values_list("name", flat=True), LONG_ENOUGH)
    groups = {str(name) for name in names}
    children = set(await Child.filter(pupil_number=None).values_list("last_name", flat=True))
    assert groups == {f"Stamgroep {number}" for number in children}
    assert 0 < len(groups) < ROUNDS * 3
    async with unit_of_work():
        await Group.create(name="De Gorgels")
    assert await Group.exists(name="De Gorgels")
