"""A map and a globe."""

from math import cos, radians, sin

from PIL import Image

from services.demo.pictures.brushes import table, window_light
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, Glow, dimmed, lit, rounded
from services.demo.pictures.shapes import (
    Point,
    along,
    arc,
    box,
    leaf,
    oval,
    placed,
    smooth,
    stroke,
    turned,
)

SEA, LAND = (84, 154, 200), (150, 184, 104)
LANDS: tuple[Colour, ...] = (
    (150, 184, 104),
    (226, 190, 110),
    (206, 134, 92),
    (176, 160, 196),
    (232, 214, 150),
)
WALLS: tuple[Colour, ...] = ((240, 224, 196), (210, 222, 226), (228, 214, 226))

# Land as everybody draws it by heart: longitude and latitude in degrees, here made tens of them.
COASTS = tuple(
    placed((0, 0), 10, coast)
    for coast in (
        "-160,65 -130,70 -80,70 -60,50 -70,44 -80,30 -97,26 -105,20 -90,16 -82,9 "
        "-110,24 -120,35 -124,48 -150,58",
        "-78,8 -60,10 -50,0 -35,-7 -40,-22 -56,-36 -68,-53 -73,-40 -70,-20 -80,-6",
        "-10,44 2,50 6,56 12,55 16,66 26,71 40,67 30,56 40,47 28,41 24,37 16,39 4,42 -8,37",
        "-16,14 -8,34 10,37 22,32 33,30 40,14 51,11 40,-4 40,-16 32,-28 20,-34 14,-20 10,2 -6,5",
        "40,67 70,73 110,74 160,70 180,66 160,60 140,50 130,40 120,30 110,20 104,12 "
        "100,3 94,17 88,22 80,12 74,9 70,20 60,25 50,30 44,30 36,36 30,41 44,46 32,56",
        "114,-22 130,-12 140,-16 146,-12 153,-26 150,-36 140,-38 130,-32 116,-34",
        "-50,60 -24,70 -20,80 -50,82 -60,76",
    )
)


def globe(canvas: Canvas) -> Image.Image:
    wall = canvas.chance.choice(WALLS)
    canvas.ground(Fade((lit(wall, 0.35), wall, dimmed(wall, 0.2)), (0.5, 1)))
    _map(canvas)
    window_light(
        canvas,
        canvas.at(0.42, -0.04),
        (canvas.unit * 40, canvas.unit * 50),
        -0.3,
        0.26,
    )
    canvas.blur(canvas.unit * 0.3)
    table(canvas, canvas.height * 0.74, (196, 146, 98), 3)
    on_the_right = canvas.is_upright or canvas.happens(0.5)
    side = 0.66 if on_the_right else 0.3
    _books(canvas, canvas.at(1 - side - 0.02, 0.86))
    _globe(canvas, canvas.at(side, 0.56 if canvas.is_upright else 0.5), canvas.unit * 26)
    _compass(canvas, canvas.at(0.87 if on_the_right else 0.52, 0.93), canvas.unit * 5)
    _pencils(canvas, canvas.at(abs(side - 0.14), 0.95))
    return canvas.finish(canvas.at(0.94, 0.02), 0.36, 0.36)


def _map(canvas: Canvas) -> None:
    left, right = canvas.width * 0.05, canvas.width * 0.95
    tall = (right - left) * 0.56
    top = canvas.height * 0.06
    sheet = box(left, top, right, top + tall, 6)
    canvas.shadow(sheet, (canvas.unit * 0.6, canvas.unit * 1.4), canvas.unit, 0.35)
    canvas.paint(sheet, Fade(((246, 240, 222), (232, 222, 196)), (1, 1)))
    edge = canvas.unit * 2
    canvas.paint(
        box(left + edge, top + edge, right - edge, top + tall - edge),
        Fade(((176, 214, 230), (138, 190, 216)), (1, 1)),
    )
    scale = (right - left - 2 * edge) / 36
    middle = ((left + right) / 2, top + tall * 0.58)
    with canvas.inside(box(left + edge, top + edge, right - edge, top + tall - edge)):
        for number, coast in enumerate(COASTS):
            colour = LANDS[number % len(LANDS)]
            land = smooth([(middle[0] + x * scale, middle[1] - y * scale * 1.1) for x, y in coast])
            canvas.paint(land, Fade((lit(colour, 0.3), colour)))
            canvas.paint(stroke([*land, land[0]], 3), dimmed(colour, 0.3), 0, 0.6)
        for line in range(1, 9):
            x = left + (right - left) * line / 9
            canvas.paint(stroke([(x, top), (x, top + tall)], 2), WHITE, 0, 0.4)
        for line in range(1, 5):
            canvas.paint(
                stroke([(left, top + tall * line / 5), (right, top + tall * line / 5)], 2),
                WHITE,
                0,
                0.4,
            )
    for rod in (top, top + tall):
        canvas.paint(
            stroke([(left - canvas.unit, rod), (right + canvas.unit, rod)], canvas.unit * 1.7),
            Fade(((176, 124, 82), (120, 80, 56))),
        )


def _globe(canvas: Canvas, middle: Point, size: float) -> None:
    x, y = middle
    foot = y + size * 1.42
    canvas.shadow(
        oval((x, foot), size * 0.8, size * 0.14), (-size * 0.16, size * 0.04), size * 0.08, 0.5
    )
    canvas.paint(oval((x, foot), size * 0.62, size * 0.13), rounded((150, 100, 62)))
    canvas.paint(oval((x, foot - size * 0.05), size * 0.5, size * 0.1), rounded((180, 124, 80)))
    canvas.paint(
        stroke([(x, foot - size * 0.08), (x, y + size)], size * 0.12),
        rounded((196, 160, 90), (1, 0)),
    )
    canvas.paint(
        stroke(arc(middle, size * 1.1, 112, -68), size * 0.07),
        Fade(((250, 226, 160), (206, 160, 80), (130, 92, 50))),
    )
    canvas.paint(
        oval(middle, size), Glow((lit(SEA, 0.5), lit(SEA, 0.1), SEA, dimmed(SEA, 0.5)), (0.64, 0.3))
    )
    with canvas.inside(oval(middle, size)):
        for number, coast in enumerate(COASTS):
            colour = LANDS[number % len(LANDS)]
            land = smooth([_on_ball(middle, size, px * 10 - 15, py * 10) for px, py in coast])
            canvas.paint(
                turned(land, 23, middle), Fade((lit(colour, 0.24), dimmed(colour, 0.14)), (-0.6, 1))
            )
        canvas.paint(
            oval((x - size * 1.1, y + size * 0.75), size * 1.3), (26, 30, 74), size * 0.3, 0.42
        )
    canvas.shine((x + size * 0.36, y - size * 0.44), size * 0.7, WHITE, 0.42)
    for end in (-68, 112):
        pin = (x + cos(radians(end)) * size * 1.06, y + sin(radians(end)) * size * 1.06)
        canvas.paint(oval(pin, size * 0.06), rounded((226, 190, 110)))


def _on_ball(middle: Point, size: float, longitude: float, latitude: float) -> Point:
    """Where a place is seen; what lies behind slides to the rim."""
    turn, height = radians(max(-90, min(90, longitude))), radians(latitude)
    return middle[0] + size * sin(turn) * cos(height), middle[1] - size * sin(height)


def _books(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    for colour in ((70, 110, 140), (206, 96, 76), (240, 196, 110), (110, 150, 110)):
        wide, tall = canvas.unit * canvas.around(15, 1.6), canvas.unit * canvas.around(3.6, 0.4)
        at = x + canvas.around(0, 1.2) * canvas.unit
        book = box(at - wide, y - tall, at + wide, y, 7)
        canvas.shadow(book, (-canvas.unit, canvas.unit * 0.8), canvas.unit * 0.8, 0.4)
        canvas.paint(book, Fade((lit(colour, 0.35), colour, dimmed(colour, 0.35))))
        canvas.paint(box(at - wide * 0.82, y - tall, at - wide * 0.74, y), lit(colour, 0.5), 0, 0.7)
        y -= tall
    for _leaf in range(22):
        spread = canvas.chance.uniform(-1, 1)
        tip = (
            x + spread * canvas.unit * 12,
            y - canvas.unit * canvas.chance.uniform(9, 19) + abs(spread) * canvas.unit * 6,
        )
        green = canvas.chance.choice(((96, 150, 92), (70, 124, 84)))
        canvas.paint(
            leaf((x + spread * canvas.unit * 2, y - canvas.unit * 6), tip, canvas.unit * 3),
            Fade((lit(green, 0.4), dimmed(green, 0.25)), (0.4, 1)),
        )
    canvas.paint(
        box(x - canvas.unit * 5, y - canvas.unit * 8, x + canvas.unit * 5, y, canvas.unit),
        rounded((236, 226, 210), (1, 0.2)),
    )


def _compass(canvas: Canvas, middle: Point, size: float) -> None:
    x, y = middle
    canvas.shadow(
        oval(middle, size * 1.05, size * 0.66), (size * 0.1, size * 0.24), size * 0.14, 0.5
    )
    canvas.paint(oval((x, y + size * 0.1), size * 1.06, size * 0.66), rounded((176, 130, 64)))
    canvas.paint(oval(middle, size, size * 0.6), Fade(((255, 232, 170), (206, 160, 86)), (1, 1)))
    canvas.paint(oval(middle, size * 0.84, size * 0.49), Fade((WHITE, (234, 228, 214)), (1, 1)))
    turn = canvas.around(-30, 30)
    for side, colour in ((1, (206, 60, 54)), (-1, (70, 84, 110))):
        tip = (
            x + cos(radians(turn)) * size * 0.7 * side,
            y + sin(radians(turn)) * size * 0.42 * side,
        )
        canvas.paint(
            [tip, (x + size * 0.09, y + size * 0.08), (x - size * 0.09, y - size * 0.08)], colour
        )


def _pencils(canvas: Canvas, middle: Point) -> None:
    for number, colour in enumerate(((226, 92, 76), (84, 144, 190), (240, 190, 80))):
        start = (middle[0] - canvas.unit * 12, middle[1] + (number - 1) * canvas.unit * 2.4)
        end = (middle[0] + canvas.unit * 8, start[1] - canvas.unit * canvas.around(2.4, 2))
        canvas.shadow(
            stroke([start, end], canvas.unit * 1.4), (3, canvas.unit), canvas.unit * 0.5, 0.4
        )
        canvas.paint(stroke([start, end], canvas.unit * 1.5), rounded(colour, (0, 1)))
        tip = along(start, end, 1.14)
        canvas.paint(leaf(along(start, end, 0.96), tip, canvas.unit * 1.5), (240, 210, 166))
