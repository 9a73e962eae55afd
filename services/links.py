"""Links: which children somebody may follow in a school year."""

from collections import defaultdict

from models import AccessCode, Link, Person, SchoolYear
from services import clock, events
from services.policies import linking
from services.transactions import after_commit, unit_of_work


async def link_person(person: Person, year: SchoolYear) -> int:
    """Link somebody to all children the school lists at this mailbox, and return how many. A link
    that the school ended opens again: the school has sent a new code for it."""
    listed = linking.guardianships_that_link(year).filter(guardian__email_key=person.email_key)
    children = {row["child_id"] for row in await listed.values("child_id")}
    async with unit_of_work():
        own = Link.filter(person=person, school_year=year, child_id__in=children)
        await own.update(ended_at=None)
        await _write(year, {person.id: children})
    return len(children)


async def extend_links(year: SchoolYear) -> int:
    """Let who used a code this year follow the children too that the school has listed at that
    mailbox since, and return how many links that makes. Part of the caller's transaction.

    Nothing ends here, and what the school ended stays ended.
    """
    used = AccessCode.filter(school_year=year, used_at__not_isnull=True)
    persons = dict(await used.values_list("email_key", "used_by_id"))
    listed = linking.guardianships_that_link(year).filter(guardian__email_key__in=list(persons))
    children: defaultdict[int, set[int]] = defaultdict(set)
    for mailbox, child_id in await listed.values_list("guardian__email_key", "child_id"):
        children[persons[mailbox]].add(child_id)
    async with unit_of_work():
        return await _write(year, children)


async def _write(year: SchoolYear, children: dict[int, set[int]]) -> int:
    """Write the links that are not there yet, by person; open pages of this process hear of it."""
    there = await Link.filter(school_year=year, person_id__in=list(children)).values_list(
        "person_id", "child_id"
    )
    wanted = {(person_id, child_id) for person_id in children for child_id in children[person_id]}
    fresh = sorted(wanted - set(there))
    now = clock.now()
    await Link.bulk_create(
        [
            Link(person_id=person_id, child_id=child_id, school_year=year, linked_at=now)
            for person_id, child_id in fresh
        ],
        ignore_conflicts=True,
    )
    for person_id in {person_id for person_id, _child_id in fresh}:
        _announce(person_id)
    return len(fresh)


def _announce(person_id: int) -> None:
    changed = events.LinksChanged(person_id=person_id)
    after_commit(lambda: events.links_changed.emit(changed))
