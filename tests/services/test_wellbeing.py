"""How this Klasvenster is, also when its database is not."""

import pytest
from tortoise.queryset import QuerySet

from models import OutgoingMail
from services import outbox
from services.wellbeing import wellbeing
from tests.factories import a_mail


async def test_mail_that_waits_is_counted() -> None:
    await outbox.put([a_mail(), a_mail()])

    found = await wellbeing()

    assert (found.is_well, found.waiting_mails) == (True, 2)


async def test_it_is_not_well_whatever_keeps_the_database_from_answering(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class ShuttingDown(Exception):
        """A driver's own, which Tortoise does not translate."""

    def lost(_query: QuerySet[OutgoingMail]) -> None:
        raise ShuttingDown

    monkeypatch.setattr(QuerySet, "count", lost)

    found = await wellbeing()

    assert (found.is_well, found.waiting_mails) == (False, None)
