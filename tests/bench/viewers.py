"""Hundreds of browsers with a page open, as far as a server can tell."""

import ast
import asyncio
import re
import time
import uuid
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

import aiohttp
import httpx
import socketio  # type: ignore[import-untyped]
import socketio.exceptions  # type: ignore[import-untyped]

from tests.bench.servers import BenchFault

AT_ONCE = 10  # that open the page at the same time
OPEN_WITHIN, HEARD_WITHIN = 60, 10  # seconds
KEPT_ALIVE = 2  # seconds; the server hangs up after 5, and could do so while we ask again
SOCKET = "/_nicegui_ws/socket.io"
MESSAGE = "klasvenster"
QUERY = re.compile(r"query: (\{.*\}),")  # in NiceGUI's page template
POST = re.compile(r'data-post-id="([\w-]+)"')
TODAY = re.compile(r'data-today="([\d-]+)"')
DEFLATE = {"compress": 15}  # browsers offer it, so that a server that takes it pays for it


class Viewer:
    """A page that is open. It got the HTML, connected, and hears what the page would hear."""

    def __init__(self, http: httpx.AsyncClient, sockets: aiohttp.ClientSession) -> None:
        self.http = http
        self.line = socketio.AsyncClient(
            reconnection=False, http_session=sockets, websocket_extra_options=DEFLATE
        )
        self.line.on(MESSAGE, self._hear)
        self.posts: list[str] = []
        self.today = ""
        self.heard_at: dict[str, float] = {}  # by post: when its count came

    async def open(self, cookies: dict[str, str]) -> None:
        self.cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        answer = await self.http.get("/", headers={"Cookie": self.cookie})
        html = answer.raise_for_status().text
        self.posts = POST.findall(html)
        self.today = "".join(TODAY.findall(html))
        query = QUERY.search(html)
        if query is None:
            raise BenchFault("NiceGUI's page does not tell its query any more.")
        await self.line.connect(
            f"{self.http.base_url}?{urlencode(_handshake(query[1]))}",
            headers={"Cookie": self.cookie},
            transports=["websocket"],
            socketio_path=SOCKET,
            wait_timeout=HEARD_WITHIN,
        )

    async def like(self, post: str, *, on: bool) -> None:
        answer = await self._ask(f"/bericht/{post}/hart", {"on": on})
        answer.raise_for_status()

    async def _hear(self, message: dict[str, Any]) -> None:
        for post in message.get("counts", ()):
            self.heard_at[post] = time.perf_counter()
        if message.get("joined"):  # as timeline.js does
            await self._ask("/tijdlijn/stand", {"shown": self.posts, "today": self.today})

    async def _ask(self, address: str, body: dict[str, Any]) -> httpx.Response:
        return await self.http.post(address, json=body, headers={"Cookie": self.cookie})


@asynccontextmanager
async def crowd(url: str) -> AsyncIterator["Crowd"]:
    """People who open their pages at this server, one after the other, and go home at the end."""
    limits = httpx.Limits(max_connections=AT_ONCE, keepalive_expiry=KEPT_ALIVE)
    async with (
        httpx.AsyncClient(base_url=url, limits=limits, timeout=OPEN_WITHIN) as http,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as sockets,
    ):
        gathered = Crowd(http, sockets)
        try:
            yield gathered
        finally:
            await asyncio.gather(*(viewer.line.disconnect() for viewer in gathered.viewers))


class Crowd:
    def __init__(self, http: httpx.AsyncClient, sockets: aiohttp.ClientSession) -> None:
        self.http, self.sockets = http, sockets
        self.viewers: list[Viewer] = []

    async def grow(self, cookies: Iterable[dict[str, str]]) -> None:
        """Let one more open the page for each of these sessions."""
        places = asyncio.Semaphore(AT_ONCE)

        async def come(own: dict[str, str]) -> Viewer:
            async with places:
                viewer = Viewer(self.http, self.sockets)
                await viewer.open(own)
                return viewer

        try:
            async with asyncio.timeout(OPEN_WITHIN):
                self.viewers += await asyncio.gather(*map(come, cookies))
        except (TimeoutError, httpx.HTTPError, socketio.exceptions.ConnectionError) as fault:
            raise BenchFault(f"A page could not be opened: {fault!r}") from fault

    async def all_heard(self, post: str) -> list[float]:
        """The moment at which each of them heard the count of this post."""
        give_up_at = time.monotonic() + HEARD_WITHIN
        while deaf := sum(post not in viewer.heard_at for viewer in self.viewers):
            if time.monotonic() > give_up_at:
                raise BenchFault(f"{deaf} of {len(self.viewers)} viewers heard nothing.")
            await asyncio.sleep(0.005)
        return [viewer.heard_at.pop(post) for viewer in self.viewers]


def _handshake(query: str) -> dict[str, str]:
    """What nicegui.js tells when it connects."""
    told = ast.literal_eval(query)
    return {
        **{name: str(value).lower() for name, value in told.items()},
        "document_id": str(uuid.uuid4()),
        "tab_id": str(uuid.uuid4()),
    }
