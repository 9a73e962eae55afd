"""What a monitor is told."""

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response
from tortoise.exceptions import OperationalError
from tortoise.queryset import QuerySet

from models import OutgoingMail
from pages.wellbeing import add_wellbeing_routes
from services import outbox
from tests.factories import a_mail


async def asked() -> Response:
    app = FastAPI()
    add_wellbeing_routes(app)
    async with AsyncClient(
        transport=ASGITransport(app), base_url="http://school.example"
    ) as monitor:
        return await monitor.get("/healthz")


async def test_it_is_well_and_says_how_much_mail_waits() -> None:
    await outbox.put([a_mail(), a_mail()])

    answer = await asked()

    assert answer.status_code == 200
    told = answer.json()
    assert told.pop("version").count(".") == 2
    assert told == {"status": "ok", "database": "ok", "mail_queue": 2}


async def test_without_a_database_it_is_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(_query: QuerySet[OutgoingMail]) -> None:
        raise OperationalError("the line to the database is cut")

    monkeypatch.setattr(QuerySet, "count", lost)

    answer = await asked()

    assert answer.status_code == 503
    assert answer.json()["status"] == answer.json()["database"] == "fault"
    assert answer.json()["mail_queue"] is None
