"""How soon five hundred open phones show a heart, beside a bare emit to a room of Socket.IO; and
what an open phone costs in memory."""

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

from tests.bench.report import Report
from tests.bench.servers import Server, bare_server, school_with
from tests.bench.viewers import Crowd, crowd

VIEWERS = 500
WARM_UP = 50  # who come first, so that what a server makes only once is not counted
ROUNDS = 20
PAUSE = 0.6  # seconds between two likes: longer than counts are held together
SETTLED_AFTER = 5  # seconds
EVERYBODY = "everybody"  # what bare.py counts
AT_MOST = {"p95_ratio": 1.5, "memory_kb_per_parent": 200.0}

Like = Callable[[int], Awaitable[object]]


@dataclass(kw_only=True)
class Side:
    """One of the two servers, with the people who look at it."""

    server: Server
    people: Crowd
    cookies: list[dict[str, str]]
    kb_per_viewer: float = 0.0
    rounds_ms: list[list[float]] = field(default_factory=list)  # how long it took to each viewer

    @property
    def p95_ms(self) -> float:
        """Of the middle round, so that one hiccup of the machine does not decide."""
        return median(map(_p95, self.rounds_ms))


async def measure() -> Report:
    with school_with(parents=WARM_UP + VIEWERS) as school, bare_server() as bare:
        async with crowd(school.url) as parents, crowd(bare.url) as strangers:
            ours = Side(server=school, people=parents, cookies=school.cookies)
            plain = Side(server=bare, people=strangers, cookies=[{}] * len(school.cookies))
            await _open_pages(ours)
            await _open_pages(plain)
            gc.freeze()  # else this process itself stops now and then, to look through all of it
            await _like_in_turn(ours, plain)
    return Report(bench="likes", figures=_figures(ours, plain), at_most=AT_MOST)


def _figures(ours: Side, plain: Side) -> dict[str, float]:
    return {
        "p95_ratio": round(ours.p95_ms / plain.p95_ms, 2),
        "p95_ms": round(ours.p95_ms, 1),
        "worst_p95_ms": round(max(map(_p95, ours.rounds_ms)), 1),
        "bare_p95_ms": round(plain.p95_ms, 1),
        "bare_worst_p95_ms": round(max(map(_p95, plain.rounds_ms)), 1),
        "memory_kb_per_parent": round(ours.kb_per_viewer, 1),
        "bare_memory_kb_per_viewer": round(plain.kb_per_viewer, 1),
        "viewers": len(ours.people.viewers),
        "likes": ROUNDS,
    }


def _p95(latencies: Sequence[float]) -> float:
    return quantiles(latencies, n=20)[-1]


async def _open_pages(side: Side) -> None:
    await side.people.grow(side.cookies[:WARM_UP])
    await asyncio.sleep(SETTLED_AFTER)
    before = side.server.memory_kb()
    await side.people.grow(side.cookies[WARM_UP:])
    await asyncio.sleep(SETTLED_AFTER)
    side.kb_per_viewer = (side.server.memory_kb() - before) / VIEWERS


async def _like_in_turn(ours: Side, plain: Side) -> None:
    liker = ours.people.viewers[0]
    post = liker.posts[0]

    async def like(number: int) -> None:
        await liker.like(post, on=number % 2 == 0)

    async def emit(number: int) -> None:
        await plain.people.http.post("/emit", params={"count": number})

    for number in range(ROUNDS):
        await _round(ours, like, number, post)
        await _round(plain, emit, number, EVERYBODY)


async def _round(side: Side, like: Like, number: int, post: str) -> None:
    began = time.perf_counter()
    await like(number)
    side.rounds_ms.append([1000 * (at - began) for at in await side.people.all_heard(post)])
    await asyncio.sleep(PAUSE)
