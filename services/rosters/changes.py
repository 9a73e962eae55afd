"""What importing a list would change, and how that is told to people."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from models import Child, Enrolment, Group, Guardian
from services import formats
from services.texts import _, ngettext

SHOWN = 20  # names that are listed before "and more"


@dataclass(frozen=True, kw_only=True)
class Move:
    """A child goes to another group within the year."""

    child: Child
    left: Enrolment  # with its group
    group: Group


@dataclass
class Changes:
    """Rows to write. New rows have no id yet, but do have their public id."""

    groups: list[Group] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    guardians: list[Guardian] = field(default_factory=list)
    enrolments: list[tuple[Child, Group]] = field(default_factory=list)
    guardianships: list[tuple[Guardian, Child]] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    changed_children: list[Child] = field(default_factory=list)
    changed_guardians: list[Guardian] = field(default_factory=list)
    replaced_guardians: list[tuple[Guardian, Guardian]] = field(default_factory=list)  # by whom
    left_mailboxes: set[str] = field(default_factory=set)
    mailed: list[Guardian] = field(default_factory=list)  # everyone in the list who has an address
    new_codes: int = 0

    @property
    def are_none(self) -> bool:
        return not any(vars(self)[name] for name in vars(self) if name != "mailed")

    def lines(self) -> Iterator[str]:
        """One line for each kind of change, in the language of the moment."""
        if self.are_none:
            yield _("Nothing would change: the school knows all of this already.")
        yield from _new("{count} new group: {names}", "{count} new groups: {names}", self.groups)
        yield from _counted("{count} new child", "{count} new children", len(self.children))
        yield from _counted("{count} new guardian", "{count} new guardians", len(self.guardians))
        yield from (_moved(move) for move in self.moves)
        changed = [child.full_name for child in self.changed_children]
        changed += [guardian.name for guardian in self.changed_guardians]
        yield from _counted("{count} record changes", "{count} records change", len(changed))
        yield from _counted(
            "{count} code goes out by mail", "{count} codes go out by mail", self.new_codes
        )


def _new(one: str, many: str, groups: list[Group]) -> Iterator[str]:
    names = [group.name for group in groups[:SHOWN]] + ["…"] * (len(groups) > SHOWN)
    if groups:
        text = ngettext(one, many, len(groups))
        yield text.format(count=len(groups), names=formats.listed(names))


def _counted(one: str, many: str, count: int) -> Iterator[str]:
    if count:
        yield ngettext(one, many, count).format(count=count)


def _moved(move: Move) -> str:
    return _("{child} moves from {old} to {new}").format(
        child=move.child.full_name, old=move.left.group.name, new=move.group.name
    )
