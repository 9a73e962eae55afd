"""The playground: a climbing frame under the trees."""

from PIL import Image

from services.demo.pictures.brushes import far_greens, foliage, grass
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Colour, Fade, dimmed, lit, mix, rounded
from services.demo.pictures.shapes import Point, box, leaf, oval, placed, smooth, stroke, turned
from services.demo.pictures.things.climbing_frame import net, slide, tower
from services.demo.pictures.things.swing import SAND, bucket, swing

SEASONS: tuple[tuple[Colour, ...], ...] = (
    ((118, 168, 72), (84, 140, 64), (156, 190, 88)),
    ((150, 170, 72), (196, 170, 66), (214, 140, 56)),
)
GREENS = ((120, 164, 84), (96, 148, 76), (150, 184, 100))
PAINTS: tuple[Colour, ...] = ((216, 70, 60), (56, 120, 186), (240, 180, 54), (70, 150, 120))


def playground(canvas: Canvas) -> Image.Image:
    leaves = canvas.chance.choice(SEASONS)
    canvas.ground(Fade(((132, 190, 232), (198, 224, 236), (246, 238, 212))))
    canvas.shine(canvas.at(0.1, 0.06), canvas.height * 0.7, (255, 250, 226), 0.5)
    far_greens(
        canvas,
        (-0.05, 0.2, 1.05, 0.6),
        [mix(colour, (200, 220, 220), 0.3) for colour in leaves],
        46,
    )
    _houses(canvas)
    canvas.blur(canvas.unit * 1.1)
    _ground(canvas)
    _tree(canvas, canvas.at(0.9, 0.66), canvas.unit * 5, leaves)
    middle, size = canvas.at(0.5, 0.82), canvas.unit * (30 if not canvas.is_upright else 28)
    paints = canvas.chance.sample(PAINTS, 4)
    _long_shadow(canvas, middle, size)
    slide(canvas, middle, size, paints[0])
    net(canvas, middle, size)
    tower(canvas, middle, size, paints[1])
    swing(canvas, canvas.at(0.1, 0.78), size * 0.62, paints[2])
    bucket(canvas, canvas.at(0.38, 0.93), canvas.unit * 4, paints[3])
    _dapples(canvas)
    _near_leaves(canvas, leaves)
    return canvas.finish(canvas.at(0.06, 0.02), 0.45, 0.3)


def _houses(canvas: Canvas) -> None:
    for _house in range(3):
        x, y = canvas.at(canvas.chance.random(), 0.56)
        wide = canvas.unit * canvas.chance.uniform(9, 14)
        canvas.paint(box(x - wide, y - wide * 0.8, x + wide, y + wide), (222, 190, 164))
        canvas.paint(
            placed((x, y), wide, "-110,-80 0,-170 110,-80"),
            (190, 100, 80),
        )


def _ground(canvas: Canvas) -> None:
    lawn = [canvas.at(-0.1, 0.6), canvas.at(1.1, 0.58), canvas.at(1.1, 1.1), canvas.at(-0.1, 1.1)]
    canvas.paint(lawn, Fade(((170, 200, 112), (124, 168, 84), (96, 142, 70))), canvas.unit * 0.6)
    grass(canvas, canvas.height * 0.62, canvas.height * 0.78, GREENS, 50)
    edge = [
        canvas.at(*place)
        for place in ((-0.1, 0.78), (0.2, 0.735), (0.55, 0.72), (0.86, 0.745), (1.1, 0.81))
    ]
    sand = [*smooth(edge, closed=False), canvas.at(1.1, 1.1), canvas.at(-0.1, 1.1)]
    canvas.paint(sand, Fade((lit(SAND, 0.4), SAND, dimmed(SAND, 0.22))), canvas.unit * 0.4)
    for _grain in range(420):
        place = canvas.at(canvas.chance.random(), canvas.chance.uniform(0.78, 1.0))
        tone = canvas.chance.choice((dimmed(SAND, 0.25), lit(SAND, 0.6)))
        canvas.paint(oval(place, canvas.unit * canvas.chance.uniform(0.1, 0.3)), tone, 0, 0.6)


def _tree(canvas: Canvas, foot: Point, width: float, leaves: tuple[Colour, ...]) -> None:
    x, y = foot
    canvas.shadow(oval((x + width, y), width * 3, width * 0.5), (0, 0), width * 0.3, 0.4)
    _trunk(canvas, foot, width)
    _branches(canvas, foot, width)
    _crown(canvas, foot, leaves)


def _trunk(canvas: Canvas, foot: Point, width: float) -> None:
    x, y = foot
    bark = (130, 96, 74)
    left = [
        (x - width * 0.9, y),
        (x - width * 0.5, y - width),
        (x - width * 0.3, canvas.height * 0.1),
    ]
    right = [(2 * x - px, py) for px, py in reversed(left)]
    canvas.paint(
        smooth(left, closed=False) + smooth(right, closed=False),
        Fade((lit(bark, 0.35), bark, dimmed(bark, 0.45)), (1, 0)),
    )


def _branches(canvas: Canvas, foot: Point, width: float) -> None:
    x = foot[0]
    for side, height in ((-1, 0.34), (1, 0.28), (-1, 0.2)):
        branch = [
            (x, canvas.height * (height + 0.1)),
            (x + side * width * 2, canvas.height * height),
            (x + side * width * 4.6, canvas.height * (height - 0.07)),
        ]
        canvas.paint(
            stroke(smooth(branch, closed=False), width * 0.5, width * 0.16),
            rounded((118, 86, 68)),
        )


def _crown(canvas: Canvas, foot: Point, leaves: tuple[Colour, ...]) -> None:
    for right, down, reach in (
        (0.0, 0.08, 1.0),
        (-0.16, 0.2, 0.7),
        (0.12, 0.26, 0.6),
        (-0.3, 0.1, 0.6),
    ):
        foliage(
            canvas,
            (foot[0] + canvas.width * right, canvas.height * down),
            (canvas.unit * 26 * reach, canvas.unit * 17 * reach),
            leaves,
            round(150 * reach),
        )


def _long_shadow(canvas: Canvas, middle: Point, size: float) -> None:
    x, y = middle
    canvas.shadow(
        placed((x, y), size, "-50,0 50,0 150,34 30,34"),
        (0, 0),
        canvas.unit * 1.4,
        0.3,
    )


def _dapples(canvas: Canvas) -> None:
    """Light that falls through leaves."""
    for _spot in range(60):
        x, y = canvas.at(canvas.chance.uniform(0.3, 1.02), canvas.chance.uniform(0.7, 1.0))
        size = canvas.unit * canvas.chance.uniform(0.8, 2.8)
        canvas.paint(
            oval((x, y), size * 1.5, size * 0.5), (255, 246, 210), canvas.unit * 0.35, 0.24
        )
    for _patch in range(26):
        x, y = canvas.at(canvas.chance.uniform(0.5, 1.05), canvas.chance.uniform(0.68, 1.0))
        canvas.shadow(
            oval((x, y), canvas.unit * canvas.chance.uniform(2, 6), canvas.unit * 0.9),
            (0, 0),
            canvas.unit * 0.6,
            0.14,
        )


def _near_leaves(canvas: Canvas, leaves: tuple[Colour, ...]) -> None:
    for _leaf in range(34):
        x, y = canvas.at(canvas.chance.uniform(-0.04, 0.3), canvas.chance.uniform(-0.05, 0.1))
        long = canvas.unit * canvas.chance.uniform(5, 9)
        shape = turned(
            leaf((x, y), (x + long, y), long * 0.46), canvas.chance.uniform(20, 150), (x, y)
        )
        canvas.paint(shape, dimmed(canvas.chance.choice(leaves), 0.15), canvas.unit * 0.7, 0.9)
