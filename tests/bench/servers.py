"""Servers to be measured: each a process of its own, on this machine only."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from tests.servers import AN_AFTERNOON, ROOT, environment, started

HERE = Path(__file__).parent
BUILT_WITHIN, MAILED_WITHIN = 120, 60  # seconds
A_DEMO = {"DEMO": "1", "NOW": AN_AFTERNOON}  # the same messages on every day


class BenchFault(Exception):
    """A bench cannot be run on this machine; says why, in one line."""


@dataclass(frozen=True, kw_only=True)
class Server:
    """A web server that answers, and what it uses."""

    url: str
    process: psutil.Process

    def cpu_seconds(self) -> float:
        """Processor time it has used so far, all its threads together."""
        used = self.process.cpu_times()
        return float(used.user + used.system)

    def memory_kb(self) -> float:
        """Memory that would come free if it ended now: without what it shares with others."""
        return float(self.process.memory_full_info().uss) / 1024


@dataclass(frozen=True, kw_only=True)
class School(Server):
    """Klasvenster as a school runs it, and the cookies of parents who are signed in."""

    cookies: list[dict[str, str]]


@contextmanager
def school_with(parents: int) -> Iterator[School]:
    """The demo school, with so many more parents who look into the same two groups."""
    with tempfile.TemporaryDirectory() as folder:
        cookies = _build_school(folder, parents)
        with serving(ROOT / "main.py", folder, **A_DEMO) as server:
            _wait_for_mail(server)
            yield School(url=server.url, process=server.process, cookies=cookies)


@contextmanager
def bare_server() -> Iterator[Server]:
    """The least that NiceGUI and Socket.IO can do (bare.py)."""
    with tempfile.TemporaryDirectory() as folder, serving(HERE / "bare.py", folder) as server:
        yield server


@contextmanager
def serving(script: Path, folder: str, **chosen: str) -> Iterator[Server]:
    with ExitStack() as open_servers:
        try:
            server = open_servers.enter_context(started(script, Path(folder), **chosen))
        except AssertionError as silent:
            raise BenchFault(_last_line(str(silent))) from silent
        yield Server(url=server.url, process=psutil.Process(server.process))


def _build_school(folder: str, parents: int) -> list[dict[str, str]]:
    try:
        building = subprocess.run(  # noqa: S603  (a script of ours)
            [sys.executable, str(HERE / "school.py"), str(parents)],
            cwd=ROOT,
            check=False,
            env=environment(DATA=folder, **A_DEMO),
            capture_output=True,
            text=True,
            timeout=BUILT_WITHIN,
        )
    except subprocess.TimeoutExpired as slow:
        raise BenchFault(f"The school was not built within {BUILT_WITHIN} seconds.") from slow
    if building.returncode:
        raise BenchFault(f"The school could not be built: {_last_line(building.stderr)}")
    cookies: list[dict[str, str]] = json.loads(_last_line(building.stdout))
    return cookies


def _wait_for_mail(server: Server) -> None:
    """The first mails of a new school are work of its own, and no part of what is measured."""
    give_up_at = time.monotonic() + MAILED_WITHIN
    while httpx.get(f"{server.url}/healthz").json()["mail_queue"]:
        if time.monotonic() > give_up_at:
            raise BenchFault("The mail of the demo school does not leave its queue.")
        time.sleep(0.5)


def _last_line(said: str) -> str:
    return (said.strip().splitlines() or ["nothing was said"])[-1]
