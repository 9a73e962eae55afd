"""When the first message is on the screen of a slow phone, beside a plain page with the same
messages, styles and photos."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.bench.report import Report
from tests.bench.servers import HERE, BenchFault, School, school_with, serving
from tests.browser.finding import find_browser

ROUNDS = 9
PHONE = "Pixel 5"
SLOWER = 4  # times, the processor
NETWORK = {  # a phone that has little reception: 1.6 Mbit/s down
    "offline": False,
    "latency": 150,  # milliseconds
    "downloadThroughput": 1_600_000 / 8,  # bytes per second
    "uploadThroughput": 750_000 / 8,
}
SHOWN_WITHIN, LIVE_WITHIN = 15_000, 30_000  # milliseconds
CALM = 2_000  # milliseconds in which late photos and styles arrive, and nothing may move
AT_MOST = {"cold_ratio": 1.25, "warm_ratio": 1.25, "cls": 0.05}

WATCH = """
  window.seen = { shifts: 0 };
  const watch = (type, see) => new PerformanceObserver((list) => list.getEntries().forEach(see))
    .observe({ type, buffered: true });
  watch('element', (one) => { if (one.identifier === 'first-post') seen.at ??= one.renderTime; });
  watch('layout-shift', (one) => { if (!one.hadRecentInput) seen.shifts += one.value; });
"""
# only what is true at once can be awaited: a strict content policy forbids Playwright's own waiting
SHOWN, LIVE = "!!window.seen?.at", "!!window.did_handshake"


@dataclass(kw_only=True)
class Side:
    """One of the two pages, and when it showed its first message. Milliseconds."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)
    becomes_live: bool = False
    cold_ms: list[float] = field(default_factory=list)
    warm_ms: list[float] = field(default_factory=list)
    shifts: list[float] = field(default_factory=list)


async def measure() -> Report:
    path = find_browser()
    with school_with(parents=1) as school, TemporaryDirectory() as folder:
        await _copy_as_plain_page(school, Path(folder))
        with serving(HERE / "plain.py", folder) as server:
            ours = Side(url=school.url, cookies=school.cookies[0], becomes_live=True)
            plain = Side(url=server.url)
            async with _chromium(path) as (browser, phone):
                for number in range(ROUNDS):
                    for side in (ours, plain) if number % 2 else (plain, ours):
                        await _look_twice(browser, phone, side)
    return Report(bench="phone", figures=_figures(ours, plain), at_most=AT_MOST)


def _figures(ours: Side, plain: Side) -> dict[str, float]:
    return {
        "cold_ratio": round(median(ours.cold_ms) / median(plain.cold_ms), 2),
        "warm_ratio": round(median(ours.warm_ms) / median(plain.warm_ms), 2),
        "cls": round(max(ours.shifts), 4),
        "cold_ms": round(median(ours.cold_ms)),
        "plain_cold_ms": round(median(plain.cold_ms)),
        "warm_ms": round(median(ours.warm_ms)),
        "plain_warm_ms": round(median(plain.warm_ms)),
        "rounds": ROUNDS,
    }


# ---- looking


@asynccontextmanager
async def _chromium(path: str) -> AsyncIterator[tuple[Browser, dict[str, Any]]]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=path, chromium_sandbox=False, args=["--disable-dev-shm-usage"]
        )
        yield browser, playwright.devices[PHONE]
        await browser.close()


async def _look_twice(browser: Browser, phone: dict[str, Any], side: Side) -> None:
    """Once with nothing in the cache, and once with what the first time left there."""
    context = await browser.new_context(**phone)
    await context.add_cookies(
        [{"name": name, "value": value, "url": side.url} for name, value in side.cookies.items()]
    )
    side.cold_ms.append(await _look(context, side))
    side.warm_ms.append(await _look(context, side))
    await context.close()


async def _look(context: BrowserContext, side: Side) -> float:
    page = await context.new_page()
    await page.add_init_script(WATCH)
    browser = await context.new_cdp_session(page)
    await browser.send("Network.enable")
    await browser.send("Network.emulateNetworkConditions", NETWORK)
    await browser.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    await page.goto(side.url, wait_until="commit")
    await _wait(page, SHOWN, SHOWN_WITHIN)
    if side.becomes_live:
        await _wait(page, LIVE, LIVE_WITHIN)
    await page.wait_for_timeout(CALM)
    seen = await page.evaluate("seen")
    side.shifts.append(seen["shifts"])
    await page.close()
    return float(seen["at"])


async def _wait(page: Page, condition: str, longest: int) -> None:
    for _ in range(0, longest, 50):
        if await page.evaluate(condition):
            return
        await page.wait_for_timeout(50)
    raise BenchFault(f"{page.url}: {condition} did not come true within {longest} ms.")


# ---- the plain page


async def _copy_as_plain_page(school: School, folder: Path) -> None:
    """The page of a parent, without what makes it more than a page, and the photos on it."""
    async with httpx.AsyncClient(base_url=school.url, cookies=school.cookies[0]) as browser:
        html = (await browser.get("/")).text
        (folder / "page.html").write_text(plain_page(html))
        for photo, size in set(re.findall(r"/foto/([\w-]+)/(320|960)\b", html)):
            answer = await browser.get(f"/foto/{photo}/{size}")
            (folder / f"{photo}-{size}").write_bytes(answer.raise_for_status().content)


def plain_page(html: str) -> str:
    """The same content and the same styles, and no script at all."""
    head, _, _ = html.partition("</head>")
    style = _only(r"<style[^>]*>(.*?)</style>", head)
    content = _only(r'(<a class="skip".*</main>)', html)
    return (
        '<!doctype html><html lang="nl"><head><title>Tijdlijn</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">'
        f"<style>{style}</style></head><body>{content}</body></html>"
    )


def _only(pattern: str, html: str) -> str:
    found: list[str] = re.findall(pattern, html, re.DOTALL)
    if len(found) != 1:
        raise BenchFault(f"{pattern} is {len(found)} times in the page of the timeline.")
    return found[0]
