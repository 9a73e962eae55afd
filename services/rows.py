"""Writes many rows at once, and tells their ids."""

from collections.abc import Sequence
from typing import TypeVar

from models import Child, Group, Guardian, Person, Post

Row = TypeVar("Row", Child, Group, Guardian, Person, Post)


async def written(rows: Sequence[Row]) -> Sequence[Row]:
    """Writes these rows. The database does not tell their ids; their public ids find those."""
    if rows:
        table = type(rows[0])
        await table.bulk_create(rows)
        public_ids = [row.public_id for row in rows]
        ids = dict(await table.filter(public_id__in=public_ids).values_list("public_id", "id"))
        for row in rows:
            row.id = ids[row.public_id]
    return rows
