"""What assets/demo tells about the demo school: its groups, its people, its messages."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ASSETS = Path(__file__).parents[2] / "assets" / "demo"


@cache
def told(name: str) -> dict[str, Any]:
    """A file of assets/demo, by its name without the ending. Read once, and left as it is."""
    with (ASSETS / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def words(text: str) -> list[str]:
    """Names as they stand in a file: one after the other, on as many lines as it takes."""
    return text.split()
