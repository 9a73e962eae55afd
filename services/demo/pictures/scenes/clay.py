"""Clay animals on a shelf."""

from PIL import Image

from services.demo.pictures.brushes import sparkles, window_light
from services.demo.pictures.canvas import Canvas
from services.demo.pictures.colours import Colour, Fade, dimmed, lit
from services.demo.pictures.shapes import (
    Point,
    box,
    oval,
    stroke,
)
from services.demo.pictures.things.clay_forest import hedgehog, owl, snail
from services.demo.pictures.things.clay_world import cat, elephant, whale

WALLS: tuple[Colour, ...] = ((206, 224, 214), (240, 212, 178), (204, 214, 232))
WOOD = (204, 152, 100)


def clay(canvas: Canvas) -> Image.Image:
    wall = canvas.chance.choice(WALLS)
    canvas.ground(Fade((lit(wall, 0.4), wall, dimmed(wall, 0.18)), (0.4, 1)))
    window_light(
        canvas,
        canvas.at(0.34, -0.02),
        (canvas.unit * 52, canvas.unit * 58),
        -0.3,
        0.4,
    )
    sparkles(canvas, (0.0, 0.0, 1.0, 0.3), (255, 244, 210), 7)
    animals = [hedgehog, elephant, snail, owl, cat, whale]
    canvas.chance.shuffle(animals)
    per_shelf = 2 if canvas.is_upright else 3
    size = canvas.unit * (13.5 if canvas.is_upright else 12.5)
    for shelf, y in enumerate((0.45, 0.88)):
        _shelf(canvas, canvas.height * y)
        for place in range(per_shelf):
            x = canvas.width * (place + 0.5) / per_shelf + canvas.around(0, 2) * canvas.unit
            animal = animals[shelf * per_shelf + place]
            _standing(canvas, (x, canvas.height * y), size)
            animal(
                canvas, (x, canvas.height * y + canvas.unit * 0.6), size * canvas.around(1, 0.06)
            )
    return canvas.finish(canvas.at(0.9, 0.02), 0.4, 0.34)


def _shelf(canvas: Canvas, y: float) -> None:
    thick = canvas.unit * 3.4
    canvas.shadow(
        box(-50, y, canvas.width + 50, y + thick), (0, canvas.unit * 4), canvas.unit * 2.4, 0.34
    )
    canvas.paint(
        [
            (0, y - canvas.unit * 2.6),
            (canvas.width, y - canvas.unit * 2.6),
            (canvas.width, y + canvas.unit),
            (0, y + canvas.unit),
        ],
        Fade((dimmed(WOOD, 0.12), lit(WOOD, 0.35))),
    )
    canvas.paint(
        box(0, y + canvas.unit, canvas.width, y + canvas.unit + thick),
        Fade((lit(WOOD, 0.3), WOOD, dimmed(WOOD, 0.3))),
    )
    for _line in range(16):
        gy = y + canvas.unit + canvas.chance.random() * thick
        gx = canvas.chance.uniform(-0.2, 0.9) * canvas.width
        canvas.paint(
            stroke([(gx, gy), (gx + canvas.unit * 30, gy + canvas.around(0, 3))], 3, 1),
            dimmed(WOOD, 0.5),
            1,
            0.4,
        )


def _standing(canvas: Canvas, foot: Point, size: float) -> None:
    canvas.shadow(oval(foot, size * 1.1, size * 0.16), (-size * 0.22, 0), size * 0.1, 0.5)
