"""Which children a message names, and that naming one is a choice."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from services.dutch.mentions import Mention, mentions
from services.dutch.roster import Roster, roster_of
from services.errors import Refusal
from services.formats import listed
from services.texts import N_

ROSTERS_REMEMBERED = 64  # groups whose teachers are writing at the same time


class ChildNamed(Refusal):
    message = N_(
        "You name {names}. Is this about one child, then call or mail the parents. "
        "Is it for the whole group, then say so below."
    )


@dataclass(frozen=True, slots=True)
class ChildName:
    """What a child is called (roepnaam), and the last name with its prefix: "de Wit"."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class NamedChild:
    """A place where a text names a child: `text[start:end]` is the name as it is written there,
    with the last name when that is written as well, and without the s of possession."""

    start: int
    end: int
    child: ChildName


def naming_a_child_is_a_choice(named: Mapping[int, str], meant_for_all: Collection[int]) -> None:
    """P5. Naming a child is a choice: the writer says of each that it is for the whole group.

    Of each child that is named the id and the name are in `named`; `meant_for_all` has the ids of
    those of whom the writer said so. Raises ChildNamed with the names of the others.
    """
    open_names = [name for child, name in named.items() if child not in meant_for_all]
    if open_names:
        raise ChildNamed(names=listed(open_names))


def children_named(
    text: str, children: Sequence[ChildName], teachers: Sequence[str] = ()
) -> list[NamedChild]:
    """Every mention of these children, in the order of the text. Teachers, as they are called or
    in full, are not taken for a child of the same name.

    Children with the same first name are told apart by a last name or initial, there or elsewhere
    in the text. Where that does not help the place is given once for each of them, in the order of
    `children`: the writer knows who is meant, and a wrong guess would offer the wrong parents.
    """
    found = mentions(text, _roster(tuple(children), tuple(teachers)))
    in_full = {child for mention in found if mention.is_full for child in mention.children}
    return [
        NamedChild(mention.start, mention.end, children[child])
        for mention in found
        for child in _meant(mention, in_full)
    ]


def _meant(mention: Mention, in_full: Collection[int]) -> Sequence[int]:
    """Who has been told apart elsewhere is meant here as well."""
    return [child for child in mention.children if child in in_full] or mention.children


@lru_cache(ROSTERS_REMEMBERED)
def _roster(children: tuple[ChildName, ...], teachers: tuple[str, ...]) -> Roster:
    return roster_of([(child.first, child.last) for child in children], teachers)
