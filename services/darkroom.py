"""The darkroom: where a file becomes a photo, in two threads beside the loop."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services import photo_files
from services.policies.picturing import a_photo_weighs_little_enough
from services.renditions import LARGEST, dimensions, renditions

HANDS = 2  # photos made at once: the processors of a small server


@dataclass(frozen=True, kw_only=True)
class DevelopedPhoto:
    """A photo that was made, and is not kept yet."""

    content: str
    width: int
    height: int
    made: dict[int, bytes]


async def develop(data: Path) -> DevelopedPhoto:
    """Make the renditions of a file in a thread. The file is gone afterwards, also when it is
    refused. Raises UnreadablePhoto."""
    return await asyncio.get_running_loop().run_in_executor(_darkroom(), _developed, data)


async def close_darkroom() -> None:
    """Finish the photos that are being made, and make no more."""
    pool = _darkroom()
    _darkroom.cache_clear()
    await asyncio.to_thread(pool.shutdown, cancel_futures=True)


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
