"""How a hand writes with chalk."""

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Colour
from services.demo.pictures.shapes import Outline, Point, oval, smooth, stroke

# How a hand writes: the strokes of each sign, on a field of 1 wide and 2 high.
SIGNS: dict[str, tuple[Outline, ...]] = {
    "0": (smooth([(0.5, 0.1), (0.1, 0.7), (0.2, 1.7), (0.6, 1.9), (0.95, 1.3), (0.85, 0.4)]),),
    "1": ([(0.2, 0.6), (0.6, 0.1), (0.6, 1.9)],),
    "2": (
        smooth([(0.1, 0.5), (0.5, 0.05), (0.9, 0.5), (0.6, 1.1), (0.1, 1.9)], closed=False),
        [(0.1, 1.9), (1.0, 1.85)],
    ),
    "3": (
        smooth(
            [
                (0.1, 0.35),
                (0.55, 0.05),
                (0.85, 0.5),
                (0.4, 0.9),
                (0.9, 1.4),
                (0.5, 1.95),
                (0.05, 1.6),
            ],
            closed=False,
        ),
    ),
    "4": ([(0.6, 0.1), (0.05, 1.25), (1.0, 1.2)], [(0.7, 0.75), (0.65, 1.95)]),
    "5": (
        [(0.9, 0.1), (0.25, 0.15), (0.15, 0.85)],
        smooth([(0.15, 0.85), (0.7, 0.8), (0.9, 1.35), (0.5, 1.9), (0.05, 1.7)], closed=False),
    ),
    "6": (
        smooth(
            [
                (0.8, 0.1),
                (0.25, 0.8),
                (0.15, 1.5),
                (0.5, 1.95),
                (0.9, 1.5),
                (0.55, 1.05),
                (0.18, 1.35),
            ],
            closed=False,
        ),
    ),
    "7": ([(0.05, 0.15), (0.95, 0.1), (0.4, 1.95)], [(0.35, 1.0), (0.85, 0.95)]),
    "8": (
        smooth(
            [
                (0.5, 0.95),
                (0.15, 0.5),
                (0.5, 0.05),
                (0.85, 0.5),
                (0.5, 0.95),
                (0.1, 1.45),
                (0.5, 1.95),
                (0.9, 1.45),
            ]
        ),
    ),
    "9": (
        smooth(
            [
                (0.85, 0.55),
                (0.5, 1.0),
                (0.15, 0.55),
                (0.5, 0.1),
                (0.88, 0.5),
                (0.75, 1.3),
                (0.4, 1.95),
            ],
            closed=False,
        ),
    ),
    "+": ([(0.1, 1.1), (0.9, 1.1)], [(0.5, 0.65), (0.5, 1.55)]),
    "-": ([(0.1, 1.1), (0.9, 1.1)],),
    "x": ([(0.15, 0.75), (0.85, 1.5)], [(0.85, 0.7), (0.15, 1.5)]),
    "=": ([(0.1, 0.9), (0.9, 0.85)], [(0.1, 1.35), (0.9, 1.3)]),
    " ": (),
}


def write(canvas: Canvas, text: str, corner: Point, size: float, colour: Colour) -> None:
    for place, sign in enumerate(text):
        x = corner[0] + place * size * 0.92
        y = corner[1] + canvas.around(0, size * 0.08)
        for line in SIGNS[sign]:
            chalk_line(
                canvas,
                [(x + px * size * 0.8, y + py * size) for px, py in line],
                size * 0.15,
                colour,
            )


def chalk_line(canvas: Canvas, line: Outline, width: float, colour: Colour) -> None:
    """Chalk leaves a soft line with a crumbly heart."""
    canvas.paint(stroke(line, width * 1.7), colour, width * 0.5, 0.16)
    canvas.paint(stroke(line, width), colour, 0.8, 0.82)
    for _crumb in range(min(16, len(line))):
        x, y = canvas.chance.choice(line)
        speck = oval((x + canvas.around(0, width), y + canvas.around(0, width)), width * 0.12)
        canvas.paint(speck, colour, 0, 0.5)
