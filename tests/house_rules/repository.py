"""Everything that is in the repository, for the rules that hold for all of it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_OURS = {".git", *(ROOT / ".gitignore").read_text().replace("/", "").split()}
GENERATED = {"models/migrations"}
LAYERS = ("pages", "services", "models")


@cache
def files() -> tuple[Path, ...]:
    """All files but those that git is told to leave out."""
    return tuple(sorted(_below(ROOT)))


def code(*suffixes: str, below: tuple[str, ...] = ()) -> list[Path]:
    """The files with these endings that people wrote; only in these folders when they are named."""
    return [
        file
        for file in files()
        if file.suffix in suffixes
        and name_of(file.parent) not in GENERATED
        and (not below or file.relative_to(ROOT).parts[0] in below)
    ]


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(), filename=name_of(file))


def text_of(file: Path) -> str:
    """What can be read in it; nothing when it is a picture."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_OURS:
            continue
        if path.is_dir():
            yield from _below(path)
        else:
            yield path
