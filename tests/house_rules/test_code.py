"""How our own code is written, as far as no other tool looks at it."""

import ast
import re
from pathlib import Path

import pytest

from tests.house_rules.repository import LAYERS, ROOT, code, name_of, tree_of

OURS = [*code(".py", below=LAYERS), ROOT / "main.py", ROOT / "commands.py"]
CLOCK = ROOT / "services/clock.py"
TELLS_TIME = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
CARRIED_BY_EVENTS = {
    "int",
    "str",
    "bool",
    "frozenset[int]",
    "frozenset[str]",
    "int | None",
    "WindowKeys",
}
LONGEST_FILE = 220  # lines: what one person holds in mind
LONGEST_ELEMENT = 300  # of JavaScript: an element and its whole life are in one file
LONGEST_TESTS = 450  # all that is to be said about one noun
UNFINISHED = re.compile(
    r"\b(TODO|FIXME|XXX|NotImplementedError)\b|pytest\.(skip|xfail|importorskip)|mark\.(skip|xfail)"
)


def clocks_in(tree: ast.Module) -> list[str]:
    calls = [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if ".".join(call.split(".")[-2:]) in TELLS_TIME]


@pytest.mark.parametrize("file", [file for file in OURS if file != CLOCK], ids=name_of)
def test_there_is_one_clock(file: Path) -> None:
    assert clocks_in(tree_of(file)) == []


def test_another_clock_is_recognised() -> None:
    assert clocks_in(ast.parse("datetime.datetime.now(UTC)")) == ["datetime.datetime.now"]
    assert clocks_in(tree_of(CLOCK)) != []


def test_events_carry_ids_only() -> None:
    """Content in an event would pass by the rights of who listens."""
    fields = [
        f"{event.name}.{ast.unparse(field.target)}: {ast.unparse(field.annotation)}"
        for event in tree_of(ROOT / "services/events.py").body
        if isinstance(event, ast.ClassDef)
        for field in event.body
        if isinstance(field, ast.AnnAssign)
    ]

    assert fields
    assert [field for field in fields if field.split(": ")[1] not in CARRIED_BY_EVENTS] == []


def test_events_do_not_change_on_their_way() -> None:
    events = [
        node for node in tree_of(ROOT / "services/events.py").body if isinstance(node, ast.ClassDef)
    ]
    decorators = {ast.unparse(node) for event in events for node in event.decorator_list}

    assert decorators == {"dataclass(frozen=True, kw_only=True)"}


def longest(file: Path) -> int:
    if name_of(file).startswith("tests/"):
        return LONGEST_TESTS
    return LONGEST_ELEMENT if file.suffix == ".js" else LONGEST_FILE


def test_a_file_fits_in_a_head() -> None:
    lengths = {file: file.read_text().count("\n") for file in code(".py", ".js", ".html", ".css")}
    too_long = {name_of(file): long for file, long in lengths.items() if long > longest(file)}

    assert too_long == {}


def test_nothing_is_left_for_later() -> None:
    left = [
        f"{name_of(file)}: {found.group()}"
        for file in code(".py", ".js", ".html", ".css")
        if file != Path(__file__)
        for found in UNFINISHED.finditer(file.read_text())
    ]

    assert left == []
