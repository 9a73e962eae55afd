"""Keeps a cancelled task from breaking the database. Browsers that leave cancel tasks all day.

Tortoise 1.1.9 lets go halfway: cancelled while a transaction begins, SQLite's lock is never
released (nothing answers from then on) and a connection of PostgreSQL's pool is lost. Here the
beginning and the end of a transaction are done whole. See docs/decisions/0004.
"""

import asyncio
import sqlite3
from collections.abc import Coroutine
from types import TracebackType
from typing import Any

from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import (
    BaseDBAsyncClient,
    ConnectionWrapper,
    NestedTransactionContext,
    TransactionalDBClient,
    TransactionContext,
    TransactionContextPooled,
)
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
)
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError, TransactionManagementError


async def to_the_end(work: Coroutine[Any, Any, None]) -> None:
    """Do this whole, also when the task is cancelled meanwhile. The cancellation is not lost: it
    comes back at the task's next await, where nothing is half done."""
    task = asyncio.ensure_future(work)
    cancelled = False
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            cancelled = True
    if cancelled and (current := asyncio.current_task()) is not None:
        current.uncancel()  # one request stays one request: asyncio.timeout() counts them
        current.cancel()
    task.result()


class WholeSqliteTransaction(SqliteTransactionContext):
    """A transaction on SQLite's one connection, which is locked for as long as it lasts."""

    async def __aenter__(self) -> TransactionalDBClient:
        await self._trxlock.acquire()
        try:
            await to_the_end(self._begin())
        except BaseException:
            self._trxlock.release()
            raise
        transaction: TransactionalDBClient = self.connection
        self.token = get_connections().set(self.connection_name, transaction)
        return transaction

    async def __aexit__(
        self,
        fault: type[BaseException] | None,
        _exception: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        try:
            await to_the_end(self._end(failed=fault is not None))
        finally:
            get_connections().reset(self.token)
            self._trxlock.release()

    async def _begin(self) -> None:
        await self.ensure_connection()
        try:  # IMMEDIATE: waits here for another process; a write further on could not wait
            await self.connection._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as busy:
            raise OperationalError(busy) from busy

    async def _end(self, *, failed: bool) -> None:
        if self.connection._finalized:
            return
        if failed:
            await self.connection.rollback()
            return
        try:
            await self.connection.commit()
        except sqlite3.Error as fault:  # SQLite leaves it open: the next one would commit it
            await self.connection.rollback()
            raise OperationalError(fault) from fault


class WholePooledTransaction(TransactionContextPooled):
    """A transaction on a connection of PostgreSQL's pool, that always goes back to the pool."""

    async def __aenter__(self) -> TransactionalDBClient:
        await self.ensure_connection()
        self.client._connection = await self.client._parent._pool.acquire()
        await to_the_end(self._begin())
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(
        self,
        fault: type[BaseException] | None,
        _exception: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        try:
            await to_the_end(self._end(failed=fault is not None))
        finally:
            get_connections().reset(self.token)

    async def _begin(self) -> None:
        try:
            await self.client.begin()
        except BaseException:
            await self._give_back()
            raise

    async def _end(self, *, failed: bool) -> None:
        try:
            if not self.client._finalized:
                await (self.client.rollback() if failed else self.client.commit())
        finally:
            await self._give_back()

    async def _give_back(self) -> None:
        await self.client._parent._pool.release(self.client._connection)


class WholeSavepoint(NestedTransactionContext):
    """A transaction inside a transaction."""

    async def __aenter__(self) -> TransactionalDBClient:
        await to_the_end(self.client.savepoint())
        return self.client

    async def __aexit__(
        self,
        fault: type[BaseException] | None,
        _exception: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        if not self.client._finalized:
            end = self.client.release_savepoint if fault is None else self.client.savepoint_rollback
            await to_the_end(end())


def mend_transactions() -> None:
    """Let Tortoise use these transactions. Twice is as good as once."""
    SqliteClient._in_transaction = _sqlite_transaction  # type: ignore[method-assign]
    SqliteTransactionWrapper._in_transaction = _sqlite_savepoint  # type: ignore[method-assign]
    SqliteTransactionWrapper.acquire_connection = _acquire_unfinished  # type: ignore[method-assign, assignment]
    AsyncpgDBClient._in_transaction = _postgres_transaction  # type: ignore[method-assign]
    TransactionWrapper._in_transaction = _postgres_savepoint  # type: ignore[method-assign]
    SqliteClient.execute_many = _execute_many  # type: ignore[method-assign]
    AsyncpgDBClient.execute_many = _execute_many  # type: ignore[method-assign]


def _sqlite_transaction(self: SqliteClient) -> TransactionContext:
    return WholeSqliteTransaction(SqliteTransactionWrapper(self), self._lock)


def _sqlite_savepoint(self: SqliteTransactionWrapper) -> TransactionContext:
    return WholeSavepoint(SqliteTransactionWrapper(self))


def _postgres_transaction(self: AsyncpgDBClient) -> TransactionContext:
    return WholePooledTransaction(TransactionWrapper(self), self._pool_init_lock)


def _postgres_savepoint(self: TransactionWrapper) -> TransactionContext:
    return WholeSavepoint(TransactionWrapper(self))


def _acquire_unfinished(self: SqliteTransactionWrapper) -> ConnectionWrapper[Any]:
    """A task that outlives the transaction it was started in would write into the next one."""
    if self._finalized:
        raise TransactionManagementError("this transaction is over; start the task after_commit")
    return ConnectionWrapper(self._lock, self)


async def _execute_many(self: BaseDBAsyncClient, query: str, values: list[Any]) -> None:
    """Many rows are a transaction as well: Tortoise leaves its own open when it is cancelled."""
    async with self._in_transaction() as transaction:
        await transaction.execute_many(query, values)
