"""One child is chosen, or another: what was chosen last is what the screen shows."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.screens import Opener, signed_in_as

THEIR_GROUPS = {"Elif": "De Gorgels", "Deniz": "De Potters"}
NEWEST = 4  # messages, some of either group
ANSWERS = {
    "older messages": re.compile(r"/tijdlijn\?na="),
    "the news": re.compile(r"/tijdlijn/stand"),
}


def chip(page: Page, child: str) -> Locator:
    return page.get_by_test_id("child-chip").filter(has_text=child)


def shows_only(page: Page, child: str) -> None:
    expect(chip(page, child)).to_have_attribute("aria-current", "true")
    posts = page.get_by_test_id("post")
    expect(posts.first).to_contain_text(THEIR_GROUPS[child])
    expect(posts.filter(has_not_text=THEIR_GROUPS[child])).to_have_count(0)
    assert "kind=" in page.url


def held_back(page: Page, address: re.Pattern[str]) -> list[Route]:
    """The questions to this address, of which the answers wait."""
    held: list[Route] = []
    page.route(address, lambda route: held.append(route))  # noqa: PLW0108  (Playwright looks into it)
    return held


def let_go(page: Page, held: list[Route]) -> None:
    """Let the answers come; for the news as if this screen did not have the newest messages yet."""
    for route in held:
        asked = route.request.post_data_json
        known = {**asked, "shown": asked["shown"][NEWEST:]} if asked else None
        with page.expect_response(route.request.url):
            route.continue_(post_data=known)
    page.wait_for_timeout(300)  # for what the page does with the answer


def test_the_child_that_was_chosen_last_is_shown_whichever_answer_comes_last(
    phone: Opener,
) -> None:
    page = signed_in_as(phone(), "fatma")
    expect(page.locator("#first")).to_have_count(0)
    address = chip(page, "Elif").get_attribute("href") or ""
    held = held_back(page, re.compile(re.escape("/tijdlijn" + address.removeprefix("/")) + "$"))

    with page.expect_request(re.compile("/tijdlijn")):
        chip(page, "Elif").click()
    chip(page, "Deniz").click()
    shows_only(page, "Deniz")
    let_go(page, held)

    assert held
    shows_only(page, "Deniz")


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=list(ANSWERS))
def test_what_was_asked_before_a_child_was_chosen_does_not_come_between(
    phone: Opener, answer: re.Pattern[str]
) -> None:
    page = signed_in_as(phone(), "fatma")
    held = held_back(page, answer)
    with page.expect_request(answer):
        page.reload()
        page.get_by_test_id("post").last.scroll_into_view_if_needed()

    chip(page, "Elif").click()
    shows_only(page, "Elif")
    let_go(page, held)

    assert held
    shows_only(page, "Elif")


def test_a_child_that_cannot_be_shown_is_not_in_the_address(phone: Opener) -> None:
    context = phone()
    page = signed_in_as(context, "fatma")
    expect(page.locator("#first")).to_have_count(0)
    context.set_offline(True)

    chip(page, "Elif").click()

    expect(page.get_by_role("alert")).to_be_visible()
    assert "kind=" not in page.url
    expect(chip(page, "Alles")).to_have_attribute("aria-current", "true")
