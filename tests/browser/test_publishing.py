"""The press of the button on a bad line: it is answered at once, and nothing goes out by itself.
And photos that are on their way while the page starts again."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route, WebSocketRoute, expect

from tests.browser.screens import Opener, at_the_composer, signed_in_as
from tests.pictures import a_jpeg

PATIENCE = 15_000  # milliseconds, until a line that was away is there again
LONG_ENOUGH = 1_500  # milliseconds, in which a press that waited would have gone out
NOT_TYPING = 3_500  # milliseconds after which a page starts again; a photo counts as typing
IS_THERE = "window.socket.connected"
NOT_PUBLISHED = "Geen verbinding. Je bericht is nog niet geplaatst."
BACK = "Er is weer verbinding"
ALL, EVENTS = '["', '"event"'  # what a page says on its line; a press is an event


class Line:
    """Between the pages of a browser and the server: it may lose what pages say, and hold back
    what they are answered."""

    def __init__(self, browser: BrowserContext) -> None:
        self.loses: str | None = None
        self.is_slow = False
        self._held: list[tuple[WebSocketRoute, str | bytes]] = []
        browser.route_web_socket("**/socket.io/**", self._connect)

    def _connect(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        page.on_message(lambda said: None if self._is_lost(said) else server.send(said))
        server.on_message(lambda said: self._answer(page, said))

    def _is_lost(self, said: str | bytes) -> bool:
        return self.loses is not None and self.loses in str(said)

    def _answer(self, page: WebSocketRoute, said: str | bytes) -> None:
        if self.is_slow:
            self._held.append((page, said))
        else:
            page.send(said)

    def arrives(self) -> None:
        self.is_slow = False
        for page, said in self._held:
            page.send(said)


def write(page: Page, group: str, title: str) -> None:
    page.get_by_test_id("composer-group").select_option(group)
    page.get_by_test_id("composer-title").fill(title)
    page.get_by_test_id("composer-body").fill("Wat drijft er, en wat zinkt er?")


def nothing_goes_out(page: Page, *titles: str) -> None:
    page.wait_for_function(IS_THERE, timeout=PATIENCE)
    page.wait_for_timeout(LONG_ENOUGH)
    expect(page.get_by_test_id("composer-publish")).to_be_visible()
    timeline = signed_in_as(page.context, "leider")
    for title in titles:
        expect(timeline.get_by_test_id("post").filter(has_text=title)).to_have_count(0)


def test_a_press_without_a_connection_says_so_and_never_publishes_by_itself(tablet: Opener) -> None:
    page = at_the_composer(tablet, "leider")
    write(page, "De Boomhutten", "Boten bouwen")
    page.context.set_offline(True)
    page.wait_for_function(f"!{IS_THERE}")

    page.get_by_test_id("composer-publish").click()

    expect(page.get_by_role("alert").filter(has_text=NOT_PUBLISHED)).to_be_visible()
    expect(
        page.get_by_role("status").filter(has_text="Wat je typt, blijft bewaard")
    ).to_be_visible()
    write(page, "De Kameleons", "Bruggen bouwen")
    page.context.set_offline(False)
    expect(page.get_by_role("alert").filter(has_text=BACK)).to_be_visible(timeout=PATIENCE)
    nothing_goes_out(page, "Boten bouwen", "Bruggen bouwen")


def test_a_press_on_a_line_that_died_unnoticed_never_publishes_by_itself(tablet: Opener) -> None:
    browser = tablet()
    line = Line(browser)
    page = at_the_composer(lambda: browser, "leider")
    write(page, "De Boomhutten", "Boten bouwen")
    page.wait_for_timeout(LONG_ENOUGH)
    line.loses = ALL

    page.get_by_test_id("composer-publish").click()

    said = page.get_by_role("alert").filter(has_text=re.compile(f"{NOT_PUBLISHED}|{BACK}"))
    expect(said).to_be_visible(timeout=PATIENCE)
    line.loses = None
    nothing_goes_out(page, "Boten bouwen")


def test_a_press_is_seen_at_once_on_a_slow_line(tablet: Opener) -> None:
    browser = tablet()
    line = Line(browser)
    page = at_the_composer(lambda: browser, "leider")
    write(page, "De Boomhutten", "")
    button = page.get_by_test_id("composer-publish")
    page.wait_for_timeout(LONG_ENOUGH)
    line.is_slow = True

    button.click()

    expect(button).to_have_text("Wordt geplaatst…")
    expect(button).to_be_disabled()
    line.arrives()
    expect(page.get_by_role("alert").filter(has_text="Geef het bericht een titel")).to_be_visible()
    expect(button).to_be_enabled()
    expect(button).to_have_text("Plaatsen voor De Boomhutten")


def test_a_press_that_was_lost_on_its_way_can_be_done_again(tablet: Opener) -> None:
    browser = tablet()
    line = Line(browser)
    page = at_the_composer(lambda: browser, "leider")
    write(page, "De Boomhutten", "")
    button = page.get_by_test_id("composer-publish")
    page.wait_for_timeout(LONG_ENOUGH)
    line.loses = EVENTS
    button.click()
    expect(button).to_be_disabled()
    page.wait_for_timeout(LONG_ENOUGH)

    page.evaluate("window.socket.io.engine.close()")

    expect(page.get_by_role("alert").filter(has_text="De verbinding viel weg")).to_be_visible()
    expect(button).to_be_enabled()
    line.loses = None
    expect(page.get_by_role("alert").filter(has_text=BACK)).to_be_visible(timeout=PATIENCE)
    button.click()
    expect(page.get_by_role("alert").filter(has_text="Geef het bericht een titel")).to_be_visible()


def starts_again(page: Page) -> None:
    """What the page does by itself when the server does not know it any more."""
    page.evaluate("window.isOld = true")
    page.evaluate("window.socket.listeners('try_reconnect').forEach((begin) => begin())")


def choose_a_photo(page: Page, folder: Path) -> None:
    photo = folder / "IMG_1.jpg"
    photo.write_bytes(a_jpeg())
    page.get_by_test_id("composer-photos").set_input_files(photo)


def test_a_page_starts_again_when_its_photos_have_arrived(tablet: Opener, tmp_path: Path) -> None:
    page = at_the_composer(tablet, "leider")
    page.wait_for_function(IS_THERE)
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
    on_its_way[0].continue_()

    page.wait_for_function("!window.isOld", timeout=PATIENCE)
    expect(page.get_by_test_id("composer-photo")).to_have_count(1)
    page.locator("[data-tool=remove]").click()
    expect(page.get_by_test_id("composer-photo")).to_have_count(0)


def test_a_photo_that_failed_does_not_keep_a_page_from_starting_again(
    tablet: Opener, tmp_path: Path
) -> None:
    page = at_the_composer(tablet, "leider")
    page.wait_for_function(IS_THERE)
    page.route("**/foto-in/*", lambda route: route.abort())
    page.clock.install()
    choose_a_photo(page, tmp_path)
    again = page.get_by_role("button", name="Probeer opnieuw")
    for _wait in range(40):  # the waits between the tries, without waiting
        page.clock.run_for(5_000)
    expect(again).to_be_visible()
    page.clock.resume()

    starts_again(page)

    page.wait_for_function("!window.isOld", timeout=PATIENCE)
