"""Paper boats on the water."""

from PIL import Image

from services.demo.pictures.brushes import far_greens, grass, sparkles
from services.demo.pictures.canvas import Canvas, stamp_of
from services.demo.pictures.colours import WHITE, Colour, Fade, dimmed, lit, mix
from services.demo.pictures.shapes import Outline, Point, leaf, oval, placed, smooth_leaf

PAPERS: tuple[Colour, ...] = (
    (236, 84, 74), (250, 250, 246), (255, 196, 60), (92, 150, 220),
    (240, 138, 92), (128, 190, 120), (232, 130, 170),
)  # fmt: skip
DEEP, SHALLOW = (24, 92, 130), (128, 206, 208)
GREENS = ((104, 156, 72), (74, 128, 70), (150, 186, 84), (196, 206, 110))


def boats(canvas: Canvas) -> Image.Image:
    sun = canvas.at(canvas.chance.choice((0.12, 0.88)), 0.06)
    shore = canvas.around(0.2, 0.03)
    _water(canvas, shore)
    papers = canvas.chance.sample(PAPERS, 5)
    far = canvas.chance.uniform(0.15, 0.4)
    _boat(canvas, canvas.at(far, shore + 0.17), canvas.unit * 9, papers[0])
    _boat(canvas, canvas.at(far + 0.44, shore + 0.22), canvas.unit * 11, papers[1])
    canvas.blur(canvas.unit * 0.35)
    _petals(canvas)
    side = canvas.chance.choice((0, 1))
    _boat(canvas, canvas.at(0.24 + 0.52 * side, 0.56), canvas.unit * 17, papers[2])
    _boat(canvas, canvas.at(0.66 - 0.32 * side, 0.8), canvas.unit * 25, papers[3])
    return canvas.finish(sun, 0.36, 0.28)


def _water(canvas: Canvas, shore: float) -> None:
    canvas.ground(Fade((lit(SHALLOW, 0.25), SHALLOW, mix(SHALLOW, DEEP, 0.55), DEEP)))
    far_greens(canvas, (-0.05, -0.05, 1.05, shore - 0.03), GREENS, 40)
    _mirrored(canvas, shore)
    grass(canvas, canvas.height * (shore - 0.02), canvas.height * (shore + 0.025), GREENS, 60)
    canvas.blur(canvas.unit * 0.8)
    sparkles(canvas, (0, 0, 1, shore), (255, 240, 190), 18)
    for step in range(12):
        near = step / 11
        _ripples(canvas, shore, near)


def _mirrored(canvas: Canvas, shore: float) -> None:
    """The green of the bank, upside down in the water."""
    for _streak in range(26):
        middle = canvas.at(canvas.chance.uniform(0, 1), shore + canvas.chance.uniform(0.02, 0.14))
        colour = mix(canvas.chance.choice(GREENS), SHALLOW, 0.35)
        canvas.paint(
            oval(middle, canvas.unit * canvas.chance.uniform(6, 14), canvas.unit * 1.6),
            colour,
            canvas.unit,
            0.5,
        )


def _ripples(canvas: Canvas, shore: float, near: float) -> None:
    """Small waves: light on one side, dark on the other."""
    long = canvas.unit * (2 + 13 * near)
    flat = long * 0.09
    for colour, count in ((WHITE, 22), (dimmed(DEEP, 0.1), 22), (lit(SHALLOW), 16)):
        wave = smooth_leaf(
            (0, 0), (long * canvas.chance.uniform(0.7, 1.4), flat * 0.3), flat, (0.2, 0.5, 0.8)
        )
        stamp = stamp_of(wave, colour, 1 + near)
        faint = stamp.mask.point(
            [value * (0.3 if colour != WHITE else 0.24) for value in range(256)]
        )
        for _wave in range(round(count * (1.5 - near))):
            down = shore + 0.03 + (1 - shore) * (near + canvas.chance.uniform(-0.06, 0.06))
            place = canvas.at(canvas.chance.uniform(-0.05, 1.05), down)
            canvas.stamp(type(stamp)(stamp.picture, faint), place)


def _boat(canvas: Canvas, middle: Point, size: float, paper: Colour) -> None:
    lean = canvas.chance.uniform(-0.1, 0.1)
    _reflection(canvas, middle, size, lean, paper)
    _dark_below(canvas, middle, size)
    _back(canvas, middle, size, lean, paper)
    _sail(canvas, middle, size, lean, paper)
    _front(canvas, middle, size, lean, paper)
    _waterline(canvas, middle, size, lean)


def _leaning(middle: Point, size: float, lean: float, points: str) -> Outline:
    """Points as in `placed`, of a boat that leans to one side."""
    return [(x + (y - middle[1]) * lean, y) for x, y in placed(middle, size, points)]


def _reflection(canvas: Canvas, middle: Point, size: float, lean: float, paper: Colour) -> None:
    """The hull and the sail, upside down in the water."""
    twice = 2 * middle[1] + size * 0.78  # the water lies halfway
    tone = mix(paper, SHALLOW, 0.35)
    hull = _leaning(middle, size, lean, "-100,-14 0,20 100,-14 62,40 -62,40")
    canvas.paint([(x, twice - y) for x, y in hull], tone, canvas.unit * 0.5, 0.55)
    sail = _leaning(middle, size, lean, "0,-86 -44,10 44,10")
    canvas.paint([(x, twice - y) for x, y in sail], tone, canvas.unit * 0.7, 0.4)


def _dark_below(canvas: Canvas, middle: Point, size: float) -> None:
    dark = oval((middle[0], middle[1] + size * 0.42), size * 0.8, size * 0.07)
    canvas.paint(dark, dimmed(DEEP, 0.4), size * 0.03, 0.6)


def _back(canvas: Canvas, middle: Point, size: float, lean: float, paper: Colour) -> None:
    """The inside of the far side."""
    back = _leaning(middle, size, lean, "-100,-14 0,-2 100,-14 50,30 -50,30")
    canvas.paint(back, dimmed(paper, 0.3))


def _sail(canvas: Canvas, middle: Point, size: float, lean: float, paper: Colour) -> None:
    """A peak with a fold in the middle, and the shadow at its foot."""
    bright = _leaning(middle, size, lean, "0,-86 -46,16 0,24")
    canvas.paint(bright, Fade((lit(paper, 0.5), paper)))
    dark = _leaning(middle, size, lean, "0,-86 46,16 0,24")
    canvas.paint(dark, Fade((paper, dimmed(paper, 0.32)), (1, 0.6)))
    foot = _leaning(middle, size, lean, "-50,0 0,20 50,0 40,16 0,26 -40,16")
    canvas.paint(foot, dimmed(paper, 0.5), size * 0.03, 0.5)


def _front(canvas: Canvas, middle: Point, size: float, lean: float, paper: Colour) -> None:
    """The two halves of the near side, and the light on the bow."""
    left = _leaning(middle, size, lean, "-100,-14 0,20 0,40 -62,40")
    canvas.paint(left, Fade((lit(paper, 0.62), lit(paper, 0.1)), (0.4, 1)))
    right = _leaning(middle, size, lean, "0,20 100,-14 62,40 0,40")
    canvas.paint(right, Fade((paper, dimmed(paper, 0.3)), (0.6, 1)))
    bow = _leaning(middle, size, lean, "-100,-14 -72,-2 -48,40 -62,40")
    canvas.paint(bow, lit(paper, 0.7), 1, 0.5)


def _waterline(canvas: Canvas, middle: Point, size: float, lean: float) -> None:
    line = _leaning(middle, size / 10, lean, "-660,375 660,375 600,430 -600,430")
    canvas.paint(line, WHITE, size * 0.012, 0.5)


def _petals(canvas: Canvas) -> None:
    """A few leaves that fell on the water, close by."""
    for _petal in range(9):
        x, y = canvas.at(canvas.chance.uniform(0, 1), canvas.chance.uniform(0.62, 1))
        long = canvas.unit * canvas.chance.uniform(2, 3.6)
        colour = canvas.chance.choice(((240, 178, 70), (226, 120, 60), (150, 190, 90)))
        shape = leaf((x, y), (x + canvas.around(0, long), y + long * 0.35), long * 0.5)
        canvas.shadow(shape, (0, canvas.unit * 0.5), canvas.unit * 0.4, 0.3)
        canvas.paint(shape, Fade((lit(colour), dimmed(colour, 0.2))))
