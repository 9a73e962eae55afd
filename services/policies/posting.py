"""Who publishes, how often, and how much."""

import unicodedata
from datetime import date

from models import Group, Post
from services.errors import Refusal
from services.texts import N_

TITLE_LENGTH = 100  # characters: one line and a half on a phone
TEXT_LENGTH = 4000  # characters: two minutes of reading; longer belongs in a newsletter


class GroupAlreadyPosted(Refusal):
    message = N_("{group} already has a message today. Tomorrow there is room again.")


class TitleMissing(Refusal):
    message = N_("Give the message a title, so that parents see at once what it is about.")


class TitleTooLong(Refusal):
    message = N_("The title is {length} characters long, and at most {limit} fit.")


class TextTooLong(Refusal):
    message = N_("The text is {length} characters long, and at most {limit} fit.")


class NothingToTell(Refusal):
    message = N_("Write what the group did, or add a photo.")


async def at_most_one_post_per_group_per_day(group: Group, day: date) -> None:
    """P1. A group has at most one message per school day."""
    if await Post.exists(group_id=group.id, counts_for_day=day):
        raise GroupAlreadyPosted(group=group.name)


def a_message_says_something(title: str, text: str, photo_count: int) -> None:
    """A title, and a text or a photo, within the limits that keep it readable."""
    if _is_blank(title):
        raise TitleMissing
    if len(title) > TITLE_LENGTH:
        raise TitleTooLong(length=len(title), limit=TITLE_LENGTH)
    if len(text) > TEXT_LENGTH:
        raise TextTooLong(length=len(text), limit=TEXT_LENGTH)
    if _is_blank(text) and not photo_count:
        raise NothingToTell


def _is_blank(text: str) -> bool:
    """Nothing in it can be seen: white space, control and formatting characters only."""
    return all(sign.isspace() or unicodedata.category(sign) in {"Cc", "Cf"} for sign in text)
