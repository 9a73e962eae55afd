"""Tomato plants on a stake."""

from services.demo.pictures.canvas import Canvas, Stamp, stamp_of
from services.demo.pictures.colours import WHITE, Colour, Fade, ball, dimmed, lit, rounded
from services.demo.pictures.shapes import (
    Point,
    along,
    leaf,
    oval,
    smooth,
    star,
    stroke,
    turned,
)

GREENS: tuple[Colour, ...] = ((86, 142, 62), (62, 118, 56), (120, 166, 74))
RIPE: tuple[Colour, ...] = (
    (222, 56, 40),
    (222, 56, 40),
    (236, 110, 40),
    (240, 168, 56),
    (150, 180, 80),
)


def plant(canvas: Canvas, foot: Point, tall: float, stamps: list[Stamp]) -> None:
    x, y = foot
    canvas.paint(
        stroke([(x, y), (x + tall * 0.01, y - tall)], tall * 0.018),
        rounded((196, 160, 110), (1, 0)),
    )
    stem = smooth(
        [
            (x, y),
            (x + tall * 0.03, y - tall * 0.3),
            (x - tall * 0.02, y - tall * 0.6),
            (x + tall * 0.02, y - tall * 0.95),
        ],
        closed=False,
    )
    canvas.paint(stroke(stem, tall * 0.026, tall * 0.012), rounded(GREENS[0], (1, 0)))
    for share in range(9):
        base = stem[round((share + 0.6) / 9.4 * (len(stem) - 1))]
        for side in (-1, 1):
            _branch(
                canvas,
                base,
                (side * tall * canvas.around(0.16, 0.03), tall * canvas.around(0.02, 0.05)),
                stamps,
            )
    for height in (0.26, 0.42, 0.6, 0.74):
        side = canvas.chance.choice((-1, 1))
        _truss(
            canvas, (x + side * tall * canvas.around(0.07, 0.02), y - tall * height), tall * 0.04
        )


def leaf_stamps(canvas: Canvas, long: float) -> list[Stamp]:
    stamps = []
    for colour in GREENS:
        for turn in (20, 70, 120, 160, 200, 330):
            shape = turned(leaf((0, 0), (long, 0), long * 0.5), turn + canvas.around(0, 14), (0, 0))
            stamps.append(
                stamp_of(
                    shape, Fade((lit(colour, 0.4), colour, dimmed(colour, 0.32)), (0.3, 1)), 0.4
                )
            )
    return stamps


def _branch(canvas: Canvas, base: Point, reach: Point, stamps: list[Stamp]) -> None:
    tip = (base[0] + reach[0], base[1] + reach[1])
    canvas.paint(stroke([base, tip], abs(reach[0]) * 0.05), GREENS[0])
    for share in (0.35, 0.6, 0.8, 1.0):
        place = along(base, tip, share)
        canvas.stamp(
            canvas.chance.choice(stamps),
            (place[0], place[1] + canvas.around(0, abs(reach[0]) * 0.22)),
        )


def _truss(canvas: Canvas, top: Point, size: float) -> None:
    """A few tomatoes on one stalk, the ripe ones above."""
    ripe = canvas.chance.randrange(len(RIPE))
    for number in range(4):
        x = top[0] + (number % 2 * 2 - 1) * size * 0.8
        y = top[1] + number * size * 1.1
        colour = RIPE[min(len(RIPE) - 1, ripe + number // 2)]
        canvas.shadow(oval((x, y), size), (size * 0.2, size * 0.3), size * 0.25, 0.35)
        canvas.paint(oval((x, y), size * 1.04, size), ball(colour))
        if size > canvas.unit:
            canvas.paint(star((x, y - size * 0.8), size * 0.6, size * 0.18, 5), GREENS[1])
            canvas.paint(
                oval((x - size * 0.36, y - size * 0.4), size * 0.2, size * 0.14, -30),
                WHITE,
                size * 0.05,
                0.7,
            )
