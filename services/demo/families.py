"""The families of the demo school: put together by chance, the same ones each time."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from services.demo.told import told, words

FAMILIES = 230
WITHOUT_ADDRESS = 5  # families of which the school has no mail address at all
CODE_UNUSED = 7  # families that got their codes, and did nothing yet
WITH_THREE_CHILDREN = 3
SECOND_ADULT_COMES_IN, SHARE_A_MAILBOX, HAVE_OTHER_NAMES = 0.8, 0.06, 0.55  # of the pairs
PARENTS_DOMAIN = "ouder.example"
NOT_TAKEN_APART = str.maketrans("ıłŁøæß", "ilLoas")  # by Unicode's own decomposition


@dataclass(frozen=True, kw_only=True)
class Adult:
    """A guardian, as the school lists them."""

    name: str
    email: str  # nothing when the school has none
    phone: str = ""
    has_come_in: bool = True


@dataclass(frozen=True, kw_only=True)
class Family:
    """Children, and the adults who answer for all of them."""

    prefix: str  # of the last name: "van der"
    last_name: str
    children: tuple[tuple[str, str], ...]  # first name and group
    adults: tuple[Adult, ...]
    is_new: bool = False  # its code is on its way


def families() -> list[Family]:
    """All of them: the ones the demo is about first, each in the groups it should be in."""
    known = [_known(facts) for facts in told("school")["family"]]
    chance = Random("De Lichtstraat")  # noqa: S311  (the same families each time)
    taken = Names(chance, known)
    made = [_made(groups, taken) for groups in _groups_of_families(chance, known)]
    return known + _with_troubles(made, chance)


def _known(facts: dict[str, Any]) -> Family:
    return Family(
        prefix=facts.get("prefix", ""),
        last_name=facts["last_name"],
        children=tuple((first, group) for first, group in facts["children"]),
        adults=tuple(
            Adult(name=name, email=f"{mailbox}@{PARENTS_DOMAIN}", phone=f"+3161234560{number}")
            for number, (name, mailbox) in enumerate(facts["guardians"])
        ),
        is_new=facts.get("is_new", False),
    )


def _groups_of_families(chance: Random, known: Sequence[Family]) -> Iterator[tuple[str, ...]]:
    """In which groups the children of each family are: never two of a family in one."""
    room = Counter({group["name"]: group["children"] for group in told("school")["group"]})
    room.subtract(group for family in known for _first, group in family.children)
    count = FAMILIES - len(known)
    siblings = room.total() - count
    sizes = [3] * WITH_THREE_CHILDREN + [2] * (siblings - 2 * WITH_THREE_CHILDREN)
    for size in sizes:
        groups = chance.sample([group for group in room if room[group]], size)
        room.subtract(groups)
        yield tuple(groups)
    alone = list(room.elements())
    chance.shuffle(alone)
    for group in alone:
        yield (group,)


class Names:
    """Names that nobody has yet. In a group no first name is there twice."""

    def __init__(self, chance: Random, known: Sequence[Family]) -> None:
        self.chance = chance
        self._first = {child for family in known for child in family.children}
        self._mailboxes = {adult.email for family in known for adult in family.adults}
        self._children = words(told("names")["children"])
        self._last_names = [
            " ".join(name.split()) for name in told("names")["last_names"].split(";")
        ]
        self._adults = (words(told("names")["mothers"]), words(told("names")["fathers"]))

    def child(self, group: str) -> tuple[str, str]:
        while (one := (self.chance.choice(self._children), group)) in self._first:
            pass
        self._first.add(one)
        return one

    def last_name(self) -> tuple[str, str]:
        prefix, _bar, last = self.chance.choice(self._last_names).rpartition("|")
        return prefix, last

    def adult(self, kind: int, last_name: str) -> str:
        """A mother (0) or a father (1)."""
        return f"{self.chance.choice(self._adults[kind])} {last_name}"

    def mailbox(self, name: str) -> str:
        plain = _in_ascii(name)
        mailbox, number = f"{plain}@{PARENTS_DOMAIN}", 1
        while mailbox in self._mailboxes:
            number += 1
            mailbox = f"{plain}{number}@{PARENTS_DOMAIN}"
        self._mailboxes.add(mailbox)
        return mailbox

    def phone(self) -> str:
        """A number as one writes it on paper to have an example."""
        return f"+3161234{self.chance.randrange(5700, 5999)}"


def _made(groups: tuple[str, ...], names: Names) -> Family:
    prefix, last_name = names.last_name()
    return Family(
        prefix=prefix,
        last_name=last_name,
        children=tuple(names.child(group) for group in groups),
        adults=tuple(_adults(names, f"{prefix} {last_name}".strip())),
    )


def _adults(names: Names, last_name: str) -> Iterator[Adult]:
    """One, or two; under one roof or apart; each with a mailbox, or sharing one."""
    chance = names.chance
    kinds = chance.choices([(0, 1), (0,), (1,), (0, 0), (1, 1)], [82, 9, 3, 4, 2])[0]
    shares_mailbox = len(kinds) > 1 and chance.random() < SHARE_A_MAILBOX
    mailbox = ""
    for number, kind in enumerate(kinds):
        has_other_name = number == 1 and chance.random() < HAVE_OTHER_NAMES
        own_name = " ".join(part for part in names.last_name() if part)
        name = names.adult(kind, own_name if has_other_name else last_name)
        mailbox = mailbox if mailbox and shares_mailbox else names.mailbox(name)
        yield Adult(
            name=name,
            email=mailbox,
            phone=names.phone(),
            has_come_in=number == 0 or shares_mailbox or chance.random() < SECOND_ADULT_COMES_IN,
        )


def _with_troubles(made: Sequence[Family], chance: Random) -> list[Family]:
    """Some families have no address, and some have not used their codes."""
    families = list(made)
    troubled = chance.sample(range(len(families)), WITHOUT_ADDRESS + CODE_UNUSED)
    for number in troubled:
        families[number] = _silent(families[number])
    for number in troubled[:WITHOUT_ADDRESS]:
        families[number] = _without_address(families[number])
    return families


def _silent(family: Family) -> Family:
    adults = (replace(adult, has_come_in=False) for adult in family.adults)
    return replace(family, adults=tuple(adults))


def _without_address(family: Family) -> Family:
    return replace(family, adults=tuple(replace(adult, email="") for adult in family.adults))


def _in_ascii(name: str) -> str:
    """ "Ayşe in 't Veld" becomes "ayse.intveld"."""
    first, _space, last = name.translate(NOT_TAKEN_APART).lower().partition(" ")
    plain = unicodedata.normalize("NFKD", f"{first}.{last}")
    return "".join(letter for letter in plain if letter.isascii() and letter not in " '-")
