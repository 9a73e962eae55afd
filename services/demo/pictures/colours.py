"""Colours, and how they run into each other.

Light is warm and shadow is cool: that is what makes a drawing look like daylight.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image

Colour = tuple[int, int, int]
Area = tuple[int, int, int, int]  # left, top, right, bottom, in pixels

SUNLIGHT = (255, 246, 222)
SHADE = (38, 34, 72)
WHITE = (255, 255, 255)

STEPS = 256  # of Pillow's ready-made gradients, in size and in grey
CENTRE = 128


@dataclass(frozen=True)
class Fade:
    """Colours that run into each other along a direction: (0, 1) is downwards."""

    colours: tuple[Colour, ...]
    towards: tuple[float, float] = (0.0, 1.0)


@dataclass(frozen=True)
class Glow:
    """Colours that run outwards from a spot, given as a share of the width and the height."""

    colours: tuple[Colour, ...]
    at: tuple[float, float] = (0.5, 0.5)


Paint = Colour | Fade | Glow


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """One colour with a share of another, 0 to 1."""
    red, green, blue = (
        round(mine + (theirs - mine) * share) for mine, theirs in zip(one, other, strict=True)
    )
    return red, green, blue


def lit(colour: Colour, share: float = 0.35) -> Colour:
    return mix(colour, SUNLIGHT, share)


def dimmed(colour: Colour, share: float = 0.35) -> Colour:
    return mix(colour, SHADE, share)


def rounded(colour: Colour, towards: tuple[float, float] = (0.8, 0.6)) -> Fade:
    """How a thing of one colour looks that is round, or turned to the light a little."""
    return Fade((lit(colour, 0.32), colour, dimmed(colour, 0.34)), towards)


def ball(colour: Colour, at: tuple[float, float] = (0.34, 0.28)) -> Glow:
    """How a ball of one colour looks in light from above."""
    return Glow((lit(colour, 0.55), lit(colour, 0.12), colour, dimmed(colour, 0.4)), at)


def spread(paint: Fade | Glow, around: Area, seen: Area) -> Image.Image:
    """The paint over an area, of which only a part is seen."""
    ramp = _ramp(paint, around, seen)
    ramp.putpalette(_table(paint.colours))
    return ramp.convert("RGB")


def _ramp(paint: Fade | Glow, around: Area, seen: Area) -> Image.Image:
    """How far along the paint each pixel is, from 0 to 255."""
    left, top, right, bottom = around
    width, height = max(1, right - left), max(1, bottom - top)
    size = (seen[2] - seen[0], seen[3] - seen[1])
    x0, y0 = seen[0] - left, seen[1] - top
    if isinstance(paint, Glow):
        x, y = paint.at[0] * width, paint.at[1] * height
        scale = (CENTRE - 1) / max(x, width - x, y, height - y)
        middle = STEPS + CENTRE
        moves: tuple[float, ...] = (
            scale,
            0,
            middle + (x0 - x) * scale,
            0,
            scale,
            middle + (y0 - y) * scale,
        )
        return _sampled(_outwards(), size, moves)
    x, y = paint.towards
    scale = (STEPS - 1) / (abs(x) * width + abs(y) * height)
    start = (-x * width if x < 0 else 0) + (-y * height if y < 0 else 0)
    moves = (0, 0, 0.5, x * scale, y * scale, STEPS + (start + x * x0 + y * y0) * scale)
    return _sampled(_downwards(), size, moves)


def _sampled(source: Image.Image, size: tuple[int, int], moves: tuple[float, ...]) -> Image.Image:
    return source.transform(size, Image.Transform.AFFINE, moves, Image.Resampling.NEAREST)


@cache
def _downwards() -> Image.Image:
    """Grey from 0 to 255, with an edge that goes on in the same grey: soft outlines need it."""
    source = Image.new("L", (1, 3 * STEPS), STEPS - 1)
    source.paste(0, (0, 0, 1, STEPS))
    source.paste(Image.linear_gradient("L").crop((0, 0, 1, STEPS)), (0, STEPS))
    return source


@cache
def _outwards() -> Image.Image:
    source = Image.new("L", (3 * STEPS, 3 * STEPS), STEPS - 1)
    to_corners = Image.radial_gradient("L")  # 255 is reached there, and ours is to be a circle
    source.paste(
        to_corners.point([min(255, round(v * 2**0.5)) for v in range(STEPS)]), (STEPS, STEPS)
    )
    return source


def _table(colours: Sequence[Colour]) -> bytes:
    """256 colours that run along these."""
    row = Image.new("RGB", (len(colours), 1))
    row.putdata(colours)
    inner = (0.5, 0, len(colours) - 0.5, 1)  # from the middle of the first to that of the last
    return row.resize((STEPS, 1), Image.Resampling.BILINEAR, box=inner).tobytes()
