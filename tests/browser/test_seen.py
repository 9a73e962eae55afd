"""A message counts as seen when its card was on the screen of a parent for a second."""

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

from tests.browser.screens import Opener, signed_in_as, wait_until_live

SEEN = re.compile("/tijdlijn/gezien$")
A_SECOND, A_GLANCE = 1_100, 400  # milliseconds
IS_TOLD_AFTER = 3_500  # milliseconds: a second on the screen, and two until the next batch
A_MOMENT, PATIENCE = 50, 15_000  # milliseconds of our own time, for what a busy machine tells late
WATCHES = "import('/assets/seen.js')"  # once this answers, the page that wanted it has begun
HAS_LOOKED = """() => new Promise((looked) =>
  new IntersectionObserver(looked).observe(document.querySelector("article")))"""
HIDDEN = """(hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""  # what the browser does when another tab comes before this one


class Told:
    """What the pages of a browser tell about what was on the screen, batch by batch."""

    def __init__(self, browser: BrowserContext) -> None:
        self.batches: list[list[str]] = []
        browser.on("requestfinished", self._hear)

    def _hear(self, request: Request) -> None:
        if SEEN.search(request.url):
            self.batches.append(json.loads(request.post_data or "")["posts"])

    @property
    def posts(self) -> list[str]:
        return [post for batch in self.batches for post in batch]

    def hears(self, page: Page, post: str) -> None:
        for _moment in range(0, PATIENCE, A_MOMENT):
            if post in self.posts:
                return
            page.wait_for_timeout(A_MOMENT)
        raise AssertionError(f"{post} is not told, but {self.posts}")


def at_the_timeline(browser: BrowserContext, key: str = "jan") -> Page:
    """Where time goes by as we tell it, beside the time that it takes."""
    browser.clock.install()
    page = signed_in_as(browser, key)
    wait_until_live(page)
    return page


def as_a_parent(browser: BrowserContext, key: str = "jan") -> Page:
    page = at_the_timeline(browser, key)
    page.evaluate(WATCHES)
    return page


def card(page: Page, number: int) -> Locator:
    return page.get_by_test_id("post").nth(number)


def post_of(page: Page, number: int) -> str:
    return card(page, number).get_attribute("data-post-id") or ""


def look_at(page: Page, number: int, *, milliseconds: int) -> None:
    """Have a card in the middle of the screen for so long on the clock of the page, counted from
    when the browser has told the page that it is there."""
    card(page, number).evaluate("(card) => card.scrollIntoView({ block: 'center' })")
    stay(page, milliseconds)


def stay(page: Page, milliseconds: int) -> None:
    page.evaluate(HAS_LOOKED)
    page.clock.run_for(milliseconds)


def stop_the_clock(page: Page) -> None:
    """From now on no time goes by there but what we tell."""
    page.clock.pause_at(page.evaluate("Date.now()") + IS_TOLD_AFTER)


def test_what_stands_on_the_screen_for_a_second_is_told_once(phone: Opener) -> None:
    browser = phone()
    told = Told(browser)
    page = as_a_parent(browser)
    with page.expect_response(SEEN) as answer:
        stay(page, IS_TOLD_AFTER)
    assert answer.value.status == 204

    for number in (3, 0, 4):
        look_at(page, number, milliseconds=IS_TOLD_AFTER)

    for number in (0, 3, 4):
        told.hears(page, post_of(page, number))
    assert post_of(page, 7) not in told.posts
    assert len(told.posts) == len(set(told.posts))


def test_what_is_scrolled_past_is_not_told(phone: Opener) -> None:
    browser = phone()
    told = Told(browser)
    page = as_a_parent(browser)
    stay(page, IS_TOLD_AFTER)
    stop_the_clock(page)

    for _time in range(3):  # three glances are no second without a break
        look_at(page, 4, milliseconds=A_GLANCE)
        look_at(page, 0, milliseconds=A_GLANCE)
    look_at(page, 0, milliseconds=IS_TOLD_AFTER)
    look_at(page, 7, milliseconds=IS_TOLD_AFTER)

    told.hears(page, post_of(page, 7))
    assert post_of(page, 4) not in told.posts


def test_half_of_the_screen_is_enough_of_a_card_that_is_higher(phone: Opener) -> None:
    browser = phone()
    told = Told(browser)
    page = as_a_parent(browser)
    page.set_viewport_size({"width": 390, "height": 200})
    stay(page, IS_TOLD_AFTER)

    look_at(page, 2, milliseconds=IS_TOLD_AFTER)

    height = card(page, 2).evaluate("(card) => card.offsetHeight")
    assert height > 2 * 200
    told.hears(page, post_of(page, 2))


def test_a_page_in_the_background_counts_for_nothing_and_tells_what_it_knows(
    phone: Opener,
) -> None:
    browser = phone()
    told = Told(browser)
    page = as_a_parent(browser)
    stay(page, IS_TOLD_AFTER)
    stop_the_clock(page)
    look_at(page, 3, milliseconds=A_SECOND)  # seen, and waiting for the next batch
    page.evaluate(HIDDEN, True)
    told.hears(page, post_of(page, 3))

    look_at(page, 6, milliseconds=IS_TOLD_AFTER)
    page.wait_for_timeout(A_GLANCE)
    assert post_of(page, 6) not in told.posts
    page.evaluate(HIDDEN, False)
    stay(page, IS_TOLD_AFTER)

    told.hears(page, post_of(page, 6))


def test_what_was_seen_without_a_line_is_told_when_it_is_back(phone: Opener) -> None:
    browser = phone()
    told = Told(browser)
    page = as_a_parent(browser)
    stay(page, IS_TOLD_AFTER)
    browser.set_offline(True)
    look_at(page, 5, milliseconds=IS_TOLD_AFTER)
    assert post_of(page, 5) not in told.posts

    browser.set_offline(False)

    told.hears(page, post_of(page, 5))


def test_older_messages_and_those_of_another_child_are_told_as_well(phone: Opener) -> None:
    browser = phone()
    told = Told(browser)
    page = as_a_parent(browser, "fatma")
    look_at(page, 9, milliseconds=A_GLANCE)
    expect(card(page, 10)).to_be_attached()
    look_at(page, 10, milliseconds=IS_TOLD_AFTER)
    told.hears(page, post_of(page, 10))

    page.get_by_test_id("child-chip").filter(has_text="Deniz").click()
    expect(page.get_by_test_id("post").first).to_contain_text("De Potters")
    look_at(page, 3, milliseconds=IS_TOLD_AFTER)

    told.hears(page, post_of(page, 3))


@pytest.mark.parametrize("key", ["marieke", "leider"])
def test_a_screen_without_children_behind_it_tells_nothing(tablet: Opener, key: str) -> None:
    browser = tablet()
    asked: list[str] = []
    browser.on("request", lambda request: asked.append(request.url))
    page = at_the_timeline(browser, key)
    stay(page, IS_TOLD_AFTER)
    page.wait_for_timeout(A_GLANCE)

    assert [address for address in asked if "seen.js" in address or SEEN.search(address)] == []
