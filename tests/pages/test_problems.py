"""What people see when something is not for them, or went wrong."""

import asyncio
from unittest.mock import Mock

import pytest
from httpx import ASGITransport, AsyncClient, Response
from nicegui import app

from models import Person
from services import timelines
from services.timelines import Chosen, Timeline
from tests.factories import a_group, a_parent, a_teacher
from tests.pages.visitors import sign_in, visitor

pytestmark = pytest.mark.usefixtures("user")

WEAK = ("unsafe-eval", "unsafe-inline")


def policy_of(answer: Response) -> str:
    return answer.headers["content-security-policy"]


async def asked(viewer: Person, address: str) -> Response:
    """What a browser gets, also when the server stumbles over it."""
    transport = ASGITransport(app, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://school.example") as browser:
        await sign_in(browser, viewer)
        return await browser.get(address, headers={"Accept": "text/html"})


async def test_a_fault_of_ours_is_told_in_the_language_of_the_reader_and_as_safely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def stumble(viewer: Person, chosen: Chosen, *, after: str | None) -> Timeline:
        raise RuntimeError("the disk is on fire")

    reader = await a_parent(group=await a_group())
    await Person.filter(id=reader.id).update(language="en")
    monkeypatch.setattr(timelines, "timeline", stumble)

    answer = await asked(reader, "/")

    assert answer.status_code == 500
    assert '<html lang="en">' in answer.text
    assert "Something went wrong on our side" in answer.text
    assert "fire" not in answer.text
    assert not any(word in policy_of(answer) for word in WEAK)
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("address", "status"), [("/groep/nope", 404), ("/schrijven", 200)])
async def test_every_page_is_held_to_the_strict_policy(address: str, status: int) -> None:
    async with visitor(await a_teacher(of=await a_group())) as browser:
        answer = await browser.get(address)

    assert answer.status_code == status
    assert not any(word in policy_of(answer) for word in WEAK)


async def test_a_slow_page_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """NiceGUI would give it up after three seconds, and say so in English."""
    waiting = Mock(wraps=asyncio.wait)
    monkeypatch.setattr(asyncio, "wait", waiting)
    async with visitor(await a_parent(group=await a_group())) as browser:
        await browser.get("/")

    patience = [call.kwargs["timeout"] for call in waiting.call_args_list if call.kwargs]
    assert min(seconds for seconds in patience if seconds) >= 30
