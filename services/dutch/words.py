"""The words of assets/naming: what Dutch words tell about the name beside them."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

ASSETS = Path(__file__).parents[2] / "assets" / "naming"
MARKS = re.compile(r"[\u0300-\u036f]+")
LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ĳ": "ij"}
)


def folded(text: str) -> str:
    """Small letters without accents: "Zoë", "ZOE" and "Zoe" are written alike."""
    if text.isascii():
        return text.lower()
    bare = MARKS.sub("", unicodedata.normalize("NFD", text.lower()))
    return bare.translate(LETTERS)


@cache
def listed(name: str, list_name: str) -> frozenset[str]:
    """A list of words in a file of assets/naming. Read once."""
    return frozenset(folded(_file(name)[list_name]).split())


@cache
def phrases(name: str, list_name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """A list of phrases in a file of assets/naming, under each of their words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in folded(_file(name)[list_name]).split(";"):
        words = tuple(phrase.split())
        for word in words:
            found.setdefault(word, []).append(words)
    return {word: tuple(under) for word, under in found.items()}


@cache
def _file(name: str) -> dict[str, str]:
    with (ASSETS / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
