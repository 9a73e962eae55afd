"""What moves on open screens by itself.

Every open page joins one room per window, and one for its person. Through the rooms go counts and
the word that there is news; the news itself each page asks for, with the rights of its own viewer.
So nothing that is read travels to anyone who has not asked for it.
"""

from collections import defaultdict
from collections.abc import Iterable

from fastapi import Request
from nicegui import Client, core

from models import Person, Role
from pages.calm_counts import CalmCounts
from pages.session import session_of
from services import events, likes, sessions
from services.windows import Window, windows_of

MESSAGE = "klasvenster"  # the one socket message of ours; see timeline.js and line.js
ALIVE = "klasvenster_alive"  # a phone that woke up asks whether the line is still there

_open_pages: defaultdict[int, set[Client]] = defaultdict(set)  # by session


def add_live_updates() -> None:
    """Let open pages hear what services announce. A server that starts has no open pages yet."""
    _open_pages.clear()
    events.post_liked.subscribe(_tell_likes)
    events.post_published.subscribe(_tell_news)
    events.post_edited.subscribe(_tell_news)
    events.post_gone.subscribe(_tell_news)
    events.desk_changed.subscribe(_tell_writers)
    events.links_changed.subscribe(_tell_links)
    events.sessions_ended.subscribe(_close_pages)
    core.sio.on(ALIVE, _answer_alive)


def keep_live(client: Client, request: Request) -> None:
    """Let this page hear what is behind its viewer's windows, also after a lost connection."""
    session = session_of(request)
    pages = _open_pages[session.id]
    pages.add(client)

    async def join() -> None:
        if not await sessions.is_open(session.id):  # it ended while the connection was away
            await _send_away(client, session.id)
            return
        rooms = rooms_of(
            session.person, await windows_of(session.person)
        )  # they may be others by now
        if client not in pages:  # it ended just now
            return
        for socket_id in _sockets_of(client):
            for room in rooms:
                await core.sio.enter_room(socket_id, room)
        await _send({"joined": True}, client.id)  # first join, then ask for the truth

    client.on_connect(join)
    client.on_delete(lambda: _forget(client, session.id))


def _answer_alive(_socket_id: str) -> bool:
    return True


def rooms_of(viewer: Person, windows: Iterable[Window]) -> set[str]:
    """What a page hears about: its own person, what is behind these windows (P3), and the desks
    at which its viewer writes (P4)."""
    rooms = {f"person:{viewer.id}"}
    for window in windows:
        rooms.add(_room_of(window.key))
        if window.may_publish:
            rooms.add(_desk_room(*window.key))
            if viewer.role is Role.LEADER:
                rooms.add(_desk_room(None, window.school_year_id))
    return rooms


def _room_of(key: tuple[int, int]) -> str:
    return f"group:{key[0]}:{key[1]}"


def _desk_room(group_id: int | None, school_year_id: int) -> str:
    """Of those who write for a group, or for the school."""
    return f"desk:{group_id or 'school'}:{school_year_id}"


async def _send(message: dict[str, object], room: str) -> None:
    await core.sio.emit(MESSAGE, message, room=room)


async def _tell_likes(event: events.PostLiked) -> None:
    await _send({"mine": {event.public_id: event.likes}}, f"person:{event.person_id}")
    _counts.changed(event.post_id)


async def _send_count(post_id: int) -> None:
    for counted in await likes.counts_of([post_id]):
        for window in counted.windows:
            await _send({"counts": {counted.public_id: counted.count}}, _room_of(window))


_counts = CalmCounts(_send_count)


async def _tell_news(event: events.PostPublished | events.PostEdited | events.PostGone) -> None:
    for window in event.windows:
        await _send({"news": True}, _room_of(window))


async def _tell_writers(event: events.DeskChanged) -> None:
    room = _desk_room(event.group_id, event.school_year_id)
    await _send({"desk": event.desk, "days": event.has_other_days}, room)


async def _tell_links(event: events.LinksChanged) -> None:
    await _send({"reload": True}, f"person:{event.person_id}")


async def _close_pages(event: events.SessionsEnded) -> None:
    for session_id in event.session_ids:
        for client in list(_open_pages.get(session_id, ())):
            await _send_away(client, session_id)


async def _send_away(client: Client, session_id: int) -> None:
    """Show the way in. A page that does not go there hears nothing more, and whatever it still
    sends is for elements that are gone. NiceGUI deletes it when its browser has left."""
    await _send({"signedOut": True}, client.id)
    _forget(client, session_id)
    for socket_id in _sockets_of(client):
        for room in set(core.sio.rooms(socket_id)) - {socket_id, client.id}:
            await core.sio.leave_room(socket_id, room)
    client.content.clear()


def _sockets_of(client: Client) -> list[str]:
    participants = core.sio.manager.get_participants("/", client.id)
    return [socket_id for socket_id, _engine_id in participants]


def _forget(client: Client, session_id: int) -> None:
    pages = _open_pages.get(session_id)
    if pages is not None:
        pages.discard(client)
        if not pages:
            del _open_pages[session_id]
