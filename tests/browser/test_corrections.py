"""A message that is out changes, or goes: on the card, and on every screen that shows it."""

import json
import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.screens import Opener, axe_violations, signed_in_as, wait_until_live

STATE = re.compile("/tijdlijn/stand")
HEAR_NEWS = "window.socket.listeners('klasvenster').forEach((hear) => hear({ news: true }))"
EDITION = "2026-11-24T14:30:00+00:00"
LATER = 5_000  # milliseconds


def at_the_timeline(opener: Opener, key: str) -> Page:
    page = signed_in_as(opener(), key)
    wait_until_live(page)
    return page


def card_of(page: Page, post: str) -> Locator:
    return page.locator(f'article[data-post-id="{post}"]')


def photographed_post(page: Page, group: str) -> str:
    """A message of this group with two photos or more: an old one, which no other test is about."""
    posts = page.get_by_test_id("post").filter(has_text=f"van {group}")
    photographed = posts.filter(has=page.locator(".photos li:nth-child(2)"))
    return photographed.last.get_attribute("data-post-id") or ""


def open_menu(page: Page, post: str) -> Locator:
    card = card_of(page, post)
    card.locator(".tools summary").click()
    return card.locator(".tools ul")


def reads_otherwise(page: Page, post: str, change: Callable[[str], str]) -> None:
    """The message is edited, and the page hears of it."""
    html = card_of(page, post).evaluate("(card) => card.outerHTML")
    edited = change(html).replace('data-edition=""', f'data-edition="{EDITION}"')

    def answer(route: Route) -> None:
        state = route.fetch().json()
        shown = json.loads(route.request.post_data or "")
        is_known = shown["editions"].get(post) == EDITION
        route.fulfill(json={**state, "edited": {} if is_known else {post: edited}})

    page.route(STATE, answer)
    with page.expect_response(STATE):
        page.evaluate(HEAR_NEWS)


def test_a_message_that_is_withdrawn_goes_from_open_screens_with_its_photos(
    tablet: Opener, phone: Opener
) -> None:
    fatma, tom = at_the_timeline(phone, "fatma"), at_the_timeline(tablet, "tom")
    post = photographed_post(fatma, "De Potters")
    card_of(fatma, post).get_by_test_id("photo").first.click()
    expect(fatma.get_by_role("dialog")).to_be_visible()

    open_menu(tom, post).get_by_text("Intrekken").click()
    question = tom.get_by_role("dialog")
    expect(question).to_contain_text(
        "Ouders zien dit bericht dan niet meer, en de dag blijft gebruikt"
    )
    question.get_by_role("button", name="Laten staan").click()
    expect(question).to_have_count(0)
    expect(card_of(tom, post).locator(".tools summary")).to_be_focused()
    open_menu(tom, post).get_by_text("Intrekken").click()
    with tom.expect_response(re.compile(f"/bericht/{post}/intrekken")) as answer:
        question.get_by_role("button", name="Intrekken").click()

    assert answer.value.status == 204
    expect(card_of(tom, post)).to_have_count(0)
    expect(card_of(fatma, post)).to_have_count(0)
    expect(fatma.get_by_role("dialog")).to_have_count(0)
    expect(fatma).to_have_url(re.compile("/$"))
    fatma.reload()
    expect(fatma.get_by_test_id("post").first).to_be_visible()
    expect(card_of(fatma, post)).to_have_count(0)


def test_a_withdrawal_that_is_refused_says_why(tablet: Opener) -> None:
    page = at_the_timeline(tablet, "marieke")
    post = photographed_post(page, "De Gorgels")
    refused = {"sentence": "Dit bericht is er niet meer."}
    page.route("**/intrekken", lambda route: route.fulfill(status=422, json=refused))
    open_menu(page, post).get_by_text("Intrekken").click()

    page.get_by_role("dialog").get_by_role("button", name="Intrekken").click()

    expect(page.get_by_role("alert").filter(has_text=refused["sentence"])).to_be_visible()
    assert axe_violations(page) == []


def test_the_menu_is_opened_and_closed_by_keyboard_and_by_touch(
    desk: Opener, phone: Opener
) -> None:
    page = at_the_timeline(desk, "marieke")
    button, menu = page.locator(".tools summary").first, page.locator(".tools ul").first
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.locator("a, button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()

    touched = at_the_timeline(phone, "marieke")
    menu = touched.locator(".tools ul").first
    touched.locator(".tools summary").first.tap()
    expect(menu).to_be_visible()
    for part in [touched.locator(".tools summary").first, *menu.locator("a, button").all()]:
        box = part.bounding_box()
        assert box and min(box["width"], box["height"]) >= 44
    touched.get_by_role("heading", level=2).first.tap()
    expect(menu).to_be_hidden()


def test_axe_finds_nothing_on_an_open_menu(phone: Opener) -> None:
    page = at_the_timeline(phone, "leider")
    page.locator(".tools summary").first.click()

    assert axe_violations(page) == []


def test_a_parent_has_no_menu_and_no_reach(phone: Opener) -> None:
    page = at_the_timeline(phone, "fatma")

    expect(page.locator(".tools, [data-testid=reach], .question")).to_have_count(0)


def test_an_edited_message_is_drawn_anew_in_its_place(phone: Opener) -> None:
    page = at_the_timeline(phone, "jan")
    post = page.get_by_test_id("post").nth(2).get_attribute("data-post-id") or ""
    heart = card_of(page, post).get_by_test_id("like")
    heart.focus()
    heart.press("Enter")
    expect(heart).to_have_attribute("aria-pressed", "true")

    title = card_of(page, post).locator("h3").inner_text()

    reads_otherwise(page, post, lambda html: html.replace(title, f"{title} en terug"))

    expect(card_of(page, post).locator("h3")).to_have_text(re.compile(" en terug$"))
    expect(page.get_by_test_id("post").nth(2)).to_have_attribute("data-post-id", post)
    expect(heart).to_be_focused()
    expect(heart).to_have_attribute("aria-pressed", "true")
    expect(heart).to_have_accessible_name(re.compile(" en terug"))
    page.unroute_all()
    heart.press("Enter")
    expect(heart).to_have_attribute("aria-pressed", "false")


def test_what_is_being_read_does_not_jump_when_a_message_above_it_grows(phone: Opener) -> None:
    page = at_the_timeline(phone, "jan")
    above = page.get_by_test_id("post").first.get_attribute("data-post-id") or ""
    read = page.get_by_test_id("post").nth(4)
    read.evaluate("(card) => card.scrollIntoView()")
    page.wait_for_timeout(500)
    before = read.bounding_box()

    reads_otherwise(
        page, above, lambda html: html.replace("</p>", "\n\nEn nog iets." * 20 + "</p>")
    )

    expect(card_of(page, above)).to_contain_text("En nog iets.")
    page.wait_for_timeout(500)
    after = read.bounding_box()
    assert before and after
    assert abs(after["y"] - before["y"]) < 2


def test_a_photo_that_fills_the_screen_stays_when_its_message_is_edited_unless_it_is_gone(
    phone: Opener,
) -> None:
    page = at_the_timeline(phone, "jan")
    post = photographed_post(page, "De Gorgels")
    photo = card_of(page, post).get_by_test_id("photo").first
    href = photo.get_attribute("href") or ""
    photo.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("1 van")

    reads_otherwise(page, post, lambda html: html.replace("</h3>", " en terug</h3>"))
    expect(card_of(page, post).locator("h3")).to_have_text(re.compile(" en terug$"))
    expect(dialog).to_contain_text("1 van")

    page.unroute_all()
    html = card_of(page, post).evaluate("(card) => card.outerHTML")
    without = html.replace(href, "/foto/een-andere/1920").replace(EDITION, "later")
    page.route(
        STATE,
        lambda route: route.fulfill(json={**route.fetch().json(), "edited": {post: without}}),
    )
    page.evaluate(HEAR_NEWS)

    expect(dialog).to_have_count(0, timeout=LATER)
    expect(page.locator("#news")).to_be_focused()


def test_text_that_runs_from_right_to_left_begins_at_the_right(phone: Opener) -> None:
    page = at_the_timeline(phone, "jan")
    post = page.get_by_test_id("post").first.get_attribute("data-post-id") or ""
    arabic = "ذهبنا إلى الغابة."

    def in_arabic(html: str) -> str:
        html = re.sub(r"(<h3[^>]*>).*?</h3>", rf"\1{arabic}</h3>", html, flags=re.DOTALL)
        said = rf"\1{arabic}\n\nNaar het bos.</p>"
        return re.sub(r'(<p class="post-text"[^>]*>).*?</p>', said, html, flags=re.DOTALL)

    reads_otherwise(page, post, in_arabic)

    card = card_of(page, post)
    expect(card.locator("h3")).to_have_text(arabic)
    expect(card.locator("h3")).to_have_css("direction", "rtl")
    lines = card.locator(".post-text").evaluate(
        """(text) => {
          const range = new Range();
          const box = text.getBoundingClientRect();
          const words = text.firstChild;
          const sides = (from, to) => {
            range.setStart(words, from);
            range.setEnd(words, to);
            const line = range.getBoundingClientRect();
            return [line.left - box.left, box.right - line.right];
          };
          const dutch = words.data.indexOf("Naar");
          return [sides(0, dutch - 2), sides(dutch, words.data.length)];
        }"""
    )
    (arabic_left, arabic_right), (dutch_left, dutch_right) = lines
    assert arabic_right < arabic_left
    assert dutch_left < dutch_right
