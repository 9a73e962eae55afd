"""From rows to distinct children: one child may stand in many rows, and in several files."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from services.emails import email_key
from services.rosters import problems
from services.rosters.entries import ChildEntry, GuardianEntry
from services.rosters.names import name_key
from services.rosters.problems import Problem


@dataclass
class ListedChild:
    """A child as all rows together tell it. `entry` is the row that told it first."""

    entry: ChildEntry
    guardians: list[GuardianEntry] = field(default_factory=list)

    @property
    def place(self) -> tuple[str, str]:
        """Group and name, which stand for a child that has no number."""
        return name_key(self.entry.group), name_key(self.entry.name.full)

    def add_guardian(self, guardian: GuardianEntry) -> None:
        """The same adult again adds what was not known yet."""
        for index, known in enumerate(self.guardians):
            if _same_adult(known, guardian):
                self.guardians[index] = GuardianEntry(
                    name=known.name,
                    email=known.email or guardian.email,
                    phone=known.phone or guardian.phone,
                )
                return
        self.guardians.append(guardian)


@dataclass
class Roster:
    """The distinct children of all files."""

    children: list[ListedChild] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def merged(entries: Iterable[ChildEntry]) -> Roster:
    """Children are the same by pupil number; without a number by group and name. Rows with a
    number go first, so that it does not matter which file is named first."""
    merger = _Merger()
    for entry in sorted(entries, key=lambda entry: entry.number is None):
        child = merger.child_of(entry)
        if child:
            for guardian in entry.guardians:
                child.add_guardian(guardian)
    return merger.roster


class _Merger:
    def __init__(self) -> None:
        self.roster = Roster()
        self._by_number: dict[str, ListedChild] = {}
        self._by_place: defaultdict[tuple[str, str], list[ListedChild]] = defaultdict(list)

    def child_of(self, entry: ChildEntry) -> ListedChild | None:
        """The child of this row; None when the row contradicts the others."""
        listed = ListedChild(entry)
        if entry.number is not None:
            known = self._by_number.get(entry.number)
            return self._unless_contradicted(known, entry) if known else self._added(listed)
        namesakes = self._by_place[listed.place]
        if len(namesakes) > 1:
            names = {"child": entry.name.full, "group": entry.group}
            self._complain(entry, problems.WHICH_CHILD, **names)
            return None
        return namesakes[0] if namesakes else self._added(listed)

    def _unless_contradicted(self, known: ListedChild, entry: ChildEntry) -> ListedChild | None:
        group, name = ListedChild(entry).place
        first = known.entry
        if name != known.place[1]:
            facts = {
                "number": str(entry.number),
                "first": first.name.full,
                "second": entry.name.full,
            }
            self._complain(entry, problems.TWO_NAMES, **facts)
            return None
        if group != known.place[0]:
            facts = {"child": entry.name.full, "first": first.group, "second": entry.group}
            self._complain(entry, problems.TWO_GROUPS, **facts)
            return None
        return known

    def _added(self, listed: ListedChild) -> ListedChild:
        self.roster.children.append(listed)
        self._by_place[listed.place].append(listed)
        if listed.entry.number is not None:
            self._by_number[listed.entry.number] = listed
        return listed

    def _complain(self, entry: ChildEntry, message: str, **facts: str) -> None:
        self.roster.problems.append(
            Problem(file=entry.file, row=entry.row, message=message, facts=facts)
        )


def _same_adult(one: GuardianEntry, other: GuardianEntry) -> bool:
    """Of one child: the same name, and no two different mailboxes."""
    if name_key(one.name) != name_key(other.name):
        return False
    both_mailed = one.email and other.email
    return not both_mailed or email_key(one.email) == email_key(other.email)
