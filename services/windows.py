"""Windows: which groups someone looks into, in which school year, and for which of their children.

Everything that is read about a group starts here (P3): what is behind none of your windows does
not exist for you.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models import Group, Link, Person, Role, SchoolYear, Teaching
from services.prepared import Rows, prepared


@dataclass(frozen=True, kw_only=True)
class ChildView:
    """A child, as its own parents see it on their screen."""

    public_id: str
    first_name: str


@dataclass(frozen=True, kw_only=True)
class Window:
    """One group that someone may look into during one school year."""

    group_id: int
    group_public_id: str
    group_name: str
    hue: int  # 1 to 8, a colour of tokens.css
    school_year_id: int
    children: tuple[ChildView, ...] = ()  # none for who looks as a teacher or as school leader
    may_publish: bool = False

    @property
    def key(self) -> tuple[int, int]:
        return self.group_id, self.school_year_id

    @property
    def child_names(self) -> tuple[str, ...]:
        return tuple(child.first_name for child in self.children)


GROUP_FIELDS = ("id", "public_id", "name", "hue")


async def windows_of(viewer: Person) -> list[Window]:
    """P3. People look into the groups of their own children, and into the groups they teach."""
    found = _of_own_children(await _linked_children(viewer.id))
    if viewer.role is not Role.PARENT:
        found += await _as_staff(viewer)
    return _merged(found)


def windows_on_child(windows: Iterable[Window], child_public_id: str) -> list[Window]:
    """The windows on one child's groups, for that child alone."""
    return [
        replace(window, children=(child,))
        for window in windows
        for child in window.children
        if child.public_id == child_public_id
    ]


@prepared
def _linked_children(person_id: int) -> Rows:
    followed = Link.filter(person_id=person_id, ended_at=None, child__enrolments__is_open=True)
    return followed.order_by("id").values(
        "school_year_id",
        year="child__enrolments__school_year_id",
        child="child__public_id",
        first_name="child__first_name",
        **{name: f"child__enrolments__group__{name}" for name in GROUP_FIELDS},
    )


def _of_own_children(rows: list[dict[str, Any]]) -> list[Window]:
    return [
        _window(row, ChildView(public_id=row["child"], first_name=row["first_name"]))
        for row in rows
        if row["year"] == row["school_year_id"]
    ]


async def _as_staff(viewer: Person) -> list[Window]:
    if viewer.role is Role.LEADER:
        year = await SchoolYear.get_or_none(is_current=True)
        rows = await Group.all().order_by("name").values(*GROUP_FIELDS) if year else []
        return [_window({**row, "school_year_id": year.id}) for row in rows] if year else []
    rows = await Teaching.filter(person_id=viewer.id, school_year__is_current=True).values(
        "school_year_id", **{name: f"group__{name}" for name in GROUP_FIELDS}
    )
    return [_window(row) for row in rows]


def _window(row: dict[str, Any], *children: ChildView) -> Window:
    return Window(
        group_id=row["id"],
        group_public_id=row["public_id"],
        group_name=row["name"],
        hue=row["hue"],
        school_year_id=row["school_year_id"],
        children=children,
        may_publish=not children,
    )


def _merged(found: Sequence[Window]) -> list[Window]:
    """One window per group and year, with all the children it is for."""
    merged: dict[tuple[int, int], Window] = {}
    for window in found:
        same = merged.get(window.key, replace(window, children=()))
        merged[window.key] = replace(
            same,
            children=same.children + window.children,
            may_publish=same.may_publish or window.may_publish,
        )
    return sorted(merged.values(), key=lambda window: window.group_name)
