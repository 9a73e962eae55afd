"""The greenhouse, with tomato plants."""

from itertools import pairwise

from PIL import Image

from services.demo.pictures.brushes import far_greens, sparkles
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, dimmed, lit, mix, rounded
from services.demo.pictures.shapes import Point, along, arc, box, oval, placed, stroke
from services.demo.pictures.things.tomato_plants import leaf_stamps, plant

FAR: tuple[Colour, ...] = ((150, 186, 130), (120, 166, 122), (186, 206, 146))
EARTH, JOINT = (98, 66, 50), (130, 104, 90)


def greenhouse(canvas: Canvas) -> Image.Image:
    canvas.ground(Fade(((176, 216, 240), (222, 238, 236), (236, 240, 214))))
    far_greens(canvas, (-0.05, 0.3, 1.05, 0.66), FAR, 40)
    canvas.blur(canvas.unit * 1.4)
    beyond = canvas.at(canvas.around(0.5, 0.05), 0.46)
    _house(canvas, beyond)
    _path(canvas, beyond)
    for depth in (0.3, 0.46, 0.68):
        _beds(canvas, beyond, depth)
    canvas.blur(canvas.unit * 0.25)
    _beds(canvas, beyond, 1.0)
    _can(canvas, canvas.at(0.52, 0.86), canvas.unit * 7)
    sparkles(canvas, (0, 0, 1, 0.5), (255, 250, 220), 9)
    return canvas.finish(canvas.at(canvas.chance.choice((0.16, 0.84)), 0.0), 0.5, 0.3)


def _house(canvas: Canvas, beyond: Point) -> None:
    """White bars that run to a point far away, with glass between them."""
    corners = [canvas.at(-0.1, 0.26), canvas.at(1.1, 0.26), canvas.at(0.5, -0.3)]
    for depth in (0.24, 0.36, 0.54, 0.82):
        _arch(canvas, beyond, corners, depth)
    bars = (canvas.at(*bar) for bar in ((0.2, -0.02), (0.8, -0.02), (-0.1, 0.6), (1.1, 0.6)))
    for bar in (*corners, *bars):
        line = [along(beyond, bar, 0.24), along(beyond, bar, 1.1)]
        canvas.paint(
            stroke(line, canvas.unit * 0.5, canvas.unit * 2.2), Fade((WHITE, (214, 220, 218)))
        )
    _gleams(canvas, beyond)
    _door(canvas, beyond)


def _arch(canvas: Canvas, beyond: Point, corners: list[Point], depth: float) -> None:
    """Two posts and two rafters."""
    left, right, ridge = (along(beyond, corner, depth) for corner in corners)
    foot = beyond[1] + (canvas.height * 1.02 - beyond[1]) * depth
    for ends in pairwise([(left[0], foot), left, ridge, right, (right[0], foot)]):
        canvas.paint(
            stroke(ends, canvas.unit * 2.4 * depth), Fade((WHITE, (206, 214, 212)), (1, 1))
        )


def _gleams(canvas: Canvas, beyond: Point) -> None:
    """Light on the glass overhead."""
    for number in range(7):
        x = canvas.width * (number / 6)
        pane = [
            along(beyond, (x, -40.0), 0.3),
            (x - canvas.unit * 3, -40),
            (x + canvas.unit * 4, -40),
        ]
        canvas.paint(pane, WHITE, canvas.unit, 0.16)


def _door(canvas: Canvas, beyond: Point) -> None:
    """Far away, at the end of the path."""
    left, top = along(beyond, canvas.at(0.36, 0.1), 0.24)
    right, _top = along(beyond, canvas.at(0.64, 0.1), 0.24)
    foot = beyond[1] + canvas.height * 0.13
    door = box(left, top - canvas.unit, right, foot)
    canvas.paint(door, Fade(((226, 238, 226), (190, 212, 160))), 1, 0.9)
    for x in (left, (left + right) / 2, right):
        canvas.paint(stroke([(x, top), (x, foot)], canvas.unit * 0.6), WHITE)


def _path(canvas: Canvas, beyond: Point) -> None:
    foot = canvas.height * 1.02
    far = beyond[1] + (foot - beyond[1]) * 0.24
    ground = [(0, far), (canvas.width, far), (canvas.width, foot), (0, foot)]
    canvas.paint(ground, Fade((lit(EARTH, 0.4), EARTH)), canvas.unit)
    left, right = (canvas.width * 0.3, foot), (canvas.width * 0.7, foot)
    canvas.paint(
        [along(beyond, left, 0.24), along(beyond, right, 0.24), right, left],
        Fade(((234, 214, 186), (206, 178, 150), (176, 146, 128))),
    )
    depth, row = 0.24, 0
    while depth < 1:
        _tiles(canvas, beyond, depth, row)
        depth, row = depth * 1.16, row + 1


def _tiles(canvas: Canvas, beyond: Point, depth: float, row: int) -> None:
    """One row across the path, and the joint before it. Every other row is shifted."""
    foot = canvas.height * 1.02
    left, right = canvas.width * 0.3, canvas.width * 0.7
    deeper = depth * 1.16
    shift = 0.17 if row % 2 else 0
    for tile in range(3):
        start, end = (left + (right - left) * (tile + part + shift) / 3 for part in (0, 1))
        tone = mix(
            (222, 192, 160),
            canvas.chance.choice(((206, 160, 130), (236, 220, 196))),
            canvas.chance.random() * 0.6,
        )
        quad = [
            along(beyond, (min(x, right), foot), d)
            for x, d in ((start, depth), (end, depth), (end, deeper), (start, deeper))
        ]
        canvas.paint(quad, tone, 0, 0.6)
        canvas.paint(stroke([quad[0], quad[3]], canvas.unit * 0.4 * depth), JOINT, 0, 0.6)
    joint = [along(beyond, (x, foot), deeper) for x in (left, right)]
    canvas.paint(stroke(joint, canvas.unit * 0.5 * deeper), JOINT, 0, 0.6)


def _beds(canvas: Canvas, beyond: Point, depth: float) -> None:
    """A wooden box of earth on either side, with plants in it."""
    stamps = leaf_stamps(canvas, canvas.unit * 8.6 * depth)
    for side in (0, 1):
        inner = canvas.width * (0.26 if side == 0 else 0.74)
        outer = canvas.width * (-0.3 if side == 0 else 1.3)
        foot = along(beyond, (inner, canvas.height * 1.02), depth)
        edge = along(beyond, (outer, canvas.height * 1.02), depth)
        tall = canvas.unit * 13 * depth
        for row in range(2):
            top = foot[1] - tall * (1 - row / 2)
            half = box(min(foot[0], edge[0]), top, max(foot[0], edge[0]), top + tall / 2)
            canvas.paint(half, Fade(((206, 158, 108), (166, 118, 80), (120, 84, 62))))
        canvas.paint(
            stroke(
                [(foot[0], foot[1] - tall), (edge[0], foot[1] - tall)], canvas.unit * 1.6 * depth
            ),
            rounded((222, 180, 130), (0, 1)),
        )
        count = 2 if canvas.is_upright else 3
        for number in range(count):
            share = (number + 0.35) / count
            x = foot[0] + (edge[0] - foot[0]) * share * 0.72
            plant(
                canvas,
                (x, foot[1] - tall * 0.96),
                canvas.unit * 66 * depth * canvas.around(1, 0.1),
                stamps,
            )


def _can(canvas: Canvas, middle: Point, size: float) -> None:
    """A watering can on the path."""
    x, y = middle
    colour = canvas.chance.choice(((70, 130, 180), (216, 92, 70), (240, 190, 80), (96, 150, 120)))
    canvas.shadow(
        oval((x + size * 0.2, y + size), size * 1.3, size * 0.24), (0, 0), size * 0.14, 0.5
    )
    _can_spout(canvas, middle, size, colour)
    _can_handles(canvas, middle, size, colour)
    _can_body(canvas, middle, size, colour)


def _can_spout(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    x, y = middle
    spout = stroke(placed(middle, size, "70,40 190,-90"), size * 0.34, size * 0.2)
    canvas.paint(spout, rounded(dimmed(colour, 0.12)))
    rose = oval((x + size * 1.94, y - size * 0.96), size * 0.34, size * 0.14, 42)
    canvas.paint(rose, rounded(colour))


def _can_handles(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    """One over the top, and one at the back."""
    x, y = middle
    top = arc((x - size * 0.2, y - size * 0.7), size * 0.9, 150, 350)
    canvas.paint(stroke(top, size * 0.16), rounded(colour))
    back = arc((x - size * 0.9, y), size * 0.8, 100, 260)
    canvas.paint(stroke(back, size * 0.15), rounded(dimmed(colour, 0.1)))


def _can_body(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    x, y = middle
    foot = y + size
    bottom = [(px, foot + (py - foot) * 0.24) for px, py in arc((x, foot), size * 0.95, 0, 180)]
    body = placed(middle, size, "-80,-80 80,-80") + bottom
    canvas.paint(body, Fade((lit(colour, 0.5), colour, dimmed(colour, 0.45)), (1, 0.1)))
    canvas.paint(oval((x, y - size * 0.8), size * 0.8, size * 0.22), dimmed(colour, 0.5))
