"""A message counts as seen when its card was on the screen of a parent for a second."""

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

from tests.browser.screens import Opener, signed_in_as

SEEN = re.compile("/tijdlijn/gezien$")
A_SECOND, A_GLANCE = 1_100, 400  # milliseconds
IS_TOLD_AFTER = 3_500  # milliseconds: a second on the screen, and two until the next batch
BACK_WITHIN = 15_000  # milliseconds, for a line that was lost
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


def at_the_timeline(browser: BrowserContext, key: str = "jan") -> Page:
    page = signed_in_as(browser, key)
    expect(page.get_by_test_id("post").first).to_be_visible()
    return page


def card(page: Page, number: int) -> Locator:
    return page.get_by_test_id("post").nth(number)


def post_of(page: Page, number: int) -> str:
    return card(page, number).get_attribute("data-post-id") or ""


def look_at(page: Page, number: int) -> None:
    card(page, number).evaluate("(card) => card.scrollIntoView({ block: 'center' })")


def test_what_stands_on_the_screen_for_a_second_is_told_once(phone: Opener) -> None:
    browser = phone()
    told = Told(browser)
    page = at_the_timeline(browser)
    with page.expect_response(SEEN) as answer:
        pass
    assert answer.value.status == 204
    look_at(page, 3)
    page.wait_for_timeout(IS_TOLD_AFTER)
    look_at(page, 0)
    page.wait_for_timeout(IS_TOLD_AFTER)

    assert post_of(page, 0) in told.posts
    assert post_of(page, 3) in told.posts
    assert post_of(page, 7) not in told.posts
    assert len(told.posts) == len(set(told.posts))


def test_what_is_scrolled_past_is_not_told(phone: Opener) -> None:
    browser = phone()
    told = Told(browser)
    page = at_the_timeline(browser)
    page.wait_for_timeout(IS_TOLD_AFTER)

    for _time in range(3):  # three glances are no second without a break
        look_at(page, 4)
        page.wait_for_timeout(A_GLANCE)
        look_at(page, 0)
        page.wait_for_timeout(A_GLANCE)
    page.wait_for_timeout(IS_TOLD_AFTER)

    assert post_of(page, 4) not in told.posts


def test_half_of_the_screen_is_enough_of_a_card_that_is_higher(phone: Opener) -> None:
    browser = phone()
    told = Told(browser)
    page = at_the_timeline(browser)
    page.set_viewport_size({"width": 390, "height": 200})
    page.wait_for_timeout(IS_TOLD_AFTER)

    look_at(page, 2)
    page.wait_for_timeout(IS_TOLD_AFTER)

    height = card(page, 2).evaluate("(card) => card.offsetHeight")
    assert height > 2 * 200
    assert post_of(page, 2) in told.posts


def test_a_page_in_the_background_counts_for_nothing_and_tells_what_it_knows(
    phone: Opener,
) -> None:
    browser = phone()
    told = Told(browser)
    page = at_the_timeline(browser)
    page.wait_for_timeout(IS_TOLD_AFTER)
    look_at(page, 3)
    page.wait_for_timeout(A_SECOND + A_GLANCE)  # seen, and waiting for the next batch
    with page.expect_request(SEEN):
        page.evaluate(HIDDEN, True)

    look_at(page, 6)
    page.wait_for_timeout(IS_TOLD_AFTER)
    assert post_of(page, 3) in told.posts
    assert post_of(page, 6) not in told.posts
    page.evaluate(HIDDEN, False)
    page.wait_for_timeout(IS_TOLD_AFTER)

    assert post_of(page, 6) in told.posts


def test_what_was_seen_without_a_line_is_told_when_it_is_back(phone: Opener) -> None:
    browser = phone()
    told = Told(browser)
    page = at_the_timeline(browser)
    page.wait_for_timeout(IS_TOLD_AFTER)
    browser.set_offline(True)
    look_at(page, 5)
    page.wait_for_timeout(IS_TOLD_AFTER)
    assert post_of(page, 5) not in told.posts

    with page.expect_request_finished(
        lambda request: bool(SEEN.search(request.url)), timeout=BACK_WITHIN
    ):
        browser.set_offline(False)

    assert post_of(page, 5) in told.posts


def test_older_messages_and_those_of_another_child_are_told_as_well(phone: Opener) -> None:
    browser = phone()
    told = Told(browser)
    page = at_the_timeline(browser, "fatma")
    look_at(page, 9)
    expect(card(page, 10)).to_be_attached()
    look_at(page, 10)
    older = post_of(page, 10)
    page.wait_for_timeout(IS_TOLD_AFTER)
    assert older in told.posts

    page.get_by_test_id("child-chip").filter(has_text="Deniz").click()
    expect(page.get_by_test_id("post").first).to_contain_text("De Potters")
    look_at(page, 3)
    of_one_child = post_of(page, 3)
    page.wait_for_timeout(IS_TOLD_AFTER)

    assert of_one_child in told.posts


@pytest.mark.parametrize("key", ["marieke", "leider"])
def test_a_screen_without_children_behind_it_tells_nothing(tablet: Opener, key: str) -> None:
    browser = tablet()
    asked: list[str] = []
    browser.on("request", lambda request: asked.append(request.url))
    page = at_the_timeline(browser, key)
    page.wait_for_timeout(IS_TOLD_AFTER)

    assert [address for address in asked if "seen.js" in address or SEEN.search(address)] == []
