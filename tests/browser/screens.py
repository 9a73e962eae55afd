"""The screens that people use, and what can be asked of them in a real browser."""

import re
import time
from collections.abc import Callable
from typing import TypedDict

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # has none
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")  # what EN 301 549 holds us to
UPLOADED_WITHIN = 20_000  # milliseconds
PATIENCE = 15_000  # milliseconds, until a line that was away is there again
HAS_ASKED = """(within) => new Promise((done, failed) => {
  const isIt = ({ name }) => new URL(name).pathname === "/tijdlijn/stand";
  const watcher = new PerformanceObserver((asked) => asked.getEntries().some(isIt) && done());
  watcher.observe({ type: "resource", buffered: true });
  setTimeout(() => failed(new Error("the page is not live")), within);
})"""
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

WHOLE_SCHOOL = "Meer groepen of de hele school"
NOTHING: dict[str, object] = {"title": "", "text": "", "photos": [], "audience": [], "settled": []}

Opener = Callable[[], BrowserContext]

examined: set[Page] = set()  # what is said in these is no longer the page's own


def signed_in_as(context: BrowserContext, key: str, address: str = "/") -> Page:
    """A page of someone of the demo school, in a browser of their own: the button of the demo was
    pressed in it, and this is where they went."""
    context.request.post(f"/demo/als/{key}", max_redirects=0)
    page = context.new_page()
    page.goto(address)
    return page


def at_the_composer(opener: Opener, key: str, group: str = "") -> Page:
    """Where somebody of the demo school writes a message; for this group, when they have more."""
    page = signed_in_as(opener(), key, "/schrijven")
    expect(page.get_by_test_id("composer-publish")).to_be_visible()
    if group:
        choose_desk(page, group)
    return page


def at_an_empty_desk(opener: Opener, key: str, group: str = "") -> Page:
    """The same, without what somebody else left there."""
    page = at_the_composer(opener, key, group)
    if empty_desk(page):
        page.reload()
    expect(page.get_by_test_id("composer-title")).to_have_value("")
    expect(page.get_by_test_id("composer-body")).to_have_value("")
    expect(page.get_by_test_id("composer-photo")).to_have_count(0)
    return page


def choose_desk(page: Page, group: str) -> None:
    """Go on at the desk of this group, and wait until it is there."""
    before = desk_of(page)
    [key] = page.get_by_test_id("composer-group").select_option(label=group)
    if key != before:
        expect(page).to_have_url(re.compile(f"groep={key}$"))


def desk_of(page: Page) -> str:
    """The key of the desk that a composer shows."""
    return page.get_by_test_id("composer-group").input_value()


def empty_desk(page: Page) -> bool:
    """Take away what lies at the desk of this page, words and photos. Answers whether there was
    anything."""
    address = f"/schrijven/concept/{desk_of(page)}"
    lying = page.request.get(address).json()
    words = {field: lying[field] for field in NOTHING}
    if words == NOTHING:
        return False
    for photo in words["photos"]:
        page.request.delete(f"/foto-in/{photo}")
    version = lying["version"]
    save = {"mine": NOTHING, "base": words, "version": version, "screen": "", "number": 0}
    assert page.request.put(address, data=save).ok
    return True


def take_back(page: Page) -> None:
    """Take back what the person of this page just published: its day is free again."""
    page.goto("/")
    for row in page.locator("[data-undo]").all():
        page.request.post(f"/bericht/{row.get_attribute('data-undo')}/terug")


def wait_until(page: Page, condition: str, within: float = PATIENCE) -> None:
    """Until this is true in the page. Playwright's own wait_for_function asks for `eval`, which
    the content policy of our pages rightly forbids."""
    give_up_at = time.monotonic() + within / 1_000
    while not page.evaluate(condition):
        assert time.monotonic() < give_up_at, f"never: {condition}"
        page.wait_for_timeout(50)


def wait_until_live(page: Page) -> None:
    """The page hears what happens from the moment it has asked what became of its posts."""
    page.evaluate(HAS_ASKED, PATIENCE)


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
