"""Every screen can be used by people who see, hear or move otherwise."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import Opener, axe_violations, signed_in_as

LINE_LOST_WITHIN = 10_000  # milliseconds
SCREENS = [
    ("fatma", "/"),
    ("fatma", "/ik"),
    ("fatma", "/nergens"),
    ("marieke", "/"),
    ("marieke", "/schrijven"),
    ("marieke", "/ik"),
    ("leider", "/"),
    ("leider", "/schrijven"),
]
OPEN_SCREENS = ["/inloggen", "/koppelen", "/demo/mail"]


def is_settled(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_attached()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("key", "address"), SCREENS)
def test_axe_finds_nothing_on_any_screen(
    phone: Opener, desk: Opener, key: str, address: str
) -> None:
    for opener in (phone, desk):
        page = signed_in_as(opener(), key)
        page.goto(address)
        is_settled(page)

        assert axe_violations(page) == []


@pytest.mark.parametrize("address", OPEN_SCREENS)
def test_axe_finds_nothing_before_the_door(phone: Opener, address: str) -> None:
    page = phone().new_page()
    page.goto(address)
    is_settled(page)

    assert axe_violations(page) == []


def test_axe_finds_nothing_on_a_photo_that_fills_the_screen(phone: Opener) -> None:
    page = signed_in_as(phone(), "fatma")
    is_settled(page)
    page.get_by_test_id("photo").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()

    assert axe_violations(page) == []


@pytest.mark.parametrize(("key", "address"), SCREENS)
def test_letters_twice_as_large_push_nothing_off_the_screen(
    phone: Opener, key: str, address: str
) -> None:
    page = signed_in_as(phone(), key)
    page.goto(address)
    is_settled(page)

    page.evaluate("document.documentElement.style.fontSize = '200%'")

    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.evaluate("document.documentElement.clientWidth")


# ---- and there is nothing that lies over something else, or beside it


def test_a_page_that_is_not_there_says_in_the_middle_whose_school_it_is(
    phone: Opener, tablet: Opener, desk: Opener
) -> None:
    for opener in (phone, tablet, desk):
        page = signed_in_as(opener(), "marieke")
        page.goto("/nergens")
        middle = page.evaluate("innerWidth / 2")

        for part in (page.get_by_role("link", name="De Lichtstraat"), page.get_by_role("main")):
            box = part.bounding_box()
            assert box and box["x"] + box["width"] / 2 == pytest.approx(middle, abs=1)


def test_a_refusal_stands_above_the_quiet_line(phone: Opener, tablet: Opener) -> None:
    for opener in (phone, tablet):
        page = signed_in_as(opener(), "fatma")
        line, refusal = page.locator(".quiet-line"), page.get_by_role("alert")
        page.wait_for_load_state("networkidle")

        page.context.set_offline(True)
        expect(line).to_contain_text("Even geen verbinding", timeout=LINE_LOST_WITHIN)
        page.get_by_test_id("child-chip").last.click()
        expect(refusal).to_be_visible()

        above, below = refusal.bounding_box(), line.bounding_box()
        assert above and below
        assert above["y"] + above["height"] <= below["y"]


# ---- and the keyboard is enough


def test_the_keyboard_alone_reads_likes_and_goes_on(desk: Opener) -> None:
    page = signed_in_as(desk(), "jan")
    is_settled(page)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de berichten")).to_be_focused()
    page.keyboard.press("Enter")
    heart = page.get_by_test_id("like").first
    heart.focus()
    before = heart.get_attribute("aria-pressed")
    page.keyboard.press("Enter")

    expect(heart).not_to_have_attribute("aria-pressed", before or "")
    page.keyboard.press("Enter")
    expect(heart).to_have_attribute("aria-pressed", before or "")
