"""Takes the school's lists in: first what would change, then all of it or nothing."""

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models import School, SchoolYear
from services import access_codes, audit, letters, links, school_years
from services.errors import Refusal
from services.rosters.changes import Changes
from services.rosters.comparing import compared
from services.rosters.entries import entries_of
from services.rosters.known import known_beside
from services.rosters.merging import Roster, merged
from services.rosters.problems import Problem
from services.rosters.reading import read_table
from services.rosters.writing import write_people, write_places
from services.texts import N_, _
from services.transactions import unit_of_work

NOT_NAMED_YET = ""  # a list of children does not tell what the school is called


class NotASchoolYear(Refusal):
    message = N_("“{written}” is not a school year. Write it as 2026-2027.")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What importing the lists would do. The numbers count what would be made."""

    year: str
    roster: Roster
    changes: Changes
    problems: list[Problem]
    codes_wait: bool  # the year is still to come

    def as_json(self) -> dict[str, object]:
        """For `import --json`, in the language of the moment."""
        return {
            "groups": len(self.changes.groups),
            "children": len(self.changes.children),
            "guardians": len(self.changes.guardians),
            "new_codes": self.changes.new_codes,
            "problems": [
                {"file": problem.file, "row": problem.row, "message": problem.sentence()}
                for problem in self.problems
            ],
        }

    def lines(self) -> list[str]:
        """What would change and what is wrong, to read."""
        return [
            _("School year {year}").format(year=self.year),
            *self.changes.lines(),
            *self._leading(),
            *self._later(),
            *self._wrong(),
        ]

    def _leading(self) -> Iterator[str]:
        """To where, so that a server's address that was left out is seen before it is mailed."""
        if self.changes.new_codes:
            yield _("Codes lead to {address}").format(address=letters.link_of("..."))

    def _later(self) -> Iterator[str]:
        if self.codes_wait:
            yield _(
                "No codes go out yet: those of {year} go out when it is the school year."
            ).format(year=self.year)

    def _wrong(self) -> Iterator[str]:
        for problem in self.problems:
            yield _("{file}, row {row}: {message}").format(
                file=problem.file, row=problem.row, message=problem.sentence()
            )


async def read_rosters(files: Sequence[Path], year: str | None) -> Plan:
    """What these lists would change in a school year; the one it is when none is named. Writes
    nothing. Raises a Refusal when a file cannot be used at all."""
    year_name = _checked(year) if year else await school_years.year_name_today()
    roster = await asyncio.to_thread(_read, files)
    return await _planned(roster, year_name)


async def apply_plan(plan: Plan) -> None:
    """Do it, all or nothing. The plan is laid beside the school's records once more, so that what
    happened since it was read is not undone."""
    async with unit_of_work():
        changes = (await _planned(plan.roster, plan.year)).changes
        year = await _school_year(plan.year)
        await write_people(changes)
        await write_places(changes, year)
        issued = await access_codes.issue_codes(year, changes.mailed)
        linked = await links.extend_links(year)
        if issued or linked or not changes.are_none:
            await audit.record(None, "roster.imported", year.id)


def _read(files: Sequence[Path]) -> Roster:
    tables = [entries_of(read_table(file)) for file in files]
    roster = merged(child for entries in tables for child in entries.children)
    roster.problems += [problem for entries in tables for problem in entries.problems]
    return roster


async def _planned(roster: Roster, year: str) -> Plan:
    known = await known_beside(roster, year)
    changes, contradictions = compared(roster, known)
    problems = sorted(
        roster.problems + contradictions, key=lambda problem: (problem.file, problem.row)
    )
    return Plan(
        year=year,
        roster=roster,
        changes=changes,
        problems=problems,
        codes_wait=known.year_is_to_come,
    )


def _checked(year: str) -> str:
    parts = re.fullmatch(r"(20\d\d)-(20\d\d)", year)
    if parts is None or int(parts[2]) != int(parts[1]) + 1:
        raise NotASchoolYear(written=year)
    return year


async def _school_year(name: str) -> SchoolYear:
    """The year with this name; the first one ever is the current one."""
    await School.get_or_create(is_ours=True, defaults={"name": NOT_NAMED_YET})
    first_day, last_day = school_years.days_of_year(name)
    is_first = not await SchoolYear.exists(is_current=True)
    year, _made = await SchoolYear.get_or_create(
        name=name,
        defaults={
            "first_day": first_day,
            "last_day": last_day,
            "is_current": True if is_first else None,
        },
    )
    return year
