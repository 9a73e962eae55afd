"""Families: which children of a group belong together, and how many of these take part.

Children belong together when an adult answers for both, whatever anybody is called. A child for
whom the school lists nobody is a family by itself.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from models import Enrolment, Guardianship, Link
from services.prepared import Rows, prepared

Family = int  # the number of one of its children, which no other family has
_Rows = list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class GroupNumbers:
    """How large a group is, and how many of its families take part: somebody is linked (P9)."""

    children: int
    families: int
    taking_part: int


@dataclass(frozen=True, kw_only=True)
class Families:
    """The families of some groups together, and to which of them somebody is linked."""

    family_of: dict[int, Family]  # by child
    followed_by: dict[int, frozenset[Family]]  # by person

    @property
    def all(self) -> set[Family]:
        return set(self.family_of.values())

    def of(self, persons: Iterable[int]) -> set[Family]:
        """The families of these people. Who has no child here, a teacher, is no family."""
        return set().union(*(self.followed_by.get(person, ()) for person in persons))


class FamiliesOfYear:
    """The children of some groups in a school year, and the adults that make families of them."""

    def __init__(self, children: _Rows, listed: _Rows, links: _Rows) -> None:
        self._children: defaultdict[int, set[int]] = defaultdict(set)  # by group
        for row in children:
            self._children[row["group_id"]].add(row["child_id"])
        self._listed = listed
        self._links = links
        self._known: dict[frozenset[int], Families] = {}

    def behind(self, group_ids: Iterable[int]) -> Families:
        """The families of these groups: brothers and sisters in two of them are one."""
        groups = frozenset(group_ids)
        if groups not in self._known:
            self._known[groups] = self._together(groups)
        return self._known[groups]

    def _together(self, groups: frozenset[int]) -> Families:
        children = set().union(*(self._children[group] for group in groups))
        family_of = _joined(children, self._listed)
        followed: defaultdict[int, set[Family]] = defaultdict(set)
        for row in self._links:
            if row["child_id"] in children:
                followed[row["person_id"]].add(family_of[row["child_id"]])
        return Families(
            family_of=family_of,
            followed_by={person: frozenset(families) for person, families in followed.items()},
        )


async def families_of(group_ids: Iterable[int], school_year_id: int) -> FamiliesOfYear:
    """The families of these groups in this school year. Three queries, however many groups."""
    groups = tuple(sorted(set(group_ids)))
    return FamiliesOfYear(
        children=await _children(groups, school_year_id),
        listed=await _guardianships(groups, school_year_id),
        links=await _links(groups, school_year_id),
    )


async def group_in_numbers(group_id: int, school_year_id: int) -> GroupNumbers:
    """How many children and families a group has, and how many of these take part. It is for who
    writes at the group's desk: fetch that first."""
    year = await families_of([group_id], school_year_id)
    families = year.behind([group_id])
    return GroupNumbers(
        children=len(families.family_of),
        families=len(families.all),
        taking_part=len(families.of(families.followed_by)),
    )


def _joined(children: Iterable[int], listed: _Rows) -> dict[int, Family]:
    """To which family each child belongs: two children with the same guardian to the same one."""
    family_of = {child: child for child in children}
    members = {child: [child] for child in family_of}
    first_of: dict[int, int] = {}  # by guardian, one of the children
    for row in listed:
        child = row["child_id"]
        if child not in family_of:
            continue
        ours, theirs = family_of[first_of.setdefault(row["guardian_id"], child)], family_of[child]
        if ours != theirs:
            for moved in members.pop(theirs):
                family_of[moved] = ours
                members[ours].append(moved)
    return family_of


@prepared
def _children(groups: tuple[int, ...], year: int) -> Rows:
    enrolled = Enrolment.filter(group_id__in=groups, school_year_id=year, is_open=True)
    return enrolled.values("group_id", "child_id")


@prepared
def _guardianships(groups: tuple[int, ...], year: int) -> Rows:
    listed = Guardianship.filter(
        is_blocked=False,
        child__enrolments__group_id__in=groups,
        child__enrolments__school_year_id=year,
        child__enrolments__is_open=True,
    )
    return listed.order_by("id").values("guardian_id", "child_id")


@prepared
def _links(groups: tuple[int, ...], year: int) -> Rows:
    links = Link.filter(
        ended_at=None,
        school_year_id=year,
        child__enrolments__group_id__in=groups,
        child__enrolments__school_year_id=year,
        child__enrolments__is_open=True,
    )
    return links.values("person_id", "child_id")
