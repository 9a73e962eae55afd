"""A climbing frame: a tower with a roof, a slide and a net."""

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Colour, Fade, dimmed, lit, rounded
from services.demo.pictures.shapes import (
    Point,
    along,
    box,
    placed,
    smooth,
    stroke,
)

WOOD = (186, 134, 86)


def beam(canvas: Canvas, start: Point, end: Point, width: float, colour: Colour = WOOD) -> None:
    upright = abs(end[1] - start[1]) > abs(end[0] - start[0])
    canvas.paint(
        stroke([start, end], width),
        Fade((lit(colour, 0.45), colour, dimmed(colour, 0.4)), (1, 0) if upright else (0, 1)),
    )


def tower(canvas: Canvas, middle: Point, size: float, roof: Colour) -> None:
    """Four posts, a platform, a roof, and a ladder."""
    x, y = middle
    platform = y - size * 0.74
    eaves = y - size * 1.46
    for post in (-0.3, 0.42):
        beam(
            canvas,
            (x + size * post, y - size * 0.1),
            (x + size * post, eaves),
            size * 0.07,
            dimmed(WOOD, 0.2),
        )
    canvas.paint(
        box(x - size * 0.42, platform - size * 0.34, x + size * 0.38, platform),
        dimmed(WOOD, 0.5),
        2,
        0.5,
    )
    for plank in range(9):
        left = x - size * 0.42 + plank * size * 0.094
        canvas.paint(
            box(left, platform - size * 0.36, left + size * 0.07, platform, 5),
            rounded(WOOD, (1, 0.1)),
        )
    for post in (-0.44, 0.36):
        canvas.shadow(
            stroke([(x + size * post, y), (x + size * post, eaves)], size * 0.08),
            (size * 0.05, 0),
            size * 0.03,
            0.3,
        )
        beam(canvas, (x + size * post, y), (x + size * post, eaves), size * 0.085)
    beam(canvas, (x - size * 0.5, platform), (x + size * 0.44, platform), size * 0.08)
    beam(
        canvas,
        (x - size * 0.46, platform - size * 0.36),
        (x + size * 0.4, platform - size * 0.36),
        size * 0.05,
    )
    peak = (x - size * 0.02, eaves - size * 0.46)
    canvas.paint(
        [(x - size * 0.64, eaves + size * 0.04), peak, (x + size * 0.58, eaves + size * 0.04)],
        Fade((lit(roof, 0.4), roof, dimmed(roof, 0.3)), (0.8, 0.6)),
    )
    for row in range(1, 4):
        share = row / 4
        ends = [along(peak, (x + size * away, eaves), share) for away in (-0.64, 0.58)]
        canvas.paint(stroke(ends, size * 0.012), dimmed(roof, 0.4), 1, 0.6)
    for rung in range(5):
        level = y - size * (0.1 + rung * 0.14)
        beam(
            canvas, (x - size * 0.22, level), (x + size * 0.12, level), size * 0.045, lit(WOOD, 0.2)
        )
    for rail in (-0.22, 0.12):
        beam(canvas, (x + size * rail, y), (x + size * rail, platform), size * 0.05)
    flag = smooth(
        [
            peak,
            (peak[0] + size * 0.13, peak[1] - size * 0.16),
            (peak[0] + size * 0.24, peak[1] - size * 0.1),
            (peak[0] + size * 0.24, peak[1] - size * 0.22),
            (peak[0], peak[1] - size * 0.26),
        ]
    )
    canvas.paint(stroke([peak, (peak[0], peak[1] - size * 0.28)], size * 0.02), (110, 90, 80))
    canvas.paint(flag, rounded((250, 196, 70)))


def slide(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    x, y = middle
    line = smooth(
        placed((x, y), size, "30,-74 56,-66 106,-16 136,6 156,8"),
        closed=False,
    )
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
