"""From a row of the list to a child in a group, with the guardians that the row names."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import phonenumbers

from models.base import NAME_LENGTH
from services.emails import NotAnAddress, cleaned_address
from services.rosters import problems
from services.rosters.columns import Field, Places
from services.rosters.names import (
    ChildName,
    child_name,
    child_name_in_one,
    in_speaking_order,
    letters_were_lost,
    tidy,
)
from services.rosters.problems import Problem
from services.rosters.reading import Table

PREFIX_LENGTH = 40  # as in the tables
NUMBER_LENGTH = 40
PHONE_REGION = "NL"
NOTHING = {"-", "--", "?", "x", "n.v.t.", "nvt", "geen", "onbekend", "none", "n/a"}


@dataclass(frozen=True, kw_only=True)
class GuardianEntry:
    """An adult in the list. Without a usable address, `email` is empty."""

    name: str
    email: str
    phone: str  # E.164, or empty


@dataclass(frozen=True, kw_only=True)
class ChildEntry:
    """One row: a child, its group, and the guardians beside it."""

    file: str
    row: int
    number: str | None
    name: ChildName
    group: str
    guardians: tuple[GuardianEntry, ...]


@dataclass
class Entries:
    """All rows of a list that can be used, and what is wrong with the others."""

    children: list[ChildEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def entries_of(table: Table) -> Entries:
    """Reads each row by itself. Rows that cannot be used become a problem."""
    entries = Entries()
    for line, cells in table.rows:
        row = _RowReader(table.file, line, cells, entries.problems)
        if any(cell.strip() for cell in cells[table.width :]):
            row.complain(problems.TOO_MANY_CELLS)
        elif child := row.child(table.columns.child, table.columns.guardians):
            entries.children.append(child)
    return entries


@dataclass(frozen=True)
class _RowReader:
    """Reads one row, and notes what is wrong with it."""

    file: str
    line: int
    cells: list[str]
    found: list[Problem]

    def complain(self, message: str, **facts: str) -> None:
        self.found.append(Problem(file=self.file, row=self.line, message=message, facts=facts))

    def child(self, places: Places, guardians: list[Places]) -> ChildEntry | None:
        name, group = self._child_name(places), self._cell(places, Field.GROUP)
        number = self._cell(places, Field.PUPIL_NUMBER)
        if not self._is_usable(name, group, number):
            return None
        if letters_were_lost(name.full):
            self.complain(problems.LOST_LETTERS, name=name.full)
        return ChildEntry(
            file=self.file,
            row=self.line,
            number=number or None,
            name=name,
            group=group,
            guardians=tuple(self._guardians(guardians)),
        )

    def _is_usable(self, name: ChildName, group: str, number: str) -> bool:
        if not name.first:
            self.complain(problems.NO_NAME)
        elif not group:
            self.complain(problems.NO_GROUP, child=name.full)
        elif too_long := _too_long(name, group, number):
            self.complain(problems.TOO_LONG, text=too_long[:NAME_LENGTH] + "…")
        else:
            return True
        return False

    def _guardians(self, all_places: list[Places]) -> Iterator[GuardianEntry]:
        for places in all_places:
            name, written = self._guardian_name(places), self._cell(places, Field.EMAIL)
            if not name and written.casefold() in NOTHING | {""}:
                continue
            email = self._address(written, name or written)
            phone = self._phone(self._cell(places, Field.PHONE))
            if name or email:
                yield GuardianEntry(name=name or email[:NAME_LENGTH], email=email, phone=phone)

    def _child_name(self, places: Places) -> ChildName:
        if Field.FIRST_NAME in places and Field.LAST_NAME in places:
            parts = (Field.FIRST_NAME, Field.PREFIX, Field.LAST_NAME)
            return child_name(*(self._cell(places, part) for part in parts))
        return child_name_in_one(self._cell(places, Field.NAME))

    def _guardian_name(self, places: Places) -> str:
        parts = [
            self._cell(places, part) for part in (Field.FIRST_NAME, Field.PREFIX, Field.LAST_NAME)
        ]
        apart = " ".join(part for part in parts if part)
        name = (apart or in_speaking_order(self._cell(places, Field.NAME)))[:NAME_LENGTH]
        if letters_were_lost(name):
            self.complain(problems.LOST_LETTERS, name=name)
        return name

    def _address(self, written: str, guardian: str) -> str:
        if written.casefold() in NOTHING | {""}:
            return ""
        try:
            return cleaned_address(written)
        except NotAnAddress:
            self.complain(problems.BAD_ADDRESS, written=written, guardian=guardian)
            return ""

    def _phone(self, written: str) -> str:
        if written.casefold() in NOTHING | {""}:
            return ""
        try:
            number = phonenumbers.parse(written, PHONE_REGION)
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            self.complain(problems.BAD_PHONE, written=written)
            return ""
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def _cell(self, places: Places, what: Field) -> str:
        index = places.get(what, len(self.cells))
        return tidy(self.cells[index]) if index < len(self.cells) else ""


def _too_long(name: ChildName, group: str, number: str) -> str:
    """The first text that the tables cannot hold, or nothing."""
    limits = (
        (name.first, NAME_LENGTH),
        (name.prefix, PREFIX_LENGTH),
        (name.last, NAME_LENGTH),
        (group, NAME_LENGTH),
        (number, NUMBER_LENGTH),
    )
    return next((text for text, limit in limits if len(text) > limit), "")
