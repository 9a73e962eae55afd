"""The demo school as a server of its own, and real browsers that look at it.

`phone()`, `tablet()` and `desk()` each open a browser of somebody else: one test may have several.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.finding import NoBrowser, find_browser
from tests.browser.screens import DESK, PHONE, TABLET, Opener, Screen, examined
from tests.servers import AN_AFTERNOON, ROOT, Server, started

expect.set_options(timeout=10_000)  # milliseconds: all other tests run beside these


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Browser tests go last: Playwright leaves a loop running, in which no asynchronous test can
    start. They are marked before pytest selects with -m, and moved after it."""
    for item in items:
        if "playwright" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    yield
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(autouse=True)
def empty_database() -> None:
    """The server has a database of its own; the one of the other tests needs a loop to itself."""


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo school, the same one for all browser tests, and in every run."""
    folder = tmp_path_factory.mktemp("school")
    with started(ROOT / "main.py", folder, DEMO="1", NOW=AN_AFTERNOON) as server:
        yield server


@pytest.fixture(scope="session")
def base_url(school: Server) -> str:
    return school.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    try:
        path = find_browser()
    except NoBrowser as missing:
        pytest.fail(str(missing), pytrace=False)
    return {
        **browser_type_launch_args,
        "executable_path": path,
        "args": ["--disable-dev-shm-usage"],  # small in a container
        "chromium_sandbox": False,  # does not start as root
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@pytest.fixture
def opened(new_context: CreateContextCallback) -> Iterator[Callable[[Screen], BrowserContext]]:
    """Opens browsers, and holds each page to it that nothing breaks and nothing is forbidden."""
    wrong: list[str] = []

    def open_screen(screen: Screen) -> BrowserContext:
        context = new_context(**screen)
        context.on("weberror", lambda fault: wrong.append(str(fault.error)))
        context.on("console", lambda said: _keep_violation(said, wrong))
        return context

    yield open_screen
    assert wrong == []


def _keep_violation(said: ConsoleMessage, wrong: list[str]) -> None:
    if "Content Security Policy" in said.text and said.page not in examined:
        wrong.append(said.text)


@pytest.fixture
def phone(opened: Callable[[Screen], BrowserContext]) -> Opener:
    return lambda: opened(PHONE)


@pytest.fixture
def tablet(opened: Callable[[Screen], BrowserContext]) -> Opener:
    return lambda: opened(TABLET)


@pytest.fixture
def desk(opened: Callable[[Screen], BrowserContext]) -> Opener:
    return lambda: opened(DESK)
