"""Planning a message with a finger, and taking it back."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.screens import PATIENCE, Opener, at_an_empty_desk

GROUP = "De TOPgroep"  # in which no other test plans; it has a message of today
TITLE, TEXT = "We bouwen een brug", "Van hout en touw."
TOMORROW = "morgen, woensdag 25 november"
TOUCH = 44  # pixels, for a finger


def write(page: Page) -> None:
    page.get_by_test_id("composer-title").fill(TITLE)
    page.get_by_test_id("composer-body").fill(TEXT)


def the_day(page: Page, name: str) -> Locator:
    return page.locator(".strip-day").filter(has_text=name)


def the_choice(page: Page, day: str) -> Locator:
    dialog = page.get_by_role("dialog", name="Plan voor later")
    return dialog.locator(".plan-days label").filter(has_text=day)


def is_free_again(page: Page, day: str) -> None:
    expect(the_day(page, day)).to_have_class(re.compile("room"))
    expect(page.get_by_test_id("composer-title")).to_have_value(TITLE)
    expect(page.get_by_test_id("composer-body")).to_have_value(TEXT)


def open_dialog(page: Page) -> None:
    page.get_by_test_id("composer-schedule").tap()
    expect(the_choice(page, TOMORROW).get_by_role("radio")).to_be_checked()


def test_a_finger_plans_a_message_and_takes_it_back_from_the_strip(tablet: Opener) -> None:
    page = at_an_empty_desk(tablet, "leider", GROUP)
    write(page)
    thursday = the_day(page, "do 26")

    open_dialog(page)
    the_choice(page, "donderdag 26 november").tap()
    page.get_by_test_id("plan-time").fill("08:05")
    page.get_by_test_id("plan-confirm").tap()

    said = page.get_by_role("status").filter(has_text="Gepland voor donderdag 26 november, 8.05.")
    expect(said).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_test_id("composer-title")).to_have_value("")
    expect(thursday).to_have_class(re.compile("planned"))
    expect(thursday).to_contain_text(f"8.05: {TITLE}")
    page.reload()
    open_dialog(page)
    expect(the_choice(page, "donderdag 26 november").get_by_role("radio")).to_be_disabled()
    page.locator(".plan .close").tap()

    thursday.tap()
    notice = page.locator(".week-of-desk .notice").filter(has_text=TITLE)
    expect(notice).to_contain_text("staat gepland voor donderdag 26 november, 8.05.")
    notice.get_by_role("button", name="Haal terug om te bewerken").tap()

    is_free_again(page, "do 26")
    expect(page.get_by_test_id("composer-title")).to_be_focused()


def test_the_dialog_says_why_a_day_is_full_and_is_large_enough_for_fingers(tablet: Opener) -> None:
    page = at_an_empty_desk(tablet, "leider", GROUP)
    write(page)

    open_dialog(page)

    today = the_choice(page, "dinsdag 24 november")
    expect(today).to_contain_text("heeft vandaag al een bericht")
    expect(today.get_by_role("radio")).to_be_disabled()
    confirm = page.get_by_test_id("plan-confirm")
    expect(confirm).to_have_text("Plan voor woensdag 25 november, 15.30")
    for part in (confirm, the_choice(page, TOMORROW), page.locator(".plan .close")):
        box = part.bounding_box()
        assert box and min(box["width"], box["height"]) >= TOUCH
    page.touchscreen.tap(20, 20)  # beside it
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_test_id("composer-title")).to_have_value(TITLE)


def test_what_was_just_planned_is_undone_where_it_says_so(tablet: Opener) -> None:
    page = at_an_empty_desk(tablet, "leider", GROUP)
    write(page)
    page.get_by_test_id("composer-offer").tap()  # today is full
    expect(page.get_by_role("status").filter(has_text="Gepland voor woensdag")).to_be_visible()
    expect(the_day(page, "wo 25")).to_have_class(re.compile("planned"))

    page.get_by_role("button", name="Ongedaan maken").tap()

    is_free_again(page, "wo 25")
    expect(page.get_by_role("status").filter(has_text="Gepland voor")).to_have_count(0)


def test_a_plan_that_is_refused_stays_in_the_dialog_or_goes_to_its_field(tablet: Opener) -> None:
    page = at_an_empty_desk(tablet, "leider", GROUP)
    page.get_by_test_id("composer-body").fill(TEXT)
    open_dialog(page)

    page.get_by_test_id("plan-confirm").tap()

    expect(page.get_by_role("alert").filter(has_text="Geef het bericht een titel")).to_be_visible()
    expect(page.get_by_test_id("composer-title")).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_test_id("composer-title").fill(TITLE)
    page.get_by_test_id("composer-schedule").tap()
    page.context.set_offline(True)
    page.get_by_test_id("plan-confirm").tap()
    said = page.get_by_role("dialog").get_by_role("alert")
    expect(said).to_contain_text("Geen verbinding. Je bericht is nog niet gepland.")
    page.context.set_offline(False)
    expect(page.locator(".publish > .note")).to_contain_text(
        "Er is weer verbinding", timeout=PATIENCE
    )
    expect(the_day(page, "wo 25")).to_have_class(re.compile("room"))


def test_weeks_are_turned_and_the_plan_of_a_colleague_is_there(tablet: Opener) -> None:
    page = at_an_empty_desk(tablet, "leider", GROUP)
    page.get_by_role("button", name="De week ervoor").tap()
    expect(page.locator(".strip-day").first).to_contain_text("ma 16")
    expect(page.get_by_role("button", name="De week ervoor")).to_be_focused()
    page.get_by_role("button", name="De week erna").tap()
    page.get_by_role("button", name="De week erna").tap()
    expect(page.locator(".strip-day").first).to_contain_text("ma 30")
    expect(page.locator(".strip-day.closed")).to_contain_text("Studiedag")
