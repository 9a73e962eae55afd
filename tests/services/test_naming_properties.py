"""What holds for every text and every class list, also for those that nobody would write."""

import re
import sys
import unicodedata
from itertools import pairwise
from types import FrameType
from typing import Literal
from unittest.mock import Mock, patch

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from services.dutch import others
from services.dutch.tokens import tokens_of
from services.policies.naming import ChildName, children_named
from tests.services.naming_sentences import ALL, CLASS, TEACHERS

TWICE = 2.05  # twice the text is twice the work, and what it costs to begin is little
MANY = settings(max_examples=300, deadline=None)

odd_words = """juf boek heet groetjes de Roos's Mees’ EMMA storm sep 3 E. 👩‍🚒 \u0301 \ud83d"""
words = st.sampled_from(
    [
        *(name for child in CLASS for name in (child.first, child.last)),
        *(word for told in ALL[:60] for word in told.text.split()),
        *odd_words.split(),
    ]
)
entangled = st.sampled_from(
    ["Emma", "Vos", "Wolf", "Anne", "Fleur", "Anne-Fleur", "Emma Wolf", "van der Wolf"]
)
gaps = st.sampled_from([" ", " ", " ", ", ", ". ", "\n", "-", "/", ".", "’s ", " “", "\u00a0", ""])
anything = st.text(st.characters(), max_size=40)  # halves of characters as well
texts = st.lists(st.tuples(words | entangled | anything, gaps), max_size=40).map(
    lambda pieces: "".join(word + gap for word, gap in pieces)
)
children = st.builds(ChildName, words | anything, words | anything)
namesakes = st.builds(ChildName, entangled, entangled)
classes = st.just(list(CLASS)) | st.lists(children | namesakes, max_size=12, unique=True)
staffs = st.just(list(TEACHERS)) | st.lists(words | anything, max_size=4)


def whom(text: str) -> list[ChildName]:
    return [one.child for one in children_named(text, CLASS, TEACHERS)]


def letters(text: str) -> str:
    """The bare letters, told in another way than the program does."""
    marks = unicodedata.normalize("NFKD", text.replace("ı", "i").casefold())
    return "".join(sign for sign in marks if sign.isalpha())


@MANY
@given(texts, classes, staffs)
def test_every_place_lies_in_the_text_in_order_and_none_in_another(
    text: str, group: list[ChildName], staff: list[str]
) -> None:
    found = children_named(text, group, staff)
    places = list(dict.fromkeys((one.start, one.end) for one in found))

    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert all(one.child in group for one in found)
    assert len({(one.start, one.child) for one in found}) == len(found)


@MANY
@given(texts, st.sampled_from(["", "Vandaag zong ", "GROEP 5: "]))
def test_what_stands_there_is_the_childs_name(text: str, before: str) -> None:
    for one in children_named(before + text, CLASS, TEACHERS):
        written = (before + text)[one.start : one.end]
        first, last = letters(one.child.first), letters(one.child.last)
        is_by_initial = re.match(r"\w\W", written) and letters(written)[0] == first[0]

        assert letters(written).startswith(first) or is_by_initial
        assert len(letters(written)) <= len(first + last)
        assert (written[0] + written[-1]).isalpha() or unicodedata.combining(written[-1])


@MANY
@given(texts)
def test_a_text_without_any_of_the_names_names_nobody(text: str) -> None:
    bare = letters(text)
    group = [
        child
        for child in CLASS
        if letters(child.first) not in bare and letters(child.last.split()[-1]) not in bare
    ]

    assert children_named(text, group, TEACHERS) == []


@MANY
@given(texts, classes, staffs)
def test_the_same_question_has_the_same_answer(
    text: str, group: list[ChildName], staff: list[str]
) -> None:
    asked = (list(group), list(staff))
    first = children_named(text, group, staff)
    children_named(text[::-1], CLASS, staff)

    assert children_named(text, tuple(group), tuple(staff)) == first
    assert (group, staff) == asked


@MANY
@given(texts, st.permutations(CLASS))
def test_the_order_of_the_class_list_does_not_matter(text: str, group: list[ChildName]) -> None:
    assert children_named(text, group, TEACHERS) == children_named(text, CLASS, TEACHERS)


@MANY
@given(texts, st.sets(st.sampled_from(CLASS)))
def test_an_empty_line_before_a_message_only_moves_it(text: str, group: set[ChildName]) -> None:
    assume(text[:1].isalnum())
    moved = [(one.start - 2, one.child) for one in children_named("\n\n" + text, list(group))]

    assert moved == [(one.start, one.child) for one in children_named(text, list(group))]


@MANY
@given(texts)
def test_words_and_what_stands_between_them_are_the_whole_text(text: str) -> None:
    tokens = tokens_of(text)
    pieces = [tokens.gaps[0]]
    for at, word in enumerate(tokens.words):
        pieces += [word, tokens.gaps[at + 1]]
        assert text[tokens.start(at) : tokens.end(at)] == word
        assert at in tokens.sentence(at)

    assert "".join(pieces) == text
    assert len(tokens.keys) == len(tokens.words)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_are_read_alike_in_either_way_to_store_them(form: Literal["NFC", "NFD"]) -> None:
    for told in ALL:
        assert whom(unicodedata.normalize(form, told.text)) == whom(told.text)


def test_it_does_not_matter_which_apostrophe_a_keyboard_has() -> None:
    for told in ALL:
        assert whom(told.text.replace("’", "'")) == whom(told.text.replace("'", "’"))


@pytest.mark.parametrize(
    "piece",
    ["Emma", "Emma ", "Emma-", "Emma/", "Emma.", "Emma, ", "Roos ", "EMMA ROOS ", "E. de Wit ",
     "Jip en ", "'Emma ", "juf ", "emma@", "\u0301", "\n", "storm de roos "],
)  # fmt: skip
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    """So that no text keeps the writer waiting: how long a message takes is seen by the bench."""
    text = piece * 600
    children_named(text, CLASS, TEACHERS)  # the class list is remembered from here on

    assert calls_for(text * 2) <= TWICE * calls_for(text)
    assert searched_for_addresses(text * 2) <= TWICE * searched_for_addresses(text)


def calls_for(text: str) -> int:
    """How often a function was called to read it, ours or one of Python's own."""
    calls = 0

    def seen(_frame: FrameType, event: str, _function: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        children_named(text, CLASS, TEACHERS)
    finally:
        sys.setprofile(before)
    return calls


def searched_for_addresses(text: str) -> int:
    """In how many characters an address was looked for: each may have to be tried as its first."""
    with patch.object(others, "ADDRESS", Mock(wraps=others.ADDRESS)) as address:
        children_named(text, CLASS, TEACHERS)
    return sum(len(call.args[0]) for call in address.search.call_args_list)
