"""The press of the button on a bad line: it is answered at once, and nothing goes out by itself.
And photos that are on their way while the page starts again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.browser.screens import (
    PATIENCE,
    Opener,
    at_an_empty_desk,
    signed_in_as,
    take_back,
    wait_until,
)
from tests.pictures import a_jpeg

GROUP = "De Boomhutten"  # in which no other test publishes
TITLE = "Boten bouwen"
LONG_ENOUGH = 2_500  # milliseconds, in which a press that waited would have gone out
NOT_TYPING = 3_500  # milliseconds after which a page starts again; a photo counts as typing
IS_THERE = "window.socket.connected"
NOT_PUBLISHED = "Geen verbinding. Je bericht is nog niet geplaatst."
PERHAPS = "De verbinding viel weg. Misschien is je bericht nog niet geplaatst."
BACK = "Er is weer verbinding. Druk nog een keer"
PRESS = "**/schrijven/plaatsen/*"
DRAFT = "**/schrijven/concept/*"


@pytest.fixture(autouse=True)
def day_is_free_again(desk: Opener) -> Iterator[None]:
    """Whatever a test published, the next one may publish as well."""
    yield
    take_back(signed_in_as(desk(), "leider"))


def with_a_message(opener: Opener) -> Page:
    page = at_an_empty_desk(opener, "leider", GROUP)
    page.get_by_test_id("composer-title").fill(TITLE)
    page.get_by_test_id("composer-body").fill("Wat drijft er, en wat zinkt er?")
    expect(page.locator(".saved")).to_contain_text("Bewaard")
    return page


def button_of(page: Page) -> Locator:
    return page.get_by_test_id("composer-publish")


def says(page: Page, sentence: str) -> None:
    expect(page.locator(".publish > [role=alert]")).to_contain_text(sentence, timeout=PATIENCE)


def hears_the_line_is_back(page: Page) -> None:
    expect(page.locator(".publish > .note")).to_contain_text(BACK, timeout=PATIENCE)


def presses_of(page: Page) -> list[Request]:
    """Every time the page asks to publish, from now on."""
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one) if "/plaatsen/" in one.url else None)
    return asked


def is_out(page: Page) -> bool:
    """Whether parents see it, according to another screen."""
    other = page.context.new_page()
    other.goto("/")
    expect(other.get_by_test_id("post").first).to_be_visible()
    there = other.get_by_test_id("post").filter(has_text=TITLE).count() > 0
    other.close()
    return there


def nothing_goes_out(page: Page) -> None:
    page.wait_for_timeout(LONG_ENOUGH)
    expect(button_of(page)).to_be_visible()
    assert not is_out(page)


def test_a_press_without_a_connection_says_so_and_never_publishes_by_itself(tablet: Opener) -> None:
    page = with_a_message(tablet)
    asked = presses_of(page)
    page.context.set_offline(True)
    wait_until(page, f"!{IS_THERE}")

    button_of(page).click()

    says(page, NOT_PUBLISHED)
    expect(page.locator(".quiet-line")).to_contain_text("Wat je typt, blijft bewaard")
    page.context.set_offline(False)
    hears_the_line_is_back(page)
    nothing_goes_out(page)
    assert asked == []


def test_a_press_that_was_not_heard_never_publishes_by_itself(tablet: Opener) -> None:
    page = with_a_message(tablet)
    asked = presses_of(page)
    page.route(DRAFT, lambda route: route.abort())

    button_of(page).click()

    says(page, NOT_PUBLISHED)
    page.unroute(DRAFT)
    hears_the_line_is_back(page)
    nothing_goes_out(page)
    assert asked == []


def test_an_empty_press_without_a_line_is_not_taken_for_one_that_went_out(tablet: Opener) -> None:
    page = at_an_empty_desk(tablet, "leider", GROUP)
    page.route(DRAFT, lambda route: route.abort())

    button_of(page).click()

    says(page, NOT_PUBLISHED)
    page.unroute(DRAFT)
    hears_the_line_is_back(page)
    expect(page).to_have_url(re.compile("/schrijven"))


def test_a_press_is_seen_at_once_on_a_slow_line_and_a_second_one_is_none(tablet: Opener) -> None:
    page = with_a_message(tablet)
    page.get_by_test_id("composer-title").fill("")
    asked = presses_of(page)
    on_its_way: list[Route] = []

    def hold_up(route: Route) -> None:
        on_its_way.append(route)

    page.route(PRESS, hold_up)
    button = button_of(page)

    with page.expect_request(PRESS):
        button.click()
    expect(button).to_have_text("Wordt geplaatst…")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_be_focused()
    button.click(force=True)
    on_its_way[0].continue_()

    refusal = page.get_by_role("alert").filter(has_text="Geef het bericht een titel")
    expect(refusal).to_be_visible()
    expect(button).to_have_text(f"Plaatsen voor {GROUP}")
    expect(button).not_to_have_attribute("aria-disabled", "true")
    assert len(asked) == 1


def test_a_press_that_was_lost_on_its_way_can_be_done_again(tablet: Opener) -> None:
    page = with_a_message(tablet)
    page.route(PRESS, lambda route: route.abort())
    button_of(page).click()
    hears_the_line_is_back(page)
    page.unroute(PRESS)
    assert not is_out(page)

    button_of(page).click()

    expect(page).to_have_url(re.compile("/$"))
    expect(page.get_by_test_id("post").filter(has_text=TITLE)).to_have_count(1)


def test_a_press_that_arrived_although_its_answer_was_lost_is_found_out(tablet: Opener) -> None:
    page = with_a_message(tablet)

    def lose_the_answer(route: Route) -> None:
        page.route(DRAFT, lambda lost: lost.abort())
        route.fetch()
        route.abort()

    page.route(PRESS, lose_the_answer)
    button_of(page).click()
    says(page, PERHAPS)
    page.unroute(DRAFT)

    expect(page).to_have_url(re.compile("/$"), timeout=PATIENCE)
    expect(page.get_by_role("status").filter(has_text="Geplaatst")).to_be_visible()
    expect(page.get_by_test_id("post").filter(has_text=TITLE)).to_have_count(1)


def starts_again(page: Page) -> None:
    """What the page does by itself when the server does not know it any more."""
    page.evaluate("window.isOld = true")
    page.evaluate("window.socket.listeners('try_reconnect').forEach((begin) => begin())")


def choose_a_photo(page: Page, folder: Path) -> None:
    photo = folder / "IMG_1.jpg"
    photo.write_bytes(a_jpeg())
    page.get_by_test_id("composer-photos").set_input_files(photo)


def test_a_page_starts_again_when_its_photos_have_arrived(tablet: Opener, tmp_path: Path) -> None:
    page = at_an_empty_desk(tablet, "leider", GROUP)
    wait_until(page, IS_THERE)
    on_its_way: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "PUT":
            on_its_way.append(route)
        else:
            route.continue_()

    page.route("**/foto-in/*", hold)
    with page.expect_request("**/foto-in/*"):
        choose_a_photo(page, tmp_path)

    starts_again(page)
    page.wait_for_timeout(NOT_TYPING)
    assert page.evaluate("window.isOld")
    with page.expect_event("load", timeout=PATIENCE):
        on_its_way[0].continue_()

    expect(page.get_by_test_id("composer-photo")).to_have_count(1)
    page.locator("[data-tool=remove]").click()
    expect(page.get_by_test_id("composer-photo")).to_have_count(0)


def test_a_photo_that_failed_does_not_keep_a_page_from_starting_again(
    tablet: Opener, tmp_path: Path
) -> None:
    page = at_an_empty_desk(tablet, "leider", GROUP)
    wait_until(page, IS_THERE)
    page.route("**/foto-in/*", lambda route: route.abort())
    page.clock.install()
    choose_a_photo(page, tmp_path)
    again = page.get_by_role("button", name="Probeer opnieuw")
    for _wait in range(40):  # the waits between the tries, without waiting
        page.clock.run_for(5_000)
    expect(again).to_be_visible()
    page.clock.resume()

    with page.expect_event("load", timeout=PATIENCE):
        starts_again(page)
