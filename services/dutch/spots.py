"""A place in a text where a first name is written, whoever it belongs to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from services.dutch.roster import FirstName, LastName, Roster
from services.dutch.tokens import Form, Tokens
from services.dutch.words import listed

IN_A_NAME = re.compile(r"[ \u00a0]{0,2}[-‐‑'’‘.]?[ \u00a0]?")  # between the words of one name


@dataclass  # not frozen: that takes three times as long to make
class Spot:
    """A first name in a text: from the word `first` up to the word `end`."""

    tokens: Tokens
    roster: Roster
    name: FirstName
    first: int
    end: int
    before: str  # the word right before it; nothing when there is a comma or more in between
    after: str  # the word right behind it, likewise
    gap_before: str
    gap_after: str

    @cached_property
    def form(self) -> Form:
        return self.tokens.form(self.first)

    def sentence_words(self) -> list[str]:
        sentence = self.tokens.sentence(self.first)
        return self.tokens.keys[sentence.start : sentence.stop]


def spot_at(tokens: Tokens, roster: Roster, first: int) -> Spot | None:
    """The longest first name that begins at a word."""
    for name in roster.first_names.get(tokens.keys[first], ()):
        if len(name.words) == 1 or reads(tokens, first, name.words):
            end = first + len(name.words)
            before = tokens.keys[first - 1] if tokens.adjoins(first) else ""
            after = tokens.keys[end] if tokens.adjoins(end) else ""
            gap_before, gap_after = tokens.gaps[first], tokens.gaps[end]
            return Spot(tokens, roster, name, first, end, before, after, gap_before, gap_after)
    return None


def reads(tokens: Tokens, first: int, words: tuple[str, ...]) -> bool:
    """These words stand here, as one name."""
    end = first + len(words)
    return tuple(tokens.keys[first:end]) == words and all(
        IN_A_NAME.fullmatch(gap) for gap in tokens.gaps[first + 1 : end]
    )


def end_of_last_name(tokens: Tokens, at: int, last_names: Iterable[LastName]) -> int:
    """Behind one of these last names, or its initials, when it stands here; else 0."""
    if not tokens.adjoins(at):
        return 0
    for last_name in last_names:
        if tokens.keys[at] not in last_name.beginnings:
            continue
        for words in last_name.spellings:
            if reads(tokens, at, words):
                return at + len(words)
        for letters in last_name.initials:
            if reads(tokens, at, letters) and _is_initial(tokens, at + len(letters) - 1):
                return at + len(letters)
    return 0


def _is_initial(tokens: Tokens, at: int) -> bool:
    """A single letter with a capital or a full stop: "Emma W" and "emma w."."""
    return len(tokens.words[at]) == 1 and (
        tokens.has_capital(at) or tokens.gaps[at + 1].startswith(".")
    )


def is_a_teachers_name(spot: Spot) -> bool:
    return spot.tokens.keys[spot.first] in spot.roster.teachers


def is_nobodys_name(key: str) -> bool:
    """A word that has a capital at the start of a sentence, and is no name."""
    return key in _no_names()


@cache
def _no_names() -> frozenset[str]:
    lists = (listed("grammar", name) for name in NO_NAMES)
    return listed("people", "titles").union(*lists)


NO_NAMES = (
    "common",
    "articles",
    "pointing",
    "prepositions",
    "and_or",
    "being",
    "acting",
    "deeds",
    "labels",
    "works",
)
