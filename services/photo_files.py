"""The files of photos: named by what is in them, complete or not there. All of it waits for the
disk: call it in a thread."""

import hashlib
import os
import secrets
from collections.abc import Mapping
from datetime import datetime
from math import inf
from pathlib import Path

from services.renditions import LARGEST, SIZES
from services.settings import settings

UNFINISHED = ".new"


def content_of(made: Mapping[int, bytes]) -> str:
    """What names the files of a photo: the same picture has the same name."""
    return hashlib.sha256(made[LARGEST]).hexdigest()


def path_of(content: str, size: int) -> Path:
    """Where a rendition is kept. 256 folders, so that none holds more than a few thousand files."""
    return _folder_of(content) / f"{content}-{size}.webp"


def keep(content: str, made: Mapping[int, bytes]) -> None:
    for size, rendition in made.items():
        _write_whole(path_of(content, size), rendition)


def discard(content: str) -> None:
    for size in SIZES:
        path_of(content, size).unlink(missing_ok=True)


def discard_unfinished(content: str) -> None:
    """What a kill left of files that were being written."""
    for unfinished in _folder_of(content).glob(f"{content}-*{UNFINISHED}"):
        unfinished.unlink(missing_ok=True)


def folders() -> list[Path]:
    return [folder for folder in (settings().data / "photos").glob("??") if folder.is_dir()]


def old_ones_in(folder: Path, before: datetime) -> tuple[set[str], set[str]]:
    """The contents of which something older than this is here; those that are unfinished apart."""
    old = [path.name for path in folder.iterdir() if _written_at(path) < before.timestamp()]
    unfinished = {name.partition("-")[0] for name in old if name.endswith(UNFINISHED)}
    return {name.partition("-")[0] for name in old}, unfinished


def _folder_of(content: str) -> Path:
    return settings().data / "photos" / content[:2]


def _written_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # discarded since it was listed
        return inf


def _write_whole(path: Path, data: bytes) -> None:
    """Under another name first: a reader, or a power cut, finds the whole file or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
