"""A parent comes in, reads, and likes."""

import re

from playwright.sync_api import Page, Route, expect

from tests.browser.screens import Opener, signed_in_as, wait_until_live

ONE_OF_THE_GORGELS = re.compile("De Gorgels")


def unliked_post(*pages: Page) -> str:
    """The public id of the newest message of De Gorgels that has no heart of any of these."""
    unliked = [_unliked_posts(page) for page in pages]
    return next(post for post in unliked[0] if all(post in others for others in unliked))


def _unliked_posts(page: Page) -> list[str]:
    posts = page.get_by_test_id("post").filter(has_text=ONE_OF_THE_GORGELS)
    unliked = posts.filter(has=page.locator("[data-testid=like][aria-pressed=false]"))
    expect(unliked.first).to_be_visible()
    return [post.get_attribute("data-post-id") or "" for post in unliked.all()]


def heart(page: Page, post: str) -> tuple[str, int]:
    card = page.locator(f'[data-post-id="{post}"]')
    pressed = card.get_by_test_id("like").get_attribute("aria-pressed") or ""
    return pressed, int(card.get_by_test_id("like-count").inner_text())


def press(page: Page, post: str) -> None:
    page.locator(f'[data-post-id="{post}"]').get_by_test_id("like").click()


def test_a_code_from_the_mail_leads_to_the_timeline_and_works_once(phone: Opener) -> None:
    page = phone().new_page()
    page.goto("/demo/mail")
    page.get_by_role("link").filter(has_text="nieuw@ouder.example").first.click()
    link = page.get_by_role("link", name=re.compile("koppelen"))
    address = link.get_attribute("href") or ""
    expect(page.get_by_text(re.compile("[0-9A-Z]{4}-[0-9A-Z]{4}")).first).to_be_visible()

    link.click()
    expect(page.get_by_test_id("code-input")).to_have_value(re.compile("[0-9A-Z]{4}-[0-9A-Z]{4}"))
    expect(page.get_by_text("Noor")).to_have_count(0)
    page.get_by_test_id("code-submit").click()

    expect(page.get_by_role("status").filter(has_text="Noor")).to_be_visible()
    expect(page.get_by_test_id("post").first).to_contain_text("De Gorgels")

    second = phone().new_page()
    second.goto(address)
    second.get_by_test_id("code-submit").click()
    expect(second.get_by_role("alert")).to_be_visible()


def test_a_heart_moves_on_the_open_screen_of_another_parent(phone: Opener) -> None:
    fatma, jan = signed_in_as(phone(), "fatma"), signed_in_as(phone(), "jan")
    wait_until_live(jan)
    post = unliked_post(fatma, jan)
    _mine, before = heart(jan, post)

    press(fatma, post)

    other = jan.locator(f'[data-post-id="{post}"]')
    expect(other.get_by_test_id("like-count")).to_have_text(str(before + 1))
    expect(other.get_by_test_id("like")).to_have_attribute("aria-pressed", "false")

    press(fatma, post)
    expect(other.get_by_test_id("like-count")).to_have_text(str(before))


def test_a_heart_is_on_every_screen_of_the_same_parent(phone: Opener, desk: Opener) -> None:
    at_home, at_work = signed_in_as(phone(), "kemal"), signed_in_as(desk(), "kemal")
    wait_until_live(at_work)
    post = unliked_post(at_home)

    press(at_home, post)

    other = at_work.locator(f'[data-post-id="{post}"]').get_by_test_id("like")
    expect(other).to_have_attribute("aria-pressed", "true")
    press(at_home, post)
    expect(other).to_have_attribute("aria-pressed", "false")


def test_a_heart_that_is_pressed_before_the_page_is_live_counts(phone: Opener) -> None:
    page = signed_in_as(phone(), "jan")
    post = unliked_post(page)
    _mine, before = heart(page, post)
    held: list[Route] = []
    page.route("**/static/nicegui.js", lambda route: held.append(route))  # noqa: PLW0108  (Playwright looks into it)
    with page.expect_request("**/static/nicegui.js"):
        page.goto("/", wait_until="commit")

    press(page, post)
    assert heart(page, post) == ("true", before + 1)
    with page.expect_response(re.compile("/hart$")):
        for route in held:
            route.continue_()

    page.unroute_all()
    page.reload()
    assert heart(page, post) == ("true", before + 1)
    wait_until_live(page)
    with page.expect_response(re.compile("/hart$")):
        press(page, post)


def test_one_child_is_chosen_by_its_chip_and_back_again(phone: Opener) -> None:
    page = signed_in_as(phone(), "fatma")
    wait_until_live(page)

    page.get_by_test_id("child-chip").filter(has_text="Deniz").click()

    expect(page.get_by_test_id("post").first).to_contain_text("De Potters")
    expect(page.get_by_test_id("post").filter(has_text=ONE_OF_THE_GORGELS)).to_have_count(0)
    page.go_back()
    expect(page.get_by_test_id("post").filter(has_text=ONE_OF_THE_GORGELS).first).to_be_visible()


def test_older_messages_come_by_scrolling(phone: Opener) -> None:
    page = signed_in_as(phone(), "fatma")
    wait_until_live(page)
    expect(page.get_by_test_id("post")).to_have_count(10)

    page.get_by_test_id("post").last.scroll_into_view_if_needed()

    expect(page.get_by_test_id("post").nth(10)).to_be_attached()
    shown = [post.get_attribute("data-post-id") for post in page.get_by_test_id("post").all()]
    assert len(shown) == len(set(shown))


def test_a_photo_fills_the_screen_and_gives_the_place_back(phone: Opener) -> None:
    page = signed_in_as(phone(), "fatma")
    wait_until_live(page)
    photo = page.get_by_test_id("photo").first
    photo.scroll_into_view_if_needed()
    photo.click()

    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(photo).to_be_focused()


def test_a_lost_connection_is_said_quietly_and_caught_up(phone: Opener) -> None:
    context = phone()
    page, other = signed_in_as(context, "fatma"), signed_in_as(phone(), "jan")
    wait_until_live(page)
    post = unliked_post(page, other)
    _mine, before = heart(page, post)

    context.set_offline(True)
    expect(page.get_by_text("Even geen verbinding")).to_be_visible()
    press(page, post)
    assert heart(page, post) == ("true", before + 1)
    press(other, post)
    context.set_offline(False)

    count = page.locator(f'[data-post-id="{post}"]').get_by_test_id("like-count")
    expect(count).to_have_text(str(before + 2), timeout=15_000)
    expect(page.get_by_text("Even geen verbinding")).to_have_count(0)
    for screen in (page, other):
        with screen.expect_response(re.compile("/hart$")):
            press(screen, post)
