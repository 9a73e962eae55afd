"""Lumps of clay with dents of fingers, and eyes."""

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Colour, ball, dimmed, lit
from services.demo.pictures.shapes import (
    Outline,
    Point,
    oval,
)

INK = (44, 36, 44)


def _dents(canvas: Canvas, outline: Outline, middle: Point, size: float, colour: Colour) -> None:
    """Fingers leave dents in clay."""
    with canvas.inside(outline):
        for _dent in range(9):
            place = (
                middle[0] + canvas.around(0, size * 0.8),
                middle[1] + canvas.around(0, size * 0.7),
            )
            canvas.paint(
                oval(place, size * 0.13, size * 0.08, canvas.chance.uniform(0, 180)),
                dimmed(colour, 0.3),
                size * 0.04,
                0.3,
            )
            canvas.paint(
                oval((place[0] + size * 0.03, place[1] + size * 0.07), size * 0.1, size * 0.04),
                lit(colour, 0.5),
                size * 0.03,
                0.3,
            )


def lump(canvas: Canvas, outline: Outline, middle: Point, size: float, colour: Colour) -> None:
    canvas.paint(outline, ball(colour, (0.62, 0.26)))
    _dents(canvas, outline, middle, size, colour)


def eye(canvas: Canvas, middle: Point, size: float) -> None:
    canvas.paint(oval(middle, size), INK)
    canvas.paint(
        oval((middle[0] + size * 0.3, middle[1] - size * 0.3), size * 0.3), (255, 255, 255)
    )
