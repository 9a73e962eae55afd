"""What one cuts, glues and colours with."""

from math import cos, radians, sin

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, dimmed, lit, rounded
from services.demo.pictures.shapes import (
    Outline,
    Point,
    box,
    leaf,
    oval,
    ring,
    stroke,
    turned,
)

PAPERS: tuple[Colour, ...] = (
    (236, 92, 84), (255, 190, 66), (88, 160, 216), (122, 184, 110),
    (240, 144, 172), (150, 120, 196), (250, 142, 74), (74, 178, 176),
)  # fmt: skip


def lay(canvas: Canvas, outline: Outline, paint: Fade, height: float) -> None:
    """Put something flat on the table; the higher it lies, the wider its shadow."""
    high = canvas.unit * height
    canvas.shadow(outline, (high * 0.7, high), high * 0.8, 0.34)
    canvas.paint(outline, paint)


def pencils(canvas: Canvas, middle: Point) -> None:
    for number, colour in enumerate(canvas.chance.sample(PAPERS, 6)):
        y = middle[1] + (number - 3) * canvas.unit * 3.1
        turn = canvas.around(12, 7)
        _pencil(canvas, (middle[0] + canvas.around(0, 3) * canvas.unit, y), turn, colour)


def _pencil(canvas: Canvas, middle: Point, turn: float, colour: Colour) -> None:
    x, y = middle
    long, thick = canvas.unit * 14, canvas.unit * 1.05

    def part(points: Outline) -> Outline:
        return turned(points, turn, middle)

    canvas.shadow(
        part(box(x - long, y - thick, x + long, y + thick)),
        (canvas.unit * 0.5, canvas.unit * 0.9),
        canvas.unit * 0.6,
        0.4,
    )
    tip = [(x - long, y - thick), (x - long - thick * 3.4, y), (x - long, y + thick)]
    canvas.paint(part(tip), Fade(((244, 214, 170), (206, 164, 116))))
    canvas.paint(
        part(
            [
                (x - long - thick * 2.2, y - thick * 0.36),
                (x - long - thick * 3.4, y),
                (x - long - thick * 2.2, y + thick * 0.36),
            ]
        ),
        colour,
    )
    for share, tone in ((-1, lit(colour, 0.42)), (-0.34, colour), (0.34, dimmed(colour, 0.3))):
        canvas.paint(
            part(box(x - long, y + thick * share, x + long, y + thick * (share + 0.67))), tone
        )
    canvas.paint(
        part(box(x + long, y - thick, x + long + thick * 0.9, y + thick, 4)),
        rounded(dimmed(colour, 0.2)),
    )


def scissors(canvas: Canvas, middle: Point, size: float, turn: float, handle: Colour) -> None:
    x, y = middle

    def part(points: Outline) -> Outline:
        return turned(points, turn, middle)

    for side in (1, -1):
        open_by = side * 13
        blade = turned(
            leaf((x - size * 0.1, y), (x + size, y - side * size * 0.02), size * 0.17),
            open_by,
            middle,
        )
        shank = turned(
            stroke(
                [(x + size * 0.1, y), (x - size * 0.5, y - side * size * 0.05)],
                size * 0.1,
                size * 0.08,
            ),
            open_by,
            middle,
        )
        loop = turned(
            ring((x - size * 0.72, y + side * size * 0.06), size * 0.27, size * 0.17, 0.8),
            open_by,
            middle,
        )
        for outline, paint in (
            (shank, Fade((lit(handle, 0.3), dimmed(handle, 0.2)))),
            (blade, Fade(((246, 248, 250), (170, 178, 190), (226, 230, 236)), (0.3, 1))),
            (loop, Fade((lit(handle, 0.45), handle, dimmed(handle, 0.25)))),
        ):
            lay(canvas, part(outline), paint, 0.9)
    canvas.paint(oval(middle, size * 0.05), Fade(((250, 250, 250), (130, 136, 146)), (1, 1)))


def pot(canvas: Canvas, middle: Point) -> None:
    """A jar with brushes, seen from above."""
    x, y = middle
    radius = canvas.unit * 8.5
    canvas.shadow(oval(middle, radius), (canvas.unit * 2, canvas.unit * 3), canvas.unit * 2, 0.45)
    canvas.paint(oval(middle, radius), Fade(((250, 250, 246), (196, 202, 212)), (1, 1)))
    canvas.paint(oval(middle, radius * 0.84), Fade(((96, 104, 124), (170, 178, 194)), (1, 1)))
    for number, colour in enumerate(canvas.chance.sample(PAPERS, 6)):
        angle = radians(number * 60 + canvas.around(0, 18))
        long = canvas.unit * canvas.around(12, 2)
        end = (x + cos(angle) * long, y + sin(angle) * long)
        start = (x - cos(angle) * radius * 0.3, y - sin(angle) * radius * 0.3)
        handle = stroke([start, end], canvas.unit * 1.5, canvas.unit * 1)
        canvas.shadow(handle, (canvas.unit, canvas.unit * 1.6), canvas.unit * 0.8, 0.3)
        canvas.paint(handle, rounded(colour))
        canvas.paint(
            leaf(
                (end[0] - cos(angle) * 4, end[1] - sin(angle) * 4),
                (x + cos(angle) * long * 1.28, y + sin(angle) * long * 1.28),
                canvas.unit * 2,
            ),
            rounded((120, 84, 60)),
        )


def glue(canvas: Canvas, middle: Point, turn: float) -> None:
    x, y = middle
    unit = canvas.unit

    def part(points: Outline) -> Outline:
        return turned(points, turn, middle)

    lay(
        canvas,
        part(box(x - unit * 8, y - unit * 2.6, x + unit * 5, y + unit * 2.6, unit * 0.8)),
        Fade((WHITE, (236, 236, 238), (190, 194, 204)), (0.3, 1)),
        1.4,
    )
    canvas.paint(
        part(box(x - unit * 5, y - unit * 2.6, x + unit * 2, y + unit * 2.6)),
        Fade(((255, 206, 80), (238, 170, 40)), (0.3, 1)),
    )
    canvas.paint(
        part(box(x + unit * 5, y - unit * 2.2, x + unit * 8, y + unit * 2.2, unit * 0.6)),
        Fade(((240, 104, 92), (186, 58, 58)), (0.3, 1)),
    )
