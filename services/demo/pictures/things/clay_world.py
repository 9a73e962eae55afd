"""Clay animals of far away and of at home."""

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Fade, ball, dimmed, lit, rounded
from services.demo.pictures.shapes import (
    Point,
    box,
    oval,
    placed,
    smooth,
    stroke,
    turned,
)
from services.demo.pictures.things.clay_lumps import eye, lump


def elephant(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    grey = (138, 152, 178)
    for leg in (-0.66, -0.2, 0.3):
        canvas.paint(
            box(
                x + size * leg - size * 0.2,
                y - size * 0.6,
                x + size * leg + size * 0.2,
                y + size * 0.02,
                size * 0.14,
            ),
            rounded(dimmed(grey, 0.08), (-1, 0.4)),
        )
    lump(
        canvas,
        oval((x - size * 0.2, y - size * 0.86), size * 0.86, size * 0.6),
        (x - size * 0.2, y - size * 0.8),
        size * 0.7,
        grey,
    )
    trunk = smooth(
        placed((x, y), size, "92,-110 124,-50 120,-12 150,-20"),
        closed=False,
    )
    canvas.paint(stroke(trunk, size * 0.4, size * 0.2), rounded(grey, (-1, 0.3)))
    lump(
        canvas,
        oval((x + size * 0.68, y - size * 1.2), size * 0.52, size * 0.5),
        (x + size * 0.7, y - size * 1.2),
        size * 0.4,
        grey,
    )
    ear = smooth(placed((x, y), size, "50,-156 -6,-162 -16,-100 24,-74 50,-100"))
    canvas.shadow(ear, (-size * 0.04, size * 0.08), size * 0.06, 0.3)
    canvas.paint(ear, ball(lit(grey, 0.16), (0.6, 0.3)))
    canvas.paint(
        smooth(placed((x, y), size, "38,-142 6,-146 0,-106 30,-90")),
        (226, 168, 172),
        size * 0.05,
        0.7,
    )
    eye(canvas, (x + size * 0.88, y - size * 1.28), size * 0.075)


def cat(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    orange = (226, 138, 70)
    tail = smooth(
        placed((x, y), size, "-50,-12 -106,-20 -110,-80 -86,-90"),
        closed=False,
    )
    canvas.paint(stroke(tail, size * 0.24, size * 0.18), rounded(orange))
    body = smooth(placed((x, y), size, "-62,0 -56,-70 -10,-110 44,-80 56,0"))
    lump(canvas, body, (x, y - size * 0.5), size * 0.6, orange)
    for side in (-1, 1):
        ear = [
            (x + size * (0.08 + side * 0.52), y - size * 1.16),
            (x + size * (0.08 + side * 0.44), y - size * 1.86),
            (x + size * (0.08 + side * 0.1), y - size * 1.56),
        ]
        canvas.paint(smooth(ear), rounded(orange))
        canvas.paint(
            oval((x + side * size * 0.22, y - size * 0.04), size * 0.2, size * 0.13),
            ball(lit(orange, 0.3)),
        )
    head = oval((x + size * 0.08, y - size * 1.22), size * 0.58, size * 0.48)
    lump(canvas, head, (x + size * 0.08, y - size * 1.2), size * 0.4, orange)
    canvas.paint(
        oval((x + size * 0.08, y - size * 1.06), size * 0.26, size * 0.18), ball((246, 224, 196))
    )
    for side in (-1, 1):
        eye(canvas, (x + size * (0.08 + side * 0.24), y - size * 1.28), size * 0.075)
        for whisker in (-4, 10):
            line = turned(
                [
                    (x + size * 0.08 + side * size * 0.2, y - size * 1.06),
                    (x + size * 0.08 + side * size * 0.62, y - size * 1.06),
                ],
                side * whisker,
                (x, y - size * 1.06),
            )
            canvas.paint(stroke(line, size * 0.02), (110, 80, 60), 0, 0.7)
    canvas.paint(oval((x + size * 0.08, y - size * 1.13), size * 0.06, size * 0.045), (200, 96, 96))
    for stripe in (-0.3, -0.1, 0.1):
        canvas.paint(
            stroke(
                [
                    (x + size * (stripe + 0.1), y - size * 1.66),
                    (x + size * (stripe * 0.8 + 0.1), y - size * 1.5),
                ],
                size * 0.05,
            ),
            dimmed(orange, 0.4),
            1,
            0.7,
        )


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
