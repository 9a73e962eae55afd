"""Lays a list beside what the school knows, and decides what is new, moved or changed."""

from models import Child, Group
from services.emails import email_key
from services.rosters import problems
from services.rosters.changes import Changes, Move
from services.rosters.entries import ChildEntry
from services.rosters.guardians import Guardians, WhichGuardian
from services.rosters.known import Known
from services.rosters.merging import ListedChild, Roster
from services.rosters.names import name_key
from services.rosters.problems import Problem

HUES = 8  # colours of groups in tokens.css


class _Contradiction(Exception):
    """A child in the list cannot be told from another one. Carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def compared(roster: Roster, known: Known) -> tuple[Changes, list[Problem]]:
    """What the list would change. Nothing is written, and nothing is ever guessed."""
    comparison = _Comparison(known, roster)
    for listed in roster.children:
        comparison.add(listed)
    changes = comparison.changes
    if known.year_is_current:
        mailboxes = {email_key(guardian.email) for guardian in changes.mailed}
        changes.new_codes = len(mailboxes - known.have_code)
    return changes, comparison.problems


class _Comparison:
    def __init__(self, known: Known, roster: Roster) -> None:
        self.known = known
        self.changes = Changes()
        everybody = [one for listed in roster.children for one in listed.guardians]
        self.guardians = Guardians(known, self.changes, everybody)
        self.problems: list[Problem] = []
        self._taken: set[str] = set()  # children that stand for one in the list

    def add(self, listed: ListedChild) -> None:
        try:
            child = self._child(listed)
        except _Contradiction as contradiction:
            self.problems.append(contradiction.problem)
            return
        self._taken.add(child.public_id)
        self._enrol(child, self._group(listed.entry.group))
        self._add_guardians(child, listed)
        if not any(one.email for one in self.known.of_child[child.public_id].values()):
            self._complain(listed.entry, problems.NO_ADDRESS, child=child.full_name)

    def _child(self, listed: ListedChild) -> Child:
        entry = listed.entry
        known = self.known.by_number.get(entry.number or "")
        if known:
            return self._renamed(known, entry)
        namesakes = [
            child
            for child in self.known.by_place[listed.place]
            if child.public_id not in self._taken and None in (entry.number, child.pupil_number)
        ]
        if len(namesakes) > 1:
            names = {"child": entry.name.full, "group": entry.group}
            raise _Contradiction(_problem(entry, problems.WHICH_CHILD, **names))
        return self._numbered(namesakes[0], entry) if namesakes else self._new_child(entry)

    def _renamed(self, child: Child, entry: ChildEntry) -> Child:
        """The school may correct a name. A wholly other name is another child's number."""
        parts = (child.first_name, entry.name.first), (child.last_name, entry.name.last)
        same = [name_key(old) == name_key(new) for old, new in parts]
        if not any(same):
            facts = {"first": child.full_name, "second": entry.name.full}
            raise _Contradiction(
                _problem(entry, problems.TWO_NAMES, number=str(entry.number), **facts)
            )
        if name_key(child.full_name) != name_key(entry.name.full):
            child.first_name, child.last_name_prefix = entry.name.first, entry.name.prefix
            child.last_name = entry.name.last
            self.changes.changed_children.append(child)
        return child

    def _numbered(self, child: Child, entry: ChildEntry) -> Child:
        if entry.number and child.pupil_number != entry.number:
            child.pupil_number = entry.number
            self.changes.changed_children.append(child)
        return child

    def _new_child(self, entry: ChildEntry) -> Child:
        child = Child(
            pupil_number=entry.number,
            first_name=entry.name.first,
            last_name_prefix=entry.name.prefix,
            last_name=entry.name.last,
        )
        self.changes.children.append(child)
        return child

    def _group(self, name: str) -> Group:
        groups = self.known.groups
        if name_key(name) not in groups:
            group = Group(name=name, hue=len(groups) % HUES + 1)
            groups[name_key(name)] = group
            self.changes.groups.append(group)
        return groups[name_key(name)]

    def _enrol(self, child: Child, group: Group) -> None:
        enrolment = self.known.enrolments.get(child.public_id)
        if enrolment is None:
            self.changes.enrolments.append((child, group))
        elif enrolment.group.public_id != group.public_id:
            self.changes.moves.append(Move(child=child, left=enrolment, group=group))

    def _add_guardians(self, child: Child, listed: ListedChild) -> None:
        entries = listed.guardians
        for entry in entries:
            try:
                self.guardians.add(child, entry, beside=entries)
            except WhichGuardian:
                facts = {"guardian": entry.name, "child": child.full_name}
                self._complain(listed.entry, problems.WHICH_GUARDIAN, **facts)

    def _complain(self, entry: ChildEntry, message: str, **facts: str) -> None:
        problem = _problem(entry, message, **facts)
        if problem not in self.problems:
            self.problems.append(problem)


def _problem(entry: ChildEntry, message: str, **facts: str) -> Problem:
    return Problem(file=entry.file, row=entry.row, message=message, facts=facts)
