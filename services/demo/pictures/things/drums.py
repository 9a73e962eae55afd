"""Drums: of wood with a skin, and what belongs to them."""

from math import cos, radians, sin

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, Glow, ball, dimmed, lit, rounded
from services.demo.pictures.shapes import Outline, Point, arc, oval, placed, smooth, stroke

SKIN = (246, 232, 204)
WOOD = (190, 130, 82)


def _skin(canvas: Canvas, middle: Point, size: float) -> None:
    x, y = middle
    canvas.paint(oval((x, y), size * 1.03, size * 0.34), dimmed(SKIN, 0.45))
    canvas.paint(
        oval((x, y - size * 0.02), size, size * 0.31),
        Glow((WHITE, SKIN, dimmed(SKIN, 0.16)), (0.4, 0.35)),
    )


def djembe(canvas: Canvas, top: Point, size: float, colour: Colour) -> None:
    x, y = top
    canvas.shadow(
        oval((x + size * 0.2, y + size * 2.66), size * 0.9, size * 0.2), (0, 0), size * 0.1, 0.5
    )
    body = _djembe_body(top, size)
    canvas.paint(body, Fade((lit(WOOD, 0.4), WOOD, dimmed(WOOD, 0.55)), (1, 0.1)))
    with canvas.inside(body):
        _djembe_bands(canvas, top, size, colour)
        _djembe_cords(canvas, top, size)
    canvas.paint(
        arc_band(x, y, size), Fade((lit(colour, 0.4), colour, dimmed(colour, 0.4)), (1, 0))
    )
    _skin(canvas, top, size)


def _djembe_body(top: Point, size: float) -> Outline:
    """A cup on a foot, round at the bottom."""
    x, y = top
    cup = smooth(placed(top, size, "-100,0 -82,80 -40,150"), closed=False)
    foot = smooth(placed(top, size, "-40,150 -46,210 -66,266"), closed=False)
    left = cup + foot
    bottom = [
        (x + size * s, y + size * (2.66 + 0.14 * (1 - (s / 0.66) ** 2)))
        for s in (-0.66, -0.4, 0, 0.4, 0.66)
    ]
    return left + bottom + [(2 * x - px, py) for px, py in reversed(left)]


def _djembe_bands(canvas: Canvas, top: Point, size: float, colour: Colour) -> None:
    """Rings around the body, that bend because it is round."""
    x, y = top
    for band in (0.34, 1.56, 2.3):
        line = [
            (x + size * s, y + size * (band + 0.1 + 0.18 * (1 - s**2)))
            for s in (-1, -0.5, 0, 0.5, 1)
        ]
        canvas.paint(
            stroke(line, size * 0.17),
            Fade((lit(colour, 0.3), colour, dimmed(colour, 0.45)), (1, 0)),
        )


def _djembe_cords(canvas: Canvas, top: Point, size: float) -> None:
    """Cords that pull the skin down."""
    x, y = top
    for number in range(13):
        away = number * size / 6 - size
        cord = [
            (x + away, y + size * 0.1),
            (x + away * 0.86 + size * 0.06, y + size * 0.56),
            (x + away * 0.72, y + size * 1.1),
        ]
        canvas.paint(stroke(cord, size * 0.04), (244, 236, 220), 0, 0.85)


def arc_band(x: float, y: float, size: float) -> list[Point]:
    """The ring that holds the skin of a drum."""
    upper = [(px, y + (py - y) * 0.33) for px, py in arc((x, y), size * 1.04, 0, 180)]
    return upper + [(px, py + size * 0.14) for px, py in reversed(upper)]


def drum(canvas: Canvas, top: Point, size: float, colour: Colour) -> None:
    x, y = top
    tall = size * 0.95
    canvas.shadow(
        oval((x + size * 0.25, y + tall), size * 1.1, size * 0.34), (0, 0), size * 0.14, 0.5
    )
    side = [
        (x - size, y),
        *[(px, y + tall + (py - y) * 0.32) for px, py in arc((x, y), size, 180, 0)],
        (x + size, y),
    ]
    canvas.paint(side, Fade((lit(colour, 0.4), colour, dimmed(colour, 0.5)), (1, 0.1)))
    with canvas.inside(side):
        _drum_cords(canvas, top, size, tall)
        _drum_hoops(canvas, top, size, tall)
    _skin(canvas, top, size)
    _sticks(canvas, top, size)


def _drum_cords(canvas: Canvas, top: Point, size: float, tall: float) -> None:
    """Cords that go down and up again, around the side."""
    for number in range(9):
        away = number * size / 4 - size
        sink = 0.32 * size * (1 - min(1, abs(away / size)) ** 2) ** 0.5
        x, y = top[0] + away, top[1] + sink
        cord = [(x - size * 0.12, y), (x, y + tall), (x + size * 0.12, y)]
        canvas.paint(stroke(cord, size * 0.03), (250, 240, 214))


def _drum_hoops(canvas: Canvas, top: Point, size: float, tall: float) -> None:
    for height in (0.08, 0.86):
        canvas.paint(
            [(px, py + tall * height) for px, py in arc_band(*top, size)],
            Fade((WHITE, (226, 190, 110), (130, 96, 52)), (1, 0)),
        )


def _sticks(canvas: Canvas, top: Point, size: float) -> None:
    """Two sticks, crossed on the skin."""
    for points in ("-70,-42 30,6", "70,-42 -30,6"):
        stick = placed(top, size, points)
        canvas.shadow(stroke(stick, size * 0.06), (size * 0.04, size * 0.1), size * 0.04, 0.35)
        canvas.paint(stroke(stick, size * 0.07, size * 0.05), rounded((216, 164, 104)))
        canvas.paint(oval(stick[1], size * 0.075, size * 0.06), ball((230, 186, 130)))


def tambourine(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    x, y = middle
    canvas.shadow(
        oval((x, y + size * 0.3), size * 1.08, size * 0.5),
        (size * 0.2, size * 0.14),
        size * 0.14,
        0.45,
    )
    side = [
        *[(px, y + size * 0.3 + (py - y) * 0.5) for px, py in arc((x, y), size, 0, 180)],
        (x - size, y),
        (x + size, y),
    ]
    canvas.paint(side, Fade((lit(colour, 0.4), colour, dimmed(colour, 0.45)), (1, 0)))
    canvas.paint(oval((x, y), size, size * 0.5), lit(colour, 0.2))
    canvas.paint(
        oval((x, y), size * 0.93, size * 0.46), Glow((WHITE, SKIN, dimmed(SKIN, 0.16)), (0.4, 0.35))
    )
    for angle in (20, 65, 115, 160):
        place = (x + cos(radians(angle)) * size, y + size * 0.16 + sin(radians(angle)) * size * 0.5)
        canvas.paint(oval(place, size * 0.14, size * 0.1), (70, 50, 44))
        canvas.paint(
            oval(place, size * 0.12, size * 0.07),
            Fade(((255, 240, 190), (206, 160, 70), (140, 100, 44))),
        )
