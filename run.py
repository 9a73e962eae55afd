#!/usr/bin/env python3
"""Klasvenster, on a machine with nothing but Python 3.11 or newer.

    python3 run.py demo [--port 8080] [--fresh] [--now 2026-11-24T15:00]
    python3 run.py serve
    python3 run.py import FILE... [--year 2026-2027] [--apply] [--json]
    python3 run.py test [pytest arguments]
    python3 run.py check
    python3 run.py bench [NAME] [--json]

Installs the locked packages into .venv once, and again when the lock changes. Then commands.py does
what was asked. This file uses the standard library only.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST_PYTHON = (3, 11)
TO_RUN, TO_DEVELOP = "requirements.txt", "requirements-dev.txt"
INSTALLER = "requirements-uv.txt"
LOCKS = {
    "demo": TO_RUN,
    "serve": TO_RUN,
    "import": TO_RUN,
    "test": TO_DEVELOP,
    "check": TO_DEVELOP,
    "bench": TO_DEVELOP,
}
FAULT, BAD_INPUT = 1, 2  # exit codes
NO_VENV = "Python's venv module is incomplete. On Debian and Ubuntu: apt-get install python3-venv"


def main(arguments: list[str]) -> NoReturn:
    if sys.version_info < OLDEST_PYTHON:
        stop("Klasvenster needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    command = arguments[0] if arguments else ""
    if command in {"-h", "--help"}:
        print(__doc__)
        sys.exit()
    if command not in LOCKS:
        *most, last = LOCKS
        choice = f"Choose {', '.join(most)} or {last}; --help tells more."
        stop(f"run.py does not know {command}. {choice}" if command else choice, BAD_INPUT)
    install(LOCKS[command])
    become(str(PYTHON), str(ROOT / "commands.py"), *arguments)


def install(lock: str) -> None:
    """Have the packages of this lock in .venv. One that is complete already is left alone."""
    stamp = VENV / f".{lock}.sha256"
    locked = hashlib.sha256((ROOT / lock).read_bytes() + sys.version.encode()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == locked:
        return
    if not is_complete(lock):
        print(f"Installing {lock} into .venv, once ...", file=sys.stderr, flush=True)
        make_venv()
        fill_venv(lock)
    stamp.write_text(locked)


def is_complete(lock: str) -> bool:
    """Whether .venv holds every package of the lock, in its version, however it was made. Lines
    that are for some machines only are not looked at."""
    wanted = re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==(\S+) \\$", (ROOT / lock).read_text(), re.M)
    folders = [str(folder) for folder in packages_folder()]
    held = {(plain(found.name), found.version) for found in distributions(path=folders)}
    return PYTHON.exists() and all((plain(name), version) in held for name, version in wanted)


def packages_folder() -> list[Path]:
    """Where this Python would find the packages of .venv; nowhere when another Python made it."""
    python = "python{}.{}".format(*sys.version_info)
    folder = VENV / "Lib" if os.name == "nt" else VENV / "lib" / python
    return [folder / "site-packages"] if folder.exists() else []


def plain(name: str) -> str:
    """One spelling for each package (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def make_venv() -> None:
    """A .venv with pip in it. One that is there already is used, unless it is half made."""
    if PYTHON.exists() and succeeds(str(PYTHON), "-m", "pip", "--version"):
        return
    if not find_spec("venv") or not find_spec("ensurepip"):
        stop(NO_VENV)
    import venv  # noqa: PLC0415  (some Linux systems leave it out of Python)

    try:
        venv.create(VENV, clear=True, with_pip=True, symlinks=os.name != "nt")
    except subprocess.CalledProcessError:
        stop(NO_VENV)
    except OSError as wrong:
        stop(f"The folder .venv cannot be made: {wrong}")


def fill_venv(lock: str) -> None:
    """Every package is checked against the hash in its lock. uv takes half the time of pip."""
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    uv = [str(BIN / "uv"), "pip", "install", "--quiet", "--python", str(PYTHON)]
    hashed = ["--require-hashes", "-r"]
    if succeeds(*pip, *hashed, str(ROOT / INSTALLER)) and succeeds(
        *uv, *hashed, str(ROOT / lock), UV_PYTHON_DOWNLOADS="never"
    ):
        return
    if not succeeds(*pip, *hashed, str(ROOT / lock), quiet=False):
        stop("The packages could not be installed; pip says why above.")


def succeeds(*command: str, quiet: bool = True, **environment: str) -> bool:
    """Whether a program ends well. What it prints goes to stderr: stdout is for the answer."""
    output = subprocess.DEVNULL if quiet else sys.stderr
    try:
        code = subprocess.call(
            command, stdout=output, stderr=output, env={**os.environ, **environment}
        )
    except OSError:
        return False
    return code == 0


def become(*command: str) -> NoReturn:
    """Go on as another program, so that it gets the terminal and its signals."""
    if os.name == "nt":  # where exec would give the prompt back while the program still runs
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)  # noqa: S606  (no shell is what we want)


def stop(reason: str, code: int = FAULT) -> NoReturn:
    print(reason, file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell says it
