"""Counts go out at once, and then calmly, and the last one always."""

import asyncio

import pytest
from nicegui import core

from pages.calm_counts import CalmCounts


@pytest.fixture(autouse=True)
async def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """NiceGUI's tasks run in the loop of this test, and the quiet time is short."""
    monkeypatch.setattr(core, "loop", asyncio.get_running_loop())
    monkeypatch.setitem(CalmCounts._send_calmly.__globals__, "QUIET_TIME", 0.02)


class Phones:
    """What was sent, and whether the line works."""

    def __init__(self) -> None:
        self.heard: list[int] = []
        self.is_broken = False
        self.counts = CalmCounts(self.hear)

    async def hear(self, post_id: int) -> None:
        if self.is_broken:
            raise OSError
        self.heard.append(post_id)


async def a_while() -> None:
    await asyncio.sleep(0.1)


async def test_the_first_change_is_told_at_once() -> None:
    phones = Phones()

    phones.counts.changed(7)
    await asyncio.sleep(0.005)

    assert phones.heard == [7]


async def test_a_hundred_hearts_at_once_are_two_messages() -> None:
    phones = Phones()
    phones.counts.changed(7)
    await asyncio.sleep(0.005)

    for _heart in range(100):
        phones.counts.changed(7)
    await a_while()

    assert phones.heard == [7, 7]


async def test_another_post_does_not_wait() -> None:
    phones = Phones()

    phones.counts.changed(7)
    phones.counts.changed(8)
    await asyncio.sleep(0.005)

    assert phones.heard == [7, 8]


async def test_a_count_that_could_not_be_sent_does_not_silence_the_next() -> None:
    phones = Phones()
    phones.is_broken = True
    phones.counts.changed(7)
    await a_while()
    phones.is_broken = False

    phones.counts.changed(7)
    await a_while()

    assert phones.heard == [7]
