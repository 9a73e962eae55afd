"""Demo mode, for the tests of pages that exist in it only; and mail that can still be read."""

import pytest

from services import outbox
from services.demo import school
from services.settings import settings


@pytest.fixture
def a_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Demo mode, without a whole school: each test has its own people."""

    async def leave_it() -> None: ...

    monkeypatch.setattr(school, "build_demo_school", leave_it)
    monkeypatch.setenv("KLASVENSTER_DEMO", "1")
    settings.cache_clear()


@pytest.fixture
def mail_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody brings mail away, after which nothing can be read in the outbox any more."""

    async def leave_it(*_anything: object) -> int:
        return 0

    monkeypatch.setattr(outbox, "send_due", leave_it)
