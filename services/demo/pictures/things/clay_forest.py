"""Clay animals of the wood."""

from math import cos, radians, sin

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Fade, ball, dimmed, lit, rounded
from services.demo.pictures.shapes import Point, leaf, oval, placed, smooth, stroke
from services.demo.pictures.things.clay_lumps import INK, eye, lump

BROWN, CREAM = (170, 122, 88), (240, 212, 168)  # of the owl


def hedgehog(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    brown, cream = (146, 98, 68), (232, 196, 150)
    face = smooth(placed((x, y), size, "20,-90 122,-30 90,-4 0,-2"))
    lump(canvas, face, (x + size * 0.6, y - size * 0.4), size * 0.4, cream)
    back = smooth(placed((x, y), size, "-100,-4 -102,-66 -40,-124 36,-104 50,-30 20,0"))
    lump(canvas, back, (x - size * 0.3, y - size * 0.6), size * 0.7, brown)
    for row in range(5):
        for spine in range(9):
            a = radians(180 + 12 + spine * 17)
            reach = size * (0.36 + row * 0.17)
            base = (x - size * 0.28 + cos(a) * reach, y - size * 0.24 + sin(a) * reach * 1.02)
            tip = (base[0] + cos(a) * size * 0.22, base[1] + sin(a) * size * 0.22)
            canvas.paint(
                leaf(base, tip, size * 0.1), Fade((lit(brown, 0.4), dimmed(brown, 0.3)), (-0.6, 1))
            )
    canvas.paint(oval((x + size * 1.18, y - size * 0.32), size * 0.11), ball(INK))
    eye(canvas, (x + size * 0.74, y - size * 0.56), size * 0.085)
    for step in (-0.5, 0.35):
        canvas.paint(
            oval((x + size * step, y - size * 0.02), size * 0.2, size * 0.1), rounded(cream)
        )


def snail(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    skin, shell = (226, 196, 110), (206, 104, 82)
    body = smooth(placed((x, y), size, "-110,0 -60,-24 50,-30 80,-86 114,-90 116,-40 80,-2"))
    for reach in (0.86, 1.1):
        top = (x + size * (reach + 0.14), y - size * 1.36)
        canvas.paint(
            stroke([(x + size * reach, y - size * 0.8), top], size * 0.1, size * 0.07),
            rounded(skin),
        )
        canvas.paint(oval(top, size * 0.09), ball(skin))
    lump(canvas, body, (x, y - size * 0.2), size * 0.6, skin)
    middle = (x - size * 0.12, y - size * 0.76)
    canvas.shadow(oval(middle, size * 0.7), (-size * 0.04, size * 0.1), size * 0.08, 0.4)
    lump(canvas, oval(middle, size * 0.7), middle, size * 0.5, shell)
    coil = [
        (
            middle[0] + cos(radians(a)) * size * (0.04 + a / 900 * 0.58),
            middle[1] + sin(radians(a)) * size * (0.04 + a / 900 * 0.58),
        )
        for a in range(0, 901, 18)
    ]
    canvas.paint(stroke(coil, size * 0.06, size * 0.09), dimmed(shell, 0.5), size * 0.015, 0.75)
    canvas.paint(
        [
            (px + size * 0.025, py - size * 0.03)
            for px, py in stroke(coil, size * 0.025, size * 0.03)
        ],
        lit(shell, 0.5),
        size * 0.01,
        0.6,
    )
    eye(canvas, (x + size * 1.06, y - size * 0.66), size * 0.07)


def owl(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    body = smooth(
        placed(foot, size, "-62,-10 -74,-90 -66,-162 -30,-146 30,-146 66,-162 74,-90 62,-10 0,2")
    )
    lump(canvas, body, (x, y - size * 0.7), size * 0.7, BROWN)
    canvas.paint(oval((x, y - size * 0.5), size * 0.44, size * 0.44), ball(CREAM))
    _owl_feathers(canvas, foot, size)
    for side in (-1, 1):
        _owl_wing(canvas, foot, size, side)
        _owl_eye(canvas, (x + side * size * 0.28, y - size * 1.14), size)
        toes = oval((x + side * size * 0.26, y - size * 0.02), size * 0.2, size * 0.1)
        canvas.paint(toes, rounded((232, 156, 60)))
    canvas.paint(placed(foot, size, "-9,-102 9,-102 0,-82"), rounded((240, 166, 60)))


def _owl_feathers(canvas: Canvas, foot: Point, size: float) -> None:
    """Rows of small hooks on the belly."""
    for row in range(3):
        for number in range(-1, 2):
            x = foot[0] + number * size * 0.24 + (row % 2) * size * 0.1
            y = foot[1] - size * (0.68 - row * 0.2)
            hook = stroke(placed((x, y), size, "-8,0 0,7 8,0"), size * 0.035)
            canvas.paint(hook, dimmed(CREAM, 0.4))


def _owl_wing(canvas: Canvas, foot: Point, size: float, side: int) -> None:
    right = placed(foot, size, "50,-100 86,-70 66,-14 46,-50")
    wing = right if side > 0 else [(2 * foot[0] - x, y) for x, y in right]
    canvas.paint(smooth(wing), ball(dimmed(BROWN, 0.2)))


def _owl_eye(canvas: Canvas, middle: Point, size: float) -> None:
    canvas.paint(oval(middle, size * 0.28), ball(CREAM))
    eye(canvas, middle, size * 0.13)
