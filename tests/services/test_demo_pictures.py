"""The pictures of the demo: none of them is a grey box, and no two are alike."""

from itertools import combinations
from random import Random

import pytest
from PIL import Image, ImageChops, ImageStat

from services import photo_files
from services.demo.pictures.album import SCENES, album, alts, drawn, kept
from services.demo.pictures.canvas import Canvas
from services.demo.told import told
from services.renditions import SIZES

SMALL, SMALL_UPRIGHT = (320, 240), (240, 320)
FEW_COLOURS = 2000  # a photo of 320 by 240 has ten times as many; a gradient has a few hundred


def contrast(picture: Image.Image) -> float:
    """The standard deviation of the brightness, in steps of 256."""
    return ImageStat.Stat(picture.convert("L")).stddev[0]


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart on average, in steps of 256."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def details(picture: Image.Image) -> int:
    return len(picture.getcolors(1 << 20) or ())


def test_a_grey_box_would_be_noticed() -> None:
    grey = Image.new("RGB", SMALL, (128, 128, 128))
    gradient = Image.linear_gradient("L").resize(SMALL).convert("RGB")

    assert contrast(grey) == 0 and details(grey) == 1
    assert details(gradient) < FEW_COLOURS


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_shows_something(scene: str) -> None:
    picture = drawn(scene, 0, SMALL)

    assert picture.size == SMALL
    assert contrast(picture) > 20
    assert details(picture) > FEW_COLOURS


@pytest.mark.parametrize("scene", SCENES)
def test_another_number_gives_another_picture(scene: str) -> None:
    assert difference(drawn(scene, 0, SMALL), drawn(scene, 2, SMALL)) > 3


@pytest.mark.parametrize("scene", ["boats", "rain"])
def test_the_same_number_gives_the_same_picture(scene: str) -> None:
    assert drawn(scene, 1, SMALL_UPRIGHT).tobytes() == drawn(scene, 1, SMALL_UPRIGHT).tobytes()


def test_no_two_scenes_are_alike() -> None:
    pictures = [drawn(scene, 0, SMALL) for scene in SCENES]

    assert len(pictures) >= 12
    assert min(difference(one, other) for one, other in combinations(pictures, 2)) > 15


def test_every_picture_has_its_own_words() -> None:
    every = [alt for told_of_scene in alts().values() for alt in told_of_scene]

    assert alts().keys() == SCENES.keys()
    assert len(set(every)) == len(every) > 20
    assert all(20 < len(alt) <= 300 and not alt.endswith(".") for alt in every)


def test_every_scene_is_in_a_message_and_every_message_has_scenes_that_exist() -> None:
    named = {scene for message in told("messages")["message"] for scene in message["scenes"]}

    assert named == SCENES.keys()
    assert all(1 <= len(message["scenes"]) <= 6 for message in told("messages")["message"])


def test_some_pictures_lie_on_their_side_and_some_stand_upright() -> None:
    assert drawn("clay", 0).size == (1440, 1080)
    assert drawn("clay", 1).size == (1080, 1440)


async def test_the_album_is_drawn_elsewhere_and_kept_by_content() -> None:
    pictures = await album(["clay"])

    assert pictures == {"clay": [kept("clay", 0)]}
    [picture] = pictures["clay"]
    assert all(photo_files.path_of(picture.content, size).exists() for size in SIZES)
    assert picture.alt == alts()["clay"][0]


async def test_an_album_without_scenes_is_empty() -> None:
    assert await album([]) == {}


async def test_a_scene_that_cannot_be_drawn_stops_the_build(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(alts(), "fog", ["Mist"])

    with pytest.raises(RuntimeError, match="fog-0"):
        await album(["fog"])


def test_a_shape_beside_the_picture_changes_nothing() -> None:
    canvas = Canvas(SMALL, Random(0))
    canvas.ground((10, 20, 30))
    before = canvas.image.copy()

    canvas.paint([(-50, -50), (-20, -50), (-20, -20)], (255, 255, 255), soft=4)
    canvas.shine((-500, -500), 60)
    with canvas.inside([(-50, -50), (-20, -50), (-20, -20)]):
        canvas.ground((255, 255, 255))

    assert difference(canvas.image, before) == 0
