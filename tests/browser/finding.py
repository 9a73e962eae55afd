"""Finds one Chromium for the browser tests, and fetches one where there is none.

A browser that cannot be found fails the run: tests that skip themselves are not missed by anybody.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
)
PLAYWRIGHTS_OWN = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as p: print(p.chromium.executable_path)"
)
FOR_THE_DRIVER = ("libatomic1",)  # of Playwright's own Node
FOR_THE_BROWSER = ("chromium", "fonts-dejavu-core")
STARTS_WITHIN, ARRIVES_WITHIN = 30, 300  # seconds
HELP = (
    "The browser tests need a Chromium, and none could be found or fetched. Do one of these: "
    "`apt-get install chromium`, `.venv/bin/python -m playwright install --with-deps chromium`, "
    "install Google Chrome, or set CHROME_BINARY to the program."
)


class NoBrowser(Exception):
    """Says in one line what to do about it."""


@cache
def find_browser() -> str:
    """The path of a Chromium that starts. Raises NoBrowser."""
    _driver_must_start()
    if explicit := os.environ.get("CHROME_BINARY"):
        if not starts(explicit):
            raise NoBrowser(f"CHROME_BINARY is {explicit}, which does not start.")
        return explicit
    for fetch in (_nothing, _from_the_system, _from_playwright):
        fetch()
        if found := _look():
            return found
    raise NoBrowser(HELP)


def starts(path: str | None) -> bool:
    """Whether it runs: not so for a wrong architecture, or when libraries are missing."""
    if not path or not Path(path).is_file():
        return False
    if os.name == "nt":  # where --version opens a window
        return True
    return _succeeds(path, "--version", within=STARTS_WITHIN)


def _driver_must_start() -> None:
    driver = (sys.executable, "-m", "playwright", "--version")
    if not _succeeds(*driver, within=STARTS_WITHIN):
        _apt_get(*FOR_THE_DRIVER)
        if not _succeeds(*driver, within=STARTS_WITHIN):
            raise NoBrowser("Playwright does not start. On Debian: apt-get install libatomic1")


def _look() -> str | None:
    known = [_playwrights_own(), *map(shutil.which, NAMES), *map(os.path.expandvars, PLACES)]
    return next((path for path in known if starts(path)), None)


def _playwrights_own() -> str | None:
    """Asked in a process of its own: Playwright does not start twice in one."""
    answer = subprocess.run(
        [sys.executable, "-c", PLAYWRIGHTS_OWN],
        check=False,
        capture_output=True,
        text=True,
        timeout=STARTS_WITHIN,
    )
    return answer.stdout.strip() or None


def _nothing() -> None:
    """The first look is at what is here already."""


def _from_the_system() -> None:
    _apt_get(*FOR_THE_BROWSER)


def _from_playwright() -> None:
    with_libraries = ["--with-deps"] if _may_use_apt_get() else []
    arguments = ["-m", "playwright", "install", *with_libraries, "chromium"]
    _succeeds(sys.executable, *arguments, within=ARRIVES_WITHIN)


def _apt_get(*packages: str) -> None:
    if _may_use_apt_get():
        print("Fetching for the browser tests:", *packages, file=sys.stderr, flush=True)
        _succeeds("apt-get", "update", within=ARRIVES_WITHIN)
        wanted = ("install", "--yes", "--no-install-recommends", *packages)
        _succeeds("apt-get", *wanted, within=ARRIVES_WITHIN)


def _may_use_apt_get() -> bool:
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _succeeds(*command: str, within: int) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        answer = subprocess.run(
            command, check=False, capture_output=True, timeout=within, env=environment
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0
