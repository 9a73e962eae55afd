"""A plan is published once, whenever the server is killed."""

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.servers import ROOT, environment, started

PLANNED_AT, DUE_AT = "2026-03-04T10:00", "2026-03-04T11:00:05"
PATIENCE = 10  # seconds for what follows the first answer
STATES = "SELECT state, count(*) FROM post GROUP BY state"
LINES = "SELECT count(*) FROM auditentry WHERE deed = 'post.published'"


def killed(folder: Path, what: str, now: str) -> bool:
    """Whether the program that does this was ended by the signal that nobody can catch."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.planning", what],
        check=False,
        cwd=ROOT,
        env=environment(DATA=str(folder), DEMO="1", NOW=now),
        timeout=60,
    )
    return done.returncode == -signal.SIGKILL


def asked(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "klasvenster.sqlite3")) as database:
        return database.execute(query).fetchall()


def is_published(folder: Path) -> bool:
    give_up_at = time.monotonic() + PATIENCE
    while asked(folder, STATES) != [("out", 1)] and time.monotonic() < give_up_at:
        time.sleep(0.1)
    return asked(folder, STATES) == [("out", 1)]


def test_a_plan_is_published_once_whenever_the_server_is_killed(tmp_path: Path) -> None:
    assert killed(tmp_path, "plan", PLANNED_AT)
    assert asked(tmp_path, STATES) == [("planned", 1)]

    assert killed(tmp_path, "publish", DUE_AT)
    assert asked(tmp_path, STATES) == [("planned", 1)]

    with started(ROOT / "main.py", tmp_path, DEMO="1", NOW=DUE_AT):
        assert is_published(tmp_path)

    assert asked(tmp_path, LINES) == [(1,)]
