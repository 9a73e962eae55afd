"""Fair copies: messages that were looked at, and may go out as they are."""

from dataclasses import dataclass

from models import Person
from services.desks import Desk
from services.groups import groups_to_write_in
from services.messages import Message
from services.plain_text import cleaned, cleaned_line
from services.policies import posting


@dataclass(frozen=True, kw_only=True)
class FairCopy:
    """A message that is clean and within its limits, and says for whom it is."""

    message: Message  # with its texts as they will be read
    audience: tuple[int, ...] = ()  # the groups, by their inner id, of a message of the school


async def fair_copy_of(author: Person, desk: Desk, message: Message) -> FairCopy:
    """The message as it may go out. Raises the refusals of services/policies/posting.py."""
    title, text = cleaned_line(message.title), cleaned(message.text)
    posting.a_message_says_something(title, text, len(message.photos))
    return FairCopy(
        message=Message(
            title=title,
            text=text,
            photos=message.photos,
            audience=message.audience,
            settled=message.settled,
        ),
        audience=await _audience(author, message) if desk.is_of_school else (),
    )


async def _audience(author: Person, message: Message) -> tuple[int, ...]:
    """A group that is gone is not passed over: a message never goes to others than the screen
    said. Raises NoAudience and GroupGone."""
    if not message.audience:
        raise posting.NoAudience
    known = {window.group_public_id: window.group_id for window in await groups_to_write_in(author)}
    if not set(message.audience) <= known.keys():
        raise posting.GroupGone
    return tuple(dict.fromkeys(known[public_id] for public_id in message.audience))
