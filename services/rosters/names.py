"""Names as people write them, in one spelling."""

import re
import unicodedata
from dataclasses import dataclass


def one_of(words: str) -> frozenset[str]:
    """A set of words, written as people write them."""
    return frozenset(words.split())


PREFIXES = one_of(
    "van de der den ter ten te 't in op aan bij onder uit voor over zu von und du la le di "
    "da del dos el al bin ben 's d'"
)
LOST = re.compile(r"[?\ufffd]|Ã[\u0080-\u00bf]")  # replaced by a program, or decoded twice


@dataclass(frozen=True, kw_only=True)
class ChildName:
    """ "Sanne", "van 't", "Hek"."""

    first: str
    prefix: str
    last: str

    @property
    def full(self) -> str:
        return " ".join(part for part in (self.first, self.prefix, self.last) if part)


def tidy(text: str) -> str:
    """One space between words, no invisible characters, letters and their accents in one."""
    one_spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(
        letter for letter in one_spaced if unicodedata.category(letter) not in {"Cc", "Cf"}
    )


def name_key(name: str) -> str:
    """Two names are the same when these are."""
    return unicodedata.normalize("NFC", tidy(name).casefold()).replace("’", "'")


def letters_were_lost(name: str) -> bool:
    return LOST.search(name) is not None


def in_speaking_order(name: str) -> str:
    """ "Hek, Linda van 't" is "Linda van 't Hek"."""
    last, comma, rest = name.partition(",")
    return f"{rest.strip()} {last.strip()}" if comma and rest.strip() else name


def child_name(first: str, prefix: str, last: str) -> ChildName:
    """A name from its columns; what comes before the last name may be inside it."""
    if not prefix:
        prefix, last = _prefix_apart(in_speaking_order(last))
    return ChildName(first=first, prefix=prefix, last=last)


def child_name_in_one(full: str) -> ChildName:
    """A name from one column: the first word is what the child is called."""
    first, _space, rest = in_speaking_order(full).partition(" ")
    return child_name(first, "", rest)


def _prefix_apart(last: str) -> tuple[str, str]:
    words = last.split()
    count = 0
    while count < len(words) - 1 and words[count].casefold().replace("’", "'") in PREFIXES:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])
