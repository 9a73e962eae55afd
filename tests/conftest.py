"""Every test starts with an empty database, an empty data folder, a quiet event board and an
ordinary Wednesday.

`--database postgresql` runs the services' tests on PostgreSQL, everything else is for SQLite.
"""

import gc
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from nicegui import Event
from tortoise.context import TortoiseContext

from services import clock, database, drafts, events, photos, sign_in
from services.cancelling import mend_transactions
from services.settings import settings
from tests.databases import POSTGRESQL, SQLITE, Engine, Sqlite, a_postgresql_server

WEDNESDAY = datetime(2026, 3, 4, 10, 0, tzinfo=clock.SCHOOL_ZONE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=(SQLITE, POSTGRESQL), default=SQLITE)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "sqlite: is about files of SQLite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, leave out what is about the files of SQLite."""
    if config.getoption("--database") == POSTGRESQL:
        about_files = [item for item in items if item.get_closest_marker("sqlite")]
        config.hook.pytest_deselected(items=about_files)
        items[:] = [item for item in items if item not in about_files]


def pytest_collection_finish() -> None:
    """What is imported now, stays. NiceGUI's test reset searches the memory for garbage, twice for
    each test; without all of that it takes a tenth of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The kind of database of this run, with tables as the migrations make them."""
    mend_transactions()
    if request.config.getoption("--database") == POSTGRESQL:
        with a_postgresql_server() as server:
            yield server
    else:
        yield Sqlite()


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """No test sees the settings or the files of another, or of this machine."""
    for name in ("DATABASE", "MAIL", "FROM", "URL", "SECRET", "HOST", "PORT", "DEMO", "NOW"):
        monkeypatch.delenv(f"KLASVENSTER_{name}", raising=False)
    monkeypatch.setenv("KLASVENSTER_DATA", str(tmp_path))
    settings.cache_clear()
    yield tmp_path
    settings.cache_clear()


@pytest.fixture(autouse=True)
async def empty_database(
    engine: Engine, own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[None]:
    """A fresh database. main.py is kept from opening the real one."""

    async def leave_it() -> None: ...

    monkeypatch.setattr(database, "open_database", leave_it)
    monkeypatch.setattr(database, "close_database", leave_it)
    async with TortoiseContext() as context:
        await context.init(config=database.configuration(engine.url), _enable_global_fallback=True)
        await engine.empty(context.connections.get("default"))
        yield


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setattr(clock, "now", lambda: WEDNESDAY)
    return WEDNESDAY


@pytest.fixture(autouse=True)
def quiet_events() -> Iterator[None]:
    """NiceGUI resets its events after the first test only, so we do it after every test."""
    yield
    for event in vars(events).values():
        if isinstance(event, Event):
            event.callbacks.clear()


@pytest.fixture(autouse=True)
def unknown_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a server that just started, which remembers no screen's last save."""
    monkeypatch.setattr(drafts, "_sent", OrderedDict())


@pytest.fixture
async def darkroom() -> AsyncIterator[None]:
    """Photos are made in it, and no thread is left behind."""
    yield
    await photos.close_darkroom()


@pytest.fixture
def quick_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for digits takes no longer than it takes."""
    monkeypatch.setattr(sign_in, "ANSWER_TIME", 0)
