"""`run.py` on machines that differ: new, old, half done."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import run

PYTEST_IS_HERE = f"pytest=={version('pytest')} \\\n    --hash=sha256:00\n"
ELSEWHERE_ONLY = "colorama==0.0.1 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout without .venv, on a machine where nothing can be installed."""
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(run, "succeeds", lambda *command, **settings: False)
    return tmp_path


@pytest.fixture
def filled_venv(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A .venv made by other means: it has the packages of these tests, and neither pip nor uv."""
    run.PYTHON.parent.mkdir(parents=True)
    run.PYTHON.touch()
    monkeypatch.setattr(run, "packages_folder", lambda: [Path(pytest.__file__).parents[1]])
    return project


def asked(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "run.py", *arguments], check=False, capture_output=True, text=True
    )


@pytest.mark.parametrize("arguments", [(), ("dance",), ("--fresh", "demo"), ("Demo",)])
def test_an_unknown_command_is_told_in_one_line_with_those_there_are(
    arguments: tuple[str, ...],
) -> None:
    answer = asked(*arguments)

    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.count("\n") == 1
    for word in (*run.LOCKS, *arguments[:1]):
        assert word in answer.stderr


def test_who_asks_for_help_gets_it() -> None:
    answer = asked("--help")

    assert (answer.returncode, answer.stderr) == (0, "")
    assert "run.py demo" in answer.stdout


def test_an_old_python_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    monkeypatch.setattr(sys, "version", "3.10.12 (main)")

    with pytest.raises(SystemExit) as stopped:
        run.main(["demo"])

    assert stopped.value.code == 1
    assert capsys.readouterr().err == "Klasvenster needs Python 3.11 or newer; this is 3.10.12.\n"


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_missing_venv_module_says_what_to_install(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    module: str,
) -> None:
    (project / run.TO_RUN).write_text(PYTEST_IS_HERE)
    monkeypatch.setattr(run, "find_spec", lambda name: None if name == module else object())

    with pytest.raises(SystemExit) as stopped:
        run.install(run.TO_RUN)

    assert stopped.value.code == 1
    assert capsys.readouterr().err.endswith("apt-get install python3-venv\n")


def test_packages_that_cannot_be_had_stop_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / run.TO_RUN).write_text(PYTEST_IS_HERE)
    monkeypatch.setattr("venv.create", lambda *arguments, **settings: None)

    with pytest.raises(SystemExit) as stopped:
        run.install(run.TO_RUN)

    assert stopped.value.code == 1
    assert "could not be installed" in capsys.readouterr().err
    assert not (run.VENV / ".requirements.txt.sha256").exists()


def test_a_complete_venv_is_left_alone(filled_venv: Path) -> None:
    (filled_venv / run.TO_RUN).write_text(PYTEST_IS_HERE + ELSEWHERE_ONLY)

    run.install(run.TO_RUN)

    assert (run.VENV / ".requirements.txt.sha256").exists()


def test_another_version_is_not_complete(filled_venv: Path) -> None:
    (filled_venv / run.TO_RUN).write_text("pytest==0.0.1 \\\n    --hash=sha256:00\n")

    assert not run.is_complete(run.TO_RUN)


def test_a_changed_lock_is_looked_at_again(filled_venv: Path) -> None:
    lock = filled_venv / run.TO_RUN
    lock.write_text(PYTEST_IS_HERE)
    run.install(run.TO_RUN)
    lock.write_text(PYTEST_IS_HERE + "absent==1.0 \\\n    --hash=sha256:00\n")

    with pytest.raises(SystemExit):
        run.install(run.TO_RUN)


@pytest.mark.parametrize("lock", sorted({*run.LOCKS.values(), run.INSTALLER}))
def test_every_package_of_a_lock_has_a_hash(lock: str) -> None:
    text = (run.ROOT / lock).read_text()

    entries = text.replace("\\\n", "").splitlines()

    assert entries
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
