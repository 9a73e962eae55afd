"""The commands, as an administrator gives them: in a process of their own."""

import json
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import commands
from tests.databases import write_tables
from tests.pictures import a_jpeg
from tests.servers import ROOT, environment, free_port, started

LIST = ROOT / "tests/roster_files/per_child.csv"
WITH_PROBLEMS = ROOT / "tests/roster_files/problems.csv"
IN_BROWSERS = ("tests/browser",)
WITHOUT_A_BROWSER = ("--ignore", "tests/browser")
ON_POSTGRESQL = ("--database", "postgresql", "tests/services")


def asked(folder: Path, *arguments: str, **chosen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "commands.py"), *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(DATA=str(folder / "data"), **chosen),
        timeout=120,
    )


@pytest.fixture
def started_before(tmp_path: Path) -> Path:
    """Where the commands are given, in which the database has its tables already."""
    (tmp_path / "data").mkdir()
    write_tables(tmp_path / "data/klasvenster.sqlite3")
    return tmp_path


def children_in(folder: Path) -> int:
    with sqlite3.connect(folder / "data" / "klasvenster.sqlite3") as database:
        return int(database.execute("SELECT COUNT(*) FROM child").fetchone()[0])


def test_import_tells_what_would_change_and_changes_nothing(tmp_path: Path) -> None:
    answer = asked(tmp_path, "import", str(LIST), "--json")

    assert (answer.returncode, answer.stderr) == (0, "")
    told = json.loads(answer.stdout)
    assert set(told) == {"groups", "children", "guardians", "new_codes", "problems"}
    assert told["children"] > 0
    assert children_in(tmp_path) == 0


def test_import_names_the_rows_that_are_wrong(started_before: Path) -> None:
    answer = asked(started_before, "import", str(WITH_PROBLEMS), "--json")

    problems = json.loads(answer.stdout)["problems"]
    assert problems
    assert {frozenset(problem) for problem in problems} == {frozenset({"file", "row", "message"})}


def test_import_applies_and_a_second_time_there_is_nothing_to_do(started_before: Path) -> None:
    first = asked(started_before, "import", str(LIST), "--json", "--apply")
    second = asked(started_before, "import", str(LIST), "--json", "--apply")

    made = json.loads(first.stdout)
    again = json.loads(second.stdout)
    assert children_in(started_before) == made["children"] > 0
    assert (again["groups"], again["children"], again["guardians"], again["new_codes"]) == (
        (0,) * 4
    )


def test_import_with_another_key_than_the_servers_mails_nothing(started_before: Path) -> None:
    the_servers = {"SECRET": "de sleutel van de server"}
    asked(started_before, "import", str(LIST), **the_servers)

    answer = asked(started_before, "import", str(LIST), "--apply")

    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith("KLASVENSTER_SECRET is not the key ")
    assert answer.stderr.count("\n") == 1
    assert children_in(started_before) == 0


def test_import_tells_where_its_codes_lead_before_they_go(started_before: Path) -> None:
    school = {"URL": "https://klasvenster.school.example"}

    answer = asked(started_before, "import", str(LIST), **school)
    for_a_program = asked(started_before, "import", str(LIST), "--json", **school)

    assert "De codes leiden naar https://klasvenster.school.example/koppelen/..." in answer.stdout
    assert "klasvenster.school.example" not in for_a_program.stdout


def test_a_list_is_found_where_the_command_is_given(started_before: Path) -> None:
    (started_before / "lijst.csv").write_bytes(LIST.read_bytes())

    answer = asked(started_before, "import", "lijst.csv", "--year", "2026-2027")

    assert answer.returncode == 0
    assert "2026-2027" in answer.stdout


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("absent.csv",), "absent.csv"),
        (("foto.csv",), "foto.csv"),
        ((str(LIST), "--year", "2026"), "2026"),
        ((), "FILE"),
        ((str(LIST), "--loud"), "--loud"),
    ],
)
def test_bad_input_gets_one_line(
    started_before: Path, arguments: tuple[str, ...], word: str
) -> None:
    (started_before / "foto.csv").write_bytes(a_jpeg(40, 30))

    answer = asked(started_before, "import", *arguments)

    assert (answer.returncode, answer.stdout) == (2, "")
    assert word in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_list_is_taken_in_beside_a_school_that_is_open(started_before: Path) -> None:
    data = started_before / "data"

    with started(ROOT / "main.py", data):
        answer = asked(started_before, "import", str(LIST), "--apply")

    assert (answer.returncode, answer.stderr) == (0, "")
    assert children_in(started_before) > 0


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path, command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = asked(tmp_path, command, PORT=str(port))

    assert (answer.returncode, answer.stdout) == (1, "")
    assert str(port) in answer.stderr
    assert answer.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [("--now", "yesterday"), ("--port", "high"), ("--port", "70000"), ("--loud",)]
)
def test_a_wrong_option_of_the_demo_is_told_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    answer = asked(tmp_path, "demo", *arguments)

    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.count("\n") == 1


def test_a_wrong_setting_stops_the_start_in_one_line(tmp_path: Path) -> None:
    answer = asked(tmp_path, "serve", MAIL="pigeon://roof", PORT=str(free_port()))

    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith("KLASVENSTER_MAIL: ")
    assert answer.stderr.count("\n") == 1


def test_a_school_is_no_demo_whatever_the_environment_says(tmp_path: Path) -> None:
    """What the demo alone looks at is not even read."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        answer = asked(tmp_path, "serve", DEMO="perhaps", NOW="yesterday", PORT=port)

    assert answer.returncode == 1
    assert port in answer.stderr


@pytest.mark.parametrize("start", ["import", "serve"])
def test_what_is_kept_is_for_nobody_else_on_this_machine(tmp_path: Path, start: str) -> None:
    if start == "import":
        asked(tmp_path, "import", str(LIST), "--apply")
    else:
        with started(ROOT / "main.py", tmp_path, DATA=str(tmp_path / "data")):
            pass

    data = tmp_path / "data"
    kept = [data, *data.rglob("*")]
    assert "klasvenster.sqlite3" in [path.name for path in kept]
    assert [path.name for path in kept if path.stat().st_mode & 0o077] == []


@pytest.mark.parametrize("arguments", [("serve",), ("import", str(LIST))])
def test_a_database_that_is_none_is_told_in_one_line(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/klasvenster.sqlite3").write_text("een boodschappenlijst, geen database" * 9)

    answer = asked(tmp_path, *arguments, PORT=str(free_port()))

    assert (answer.returncode, answer.stdout) == (1, "")
    assert "klasvenster.sqlite3" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_pytest_is_told_exactly_what_was_asked(tmp_path: Path) -> None:
    answer = asked(
        tmp_path, "test", "--collect-only", "-k", "a_port or nothing", "tests/test_commands.py"
    )

    assert answer.returncode == 0
    assert "test_a_port_that_is_taken_is_told_in_one_line[demo]" in answer.stdout
    assert "test_a_wrong_setting" not in answer.stdout


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, ...], int]:
    """Every run of pytest, and how it ends: well, when nothing else is said."""
    ended: dict[tuple[str, ...], int] = {}

    def captured(command: list[str]) -> subprocess.CompletedProcess[str]:
        code = ended.setdefault(tuple(command[3:]), 0)
        return subprocess.CompletedProcess(command, code, stdout="104 passed")

    monkeypatch.setattr(commands, "_captured", captured)
    monkeypatch.setattr("subprocess.call", lambda command: captured(command).returncode)
    return ended


def test_without_arguments_everything_runs_once_and_the_services_on_postgresql_too(
    runs: dict[tuple[str, ...], int], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        commands.test()

    assert set(runs) == {IN_BROWSERS, WITHOUT_A_BROWSER, ON_POSTGRESQL}
    assert "104 passed" in capsys.readouterr().out
    assert stopped.value.code == 0


@pytest.mark.parametrize("failing", [IN_BROWSERS, WITHOUT_A_BROWSER, ON_POSTGRESQL])
@pytest.mark.parametrize("code", [1, -9])
def test_a_run_that_fails_has_the_last_word(
    runs: dict[tuple[str, ...], int], failing: tuple[str, ...], code: int
) -> None:
    runs[failing] = code

    with pytest.raises(SystemExit) as stopped:
        commands.test()

    assert stopped.value.code == code


def test_every_check_is_made_whatever_the_first_one_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    complaint = "print('line 3 is wrong'); raise SystemExit(3)"
    monkeypatch.setattr(commands, "CHECKS", {"lint": ["-c", complaint], "types": ["-c", "pass"]})

    with pytest.raises(SystemExit) as stopped:
        commands.check()

    told = capsys.readouterr()
    assert stopped.value.code == 1
    assert "line 3 is wrong" in told.out
    assert told.out.splitlines()[-2:] == ["FAILED  lint", "ok      types"]
    assert told.err == "1 of 2 checks failed: lint.\n"
