"""What lies on the floor of a gym."""

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, ball, dimmed, lit, rounded
from services.demo.pictures.shapes import Point, box, oval, placed, ring, smooth, stroke

WOOD = (214, 164, 104)


def _block(
    canvas: Canvas, middle: Point, size: float, sides: tuple[float, float], colour: Colour
) -> None:
    """A block that lies on the floor, seen from above: `sides` are its depth and height."""
    x, y = middle
    depth, tall = (size * side for side in sides)
    top = [(x - size * 0.82, y - depth), (x + size * 0.82, y - depth), (x + size, y), (x - size, y)]
    front = box(x - size, y, x + size, y + tall, 4)
    canvas.shadow(
        box(x - size, y - depth * 0.4, x + size * 1.02, y + tall),
        (canvas.unit * 1.6, canvas.unit * 1.4),
        canvas.unit * 1.4,
        0.45,
    )
    canvas.paint(top, Fade((lit(colour, 0.5), lit(colour, 0.1)), (0.4, 1)))
    canvas.paint(front, Fade((colour, dimmed(colour, 0.42))))
    canvas.paint(stroke([(x - size, y), (x + size, y)], 3), lit(colour, 0.6), 1, 0.7)


def flat_mat(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    _block(canvas, middle, size, (0.34, 0.09), colour)
    x, y = middle
    for share in (-0.33, 0.33):
        seam = [
            (x + size * share * 0.82, y - size * 0.34),
            (x + size * share, y),
            (x + size * share, y + size * 0.09),
        ]
        canvas.paint(stroke(seam, 3), dimmed(colour, 0.5), 1, 0.6)


def thick_mat(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    _block(canvas, middle, size, (0.3, 0.4), colour)
    x, y = middle
    for share in (-0.5, 0.5):
        handle = [
            (x + size * (share - 0.1), y + size * 0.2),
            (x + size * (share + 0.1), y + size * 0.2),
        ]
        canvas.shadow(stroke(handle, size * 0.05), (0, size * 0.03), 3, 0.5)
        canvas.paint(stroke(handle, size * 0.045), (240, 236, 226))


def bench(canvas: Canvas, middle: Point, size: float) -> None:
    x, y = middle
    tall = size * 0.22
    for share in (-0.7, 0.7):
        leg = box(x + size * share - size * 0.05, y, x + size * share + size * 0.05, y + tall)
        canvas.shadow(leg, (canvas.unit, canvas.unit * 0.4), canvas.unit, 0.4)
        canvas.paint(leg, rounded(dimmed(WOOD, 0.3), (1, 0)))
    canvas.shadow(
        box(x - size, y + tall * 0.8, x + size, y + tall),
        (canvas.unit, canvas.unit),
        canvas.unit * 1.2,
        0.4,
    )
    canvas.paint(
        placed((x, y), size, "-97,-10 97,-10 100,0 -100,0"),
        Fade((lit(WOOD, 0.6), lit(WOOD, 0.2))),
    )
    canvas.paint(box(x - size, y, x + size, y + size * 0.06, 3), Fade((WOOD, dimmed(WOOD, 0.4))))


def play_ball(canvas: Canvas, middle: Point, size: float, colour: Colour) -> None:
    x, y = middle
    canvas.shadow(
        oval((x + size * 0.4, y + size * 0.9), size * 1.1, size * 0.24), (0, 0), size * 0.14, 0.5
    )
    canvas.paint(oval(middle, size), ball(colour))
    with canvas.inside(oval(middle, size)):
        for bend in (-0.7, 0.7):
            line = smooth(
                [
                    (x + size * bend, y - size),
                    (x + size * bend * 0.3, y),
                    (x + size * bend, y + size),
                ],
                closed=False,
            )
            canvas.paint(stroke(line, size * 0.05), dimmed(colour, 0.6), 1, 0.6)
        canvas.paint(
            stroke([(x - size, y - size * 0.1), (x + size, y + size * 0.1)], size * 0.05),
            dimmed(colour, 0.6),
            1,
            0.6,
        )
    canvas.shine((x - size * 0.35, y - size * 0.42), size * 0.5, WHITE, 0.4)


def hoop(canvas: Canvas, middle: Point, size: float) -> None:
    canvas.shadow(
        ring(middle, size, size * 0.93, 0.36),
        (canvas.unit * 0.6, canvas.unit),
        canvas.unit * 0.6,
        0.4,
    )
    canvas.paint(
        ring(middle, size, size * 0.93, 0.36), Fade(((246, 116, 150), (206, 60, 110)), (1, 0.4))
    )
