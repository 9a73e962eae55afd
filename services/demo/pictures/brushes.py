"""What more than one scene needs: planks, foliage, light through a window, blades of grass."""

from collections.abc import Sequence
from itertools import pairwise

from services.demo.pictures.canvas import Canvas, stamp_of
from services.demo.pictures.colours import SUNLIGHT, Colour, Fade, dimmed, lit, mix
from services.demo.pictures.shapes import (
    Outline,
    Point,
    along,
    box,
    leaf,
    oval,
    smooth,
    stroke,
    turned,
)


def board(canvas: Canvas, top: float, bottom: float, colour: Colour) -> None:
    """A plank from side to side, with its grain; `top` and `bottom` in pixels."""
    tone = mix(colour, canvas.chance.choice((lit(colour), dimmed(colour))), 0.28)
    canvas.paint(
        [(0, top), (canvas.width, top), (canvas.width, bottom), (0, bottom)],
        Fade((lit(tone, 0.12), tone, dimmed(tone, 0.12))),
    )
    for _line in range(13):
        _grain(canvas, top, bottom, tone)
    canvas.paint(
        stroke([(0, bottom), (canvas.width, bottom)], canvas.unit * 0.3), dimmed(tone, 0.5), 1
    )


def _grain(canvas: Canvas, top: float, bottom: float, tone: Colour) -> None:
    y = canvas.chance.uniform(top, bottom)
    start = canvas.chance.uniform(-0.3, 0.8) * canvas.width
    long = canvas.chance.uniform(0.2, 0.7) * canvas.width
    bend = canvas.chance.uniform(-0.5, 0.5) * canvas.unit
    line = smooth([(start, y), (start + long / 2, y + bend), (start + long, y)], closed=False)
    canvas.paint(stroke(line, canvas.unit * 0.35, canvas.unit * 0.1), dimmed(tone, 0.3), 1, 0.4)


def table(canvas: Canvas, top: float, colour: Colour, planks: int = 4) -> None:
    """A table of planks seen from the front; the near planks are wider."""
    edges = [top + (canvas.height - top) * (step / planks) ** 1.4 for step in range(planks + 1)]
    for upper, lower in pairwise(edges):
        board(canvas, upper, lower, colour)


def floorboards(canvas: Canvas, horizon: float, colour: Colour, count: int = 16) -> None:
    """Boards that run away from us, to a point behind the wall."""
    beyond = (canvas.width / 2, horizon - canvas.height * 0.35)
    for number in range(count):
        ends = [canvas.width * (-0.9 + 2.8 * (number + side) / count) for side in (0, 1)]
        tone = mix(
            colour,
            canvas.chance.choice((lit(colour), dimmed(colour))),
            canvas.chance.uniform(0, 0.3),
        )
        near = [(x, canvas.height * 1.02) for x in ends]
        share = (horizon - beyond[1]) / (canvas.height * 1.02 - beyond[1])
        far = [along(beyond, point, share) for point in near]
        canvas.paint([far[0], far[1], near[1], near[0]], Fade((lit(tone, 0.25), tone)))
        canvas.paint(stroke([far[1], near[1]], 1, canvas.unit * 0.25), dimmed(tone, 0.5), 0, 0.6)


def foliage(
    canvas: Canvas, middle: Point, reach: tuple[float, float], colours: Sequence[Colour], count: int
) -> None:
    """A cloud of leaves: dark inside and below, light where the sun comes from."""
    across, down = reach
    length = canvas.unit * 2.6
    layers = ((0.38, dimmed), (0.0, dimmed), (0.3, lit))
    for depth, (share, change) in enumerate(layers):
        stamps = [
            stamp_of(
                turned(
                    leaf((0, 0), (length, 0), length * 0.55), canvas.chance.uniform(0, 360), (0, 0)
                ),
                change(colour, share),
                0.5,
            )
            for colour in colours
            for _turn in range(3)
        ]
        for _leaf in range(count):
            x, y = canvas.chance.gauss(0, 0.42), canvas.chance.gauss(0, 0.42)
            place = (
                middle[0] + x * across - depth * across * 0.05,
                middle[1] + y * down - depth * down * 0.1,
            )
            canvas.stamp(canvas.chance.choice(stamps), place)


def far_greens(
    canvas: Canvas, area: tuple[float, float, float, float], colours: Sequence[Colour], count: int
) -> None:
    """Trees and bushes far away, as soft clouds in a part of the picture (by shares)."""
    left, top, right, bottom = area
    for _cloud in range(count):
        middle = canvas.at(canvas.chance.uniform(left, right), canvas.chance.uniform(top, bottom))
        radius = canvas.unit * canvas.chance.uniform(5, 12)
        colour = canvas.chance.choice(colours)
        canvas.paint(
            oval(middle, radius, radius * 0.85),
            Fade((lit(colour, 0.35), dimmed(colour, 0.2))),
            canvas.unit,
            0.75,
        )


def sparkles(
    canvas: Canvas, area: tuple[float, float, float, float], colour: Colour, count: int
) -> None:
    """Circles of light that are out of focus."""
    left, top, right, bottom = area
    for _circle in range(count):
        middle = canvas.at(canvas.chance.uniform(left, right), canvas.chance.uniform(top, bottom))
        radius = canvas.unit * canvas.chance.uniform(1, 3.2)
        canvas.paint(
            oval(middle, radius),
            lit(colour, canvas.chance.random() * 0.6),
            1.5,
            canvas.chance.uniform(0.12, 0.4),
        )


def grass(canvas: Canvas, top: float, bottom: float, colours: Sequence[Colour], count: int) -> None:
    """Blades of grass between two heights in pixels: small above, tall below."""
    for step in range(6):
        near = step / 5
        tall = canvas.unit * (1.4 + 4.2 * near)
        stamps = [
            stamp_of(_blade(canvas, tall), Fade((lit(colour, 0.3), dimmed(colour, 0.25))))
            for colour in colours
            for _ in range(3)
        ]
        for _tuft in range(count):
            y = top + (bottom - top) * (near + canvas.chance.uniform(-0.08, 0.08))
            canvas.stamp(canvas.chance.choice(stamps), (canvas.chance.uniform(0, canvas.width), y))


def _blade(canvas: Canvas, tall: float) -> Outline:
    lean = canvas.chance.uniform(-0.5, 0.5) * tall
    return stroke(
        smooth([(0, 0), (lean * 0.3, -tall * 0.6), (lean, -tall)], closed=False),
        tall * 0.14,
        tall * 0.02,
    )


def window_light(
    canvas: Canvas, corner: Point, size: tuple[float, float], slant: float, opacity: float
) -> None:
    """The sun through a window of four panes, falling on a wall or a floor."""
    x, y = corner
    wide, tall = size[0] / 2, size[1] / 2
    gap = canvas.unit * 0.9
    for column in range(2):
        for row in range(2):
            left, top = x + column * (wide + gap), y + row * (tall + gap)
            pane = box(left, top, left + wide, top + tall)
            fallen = [(px + (py - y) * slant, py) for px, py in pane]
            canvas.paint(fallen, SUNLIGHT, canvas.unit * 0.5, opacity)
