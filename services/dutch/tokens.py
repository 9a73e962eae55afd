"""A text as words, each with its place in the text and what stands around it."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import accumulate

from services.dutch.words import folded, listed

# Letters and the accents behind them: the Latin ones one by one, other scripts as a whole, which is
# faster than to ask of each sign whether it is a letter. Digits and apostrophes are in between.
WORD = re.compile(
    r"([A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u0588\u05d0-\u05f2\u0620-\u1fff"
    r"\u2c00-\u2dff\u3041-\ud7ff\uf900-\ufdff\ufe70-\ufefc\uff21-\uffdc\U00010000-\U0001cfff"
    r"\U00020000-\U0003ffff]+)"
)
SENTENCE_ENDS = re.compile(r"[.!?…\n\r\u2028]")
NO_BREAK = r"\s\d_,;()\[\]<>&+/*#'’‘‛`´\"“”„«»–—-"
CLAUSE_ENDS = re.compile(rf"[^{NO_BREAK}]|[\n\r\u2028]")  # also a colon, a bullet, an emoji
OPENING_QUOTES = frozenset("\"“”„«'‘‛")
LISTED = re.compile(r"\s*[,;/&+|]\s*|\s+|\s*\n[\s\d.)•*·–—-]*|[ -]*[–—-][ -]*")
LONGEST_SENTENCE = 30  # words in each direction: what stands farther away tells nothing

FEWEST_IN_A_TITLE = 3  # words with capitals beside one: fewer may be a last name


class Form(Enum):
    """What the capital of a word tells."""

    CAPITAL = auto()  # where only names have one
    UNTOLD = auto()  # where every word has one
    UNTOLD_SMALL = auto()  # none, by somebody who writes without capitals
    SMALL = auto()  # none, by somebody who writes them


@dataclass(frozen=True)
class Tokens:
    """The words of a text: as written, as folded, and where they are."""

    text: str
    words: list[str]
    keys: list[str]
    gaps: list[str]  # what stands before each word, and behind the last one
    edges: list[int]  # where each word begins and ends, by turns

    def start(self, at: int) -> int:
        return self.edges[2 * at]

    def end(self, at: int) -> int:
        return self.edges[2 * at + 1]

    def key(self, at: int) -> str:
        """The folded word; nothing before the first and behind the last one."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def has_capital(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.words[at][0].isupper()

    def adjoins(self, at: int) -> bool:
        """Only white space stands between a word and the one before it, on the same line."""
        if not 0 < at < len(self.words):
            return False
        gap = self.gaps[at]
        return gap == " " or (gap.isspace() and "\n" not in gap)

    def opens(self, at: int) -> bool:
        """It would have a capital here whatever it was."""
        gap = self.gaps[at]
        if gap == " ":
            return at == 0
        if at == 0 or (gap[-1:] in OPENING_QUOTES and gap[:-1].endswith((" ", "(", "\n", ":"))):
            return True
        return bool(CLAUSE_ENDS.search(gap)) and not self._is_abbreviated(at - 1)

    def sentence(self, at: int) -> range:
        """The words of the sentence in which a word stands."""
        number = bisect_right(self._sentences, at)
        first, behind = self._sentences[number - 1 : number + 1]
        return range(max(first, at - LONGEST_SENTENCE), min(behind, at + LONGEST_SENTENCE))

    def form(self, at: int) -> Form:
        if not self.has_capital(at):
            opened_with_capital = self.has_capital(self.sentence(at).start)
            return Form.SMALL if opened_with_capital else Form.UNTOLD_SMALL
        if self.opens(at) or self.is_shouted(at):
            return Form.UNTOLD
        return Form.CAPITAL

    def is_shouted(self, at: int) -> bool:
        """It stands among words in capitals, so that its own tell nothing."""
        return self._is_upper(at) and (self._is_upper(at - 1) or self._is_upper(at + 1))

    def capitals_tell_nothing(self, at: int) -> bool:
        """ "EMMA WINT DE WEDSTRIJD", "Emma Wint De Wedstrijd"."""
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(self.words)]
        if not all(map(self.has_capital, beside)):
            return False
        if self.is_shouted(at):
            return True
        sentence = self.sentence(at)
        others = self.words[sentence.start : at] + self.words[at + 1 : sentence.stop]
        return len(others) >= FEWEST_IN_A_TITLE and all(word[0].isupper() for word in others)

    def _is_upper(self, at: int) -> bool:
        return 0 <= at < len(self.words) and len(self.words[at]) > 1 and self.words[at].isupper()

    @cached_property
    def _sentences(self) -> list[int]:
        """The first word of each sentence, and the end of the last one."""
        gaps = self.gaps
        wide = [at for at, gap in enumerate(gaps) if gap != " " and 0 < at < len(self.words)]
        ends = {gap for gap in {gaps[at] for at in wide} if SENTENCE_ENDS.search(gap)}
        firsts = [at for at in wide if gaps[at] in ends and not self._is_abbreviated(at - 1)]
        return [0, *firsts, len(self.words)]

    def _is_abbreviated(self, at: int) -> bool:
        gap = self.gaps[at + 1]
        return (
            gap.startswith(".")
            and not gap[1:].strip(" \u00a0(")
            and (len(self.keys[at]) == 1 or self.keys[at] in listed("grammar", "abbreviations"))
        )


def tokens_of(text: str) -> Tokens:
    pieces = WORD.split(text)  # what stands between the words, and the words, by turns
    words = pieces[1::2]
    keys = [folded(word) for word in words]
    return Tokens(text, words, keys, pieces[::2], list(accumulate(map(len, pieces))))
