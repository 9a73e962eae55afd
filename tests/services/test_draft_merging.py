"""What two writers make of one draft, without a database."""

import pytest

from services.draft_merging import BothChanged, as_kept, merged, put_above, say_the_same
from services.messages import Message

BASE = Message(title="Bos", text="We liepen.", audience=("a", "b"), settled=("x",))


def test_fields_that_one_side_changed_are_put_together() -> None:
    mine = Message(title="Naar het bos", text="We liepen.", audience=("a", "b"), settled=("x",))
    theirs = Message(title="Bos", text="We liepen ver.", audience=("a", "b"), settled=("x",))

    both = Message(title="Naar het bos", text="We liepen ver.", audience=("a", "b"), settled=("x",))
    assert merged(BASE, mine, theirs) == merged(BASE, theirs, mine) == both


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(Message(title="mijn"), Message(title="jouw")), (Message(text="mijn"), Message(text="jouw"))],
)
def test_the_same_words_changed_differently_clash(mine: Message, theirs: Message) -> None:
    with pytest.raises(BothChanged):
        merged(Message(), mine, theirs)


def test_the_same_change_twice_is_no_clash() -> None:
    changed = Message(title="Naar het bos", text="We liepen.")

    assert merged(BASE, changed, changed) == changed


def test_what_one_adds_is_there_and_what_one_takes_away_is_not() -> None:
    mine = Message(audience=("b", "c"), settled=("x", "y"))  # without a, with c and y
    theirs = Message(audience=("a", "b", "d"), settled=())  # with d, without x

    both = merged(Message(audience=("a", "b"), settled=("x",)), mine=mine, theirs=theirs)

    assert (both.audience, both.settled) == (("b", "d", "c"), ("y",))


def test_what_is_typed_is_kept_as_it_is_but_for_what_cannot_be_stored() -> None:
    typed = "  \u202eאבג\r\n\t🎈\0 \ud83d "

    kept = as_kept(Message(title=typed, text=typed, photos=("a", "a", "\0", "x" * 17)))

    assert kept.title == kept.text == "  \u202eאבג\r\n\t🎈  "
    assert kept.photos == ("a",)


@pytest.mark.parametrize(
    ("there", "title", "text"),
    [
        (Message(), "Bos", "We liepen."),
        (Message(title=" "), "Bos", "We liepen."),
        (Message(title="Bos", text="We liepen."), "Bos", "We liepen."),
        (Message(text="Morgen zwemmen."), "Bos", "We liepen.\n\nMorgen zwemmen."),
        (Message(text="We liepen. Ver."), "Bos", "We liepen.\n\nWe liepen. Ver."),
        (Message(title="Zwemmen"), "Zwemmen", "Bos\nWe liepen."),
        (
            Message(title="Zwemmen", text="Morgen."),
            "Zwemmen",
            "Bos\nWe liepen.\n\nMorgen.",
        ),
    ],
)
def test_words_that_come_back_stand_above_what_is_there(
    there: Message, title: str, text: str
) -> None:
    joined = put_above(BASE, there)

    assert (joined.title, joined.text) == (title, text)


def test_the_groups_that_were_chosen_last_stay_chosen() -> None:
    assert put_above(BASE, Message()).audience == ("a", "b")
    assert put_above(BASE, Message(audience=("c",))).audience == ("c",)
    assert put_above(BASE, Message(settled=("y",))).settled == ("x", "y")


def test_words_are_the_same_when_they_read_the_same() -> None:
    assert say_the_same(
        Message(title="Bos ", text="Ja\r\n\n\n\nnee\n"), Message(title="Bos", text="Ja\n\nnee")
    )
    assert not say_the_same(Message(title="Bos"), Message(title="Bos", text="Ja"))
