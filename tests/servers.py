"""Starts scripts of ours as servers of their own, as a school runs them."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
AN_AFTERNOON = "2026-11-24T15:00"  # the demo school of this Tuesday is the same on every other day
PATIENCE = 180  # seconds: the demo school is built before the first answer; 7 when all is quiet
OF_THE_TESTS = ("PYTEST_", "NICEGUI_", "KLASVENSTER_")


@dataclass(frozen=True, kw_only=True)
class Server:
    """A server that answers."""

    url: str
    folder: Path
    process: int  # its id

    def log(self) -> str:
        """Everything it said until now."""
        return (self.folder / "server.log").read_text()


@contextmanager
def started(script: Path, folder: Path, **chosen: str) -> Iterator[Server]:
    """A server with its data in this folder, from its first answer on. `chosen` are settings, as
    in DEMO="1"; nothing of this process's own environment shines through."""
    port = int(chosen.get("PORT", free_port()))
    chosen = {"DATA": str(folder), "PORT": str(port)} | chosen
    with (
        (folder / "server.log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, str(script)],
            cwd=ROOT,
            env=environment(**chosen),
            stdout=log,
            stderr=subprocess.STDOUT,
        ) as program,
    ):
        server = Server(url=f"http://127.0.0.1:{port}", folder=folder, process=program.pid)
        try:
            _wait_for_answer(server, program)
            yield server
        finally:
            program.terminate()
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()


def environment(**chosen: str) -> dict[str, str]:
    """This machine's environment with these settings of Klasvenster, and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OF_THE_TESTS)}
    ours = {f"KLASVENSTER_{name}": value for name, value in chosen.items()}
    return {**kept, **ours, "PYTHONPATH": str(ROOT)}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def status_of(address: str) -> int:
    """What an address answers: 200, 404, 500. Raises OSError when nobody listens there."""
    try:
        return int(urllib.request.urlopen(address, timeout=10).status)
    except urllib.error.HTTPError as answer:
        return answer.code


def _wait_for_answer(server: Server, program: subprocess.Popen[bytes]) -> None:
    give_up_at = time.monotonic() + PATIENCE
    while program.poll() is None and time.monotonic() < give_up_at:
        try:
            status_of(f"{server.url}/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"the server does not answer:\n{server.log()}")
