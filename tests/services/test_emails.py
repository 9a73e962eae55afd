"""What is a mail address, and when two are the same mailbox."""

import pytest

from services.emails import email_key


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
