"""Counts that change fast, sent so that phones stay calm."""

import asyncio
from collections.abc import Awaitable, Callable

from nicegui import background_tasks

QUIET_TIME = 0.25  # seconds between two counts of one post: quick for people, calm for phones


class CalmCounts:
    """Sends the count of a post that changed: the first time at once, and what follows closely in
    one message, so that the last word is always said."""

    def __init__(self, send: Callable[[int], Awaitable[None]]) -> None:
        self._send = send
        self._resting: set[int] = set()  # posts whose count went out less than QUIET_TIME ago
        self._changed: set[int] = set()  # those of them that changed since

    def changed(self, post_id: int) -> None:
        self._changed.add(post_id)
        if post_id not in self._resting:
            self._resting.add(post_id)
            background_tasks.create(self._send_calmly(post_id), name="send the count of a post")

    async def _send_calmly(self, post_id: int) -> None:
        try:
            while post_id in self._changed:
                self._changed.discard(post_id)
                await self._send(post_id)
                await asyncio.sleep(QUIET_TIME)
        finally:  # also when it could not be sent: the next heart tries again
            self._resting.discard(post_id)
