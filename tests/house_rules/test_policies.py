"""The list of policies can not lie: it has a row for each function, and a test for each number."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house_rules.repository import ROOT, code, tree_of

TABLE = ROOT / "docs/policies.md"
ROW = re.compile(r"^\| (P\d+) \| (.+?) \| `(\w+)\.(\w+)` \|$", re.MULTILINE)
NUMBERED = re.compile(r"(P\d+)\. (.+)")


@dataclass(frozen=True, order=True)
class Rule:
    """A numbered rule: its sentence, and the function that keeps it."""

    number: str
    module: str
    function: str
    sentence: str


def rows() -> list[Rule]:
    found = ROW.findall(TABLE.read_text())
    return sorted(
        Rule(number, module, function, sentence) for number, sentence, module, function in found
    )


def numbered_functions() -> list[Rule]:
    return sorted(
        rule for file in code(".py", below=("services",)) for rule in rules_in(tree_of(file), file)
    )


def rules_in(tree: ast.Module, file: Path) -> Iterator[Rule]:
    """The functions whose docstring begins with a number; its first sentence is the policy."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        docstring = " ".join((ast.get_docstring(node) or "").split())
        if numbered := NUMBERED.match(docstring):
            number, told = numbered.groups()
            sentence = re.split(r"(?<=\.) (?=[A-Z])", told)[0]
            yield Rule(number, file.stem, node.name, sentence)


def test_every_row_is_kept_by_a_function() -> None:
    assert sorted(set(rows()) - set(numbered_functions())) == []


def test_every_numbered_function_has_a_row() -> None:
    assert sorted(set(numbered_functions()) - set(rows())) == []


def test_every_line_of_the_table_is_read() -> None:
    lines = [line for line in TABLE.read_text().splitlines() if line.startswith("| P")]

    assert len(lines) == len(rows()) > 0


def test_every_number_has_a_test() -> None:
    tests = "".join(file.read_text() for file in code(".py", below=("tests",)))
    untested = {rule.number for rule in rows() if f"def test_{rule.number.lower()}_" not in tests}

    assert untested == set()


def test_a_rule_is_found_by_its_docstring() -> None:
    source = 'async def one_a_day() -> None:\n    """P1. One a day.\n\n    Really."""'

    found = list(rules_in(ast.parse(source), Path("services/policies/posting.py")))

    assert found == [Rule("P1", "posting", "one_a_day", "One a day.")]
