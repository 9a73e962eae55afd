"""A table full of pumpkins."""

from math import cos, pi, sin

from PIL import Image

from services.demo.pictures.brushes import sparkles, table
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Colour, Fade, Glow, ball, dimmed, lit, mix, rounded
from services.demo.pictures.shapes import Point, box, hanging, leaf, oval, placed, smooth, stroke

SKINS: tuple[Colour, ...] = (
    (236, 112, 22),
    (244, 146, 34),
    (214, 84, 26),
    (240, 172, 60),
    (166, 176, 120),
    (238, 216, 176),
)
LEAVES: tuple[Colour, ...] = ((196, 92, 44), (222, 150, 60), (168, 64, 44), (150, 132, 60))
WALLS = (((96, 72, 62), (142, 100, 72)), ((74, 86, 82), (122, 126, 100)))


def pumpkins(canvas: Canvas) -> Image.Image:
    canvas.ground(Fade(canvas.chance.choice(WALLS)))
    sparkles(canvas, (0, 0.02, 1, 0.4), (255, 206, 120), 26)
    _lights(canvas)
    canvas.blur(canvas.unit * 0.9)
    top = canvas.height * 0.56
    table(canvas, top, (176, 122, 78))
    canvas.paint(
        box(0, top - canvas.unit, canvas.width, top + canvas.unit * 1.5),
        dimmed((120, 80, 60), 0.3),
        canvas.unit,
        0.6,
    )
    _leaves(canvas, 26, (0.6, 1.0))
    _chestnuts(canvas)
    places = _places(canvas)
    for number, (right, down, size) in enumerate(places):
        middle = canvas.at(canvas.around(right, 0.015), down)
        _pumpkin(
            canvas,
            middle,
            canvas.unit * canvas.around(size, 0.6),
            SKINS[(number * 5 + canvas.chance.randrange(3)) % len(SKINS)],
        )
    _lantern(
        canvas,
        canvas.at(*((0.5, 0.55) if not canvas.is_upright else (0.16, 0.56))),
        canvas.unit * 7,
    )
    _leaves(canvas, 9, (0.9, 1.02))
    return canvas.finish(canvas.at(0.12, 0.02), 0.22, 0.36)


def _places(canvas: Canvas) -> list[tuple[float, float, float]]:
    """Where pumpkins stand and how large they are, the far ones first."""
    if canvas.is_upright:
        return [
            (0.36, 0.52, 15),
            (0.74, 0.54, 19),
            (0.12, 0.66, 12),
            (0.48, 0.7, 18),
            (0.86, 0.74, 12),
            (0.24, 0.85, 15),
            (0.68, 0.88, 11),
        ]
    return [
        (0.3, 0.5, 15),
        (0.7, 0.5, 19),
        (0.1, 0.6, 17),
        (0.9, 0.62, 14),
        (0.36, 0.72, 17),
        (0.62, 0.75, 13),
        (0.82, 0.84, 11),
        (0.18, 0.86, 11),
    ]


def _lights(canvas: Canvas) -> None:
    rope = hanging(canvas.at(-0.05, 0.06), canvas.at(1.05, 0.04), canvas.height * 0.13)
    canvas.paint(stroke(rope, canvas.unit * 0.3), (50, 40, 40))
    for x, y in rope[1::2]:
        canvas.shine((x, y + canvas.unit * 2), canvas.unit * 19, (255, 200, 110), 0.7)
        canvas.paint(
            oval((x, y + canvas.unit * 2), canvas.unit * 1.3, canvas.unit * 1.7), (255, 244, 206), 1
        )


def _pumpkin(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    x, y = middle
    tall = size * canvas.around(0.78, 0.1)
    canvas.shadow(
        oval((x + size * 0.16, y + tall * 0.88), size * 1.12, size * 0.26),
        (0, 0),
        size * 0.12,
        0.55,
    )
    _ribs(canvas, middle, size, tall, colour)
    hollow = oval((x, y - tall * 0.82), size * 0.24, size * 0.1)
    canvas.paint(hollow, dimmed(colour, 0.6), size * 0.05, 0.7)
    _stem(canvas, (x, y - tall * 0.78), size)
    canvas.shine((x - size * 0.34, y - tall * 0.5), size * 0.5, (255, 226, 180), 0.2)


def _ribs(canvas: Canvas, middle: Point, size: float, tall: float, colour: Colour) -> None:
    """Side by side, from the edges to the middle, so that the middle lies on top."""
    ribs = 9
    for rib in sorted(range(ribs), key=lambda rib: -abs(rib - ribs // 2)):
        a = pi * (rib + 0.5) / ribs - pi / 2
        centre = (middle[0] + sin(a) * size * 0.74, middle[1])
        shape = oval(centre, size * (0.16 + 0.22 * cos(a)), tall * (0.8 + 0.2 * cos(a)))
        tone = mix(lit(colour, 0.12), dimmed(colour, 0.45), (sin(a) + 1) / 2)
        canvas.paint(shape, Glow((lit(tone, 0.2), tone, dimmed(tone, 0.5)), (0.4, 0.3)), 1)


def _stem(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    bend = size * canvas.around(0, 0.18)
    line = [foot, (x + bend * 0.4, y - size * 0.2), (x + bend * 1.6, y - size * 0.4)]
    canvas.paint(
        stroke(smooth(line, closed=False), size * 0.2, size * 0.12),
        Fade(((166, 150, 92), (110, 106, 60), (70, 70, 50)), (1, 0)),
    )


def _lantern(canvas: Canvas, foot: Point, size: float) -> None:
    """A jar with a tealight in it."""
    x, y = foot
    canvas.shine((x, y - size * 0.9), size * 6, (255, 186, 90), 0.6)
    canvas.paint(
        box(x - size * 0.8, y - size * 2, x + size * 0.8, y, size * 0.24),
        Fade(((255, 226, 160), (255, 196, 104), (226, 140, 60))),
        1,
        0.62,
    )
    flame = smooth(placed((x, y), size, "-14,-50 0,-106 14,-50 0,-36"))
    canvas.paint(flame, (255, 250, 226), 2)
    canvas.paint(
        box(x - size * 0.36, y - size * 0.36, x + size * 0.36, y - size * 0.08, 4), (250, 240, 226)
    )
    canvas.paint(
        box(x - size * 0.8, y - size * 2.1, x + size * 0.8, y - size * 1.9, 5),
        rounded((176, 170, 160)),
    )
    canvas.paint(
        box(x - size * 0.66, y - size * 1.8, x - size * 0.54, y - size * 0.3, 4),
        (255, 255, 250),
        2,
        0.5,
    )


def _chestnuts(canvas: Canvas) -> None:
    for _nut in range(15):
        x, y = canvas.at(canvas.chance.random(), canvas.chance.uniform(0.84, 0.97))
        size = canvas.unit * canvas.chance.uniform(1.4, 2)
        canvas.shadow(
            oval((x + size * 0.3, y + size * 0.6), size, size * 0.5), (0, 0), size * 0.3, 0.5
        )
        canvas.paint(oval((x, y), size, size * 0.86), ball((122, 60, 36)))
        canvas.paint(
            oval((x + size * 0.2, y + size * 0.5), size * 0.5, size * 0.26), (206, 170, 126), 1, 0.8
        )


def _leaves(canvas: Canvas, count: int, between: tuple[float, float]) -> None:
    for _leaf in range(count):
        x, y = canvas.at(canvas.chance.random(), canvas.chance.uniform(*between))
        long = canvas.unit * canvas.chance.uniform(3, 6)
        tip = (x + canvas.around(0, long), y + canvas.around(0, long * 0.5))
        colour = canvas.chance.choice(LEAVES)
        shape = leaf((x, y), tip, long * 0.56)
        canvas.shadow(shape, (4, 8), 5, 0.4)
        canvas.paint(shape, Fade((lit(colour, 0.35), colour, dimmed(colour, 0.3)), (0.5, 1)))
        canvas.paint(stroke([(x, y), tip], 4, 1), lit(colour, 0.4), 0, 0.6)
