"""The craft table: scissors, coloured paper, pencils."""

from math import cos, radians, sin

from PIL import Image

from services.demo.pictures.brushes import board
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, dimmed, lit, rounded
from services.demo.pictures.shapes import (
    Outline,
    Point,
    box,
    leaf,
    oval,
    placed,
    ring,
    star,
    stroke,
    turned,
)

PAPERS: tuple[Colour, ...] = (
    (236, 92, 84), (255, 190, 66), (88, 160, 216), (122, 184, 110),
    (240, 144, 172), (150, 120, 196), (250, 142, 74), (74, 178, 176),
)  # fmt: skip
WOOD = (226, 186, 138)


def craft(canvas: Canvas) -> Image.Image:
    sun = canvas.at(canvas.chance.choice((0.02, 0.98)), 0.0)
    for number in range(5):
        board(canvas, canvas.height * number / 5, canvas.height * (number + 1) / 5, WOOD)
    papers = canvas.chance.sample(PAPERS, len(PAPERS))
    _sheets(canvas, papers)
    _cut_shapes(canvas, papers)
    _snippets(canvas)
    _pencils(canvas, canvas.at(0.84, 0.3) if not canvas.is_upright else canvas.at(0.8, 0.16))
    _scissors(canvas, canvas.at(0.36, 0.66), canvas.unit * 20, canvas.around(-35, 18), papers[5])
    _pot(canvas, canvas.at(0.13, 0.2))
    _glue(canvas, canvas.at(0.76, 0.82), canvas.around(65, 12))
    return canvas.finish(sun, 0.42, 0.36)


def _sheets(canvas: Canvas, papers: list[Colour]) -> None:
    places = ((0.34, 0.26), (0.56, 0.24), (0.74, 0.56), (0.46, 0.82), (0.16, 0.7))
    for (right, down), colour in zip(places, papers, strict=False):
        x, y = canvas.at(right, down)
        wide, tall = canvas.unit * 16, canvas.unit * 22
        sheet = turned(box(x - wide, y - tall, x + wide, y + tall, 4), canvas.around(0, 40), (x, y))
        _lay(canvas, sheet, Fade((lit(colour, 0.28), colour, dimmed(colour, 0.1)), (0.7, 1)), 1.1)
    x, y = canvas.at(0.58, 0.52)
    drawing = turned(
        box(
            x - canvas.unit * 21,
            y - canvas.unit * 15,
            x + canvas.unit * 21,
            y + canvas.unit * 15,
            3,
        ),
        canvas.around(-6, 6),
        (x, y),
    )
    _lay(canvas, drawing, Fade((WHITE, (242, 240, 236)), (1, 1)), 1.2)


def _lay(canvas: Canvas, outline: Outline, paint: Fade, height: float) -> None:
    """Put something flat on the table; the higher it lies, the wider its shadow."""
    high = canvas.unit * height
    canvas.shadow(outline, (high * 0.7, high), high * 0.8, 0.34)
    canvas.paint(outline, paint)


def _cut_shapes(canvas: Canvas, papers: list[Colour]) -> None:
    """What was cut out so far: a sun, a house, a tree, a heart of leaves."""
    x, y = canvas.at(0.58, 0.52)
    unit = canvas.unit
    _piece(canvas, star((x - unit * 11, y - unit * 6), unit * 6, unit * 3.6, 12), (255, 196, 60))
    _piece(canvas, oval((x - unit * 11, y - unit * 6), unit * 2.9), (255, 160, 50))
    _piece(canvas, box(x + unit * 1, y - unit * 1, x + unit * 11, y + unit * 9), (226, 96, 84))
    _piece(canvas, placed((x, y), unit, "-100,0 600,-700 1300,0"), (96, 110, 180))
    _piece(canvas, box(x + unit * 4.4, y + unit * 3, x + unit * 7.6, y + unit * 9), (255, 226, 170))
    _piece(canvas, box(x - unit * 8, y + unit * 3, x - unit * 6.4, y + unit * 10), (150, 100, 66))
    for right, down in ((-9.6, 2), (-4.8, 1.6), (-7.2, -1)):
        _piece(canvas, oval((x + unit * right, y + unit * down), unit * 3), (112, 176, 96))


def _piece(canvas: Canvas, outline: Outline, colour: Colour) -> None:
    _lay(canvas, outline, Fade((lit(colour, 0.3), colour), (1, 1)), 0.4)


def _snippets(canvas: Canvas) -> None:
    for _snippet in range(46):
        x, y = canvas.at(canvas.chance.random(), canvas.chance.random())
        size = canvas.unit * canvas.chance.uniform(0.8, 2)
        corners = [(x + canvas.around(0, size), y + canvas.around(0, size)) for _corner in range(3)]
        _piece(canvas, corners, canvas.chance.choice(PAPERS))
    for _curl in range(5):
        middle = canvas.at(canvas.chance.random(), canvas.chance.uniform(0.5, 1))
        _piece(
            canvas,
            ring(middle, canvas.unit * 2.2, canvas.unit * 1.6, 0.8)[: 2 * 20],
            canvas.chance.choice(PAPERS),
        )


def _pencils(canvas: Canvas, middle: Point) -> None:
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


def _scissors(canvas: Canvas, middle: Point, size: float, turn: float, handle: Colour) -> None:
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
            _lay(canvas, part(outline), paint, 0.9)
    canvas.paint(oval(middle, size * 0.05), Fade(((250, 250, 250), (130, 136, 146)), (1, 1)))


def _pot(canvas: Canvas, middle: Point) -> None:
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


def _glue(canvas: Canvas, middle: Point, turn: float) -> None:
    x, y = middle
    unit = canvas.unit

    def part(points: Outline) -> Outline:
        return turned(points, turn, middle)

    _lay(
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
