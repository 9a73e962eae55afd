"""What else stands on a playground: a swing, a bucket and a spade."""

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Colour, Fade, ball, dimmed, lit, rounded
from services.demo.pictures.shapes import Point, box, leaf, oval, placed, smooth, stroke, turned
from services.demo.pictures.things.climbing_frame import WOOD, beam

SAND = (232, 206, 158)


def swing(canvas: Canvas, middle: Point, size: float, seat: Colour) -> None:
    x, y = middle
    top = y - size * 1.5
    for side in (-0.7, 0.9):
        canvas.shadow(
            oval((x + size * (side + 0.2), y + size * 0.12), size * 0.5, size * 0.06),
            (0, 0),
            size * 0.05,
            0.35,
        )
        for lean in (-0.26, 0.2):
            beam(
                canvas,
                (x + size * side, top),
                (x + size * (side + lean), y + size * (0.14 if lean > 0 else 0.02)),
                size * 0.07,
            )
    beam(canvas, (x - size * 0.8, top), (x + size, top), size * 0.08)
    level = y - size * 0.34
    for chain in (-0.1, 0.36):
        canvas.paint(
            stroke([(x + size * chain, top), (x + size * (chain + 0.08), level)], size * 0.024),
            (120, 122, 134),
        )
    canvas.shadow(
        oval((x + size * 0.24, y + size * 0.06), size * 0.34, size * 0.06),
        (0, 0),
        size * 0.05,
        0.35,
    )
    canvas.paint(
        box(x - size * 0.06, level - size * 0.03, x + size * 0.5, level + size * 0.05, 6),
        rounded(seat, (0, 1)),
    )


def bucket(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    """A bucket, a spade and a sand castle."""
    x, y = middle
    heap = smooth(
        placed((x, y), size, "-340,50 -260,-50 -180,-90 -100,-30 -40,50"),
        closed=False,
    )
    canvas.shadow(
        oval((x - size * 1.4, y + size * 0.5), size * 2, size * 0.3), (0, 0), size * 0.2, 0.4
    )
    canvas.paint(heap, Fade((lit(SAND, 0.3), SAND, dimmed(SAND, 0.35)), (1, 0.6)), 1)
    canvas.shadow(
        oval((x + size * 0.5, y + size * 0.8), size * 1.2, size * 0.3), (0, 0), size * 0.2, 0.5
    )
    body = placed((x, y), size, "-80,-80 80,-80 60,80 -60,80")
    canvas.paint(body, rounded(colour, (1, 0.1)))
    canvas.paint(oval((x, y - size * 0.8), size * 0.82, size * 0.24), dimmed(colour, 0.4))
    canvas.paint(oval((x, y - size * 0.74), size * 0.7, size * 0.17), SAND)
    spade = turned(
        stroke([(x + size * 2.4, y - size * 1.6), (x + size * 2.4, y + size * 0.5)], size * 0.22),
        14,
        (x + size * 2.4, y),
    )
    canvas.paint(spade, rounded(WOOD, (1, 0)))
    canvas.paint(
        leaf((x + size * 2.3, y - size * 0.1), (x + size * 2.16, y + size * 1.0), size * 0.9),
        ball((216, 86, 70)),
    )
