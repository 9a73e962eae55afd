"""The gym, with ropes and mats."""

from PIL import Image

from services.demo.pictures.brushes import floorboards
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, dimmed, lit, rounded
from services.demo.pictures.shapes import along, box, oval, ring, smooth, stroke
from services.demo.pictures.things.gym_gear import WOOD, bench, flat_mat, hoop, play_ball, thick_mat

MATS: tuple[Colour, ...] = ((58, 112, 186), (52, 146, 132), (206, 84, 70))


def gym(canvas: Canvas) -> Image.Image:
    left_light = canvas.happens(0.5)
    horizon = canvas.height * canvas.around(0.6, 0.03)
    canvas.ground(Fade(((240, 230, 210), (228, 208, 178), (206, 180, 148))))
    _windows(canvas, horizon)
    _wall_bars(canvas, horizon)
    floorboards(canvas, horizon, WOOD, 22)
    _lines(canvas, horizon)
    canvas.blur(canvas.unit * 0.4)
    _sunny_floor(canvas, horizon, -1 if left_light else 1)
    _ropes(canvas, horizon)
    mat = canvas.chance.choice(MATS)
    bench(canvas, canvas.at(0.2, 0.78), canvas.unit * 26)
    thick_mat(
        canvas, (canvas.width * 0.82, horizon + canvas.unit * 5), canvas.unit * 16, dimmed(mat, 0.1)
    )
    flat_mat(canvas, canvas.at(0.62, 0.83), canvas.unit * 27, mat)
    play_ball(canvas, canvas.at(0.3, 0.9), canvas.unit * 6.5, (232, 118, 56))
    play_ball(canvas, canvas.at(0.42, 0.95), canvas.unit * 4.6, (236, 190, 66))
    hoop(canvas, canvas.at(0.12, 0.93), canvas.unit * 12)
    return canvas.finish(canvas.at(0.06 if left_light else 0.94, 0.02), 0.4, 0.34)


def _windows(canvas: Canvas, horizon: float) -> None:
    """High windows, with the sky in them."""
    count = 3 if canvas.is_upright else 5
    tall = horizon * 0.3
    for number in range(count):
        left = canvas.width * (number + 0.1) / count
        right = canvas.width * (number + 0.9) / count
        canvas.paint(box(left, tall * 0.16, right, tall), WHITE)
        canvas.paint(
            box(left + 10, tall * 0.16 + 10, right - 10, tall - 10),
            Fade(((160, 206, 240), (226, 240, 244))),
        )
        for share in (0.33, 0.66):
            x = left + (right - left) * share
            canvas.paint(box(x - 4, tall * 0.16, x + 4, tall), WHITE)
        canvas.shine(((left + right) / 2, tall * 0.6), canvas.unit * 20, (255, 250, 230), 0.3)


def _wall_bars(canvas: Canvas, horizon: float) -> None:
    """The wandrek: ladders of wood from side to side."""
    top = horizon * 0.4
    count = 4 if canvas.is_upright else 6
    for number in range(count):
        left, right = canvas.width * (number + 0.06) / count, canvas.width * (number + 0.94) / count
        canvas.shadow(
            box(left, top, right, horizon), (canvas.unit, canvas.unit * 0.4), canvas.unit, 0.16
        )
        for rung in range(11):
            y = top + (horizon - top) * (rung + 0.5) / 11
            canvas.shadow(
                stroke([(left, y), (right, y)], canvas.unit * 0.9), (3, canvas.unit * 0.8), 3, 0.3
            )
            canvas.paint(
                stroke([(left, y), (right, y)], canvas.unit * 0.95),
                Fade((lit(WOOD, 0.5), WOOD, dimmed(WOOD, 0.35))),
            )
        for x in (left, right):
            canvas.paint(
                box(x - canvas.unit * 0.8, top - canvas.unit, x + canvas.unit * 0.8, horizon),
                Fade((lit(WOOD, 0.35), dimmed(WOOD, 0.25)), (1, 0)),
            )


def _lines(canvas: Canvas, horizon: float) -> None:
    """Lines of different games on the floor."""
    beyond = (canvas.width / 2, horizon - canvas.height * 0.35)
    for share, colour in ((-0.25, (206, 64, 58)), (1.22, (206, 64, 58)), (0.28, (56, 116, 190))):
        foot = (canvas.width * share, canvas.height * 1.02)
        far = along(beyond, foot, (horizon - beyond[1]) / (foot[1] - beyond[1]))
        canvas.paint(stroke([far, foot], canvas.unit * 0.4, canvas.unit * 1.5), colour, 0, 0.75)
    y = horizon + (canvas.height - horizon) * 0.28
    canvas.paint(box(0, y, canvas.width, y + canvas.unit * 0.8), (246, 240, 226), 0, 0.8)
    canvas.paint(
        ring((canvas.width * 0.5, canvas.height * 0.98), canvas.unit * 40, canvas.unit * 38.6, 0.3),
        (70, 150, 100),
        0,
        0.7,
    )


def _sunny_floor(canvas: Canvas, horizon: float, slant: int) -> None:
    for number in range(4):
        x = canvas.width * (0.05 + number * 0.27)
        top, foot = horizon + canvas.unit * 2, canvas.height * 0.94
        wide = canvas.unit * 11
        shift = slant * canvas.unit * -16
        patch = [(x, top), (x + wide * 0.8, top), (x + wide * 1.4 + shift, foot), (x + shift, foot)]
        canvas.paint(patch, (255, 240, 200), canvas.unit * 1.2, 0.24)


def _ropes(canvas: Canvas, horizon: float) -> None:
    count = 4
    for number in range(count):
        x = canvas.width * (0.3 + 0.42 * number / (count - 1)) + canvas.around(0, 1) * canvas.unit
        sway = canvas.around(0, 2.6) * canvas.unit
        foot = (x + sway, horizon + canvas.unit * canvas.around(10, 1))
        rope = smooth([(x, -20), (x + sway * 0.3, foot[1] * 0.5), foot], closed=False)
        canvas.shadow(
            rope_outline := stroke(rope, canvas.unit * 1.7),
            (canvas.unit * 3, canvas.unit),
            canvas.unit * 0.8,
            0.2,
        )
        canvas.paint(rope_outline, Fade(((238, 214, 170), (204, 168, 118), (146, 110, 74)), (1, 0)))
        for step in range(2, len(rope)):
            px, py = rope[step]
            for part in range(5):
                y = py - part * (py - rope[step - 1][1]) / 5
                canvas.paint(
                    stroke([(px - canvas.unit * 0.7, y + 6), (px + canvas.unit * 0.7, y - 6)], 3),
                    (126, 94, 62),
                    0,
                    0.5,
                )
        canvas.shadow(
            oval((foot[0], canvas.height * 0.79), canvas.unit * 3, canvas.unit * 0.7),
            (0, 0),
            canvas.unit * 0.6,
            0.35,
        )
        canvas.paint(oval(foot, canvas.unit * 1.4, canvas.unit * 2), rounded((206, 166, 114)))
