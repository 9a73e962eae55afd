"""A message is made with the keyboard alone: what has the focus is always seen, and never lost."""

import re

from playwright.sync_api import Page, expect

from tests.browser.screens import Opener, at_an_empty_desk, choose_desk, empty_desk, take_back

GROUP, OTHER = "De Beverburcht", "De Boomhutten"  # one after the other in the list
TITLE, TEXT = "Bellen blazen", "De grootste was zo groot als een voetbal."
MOST_TABS = 40
FOCUSED = """() => {
  const part = document.activeElement;
  if (!part || part === document.body) return "nothing";
  const box = part.closest(".letters, .kv-photos-add") ?? part;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(box);
  const isOutlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  const isInView = x >= 0 && x <= innerWidth && bottom > 0 && top < innerHeight;
  const there = document.elementFromPoint(x, y);
  const isOnTop = there && (box.contains(there) || there.contains(box));
  const isSeen = (isOutlined || (box !== part && boxShadow !== "none")) && isInView && isOnTop;
  return isSeen ? "" : `${part.outerHTML.slice(0, 120)} ${outlineStyle} ${isInView} ${isOnTop}`;
}"""


def is_seen(page: Page) -> None:
    assert page.evaluate(FOCUSED) == ""


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """On with Tab, and on each stop it is seen where we are."""
    for _tab in range(MOST_TABS):
        page.keyboard.press(key)
        is_seen(page)
        if page.locator(":focus").locator(f"xpath=self::*[{selector}]").count():
            return
    raise AssertionError(f"the keyboard does not come to {selector}")


def handle(name: str) -> str:
    return f"@data-testid='{name}'"


def sits_down(page: Page) -> None:
    """From the door to an empty title."""
    page.goto("/inloggen")
    tab_to(page, handle("demo-as-marieke"))
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("post").first).to_be_visible()
    tab_to(page, "@href='/schrijven'")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("composer-title")).to_be_focused()
    is_seen(page)
    empty_desk(page)
    expect(page.get_by_test_id("composer-title")).to_have_value("")


def test_from_the_door_to_the_parents_without_a_mouse(desk: Opener) -> None:
    page = desk().new_page()
    sits_down(page)

    page.keyboard.type(TITLE)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("composer-body")).to_be_focused()
    is_seen(page)
    page.keyboard.type(f"{TEXT} Emma telde ze.")
    expect(page.get_by_test_id("name-warning")).to_be_visible()
    tab_to(page, handle("name-confirm"))
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("name-warning")).to_have_count(0)
    is_seen(page)
    tab_to(page, handle("composer-publish"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="Geplaatst")).to_be_visible()
    expect(page.get_by_test_id("post").first).to_contain_text(TEXT)
    take_back(page)


def test_the_keyboard_chooses_a_group_and_turns_weeks_and_stays_where_it_is(desk: Opener) -> None:
    page = at_an_empty_desk(desk, "leider", GROUP)
    choice = page.get_by_test_id("composer-group")
    choice.focus()
    is_seen(page)

    page.keyboard.press("ArrowDown")
    expect(page.get_by_test_id("composer-publish")).to_have_text(f"Plaatsen voor {OTHER}")
    expect(choice).to_be_focused()
    expect(page).to_have_url(re.compile("groep="))
    choose_desk(page, GROUP)
    choice.focus()
    tab_to(page, "@data-goes='back'")
    page.keyboard.press("Enter")
    expect(page.locator(".strip-day").first).to_contain_text("ma 16")
    is_seen(page)
    page.keyboard.press("Enter")

    expect(page.locator(".strip-day").first).to_contain_text("ma 9")
    expect(page.locator("[data-goes=back]")).to_be_focused()


def test_the_keyboard_plans_and_takes_back(desk: Opener) -> None:
    page = at_an_empty_desk(desk, "leider", GROUP)
    page.get_by_test_id("composer-body").fill(TEXT)
    page.get_by_test_id("composer-title").fill(TITLE)
    title, day = page.get_by_test_id("composer-title"), page.locator("[name=plan-day]:checked")
    tab_to(page, handle("composer-schedule"))
    page.keyboard.press("Enter")
    expect(day).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("composer-schedule")).to_be_focused()
    page.keyboard.press("Enter")
    expect(day).to_be_focused()
    is_seen(page)
    page.keyboard.press("ArrowDown")
    tab_to(page, handle("plan-confirm"))

    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="Gepland voor")).to_be_visible()
    is_seen(page)
    tab_to(page, "@data-plan", key="Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, "@data-return")
    page.keyboard.press("Enter")
    expect(title).to_have_value(TITLE)
    expect(title).to_be_focused()
    is_seen(page)
