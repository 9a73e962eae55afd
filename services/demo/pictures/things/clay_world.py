"""Clay animals of far away and of at home."""

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Fade, ball, dimmed, lit, rounded
from services.demo.pictures.shapes import Point, box, oval, placed, smooth, stroke, turned
from services.demo.pictures.things.clay_lumps import eye, lump

GREY, ORANGE = (138, 152, 178), (226, 138, 70)


def elephant(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    _elephant_legs(canvas, foot, size)
    belly = oval((x - size * 0.2, y - size * 0.86), size * 0.86, size * 0.6)
    lump(canvas, belly, (x - size * 0.2, y - size * 0.8), size * 0.7, GREY)
    _trunk(canvas, foot, size)
    head = oval((x + size * 0.68, y - size * 1.2), size * 0.52, size * 0.5)
    lump(canvas, head, (x + size * 0.7, y - size * 1.2), size * 0.4, GREY)
    _elephant_ear(canvas, foot, size)
    eye(canvas, (x + size * 0.88, y - size * 1.28), size * 0.075)


def _elephant_legs(canvas: Canvas, foot: Point, size: float) -> None:
    y = foot[1]
    for leg in (-0.66, -0.2, 0.3):
        x = foot[0] + size * leg
        shape = box(x - size * 0.2, y - size * 0.6, x + size * 0.2, y + size * 0.02, size * 0.14)
        canvas.paint(shape, rounded(dimmed(GREY, 0.08), (-1, 0.4)))


def _trunk(canvas: Canvas, foot: Point, size: float) -> None:
    trunk = smooth(placed(foot, size, "92,-110 124,-50 120,-12 150,-20"), closed=False)
    canvas.paint(stroke(trunk, size * 0.4, size * 0.2), rounded(GREY, (-1, 0.3)))


def _elephant_ear(canvas: Canvas, foot: Point, size: float) -> None:
    ear = smooth(placed(foot, size, "50,-156 -6,-162 -16,-100 24,-74 50,-100"))
    canvas.shadow(ear, (-size * 0.04, size * 0.08), size * 0.06, 0.3)
    canvas.paint(ear, ball(lit(GREY, 0.16), (0.6, 0.3)))
    inner = smooth(placed(foot, size, "38,-142 6,-146 0,-106 30,-90"))
    canvas.paint(inner, (226, 168, 172), size * 0.05, 0.7)


def cat(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    _cat_tail(canvas, foot, size)
    body = smooth(placed(foot, size, "-62,0 -56,-70 -10,-110 44,-80 56,0"))
    lump(canvas, body, (x, y - size * 0.5), size * 0.6, ORANGE)
    for side in (-1, 1):
        _cat_ear(canvas, foot, size, side)
        _cat_paw(canvas, foot, size, side)
    head = oval((x + size * 0.08, y - size * 1.22), size * 0.58, size * 0.48)
    lump(canvas, head, (x + size * 0.08, y - size * 1.2), size * 0.4, ORANGE)
    _cat_face(canvas, foot, size)
    _cat_stripes(canvas, foot, size)


def _cat_tail(canvas: Canvas, foot: Point, size: float) -> None:
    tail = smooth(placed(foot, size, "-50,-12 -106,-20 -110,-80 -86,-90"), closed=False)
    canvas.paint(stroke(tail, size * 0.24, size * 0.18), rounded(ORANGE))


def _cat_ear(canvas: Canvas, foot: Point, size: float, side: int) -> None:
    left = placed(foot, size, "-44,-116 -36,-186 -2,-156")
    right = placed(foot, size, "60,-116 52,-186 18,-156")
    canvas.paint(smooth(left if side < 0 else right), rounded(ORANGE))


def _cat_paw(canvas: Canvas, foot: Point, size: float, side: int) -> None:
    x, y = foot
    paw = oval((x + side * size * 0.22, y - size * 0.04), size * 0.2, size * 0.13)
    canvas.paint(paw, ball(lit(ORANGE, 0.3)))


def _cat_face(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot[0] + size * 0.08, foot[1]
    canvas.paint(oval((x, y - size * 1.06), size * 0.26, size * 0.18), ball((246, 224, 196)))
    for side in (-1, 1):
        eye(canvas, (x + side * size * 0.24, y - size * 1.28), size * 0.075)
        _cat_whiskers(canvas, foot, size, side)
    canvas.paint(oval((x, y - size * 1.13), size * 0.06, size * 0.045), (200, 96, 96))


def _cat_whiskers(canvas: Canvas, foot: Point, size: float, side: int) -> None:
    x, y = foot[0], foot[1] - size * 1.06
    for slope in (-4, 10):
        start, end = (x + size * (0.08 + side * away) for away in (0.2, 0.62))
        line = turned([(start, y), (end, y)], side * slope, (x, y))
        canvas.paint(stroke(line, size * 0.02), (110, 80, 60), 0, 0.7)


def _cat_stripes(canvas: Canvas, foot: Point, size: float) -> None:
    """Three of them, between the ears."""
    for points in ("-20,-166 -14,-150", "0,-166 2,-150", "20,-166 18,-150"):
        stripe = stroke(placed(foot, size, points), size * 0.05)
        canvas.paint(stripe, dimmed(ORANGE, 0.4), 1, 0.7)


def whale(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    blue = (84, 142, 190)
    tail = smooth(
        placed((x, y), size, "-80,-50 -120,-90 -150,-130 -110,-120 -86,-144 -86,-100 -50,-70")
    )
    canvas.paint(tail, rounded(blue))
    body = smooth(placed((x, y), size, "-100,-66 -50,-90 30,-110 110,-70 102,-10 20,0 -60,-14"))
    lump(canvas, body, (x + size * 0.1, y - size * 0.6), size * 0.8, blue)
    with canvas.inside(body):
        belly = smooth(placed((x, y), size, "-70,-6 20,-26 120,-46 120,20 0,20"))
        canvas.paint(belly, Fade(((236, 240, 240), (180, 196, 214))))
        for fold in range(4):
            canvas.paint(
                stroke(
                    [
                        (x + size * (0.1 + fold * 0.24), y - size * (0.12 + fold * 0.05)),
                        (x + size * (0.2 + fold * 0.24), y),
                    ],
                    size * 0.03,
                ),
                (160, 180, 200),
            )
    canvas.paint(oval((x + size * 0.72, y - size * 0.6), size * 0.12), lit(blue, 0.5))
    eye(canvas, (x + size * 0.73, y - size * 0.6), size * 0.085)
    for bend in (-1, 1):
        spout = smooth(
            [
                (x + size * 0.3, y - size * 1.06),
                (x + size * (0.3 + bend * 0.06), y - size * 1.4),
                (x + size * (0.3 + bend * 0.3), y - size * 1.5),
            ],
            closed=False,
        )
        canvas.paint(stroke(spout, size * 0.09, size * 0.05), rounded((170, 214, 236)))
