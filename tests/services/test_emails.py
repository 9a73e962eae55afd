"""What is a mail address, and when two are the same mailbox."""

import pytest

from services.emails import AddressMissing, NotAnAddress, cleaned_address, email_key


@pytest.mark.parametrize(
    "written",
    [
        "jan@school.example",
        " jan@school.example; ",
        "mailto:jan@school.example",
        "MAILTO:jan@school.example",
        "Jan <jan@school.example>",
        "Jan de Wit <mailto:jan@school.example>;",
        "jan @ school.example",
    ],
)
def test_an_address_is_found_in_what_was_written(written: str) -> None:
    assert cleaned_address(written) == "jan@school.example"


@pytest.mark.parametrize(
    "written", ["jan", "jan@", "jan@school", "mailto:", "a@ouder.example b@ouder.example", "<>"]
)
def test_what_is_no_address_is_refused_as_it_was_written(written: str) -> None:
    with pytest.raises(NotAnAddress) as refusal:
        cleaned_address(f" {written} ")

    assert refusal.value.facts == {"written": written}


def test_nothing_is_told_apart_from_nonsense() -> None:
    with pytest.raises(AddressMissing):
        cleaned_address(" ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan@Ouder.example", "jan@ouder.example"),
        ("ZOË@ouder.example", "zoë@ouder.example"),
        (" jan@ouder.example ", "jan@ouder.example"),
        ("zoe\u0308@ouder.example", "zoë@ouder.example"),
    ],
    ids=["capitals", "an accent", "spaces", "an accent of its own"],
)
def test_one_mailbox_may_be_written_in_several_ways(one: str, other: str) -> None:
    assert email_key(one) == email_key(other)


def test_two_domains_are_two_mailboxes() -> None:
    assert email_key("jan@faß.example") != email_key("jan@fass.example")
