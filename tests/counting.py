"""Counts what is asked of the database: a page must not ask more when there is more to show."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from tortoise import connections


@contextmanager
def queries_counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The statements that run meanwhile, in their order."""
    client = type(connections.get("default"))
    asked: list[str] = []
    with monkeypatch.context() as patch:
        for name in ("execute_query", "execute_query_dict", "execute_insert", "execute_many"):
            patch.setattr(client, name, _noting(getattr(client, name), asked))
        yield asked


def _noting(run: Any, asked: list[str]) -> Any:  # noqa: ANN401  (a method of Tortoise's clients)
    async def noted(self: object, query: str, *values: object, **named: object) -> object:
        asked.append(query)
        return await run(self, query, *values, **named)

    return noted
