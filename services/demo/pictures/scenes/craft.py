"""The craft table: scissors, coloured paper, pencils."""

from PIL import Image

from services.demo.pictures.brushes import board
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, dimmed, lit
from services.demo.pictures.shapes import (
    Outline,
    box,
    oval,
    placed,
    ring,
    star,
    turned,
)
from services.demo.pictures.things.craft_tools import PAPERS, glue, lay, pencils, pot, scissors

WOOD = (226, 186, 138)


def craft(canvas: Canvas) -> Image.Image:
    sun = canvas.at(canvas.chance.choice((0.02, 0.98)), 0.0)
    for number in range(5):
        board(canvas, canvas.height * number / 5, canvas.height * (number + 1) / 5, WOOD)
    papers = canvas.chance.sample(PAPERS, len(PAPERS))
    _sheets(canvas, papers)
    _cut_shapes(canvas, papers)
    _snippets(canvas)
    pencils(canvas, canvas.at(0.84, 0.3) if not canvas.is_upright else canvas.at(0.8, 0.16))
    scissors(canvas, canvas.at(0.36, 0.66), canvas.unit * 20, canvas.around(-35, 18), papers[5])
    pot(canvas, canvas.at(0.13, 0.2))
    glue(canvas, canvas.at(0.76, 0.82), canvas.around(65, 12))
    return canvas.finish(sun, 0.42, 0.36)


def _sheets(canvas: Canvas, papers: list[Colour]) -> None:
    places = ((0.34, 0.26), (0.56, 0.24), (0.74, 0.56), (0.46, 0.82), (0.16, 0.7))
    for (right, down), colour in zip(places, papers, strict=False):
        x, y = canvas.at(right, down)
        wide, tall = canvas.unit * 16, canvas.unit * 22
        sheet = turned(box(x - wide, y - tall, x + wide, y + tall, 4), canvas.around(0, 40), (x, y))
        lay(canvas, sheet, Fade((lit(colour, 0.28), colour, dimmed(colour, 0.1)), (0.7, 1)), 1.1)
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
    lay(canvas, drawing, Fade((WHITE, (242, 240, 236)), (1, 1)), 1.2)


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
    lay(canvas, outline, Fade((lit(colour, 0.3), colour), (1, 1)), 0.4)


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
