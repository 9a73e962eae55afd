"""The names to look for: of the children of a group, and of those who teach it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from services.dutch.tokens import tokens_of
from services.dutch.words import listed

SHORTEST = 2  # letters: a name of one is an initial
SHORTEST_WITH_S = 3  # letters: "Bos" is no property of Bo


class Kind(StrEnum):
    """How a word that is a name behaves in a sentence. The lists of assets/naming/words.toml."""

    THING = "things"
    STUFF = "stuff"
    SEASON = "seasons"
    MONTH = "months"
    SHORT_MONTH = "short_months"
    AMOUNT = "amounts"
    SMALL_WORD = "small_words"


@dataclass(frozen=True, slots=True)
class LastName:
    """ "van der", "Meer", as folded words, and how it is written behind a first name."""

    prefix: tuple[str, ...]
    core: tuple[str, ...]
    spellings: tuple[tuple[str, ...], ...]  # with and without the prefix, and half a double one
    initials: tuple[tuple[str, ...], ...]  # "v d M", "M", "v"
    beginnings: frozenset[str]  # the first words of all of these


@dataclass(frozen=True, slots=True)
class FirstName:
    """A first name as folded words, and the children who have it, by their number in the list."""

    words: tuple[str, ...]
    children: tuple[int, ...]
    kind: Kind | None  # when it is a word as well
    with_s: bool = False  # "Daans": the s of property is written to it


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody to be told apart. The children by their number in the list."""

    firsts: tuple[tuple[str, ...], ...]
    last_names: tuple[LastName, ...]
    first_names: dict[str, list[FirstName]]  # by the first word, the longest first
    by_last_name: dict[str, list[int]]  # by the first word behind the prefix
    teachers: dict[str, list[LastName]]  # by the first name

    def knows(self, key: str) -> bool:
        """Whether somebody's first name begins so."""
        return key in self.first_names


def roster_of(children: Sequence[tuple[str, str]], teachers: Sequence[str]) -> Roster:
    """From the first and last names of the children, and what the teachers are called: "juf Emma",
    "Emma de Boer"."""
    firsts = tuple(name_words(first) for first, _last in children)
    last_names = tuple(_last_name(last) for _first, last in children)
    by_last_name: dict[str, list[int]] = {}
    for number, last_name in enumerate(last_names):
        for word in last_name.core[:1]:
            by_last_name.setdefault(word, []).append(number)
    return Roster(firsts, last_names, _first_names(firsts), by_last_name, _teachers(teachers))


def _first_names(firsts: Sequence[tuple[str, ...]]) -> dict[str, list[FirstName]]:
    owners: dict[tuple[str, ...], list[int]] = {}
    for number, words in enumerate(firsts):
        for spelling in {words, ("".join(words),)}:
            if len("".join(spelling)) >= SHORTEST:
                owners.setdefault(spelling, []).append(number)
    names: dict[str, list[FirstName]] = {}
    for words, children in owners.items():
        for name in _forms(words, tuple(children), owners):
            names.setdefault(name.words[0], []).append(name)
    for alike in names.values():
        alike.sort(key=lambda name: len(name.words), reverse=True)
    return names


def name_words(name: str) -> tuple[str, ...]:
    return tuple(key for key in tokens_of(name).keys if key)  # of a bare accent nothing is left


def _forms(
    words: tuple[str, ...], children: tuple[int, ...], taken: Iterable[tuple[str, ...]]
) -> Iterable[FirstName]:
    kind = kind_of(words[0]) if len(words) == 1 else None
    yield FirstName(words, children, kind)
    with_s = (*words[:-1], words[-1] + "s")
    if len(words[-1]) >= SHORTEST_WITH_S and words[-1][-1] not in "sxz" and with_s not in taken:
        yield FirstName(with_s, children, kind or kind_of(with_s[0]), with_s=True)


def kind_of(word: str) -> Kind | None:
    return next((kind for kind in Kind if word in listed("words", kind)), None)


def _last_name(written: str) -> LastName:
    """ "van der Meer" and "Meer, van der" alike."""
    behind = re.match(r"([^,]+),(.+)", written)
    words = name_words(f"{behind[2]} {behind[1]}" if behind else written)
    prefixes = listed("grammar", "name_prefixes") | listed("grammar", "name_prefix_openers")
    count = 0
    while count < len(words) - 1 and words[count] in prefixes:
        count += 1
    prefix, core = words[:count], words[count:]
    if not core:
        return LastName((), (), (), (), frozenset())
    letter, letters = (core[0][0],), tuple(word[0] for word in prefix)
    spellings = (words, core, prefix + core[:1], core[:1])
    initials = (letters + letter, prefix + letter, letter, letters[:1] or letter)
    beginnings = frozenset(each[0] for each in spellings + initials)
    return LastName(prefix, core, spellings, initials, beginnings)


def _teachers(called: Sequence[str]) -> dict[str, list[LastName]]:
    teachers: dict[str, list[LastName]] = {}
    for written in called:
        words = written.split()
        while words and is_title(" ".join(name_words(words[0]))):
            words = words[1:]
        for first in name_words(words[0])[:1] if words else ():
            teachers.setdefault(first, []).append(_last_name(" ".join(words[1:])))
    return teachers


def is_title(key: str) -> bool:
    """ "juf", "gymmeester", "opa", "cavia": the name behind it is not a child's."""
    return key in listed("people", "titles") or key.endswith(_title_endings())


@cache
def _title_endings() -> tuple[str, ...]:
    return tuple(listed("people", "title_endings"))
