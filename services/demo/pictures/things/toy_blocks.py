"""Things of wooden blocks: a wagon, a tower, a tree."""

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Colour, Fade, ball, dimmed, lit, rounded
from services.demo.pictures.shapes import Point, box, oval, placed, smooth, stroke, turned

WOOD = (232, 194, 142)
BLOCKS: tuple[Colour, ...] = (
    (216, 72, 64),
    (66, 124, 188),
    (244, 190, 66),
    (96, 160, 96),
    (236, 140, 72),
)


def wagon(canvas: Canvas, middle: Point, turn: float, colour: Colour, *, is_engine: bool) -> None:
    """A wagon of a wooden train, seen from above."""
    _wheels(canvas, middle, turn)
    _base(canvas, middle, turn, colour)
    if not is_engine:
        _load(canvas, middle, turn, colour)
        return
    _boiler(canvas, middle, turn, colour)
    _cabin(canvas, middle, turn)
    _chimney(canvas, middle, turn)


def _wheels(canvas: Canvas, middle: Point, turn: float) -> None:
    unit = canvas.unit
    for end in (-1, 1):
        for side in (-1, 1):
            x, y = middle[0] + end * unit * 3.4, middle[1] + side * unit * 2.9
            wheel = box(x - unit * 1.3, y - unit * 0.7, x + unit * 1.3, y + unit * 0.7, unit * 0.5)
            canvas.paint(turned(wheel, turn, middle), rounded((70, 60, 60)))


def _base(canvas: Canvas, middle: Point, turn: float, colour: Colour) -> None:
    """The block itself, and the hooks at both ends."""
    x, y = middle
    unit = canvas.unit
    hooks = stroke([(x - unit * 7.2, y), (x + unit * 7, y)], unit * 0.9)
    canvas.paint(turned(hooks, turn, middle), (96, 90, 96))
    block = box(x - unit * 5.6, y - unit * 2.9, x + unit * 5.6, y + unit * 2.9, unit)
    body = turned(block, turn, middle)
    canvas.shadow(body, (unit * 1.1, unit * 1.7), unit, 0.5)
    canvas.paint(body, Fade((lit(colour, 0.35), colour, dimmed(colour, 0.25)), (0.6, 1)))


def _load(canvas: Canvas, middle: Point, turn: float, colour: Colour) -> None:
    """Five balls in a hollow."""
    x, y = middle
    unit = canvas.unit
    hollow = box(x - unit * 4.5, y - unit * 2, x + unit * 4.5, y + unit * 2, unit * 0.6)
    canvas.paint(turned(hollow, turn, middle), dimmed(colour, 0.5))
    for number in range(5):
        place = (x + unit * (number - 2) * 1.7, y + canvas.around(0, 0.6) * unit)
        shape = turned(oval(place, unit * 1.1), turn, middle)
        canvas.paint(shape, ball(canvas.chance.choice(BLOCKS)))


def _boiler(canvas: Canvas, middle: Point, turn: float, colour: Colour) -> None:
    x, y = middle
    unit = canvas.unit
    shape = box(x - unit * 0.6, y - unit * 1.9, x + unit * 6.4, y + unit * 1.9, unit * 1.7)
    boiler = turned(shape, turn, middle)
    canvas.shadow(boiler, (unit * 0.5, unit * 0.8), unit * 0.5, 0.4)
    canvas.paint(boiler, Fade((lit(colour, 0.6), colour, dimmed(colour, 0.35)), (0.5, 1)))


def _cabin(canvas: Canvas, middle: Point, turn: float) -> None:
    """Its roof, for more is not seen from above."""
    x, y = middle
    unit = canvas.unit
    shape = box(x - unit * 6, y - unit * 3.2, x - unit * 1.4, y + unit * 3.2, unit * 0.8)
    roof = turned(shape, turn, middle)
    canvas.shadow(roof, (unit * 0.7, unit), unit * 0.6, 0.45)
    canvas.paint(roof, Fade(((70, 76, 96), (40, 42, 60)), (0.6, 1)))


def _chimney(canvas: Canvas, middle: Point, turn: float) -> None:
    """The chimney, with the brass dome behind it."""
    x, y = middle
    unit = canvas.unit
    chimney = turned(oval((x + unit * 4.4, y), unit * 1.2), turn, middle)
    canvas.shadow(chimney, (unit * 0.5, unit * 0.8), unit * 0.4, 0.5)
    canvas.paint(chimney, rounded((60, 60, 76)))
    canvas.paint(turned(oval((x + unit * 4.4, y), unit * 0.6), turn, middle), (24, 22, 34))
    canvas.paint(turned(oval((x + unit * 1.6, y), unit * 0.7), turn, middle), ball((250, 206, 90)))


def cube(canvas: Canvas, middle: Point, size: float, colour: Colour, turn: float) -> None:
    x, y = middle
    shape = turned(box(x - size, y - size, x + size, y + size, size * 0.16), turn, middle)
    canvas.shadow(shape, (size * 0.4, size * 0.6), size * 0.3, 0.45)
    canvas.paint([(px + size * 0.1, py + size * 0.18) for px, py in shape], dimmed(colour, 0.4))
    canvas.paint(shape, Fade((lit(colour, 0.4), colour, dimmed(colour, 0.08)), (0.6, 1)))


def castle(canvas: Canvas, middle: Point) -> None:
    """A station with towers, seen from above and a little from the front."""
    x, y = middle
    unit = canvas.unit
    canvas.shadow(
        box(x - unit * 11, y - unit * 8, x + unit * 11, y + unit * 9),
        (unit * 2, unit * 2.6),
        unit * 2,
        0.45,
    )
    for side in (-1, 1):
        for depth in (-1, 1):
            _tower(
                canvas,
                (x + side * unit * 9, y + depth * unit * 6),
                BLOCKS[(side + 2 * depth) % len(BLOCKS)],
            )
    wall = (242, 206, 150)
    canvas.paint(
        box(x - unit * 6.5, y - unit * 2.6, x + unit * 6.5, y + unit * 7.4, 6),
        Fade((wall, dimmed(wall, 0.3))),
    )
    roof = placed((x, y), unit, "-800,-160 0,-900 800,-160")
    canvas.shadow(roof, (0, unit), unit * 0.6, 0.4)
    canvas.paint(roof, Fade((lit(BLOCKS[0], 0.35), dimmed(BLOCKS[0], 0.2)), (0.6, 1)))
    door = smooth(placed((x, y), unit, "-200,740 -200,320 0,140 200,320 200,740"), closed=False)
    canvas.paint(door, Fade(((92, 66, 60), (130, 92, 70))))
    canvas.paint(oval((x, y - unit * 4.6), unit * 1.4), (255, 246, 220))
    for hand in ((0, -1.0), (0.7, 0.2)):
        canvas.paint(
            stroke(
                [(x, y - unit * 4.6), (x + hand[0] * unit, y - unit * (4.6 - hand[1]))], unit * 0.24
            ),
            (70, 60, 70),
        )


def _tower(canvas: Canvas, middle: Point, colour: Colour) -> None:
    x, y = middle
    unit = canvas.unit
    canvas.shadow(
        box(x - unit * 2, y - unit * 4, x + unit * 2, y + unit * 4), (unit, unit * 1.4), unit, 0.4
    )
    canvas.paint(
        box(x - unit * 2, y - unit * 2, x + unit * 2, y + unit * 4.4, 5),
        Fade((lit(WOOD, 0.4), WOOD, dimmed(WOOD, 0.35)), (1, 0.3)),
    )
    roof = placed((x, y), unit, "-260,-180 0,-640 260,-180")
    canvas.paint(roof, Fade((lit(colour, 0.45), colour, dimmed(colour, 0.3)), (1, 0.4)))
    canvas.paint(oval((x, y + unit * 0.6), unit * 0.8, unit * 1.1), (100, 78, 70))


def tree_block(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    unit = canvas.unit
    green = canvas.chance.choice(((92, 154, 92), (120, 170, 90), (70, 134, 100)))
    canvas.shadow(oval((x, y), unit * 3, unit), (unit * 1.2, unit * 0.4), unit * 0.6, 0.5)
    canvas.paint(
        box(x - unit * 0.7, y - unit * 2.4, x + unit * 0.7, y + unit * 0.4, 4),
        rounded((176, 120, 76), (1, 0)),
    )
    crown = placed((x, y), unit, "-300,-200 0,-900 300,-200")
    canvas.paint(crown, Fade((lit(green, 0.45), green, dimmed(green, 0.35)), (1, 0.3)))
