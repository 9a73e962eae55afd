"""A climbing frame: a tower with a roof, a slide and a net."""

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Colour, Fade, dimmed, lit, rounded
from services.demo.pictures.shapes import Point, along, box, placed, smooth, stroke

WOOD = (186, 134, 86)
PLATFORM, EAVES = 0.74, 1.46  # how high they are, in sizes of the tower


def beam(canvas: Canvas, start: Point, end: Point, width: float, colour: Colour = WOOD) -> None:
    upright = abs(end[1] - start[1]) > abs(end[0] - start[0])
    canvas.paint(
        stroke([start, end], width),
        Fade((lit(colour, 0.45), colour, dimmed(colour, 0.4)), (1, 0) if upright else (0, 1)),
    )


def tower(canvas: Canvas, middle: Point, size: float, roof: Colour) -> None:
    """Four posts, a platform, a roof, and a ladder."""
    x, y = middle
    peak = (x - size * 0.02, y - size * 1.92)
    _back_posts(canvas, middle, size)
    _back_wall(canvas, middle, size)
    _front_posts(canvas, middle, size)
    _platform(canvas, middle, size)
    _roof(canvas, peak, size, roof)
    _ladder(canvas, middle, size)
    _flag(canvas, peak, size)


def _back_posts(canvas: Canvas, middle: Point, size: float) -> None:
    for post in (-0.3, 0.42):
        x, y = middle[0] + size * post, middle[1]
        beam(canvas, (x, y - size * 0.1), (x, y - size * EAVES), size * 0.07, dimmed(WOOD, 0.2))


def _back_wall(canvas: Canvas, middle: Point, size: float) -> None:
    """Planks, with the dark between them."""
    x, y = middle
    foot = y - size * PLATFORM
    dark = box(x - size * 0.42, foot - size * 0.34, x + size * 0.38, foot)
    canvas.paint(dark, dimmed(WOOD, 0.5), 2, 0.5)
    for number in range(9):
        left = x - size * 0.42 + number * size * 0.094
        plank = box(left, foot - size * 0.36, left + size * 0.07, foot, 5)
        canvas.paint(plank, rounded(WOOD, (1, 0.1)))


def _front_posts(canvas: Canvas, middle: Point, size: float) -> None:
    for post in (-0.44, 0.36):
        x, y = middle[0] + size * post, middle[1]
        line = [(x, y), (x, y - size * EAVES)]
        canvas.shadow(stroke(line, size * 0.08), (size * 0.05, 0), size * 0.03, 0.3)
        beam(canvas, line[0], line[1], size * 0.085)


def _platform(canvas: Canvas, middle: Point, size: float) -> None:
    """The edge of the floor, and the rail above it."""
    x, y = middle
    floor, rail = y - size * PLATFORM, y - size * (PLATFORM + 0.36)
    beam(canvas, (x - size * 0.5, floor), (x + size * 0.44, floor), size * 0.08)
    beam(canvas, (x - size * 0.46, rail), (x + size * 0.4, rail), size * 0.05)


def _roof(canvas: Canvas, peak: Point, size: float, colour: Colour) -> None:
    canvas.paint(
        placed(peak, size, "-62,50 0,0 60,50"),
        Fade((lit(colour, 0.4), colour, dimmed(colour, 0.3)), (0.8, 0.6)),
    )
    for row in range(1, 4):
        ends = [along(peak, corner, row / 4) for corner in placed(peak, size, "-62,46 60,46")]
        canvas.paint(stroke(ends, size * 0.012), dimmed(colour, 0.4), 1, 0.6)


def _ladder(canvas: Canvas, middle: Point, size: float) -> None:
    x, y = middle
    left, right = x - size * 0.22, x + size * 0.12
    for rung in range(5):
        level = y - size * (0.1 + rung * 0.14)
        beam(canvas, (left, level), (right, level), size * 0.045, lit(WOOD, 0.2))
    for rail in (left, right):
        beam(canvas, (rail, y), (rail, y - size * PLATFORM), size * 0.05)


def _flag(canvas: Canvas, peak: Point, size: float) -> None:
    canvas.paint(stroke(placed(peak, size, "0,0 0,-28"), size * 0.02), (110, 90, 80))
    cloth = smooth(placed(peak, size, "0,0 13,-16 24,-10 24,-22 0,-26"))
    canvas.paint(cloth, rounded((250, 196, 70)))


def slide(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    x, y = middle
    line = smooth(placed((x, y), size, "30,-74 56,-66 106,-16 136,6 156,8"), closed=False)
    canvas.shadow(
        stroke([(px, y + size * 0.14) for px, _py in line[12:]], size * 0.2),
        (size * 0.08, 0),
        size * 0.05,
        0.4,
    )
    beam(
        canvas,
        (x + size * 1.06, y - size * 0.14),
        (x + size * 1.06, y + size * 0.12),
        size * 0.05,
        (150, 150, 160),
    )
    canvas.paint(
        stroke([(px, py - size * 0.09) for px, py in line], size * 0.06),
        rounded(dimmed(colour, 0.3)),
    )
    canvas.paint(
        stroke(line, size * 0.2), Fade((lit(colour, 0.55), colour, dimmed(colour, 0.15)), (0.4, 1))
    )
    canvas.paint(
        stroke([(px, py + size * 0.09) for px, py in line], size * 0.07),
        Fade((lit(colour, 0.5), colour, dimmed(colour, 0.4))),
    )


def net(canvas: Canvas, middle: Point, size: float) -> None:
    """A climbing net from the platform to the ground."""
    x, y = middle
    top_left, top_right = (x - size * 0.46, y - size * 0.76), (x - size * 0.42, y - size * 0.7)
    foot_left, foot_right = (x - size * 1.3, y + size * 0.06), (x - size * 0.7, y + size * 0.14)
    rope = (206, 176, 130)
    for number in range(7):
        share = number / 6
        start, end = along(top_left, top_right, share), along(foot_left, foot_right, share)
        canvas.paint(stroke([start, end], size * 0.026), dimmed(rope, 0.3))
        canvas.paint(
            stroke([(start[0] - 2, start[1] - 3), (end[0] - 2, end[1] - 3)], size * 0.012),
            lit(rope, 0.3),
        )
    for number in range(1, 9):
        share = number / 8
        line = [along(top_left, foot_left, share), along(top_right, foot_right, share)]
        canvas.paint(stroke(line, size * 0.022), rope)
    beam(canvas, top_left, foot_left, size * 0.06)
