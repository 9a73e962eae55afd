"""Class lists: which children a message at a desk may be about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models import Enrolment
from services.desks import Desk
from services.prepared import Rows, prepared
from services.public_ids import is_public_id


@dataclass(frozen=True, kw_only=True)
class ListedChild:
    """A child as its teachers know it."""

    id: int
    public_id: str
    first_name: str
    last_name: str  # with its prefix: "van der Berg"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


async def children_at(desk: Desk) -> list[ListedChild]:
    """P3. Who writes at a desk knows the children of its group; the school leader all children."""
    if desk.group_id is None:
        return _listed(await _of_year(desk.school_year_id))
    return _listed(await _of_group(desk.group_id, desk.school_year_id))


async def children_addressed(desk: Desk, audience: Sequence[str]) -> list[ListedChild]:
    """The children of the groups that a message at this desk is for. `audience` says which ones,
    by their public ids, at the school's desk: nobody, as long as none is chosen."""
    if desk.group_id is not None:
        return await children_at(desk)
    groups = tuple(sorted({group for group in audience if is_public_id(group)}))
    return _listed(await _of_groups(groups, desk.school_year_id)) if groups else []


def _listed(rows: Sequence[dict[str, Any]]) -> list[ListedChild]:
    return [
        ListedChild(
            id=row["child_id"],
            public_id=row["public_id"],
            first_name=row["first_name"],
            last_name=f"{row['prefix']} {row['last_name']}".strip(),
        )
        for row in rows
    ]


@prepared
def _of_group(group_id: int, school_year_id: int) -> Rows:
    return _rows(group_id=group_id, school_year_id=school_year_id)


@prepared
def _of_groups(public_ids: tuple[str, ...], school_year_id: int) -> Rows:
    return _rows(group__public_id__in=public_ids, school_year_id=school_year_id)


@prepared
def _of_year(school_year_id: int) -> Rows:
    return _rows(school_year_id=school_year_id)


def _rows(**whose: object) -> Rows:
    enrolled = Enrolment.filter(is_open=True, **whose).order_by("child__first_name", "child_id")
    return enrolled.values(
        "child_id",
        public_id="child__public_id",
        first_name="child__first_name",
        prefix="child__last_name_prefix",
        last_name="child__last_name",
    )
