"""Photos: shown to who may see the post or the draft in which they hang, and removed by whom."""

import asyncio
from pathlib import Path

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from models import Person, Photo
from services import photo_files
from services.darkroom import DevelopedPhoto, close_darkroom, develop
from services.desks import Desk, desks_of
from services.draft_rows import change_draft, desk_of, drafts_at, held_draft, saved_by
from services.errors import NotFound
from services.photo_keeping import (
    delete_photos,
    discard_forgotten_files,
    keep_photo,
    loose_photos,
    purge_loose_photos,
)
from services.photo_places import attach_photos, hang_in_draft, rearrange_photos, return_photos
from services.policies.picturing import UnreadablePhoto
from services.prepared import Rows, prepared
from services.public_ids import a_public_id
from services.reading import GroupsByYear, groups_by_year, hanging_in
from services.renditions import SIZES, renditions
from services.transactions import unit_of_work
from services.windows import windows_of

__all__ = [
    "SIZES", "DevelopedPhoto", "UnreadablePhoto", "attach_photos", "close_darkroom", "develop",
    "discard_forgotten_files", "hang_in_draft", "keep_photo", "loose_photos", "loose_photos_of",
    "photo_file", "photos_at", "purge_loose_photos", "rearrange_photos", "remove_photo",
    "rendition_in", "renditions", "return_photos", "visible_photos",
]  # fmt: skip


def visible_photos(groups: GroupsByYear, viewer_id: int) -> QuerySet[Photo]:
    """P3. People see the photos of the posts they see, and the ones they are adding themselves."""
    loose = Q(post_id__isnull=True, draft_id__isnull=True, owner_id=viewer_id)
    return Photo.filter(hanging_in(groups) | loose).distinct()


def photos_at(*desks: Desk) -> QuerySet[Photo]:
    """P3. Who writes at a desk sees the photos of its draft."""
    return Photo.filter(draft_id__in=Subquery(drafts_at(*desks).values("id")))


async def photo_file(viewer: Person, public_id: str, size: int) -> Path:
    """The file of one rendition, for someone who may see it. Raises NotFound for all others."""
    windows = await windows_of(viewer)
    seen = await _contents_seen(groups_by_year(windows), viewer.id, a_public_id(public_id))
    if not seen and any(window.may_publish for window in windows):
        at_desks = photos_at(*await desks_of(viewer))
        seen = await at_desks.filter(public_id=public_id).values("content")
    if not seen or size not in SIZES:
        raise NotFound
    return photo_files.path_of(seen[0]["content"], size)


async def rendition_in(path: Path) -> bytes:
    """What is in such a file. Raises NotFound when it is not there: a backup was put back without
    its photos, or they are removed at this moment."""
    try:
        return await asyncio.to_thread(path.read_bytes)
    except FileNotFoundError as missing:
        raise NotFound from missing


async def loose_photos_of(owner: Person) -> list[str]:
    """The public ids of the photos that somebody added and that hang nowhere yet, in their order:
    a screen that opens hangs them in its draft."""
    return [row["public_id"] for row in await loose_photos(owner).values("public_id")]


async def remove_photo(person: Person, public_id: str) -> None:
    """Remove a photo that is not published, for good: a loose one of one's own, or one of a draft
    at a desk where one writes. Raises NotFound."""
    if await delete_photos(loose_photos(person).filter(public_id=a_public_id(public_id))):
        return
    desks = await desks_of(person)
    hanging = photos_at(*desks).filter(public_id=public_id)
    photo = await hanging.get_or_none().select_related("draft")
    if photo is None or photo.draft is None:
        raise NotFound
    desk = desk_of(photo.draft, desks)
    async with unit_of_work():
        draft = await held_draft(desk)
        if draft is None or not await delete_photos(Photo.filter(id=photo.id, draft_id=draft.id)):
            raise NotFound  # published in the meantime
        await change_draft(desk, draft, **saved_by(person.id))


@prepared
def _contents_seen(groups: GroupsByYear, viewer_id: int, public_id: str) -> Rows:
    return visible_photos(groups, viewer_id).filter(public_id=public_id).values("content")
