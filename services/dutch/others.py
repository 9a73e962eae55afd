"""Who is written like a child of the group, and is somebody else: with a title, with another last
name, from a book, in an address, inside a longer word."""

import re
from functools import cache

from services.dutch.last_names import has_another_last_name, is_a_last_name
from services.dutch.roster import is_title
from services.dutch.spots import Spot, is_a_teachers_name, is_nobodys_name
from services.dutch.tokens import OPENING_QUOTES
from services.dutch.words import listed, phrases

ADDRESS = re.compile(
    r"://|^www\.|\w@\w|^/?\w+/\w+/"
    r"|\w\.(?:nl|com|org|net|eu|be|de|info|example|school|jpe?g|png|pdf|docx?|mp4)\b",
    re.IGNORECASE,
)
CHUNK = re.compile(r"[^\s()<>]*")
CLOSING_QUOTE = re.compile(r"[\"”“»]|['’](?!\w)")
HYPHENS = frozenset("-‐‑_")
A_FEW = 3  # words between "het boek" and its title, and from "we noemden hem" to the name
LONGEST_ADDRESS = 150  # characters in each direction
SOME = 12  # words from a creature to its name, or from a greeting to who sends it


def is_somebody_else(spot: Spot) -> bool:
    """Another than the child of this name, whatever is told about them."""
    return any(rule(spot) for rule in RULES)


def is_another_with_this_full_name(spot: Spot) -> bool:
    """A parent who is called like the child, or a mail address."""
    return _has_a_title(spot) or _is_in_an_address(spot)


def _is_in_an_address(spot: Spot) -> bool:
    if spot.gap_before[-1:].isspace() and spot.gap_after.lstrip(",.!?")[:1].isspace():
        return False  # most names have white space on both sides
    start = spot.tokens.start(spot.first)
    around = spot.tokens.text[max(0, start - LONGEST_ADDRESS) : start + LONGEST_ADDRESS]
    before = around[: min(start, LONGEST_ADDRESS)]
    left = max(before.rfind(sign) for sign in " \n\t(<") + 1
    chunk = CHUNK.match(around, left)
    return chunk is not None and bool(ADDRESS.search(chunk[0]))


def _is_part_of_a_word(spot: Spot) -> bool:
    """ "Anne-Fleur" is not Anne, a "Roos-geur" not Roos; "Emma-Daan" are two who sit together."""
    before, after = spot.gap_before, spot.gap_after
    if before[-1:].isdigit() or after[:1].isdigit():
        return True
    if before in HYPHENS and not spot.roster.knows(spot.tokens.key(spot.first - 1)):
        return True
    return after in HYPHENS and not spot.roster.knows(spot.tokens.key(spot.end))


def _has_a_title(spot: Spot) -> bool:
    """ "juf Emma", "mw. Emma", "onze cavia Emma"."""
    tokens, at = spot.tokens, spot.first - 1
    title = tokens.key(at)
    if not is_title(title) or not (spot.before or spot.gap_before in {". ", "."}):
        return False
    if tokens.has_capital(at) and spot.roster.knows(title):
        return False
    if spot.gap_before.startswith(".") and title not in listed("grammar", "abbreviations"):
        return False
    gives_to_the_child = title in {"juf", "meester"} and tokens.key(at - 1) == "de"
    return not gives_to_the_child or is_a_teachers_name(spot)  # "gaf de juf Emma een sticker"


def _shares_a_title(spot: Spot) -> bool:
    """ "de juffen Sanne en Emma"."""
    tokens, at = spot.tokens, spot.first
    while at > 1 and (tokens.key(at - 1) == "en" or tokens.gaps[at].strip() in {",", "&"}):
        at -= 2 if tokens.key(at - 1) == "en" else 1
        if tokens.key(at - 1) in listed("people", "titles_of_more"):
            return True
    return tokens.key(at - 1) in listed("people", "titles_of_more")


def _is_explained_as_somebody_else(spot: Spot) -> bool:
    """ "Emma (stagiaire)", "Emma, onze gymjuf"."""
    gap, after = spot.gap_after.strip(), spot.tokens.key(spot.end)
    if gap == "(":
        return is_title(after)
    return gap == "," and after == "onze" and is_title(spot.tokens.key(spot.end + 1))


def _is_well_known(spot: Spot) -> bool:
    """ "Jip en Janneke", unless both are in the group."""
    keys, known = spot.tokens.keys, phrases("people", "known")
    for at in range(spot.first, spot.end):
        for phrase in known.get(keys[at], ()):
            start = spot.first - phrase.index(keys[at])
            if start >= 0 and tuple(keys[start : start + len(phrase)]) == phrase:
                names = [word for word in phrase if not is_nobodys_name(word)]
                return not all(spot.roster.knows(name) for name in names)
    return False


def _is_a_title(spot: Spot) -> bool:
    """ "het boek Storm", 'de film "Roos en de draak"'."""
    tokens, works = spot.tokens, listed("grammar", "works")
    if spot.before in works:
        return True
    for at in range(spot.first, max(0, spot.first - A_FEW - 1), -1):
        gap = tokens.gaps[at]
        if OPENING_QUOTES.intersection(gap) and not gap.startswith(("'", "’")):
            told_of = tokens.keys[max(0, at - A_FEW) : at]
            return ":" not in gap and not works.isdisjoint(told_of) and _is_closed(spot)
    return False


def _is_closed(spot: Spot) -> bool:
    """The quote in which the name stands ends on the same line."""
    start = spot.tokens.end(spot.end - 1)
    line = spot.tokens.text[start : start + 200].partition("\n")[0]
    return CLOSING_QUOTE.search(line) is not None


def _is_a_creature(spot: Spot) -> bool:
    """ "Onze cavia heet Guus", "de hoofdpersoon, die Emma heet"."""
    keys, called = spot.tokens.keys, listed("people", "called")
    near = keys[max(0, spot.first - A_FEW) : spot.first] + keys[spot.end : spot.end + 1]
    if called.isdisjoint(near):
        return False
    return not listed("people", "creatures").isdisjoint(
        keys[max(0, spot.first - SOME) : spot.first]
    )


def _is_the_teacher(spot: Spot) -> bool:
    """ "Groetjes, Emma", "Vrijdag vervangt Emma mij"."""
    if not is_a_teachers_name(spot):
        return False
    keys = spot.tokens.keys
    signs = spot.first >= len(keys) - SOME and not listed("people", "sign_offs").isdisjoint(
        keys[max(0, spot.first - SOME) : spot.first]
    )
    return signs or not listed("people", "teaching").isdisjoint(spot.sentence_words())


def _is_told_to_be_another(spot: Spot) -> bool:
    """The words before it say so. One look tells whether any of them is there."""
    keys = spot.tokens.keys
    if _tell_of_others().isdisjoint(keys[max(0, spot.first - SOME) : spot.end + 1]):
        return False
    return _shares_a_title(spot) or _is_a_title(spot) or _is_a_creature(spot)


@cache
def _tell_of_others() -> frozenset[str]:
    return (
        listed("people", "titles_of_more") | listed("grammar", "works") | listed("people", "called")
    )


RULES = (
    _is_in_an_address, _is_part_of_a_word, _has_a_title, _is_told_to_be_another,
    _is_explained_as_somebody_else, _is_well_known, has_another_last_name, is_a_last_name,
    _is_the_teacher,
)  # fmt: skip
