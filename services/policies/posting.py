"""Who publishes, how often, and how much."""

import unicodedata
from datetime import date, timedelta

from models import Post, PostState
from services import formats
from services.desks import Desk
from services.errors import NotFound, Refusal
from services.texts import N_, _

TITLE_LENGTH = 100  # characters: one line and a half on a phone
TEXT_LENGTH = 4000  # characters: two minutes of reading; longer belongs in a newsletter
UNDO_FOR = timedelta(minutes=2)  # of real time; no notice goes out before it is over


class AboutADay(Refusal):
    """A refusal of which the `day` is written as people write days."""

    def sentence(self) -> str:
        day = self.facts.get("day")
        written = {"day": formats.long_day(day)} if isinstance(day, date) else {}
        return _(self.message).format(**self.facts | written)


class DayIsTaken(AboutADay):
    """There is a message on that day, or a plan for one (P1). Each way has its own sentence."""


class GroupAlreadyPosted(DayIsTaken):
    message = N_("{group} already has a message today. Choose another day.")


class GroupAlreadyPlanned(DayIsTaken):
    message = N_("{group} has already planned a message for {day}. Choose another day.")


class GroupHasWithdrawn(GroupAlreadyPosted):
    message = N_(
        "{group} withdrew its message of today, and that uses the day. Choose another day."
    )


class SchoolAlreadyPosted(DayIsTaken):
    message = N_("The school already has a message today. Choose another day.")


class SchoolHasWithdrawn(SchoolAlreadyPosted):
    message = N_("The school withdrew its message of today, and that uses the day. Choose another.")


class SchoolAlreadyPlanned(DayIsTaken):
    message = N_("The school has already planned a message for {day}. Choose another day.")


class TitleMissing(Refusal):
    message = N_("Give the message a title, so that parents see at once what it is about.")


class TitleWithoutWords(TitleMissing):
    message = N_("Give the title a word as well: signs alone do not tell what it is about.")


class TitleTooLong(Refusal):
    message = N_("The title is {length} characters long, and at most {limit} fit.")


class TextTooLong(Refusal):
    message = N_("The text is {length} characters long, and at most {limit} fit.")


class NothingToTell(Refusal):
    message = N_("Write what the group did, or add a photo.")


class NoAudience(Refusal):
    message = N_("Choose the groups that this message is for.")


class GroupGone(NotFound):
    """Unknown, or not to be written to: these are never told apart (P3)."""

    message = N_("One of the groups is no longer there. Choose again who this message is for.")


async def at_most_one_post_per_group_per_day(desk: Desk, day: date) -> None:
    """P1. A group has at most one message per school day. One that is planned for that day counts,
    and one that was withdrawn; one that was taken back in time does not."""
    held = await Post.get_or_none(group_id=desk.group_id, counts_for_day=day)
    if held:
        raise no_room(desk, day, held.state)


async def at_most_one_school_message_per_day(desk: Desk, day: date) -> None:
    """P1. The school itself has at most one message a day. It uses no group's day."""
    held = await Post.get_or_none(school_day=day)
    if held:
        raise no_room(desk, day, held.state)


async def the_day_has_room(desk: Desk, day: date) -> None:
    """Whichever of the two rules holds at this desk (P1)."""
    if desk.is_of_school:
        await at_most_one_school_message_per_day(desk, day)
    else:
        await at_most_one_post_per_group_per_day(desk, day)


def no_room(desk: Desk, day: date, held_by: PostState) -> DayIsTaken:
    """Why a day of this desk has no room, when a post in this state holds it."""
    if held_by is PostState.PLANNED:
        return (
            SchoolAlreadyPlanned(day=day)
            if desk.is_of_school
            else GroupAlreadyPlanned(group=desk.group_name, day=day)
        )
    if held_by is PostState.WITHDRAWN:
        return (
            SchoolHasWithdrawn() if desk.is_of_school else GroupHasWithdrawn(group=desk.group_name)
        )
    return SchoolAlreadyPosted() if desk.is_of_school else GroupAlreadyPosted(group=desk.group_name)


def a_message_says_something(title: str, text: str, photo_count: int) -> None:
    """A title, and a text or a photo, within the limits that keep it readable."""
    if _is_blank(title):
        raise TitleMissing
    if not any(sign.isalnum() for sign in title):
        raise TitleWithoutWords
    if len(title) > TITLE_LENGTH:
        raise TitleTooLong(length=len(title), limit=TITLE_LENGTH)
    if len(text) > TEXT_LENGTH:
        raise TextTooLong(length=len(text), limit=TEXT_LENGTH)
    if _is_blank(text) and not photo_count:
        raise NothingToTell


def _is_blank(text: str) -> bool:
    """Nothing in it can be seen: white space, control and formatting characters only."""
    return all(sign.isspace() or unicodedata.category(sign) in {"Cc", "Cf"} for sign in text)
