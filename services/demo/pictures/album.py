"""The pictures of the demo school: drawn by our own code, kept as photos are kept."""

import asyncio
import json
import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from services import photo_files
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.scenes.boats import boats
from services.demo.pictures.scenes.chalk import chalk
from services.demo.pictures.scenes.clay import clay
from services.demo.pictures.scenes.craft import craft
from services.demo.pictures.scenes.garden import garden
from services.demo.pictures.scenes.globe import globe
from services.demo.pictures.scenes.greenhouse import greenhouse
from services.demo.pictures.scenes.gym import gym
from services.demo.pictures.scenes.music import music
from services.demo.pictures.scenes.playground import playground
from services.demo.pictures.scenes.pumpkins import pumpkins
from services.demo.pictures.scenes.rain import rain
from services.demo.pictures.scenes.reading import reading
from services.demo.pictures.scenes.trains import trains
from services.demo.pictures.scenes.wood import wood
from services.renditions import LARGEST, dimensions, renditions
from services.settings import settings

ROOT = Path(__file__).parents[3]
ALTS = ROOT / "assets" / "demo" / "pictures.toml"
LYING, UPRIGHT = (1440, 1080), (1080, 1440)  # pixels
PHOTO_QUALITY = 92  # of the JPEG that a camera would have made
MOST_PROCESSES = 4

SCENES: Mapping[str, Callable[[Canvas], Image.Image]] = {
    scene.__name__: scene
    for scene in (
        boats, chalk, clay, craft, garden, globe, greenhouse, gym, music, playground, pumpkins,
        rain, reading, trains, wood,
    )
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that is kept, ready to be put with a post."""

    content: str
    width: int
    height: int
    alt: str


@cache
def alts() -> dict[str, list[str]]:
    """What each picture of a scene shows, in words. It also tells how many there are."""
    with ALTS.open("rb") as file:
        return {scene: told["alts"] for scene, told in tomllib.load(file).items()}


def drawn(scene: str, number: int, size: tuple[int, int] | None = None) -> Image.Image:
    """Draw a picture of a scene. The same number gives the same picture."""
    chance = Random(f"{scene} {number}")  # noqa: S311  (pictures are no secret)
    return SCENES[scene](Canvas(size or (UPRIGHT if number % 2 else LYING), chance))


def kept(scene: str, number: int) -> Picture:
    """Draw a picture and keep it. Takes a processor for tenths of a second."""
    photo = BytesIO()
    drawn(scene, number).save(photo, "JPEG", quality=PHOTO_QUALITY)
    made = renditions(photo.getvalue())
    content = photo_files.content_of(made)
    photo_files.keep(content, made)
    width, height = dimensions(made[LARGEST])
    return Picture(content=content, width=width, height=height, alt=alts()[scene][number])


async def album(scenes: Iterable[str]) -> dict[str, list[Picture]]:
    """Every picture of these scenes, drawn in processes of their own, on all processors."""
    wanted = [(scene, number) for scene in scenes for number in range(len(alts()[scene]))]
    hands = min(MOST_PROCESSES, os.cpu_count() or 1, len(wanted))
    shares = await asyncio.gather(*(_drawn_elsewhere(wanted[hand::hands]) for hand in range(hands)))
    pictures = {which: picture for share in shares for which, picture in share.items()}
    made: dict[str, list[Picture]] = {}
    for which in wanted:
        made.setdefault(which[0], []).append(pictures[which])
    return made


async def _drawn_elsewhere(wanted: Sequence[tuple[str, int]]) -> dict[tuple[str, int], Picture]:
    """Not a fork: that would take along the database and the web server."""
    names = [f"{scene}-{number}" for scene, number in wanted]
    drawing = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "services.demo.pictures", *names,
        cwd=ROOT,
        env={**os.environ, "KLASVENSTER_DATA": str(settings().data.resolve())},
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        told, _errors = await drawing.communicate()
    finally:
        if drawing.returncode is None:  # the start was broken off
            drawing.kill()
    if drawing.returncode:
        raise RuntimeError(f"drawing {' '.join(names)} ended with {drawing.returncode}")
    pictures = [Picture(**line) for line in map(json.loads, told.splitlines())]
    return dict(zip(wanted, pictures, strict=True))


def draw_for_others(names: Iterable[str]) -> None:
    """Draw "boats-0", "boats-1", ... and tell about each in one line of JSON."""
    for name in names:
        scene, _dash, number = name.partition("-")
        print(json.dumps(asdict(kept(scene, int(number)))), flush=True)
