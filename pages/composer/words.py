"""What an open composer sends and is sent: a message, with what is said about it."""

from collections.abc import Sequence

from fastapi import Request
from pydantic import BaseModel, Field

from pages.bodies import read_body
from pages.drawing import drawn
from services import formats
from services.contacts import ChildContacts
from services.desks import Desk
from services.draft_merging import MOST_CHOSEN
from services.drafts import Save
from services.messages import Message
from services.naming_in_messages import NamesInMessage
from services.policies.drafting import MOST_KEPT
from services.texts import _

MOST_BYTES = 20 * MOST_KEPT  # twice the longest draft, in letters that JSON writes as six bytes
SHORT = 64  # characters


class Words(BaseModel):
    """A message as a screen shows it. Lists hold public ids."""

    title: str
    text: str
    photos: list[str] = Field(max_length=MOST_CHOSEN)
    audience: list[str] = Field(max_length=MOST_CHOSEN)
    settled: list[str] = Field(max_length=MOST_CHOSEN)

    @property
    def message(self) -> Message:
        return Message(
            title=self.title,
            text=self.text,
            photos=tuple(self.photos),
            audience=tuple(self.audience),
            settled=tuple(self.settled),
        )


class Sent(BaseModel):
    """A message, and what the screen knows of the one it began with; see services.drafts.Save."""

    mine: Words
    base: Words
    version: int
    screen: str = Field(max_length=SHORT)
    number: int

    @property
    def save(self) -> Save:
        return Save(
            message=self.mine.message,
            base=self.base.message,
            version=self.version,
            screen=self.screen,
            number=self.number,
        )


async def sent(request: Request) -> Sent:
    return await read_body(request, Sent, MOST_BYTES)


def as_words(message: Message) -> dict[str, object]:
    """The same in the other direction."""
    return {
        "title": message.title,
        "text": message.text,
        "photos": message.photos,
        "audience": message.audience,
        "settled": message.settled,
    }


def called(desk: Desk) -> str:
    """How a desk is called where somebody chooses it."""
    return desk.group_name or _("Several groups or the whole school")


def about_names(found: NamesInMessage, *, is_of_school: bool) -> dict[str, object]:
    """Where the children stand that are named, and the card that asks whether it is about them."""
    settled = {one.child for one in found.names if one.is_settled}
    still_open = [one for one in found.contacts if one.child not in settled]
    return {
        "named": [
            {"field": one.part, "start": one.start, "end": one.end, "settled": one.is_settled}
            for one in found.names
        ],
        "names": drawn(
            "composer/names.html",
            open=still_open,
            settled=[one for one in found.contacts if one.child in settled],
            is_of_school=is_of_school,
        ),
        "namesSaid": _said(still_open),
    }


def _said(named: Sequence[ChildContacts]) -> str:
    """What is read aloud: the card itself is a row of buttons."""
    if not named:
        return ""
    names = formats.listed([one.full_name for one in named])
    return _("You name {names}. Is this about one child?").format(names=names)
