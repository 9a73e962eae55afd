"""Taking back what was just published: two minutes, on every screen of who published it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.screens import (
    Opener,
    axe_violations,
    signed_in_as,
    take_back,
    wait_until_live,
)

GROUP = "De Reuzenkrokodillen"  # in which no other test publishes
TITLE = "Een spin in de klas"
TAKEN_BACK = re.compile("/terug$")
SECONDS = re.compile(r"^[01]:[0-5]\d$")


@pytest.fixture(autouse=True)
def day_is_free_again(desk: Opener) -> Iterator[None]:
    """Each test publishes in the same group, on the same day."""
    yield
    take_back(signed_in_as(desk(), "leider"))


def address_of(page: Page) -> str:
    """Where the messages of GROUP stand, for the school leader."""
    chip = page.get_by_test_id("child-chip").filter(has_text=GROUP)
    return chip.get_attribute("href") or ""


def publish(page: Page) -> None:
    """By the school leader, so that the group's own teachers keep their desk."""
    page.goto(f"/schrijven{address_of(page).removeprefix('/')}")
    page.get_by_test_id("composer-title").fill(TITLE)
    page.get_by_test_id("composer-body").fill("Ze heeft acht poten, en acht ogen.")
    page.get_by_test_id("composer-publish").click()
    expect(undo(page)).to_be_enabled()


def undo(page: Page) -> Locator:
    return page.get_by_test_id("undo-publish")


def the_post(page: Page) -> Locator:
    return page.get_by_test_id("post").filter(has_text=TITLE)


def press_undo(page: Page) -> None:
    with page.expect_response(TAKEN_BACK) as answer:
        undo(page).click()
    assert answer.value.ok
    expect(page).to_have_url(re.compile("/schrijven"))


def seconds_left(page: Page) -> int:
    minutes, seconds = undo(page).locator(".left").inner_text().split(":")
    return 60 * int(minutes) + int(seconds)


def test_a_message_is_taken_back_and_goes_from_every_open_screen(
    tablet: Opener, phone: Opener
) -> None:
    elsewhere = signed_in_as(phone(), "leider")
    wait_until_live(elsewhere)
    page = signed_in_as(tablet(), "leider")
    publish(page)
    expect(
        page.get_by_role("status").filter(has_text="Geplaatst. Ouders zien het nu.")
    ).to_be_visible()
    expect(the_post(elsewhere)).to_have_count(1)
    expect(undo(elsewhere)).to_have_count(0)
    elsewhere.reload()
    expect(undo(elsewhere)).to_be_visible()

    press_undo(page)

    expect(the_post(elsewhere)).to_have_count(0)
    expect(undo(elsewhere)).to_have_count(0)
    page.goto("/")
    expect(the_post(page)).to_have_count(0)
    expect(undo(page)).to_have_count(0)


def test_the_seconds_that_are_left_count_down_also_after_a_reload(desk: Opener) -> None:
    page = signed_in_as(desk(), "leider")
    publish(page)
    expect(undo(page).locator(".left")).to_have_text(SECONDS)
    expect(page).to_have_url(re.compile("/$"))
    width = undo(page).evaluate("(button) => button.offsetWidth")

    first = seconds_left(page)
    page.wait_for_timeout(2_000)
    second = seconds_left(page)
    page.reload()
    third = seconds_left(page)

    assert 120 >= first > second > 60
    assert third == pytest.approx(second, abs=2)
    assert undo(page).evaluate("(button) => button.offsetWidth") == width


def test_the_bar_goes_when_the_two_minutes_are_over(tablet: Opener) -> None:
    page = signed_in_as(tablet(), "leider")
    page.clock.install()
    publish(page)
    undo(page).focus()

    page.clock.run_for(121_000)

    expect(undo(page)).to_have_count(0)
    expect(the_post(page)).to_have_count(1)
    expect(page.locator("#news")).to_be_focused()


def test_a_refusal_is_said_and_the_message_stays(phone: Opener) -> None:
    page = signed_in_as(phone(), "leider")
    publish(page)
    sentence = "De twee minuten zijn voorbij."
    page.route(TAKEN_BACK, lambda route: route.fulfill(status=422, json={"sentence": sentence}))

    undo(page).click()

    expect(page.get_by_role("alert").filter(has_text=sentence)).to_be_visible()
    expect(undo(page)).to_have_count(0)
    expect(the_post(page)).to_have_count(1)


def test_without_a_line_the_button_says_so_and_works_later(phone: Opener) -> None:
    page = signed_in_as(phone(), "leider")
    publish(page)
    page.context.set_offline(True)

    undo(page).click()

    expect(page.get_by_role("alert").filter(has_text="Dat lukte niet")).to_be_visible()
    page.context.set_offline(False)
    press_undo(page)


@pytest.mark.parametrize("screen", ["phone", "tablet", "desk"])
def test_the_bar_stands_clear_of_the_menu_and_of_the_last_card(
    screen: str, phone: Opener, tablet: Opener, desk: Opener
) -> None:
    page = signed_in_as({"phone": phone, "tablet": tablet, "desk": desk}[screen](), "leider")
    publish(page)
    page.goto(address_of(page))
    bar, menu = (
        page.locator(".undo").bounding_box(),
        page.get_by_role("navigation").first.bounding_box(),
    )
    assert bar and menu
    if screen == "phone":
        assert bar["y"] + bar["height"] <= menu["y"]
    else:
        assert bar["x"] >= menu["x"] + menu["width"]
    assert undo(page).evaluate("(button) => button.offsetHeight") >= 44

    while page.locator(".older").count():
        page.mouse.wheel(0, 5_000)
        page.wait_for_timeout(200)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last = page.get_by_test_id("post").last.bounding_box()
    assert last and last["y"] + last["height"] <= bar["y"]


def test_the_keyboard_takes_it_back(desk: Opener) -> None:
    page = signed_in_as(desk(), "leider")
    publish(page)
    expect(undo(page)).to_have_accessible_name(f"Ongedaan maken: {TITLE}")

    undo(page).focus()
    with page.expect_response(TAKEN_BACK):
        page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/schrijven"))


def test_axe_finds_nothing_on_the_bar(phone: Opener) -> None:
    page = signed_in_as(phone(), "leider")
    publish(page)

    assert axe_violations(page) == []
