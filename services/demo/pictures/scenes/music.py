"""The music corner: drums, a xylophone, shakers."""

from PIL import Image

from services.demo.pictures.brushes import floorboards, window_light
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, ball, dimmed, lit, rounded
from services.demo.pictures.shapes import Point, box, hanging, oval, placed, smooth, stroke, turned
from services.demo.pictures.things.drums import WOOD, djembe, drum, tambourine

WALLS: tuple[Colour, ...] = ((246, 206, 150), (170, 204, 200), (238, 184, 168))
SHELLS: tuple[Colour, ...] = ((206, 70, 62), (50, 118, 164), (226, 150, 52), (72, 140, 104))
BARS: tuple[Colour, ...] = (
    (222, 62, 62), (242, 128, 48), (250, 204, 66), (116, 182, 84),
    (62, 162, 178), (66, 106, 190), (140, 86, 176), (220, 96, 150),
)  # fmt: skip


def music(canvas: Canvas) -> Image.Image:
    wall = canvas.chance.choice(WALLS)
    canvas.ground(Fade((lit(wall, 0.35), wall, dimmed(wall, 0.15)), (0.5, 1)))
    horizon = canvas.height * 0.56
    window_light(
        canvas,
        canvas.at(0.62, 0.04),
        (canvas.unit * 28, canvas.unit * 40),
        -0.22,
        0.36,
    )
    _bunting(canvas)
    _poster(canvas, canvas.at(0.24, 0.27), canvas.unit * 16)
    floorboards(canvas, horizon, (208, 158, 108), 14)
    canvas.paint(
        box(0, horizon - canvas.unit * 2, canvas.width, horizon), Fade((WHITE, (214, 204, 194)))
    )
    canvas.blur(canvas.unit * 0.35)
    _rug(canvas)
    shells = canvas.chance.sample(SHELLS, 4)
    near = canvas.around(0, 0.04)
    djembe(canvas, canvas.at(0.18 + near, canvas.around(0.56, 0.02)), canvas.unit * 12, shells[0])
    djembe(canvas, canvas.at(0.4 + near, canvas.around(0.5, 0.02)), canvas.unit * 10, shells[1])
    drum(canvas, canvas.at(0.68 + near, canvas.around(0.6, 0.02)), canvas.unit * 15, shells[2])
    _xylophone(canvas, canvas.at(0.44 + near, canvas.around(0.86, 0.02)), canvas.unit * 27)
    tambourine(
        canvas, canvas.at(0.84 + near, canvas.around(0.88, 0.02)), canvas.unit * 9, shells[3]
    )
    _shaker(canvas, canvas.at(0.1, 0.9), canvas.unit * 4.4, 28, shells[2])
    _shaker(canvas, canvas.at(0.2, 0.95), canvas.unit * 4.4, 50, shells[1])
    return canvas.finish(canvas.at(0.94, 0.02), 0.4, 0.34)


def _bunting(canvas: Canvas) -> None:
    """Little flags on a string from wall to wall."""
    count = 9 if canvas.is_upright else 13
    places = hanging(canvas.at(-0.02, 0.03), canvas.at(1.02, 0.03), canvas.height * 0.1, count)
    canvas.paint(stroke(smooth(places, closed=False), canvas.unit * 0.3), (120, 100, 90))
    wide = canvas.width / count * 0.3
    for number, (x, y) in enumerate(places):
        flag = [(x - wide, y), (x + wide, y), (x + canvas.around(0, 4), y + wide * 2.2)]
        canvas.shadow(flag, (canvas.unit * 0.8, canvas.unit), canvas.unit * 0.5, 0.2)
        canvas.paint(flag, rounded(BARS[number % len(BARS)]))


def _poster(canvas: Canvas, middle: Point, size: float) -> None:
    """Five lines, with notes that dance."""
    x, y = middle
    sheet = turned(box(x - size, y - size * 0.62, x + size, y + size * 0.62, 6), -2, middle)
    canvas.shadow(sheet, (canvas.unit * 0.6, canvas.unit), canvas.unit * 0.7, 0.3)
    canvas.paint(sheet, Fade((WHITE, (246, 240, 226)), (1, 1)))
    for line in range(5):
        height = y + size * (line - 2) * 0.16
        bent = smooth(
            [
                (x - size * 0.88, height),
                (x, height - size * 0.08),
                (x + size * 0.88, height - size * 0.02),
            ],
            closed=False,
        )
        canvas.paint(stroke(bent, size * 0.014), (110, 110, 124))
    for number in range(7):
        nx = x + size * (-0.74 + number * 0.25)
        ny = y + size * 0.16 * canvas.chance.randint(-2, 2)
        colour = BARS[number]
        canvas.paint(oval((nx, ny), size * 0.075, size * 0.058, -20), colour)
        canvas.paint(
            stroke([(nx + size * 0.065, ny), (nx + size * 0.065, ny - size * 0.3)], size * 0.022),
            colour,
        )


def _rug(canvas: Canvas) -> None:
    middle = canvas.at(0.48, 0.84)
    wide, deep = canvas.width * 0.56, canvas.height * 0.24
    for share, colour in (
        (1.0, (70, 92, 120)),
        (0.95, (240, 226, 200)),
        (0.9, (88, 120, 146)),
        (0.62, (236, 176, 96)),
        (0.56, (88, 120, 146)),
        (0.3, (240, 226, 200)),
    ):
        canvas.paint(
            oval(middle, wide * share, deep * share),
            Fade((lit(colour, 0.2), dimmed(colour, 0.15))),
            1,
        )


def _xylophone(canvas: Canvas, middle: Point, size: float) -> None:
    x, y = middle
    canvas.shadow(
        placed((x, y), size, "-100,-26 100,-14 100,20 -100,36"),
        (canvas.unit, canvas.unit * 1.6),
        canvas.unit * 1.2,
        0.45,
    )
    for rail in (-1, 1):
        line = [(x - size * 1.04, y + rail * size * 0.2), (x + size * 1.04, y + rail * size * 0.11)]
        canvas.paint(stroke(line, size * 0.09), rounded(WOOD, (0, 1)))
    for number, colour in enumerate(BARS):
        bx = x + size * (-0.88 + number * 0.25)
        half = size * (0.38 - number * 0.023)
        bar = box(bx - size * 0.1, y - half, bx + size * 0.1, y + half, size * 0.03)
        canvas.shadow(bar, (size * 0.02, size * 0.05), size * 0.03, 0.4)
        canvas.paint(bar, Fade((lit(colour, 0.45), colour, dimmed(colour, 0.22)), (0.4, 1)))
        canvas.paint(
            box(bx - size * 0.07, y - half * 0.9, bx - size * 0.045, y + half * 0.9, 2),
            WHITE,
            1,
            0.35,
        )
        for end in (-0.6, 0.6):
            canvas.paint(oval((bx, y + half * end), size * 0.02), (90, 90, 100))
    for points, colour in (
        ("-50,-50 10,16", (206, 66, 60)),
        ("110,42 50,2", (60, 110, 176)),
    ):
        stick = placed(middle, size, points)
        canvas.shadow(stroke(stick, size * 0.03), (size * 0.03, size * 0.07), size * 0.03, 0.4)
        canvas.paint(stroke(stick, size * 0.032), (232, 196, 140))
        canvas.paint(oval(stick[1], size * 0.065), ball(colour))


def _shaker(canvas: Canvas, middle: Point, size: float, turn: float, colour: Colour) -> None:
    x, y = middle
    handle = turned(
        stroke([(x, y), (x, y + size * 2.6)], size * 0.46, size * 0.36), turn - 90, middle
    )
    head = turned(oval(middle, size * 0.92, size * 1.16), turn - 90, middle)
    canvas.shadow(head + handle[:1], (size * 0.3, size * 0.5), size * 0.3, 0.45)
    canvas.paint(handle, rounded(WOOD))
    canvas.paint(head, ball(colour))
    with canvas.inside(head):
        zig = [
            (x + (number - 4) * size * 0.3, y + (size * 0.16 if number % 2 else -size * 0.16))
            for number in range(9)
        ]
        canvas.paint(turned(stroke(zig, size * 0.16), turn - 90, middle), (255, 236, 190), 0, 0.85)
