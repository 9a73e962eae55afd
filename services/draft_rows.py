"""Drafts as rows: which one lies at a desk, and one change of it at a time."""

from collections.abc import Sequence
from typing import Any

from tortoise.exceptions import IntegrityError
from tortoise.expressions import F, Q
from tortoise.queryset import QuerySet

from models import Draft
from services import clock
from services.desks import Desk, announce_change
from services.transactions import after_commit, unit_of_work


def drafts_at(*desks: Desk) -> QuerySet[Draft]:
    """The drafts that lie at these desks; none when there is no desk."""
    if not desks:
        return Draft.filter(id__in=[])
    return Draft.filter(Q(*[Q(**_place(desk)) for desk in desks], join_type=Q.OR))


async def held_draft(desk: Desk) -> Draft | None:
    """The draft of a desk, which nobody else changes until the caller's transaction is over.

    Who hangs, takes or removes a photo of a draft holds the draft first: two who each wait for
    what the other one holds would wait forever.
    """
    return await drafts_at(desk).select_for_update().get_or_none()


async def held_or_new_draft(desk: Desk) -> Draft:
    """The same; when there is none yet, an empty one is put there."""
    if draft := await held_draft(desk):
        return draft
    try:
        async with unit_of_work():
            return await Draft.create(title="", text="", **_place(desk))
    except IntegrityError:  # two saved their first word in the same second
        return await drafts_at(desk).select_for_update().get()


async def change_draft(desk: Desk, draft: Draft, **changes: object) -> None:
    """Change a draft that is held, as its next version; the screens at the desk hear of it after
    the commit. Not in the log book: nobody answers for words before they are published."""
    await Draft.filter(id=draft.id).update(version=F("version") + 1, **changes)
    after_commit(lambda: announce_change(desk, has_other_days=False))


def saved_by(person_id: int) -> dict[str, object]:
    """Who changed a draft, and that it was now."""
    return {"saved_by_id": person_id, "saved_at": clock.now()}


def desk_of(draft: Draft, desks: Sequence[Desk]) -> Desk:
    """At which of these desks it lies."""
    place = (draft.group_id, draft.school_year_id)
    return next(desk for desk in desks if (desk.group_id, desk.school_year_id) == place)


def _place(desk: Desk) -> dict[str, Any]:
    if desk.is_of_school:
        return {"school_year_id": desk.school_year_id, "is_for_school": True}
    return {"school_year_id": desk.school_year_id, "group_id": desk.group_id}
