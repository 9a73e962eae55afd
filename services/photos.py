"""Photos: made in two threads, kept as files named by content, shown to who may see their post."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from models import Person, Photo, Post
from services import clock, photo_files
from services.errors import NotFound
from services.locks import Locks
from services.policies.picturing import (
    PhotoGone,
    UnreadablePhoto,
    a_message_has_few_enough_photos,
    a_photo_weighs_little_enough,
)
from services.prepared import Rows, prepared
from services.public_ids import a_public_id, is_public_id
from services.reading import GroupsByYear, groups_by_year, posts_in
from services.renditions import LARGEST, SIZES, dimensions, renditions
from services.windows import windows_of

__all__ = [
    "SIZES", "DevelopedPhoto", "UnreadablePhoto", "arrange_photos", "attach_photos",
    "close_darkroom", "develop", "discard_forgotten_files", "keep_photo", "loose_photos",
    "photo_file", "purge_loose_photos", "remove_photo", "rendition_in", "renditions",
    "visible_photos",
]  # fmt: skip

HANDS = 2  # photos made at once: the processors of a small server
LOOSE_FOR = timedelta(days=1)  # a message is written in one go; after a day nobody comes back

_contents = Locks()  # nobody discards the files that somebody else is about to name


@dataclass(frozen=True, kw_only=True)
class DevelopedPhoto:
    """A photo that was made, and is not kept yet."""

    content: str
    width: int
    height: int
    made: dict[int, bytes]


def visible_photos(groups: GroupsByYear, viewer_id: int) -> QuerySet[Photo]:
    """P3. People see the photos of the posts they see, and the ones they are adding themselves."""
    posts = Subquery(posts_in(groups).values("id"))
    return Photo.filter(Q(post_id__in=posts) | Q(post_id__isnull=True, owner_id=viewer_id))


async def photo_file(viewer: Person, public_id: str, size: int) -> Path:
    """The file of one rendition, for someone who may see it. Raises NotFound for all others."""
    groups = groups_by_year(await windows_of(viewer))
    seen = await _contents_seen(groups, viewer.id, a_public_id(public_id))
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


def loose_photos(owner: Person) -> QuerySet[Photo]:
    """The photos that somebody added and did not publish yet, in the order in which they came."""
    return Photo.filter(owner_id=owner.id, post_id__isnull=True).order_by("position", "id")


async def arrange_photos(owner: Person, public_ids: Sequence[str]) -> None:
    """Keep the order that somebody gave to the photos of a message that is not out yet. What is
    not theirs, or gone, is passed over."""
    places = {public_id: place for place, public_id in enumerate(filter(is_public_id, public_ids))}
    arranged = await loose_photos(owner).filter(public_id__in=list(places))
    for photo in arranged:
        photo.position = places[photo.public_id]
    if arranged:
        await Photo.bulk_update(arranged, fields=["position"])


async def develop(data: Path) -> DevelopedPhoto:
    """Make the renditions of a file in a thread. The file is gone afterwards, also when it is
    refused. Raises UnreadablePhoto."""
    return await asyncio.get_running_loop().run_in_executor(_darkroom(), _developed, data)


async def keep_photo(owner: Person, photo: DevelopedPhoto) -> Photo:
    """Keep a photo, loose until its owner publishes it."""
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


async def attach_photos(owner: Person, post: Post, public_ids: Sequence[str]) -> None:
    """Put loose photos with a post, in this order; in the transaction of who publishes it.

    Raises TooManyPhotos, and PhotoGone for a photo that is not the owner's or not loose any more.
    """
    a_message_has_few_enough_photos(len(public_ids))
    for position, public_id in enumerate(public_ids):
        loose = loose_photos(owner).filter(public_id=public_id)
        placed = {"post_id": post.id, "position": position}
        if not (is_public_id(public_id) and await loose.update(**placed)):
            raise PhotoGone


async def remove_photo(owner: Person, public_id: str) -> None:
    """Take back a photo that is not published yet. Raises NotFound."""
    photo = await loose_photos(owner).get_or_none(public_id=a_public_id(public_id))
    if photo is None or not await _remove(photo):
        raise NotFound


async def purge_loose_photos(now: datetime) -> int:
    """Remove the photos that were never published, and return how many. Safe to run twice."""
    now = now.astimezone(UTC)  # a day of 24 hours, also when the clocks change
    forgotten = await Photo.filter(post_id__isnull=True, added_at__lt=now - LOOSE_FOR)
    return sum([await _remove(photo) for photo in forgotten])


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


async def close_darkroom() -> None:
    """Finish the photos that are being made, and make no more."""
    pool = _darkroom()
    _darkroom.cache_clear()
    await asyncio.to_thread(pool.shutdown, cancel_futures=True)


@prepared
def _contents_seen(groups: GroupsByYear, viewer_id: int, public_id: str) -> Rows:
    return visible_photos(groups, viewer_id).filter(public_id=public_id).values("content")


async def _remove(photo: Photo) -> bool:
    """Whether it was still loose: in the meantime it may have been published."""
    async with _contents.of(photo.content):
        gone = await Photo.filter(id=photo.id, post_id__isnull=True).delete()
        await _discard_unused(photo.content)
    return bool(gone)


async def _discard_unused(content: str) -> bool:
    if await Photo.exists(content=content):
        return False
    await asyncio.to_thread(photo_files.discard, content)
    return True


@cache
def _darkroom() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(HANDS, thread_name_prefix="darkroom")


def _developed(data: Path) -> DevelopedPhoto:
    try:
        a_photo_weighs_little_enough(data.stat().st_size)
        made = renditions(data.read_bytes())
    finally:
        data.unlink(missing_ok=True)
    width, height = dimensions(made[LARGEST])
    content = photo_files.content_of(made)
    return DevelopedPhoto(content=content, width=width, height=height, made=made)
