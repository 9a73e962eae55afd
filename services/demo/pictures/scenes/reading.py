"""The reading corner: shelves full of books, a lamp and cushions."""

from PIL import Image

from services.demo.pictures.brushes import floorboards, window_light
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, ball, dimmed, lit, rounded
from services.demo.pictures.shapes import Point, box, oval, placed, smooth, stroke, turned
from services.demo.pictures.things.bookshelf import SPINES, shelves

WALLS: tuple[Colour, ...] = ((236, 206, 164), (186, 206, 196), (226, 190, 176), (178, 196, 214))


def reading(canvas: Canvas) -> Image.Image:
    wall = canvas.chance.choice(WALLS)
    canvas.ground(Fade((lit(wall, 0.3), wall, dimmed(wall, 0.12)), (0.3, 1)))
    window_light(
        canvas,
        canvas.at(0.04, 0.04),
        (canvas.unit * 30, canvas.unit * 40),
        -0.18,
        0.34,
    )
    horizon = canvas.height * 0.73
    floorboards(canvas, horizon, (206, 160, 112))
    canvas.paint(
        box(0, horizon - canvas.unit * 2.2, canvas.width, horizon), Fade((WHITE, (216, 206, 196)))
    )
    left = canvas.width * (0.3 if not canvas.is_upright else 0.22)
    shelves(canvas, left, horizon)
    _rug(canvas)
    _lamp(canvas, canvas.at(0.16, 0.83))
    colours = canvas.chance.sample(SPINES[:5], 4)
    _beanbag(canvas, canvas.at(0.68, 0.86), canvas.unit * 19, colours[0])
    _cushion(canvas, canvas.at(0.4, 0.9), canvas.unit * 10, colours[1], canvas.around(-8, 6))
    _cushion(canvas, canvas.at(0.27, 0.95), canvas.unit * 9, colours[2], canvas.around(12, 6))
    _open_book(canvas, canvas.at(0.5, 0.955), canvas.unit * 7.5, colours[3])
    _pile(canvas, canvas.at(0.91, 0.95))
    return canvas.finish(canvas.at(0.04, 0.04), 0.36, 0.3)


def _rug(canvas: Canvas) -> None:
    middle = canvas.at(0.52, 0.95)
    wide = canvas.width * 0.46
    for share, colour in (
        (1.0, (230, 220, 200)),
        (0.93, (196, 92, 84)),
        (0.86, (240, 230, 210)),
        (0.8, (86, 132, 150)),
        (0.5, (240, 230, 210)),
        (0.44, (224, 168, 88)),
    ):
        canvas.paint(
            oval(middle, wide * share, canvas.height * 0.13 * share),
            Fade((lit(colour, 0.2), dimmed(colour, 0.12))),
            1,
        )


def _lamp(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    top = y - canvas.height * (0.5 if canvas.is_upright else 0.58)
    canvas.shadow(
        oval((x, y), canvas.unit * 7, canvas.unit * 1.6),
        (canvas.unit, canvas.unit * 0.5),
        canvas.unit,
        0.4,
    )
    canvas.paint(oval((x, y), canvas.unit * 6, canvas.unit * 1.5), rounded((92, 74, 66)))
    canvas.paint(
        stroke([(x, y), (x, top)], canvas.unit * 0.9), Fade(((160, 130, 110), (70, 54, 50)), (1, 0))
    )
    canvas.shine((x, top + canvas.unit * 8), canvas.unit * 44, (255, 222, 150), 0.62)
    wide, tall = canvas.unit * 9, canvas.unit * 12
    shade = [
        (x - wide * 0.6, top - tall * 0.3),
        (x + wide * 0.6, top - tall * 0.3),
        (x + wide, top + tall * 0.7),
        (x - wide, top + tall * 0.7),
    ]
    canvas.paint(shade, Fade(((255, 238, 196), (255, 226, 160), (240, 182, 104))))
    canvas.paint(oval((x, top + tall * 0.7), wide, canvas.unit * 1.1), (255, 246, 214))


def _beanbag(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    """A bag that somebody has just got up from."""
    x, y = middle
    bag = smooth(
        placed(
            middle,
            size,
            "-98,30 -80,-12 -46,-50 -28,-86 -6,-96 18,-82 40,-44 86,-16 102,26 70,48 0,54 -74,50",
        )
    )
    canvas.shadow(
        oval((x + size * 0.1, y + size * 0.44), size * 1.12, size * 0.2), (0, 0), size * 0.08, 0.5
    )
    canvas.paint(bag, ball(colour, (0.36, 0.3)))
    with canvas.inside(bag):
        _dent(canvas, middle, size, colour)
        _creases(canvas, middle, size, colour)
    _knot(canvas, middle, size, colour)


def _dent(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    """Where somebody sat: a hollow, and the bulge before it."""
    hollow = smooth(placed(middle, size, "-50,-4 10,-30 70,0 20,22"))
    canvas.paint(hollow, dimmed(colour, 0.55), size * 0.12, 0.55)
    bulge = smooth(placed(middle, size, "-72,20 10,10 80,20 10,46"))
    canvas.paint(bulge, lit(colour, 0.5), size * 0.12, 0.4)


def _creases(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    """Folds that run down from the knot."""
    for points in ("-10,-90 -50,-40 -90,30", "0,-90 2,-50 -10,-20", "10,-86 42,-34 96,20"):
        crease = stroke(
            smooth(placed(middle, size, points), closed=False), size * 0.035, size * 0.015
        )
        canvas.paint(crease, dimmed(colour, 0.6), size * 0.014, 0.5)


def _knot(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    knot = smooth(placed(middle, size, "-13,-90 -16,-102 -4,-100 6,-106 8,-90 -2,-86"))
    canvas.paint(knot, rounded(dimmed(colour, 0.1)))


def _cushion(canvas: Canvas, middle: Point, size: float, colour: Colour, turn: float) -> None:
    x, y = middle
    shape = smooth(placed((x, y), size, "-100,-46 0,-40 100,-46 92,0 100,50 0,44 -100,50 -92,0"))
    canvas.shadow(turned(shape, turn, middle), (size * 0.1, size * 0.16), size * 0.1, 0.4)
    canvas.paint(turned(shape, turn, middle), ball(colour, (0.3, 0.2)))
    with canvas.inside(turned(shape, turn, middle)):
        for number in range(-4, 5):
            stripe = box(
                x + number * size * 0.3, y - size, x + number * size * 0.3 + size * 0.09, y + size
            )
            canvas.paint(turned(stripe, turn + 20, middle), WHITE, 1, 0.42)


def _open_book(canvas: Canvas, middle: Point, size: float, cover: Colour) -> None:
    x, y = middle
    for side in (-1, 1):
        page = smooth(
            [
                (x, y - size * 0.34),
                (x + side * size * 0.5, y - size * 0.5),
                (x + side * size, y - size * 0.4),
            ],
            closed=False,
        )
        edge = smooth(
            [
                (x + side * size * 1.12, y + size * 0.3),
                (x + side * size * 0.56, y + size * 0.22),
                (x, y + size * 0.42),
            ],
            closed=False,
        )
        outline = page + edge
        canvas.shadow(outline, (size * 0.05, size * 0.14), size * 0.1, 0.5)
        canvas.paint([(px, py + size * 0.07) for px, py in outline], cover)
        canvas.paint(outline, Fade((WHITE, (226, 216, 200)), (-side, 0.2)))
        for line in range(5):
            start = (x + side * size * 0.16, y - size * (0.22 - line * 0.11))
            end = (x + side * size * (0.86 - 0.1 * (line % 3)), start[1] - size * 0.05)
            canvas.paint(stroke([start, end], size * 0.03), (120, 116, 130), 0, 0.5)


def _pile(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    for number in range(5):
        wide, tall = canvas.unit * canvas.around(9, 1.4), canvas.unit * canvas.around(2.3, 0.4)
        x = foot[0] + canvas.around(0, 1) * canvas.unit
        colour = SPINES[(number * 3 + 1) % len(SPINES)]
        canvas.shadow(
            box(x - wide, y - tall, x + wide, y),
            (canvas.unit * 0.6, canvas.unit * 0.5),
            canvas.unit * 0.6,
            0.4,
        )
        canvas.paint(
            box(x - wide, y - tall, x + wide, y, 5),
            Fade((lit(colour, 0.35), colour, dimmed(colour, 0.35))),
        )
        y -= tall
