"""What the school knows already about the children and guardians in a list."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from models import AccessCode, Child, Enrolment, Group, Guardian, Guardianship, SchoolYear
from services.emails import email_key
from services.rosters.merging import ListedChild, Roster
from services.rosters.names import name_key

Place = tuple[str, str]  # group and name, see ListedChild.place
Adult = tuple[str, str]  # mailbox and name


@dataclass(frozen=True, kw_only=True)
class Known:
    """The school's own records beside a list; asked in as many queries as there are tables.

    Children and guardians are keyed by `public_id`, which also those have that are not stored yet
    (Tortoise holds all of those for equal).
    """

    year_is_current: bool
    year_is_to_come: bool
    groups: dict[str, Group] = field(default_factory=dict)
    by_number: dict[str, Child] = field(default_factory=dict)
    by_place: defaultdict[Place, list[Child]] = field(default_factory=lambda: defaultdict(list))
    enrolments: dict[str, Enrolment] = field(default_factory=dict)
    guardians: dict[Adult, Guardian] = field(default_factory=dict)
    of_child: defaultdict[str, dict[str, Guardian]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    blocked: set[tuple[str, str]] = field(default_factory=set)
    have_code: set[str] = field(default_factory=set)


async def known_beside(roster: Roster, year_name: str) -> Known:
    """Everything the list could touch, in the year with this name."""
    year = await SchoolYear.get_or_none(name=year_name)
    current = await SchoolYear.get_or_none(is_current=True)
    known = Known(
        year_is_current=current is None or current.name == year_name,  # or it will be
        year_is_to_come=current is not None and current.name < year_name,
        groups={name_key(group.name): group for group in await Group.all()},
    )
    await _add_children(known, roster.children)
    if year:
        await _add_places(known, year)
    await _add_guardians(known, _mailboxes(roster.children))
    if year:
        codes = AccessCode.filter(school_year=year, is_newest=True)
        known.have_code.update(code.email_key for code in await codes)
    return known


def adult_key(email: str | None, name: str) -> Adult:
    return email_key(email or ""), name_key(name)


async def _add_children(known: Known, listed: Iterable[ListedChild]) -> None:
    numbers = {child.entry.number for child in listed if child.entry.number}
    for child in await Child.filter(pupil_number__in=numbers) if numbers else ():
        known.by_number[child.pupil_number or ""] = child


async def _add_places(known: Known, year: SchoolYear) -> None:
    open_ones = Enrolment.filter(school_year=year, is_open=True).select_related("child", "group")
    for enrolment in await open_ones:
        child = known.by_number.get(enrolment.child.pupil_number or "", enrolment.child)
        known.enrolments[child.public_id] = enrolment
        place = name_key(enrolment.group.name), name_key(child.full_name)
        known.by_place[place].append(child)


async def _add_guardians(known: Known, mailboxes: set[str]) -> None:
    by_id = {guardian.id: guardian for guardian in await Guardian.filter(email_key__in=mailboxes)}
    children = {child.id for child in known.by_number.values()}
    children |= {child.id for namesakes in known.by_place.values() for child in namesakes}
    of_children = Guardianship.filter(child_id__in=children).select_related("guardian", "child")
    for guardianship in await of_children:
        guardian = by_id.setdefault(guardianship.guardian.id, guardianship.guardian)
        known.of_child[guardianship.child.public_id][guardian.public_id] = guardian
        if guardianship.is_blocked:
            known.blocked.add((guardian.public_id, guardianship.child.public_id))
    for guardian in by_id.values():
        if guardian.email_key:
            known.guardians[adult_key(guardian.email, guardian.name)] = guardian


def _mailboxes(listed: Iterable[ListedChild]) -> set[str]:
    return {
        email_key(guardian.email)
        for child in listed
        for guardian in child.guardians
        if guardian.email
    }
