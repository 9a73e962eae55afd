"""What belongs together in the database: all of it or nothing, and what is announced after it."""

import asyncio
import inspect
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from tortoise.transactions import in_transaction

from services.cancelling import to_the_end

log = logging.getLogger(__name__)

Hook = Callable[[], Awaitable[object] | None]


@dataclass
class _Unit:
    """A unit of work that is going on, or was."""

    hooks: list[Hook] = field(default_factory=list)
    is_over: bool = False


_unit: ContextVar[_Unit | None] = ContextVar("unit_of_work", default=None)
_started: set[asyncio.Future[None]] = set()  # the loop itself keeps weak references only


@asynccontextmanager
async def unit_of_work() -> AsyncIterator[None]:
    """All of it or nothing. Inside another unit it is a savepoint, which can fail alone: also
    by an IntegrityError, that on PostgreSQL would spoil the whole transaction.

    Never await mail, images or the network in it: on SQLite everybody else waits.
    """
    outer = _unit_going_on()
    unit = _Unit()
    token = _unit.set(unit)
    try:
        async with in_transaction():
            yield
    finally:
        unit.is_over = True
        _unit.reset(token)
    if outer is not None:
        outer.hooks += unit.hooks
        return
    for hook in unit.hooks:
        if (waiting := _called(hook)) is not None:
            await to_the_end(_awaited(waiting))


def after_commit(callback: Hook) -> None:
    """Call this once the outermost unit of work is in the database; never, when the unit or the
    savepoint it was asked in fails. Outside a unit of work it is called at once.

    One that fails is logged: what it follows has happened, and cannot be refused any more.
    """
    unit = _unit_going_on()
    if unit is not None:
        unit.hooks.append(callback)
    elif (waiting := _called(callback)) is not None:
        task = asyncio.ensure_future(_awaited(waiting))
        _started.add(task)
        task.add_done_callback(_started.discard)


def _unit_going_on() -> _Unit | None:
    unit = _unit.get()
    if unit is not None and unit.is_over:  # its connection is somebody else's by now
        raise RuntimeError("this task was started inside a unit of work; start it after_commit")
    return unit


def _called(hook: Hook) -> Awaitable[object] | None:
    try:
        result = hook()
    except Exception:
        log.exception("What follows a commit failed")
        return None
    return result if inspect.isawaitable(result) else None


async def _awaited(waiting: Awaitable[object]) -> None:
    try:
        await waiting
    except Exception:
        log.exception("What follows a commit failed")
