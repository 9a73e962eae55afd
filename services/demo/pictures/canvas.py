"""The canvas: paints outlines softly, casts shadows, blurs what is far away, lets the sun in."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from math import ceil, floor
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from services.demo.pictures.colours import (
    SHADE,
    SUNLIGHT,
    WHITE,
    Area,
    Colour,
    Fade,
    Glow,
    Paint,
    spread,
)
from services.demo.pictures.shapes import Point, moved, oval

SMALL = 500  # pixels; smaller things get finer edges
SOFT, VERY_SOFT = 3, 9  # pixels of blur, from which on a coarser drawing does
FAR_CORNER = (226, 214, 246)  # shadow is cool
GRAIN = 8  # how far the grain of the film goes, in hundredths of black to white


@dataclass(frozen=True)
class Stamp:
    """A small thing that is painted once and put down many times: a leaf, a petal, a drop."""

    picture: Image.Image
    mask: Image.Image


class Canvas:
    """A picture in the making. All measures are pixels; `unit` is a hundredth of the short side."""

    def __init__(self, size: tuple[int, int], chance: Random) -> None:
        self.image = Image.new("RGB", size)
        self.chance = chance
        self.width, self.height = size
        self.unit = min(size) / 100

    @property
    def is_upright(self) -> bool:
        return self.height > self.width

    def at(self, right: float, down: float) -> Point:
        """A place, by its share of the width and the height."""
        return right * self.width, down * self.height

    def around(self, value: float, by: float) -> float:
        """The value, or a little more or less."""
        return value + self.chance.uniform(-by, by)

    def happens(self, share: float) -> bool:
        """Yes, in this share of the cases."""
        return self.chance.random() < share

    def ground(self, paint: Paint) -> None:
        """Fill all of it."""
        self.paint([(0, 0), (self.width, 0), (self.width, self.height), (0, self.height)], paint)

    def paint(
        self, outline: Sequence[Point], paint: Paint, soft: float = 0, opacity: float = 1
    ) -> None:
        """Fill an outline. `soft` blurs its edge by so many pixels."""
        seen = _seen(outline, soft, self.image.size)
        if seen is None:
            return
        mask = _mask(outline, seen, soft)
        if opacity < 1:
            mask = mask.point([round(value * opacity) for value in range(256)])
        if isinstance(paint, Fade | Glow):
            self.image.paste(spread(paint, _bounds(outline), seen), seen, mask)
        else:
            self.image.paste(paint, seen, mask)

    def shadow(
        self, outline: Sequence[Point], by: Point, soft: float, opacity: float = 0.35
    ) -> None:
        """What a thing of this outline casts on what lies behind it."""
        self.paint(moved(outline, *by), SHADE, soft, opacity)

    def shine(
        self, middle: Point, radius: float, colour: Colour = SUNLIGHT, opacity: float = 0.5
    ) -> None:
        """A glow that adds light, and hides nothing that is bright already."""
        seen = _seen(oval(middle, radius), 0, self.image.size)
        if seen is None:
            return
        around = _bounds(oval(middle, radius))
        light = spread(
            Glow((_share(colour, opacity), _share(colour, opacity * 0.28), (0, 0, 0))), around, seen
        )
        self.image.paste(ImageChops.screen(self.image.crop(seen), light), seen)

    def stamp(self, stamp: Stamp, middle: Point) -> None:
        left = round(middle[0] - stamp.picture.width / 2)
        top = round(middle[1] - stamp.picture.height / 2)
        self.image.paste(stamp.picture, (left, top), stamp.mask)

    @contextmanager
    def inside(self, outline: Sequence[Point]) -> Iterator[None]:
        """What is painted now shows inside the outline only."""
        seen = _seen(outline, 0, self.image.size)
        before = self.image.copy()
        yield
        if seen is None:
            self.image = before
            return
        mask = _mask(outline, seen, 0)
        before.paste(self.image.crop(seen), seen, mask)
        self.image = before

    def blur(self, radius: float) -> None:
        """Put everything so far out of focus. Half the pixels do: nobody sees the difference."""
        small = self.image.reduce(2).filter(ImageFilter.GaussianBlur(radius / 2))
        self.image = small.resize(self.image.size, Image.Resampling.BILINEAR)

    def finish(self, sun: Point, warmth: float = 0.3, dusk: float = 0.34) -> Image.Image:
        """Let the sun in from one side, darken the far corners, and add the grain of film."""
        far = max(self.width, self.height)
        self.shine(sun, far * 1.3, SUNLIGHT, warmth)
        whole = (0, 0, self.width, self.height)
        spot = (sun[0] / self.width, sun[1] / self.height)
        corners = _share(FAR_CORNER, 1 - dusk * 0.7)
        dimmed = ImageChops.multiply(
            self.image, spread(Glow((WHITE, WHITE, corners), spot), whole, whole)
        )
        return ImageChops.overlay(dimmed, _grain(dimmed.size))


def stamp_of(outline: Sequence[Point], paint: Paint, soft: float = 0) -> Stamp:
    """Make a stamp of an outline, wherever it lies."""
    left, top, right, bottom = _bounds(outline)
    edge = ceil(3 * soft) + 1
    size = (right - left + 2 * edge, bottom - top + 2 * edge)
    canvas = Canvas(size, Random(0))  # noqa: S311  (it draws nothing by chance)
    centred = moved(outline, edge - left, edge - top)
    canvas.ground(
        paint.colours[len(paint.colours) // 2] if isinstance(paint, Fade | Glow) else paint
    )
    if isinstance(paint, Fade | Glow):
        whole = (0, 0, *size)
        canvas.image.paste(spread(paint, whole, whole))
    return Stamp(canvas.image, _mask(centred, (0, 0, *size), soft))


def _bounds(outline: Sequence[Point]) -> Area:
    rights, downs = [x for x, _y in outline], [y for _x, y in outline]
    return floor(min(rights)), floor(min(downs)), ceil(max(rights)), ceil(max(downs))


def _seen(outline: Sequence[Point], soft: float, size: tuple[int, int]) -> Area | None:
    """The part of the picture that an outline touches; none when it lies beside it."""
    left, top, right, bottom = _bounds(outline)
    edge = ceil(2.6 * soft) + 1
    area = (
        max(0, left - edge),
        max(0, top - edge),
        min(size[0], right + edge),
        min(size[1], bottom + edge),
    )
    return area if area[0] < area[2] and area[1] < area[3] else None


def _mask(outline: Sequence[Point], seen: Area, soft: float) -> Image.Image:
    """How much of each pixel lies inside the outline."""
    size = seen[2] - seen[0], seen[3] - seen[1]
    if soft <= SOFT:  # drawn larger, then made small: smooth edges
        finer = 4 if max(size) < SMALL else 2
        mask = _drawn(outline, seen, finer).reduce(finer)
        return mask.filter(ImageFilter.GaussianBlur(soft)) if soft else mask
    coarser = 4 if soft > VERY_SOFT else 2  # a blur needs no pixels
    mask = _drawn(outline, seen, 1 / coarser).filter(ImageFilter.GaussianBlur(soft / coarser))
    return mask.resize(size, Image.Resampling.BILINEAR)


def _drawn(outline: Sequence[Point], seen: Area, scale: float) -> Image.Image:
    left, top, right, bottom = seen
    mask = Image.new("L", (ceil((right - left) * scale), ceil((bottom - top) * scale)))
    points = [((x - left) * scale, (y - top) * scale) for x, y in outline]
    ImageDraw.Draw(mask).polygon(points, fill=255)
    return mask


@cache
def _grain(size: tuple[int, int]) -> Image.Image:
    """The same grain each time: else the same picture would have another content."""
    noise = Image.frombytes("L", size, Random(0).randbytes(size[0] * size[1]))  # noqa: S311  (no secret)
    faint = noise.point([round(128 + (value - 128) * GRAIN / 100) for value in range(256)])
    return Image.merge("RGB", [faint] * 3)


def _share(colour: Colour, share: float) -> Colour:
    red, green, blue = (min(255, round(part * share)) for part in colour)
    return red, green, blue
