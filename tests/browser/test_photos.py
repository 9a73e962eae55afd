"""Photos on their way from a tablet: what a teacher takes back never arrives."""

from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.browser.screens import UPLOADED_WITHIN, Opener, at_the_composer
from tests.pictures import a_jpeg, a_photograph, encoded

LONG_ENOUGH = 4_000  # milliseconds, in which both of the heavy photos would have arrived
IN = "/foto-in/"
HEAVY = 7_000_000  # bytes: scaled down first, on the tablet


def files(folder: Path, *photos: bytes) -> list[Path]:
    made = []
    for number, data in enumerate(photos):
        made.append(folder / f"IMG_{number}.jpg")
        made[-1].write_bytes(data)
    return made


def choose(page: Page, *photos: Path) -> None:
    page.get_by_test_id("composer-photos").set_input_files(photos)


def remove_all(page: Page) -> None:
    """As fast as fingers go."""
    remove = page.locator("[data-tool=remove]")
    for left in reversed(range(remove.count())):
        remove.first.click()
        expect(remove).to_have_count(left)


def there_are(page: Page, count: int) -> None:
    """So many photos are kept, also according to the server."""
    expect(page.get_by_test_id("composer-photo")).to_have_count(count, timeout=UPLOADED_WITHIN)
    page.reload()
    expect(page.get_by_test_id("composer-publish")).to_be_visible()
    expect(page.get_by_test_id("composer-photo")).to_have_count(count)


def test_what_is_removed_while_it_is_made_smaller_never_arrives(
    tablet: Opener, tmp_path: Path
) -> None:
    page = at_the_composer(tablet, "leider")
    heavy = encoded(a_photograph(3600, 2700), "JPEG", quality=93).ljust(HEAVY, b"\0")
    choose(page, *files(tmp_path, heavy, heavy[:-1]))

    remove_all(page)

    page.wait_for_timeout(LONG_ENOUGH)
    there_are(page, 0)
    choose(page, *files(tmp_path, *(a_jpeg(60, 40 + number) for number in range(10))))
    there_are(page, 10)
    remove_all(page)
    there_are(page, 0)


def test_what_is_removed_while_a_lost_line_comes_back_never_arrives(
    tablet: Opener, tmp_path: Path
) -> None:
    page = at_the_composer(tablet, "leider")
    how_far: list[Route] = []

    def a_bad_line(route: Route) -> None:
        """Breaks at the first photo, and holds up the question how much of it has arrived."""
        if route.request.method == "GET":
            how_far.append(route)
        elif route.request.method == "PUT" and not how_far:
            route.abort()
        else:
            route.continue_()

    page.route(f"**{IN}*", a_bad_line)
    with page.expect_request(lambda request: request.method == "GET" and IN in request.url):
        choose(page, *files(tmp_path, a_jpeg()))

    remove_all(page)
    how_far[0].continue_()

    page.wait_for_timeout(LONG_ENOUGH)
    there_are(page, 0)


def test_a_photo_that_could_not_be_sent_is_not_left_out_in_silence(
    tablet: Opener, tmp_path: Path
) -> None:
    page = at_the_composer(tablet, "leider")
    page.route(f"**{IN}**", lambda route: route.abort())
    page.clock.install()
    page.get_by_test_id("composer-title").fill("Bladeren")
    choose(page, *files(tmp_path, a_jpeg(60, 40)))
    again = page.get_by_role("button", name="Probeer opnieuw")
    for _wait in range(40):  # the waits between the tries, without waiting
        page.clock.run_for(5_000)
    expect(again).to_be_visible()
    page.wait_for_function("window.socket.connected")  # it missed its signs of life meanwhile

    page.get_by_test_id("composer-publish").click()

    expect(page.get_by_role("alert").filter(has_text="Niet alle foto's")).to_be_visible()
