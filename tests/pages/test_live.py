"""The live line: a page that comes back after its connection was away, and what writers hear."""

from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from unittest.mock import AsyncMock, Mock

import pytest
from nicegui import core

from models import Person, Session
from pages.live import MESSAGE, keep_live, rooms_of
from services import events, sessions
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


@pytest.mark.usefixtures("user")
@pytest.mark.parametrize("has_other_days", [True, False])
async def test_who_writes_at_a_desk_hears_whether_its_week_is_another_one(
    monkeypatch: pytest.MonkeyPatch, has_other_days: bool
) -> None:
    emit = AsyncMock()
    monkeypatch.setattr(core.sio, "emit", emit)
    changed = events.DeskChanged(
        desk="gorgels", has_other_days=has_other_days, group_id=3, school_year_id=7
    )

    await events.desk_changed.call(changed)

    emit.assert_awaited_once_with(
        MESSAGE, {"desk": "gorgels", "days": has_other_days}, room="desk:3:7"
    )
