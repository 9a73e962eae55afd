"""Keeping photos: a row for each, and its files for as long as a row names them."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

from tortoise.queryset import QuerySet

from models import Person, Photo
from services import clock, photo_files
from services.darkroom import DevelopedPhoto
from services.locks import Locks
from services.transactions import after_commit, unit_of_work

LOOSE_FOR = timedelta(days=1)  # what is wanted hangs in a draft a second after it came

_contents = Locks()  # nobody discards the files that somebody else is about to name


def hanging_nowhere() -> QuerySet[Photo]:
    """Photos with no post, and in no draft."""
    return Photo.filter(post_id__isnull=True, draft_id__isnull=True)


def loose_photos(owner: Person) -> QuerySet[Photo]:
    """The photos that somebody added and that hang nowhere yet, in the order they came."""
    return hanging_nowhere().filter(owner_id=owner.id).order_by("position", "id")


async def keep_photo(owner: Person, photo: DevelopedPhoto) -> Photo:
    """Keep a photo, loose until its owner hangs it in a draft or publishes it."""
    async with _contents.of(photo.content):
        try:
            await asyncio.to_thread(photo_files.keep, photo.content, photo.made)
            return await Photo.create(
                owner=owner,
                content=photo.content,
                width=photo.width,
                height=photo.height,
                added_at=clock.now(),
            )
        finally:  # nothing stays on disk when the disk is full or the database says no
            await _discard_unused(photo.content)


async def delete_photos(photos: QuerySet[Photo]) -> int:
    """Delete these rows for good, and return how many. Their files go after the commit, unless
    another photo is the same picture."""
    async with unit_of_work():
        rows = await photos.order_by("id").select_for_update().values_list("id", "content")
        for _id, content in rows:
            after_commit(partial(discard_unused, content))
        return await Photo.filter(id__in=[photo_id for photo_id, _content in rows]).delete()


async def discard_unused(content: str) -> bool:
    """Whether the files of a picture went, because no photo names them."""
    async with _contents.of(content):
        return await _discard_unused(content)


async def purge_loose_photos(now: datetime) -> int:
    """Remove the photos that were never hung anywhere, and return how many. Safe to run twice."""
    now = now.astimezone(UTC)  # a day of 24 hours, also when the clocks change
    return await delete_photos(hanging_nowhere().filter(added_at__lt=now - LOOSE_FOR))


async def discard_forgotten_files(now: datetime) -> int:
    """Discard the files that no photo names, and return of how many pictures: a program that was
    ended between the files and the row cannot tidy up itself. Safe to run twice."""
    before, forgotten = now.astimezone(UTC) - LOOSE_FOR, 0
    for folder in await asyncio.to_thread(photo_files.folders):
        old, unfinished = await asyncio.to_thread(photo_files.old_ones_in, folder, before)
        named = await Photo.filter(content__in=old).values_list("content", flat=True)
        for content in unfinished | old.difference(named):
            async with _contents.of(content):
                await asyncio.to_thread(photo_files.discard_unfinished, content)
                forgotten += await _discard_unused(content)
    return forgotten


async def _discard_unused(content: str) -> bool:
    if await Photo.exists(content=content):
        return False
    await asyncio.to_thread(photo_files.discard, content)
    return True
