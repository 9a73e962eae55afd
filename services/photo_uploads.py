"""Photos on their way in: a file that grows, also over a line that breaks, until it is a photo."""

import asyncio
import os
import re
from collections import Counter, OrderedDict
from collections.abc import AsyncIterable, AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from models import Person, Photo
from services import clock, photos
from services.errors import NotFound
from services.locks import Locks
from services.policies.picturing import (
    MOST_MEGABYTES,
    MOST_PHOTOS,
    PhotoTooHeavy,
    a_message_has_few_enough_photos,
    a_photo_weighs_little_enough,
    only_those_who_publish_add_photos,
)
from services.settings import settings

UPLOAD_ID = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)  # RFC 9562, as browsers write it
PATIENCE = 10  # seconds without a byte; browsers try again after 15
HALF_FOR = timedelta(hours=1)  # a browser gives up long before
REMEMBERED = 1000  # uploads: complete ones for browsers that missed the answer, and unwanted ones

_uploads = Locks()  # by name of the part: a second try waits for the end of the first
_places = Locks()  # by person: who counts, and who changes the count
_arriving: Counter[int] = Counter()  # by person: photos that are coming in or being made
_complete: OrderedDict[str, str] = OrderedDict()  # by name of the part: the photo it became
_unwanted: OrderedDict[str, None] = OrderedDict()  # names of parts that nobody may go on with

Value = TypeVar("Value")


class OutOfStep(Exception):
    """What was sent does not continue what is here. `size` says, in bytes, where to go on."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size} bytes are here")
        self.size = size


async def take_in(
    owner: Person, upload_id: str, at: int, total: int, chunks: AsyncIterable[bytes]
) -> Photo:
    """Add what `chunks` brings to an upload at byte `at`; once all `total` bytes are here, a photo.

    All that can be refused is refused before the first chunk is asked for. Raises NotFound,
    TooManyPhotos, UnreadablePhoto, and OutOfStep when there is more to come. When `chunks` raises,
    what came before it is kept.
    """
    await only_those_who_publish_add_photos(owner)
    part = _part_of(owner, upload_id)
    async with _uploads.of(part.name):
        if part.name in _unwanted:
            raise NotFound
        if known := await _already(owner, part):
            return known
        async with _place(owner, part, at, total):
            await _write(part, chunks, total)
            developed = await photos.develop(part)
            async with _places.of(str(owner.id)):
                photo = await photos.keep_photo(owner, developed)
        _keep_newest(_complete, part.name, photo.public_id)
        return photo


async def how_far(owner: Person, upload_id: str) -> int:
    """How many bytes of an upload are here. Raises NotFound for what cannot be an upload."""
    return await asyncio.to_thread(_size_of, _part_of(owner, upload_id))


async def forget(owner: Person, upload_id: str) -> None:
    """Throw away what is here of an upload that its owner does not want any more, also when it
    has just become a photo. What still comes of it is not taken in: on another line it may have
    been overtaken by this wish."""
    part = _part_of(owner, upload_id)
    _keep_newest(_unwanted, part.name, None)
    async with _uploads.of(part.name):
        if known := await _already(owner, part):
            await photos.remove_photo(owner, known.public_id)
        await asyncio.to_thread(part.unlink, missing_ok=True)


async def purge_uploads(now: datetime) -> int:
    """Remove the halves that nobody goes on with, and return how many. Safe to run twice."""
    now = now.astimezone(UTC)  # an hour, also in the nights the clocks change
    return await asyncio.to_thread(_remove_older, _folder(), now - HALF_FOR)


@asynccontextmanager
async def _place(owner: Person, part: Path, at: int, total: int) -> AsyncIterator[None]:
    """Hold one of the ten places for a photo. It is given up in the moment the photo takes it."""
    a_photo_weighs_little_enough(total)
    here = await asyncio.to_thread(_size_of, part)
    if at != here:
        raise OutOfStep(here)
    async with _places.of(str(owner.id)):
        loose = await photos.loose_photos(owner).count()
        a_message_has_few_enough_photos(loose + _arriving[owner.id] + 1)
        _arriving[owner.id] += 1
    try:
        yield
    finally:
        _arriving[owner.id] -= 1


async def _write(part: Path, chunks: AsyncIterable[bytes], total: int) -> None:
    await asyncio.to_thread(_make_room, part)
    file = await asyncio.to_thread(part.open, "ab", 0)
    try:
        async for chunk in _in_time(chunks):
            await asyncio.to_thread(file.write, chunk)
            if file.tell() > total:
                break
    finally:
        size = file.tell()
        file.close()
        await asyncio.to_thread(_touch, part)
    if size > total:  # more than was announced: not one of our browsers
        await asyncio.to_thread(part.unlink)
        raise PhotoTooHeavy(most=MOST_MEGABYTES)
    if size < total:
        raise OutOfStep(size)


async def _in_time(chunks: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    """The chunks, as long as they come. Raises TimeoutError: a phone that walked out of reach says
    nothing, and would keep its own second try waiting."""
    coming = aiter(chunks)
    while True:
        try:
            async with asyncio.timeout(PATIENCE):
                chunk = await anext(coming)
        except StopAsyncIteration:
            return
        yield chunk


async def _already(owner: Person, part: Path) -> Photo | None:
    """The photo, for a browser that lost the line after the last byte and before our answer."""
    public_id = _complete.get(part.name, "")
    return await Photo.get_or_none(owner_id=owner.id, public_id=public_id, post_id=None)


def _keep_newest(remembered: OrderedDict[str, Value], name: str, value: Value) -> None:
    remembered[name] = value
    if len(remembered) > REMEMBERED:
        remembered.popitem(last=False)


def _folder() -> Path:
    return settings().data / "uploads"


def _part_of(owner: Person, upload_id: str) -> Path:
    """Where an upload grows. The owner is in its name: nobody goes on with somebody else's."""
    if not UPLOAD_ID.fullmatch(upload_id):
        raise NotFound
    return _folder() / f"{owner.id}-{upload_id}.part"


def _size_of(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _touch(part: Path) -> None:
    """By our own clock, which the demo moves."""
    moment = clock.now().timestamp()
    os.utime(part, (moment, moment))


def _make_room(part: Path) -> None:
    """Keep the newest few halves of a person: a browser that closes leaves its halves behind."""
    part.parent.mkdir(parents=True, exist_ok=True)
    owner = part.name.partition("-")[0]
    halves = [half for half in part.parent.glob(f"{owner}-*.part") if half != part]
    for half in sorted(halves, key=_touched_at)[: 1 - MOST_PHOTOS]:
        half.unlink(missing_ok=True)


def _remove_older(folder: Path, moment: datetime) -> int:
    old = [part for part in folder.glob("*.part") if _touched_at(part) < moment.timestamp()]
    for part in old:
        part.unlink(missing_ok=True)
    return len(old)


def _touched_at(part: Path) -> float:
    return part.stat().st_mtime if part.exists() else 0
