"""Fair copies: messages that were looked at, and may go out as they are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from models import Mention, Person, Post
from services.desks import Desk
from services.groups import groups_to_write_in
from services.messages import Message
from services.naming_in_messages import mentions_in
from services.plain_text import cleaned, cleaned_line
from services.policies import posting
from services.policies.naming import naming_a_child_is_a_choice


@dataclass(frozen=True, kw_only=True)
class FairCopy:
    """A message that is clean and within its limits, and says for whom it is."""

    message: Message  # with its texts as they will be read
    audience: tuple[int, ...] = ()  # the groups, by their inner id, of a message of the school
    named: Mapping[int, str] = field(default_factory=dict)  # the children it names, by inner id


async def fair_copy_of(author: Person, desk: Desk, message: Message) -> FairCopy:
    """The message as it may go out. Raises the refusals of services/policies/posting.py, and
    ChildNamed."""
    clean = _clean(message)
    audience = await _audience(author, message) if desk.is_of_school else ()
    return FairCopy(message=clean, audience=audience, named=await _named(desk, clean))


async def fair_edit_of(desk: Desk, message: Message, known: Collection[int]) -> FairCopy:
    """The message as it may take the place of one that is out, in which children were named by
    choice already (`known`). For whom it is does not change. Raises the same refusals."""
    clean = _clean(message)
    return FairCopy(message=clean, named=await _named(desk, clean, known))


async def note_mentions(author: Person, post: Post, copy: FairCopy, at: datetime) -> None:
    """Write down whom a post names, and by whose choice; in the transaction of the deed. Who was
    written down for it already stays as it was."""
    rows = [
        Mention(post_id=post.id, child_id=child, settled_by_id=author.id, settled_at=at)
        for child in copy.named
    ]
    await Mention.bulk_create(rows, ignore_conflicts=True)


def _clean(message: Message) -> Message:
    title, text = cleaned_line(message.title), cleaned(message.text)
    posting.a_message_says_something(title, text, len(message.photos))
    return replace(message, title=title, text=text)


async def _named(desk: Desk, message: Message, known: Collection[int] = ()) -> dict[int, str]:
    """The children that it names. Raises ChildNamed when nobody said of one that it is for all."""
    mentions = await mentions_in(desk, message)
    named = {**mentions.unsettled, **mentions.settled}
    naming_a_child_is_a_choice(named, {*mentions.settled, *known})
    return named


async def _audience(author: Person, message: Message) -> tuple[int, ...]:
    """A group that is gone is not passed over: a message never goes to others than the screen
    said. Raises NoAudience and GroupGone."""
    if not message.audience:
        raise posting.NoAudience
    known = {window.group_public_id: window.group_id for window in await groups_to_write_in(author)}
    if not set(message.audience) <= known.keys():
        raise posting.GroupGone
    return tuple(dict.fromkeys(known[public_id] for public_id in message.audience))
