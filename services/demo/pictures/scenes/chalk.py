"""A chalkboard with sums."""

from math import cos, radians, sin

from PIL import Image

from services.demo.pictures.brushes import window_light
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, dimmed, lit, rounded
from services.demo.pictures.shapes import Point, arc, box, placed, smooth, stroke
from services.demo.pictures.things.handwriting import chalk_line, write

BOARDS: tuple[Colour, ...] = ((46, 88, 76), (52, 62, 72))
WOOD = (206, 156, 100)
CHALKS: tuple[Colour, ...] = (
    (250, 250, 244),
    (255, 218, 120),
    (244, 162, 172),
    (150, 206, 236),
    (170, 220, 150),
)
POTS: tuple[Colour, ...] = ((226, 110, 84), (84, 150, 180), (240, 190, 80))


def chalk(canvas: Canvas) -> Image.Image:
    wall = canvas.chance.choice(((240, 226, 200), (222, 230, 220), (236, 214, 200)))
    canvas.ground(Fade((lit(wall, 0.3), dimmed(wall, 0.14)), (0.4, 1)))
    left, top, right, foot = (
        canvas.width * 0.07,
        canvas.height * 0.09,
        canvas.width * 0.93,
        canvas.height * 0.76,
    )
    _board(canvas, (left, top, right, foot))
    size = canvas.unit * 5.4
    _sums(canvas, (left + canvas.unit * 6, top + canvas.unit * 5), size, (foot - top) / size)
    _drawings(canvas, (left, top, right, foot))
    window_light(
        canvas,
        canvas.at(0.5, 0.02),
        (canvas.width * 0.36, canvas.height * 0.6),
        -0.35,
        0.13,
    )
    _tray(canvas, left, right, foot)
    _desk(canvas)
    return canvas.finish(canvas.at(0.9, 0.02), 0.3, 0.34)


def _board(canvas: Canvas, edges: tuple[float, float, float, float]) -> None:
    left, top, right, foot = edges
    frame = canvas.unit * 2.2
    outer = box(left - frame, top - frame, right + frame, foot + frame, 8)
    canvas.shadow(outer, (-canvas.unit, canvas.unit * 1.6), canvas.unit * 1.6, 0.4)
    canvas.paint(outer, Fade((lit(WOOD, 0.4), WOOD, dimmed(WOOD, 0.25)), (0.3, 1)))
    canvas.paint(box(left - 5, top - 5, right + 5, foot + 5), dimmed(WOOD, 0.6))
    colour = canvas.chance.choice(BOARDS)
    canvas.paint(
        box(left, top, right, foot), Fade((dimmed(colour, 0.2), colour, lit(colour, 0.1)), (1, 1))
    )
    with canvas.inside(box(left, top, right, foot)):
        for _wipe in range(16):  # what was wiped away before
            x, y = canvas.chance.uniform(left, right), canvas.chance.uniform(top, foot)
            bend = [
                (x, y),
                (x + canvas.around(0, 20) * canvas.unit, y + canvas.around(0, 8) * canvas.unit),
                (x + canvas.around(0, 34) * canvas.unit, y),
            ]
            canvas.paint(
                stroke(smooth(bend, closed=False), canvas.unit * 6), WHITE, canvas.unit * 1.6, 0.05
            )


def _sums(canvas: Canvas, corner: Point, size: float, lines: float) -> None:
    table = canvas.chance.choice((4, 6, 7, 8))
    count = int(lines / 2.7) - 1
    for line, number in enumerate(sorted(canvas.chance.sample(range(2, 10), count))):
        written = (
            f"{number} x {table} = {number * table}"
            if line < count - 1
            else f"{number * table} - {table} ="
        )
        write(
            canvas,
            written,
            (corner[0], corner[1] + line * size * 2.7),
            size,
            CHALKS[0 if line % 2 == 0 else 1],
        )


def _drawings(canvas: Canvas, edges: tuple[float, float, float, float]) -> None:
    """A sun, a flower and a cake in pieces, in coloured chalk."""
    left, top, right, foot = edges
    unit = canvas.unit
    sun = (right - unit * 13, top + unit * 13)
    chalk_line(canvas, arc(sun, unit * 5, 0, 360), unit * 0.9, CHALKS[1])
    for ray in range(10):
        a = radians(ray * 36)
        chalk_line(
            canvas,
            [(sun[0] + cos(a) * unit * r, sun[1] + sin(a) * unit * r) for r in (6.6, 9.4)],
            unit * 0.8,
            CHALKS[1],
        )
    cake = (right - unit * 14, foot - unit * 14)
    chalk_line(canvas, arc(cake, unit * 9, 0, 360), unit * 0.9, CHALKS[2])
    for slice_ in range(4):
        a = radians(slice_ * 45 + 22)
        chalk_line(
            canvas,
            [
                (cake[0] - cos(a) * unit * 9, cake[1] - sin(a) * unit * 9),
                (cake[0] + cos(a) * unit * 9, cake[1] + sin(a) * unit * 9),
            ],
            unit * 0.7,
            CHALKS[2],
        )
    y = foot - unit * 6
    start, end = left + unit * 6, right - unit * 30
    chalk_line(canvas, [(start, y), (end, y)], unit * 0.7, CHALKS[3])
    for mark in range(11):
        x = start + (end - start) * mark / 10
        chalk_line(canvas, [(x, y - unit * 1.2), (x, y + unit * 1.2)], unit * 0.6, CHALKS[3])
    _flower(
        canvas,
        (right - unit * 14, top + unit * 32)
        if canvas.is_upright
        else (right - unit * 34, top + unit * 14),
    )


def _flower(canvas: Canvas, middle: Point) -> None:
    unit = canvas.unit
    x, y = middle
    for petal in range(6):
        a = radians(petal * 60)
        chalk_line(
            canvas,
            arc((x + cos(a) * unit * 3, y + sin(a) * unit * 3), unit * 1.9, 0, 360),
            unit * 0.7,
            CHALKS[2 if petal % 2 else 3],
        )
    chalk_line(
        canvas,
        smooth(placed((x, y), unit, "0,500 100,800 0,1100"), closed=False),
        unit * 0.8,
        CHALKS[4],
    )


def _tray(canvas: Canvas, left: float, right: float, foot: float) -> None:
    unit = canvas.unit
    y = foot + unit * 2.4
    canvas.shadow(box(left, y, right, y + unit * 2.4), (0, unit * 1.4), unit, 0.4)
    canvas.paint(
        box(left - unit * 2, y - unit, right + unit * 2, y + unit * 1.8, 6),
        Fade((lit(WOOD, 0.5), WOOD, dimmed(WOOD, 0.4))),
    )
    for number, colour in enumerate(CHALKS):
        x = left + unit * (8 + number * 8) + canvas.around(0, 2) * unit
        canvas.paint(
            stroke([(x, y - unit * 0.7), (x + unit * 5, y - unit * 0.8)], unit * 1.5),
            Fade((WHITE, colour, dimmed(colour, 0.25))),
        )
    x = right - unit * 20
    canvas.paint(box(x, y - unit * 3.4, x + unit * 12, y - unit * 0.6, 8), rounded((92, 130, 170)))
    canvas.paint(box(x, y - unit * 1.3, x + unit * 12, y - unit * 0.4, 4), rounded((236, 220, 180)))


def _desk(canvas: Canvas) -> None:
    """The front desk, close by and out of focus."""
    top = canvas.height * 0.9
    canvas.paint(
        box(0, top, canvas.width, canvas.height),
        Fade((lit(WOOD, 0.35), dimmed(WOOD, 0.2))),
        canvas.unit * 0.7,
    )
    colour = canvas.chance.choice(POTS)
    x, y = canvas.width * 0.14, top + canvas.unit * 3
    for number in range(6):
        tip = (x + (number - 2.5) * canvas.unit * 2.6, y - canvas.unit * canvas.around(19, 2))
        canvas.paint(
            stroke([(x, y - canvas.unit * 2), tip], canvas.unit * 1.5, canvas.unit * 1.3),
            rounded(CHALKS[number % 5] if number % 2 else POTS[number % 3]),
            canvas.unit * 0.4,
        )
    canvas.paint(
        box(
            x - canvas.unit * 6,
            y - canvas.unit * 10,
            x + canvas.unit * 6,
            y + canvas.unit * 3,
            canvas.unit,
        ),
        rounded(colour, (1, 0.2)),
        canvas.unit * 0.4,
    )
    for number, tone in enumerate(((206, 78, 70), (78, 128, 178), (242, 214, 160))):
        y = top + canvas.unit * (4 - number * 2.8)
        left = canvas.width * 0.72 + canvas.around(0, 1.5) * canvas.unit
        canvas.paint(
            box(left, y - canvas.unit * 2.6, left + canvas.unit * 22, y, 6),
            rounded(tone, (0.2, 1)),
            canvas.unit * 0.35,
        )
