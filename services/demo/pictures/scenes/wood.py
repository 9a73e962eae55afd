"""Autumn leaves in the wood."""

from math import sin

from PIL import Image

from services.demo.pictures.canvas import Canvas, Stamp, stamp_of
from services.demo.pictures.colours import Colour, Fade, dimmed, lit, mix
from services.demo.pictures.shapes import Point, along, leaf, oval, smooth, stroke, turned

LEAVES: tuple[Colour, ...] = (
    (206, 92, 32), (226, 140, 44), (236, 178, 62), (176, 58, 34), (150, 84, 40), (214, 116, 60),
)  # fmt: skip
MIST = (250, 222, 164)


def wood(canvas: Canvas) -> Image.Image:
    side = canvas.chance.choice((0.18, 0.8))
    sun = canvas.at(side, 0.12)
    canvas.ground(Fade(((255, 232, 172), (250, 206, 128), (222, 148, 74))))
    canvas.shine(sun, canvas.height * 0.7, (255, 240, 200), 0.9)
    horizon = canvas.around(0.62, 0.03)
    _crowns(canvas, horizon)
    for depth in range(3):
        _trunks(canvas, horizon, depth / 3)
    canvas.blur(canvas.unit * 0.7)
    _floor(canvas, horizon)
    _trunks(canvas, horizon + 0.03, 1.0)
    _rays(canvas, sun)
    _falling(canvas, 26)
    _overhang(canvas)
    return canvas.finish(sun, 0.42, 0.3)


def _crowns(canvas: Canvas, horizon: float) -> None:
    """Far trees, as clouds of leaves in the mist."""
    for _cloud in range(46):
        colour = mix(canvas.chance.choice(LEAVES), MIST, canvas.chance.uniform(0.3, 0.7))
        middle = canvas.at(canvas.chance.uniform(-0.05, 1.05), canvas.chance.uniform(0.0, horizon))
        radius = canvas.unit * canvas.chance.uniform(6, 15)
        canvas.paint(oval(middle, radius, radius * 0.8), colour, canvas.unit * 2, 0.5)


def _trunks(canvas: Canvas, horizon: float, near: float) -> None:
    count = (12, 9, 6, 3)[round(near * 3)]
    for number in range(count):
        x = canvas.width * ((number + canvas.chance.uniform(0.1, 0.9)) / count)
        width = canvas.unit * (1.3 + 7.5 * near**1.6) * canvas.chance.uniform(0.8, 1.2)
        foot = canvas.height * (horizon + 0.02 + 0.16 * near + canvas.chance.uniform(0, 0.03))
        _trunk(canvas, x, foot, width, mix((74, 48, 38), MIST, 0.62 * (1 - near)))


def _trunk(canvas: Canvas, x: float, foot: float, width: float, colour: Colour) -> None:
    lean = canvas.chance.uniform(-0.05, 0.05) * canvas.height
    top = x + lean
    knee = foot - width * 1.3
    left = [
        (x - width * 0.8, foot),
        (x - width * 0.56, foot - width * 0.5),
        (x - width * 0.48, knee),
    ]
    right = [
        (x + width * 0.48, knee),
        (x + width * 0.56, foot - width * 0.5),
        (x + width * 0.8, foot),
    ]
    under = [(x + width * 0.8, foot), (x, foot + width * 0.16), (x - width * 0.8, foot)]
    outline = [
        *smooth(left, closed=False),
        (top - width * 0.36, -40),
        (top + width * 0.36, -40),
        *smooth(right, closed=False),
        *smooth(under, closed=False),
    ]
    canvas.shadow(oval((x, foot), width * 1.5, width * 0.3), (0, 0), width * 0.16, 0.5)
    canvas.paint(outline, Fade((lit(colour, 0.4), colour, dimmed(colour, 0.45)), (1, 0)))
    if width > canvas.unit * 4:
        _bark(canvas, ((top, 0), (x, foot)), width, colour)


def _bark(canvas: Canvas, trunk: tuple[Point, Point], width: float, colour: Colour) -> None:
    foot = trunk[1][1]
    for _groove in range(34):
        aside = canvas.chance.uniform(-0.36, 0.36)
        down = canvas.chance.uniform(0, foot - width * 1.3)
        long = canvas.unit * canvas.chance.uniform(3, 10)
        middle = along(*trunk, down / foot)[0] + aside * width
        line = [(middle + sin(step) * width * 0.015, down + long * step / 4) for step in range(5)]
        shade = lit(colour, 0.5) if canvas.happens(0.36) else dimmed(colour, 0.5)
        canvas.paint(stroke(line, width * 0.045, width * 0.01), shade, 0, 0.5)


def _floor(canvas: Canvas, horizon: float) -> None:
    """A carpet of leaves, small in the distance and large at our feet."""
    edge = [
        canvas.at(share / 8, horizon + canvas.chance.uniform(-0.012, 0.02))
        for share in range(-1, 10)
    ]
    outline = [*smooth(edge, closed=False), canvas.at(1.1, 1.1), canvas.at(-0.1, 1.1)]
    canvas.paint(outline, Fade(((214, 138, 66), (176, 92, 44), (104, 54, 38))), canvas.unit * 0.4)
    stamps: list[Stamp] = []
    for step in range(16):
        near = step / 15
        if step % 3 == 0:
            stamps = _leaf_stamps(canvas, canvas.unit * (0.8 + 5.0 * near**1.5), near)
        for _leaf in range(round(150 - 105 * near)):
            down = (
                horizon
                + 0.016
                + (1.02 - horizon) * max(0, near + canvas.chance.uniform(-0.05, 0.05)) ** 1.4
            )
            canvas.stamp(canvas.chance.choice(stamps), canvas.at(canvas.chance.random(), down))


def _leaf_stamps(canvas: Canvas, length: float, near: float) -> list[Stamp]:
    """A handful of leaves that lie flat, some with a shadow side."""
    stamps = []
    for colour in LEAVES:
        for _turn in range(2):
            tone = mix(colour, MIST, 0.3 * (1 - near))
            tip = (length * canvas.chance.uniform(0.8, 1.2), 0)
            shape = turned(leaf((0, 0), tip, length * 0.55), canvas.chance.uniform(0, 360), (0, 0))
            flat = [(x, y * 0.62) for x, y in shape]
            paint = Fade((lit(tone, 0.35), tone, dimmed(tone, 0.4)), (0.4, 1))
            stamps.append(stamp_of(flat, paint, 0.4))
    return stamps


def _rays(canvas: Canvas, sun: tuple[float, float]) -> None:
    for _ray in range(7):
        foot = canvas.at(canvas.chance.uniform(-0.2, 1.2), 1.05)
        wide = canvas.unit * canvas.chance.uniform(3, 9)
        ray = [sun, (foot[0] - wide, foot[1]), (foot[0] + wide, foot[1])]
        canvas.paint(ray, (255, 236, 182), canvas.unit * 2, 0.1)


def _falling(canvas: Canvas, count: int) -> None:
    for _leaf in range(count):
        x, y = canvas.at(canvas.chance.random(), canvas.chance.uniform(0.05, 0.85))
        long = canvas.unit * canvas.chance.uniform(1.4, 3)
        tip = (x + canvas.around(0, long), y + canvas.around(0, long))
        canvas.paint(leaf((x, y), tip, long * 0.6), lit(canvas.chance.choice(LEAVES), 0.2), 0.6)


def _overhang(canvas: Canvas) -> None:
    """A twig close by, out of focus."""
    corner = canvas.chance.choice((0.0, 1.0))
    inwards = 1 - 2 * corner
    for _leaf in range(30):
        x, y = canvas.at(
            corner + inwards * canvas.chance.uniform(-0.02, 0.34),
            canvas.chance.uniform(-0.04, 0.16),
        )
        long = canvas.unit * canvas.chance.uniform(6, 11)
        shape = turned(
            leaf((x, y), (x + long, y), long * 0.5), canvas.chance.uniform(20, 160), (x, y)
        )
        canvas.paint(shape, dimmed(canvas.chance.choice(LEAVES), 0.2), canvas.unit * 0.6, 0.9)
