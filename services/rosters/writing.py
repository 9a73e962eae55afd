"""Writes what importing a list changes. All of it is part of the caller's transaction."""

from collections.abc import Sequence

from models import Child, Enrolment, Guardian, Guardianship, SchoolYear
from services import access_codes
from services.rosters.changes import Changes
from services.rows import written


async def write_people(changes: Changes) -> None:
    """Groups, children and guardians; the new ones get their ids."""
    await written(changes.groups)
    await written(changes.children)
    await written(changes.guardians)
    if changes.changed_children:
        names = ["pupil_number", "first_name", "last_name_prefix", "last_name"]
        await Child.bulk_update(changes.changed_children, fields=names)
    if changes.changed_guardians:
        reach = ["email", "email_key", "phone"]
        await Guardian.bulk_update(changes.changed_guardians, fields=reach)
    if changes.replaced_guardians:
        await _replace(changes.replaced_guardians)
    await access_codes.close_codes(changes.left_mailboxes)


async def write_places(changes: Changes, year: SchoolYear) -> None:
    """Who is in which group, and who answers for whom."""
    left = [move.left.id for move in changes.moves]
    await Enrolment.filter(id__in=left).update(is_open=None)
    places = changes.enrolments + [(move.child, move.group) for move in changes.moves]
    await Enrolment.bulk_create(
        [
            Enrolment(child_id=child.id, group_id=group.id, school_year_id=year.id)
            for child, group in places
        ]
    )
    await Guardianship.bulk_create(
        [
            Guardianship(guardian_id=guardian.id, child_id=child.id)
            for guardian, child in changes.guardianships
        ]
    )


async def _replace(pairs: Sequence[tuple[Guardian, Guardian]]) -> None:
    """Let the second of each pair answer for the children of the first, in other years too. What
    the school blocked stays blocked."""
    successors = {former.id: guardian.id for former, guardian in pairs}
    everybody = [*successors, *successors.values()]
    rows = await Guardianship.filter(guardian_id__in=everybody).values_list(
        "guardian_id", "child_id", "is_blocked"
    )
    there = {(guardian_id, child_id) for guardian_id, child_id, _blocked in rows}
    moved: dict[tuple[int, int], bool] = {}
    for guardian_id, child_id, is_blocked in rows:
        if guardian_id in successors:
            tie = successors[guardian_id], child_id
            moved[tie] = moved.get(tie, False) or is_blocked
    await Guardian.filter(id__in=list(successors)).delete()
    await Guardianship.bulk_create(
        [
            Guardianship(guardian_id=tie[0], child_id=tie[1], is_blocked=moved[tie])
            for tie in moved
            if tie not in there
        ]
    )
    for guardian_id, child_id in [tie for tie in moved if tie in there and moved[tie]]:
        both = Guardianship.filter(guardian_id=guardian_id, child_id=child_id)
        await both.update(is_blocked=True)
