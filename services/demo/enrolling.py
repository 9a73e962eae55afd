"""Puts the families of the demo school in its records: who is in which group, who answers for
whom, and who has come in with a code."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from models import (
    AccessCode,
    Child,
    Enrolment,
    Group,
    Guardian,
    Guardianship,
    Link,
    Person,
    Role,
    SchoolYear,
)
from models.base import HASH_LENGTH
from services import access_codes, formats
from services.demo.families import Adult, Family
from services.emails import email_key
from services.rows import written

CODES_USED_WITHIN = timedelta(days=12)
Use = tuple[datetime | None, int | None]  # of a code: when, and by whom
NOT_USED: Use = (None, None)


@dataclass(frozen=True, kw_only=True)
class Household:
    """A family, and its rows."""

    family: Family
    children: tuple[Child, ...]
    guardians: tuple[Guardian, ...]

    @property
    def mailboxes(self) -> dict[str, list[Adult]]:
        """Who shares an address shares a code and an account."""
        by_mailbox: dict[str, list[Adult]] = {}
        for adult in self.family.adults:
            if adult.email:
                by_mailbox.setdefault(email_key(adult.email), []).append(adult)
        return by_mailbox


@dataclass(frozen=True, kw_only=True)
class Mailing:
    """When the codes of this school year went out, and what time it is now."""

    year: SchoolYear
    sent_at: datetime
    now: datetime

    def used_at(self, chance: Random) -> datetime:
        return self.sent_at + min(self.now - self.sent_at, CODES_USED_WITHIN) * chance.random()


async def enrol(
    families: Iterable[Family], groups: Mapping[str, Group], mailing: Mailing
) -> dict[int, list[Person]]:
    """Writes all of it, and returns the persons that follow each group, by the id of the group.
    Part of the caller's transaction."""
    households = [_household(family) for family in families]
    await written([child for home in households for child in home.children])
    await written([guardian for home in households for guardian in home.guardians])
    await _write_places(households, groups, mailing.year)
    await _write_codes(households, mailing)
    newcomers = [one for home in households if home.family.is_new for one in home.guardians]
    await access_codes.issue_codes(mailing.year, newcomers)
    return await _followers(mailing.year)


def _household(family: Family) -> Household:
    return Household(
        family=family,
        children=tuple(
            Child(first_name=first, last_name_prefix=family.prefix, last_name=family.last_name)
            for first, _group in family.children
        ),
        guardians=tuple(
            Guardian(
                name=adult.name,
                email=adult.email,
                email_key=email_key(adult.email) if adult.email else None,
                phone=adult.phone,
            )
            for adult in family.adults
        ),
    )


async def _write_places(
    households: Sequence[Household], groups: Mapping[str, Group], year: SchoolYear
) -> None:
    await Enrolment.bulk_create(
        [
            Enrolment(child_id=child.id, group_id=groups[group].id, school_year_id=year.id)
            for home in households
            for child, (_first, group) in zip(home.children, home.family.children, strict=True)
        ]
    )
    await Guardianship.bulk_create(
        [
            Guardianship(guardian_id=guardian.id, child_id=child.id)
            for home in households
            for child in home.children
            for guardian in home.guardians
        ]
    )


async def _write_codes(households: Sequence[Household], mailing: Mailing) -> None:
    """The codes that were mailed weeks ago, and what came of them."""
    chance = Random("codes")  # noqa: S311  (when they were used, not what they are)
    mailed = [
        (home, mailbox, adults)
        for home in households
        if not home.family.is_new
        for mailbox, adults in home.mailboxes.items()
    ]
    came_in = [
        (home, _person(mailbox, adults), mailing.used_at(chance))
        for home, mailbox, adults in mailed
        if adults[0].has_come_in
    ]
    await written([person for _home, person, _used_at in came_in])
    uses: dict[str, Use] = {
        person.email_key: (used_at, person.id) for _home, person, used_at in came_in
    }
    await AccessCode.bulk_create(
        [
            _code(mailbox, adults[0].email, mailing, uses.get(mailbox, NOT_USED))
            for _home, mailbox, adults in mailed
        ]
    )
    await Link.bulk_create(
        [
            Link(
                person_id=person.id,
                child_id=child.id,
                school_year_id=mailing.year.id,
                linked_at=used_at,
            )
            for home, person, used_at in came_in
            for child in home.children
        ]
    )


def _code(mailbox: str, address: str, mailing: Mailing, use: Use) -> AccessCode:
    """A code that was mailed long ago: nobody has to know it any more."""
    return AccessCode(
        code_hash=secrets.token_hex(HASH_LENGTH // 2),
        email=address,
        email_key=mailbox,
        school_year_id=mailing.year.id,
        created_at=mailing.sent_at,
        used_at=use[0],
        used_by_id=use[1],
    )


def _person(mailbox: str, adults: Sequence[Adult]) -> Person:
    return Person(
        name=formats.listed([adult.name for adult in adults]),
        email=adults[0].email,
        email_key=mailbox,
    )


async def _followers(year: SchoolYear) -> dict[int, list[Person]]:
    groups = dict(
        await Enrolment.filter(school_year_id=year.id).values_list("child_id", "group_id")
    )
    links = await Link.filter(school_year_id=year.id).values_list("child_id", "person_id")
    persons = {person.id: person for person in await Person.filter(role=Role.PARENT)}
    followers: dict[int, list[Person]] = {}
    for group_id, person_id in sorted({(groups[child], person) for child, person in links}):
        followers.setdefault(group_id, []).append(persons[person_id])
    return followers
