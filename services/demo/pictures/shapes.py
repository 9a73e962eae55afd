"""Outlines of things, as points in pixels. Every drawing is made of these."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import atan2, cos, hypot, pi, radians, sin

Point = tuple[float, float]
Outline = list[Point]

CORNER_STEPS = 7
CURVE_STEPS = 9


def oval(middle: Point, across: float, down: float | None = None, turn: float = 0) -> Outline:
    """An ellipse, by its two radii and a turn in degrees."""
    down = across if down is None else down
    steps = max(20, min(90, round((across + down) / 4)))
    angles = [2 * pi * step / steps for step in range(steps)]
    outline = [(middle[0] + across * cos(a), middle[1] + down * sin(a)) for a in angles]
    return turned(outline, turn, middle) if turn else outline


def box(left: float, top: float, right: float, bottom: float, rounding: float = 0) -> Outline:
    """A rectangle, with rounded corners if wanted."""
    if not rounding:
        return [(left, top), (right, top), (right, bottom), (left, bottom)]
    corners = (
        (right - rounding, top + rounding, -90),
        (right - rounding, bottom - rounding, 0),
        (left + rounding, bottom - rounding, 90),
        (left + rounding, top + rounding, 180),
    )
    return [point for x, y, start in corners for point in arc((x, y), rounding, start, start + 90)]


def arc(middle: Point, radius: float, start: float, end: float) -> Outline:
    """A part of a circle, in degrees clockwise from the right."""
    steps = max(CORNER_STEPS, round(abs(end - start) * radius / 800))
    angles = [radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(middle[0] + radius * cos(a), middle[1] + radius * sin(a)) for a in angles]


def ring(middle: Point, outer: float, inner: float, flat: float = 1) -> Outline:
    """A band around a middle; `flat` below 1 lays it down."""
    outside = arc(middle, outer, 0, 360)
    inside = arc(middle, inner, 360, 0)
    return [(x, middle[1] + (y - middle[1]) * flat) for x, y in outside + inside]


def star(middle: Point, outer: float, inner: float, tips: int, turn: float = -90) -> Outline:
    radii = [outer, inner] * tips
    angles = [radians(turn + 180 / tips * step) for step in range(2 * tips)]
    return [
        (middle[0] + radius * cos(a), middle[1] + radius * sin(a))
        for radius, a in zip(radii, angles, strict=True)
    ]


def smooth(points: Sequence[Point], closed: bool = True) -> Outline:
    """A flowing curve through these points (Catmull-Rom)."""
    if closed:
        around = [points[-1], *points, points[0], points[1]]
    else:
        around = [points[0], *points, points[-1]]
    curve = [
        _between(around[index : index + 4], step / CURVE_STEPS)
        for index in range(len(around) - 3)
        for step in range(CURVE_STEPS)
    ]
    return curve if closed else [*curve, points[-1]]


def _between(four: Sequence[Point], share: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = four
    return (_catmull_rom(ax, bx, cx, dx, share), _catmull_rom(ay, by, cy, dy, share))


def _catmull_rom(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


def stroke(line: Sequence[Point], width: float, end_width: float | None = None) -> Outline:
    """A line with a thickness, round at both ends; it may grow thinner."""
    ends = width if end_width is None else end_width
    radii = [(width + (ends - width) * index / (len(line) - 1)) / 2 for index in range(len(line))]
    angles = [atan2(after[1] - before[1], after[0] - before[0]) for before, after in pairwise(line)]
    angles.append(angles[-1])
    one_side = _beside(line, radii, angles, 1)
    other_side = _beside(line, radii, angles, -1)
    end, start = _degrees(angles[-1]), _degrees(angles[0])
    return [
        *one_side,
        *arc(line[-1], radii[-1], end + 90, end - 90),
        *reversed(other_side),
        *arc(line[0], radii[0], start - 90, start - 270),
    ]


def _beside(
    line: Sequence[Point], radii: Sequence[float], angles: Sequence[float], side: int
) -> Outline:
    return [
        (x - side * radius * sin(angle), y + side * radius * cos(angle))
        for (x, y), radius, angle in zip(line, radii, angles, strict=True)
    ]


def band(loop: Sequence[Point], width: float) -> Outline:
    """A closed line with a thickness."""
    around = [*loop, loop[0]]
    outside = [beside(around, index, width / 2) for index in range(len(loop))]
    inside = [beside(around, index, -width / 2) for index in range(len(loop))]
    return [*outside, outside[0], inside[0], *reversed(inside)]


def beside(line: Sequence[Point], index: int, away: float) -> Point:
    """A point so far beside a point of a line."""
    (x, y), (next_x, next_y) = line[index], line[index + 1]
    long = hypot(next_x - x, next_y - y) or 1
    return x - (next_y - y) / long * away, y + (next_x - x) / long * away


def _degrees(angle: float) -> float:
    return angle * 180 / pi


def leaf(base: Point, tip: Point, width: float) -> Outline:
    """A pointed leaf or petal."""
    return smooth_leaf(base, tip, width, (0.14, 0.38, 0.68))


def smooth_leaf(base: Point, tip: Point, width: float, at: tuple[float, float, float]) -> Outline:
    """A leaf whose width is given at three places between base and tip."""
    x, y = tip[0] - base[0], tip[1] - base[1]
    length = hypot(x, y) or 1
    across = (-y / length * width / 2, x / length * width / 2)
    shares = list(zip(at, (0.62, 1.0, 0.72), strict=True))

    def side(sign: int) -> list[Point]:
        return [
            (base[0] + x * s + sign * across[0] * w, base[1] + y * s + sign * across[1] * w)
            for s, w in shares
        ]

    first = smooth([base, *side(1), tip], closed=False)
    second = smooth([base, *side(-1), tip], closed=False)
    return first + second[::-1]


def turned(outline: Iterable[Point], degrees: float, about: Point) -> Outline:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    ax, ay = about
    return [
        (ax + (x - ax) * c - (y - ay) * s, ay + (x - ax) * s + (y - ay) * c) for x, y in outline
    ]


def moved(outline: Iterable[Point], right: float, down: float) -> Outline:
    return [(x + right, y + down) for x, y in outline]


def placed(middle: Point, size: float, points: str) -> Outline:
    """Points around a middle, written "right,down right,down", in hundredths of a size."""
    pairs = (pair.split(",") for pair in points.split())
    return [
        (middle[0] + int(right) * size / 100, middle[1] + int(down) * size / 100)
        for right, down in pairs
    ]


def along(start: Point, end: Point, share: float) -> Point:
    """The point at this share of the way."""
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def hanging(start: Point, end: Point, sag: float, steps: int = 16) -> Outline:
    """A rope or a string of lights between two points."""
    shares = [step / steps for step in range(steps + 1)]
    return [
        (x, y + sag * 4 * share * (1 - share))
        for share in shares
        for x, y in [along(start, end, share)]
    ]
