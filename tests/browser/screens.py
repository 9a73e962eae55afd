"""The screens that people use, and what can be asked of them in a real browser."""

import re
from collections.abc import Callable
from typing import TypedDict

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # has none
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")  # what EN 301 549 holds us to
SIGNED_IN_WITHIN = 15_000  # milliseconds, on a busy machine
UPLOADED_WITHIN = 20_000  # milliseconds
EXCERPT = 160  # characters of the element that is wrong


class Screen(TypedDict, total=False):
    """What a browser needs to know to look like such a device."""

    viewport: ViewportSize
    device_scale_factor: float
    is_mobile: bool
    has_touch: bool


PHONE = Screen(
    viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True, has_touch=True
)
TABLET = Screen(
    viewport={"width": 1112, "height": 834}, device_scale_factor=1, is_mobile=True, has_touch=True
)
DESK = Screen(viewport={"width": 1280, "height": 860})

Opener = Callable[[], BrowserContext]

examined: set[Page] = set()  # what is said in these is no longer the page's own


def signed_in_as(context: BrowserContext, key: str) -> Page:
    """The start page of someone of the demo school, in a browser of their own."""
    page = context.new_page()
    page.goto("/inloggen")
    page.get_by_test_id(f"demo-as-{key}").click()
    expect(page).not_to_have_url(re.compile("/inloggen"), timeout=SIGNED_IN_WITHIN)
    return page


def at_the_composer(opener: Opener, key: str) -> Page:
    """Where somebody of the demo school writes a message."""
    page = signed_in_as(opener(), key)
    page.goto("/schrijven")
    expect(page.get_by_test_id("composer-publish")).to_be_visible()
    return page


def wait_until_live(page: Page) -> None:
    """The page hears what happens from the moment it has asked what became of its posts."""
    with page.expect_response(re.compile("/tijdlijn/stand")):
        page.reload()


def axe_violations(page: Page) -> list[str]:
    """What people who see, hear or move otherwise run into here: a line for each element. Ask it
    last: axe sets styles of its own, which the content policy of the page rightly forbids."""
    examined.add(page)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(WCAG)}})
    return [
        f"{violation['id']}: {node['html'][:EXCERPT]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]
