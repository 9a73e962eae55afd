"""Rain on the window, with paper stars."""

from math import cos, radians, sin

from PIL import Image

from services.demo.pictures.brushes import far_greens
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import (
    WHITE,
    Colour,
    Fade,
    Glow,
    ball,
    dimmed,
    lit,
    mix,
    rounded,
)
from services.demo.pictures.shapes import Point, box, leaf, oval, placed, smooth, stroke

SKIES = (
    ((112, 136, 160), (164, 182, 192), (146, 164, 152)),
    ((92, 104, 142), (146, 146, 176), (150, 142, 148)),
)
GREENS: tuple[Colour, ...] = ((96, 126, 104), (120, 140, 104), (146, 132, 92))
STARS: tuple[Colour, ...] = (
    (255, 206, 84),
    (236, 96, 92),
    (250, 248, 240),
    (255, 160, 90),
    (126, 176, 226),
)


def rain(canvas: Canvas) -> Image.Image:
    _outside(canvas)
    _drops(canvas)
    _frame(canvas)
    count = 4 if canvas.is_upright else 6
    for number in range(count):
        x = canvas.width * (number + 0.5) / count + canvas.around(0, 2) * canvas.unit
        y = canvas.height * canvas.around(0.3, 0.13)
        size = canvas.unit * canvas.chance.uniform(8.5, 12.5)
        _star(canvas, (x, y), size, STARS[(number + canvas.chance.randrange(2)) % len(STARS)])
    _sill(canvas)
    return canvas.finish(canvas.at(0.5, -0.05), 0.16, 0.3)


def _outside(canvas: Canvas) -> None:
    """Wet trees and warm lights, far out of focus."""
    canvas.ground(Fade(canvas.chance.choice(SKIES)))
    far_greens(canvas, (0, 0.45, 1, 0.8), GREENS, 26)
    canvas.blur(canvas.unit * 3)
    for _lamp in range(22):
        middle = canvas.at(canvas.chance.random(), canvas.chance.uniform(0.38, 0.75))
        colour = canvas.chance.choice(
            ((255, 214, 140), (255, 190, 120), (250, 236, 200), (240, 150, 120))
        )
        canvas.paint(
            oval(middle, canvas.unit * canvas.chance.uniform(1.2, 4)),
            colour,
            2.5,
            canvas.chance.uniform(0.15, 0.5),
        )


def _drops(canvas: Canvas) -> None:
    """Drops show the world upside down: dark above, light below, with a glint."""
    for _small in range(330):
        _drop(
            canvas,
            canvas.at(canvas.chance.random(), canvas.chance.random()),
            canvas.unit * canvas.chance.uniform(0.15, 0.5),
        )
    for _large in range(60):
        _drop(
            canvas,
            canvas.at(canvas.chance.random(), canvas.chance.random()),
            canvas.unit * canvas.chance.uniform(0.6, 1.35),
        )
    for _trail in range(13):
        x, y = canvas.at(canvas.chance.random(), canvas.chance.uniform(0.2, 0.75))
        long = canvas.height * canvas.chance.uniform(0.1, 0.3)
        path = smooth(
            [(x + canvas.around(0, 6), y - long), (x + canvas.around(0, 5), y - long / 2), (x, y)],
            closed=False,
        )
        canvas.paint(stroke(path, canvas.unit * 0.4, canvas.unit * 1.5), WHITE, 2, 0.14)
        _drop(canvas, (x, y), canvas.unit * canvas.chance.uniform(0.8, 1.2))


def _drop(canvas: Canvas, middle: Point, size: float) -> None:
    x, y = middle
    shape = oval(middle, size * 0.86, size * canvas.chance.uniform(0.95, 1.3))
    canvas.paint(shape, Fade(((74, 90, 112), (150, 168, 182), (232, 240, 244))), 0.5, 0.72)
    if size > canvas.unit * 0.3:
        canvas.paint(oval((x - size * 0.3, y - size * 0.4), size * 0.2), WHITE, 0.6, 0.9)


def _frame(canvas: Canvas) -> None:
    thick = canvas.unit * 3.4
    paint = (WHITE, (232, 226, 218), (198, 190, 190))
    bars = [canvas.width / 2] if canvas.is_upright else [canvas.width / 3, canvas.width * 2 / 3]
    for x in bars:
        canvas.shadow(
            box(x - thick / 2, 0, x + thick / 2, canvas.height),
            (canvas.unit * 0.6, 0),
            canvas.unit * 0.5,
            0.3,
        )
        canvas.paint(box(x - thick / 2, -5, x + thick / 2, canvas.height), Fade(paint, (1, 0)))
    for y in (canvas.height * 0.02, canvas.height * 0.56):
        canvas.shadow(
            box(0, y - thick / 2, canvas.width, y + thick / 2),
            (0, canvas.unit * 0.6),
            canvas.unit * 0.5,
            0.3,
        )
        canvas.paint(box(-5, y - thick / 2, canvas.width + 5, y + thick / 2), Fade(paint))


def _star(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    """A star folded of kite paper: eight layers, through which the light falls."""
    x, y = middle
    canvas.paint(stroke([(x, 0), (x, y - size)], 2.5), (250, 246, 236), 0, 0.8)
    turn = canvas.around(0, 12)
    canvas.shine(middle, size * 1.7, colour, 0.24)
    for row, share in ((0, 1.0), (22.5, 0.8)):
        for tip in range(8):
            a = radians(tip * 45 + row + turn)
            end = (x + cos(a) * size * share, y + sin(a) * size * share)
            left = (x + cos(a + 0.4) * size * 0.5 * share, y + sin(a + 0.4) * size * 0.5 * share)
            right = (x + cos(a - 0.4) * size * 0.5 * share, y + sin(a - 0.4) * size * 0.5 * share)
            tone = lit(colour, 0.12 + 0.1 * cos(a))
            canvas.paint([middle, left, end], mix(tone, WHITE, 0.22), 0, 0.72)
            canvas.paint([middle, right, end], dimmed(tone, 0.16), 0, 0.72)
    canvas.paint(oval(middle, size * 0.2), Glow((WHITE, lit(colour, 0.5), colour)), 1, 0.8)


def _sill(canvas: Canvas) -> None:
    """What stands on the windowsill: a plant, a jar of pencils, books."""
    top = canvas.height * 0.86
    canvas.paint(
        box(0, top - canvas.unit * 2, canvas.width, canvas.height),
        Fade((WHITE, (238, 230, 218), (206, 194, 186))),
    )
    canvas.paint(
        box(0, top + canvas.unit * 6, canvas.width, canvas.height),
        Fade(((226, 216, 204), (186, 174, 172))),
        1,
    )
    _plant(canvas, (canvas.width * 0.18, top + canvas.unit * 2), canvas.unit * 9)
    _plant(canvas, (canvas.width * 0.84, top + canvas.unit * 2.6), canvas.unit * 7)
    x, y = canvas.width * (0.52 if canvas.is_upright else 0.6), top + canvas.unit * 3
    for number in range(5):
        end = (x + (number - 2) * canvas.unit * 2, y - canvas.unit * canvas.around(14, 1.4))
        canvas.paint(
            stroke([(x, y - canvas.unit * 3), end], canvas.unit * 1.2, canvas.unit * 0.9),
            rounded(STARS[number]),
        )
    canvas.shadow(
        oval((x, y), canvas.unit * 4.4, canvas.unit),
        (canvas.unit, canvas.unit * 0.3),
        canvas.unit * 0.5,
        0.4,
    )
    canvas.paint(
        box(
            x - canvas.unit * 3.6, y - canvas.unit * 8, x + canvas.unit * 3.6, y, canvas.unit * 0.7
        ),
        rounded((110, 156, 168), (1, 0.1)),
    )
    _stack(canvas, (canvas.width * 0.36, top + canvas.unit * 3.6))


def _stack(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    for colour in ((206, 92, 80), (240, 200, 120), (92, 128, 160)):
        wide, tall = canvas.unit * canvas.around(8.5, 1), canvas.unit * 2.2
        book = box(x - wide, y - tall, x + wide, y, 5)
        canvas.shadow(book, (canvas.unit * 0.5, canvas.unit * 0.5), canvas.unit * 0.4, 0.35)
        canvas.paint(book, Fade((lit(colour, 0.35), colour, dimmed(colour, 0.3))))
        y -= tall


def _plant(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    canvas.shadow(oval(foot, size * 0.6, size * 0.14), (size * 0.1, 0), size * 0.08, 0.45)
    for _leaf in range(30):
        spread = canvas.chance.uniform(-1, 1)
        base = (x + spread * size * 0.2, y - size * 0.7)
        tip = (
            x + spread * size * 1.1,
            y - size * canvas.chance.uniform(1.0, 2.1) + abs(spread) * size * 0.5,
        )
        green = canvas.chance.choice(((84, 140, 88), (110, 164, 92), (60, 112, 82)))
        canvas.paint(
            leaf(base, tip, size * 0.34),
            Fade((lit(green, 0.4), green, dimmed(green, 0.3)), (0.3, 1)),
        )
    pot = placed((x, y), size, "-56,-80 56,-80 42,0 -42,0")
    canvas.paint(pot, rounded((216, 122, 88), (1, 0.1)))
    canvas.paint(
        box(x - size * 0.62, y - size * 0.94, x + size * 0.62, y - size * 0.72, 4),
        ball((226, 138, 100), (0.3, 0.3)),
    )
