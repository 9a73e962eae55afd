"""What one look at the timeline costs the server, beside an empty page of NiceGUI."""

import asyncio
import time
from dataclasses import dataclass, field

import httpx

from tests.bench.report import Report
from tests.bench.servers import BenchFault, Server, bare_server, school_with

ROUNDS = 8
PAGES = 48  # per round and server
AT_ONCE = 4  # connections that stay open, as those of a browser do
POSTS = 10  # that the timeline must show, with photos
AT_MOST = {"cpu_ratio": 2.0}


@dataclass(kw_only=True)
class Side:
    """One of the two servers, and what its pages took so far."""

    server: Server
    cookies: dict[str, str] = field(default_factory=dict)
    pages: int = 0
    cpu_s: float = 0.0
    wall_s: float = 0.0

    @property
    def cpu_ms_per_page(self) -> float:
        return 1000 * self.cpu_s / self.pages

    @property
    def pages_per_s(self) -> float:
        return self.pages / self.wall_s


async def measure() -> Report:
    with school_with(parents=1) as school, bare_server() as bare:
        timeline = Side(server=school, cookies=school.cookies[0])
        empty = Side(server=bare)
        seen_at_first = await _first_page(timeline)
        for side in (timeline, empty):
            await _ask(side, PAGES)  # templates are compiled, caches are filled
        for number in range(ROUNDS):
            for side in (timeline, empty) if number % 2 else (empty, timeline):
                await _round(side)
    figures = _figures(timeline, empty) | seen_at_first
    return Report(bench="timeline", figures=figures, at_most=AT_MOST)


def _figures(timeline: Side, empty: Side) -> dict[str, float]:
    return {
        "cpu_ratio": round(timeline.cpu_ms_per_page / empty.cpu_ms_per_page, 2),
        "cpu_ms_per_page": round(timeline.cpu_ms_per_page, 2),
        "empty_cpu_ms_per_page": round(empty.cpu_ms_per_page, 2),
        "pages_per_s": round(timeline.pages_per_s, 1),
        "empty_pages_per_s": round(empty.pages_per_s, 1),
        "pages": timeline.pages,
    }


async def _first_page(side: Side) -> dict[str, float]:
    """What the first parent after a start waits for. Makes sure that it is the page we mean."""
    began = time.perf_counter()
    async with _browser(side) as browser:
        html = (await browser.get("/")).text
    took = time.perf_counter() - began
    if html.count('data-testid="post"') != POSTS or html.count('data-testid="photo"') < POSTS:
        raise BenchFault(f"The timeline does not show {POSTS} posts with photos.")
    return {
        "first_page_ms": round(1000 * took, 1),
        "page_kb": round(len(html.encode()) / 1024, 1),
    }


async def _round(side: Side) -> None:
    cpu, wall = side.server.cpu_seconds(), time.perf_counter()
    await _ask(side, PAGES)
    side.wall_s += time.perf_counter() - wall
    side.cpu_s += side.server.cpu_seconds() - cpu
    side.pages += PAGES


async def _ask(side: Side, pages: int) -> None:
    async def one_connection(browser: httpx.AsyncClient) -> None:
        for _ in range(pages // AT_ONCE):
            (await browser.get("/")).raise_for_status()

    async with _browser(side) as browser:
        await asyncio.gather(*(one_connection(browser) for _ in range(AT_ONCE)))


def _browser(side: Side) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=side.server.url, cookies=side.cookies, timeout=30)
