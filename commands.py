"""What `python3 run.py` can do, once the packages are there.

The machine is spoken of in English, the school in its own language.
"""

import asyncio
import json
import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from run import BAD_INPUT, ROOT, become, stop
from services.errors import Refusal
from services.settings import settings, settings_to_write_with
from services.texts import _

LINT_IMPORTS = "import sys, importlinter.cli as it; sys.exit(it.lint_imports_command())"
CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types, as mypy sees them": ["-m", "mypy", "."],
    "types, as pyright sees them": ["-m", "basedpyright", "--pythonpath", sys.executable],
    "imports": ["-c", LINT_IMPORTS],
}
IN_BROWSERS = ["tests/browser"]
WITHOUT_ONE = (["--ignore", *IN_BROWSERS], ["--database", "postgresql", "tests/services"])
PASSED_ON = {"ignore_unknown_options": True, "allow_extra_args": True}

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def demo(
    port: Annotated[int | None, typer.Option(help="Where it listens.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew.")] = False,
    now: Annotated[str, typer.Option(help="Another moment than now: 2026-11-24T15:00.")] = "",
) -> None:
    """A whole school to try, with people, photos and mail that goes nowhere."""
    os.environ["KLASVENSTER_DEMO"] = "1"
    if port is not None:
        os.environ["KLASVENSTER_PORT"] = str(port)
    if now:
        os.environ["KLASVENSTER_NOW"] = _moment(now).isoformat()
    _stand_in_the_project()
    _port_must_be_free()
    if fresh:
        from services.demo.folder import clear_demo_folder  # noqa: PLC0415  (reads settings)

        clear_demo_folder(settings().data)
    _start_main()


@app.command()
def serve() -> None:
    """The school itself. What it needs to know stands in KLASVENSTER_... (see the README)."""
    for of_the_demo in ("KLASVENSTER_DEMO", "KLASVENSTER_NOW"):
        os.environ.pop(of_the_demo, None)
    _stand_in_the_project()
    _port_must_be_free()
    _start_main()


@app.command("import")
def import_rosters(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The school's lists.")],
    year: Annotated[str | None, typer.Option(help="As 2026-2027; else that of today.")] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Do it: all, or nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For a program to read.")] = False,
) -> None:
    """What these lists would change and what is wrong with them; with --apply it is done."""
    here = [file.absolute() for file in files]
    _stand_in_the_project()
    settings_to_write_with()
    for line in asyncio.run(_imported(here, year, apply=apply, as_json=as_json)):
        print(line)


@app.command(context_settings=PASSED_ON, add_help_option=False)
def test(arguments: Annotated[list[str] | None, typer.Argument()] = None) -> None:
    """All tests, and those of the services on PostgreSQL too; or what pytest is told."""
    os.chdir(ROOT)
    pytest = [sys.executable, "-m", "pytest"]
    if arguments:
        become(*pytest, *arguments)
    with ThreadPoolExecutor(max_workers=1) as beside:  # browsers wait more than they work
        in_browsers = beside.submit(_captured, [*pytest, *IN_BROWSERS])
        codes = [subprocess.call([*pytest, *chosen]) for chosen in WITHOUT_ONE]
        answer = in_browsers.result()
    print(answer.stdout, flush=True)
    sys.exit(next(filter(None, [*codes, answer.returncode]), 0))


@app.command()
def check() -> None:
    """Format, lint, types and import contracts: all of them, whatever the first one says."""
    os.chdir(ROOT)
    with ThreadPoolExecutor(max_workers=2) as two_at_once:
        answers = list(two_at_once.map(_checked, CHECKS.values()))
    failed = [name for name, answer in zip(CHECKS, answers, strict=True) if answer.returncode]
    for name in CHECKS:
        print(f"{'FAILED' if name in failed else 'ok':<8}{name}")
    if failed:
        stop(f"{len(failed)} of {len(CHECKS)} checks failed: {'; '.join(failed)}.")


@app.command()
def bench(
    name: Annotated[str | None, typer.Argument(help="Which one; else all.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For a program to read.")] = False,
) -> None:
    """How fast it is, beside something to compare with, and whether that is fast enough."""
    os.chdir(ROOT)
    which = [name] if name else []
    become(sys.executable, "-m", "tests.bench", *which, *["--json"] * as_json)


def _moment(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        stop(f"--now {written}: write a moment as 2026-11-24T15:00.", BAD_INPUT)


def _stand_in_the_project() -> None:
    """Go there, and still mean the data folder that was meant where the command was given."""
    data = Path(os.environ.get("KLASVENSTER_DATA") or ROOT / "data")
    os.environ["KLASVENSTER_DATA"] = str(data.absolute())
    os.chdir(ROOT)


def _port_must_be_free() -> None:
    """Say in one line what a web server says in twenty."""
    host, port = settings().host, settings().port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as wrong:
        stop(f"Klasvenster cannot listen on {host}, port {port}: {wrong.strerror}.")


def _start_main() -> NoReturn:
    become(sys.executable, str(ROOT / "main.py"))


async def _imported(
    files: list[Path], year: str | None, *, apply: bool, as_json: bool
) -> list[str]:
    from services import database  # noqa: PLC0415  (reads settings, which `demo` changes first)
    from services.rosters.importing import apply_plan, read_rosters  # noqa: PLC0415
    from services.upgrades.refusals import UpgradeRefused  # noqa: PLC0415

    try:
        await database.open_database()
    except UpgradeRefused as refused:  # nothing is wrong with what was asked
        stop(refused.sentence())
    try:
        plan = await read_rosters(files, year)
        if apply:
            await apply_plan(plan)
    finally:
        await database.close_database()
    if as_json:
        return [json.dumps(plan.as_json(), ensure_ascii=False)]
    done = _("It is done.") if apply else _("Nothing was changed. Add --apply to do it.")
    return [*plan.lines(), done]


def _captured(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def _checked(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    answer = _captured([sys.executable, *arguments])
    if answer.returncode:
        print(answer.stdout, flush=True)
    return answer


def main() -> None:
    """Every refusal is one line on stderr."""
    try:
        app(prog_name="run.py", standalone_mode=False)
    except typer.TyperException as wrong:
        stop(wrong.format_message(), BAD_INPUT)
    except Refusal as refusal:
        stop(refusal.sentence(), BAD_INPUT)


if __name__ == "__main__":
    main()
