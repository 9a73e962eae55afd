"""Demo mode, for the tests of pages that exist in it only."""

import pytest

from services.demo import school
from services.settings import settings


@pytest.fixture
def a_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Demo mode, without a whole school: each test has its own people."""

    async def leave_it() -> None: ...

    monkeypatch.setattr(school, "build_demo_school", leave_it)
    monkeypatch.setenv("KLASVENSTER_DEMO", "1")
    settings.cache_clear()
