"""Every script of ours can be read. In a browser one that cannot be is silent: whatever imports it
does not run either, and the page just does less."""

import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from tests.house_rules.repository import ROOT, code

READER = Path(__file__).with_name("read_scripts.mjs")


def unreadable(root: Path, scripts: list[Path]) -> list[str]:
    """What is wrong with these scripts, that import each other below this folder."""
    node, _its_command = compute_driver_executable()  # Playwright brings one
    command = [node, "--experimental-vm-modules", "--no-warnings", *map(str, (READER, root))]
    read = subprocess.run(
        [*command, *map(str, scripts)], capture_output=True, text=True, check=True, timeout=30
    )
    return read.stdout.splitlines()


def test_every_script_and_what_it_imports_can_be_read() -> None:
    scripts = code(".js", below=("assets", "pages"))

    assert scripts
    assert unreadable(ROOT, scripts) == []


@pytest.mark.parametrize(
    ("script", "wrong"),
    [
        ("export function undo() {\n  if (true) {\n}\n", "Unexpected end of input"),
        ("const photos = [1, 2;", "Unexpected token ';'"),
        ('import { hearts } from "/there.js";', "does not provide an export named 'hearts'"),
        ('import { heart } from "/nowhere.js";', "no such file"),
        ('import { heart } from "/there.js";\nheart();', ""),
    ],
)
def test_a_script_that_cannot_be_read_is_recognised(
    tmp_path: Path, script: str, wrong: str
) -> None:
    there, tried = tmp_path / "there.js", tmp_path / "tried.js"
    there.write_text("export const heart = () => undefined;")
    tried.write_text(script)

    found = unreadable(tmp_path, [tried, there])

    assert len(found) == bool(wrong)
    assert all(line.startswith(f"{tried}: ") and wrong in line for line in found)
