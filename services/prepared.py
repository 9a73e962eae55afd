"""Queries that every page asks: their SQL is made once, and asked again with other values.

Tortoise makes the SQL of a query anew each time, which takes five to twenty times as long as the
answer of the database: half of the work of a timeline. Nothing of the answers is kept.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from copy import copy
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal, TypeAlias, TypeVar, TypeVarTuple

from tortoise import connections, fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.queryset import ValuesQuery

from services.quick_reads import reader_beside

Rows: TypeAlias = ValuesQuery[Literal[False]]  # what `.values(...)` asks for
Values = TypeVarTuple("Values")
Answer = TypeVar("Answer")

AS_IT_IS = (fields.BigIntField, fields.CharField, fields.IntField, fields.TextField)
FIRST_STAND_IN = 7_205_759_403_792_793_600  # no row has such a number, and it fits in a BIGINT


class NotPrepared(Exception):
    """The query does something else with a value than pass it on to the database."""


@dataclass(frozen=True, kw_only=True)
class _Made:
    """A query with its SQL, and for each parameter which value it is or what it always is."""

    query: Any  # an AwaitableQuery, of which we replace what is not meant to be replaced
    sql: str
    places: tuple[int | None, ...]
    always: tuple[object, ...]
    to_read: tuple[tuple[str, Callable[[Any], Any]], ...] | None


@dataclass(frozen=True, kw_only=True)
class _Ready:
    """Stands where Tortoise expects a query that is still to be turned into SQL."""

    sql: str
    parameters: list[object]

    def get_parameterized_sql(self) -> tuple[str, list[object]]:
        return self.sql, self.parameters


def prepared(
    build: Callable[[*Values], Awaitable[Answer]],
) -> Callable[[*Values], Coroutine[Any, Any, Answer]]:
    """Ask the query that `build` returns, with its SQL from the first time.

    Its values are whole numbers, texts, or tuples of those; each may only be passed on to the
    database. `build` sees stand-ins for them, once for every shape (a tuple of three makes other
    SQL than a tuple of two), so it cannot decide anything by what they are. Raises NotPrepared
    when it tries, NULL for a value included.
    """
    made: dict[tuple[object, ...], _Made] = {}

    @wraps(build)
    async def ask(*values: *Values) -> Answer:
        shape = (connections.get("default").capabilities.dialect, *_shape(values))
        if shape not in made:
            made[shape] = _make(build, values)
        answer: Answer = await _asked(made[shape], list(_flat(values)))
        return answer

    return ask


def _make(build: Callable[..., Any], values: tuple[object, ...]) -> _Made:
    stand_ins = _stand_ins(values, iter(range(len(list(_flat(values))))))
    query = build(*stand_ins)
    query._choose_db_if_not_chosen()
    query._make_query()
    sql, parameters = query.query.get_parameterized_sql()
    flat = list(_flat(stand_ins))
    places = tuple(flat.index(one) if one in flat else None for one in parameters)
    if set(range(len(flat))) - set(places):
        raise NotPrepared(f"{build.__name__} does not pass all of its values on")
    always, to_read = tuple(parameters), _to_read(query)
    return _Made(query=query, sql=sql, places=places, always=always, to_read=to_read)


async def _asked(made: _Made, values: list[object]) -> Any:  # noqa: ANN401  (what Tortoise answers)
    parameters = [
        always if place is None else values[place]
        for place, always in zip(made.places, made.always, strict=True)
    ]
    line = connections.get("default")  # within a transaction its own
    if reader := reader_beside(line):
        try:
            return await _answer(made, reader, parameters)
        except sqlite3.OperationalError:
            pass  # the rare moment in which even a reader would have to wait
    return await _answer(made, line, parameters)


async def _answer(made: _Made, line: BaseDBAsyncClient, parameters: list[object]) -> Any:  # noqa: ANN401
    if made.to_read is None:
        query = copy(made.query)
        query._db, query.query = line, _Ready(sql=made.sql, parameters=parameters)
        return await query._execute()
    rows = await line.execute_query_dict(made.sql, parameters)
    for column, read in made.to_read:
        for row in rows:
            row[column] = read(row[column])
    return rows


def _to_read(query: Any) -> tuple[tuple[str, Callable[[Any], Any]], ...] | None:  # noqa: ANN401
    """The columns of `.values(...)` that Python has in another form than the database, such as
    moments. None when Tortoise has to make more of the answer than that."""
    if not isinstance(query, ValuesQuery) or query._single:
        return None
    readers = {
        column: query.resolve_to_python_value(query.model, field)
        for column, field in query._fields_for_select.items()
    }
    return tuple(
        (column, read)
        for column, read in readers.items()
        if type(getattr(read, "__self__", None)) not in AS_IT_IS
    )


def _flat(values: tuple[object, ...]) -> Iterator[object]:
    for value in values:
        if isinstance(value, tuple):
            yield from _flat(value)
        else:
            yield value


def _shape(values: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(_shape(value) if isinstance(value, tuple) else type(value) for value in values)


def _stand_ins(values: tuple[object, ...], numbers: Iterator[int]) -> tuple[object, ...]:
    return tuple(_stand_in(value, numbers) for value in values)


def _stand_in(value: object, numbers: Iterator[int]) -> object:
    if isinstance(value, tuple):
        return _stand_ins(value, numbers)
    if type(value) is int:
        return FIRST_STAND_IN + next(numbers)
    if type(value) is str:
        return f"?{next(numbers)}?"  # nobody's text, and short: a field looks at the length
    raise NotPrepared(f"{value!r} is not a number, a text, or a tuple of those")
