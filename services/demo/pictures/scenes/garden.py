"""The class garden, with sunflowers."""

from math import cos, pi, radians, sin, sqrt

from PIL import Image

from services.demo.pictures.brushes import far_greens, foliage, grass
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, Glow, dimmed, lit, rounded
from services.demo.pictures.shapes import Point, along, box, leaf, oval, smooth, stroke

GREENS = ((94, 150, 62), (66, 124, 58), (130, 172, 72))
FAR_GREENS = ((120, 164, 92), (92, 146, 88), (162, 186, 104))
YELLOWS = ((255, 196, 36), (250, 176, 28), (255, 210, 70))
GOLDEN_ANGLE = pi * (3 - sqrt(5))


def garden(canvas: Canvas) -> Image.Image:
    sun = canvas.at(canvas.chance.choice((0.1, 0.9)), 0.05)
    canvas.ground(Fade(((116, 182, 232), (188, 222, 240), (246, 240, 214))))
    _clouds(canvas)
    _school(canvas)
    far_greens(canvas, (-0.05, 0.5, 1.05, 0.68), FAR_GREENS, 30)
    canvas.blur(canvas.unit * 0.9)
    _fence(canvas)
    lawn = [canvas.at(0, 0.74), canvas.at(1, 0.74), canvas.at(1, 1), canvas.at(0, 1)]
    canvas.paint(lawn, Fade(((150, 190, 92), (96, 148, 66), (78, 128, 60))), canvas.unit * 0.4)
    grass(canvas, canvas.height * 0.74, canvas.height * 1.02, GREENS, 60)
    _beds(canvas)
    heads = _places(canvas)
    for place, size in heads:
        _sunflower(canvas, place, size)
    foliage(canvas, canvas.at(0.5, 1.02), (canvas.width * 0.62, canvas.unit * 9), GREENS, 120)
    return canvas.finish(sun, 0.45, 0.26)


def _clouds(canvas: Canvas) -> None:
    for _cloud in range(3):
        x, y = canvas.at(canvas.chance.uniform(0, 1), canvas.chance.uniform(0.06, 0.3))
        for _puff in range(9):
            radius = canvas.unit * canvas.chance.uniform(3, 7)
            puff = oval(
                (x + canvas.around(0, 14) * canvas.unit, y + canvas.around(0, 1.5) * canvas.unit),
                radius,
                radius * 0.62,
            )
            canvas.paint(puff, WHITE, canvas.unit * 1.2, 0.6)


def _school(canvas: Canvas) -> None:
    """The school in the distance: bricks, a red roof, large windows."""
    left, right = (
        canvas.width * share
        for share in sorted((canvas.around(0.12, 0.1), canvas.around(0.86, 0.1)))
    )
    roof, eaves, foot = (canvas.height * share for share in (0.36, 0.45, 0.68))
    canvas.paint(
        [(left - 60, eaves), (left + 90, roof), (right - 90, roof), (right + 60, eaves)],
        Fade(((206, 104, 76), (160, 72, 58))),
    )
    canvas.paint(box(left, eaves, right, foot), Fade(((232, 196, 160), (214, 168, 130))))
    count = 5
    for number in range(count):
        x = left + (right - left) * (number + 0.2) / count
        wide = (right - left) / count * 0.62
        canvas.paint(box(x, eaves + 30, x + wide, foot - 60), WHITE)
        canvas.paint(
            box(x + 8, eaves + 38, x + wide - 8, foot - 68),
            Fade(((150, 196, 226), (214, 232, 236)), (1, 1)),
        )


def _fence(canvas: Canvas) -> None:
    top, foot = canvas.height * 0.6, canvas.height * 0.77
    wide = canvas.unit * 3.4
    for rail in (0.3, 0.72):
        y = top + (foot - top) * rail
        canvas.paint(
            box(0, y, canvas.width, y + canvas.unit * 1.5), Fade(((246, 240, 228), (204, 196, 190)))
        )
    for number in range(-1, round(canvas.width / (wide * 1.55)) + 1):
        x = number * wide * 1.55 + canvas.around(0, 3)
        picket = [
            (x, foot),
            (x, top),
            (x + wide / 2, top - wide * 0.6),
            (x + wide, top),
            (x + wide, foot),
        ]
        canvas.shadow(picket, (canvas.unit * 0.6, canvas.unit * 0.3), 3, 0.2)
        canvas.paint(picket, Fade((WHITE, (240, 234, 224), (206, 200, 204)), (1, 0.1)))


def _beds(canvas: Canvas) -> None:
    """Earth, with low flowers in rows."""
    top = canvas.height * 0.86
    canvas.paint(
        [
            (0, top),
            (canvas.width, top - canvas.unit * 2),
            (canvas.width, canvas.height),
            (0, canvas.height),
        ],
        Fade(((126, 84, 58), (70, 46, 40))),
        canvas.unit * 0.7,
    )
    for _flower in range(46):
        x, y = canvas.at(canvas.chance.uniform(0, 1), canvas.chance.uniform(0.83, 0.95))
        colour = canvas.chance.choice(
            ((236, 92, 96), (250, 250, 250), (206, 110, 190), (255, 168, 60))
        )
        _small_flower(canvas, (x, y), canvas.unit * canvas.chance.uniform(0.9, 1.5), colour)


def _small_flower(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    x, y = middle
    canvas.paint(
        stroke([(x, y), (x + canvas.around(0, size), y + size * 4)], size * 0.3), GREENS[1]
    )
    for petal in range(5):
        angle = radians(petal * 72 + 20)
        canvas.paint(
            oval((x + cos(angle) * size * 0.6, y + sin(angle) * size * 0.55), size * 0.5),
            rounded(colour),
        )
    canvas.paint(oval(middle, size * 0.34), YELLOWS[0])


def _places(canvas: Canvas) -> list[tuple[Point, float]]:
    """Where the flowers stand: the far ones first."""
    count = 4 if canvas.is_upright else 6
    far = [
        (
            canvas.at((number + canvas.chance.uniform(0.2, 0.8)) / count, canvas.around(0.5, 0.05)),
            canvas.unit * canvas.chance.uniform(5, 6.5),
        )
        for number in range(count)
    ]
    side = canvas.chance.choice((0.0, 1.0))
    near = [
        (canvas.at(abs(side - 0.24), 0.32), canvas.unit * 13.5),
        (canvas.at(abs(side - 0.68), 0.44), canvas.unit * 10),
    ]
    return far + near[::-1]


def _sunflower(canvas: Canvas, head: Point, size: float) -> None:
    foot = (head[0] + canvas.around(0, size * 0.5), canvas.height * 1.02)
    bend = (along(head, foot, 0.5)[0] + canvas.around(0, size * 0.3), (head[1] + foot[1]) / 2)
    stem = smooth([foot, bend, head], closed=False)
    canvas.paint(
        stroke(stem, size * 0.24, size * 0.17),
        Fade((lit(GREENS[2], 0.2), GREENS[0], dimmed(GREENS[1])), (1, 0)),
    )
    for share, side in ((0.3, 1), (0.45, -1), (0.64, 1), (0.8, -1)):
        _stem_leaf(canvas, stem[round((1 - share) * (len(stem) - 1))], size, side)
    _petals(canvas, head, size)
    _seeds(canvas, head, size * 0.52)


def _stem_leaf(canvas: Canvas, base: Point, size: float, side: int) -> None:
    tip = (
        base[0] + side * size * canvas.around(1.35, 0.2),
        base[1] + size * canvas.around(0.15, 0.35),
    )
    colour = canvas.chance.choice(GREENS)
    canvas.paint(
        leaf(base, tip, size * 0.78),
        Fade((lit(colour, 0.34), colour, dimmed(colour, 0.35)), (0.2, 1)),
    )
    canvas.paint(stroke([base, along(base, tip, 0.85)], size * 0.035, 1), lit(colour, 0.5), 0, 0.6)


def _petals(canvas: Canvas, head: Point, size: float) -> None:
    canvas.shadow(oval(head, size * 0.95), (size * 0.12, size * 0.2), size * 0.14, 0.3)
    for row, (reach, shade) in enumerate(((1.12, 0.22), (1.0, 0.0))):
        count = 19
        for petal in range(count):
            angle = 2 * pi * (petal + row / 2) / count + canvas.around(0, 0.06)
            long = size * reach * canvas.around(1, 0.06)
            base = (head[0] + cos(angle) * size * 0.38, head[1] + sin(angle) * size * 0.38)
            tip = (head[0] + cos(angle) * long, head[1] + sin(angle) * long)
            colour = dimmed(canvas.chance.choice(YELLOWS), shade)
            tones = (dimmed(colour, 0.28), colour, lit(colour, 0.4))
            canvas.paint(leaf(base, tip, size * 0.3), Fade(tones, (cos(angle), sin(angle))))


def _seeds(canvas: Canvas, head: Point, radius: float) -> None:
    """Seeds lie in spirals, each turned by the golden angle from the last."""
    canvas.shadow(oval(head, radius * 1.05), (0, radius * 0.06), radius * 0.1, 0.5)
    canvas.paint(oval(head, radius), Glow(((88, 54, 30), (120, 74, 34), (70, 40, 28)), (0.4, 0.35)))
    count = 150 if radius > canvas.unit * 4 else 60
    for number in range(count):
        away = radius * 0.96 * sqrt(number / count)
        angle = number * GOLDEN_ANGLE
        place = (head[0] + cos(angle) * away, head[1] + sin(angle) * away)
        tone = (
            (206, 142, 52)
            if number > count * 0.64
            else (150, 100, 46)
            if number > count * 0.27
            else (126, 132, 62)
        )
        canvas.paint(oval(place, radius * 0.55 / sqrt(count)), tone, 0, 0.85)
