"""A page that comes back to the live line, after its connection was away."""

from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from unittest.mock import AsyncMock, Mock

import pytest
from nicegui import core

from models import Person, Session
from pages.live import keep_live, rooms_of
from services import sessions
from services.windows import windows_of
from tests.factories import a_parent


@pytest.fixture
def rooms_entered(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The rooms that the one socket of a page enters."""
    rooms: set[str] = set()

    async def enter(_socket_id: str, room: str) -> None:
        rooms.add(room)

    monkeypatch.setattr(core.sio, "enter_room", enter)
    monkeypatch.setattr(core.sio, "emit", AsyncMock())
    monkeypatch.setattr(core.sio.manager, "get_participants", lambda *_room: [("socket", "line")])
    return rooms


async def session_of(person: Person) -> Session:
    await sessions.open_session(person, "iPhone · Safari")
    return await Session.get(person=person).select_related("person")


def a_live_page(session: Session) -> tuple[Mock, Callable[[], Awaitable[None]]]:
    """An open page of this session, and what is called each time that it comes back."""
    page = Mock(id="page", is_deleted=False)
    keep_live(page, Mock(state=SimpleNamespace(session=session)))
    return page, page.on_connect.call_args.args[0]


async def test_a_page_that_comes_back_hears_what_its_viewer_may_see(
    rooms_entered: set[str],
) -> None:
    session = await session_of(await a_parent())
    page, comes_back = a_live_page(session)

    await comes_back()

    assert rooms_entered == rooms_of(session.person, await windows_of(session.person))
    page.content.clear.assert_not_called()


async def test_p3_a_page_that_comes_back_after_its_session_ended_hears_nothing(
    rooms_entered: set[str],
) -> None:
    parent = await a_parent()
    page, comes_back = a_live_page(await session_of(parent))
    await sessions.end_all_sessions(parent)

    await comes_back()

    assert rooms_entered == set()
    page.content.clear.assert_called_once()
