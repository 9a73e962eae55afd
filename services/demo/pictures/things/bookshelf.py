"""A case full of books, with a plant here and there."""

from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import WHITE, Colour, Fade, dimmed, lit, mix, rounded
from services.demo.pictures.shapes import Point, box, leaf, turned

SPINES: tuple[Colour, ...] = (
    (206, 74, 66), (238, 168, 60), (70, 130, 180), (104, 158, 106), (150, 104, 170),
    (240, 214, 160), (60, 92, 130), (222, 120, 100), (84, 160, 160), (246, 240, 226),
)  # fmt: skip
WOOD = (196, 148, 98)


def shelves(canvas: Canvas, left: float, foot: float) -> None:
    right, top = canvas.width * 0.97, canvas.height * (0.06 if canvas.is_upright else 0.05)
    rows = 5 if canvas.is_upright else 4
    thick = canvas.unit * 1.6
    canvas.shadow(
        box(left, top, right, foot), (-canvas.unit * 2, canvas.unit), canvas.unit * 2, 0.35
    )
    canvas.paint(
        box(left, top, right, foot + thick, 6), Fade((dimmed(WOOD, 0.5), dimmed(WOOD, 0.3)))
    )
    tall = (foot - top) / rows
    for row in range(rows):
        shelf = top + tall * (row + 1)
        _row_of_books(canvas, (left + thick, right - thick), shelf, tall - thick)
        canvas.paint(
            box(left, shelf - thick * 0.2, right, shelf + thick),
            Fade((lit(WOOD, 0.4), WOOD, dimmed(WOOD, 0.3))),
        )
        canvas.paint(
            box(left, shelf + thick, right, shelf + thick * 2.6),
            dimmed(WOOD, 0.9),
            canvas.unit * 0.6,
            0.3,
        )
    for x in (left, right - thick):
        canvas.paint(
            box(x, top, x + thick, foot + thick),
            Fade((lit(WOOD, 0.35), WOOD, dimmed(WOOD, 0.25)), (1, 0)),
        )
    canvas.paint(
        box(left - 6, top - thick, right + 6, top + thick * 0.3, 5), Fade((lit(WOOD, 0.5), WOOD))
    )


def _row_of_books(canvas: Canvas, ends: tuple[float, float], foot: float, room: float) -> None:
    x = ends[0] + canvas.unit * 0.4
    while x < ends[1] - canvas.unit * 4:
        if canvas.happens(0.06):
            x += _ornament(canvas, (x, foot), room)
            continue
        wide = canvas.unit * canvas.chance.uniform(1.3, 3.1)
        tall = room * canvas.chance.uniform(0.62, 0.92)
        lean = canvas.chance.uniform(5, 11) if canvas.happens(0.07) else 0
        _book(canvas, (x, foot), wide, tall, lean)
        x += wide + 1 + lean * room * 0.014


def _book(canvas: Canvas, foot: Point, wide: float, tall: float, lean: float) -> None:
    x, y = foot
    colour = mix(canvas.chance.choice(SPINES), WHITE, canvas.chance.uniform(0, 0.15))
    shape = turned(box(x, y - tall, x + wide, y, 3), lean, (x, y))
    canvas.paint(shape, Fade((lit(colour, 0.25), colour, dimmed(colour, 0.4)), (1, 0)))
    mark = WHITE if canvas.happens(0.5) else (250, 214, 120)
    for share in canvas.chance.choice(((0.12, 0.16), (0.3, 0.52), (0.2, 0.24, 0.78))):
        band = box(
            x + wide * 0.14, y - tall * share - tall * 0.035, x + wide * 0.86, y - tall * share
        )
        canvas.paint(turned(band, lean, (x, y)), mark, 0, 0.65)


def _ornament(canvas: Canvas, foot: Point, room: float) -> float:
    """A plant or a wooden ball between the books."""
    x, y = foot
    wide = canvas.unit * 5
    pot = [
        (x + wide * 0.2, y - room * 0.34),
        (x + wide * 0.8, y - room * 0.34),
        (x + wide * 0.7, y),
        (x + wide * 0.3, y),
    ]
    for _leaf in range(13):
        tip = (x + wide * canvas.around(0.5, 0.55), y - room * canvas.chance.uniform(0.5, 0.88))
        canvas.paint(
            leaf((x + wide / 2, y - room * 0.33), tip, wide * 0.24),
            rounded(canvas.chance.choice(((96, 150, 80), (70, 126, 76)))),
        )
    canvas.paint(pot, rounded((222, 128, 92), (1, 0.2)))
    return wide
