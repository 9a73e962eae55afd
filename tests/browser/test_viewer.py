"""Photos on a timeline: they fill the screen, are zoomed, and come back with the line."""

import re
from typing import Literal

from playwright.sync_api import CDPSession, Locator, Page, Route, expect

from tests.browser.screens import Opener, axe_violations, signed_in_as, wait_until_live

WITH_PHOTOS = "[data-testid=post]:has(.photos li:nth-child(2))"
WITH_TWO_PHOTOS = f"{WITH_PHOTOS}:not(:has(.photos li:nth-child(3)))"
LARGE = re.compile("/1920$")
SMALL = re.compile("/(320|960)$")
BACK_WITHIN = 15_000  # milliseconds, for a line that was lost
AFTERMATH = 500  # milliseconds in which a screen answers to fingers

Point = tuple[float, float]
Touch = Literal["touchStart", "touchMove", "touchEnd"]


class Fingers:
    """What a mouse can not do: real fingers, which the browser takes for panning and zooming."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)

    def drag(self, start: Point, *, by: Point) -> None:
        self._touch("touchStart", start)
        for step in range(1, 13):
            self._touch("touchMove", (start[0] + by[0] * step / 12, start[1] + by[1] * step / 12))
        self._touch("touchEnd")

    def spread(self, at: Point) -> None:
        x, y = at
        self._touch("touchStart", (x - 15, y))
        self._touch("touchStart", (x - 15, y), (x + 15, y))
        for step in range(1, 15):
            self._touch("touchMove", (x - 15 - 8 * step, y), (x + 15 + 8 * step, y))
        self._touch("touchEnd")

    def _touch(self, kind: Touch, *points: Point) -> None:
        touching = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(points)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touching})
        self.page.wait_for_timeout(16 if points else AFTERMATH)


def at_the_timeline(opener: Opener) -> Page:
    page = signed_in_as(opener(), "fatma")
    wait_until_live(page)
    return page


def photos_of_post(page: Page, number: int) -> Locator:
    """Those on the card of a post that has two or more: which are the newest, other tests decide.
    A post with more of them says how many."""
    return page.locator(WITH_PHOTOS).nth(number).get_by_test_id("photo").locator("visible=true")


def picture(page: Page) -> Locator:
    """What fills the screen."""
    return page.get_by_role("dialog").get_by_role("img")


def is_at(page: Page, number: int) -> None:
    expect(page.get_by_role("dialog")).to_contain_text(re.compile(rf"\b{number} van \d"))


def has_come(img: Locator) -> None:
    expect(img).to_be_visible(timeout=BACK_WITHIN)
    expect(img).not_to_have_js_property("naturalWidth", 0, timeout=BACK_WITHIN)


def test_a_swipe_to_the_side_is_the_next_photo_and_down_is_away(phone: Opener) -> None:
    page = at_the_timeline(phone)
    fingers = Fingers(page)
    photos_of_post(page, 0).first.click()
    is_at(page, 1)
    has_come(picture(page))

    fingers.drag((300, 400), by=(-150, 0))
    is_at(page, 2)
    fingers.drag((200, 300), by=(0, 150))

    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_zoomed_photo_is_looked_around_in_with_one_finger(phone: Opener) -> None:
    page = at_the_timeline(phone)
    fingers = Fingers(page)
    photos_of_post(page, 0).first.click()
    is_at(page, 1)
    has_come(picture(page))
    below = page.evaluate("scrollY")

    fingers.spread((195, 400))
    assert page.evaluate("visualViewport.scale") > 2
    left, top = page.evaluate("[visualViewport.offsetLeft, visualViewport.offsetTop]")
    fingers.drag((300, 400), by=(-150, 0))
    fingers.drag((200, 300), by=(0, 150))

    is_at(page, 1)
    assert page.evaluate("visualViewport.offsetLeft") > left
    assert page.evaluate("visualViewport.offsetTop") < top
    for _time in range(5):
        fingers.drag((200, 700), by=(0, -600))
    assert page.evaluate("scrollY") == below


def test_photos_that_failed_say_what_is_on_them_and_come_with_the_line(phone: Opener) -> None:
    page = at_the_timeline(phone)
    good = photos_of_post(page, 0).locator("img").first
    has_come(good)
    failed = page.get_by_test_id("photo").filter(has=page.locator("img")).last
    what = failed.locator("img").get_attribute("alt") or ""

    page.context.set_offline(True)
    failed.scroll_into_view_if_needed()
    expect(failed.locator("img")).to_have_css("opacity", "0")
    expect(failed).to_have_accessible_name(what)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(False)

    has_come(failed.locator("img"))
    expect(failed).to_have_accessible_name(what)
    expect(failed.locator("img")).to_have_css("opacity", "1")
    assert good.evaluate("img => img.currentSrc") not in asked


def test_axe_finds_nothing_on_photos_that_failed(phone: Opener) -> None:
    page = at_the_timeline(phone)
    page.context.set_offline(True)
    failed = page.get_by_test_id("photo").filter(has=page.locator("img")).last
    failed.scroll_into_view_if_needed()
    expect(failed).to_have_attribute("data-missing", re.compile("."))

    assert axe_violations(page) == []


def test_the_small_photo_is_there_until_the_large_one_has_come(phone: Opener) -> None:
    page = at_the_timeline(phone)
    has_come(photos_of_post(page, 0).locator("img").first)
    on_their_way: list[Route] = []
    page.route(LARGE, lambda route: on_their_way.append(route))  # noqa: PLW0108  (Playwright looks into it)

    photos_of_post(page, 0).first.click()

    expect(picture(page)).to_have_attribute("src", SMALL)
    has_come(picture(page))
    for route in on_their_way:
        route.continue_()
    expect(picture(page)).to_have_attribute("src", LARGE)
    has_come(picture(page))


def test_a_photo_that_can_not_come_says_so_and_comes_with_the_line(phone: Opener) -> None:
    page = at_the_timeline(phone)
    photos_of_post(page, 0).first.click()
    has_come(picture(page))
    page.keyboard.press("Escape")
    has_come(photos_of_post(page, 1).locator("img").first)

    page.context.set_offline(True)
    photos_of_post(page, 1).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status").filter(has_text="Geen verbinding")).to_be_visible()
    expect(picture(page)).to_have_attribute("src", SMALL)
    page.context.set_offline(False)

    expect(picture(page)).to_have_attribute("src", LARGE, timeout=BACK_WITHIN)
    expect(dialog.get_by_text("Geen verbinding")).to_have_count(0)


def test_the_keyboard_goes_to_the_last_photo_and_back(desk: Opener) -> None:
    page = at_the_timeline(desk)
    page.locator(WITH_TWO_PHOTOS).first.get_by_test_id("photo").first.press("Enter")
    is_at(page, 1)
    previous = page.get_by_role("button", name="Vorige foto")
    following = page.get_by_role("button", name="Volgende foto")

    following.press("Enter")
    is_at(page, 2)
    expect(following).to_be_hidden()
    expect(previous).to_be_focused()
    page.keyboard.press("ArrowLeft")
    is_at(page, 1)
    expect(following).to_be_focused()
    picture(page).click()
    page.keyboard.press("ArrowRight")
    is_at(page, 2)
