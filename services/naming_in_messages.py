"""Which children of its groups a message names: for the screen while it is typed, and for the
rule once it goes out (P5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from models import Person, Role
from services.class_lists import ListedChild, children_addressed
from services.contacts import ChildContacts, contacts_for
from services.desks import Desk, desk_for
from services.messages import Message
from services.policies.naming import ChildName, children_named
from services.prepared import Rows, prepared

MOST_READ = 10_000  # characters; longer does not go out, and nobody waits for it while typing


class Part(StrEnum):
    """Of a message."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, kw_only=True)
class NameInMessage:
    """A place where a message names a child."""

    child: str  # its public id
    first_name: str
    part: Part
    start: int  # as browsers count: in UTF-16 units, two for most emoji
    end: int
    is_settled: bool  # the writer said that it is for the whole group


@dataclass(frozen=True, kw_only=True)
class NamesInMessage:
    """Every name in a message, and the guardians of each child that is named."""

    names: tuple[NameInMessage, ...]
    contacts: tuple[ChildContacts, ...]


class Mentions(NamedTuple):
    """The children that a message names, by their inner id, with the name to call them by."""

    unsettled: Mapping[int, str]
    settled: Mapping[int, str]


class _Found(NamedTuple):
    part: Part
    start: int
    end: int
    child: ListedChild


async def children_named_at(author: Person, desk_key: str, message: Message) -> NamesInMessage:
    """The names in a message that is being typed. Raises NotFound for who may not write there."""
    desk = await desk_for(author, desk_key)
    found = await _found(desk, message)
    named = {one.child.id: one.child for one in found}
    texts = {Part.TITLE: message.title, Part.TEXT: message.text}
    return NamesInMessage(
        names=tuple(
            NameInMessage(
                child=child.public_id,
                first_name=child.first_name,
                part=part,
                start=_browsers_count(texts[part], start),
                end=_browsers_count(texts[part], end),
                is_settled=child.public_id in message.settled,
            )
            for part, start, end, child in found
        ),
        contacts=await contacts_for(list(named.values())),
    )


async def mentions_in(desk: Desk, message: Message) -> Mentions:
    """The children that a message names which is about to go out."""
    named = {one.child.id: one.child for one in await _found(desk, message)}
    namesakes = [child.first_name for child in named.values()]
    called = {
        child.id: child.full_name if namesakes.count(child.first_name) > 1 else child.first_name
        for child in named.values()
    }
    settled = {one for one, child in named.items() if child.public_id in message.settled}
    return Mentions(
        unsettled={one: called[one] for one in called if one not in settled},
        settled={one: called[one] for one in called if one in settled},
    )


async def _found(desk: Desk, message: Message) -> list[_Found]:
    listed: dict[ChildName, list[ListedChild]] = {}
    for child in await children_addressed(desk, message.audience):
        listed.setdefault(ChildName(child.first_name, child.last_name), []).append(child)
    teachers = [name for row in await _staff() for name in (row["called"], row["name"]) if name]
    return [
        _Found(part, place.start, place.end, child)
        for part, text in ((Part.TITLE, message.title), (Part.TEXT, message.text))
        for place in children_named(text[:MOST_READ], list(listed), teachers)
        for child in listed[place.child]  # twice the same full name: the writer knows who is meant
    ]


def _browsers_count(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


@prepared
def _staff() -> Rows:
    staff = Person.filter(role__in=[Role.TEACHER, Role.LEADER]).order_by("id")
    return staff.values("called", "name")
