"""Every screen can be used by people who see, hear or move otherwise."""

import pytest
from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

from tests.browser.screens import (
    Opener,
    at_an_empty_desk,
    axe_violations,
    desk_of,
    empty_desk,
    signed_in_as,
)

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
NARROW = ViewportSize(width=320, height=640)
CODE = "K7PM-4X2A"
LINE_LOST_WITHIN = 10_000  # milliseconds
BROKEN_WORDS = """(part) => {
  const words = [];
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const { 0: word, index } of texts.currentNode.data.matchAll(/\\S+/g)) {
      const range = new Range();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      if (range.getClientRects().length > 1) words.push(word);
    }
  }
  return words;
}"""

OVERLAPPING = """(root) => {
  const kinds = "a, blockquote, button, h2, h3, input, label, li, p, select, summary, .letters";
  const seen = (part) => { // what does not scroll out of sight
    let { left, right, top, bottom } = part.getBoundingClientRect();
    for (let box = part.parentElement; box; box = box.parentElement) {
      if (getComputedStyle(box).overflowY === "visible") continue;
      const around = box.getBoundingClientRect();
      [left, right] = [Math.max(left, around.left), Math.min(right, around.right)];
      [top, bottom] = [Math.max(top, around.top), Math.min(bottom, around.bottom)];
    }
    return { part, left, right, top, bottom };
  };
  const isSeen = ({ part, left, right, top, bottom }) =>
    right - left > 1 && bottom - top > 1 && part.checkVisibility({ opacityProperty: true });
  const isFixed = (part) => part.closest(".plan footer"); // above what scrolls below it
  const every = [...root.querySelectorAll(kinds)].filter((part) => !isFixed(part));
  const parts = every.map(seen).filter(isSeen);
  return parts.flatMap((one, index) => parts.slice(index + 1).flatMap((other) => {
    if (one.part.contains(other.part) || other.part.contains(one.part)) return [];
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return wide > 1 && high > 1 ? [`${one.part.outerHTML} / ${other.part.outerHTML}`] : [];
  }));
}"""
DRAFT = "**/schrijven/concept/*"
PARTNER = {
    "name": "meester Joost",
    "writes": "meester Joost schrijft nu mee",
    "wrote": "Laatst gewijzigd door meester Joost, 14.31",
    "age": 2,
}


def is_settled(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_attached()
    page.wait_for_load_state("networkidle")


def enlarge(page: Page) -> None:
    """Letters twice as large, as people set them in their browser."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")


def scrolls_sideways(page: Page) -> bool:
    return bool(
        page.evaluate(
            "(({scrollWidth: all, clientWidth: seen}) => all > seen)(document.documentElement)"
        )
    )


def is_cut_off(part: Locator) -> bool:
    return bool(part.evaluate("(part) => part.scrollWidth > part.clientWidth"))


def size(part: Locator, style: str) -> float:
    return float(part.evaluate(f"(part) => parseFloat(getComputedStyle(part).{style})"))


@pytest.mark.parametrize(("key", "address"), SCREENS)
def test_axe_finds_nothing_on_any_screen(
    phone: Opener, desk: Opener, key: str, address: str
) -> None:
    for opener in (phone, desk):
        page = signed_in_as(opener(), key)
        page.goto(address)
        is_settled(page)

        assert axe_violations(page) == []


def with_everything_to_say(opener: Opener) -> Page:
    """A composer that names a child, and on which a colleague just wrote something else."""
    page = at_an_empty_desk(opener, "marieke")
    page.get_by_test_id("composer-title").fill("Hutten bouwen")
    page.get_by_test_id("composer-body").fill("Emma en Daan bouwden een hut van takken.")
    expect(page.get_by_test_id("name-warning")).to_be_visible()
    lying = page.request.get(f"/schrijven/concept/{desk_of(page)}").json()
    theirs = {"text": "We bouwden een hut.", "version": lying["version"] + 1, "partner": PARTNER}

    def written_by_two(route: Route) -> None:
        status = 409 if route.request.method == "PUT" else 200
        route.fulfill(status=status, json={**lying, **theirs})

    page.route(DRAFT, written_by_two)
    page.get_by_test_id("composer-body").press_sequentially(" En bladeren")
    expect(page.locator(".conflict")).to_be_visible()
    return page


def open_plan_dialog(page: Page) -> Locator:
    page.get_by_test_id("composer-schedule").click()
    expect(page.locator("[data-testid=plan-day]:checked")).to_be_focused()
    return page.get_by_role("dialog")


def test_axe_finds_nothing_on_what_a_composer_asks(phone: Opener, desk: Opener) -> None:
    for opener in (phone, desk):
        page = with_everything_to_say(opener)
        assert axe_violations(page) == []

        open_plan_dialog(page)
        assert axe_violations(page) == []
        empty_desk(page)


def test_axe_finds_nothing_on_a_message_that_is_mended(phone: Opener, desk: Opener) -> None:
    for opener in (phone, desk):
        page = signed_in_as(opener(), "marieke")
        page.goto(page.locator(".tools a").first.get_attribute("href") or "")
        expect(page.get_by_test_id("composer-publish")).to_be_visible()

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

    enlarge(page)

    assert not scrolls_sideways(page)
    page.set_viewport_size(NARROW)
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("screen", ["phone", "tablet", "desk"])
def test_letters_twice_as_large_leave_all_of_a_composer_to_be_seen(
    screen: str, request: pytest.FixtureRequest
) -> None:
    page = with_everything_to_say(request.getfixturevalue(screen))
    main = page.get_by_role("main").first

    enlarge(page)

    assert not scrolls_sideways(page)
    assert main.evaluate(OVERLAPPING) == []
    buttons = main.locator("button:visible").all()
    assert [button.inner_text() for button in buttons if is_cut_off(button)] == []
    dialog = open_plan_dialog(page)
    assert not is_cut_off(dialog)
    assert dialog.evaluate(OVERLAPPING) == []
    page.get_by_test_id("plan-confirm").scroll_into_view_if_needed()
    expect(page.get_by_test_id("plan-confirm")).to_be_in_viewport(ratio=1)
    empty_desk(page)


@pytest.mark.parametrize("address", OPEN_SCREENS)
def test_letters_twice_as_large_fit_before_the_door(phone: Opener, address: str) -> None:
    page = phone().new_page()
    page.goto(address)
    page.set_viewport_size(NARROW)

    enlarge(page)

    assert not scrolls_sideways(page)
    assert page.get_by_role("heading", level=1).evaluate(BROKEN_WORDS) == []


def test_letters_twice_as_large_leave_the_menu_whole(tablet: Opener, phone: Opener) -> None:
    for opener in (tablet, phone):
        page = signed_in_as(opener(), "marieke")
        menu = page.get_by_role("navigation", name="Hoofdmenu")

        enlarge(page)

        assert menu.evaluate(BROKEN_WORDS) == []
        assert [item for item in menu.get_by_role("link").all() if is_cut_off(item)] == []
        assert not scrolls_sideways(page)


def test_a_code_in_letters_twice_as_large_is_seen_to_its_end(phone: Opener) -> None:
    page = phone().new_page()
    page.goto(f"/koppelen/{CODE}")
    page.set_viewport_size(NARROW)

    enlarge(page)

    expect(page.get_by_test_id("code-input")).to_have_value(CODE)
    assert not is_cut_off(page.get_by_test_id("code-input"))
    assert not scrolls_sideways(page)


def test_hearts_and_the_names_of_fields_grow_with_the_letters(phone: Opener) -> None:
    page = signed_in_as(phone(), "marieke")
    heart = page.get_by_test_id("like").first.locator("svg")
    before = size(heart, "width")
    enlarge(page)
    assert size(heart, "width") == 2 * before
    assert page.get_by_test_id("like-count").first.evaluate(BROKEN_WORDS) == []

    page.goto("/schrijven")
    name = page.locator(".field label").first
    before = size(name, "fontSize")
    enlarge(page)
    assert size(name, "fontSize") == 2 * before


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
