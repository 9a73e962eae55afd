"""Typed and pasted text, as it goes out: plain paragraphs, without what no keyboard writes."""

import re
import unicodedata

LINE_END = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
SPACE = re.compile(r"[\t\u00a0\u2007\u202f]")  # a tab, and spaces that do not break
WORDS_BULLET = "\uf0b7"  # of a list in Word: a sign of its own font, a square in all others
# Soft hyphens and marks without width cut words in two for who searches, and for the names of
# children. Overrides (LRO, RLO) turn the rest of a line around: no language needs them. What
# emoji are joined with (ZWJ), and what sets the direction of a word (LRM, RLM), stays.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\ufffc\u202d\u202e]")
NO_SIGNS = {"Cc", "Cs"}  # control characters, and halves of characters: PostgreSQL stores neither
EMPTY_LINES = re.compile(r"\n{3,}")


def cleaned(typed: str) -> str:
    """As paragraphs with at most one empty line between them."""
    text = SPACE.sub(" ", LINE_END.sub("\n", typed))
    text = UNSEEN.sub("", text.replace(WORDS_BULLET, "•"))
    text = "".join(sign for sign in text if sign == "\n" or _is_a_sign(sign))
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return EMPTY_LINES.sub("\n\n", lines).strip()


def cleaned_line(typed: str) -> str:
    """On one line, with one space between words."""
    return " ".join(cleaned(typed).split())


def _is_a_sign(sign: str) -> bool:
    return unicodedata.category(sign) not in NO_SIGNS
