"""Contacts: how a teacher reaches the guardians of one child, by mail or telephone (P5)."""

from collections.abc import Sequence
from dataclasses import dataclass

import phonenumbers

from models import Guardianship, Person
from services.class_lists import ListedChild, children_at
from services.desks import desk_for
from services.errors import NotFound
from services.prepared import Rows, prepared

HOME = phonenumbers.country_code_for_region("NL")


@dataclass(frozen=True, kw_only=True)
class GuardianContact:
    """One guardian. Each is mailed and called apart: two who live apart do not read from a mail
    of the school where the other one is."""

    name: str
    email: str  # "" when the school has none
    phone: str  # E.164, to be dialled: "+31612345678"; "" when the school has none
    phone_to_read: str  # "06 12345678"


@dataclass(frozen=True, kw_only=True)
class ChildContacts:
    """The guardians of one child, whoever of them the school may give news of it."""

    child: str  # its public id
    full_name: str
    guardians: tuple[GuardianContact, ...]


async def contacts_of(
    author: Person, desk_key: str, children: Sequence[str]
) -> tuple[ChildContacts, ...]:
    """The guardians of these children (public ids), for who writes at the desk of their group.
    Raises NotFound when one of them is elsewhere."""
    known = {
        child.public_id: child for child in await children_at(await desk_for(author, desk_key))
    }
    if not known.keys() >= set(children):
        raise NotFound
    return await contacts_for([known[public_id] for public_id in dict.fromkeys(children)])


async def contacts_for(children: Sequence[ListedChild]) -> tuple[ChildContacts, ...]:
    """The same for children of a desk where somebody is writing. One query; none for nobody.

    Not in the log book: they come with each name that is typed, to a teacher who has that list in
    a drawer anyway, so its lines would say who was typing. What is logged is the choice to go on.
    """
    if not children:
        return ()
    guardians: dict[int, list[GuardianContact]] = {}
    for row in await _guardians(tuple(child.id for child in children)):
        contact = GuardianContact(
            name=row["name"],
            email=row["email"],
            phone=row["phone"],
            phone_to_read=phone_to_read(row["phone"]),
        )
        guardians.setdefault(row["child_id"], []).append(contact)
    return tuple(
        ChildContacts(
            child=child.public_id,
            full_name=child.full_name,
            guardians=tuple(guardians.get(child.id, ())),
        )
        for child in children
    )


def phone_to_read(phone: str) -> str:
    """A number in E.164 as people write it: at home without, from abroad with its country."""
    if not phone:
        return ""
    number = phonenumbers.parse(phone)
    form = phonenumbers.PhoneNumberFormat
    is_home = number.country_code == HOME
    return phonenumbers.format_number(number, form.NATIONAL if is_home else form.INTERNATIONAL)


@prepared
def _guardians(child_ids: tuple[int, ...]) -> Rows:
    told = Guardianship.filter(child_id__in=child_ids, is_blocked=False)
    return told.order_by("child_id", "guardian__name", "guardian_id").values(
        "child_id",
        name="guardian__name",
        email="guardian__email",
        phone="guardian__phone",
    )
