"""The tests of upgrades open databases of their own, that are not there yet."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.databases import Engine
from tests.services.upgrades.upgrading import a_version


@pytest.fixture(autouse=True)
def empty_database(engine: Engine) -> None:
    """In place of the one that other tests find open."""


@pytest.fixture
def version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Makes a version of Klasvenster with these operations after its migrations."""
    monkeypatch.syspath_prepend(tmp_path)
    return lambda *operations, **declared: a_version(tmp_path, *operations, **declared)


@pytest.fixture
async def url(engine: Engine, tmp_path: Path) -> str:
    return await engine.own_url(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "klasvenster.sqlite3"
