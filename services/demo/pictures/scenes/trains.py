"""A railway of wooden blocks on the carpet."""

from math import atan2, cos, degrees, pi, sin

from PIL import Image

from services.demo.pictures.brushes import board
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Colour, Fade, dimmed, lit
from services.demo.pictures.shapes import (
    Outline,
    Point,
    band,
    beside,
    box,
    moved,
    stroke,
)
from services.demo.pictures.things.toy_blocks import BLOCKS, WOOD, castle, cube, tree_block, wagon

RUGS: tuple[Colour, ...] = ((118, 164, 176), (196, 176, 206), (150, 180, 132))


def trains(canvas: Canvas) -> Image.Image:
    for number in range(6):
        board(canvas, canvas.height * number / 6, canvas.height * (number + 1) / 6, (206, 160, 112))
    rug = canvas.chance.choice(RUGS)
    _rug(canvas, rug)
    track = _oval_track(canvas)
    _track(canvas, track)
    start = canvas.chance.randrange(len(track))
    wagons = canvas.chance.sample(BLOCKS, 4)
    for number, colour in enumerate(wagons):
        spot = (
            start + number * round(len(track) * (0.072 if not canvas.is_upright else 0.078))
        ) % len(track)
        ahead = track[(spot + 1) % len(track)]
        here = track[spot]
        turn = _direction(here, ahead)
        wagon(canvas, here, turn, colour, is_engine=number == len(wagons) - 1)
    castle(canvas, canvas.at(0.5, 0.5))
    for _tree in range(7):
        tree_block(
            canvas,
            canvas.at(
                canvas.chance.uniform(0.04, 0.96),
                canvas.chance.choice((canvas.around(0.06, 0.03), canvas.around(0.94, 0.03))),
            ),
        )
    for _loose in range(6):
        middle = canvas.at(
            canvas.chance.choice((canvas.around(0.3, 0.05), canvas.around(0.7, 0.05))),
            canvas.around(0.5, 0.12),
        )
        cube(
            canvas,
            middle,
            canvas.unit * canvas.around(3.4, 0.5),
            canvas.chance.choice(BLOCKS),
            canvas.around(0, 40),
        )
    return canvas.finish(canvas.at(0.03, 0.02), 0.38, 0.36)


def _direction(here: Point, ahead: Point) -> float:
    return degrees(atan2(ahead[1] - here[1], ahead[0] - here[0]))


def _rug(canvas: Canvas, colour: Colour) -> None:
    edge = canvas.unit * 5
    outer = box(edge, edge, canvas.width - edge, canvas.height - edge, canvas.unit * 8)
    canvas.shadow(outer, (canvas.unit * 0.6, canvas.unit), canvas.unit, 0.4)
    canvas.paint(outer, Fade((lit(colour, 0.25), colour, dimmed(colour, 0.2)), (1, 1)))
    with canvas.inside(outer):
        for y in range(0, canvas.height, round(canvas.unit * 1.6)):
            canvas.paint(box(0, y, canvas.width, y + canvas.unit * 0.5), lit(colour, 0.5), 2, 0.2)
    inner = canvas.unit * 8
    line = box(inner, inner, canvas.width - inner, canvas.height - inner, canvas.unit * 6)
    canvas.paint(band(line, canvas.unit * 0.7), (250, 244, 230), 1, 0.6)


def _oval_track(canvas: Canvas) -> Outline:
    """A loop with a waist, so that it is not just a circle."""
    steps = 120
    wide, tall = canvas.width * 0.36, canvas.height * 0.34
    waist = canvas.around(0.1, 0.04)
    loop = []
    for step in range(steps):
        a = 2 * pi * step / steps
        pinch = 1 - waist * cos(2 * a)
        loop.append(
            (
                canvas.width / 2 + wide * cos(a) * pinch,
                canvas.height / 2 + tall * sin(a) * (2 - pinch),
            )
        )
    return loop


def _track(canvas: Canvas, loop: Outline) -> None:
    wide = canvas.unit * 7
    closed = [*loop, loop[0], loop[1]]
    canvas.shadow(band(loop, wide), (canvas.unit * 0.5, canvas.unit), canvas.unit * 0.8, 0.42)
    canvas.paint(band(loop, wide), Fade((lit(WOOD, 0.3), WOOD, dimmed(WOOD, 0.15)), (1, 1)))
    for groove in (-0.26, 0.26):
        rail = [beside(closed, index, groove * wide) for index in range(len(closed) - 1)]
        canvas.paint(band(rail, wide * 0.13), dimmed(WOOD, 0.45))
        canvas.paint(band(moved(rail, 2, 3), wide * 0.03), lit(WOOD, 0.6), 1, 0.7)
    for index in range(0, len(loop), 10):
        ends = [beside(closed, index, side * wide * 0.5) for side in (-1, 1)]
        canvas.paint(stroke(ends, 5), dimmed(WOOD, 0.5), 1, 0.6)
