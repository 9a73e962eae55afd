"""What is typed is never gone: on one tablet whatever happens to it, and on two at once."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.screens import (
    PATIENCE,
    Opener,
    at_an_empty_desk,
    at_the_composer,
    empty_desk,
    wait_until,
)

GROUP = "De Kameleons"  # in which no other test writes
SHARED = "De Potters"  # of Tom, and of the school leader
TITLE, TEXT = "Op zoek naar sporen", "In het bos vonden we veren en afdrukken."
DRAFT = "**/schrijven/concept/*"
KEPT_HERE = "Bewaard op dit apparaat"
IS_THERE = "window.socket?.connected"


def title_of(page: Page) -> Locator:
    return page.get_by_test_id("composer-title")


def body_of(page: Page) -> Locator:
    return page.get_by_test_id("composer-body")


def write(page: Page, title: str, text: str) -> None:
    title_of(page).fill(title)
    body_of(page).fill(text)


def shows(page: Page, title: str, text: str) -> None:
    expect(title_of(page)).to_have_value(title)
    expect(body_of(page)).to_have_value(text)


def is_saved(page: Page) -> None:
    expect(page.locator(".saved")).to_have_text(
        re.compile(r"^Bewaard \d+\.\d\d$"), timeout=PATIENCE
    )


# ---- on one tablet


def test_a_draft_survives_a_reload_a_look_elsewhere_and_another_tablet(
    tablet: Opener, desk: Opener
) -> None:
    page = at_an_empty_desk(tablet, "leider", GROUP)
    write(page, TITLE, TEXT)
    is_saved(page)

    page.reload()
    shows(page, TITLE, TEXT)
    page.goto("/")
    page.goto("/schrijven")
    shows(page, TITLE, TEXT)
    page.context.close()

    elsewhere = at_the_composer(desk, "leider", GROUP)
    shows(elsewhere, TITLE, TEXT)
    expect(elsewhere.locator(".preview h3")).to_have_text(TITLE)
    expect(elsewhere.locator(".preview .post-text")).to_have_text(TEXT)
    empty_desk(elsewhere)


def test_a_tablet_that_is_closed_in_the_middle_of_a_word_keeps_every_letter(
    tablet: Opener,
) -> None:
    page = at_an_empty_desk(tablet, "leider", GROUP)
    browser = page.context
    title_of(page).fill(TITLE)
    body_of(page).press_sequentially("In het bo")
    page.close(run_before_unload=False)

    again = browser.new_page()
    again.goto("/schrijven")

    shows(again, TITLE, "In het bo")
    empty_desk(again)


def test_what_is_typed_without_a_line_is_kept_and_saved_when_it_is_back(
    tablet: Opener, desk: Opener
) -> None:
    page = at_an_empty_desk(tablet, "leider", GROUP)
    title_of(page).fill(TITLE)
    is_saved(page)
    browser = page.context

    browser.set_offline(True)
    body_of(page).fill(TEXT)
    expect(page.locator(".saved")).to_have_text(KEPT_HERE)
    page.close()  # without ever having had a line
    browser.set_offline(False)
    page = browser.new_page()
    page.goto("/schrijven")

    shows(page, TITLE, TEXT)
    is_saved(page)
    browser.set_offline(True)
    body_of(page).press_sequentially(" En een nest.")
    expect(page.locator(".saved")).to_have_text(KEPT_HERE)
    browser.set_offline(False)
    is_saved(page)
    elsewhere = at_the_composer(desk, "leider", GROUP)
    shows(elsewhere, TITLE, TEXT + " En een nest.")
    empty_desk(elsewhere)


def test_who_may_not_write_there_any_more_keeps_the_text(tablet: Opener) -> None:
    page = at_an_empty_desk(tablet, "leider", GROUP)
    page.route(DRAFT, lambda route: route.fulfill(status=404))

    write(page, TITLE, TEXT)

    gone = page.get_by_role("alert").filter(has_text="Je kunt hier niet meer schrijven.")
    expect(gone.first).to_be_visible()
    page.get_by_test_id("composer-publish").click()
    expect(page.locator(".publish > [role=alert]")).to_contain_text("niet meer schrijven")
    shows(page, TITLE, TEXT)


# ---- on two tablets


@pytest.fixture
def tom(tablet: Opener) -> Iterator[Page]:
    page = at_an_empty_desk(tablet, "tom")
    wait_until(page, IS_THERE)
    yield page
    empty_desk(page)


@pytest.fixture
def ingrid(tom: Page, desk: Opener) -> Page:
    """The school leader, at the desk of Tom's group; after he sat down there."""
    assert tom.url
    page = at_the_composer(desk, "leider", SHARED)
    wait_until(page, IS_THERE)
    return page


def both_write(tom: Page, ingrid: Page, his: str, hers: str) -> None:
    """In the same moment: she saves while his save is on its way."""
    on_its_way: list[Route] = []

    def hold_up(route: Route) -> None:
        if route.request.method == "PUT":
            on_its_way.append(route)
        else:
            route.abort()  # so that he does not hear of hers before

    tom.route(DRAFT, hold_up)
    with tom.expect_request(lambda request: request.method == "PUT"):
        body_of(tom).fill(his)
    with ingrid.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
        body_of(ingrid).fill(hers)
    on_its_way[0].continue_()
    tom.unroute(DRAFT)


def test_two_tablets_on_one_draft_see_each_other_write(tom: Page, ingrid: Page) -> None:
    title_of(tom).fill(TITLE)
    expect(title_of(ingrid)).to_have_value(TITLE)
    expect(ingrid.locator(".partner")).to_have_text("meester Tom schrijft nu mee")

    body_of(ingrid).fill(TEXT)

    expect(body_of(tom)).to_have_value(TEXT)
    expect(tom.locator(".partner")).to_have_text("Ingrid Bos schrijft nu mee")
    expect(tom.locator(".preview .post-text")).to_have_text(TEXT)


def test_what_two_write_in_different_fields_at_once_is_put_together(
    tom: Page, ingrid: Page
) -> None:
    tom.context.set_offline(True)
    title_of(tom).fill(TITLE)
    body_of(ingrid).fill(TEXT)
    is_saved(ingrid)

    tom.context.set_offline(False)

    expect(body_of(tom)).to_have_value(TEXT, timeout=PATIENCE)
    shows(tom, TITLE, TEXT)
    expect(title_of(ingrid)).to_have_value(TITLE, timeout=PATIENCE)
    shows(ingrid, TITLE, TEXT)


@pytest.mark.parametrize(
    ("choice", "becomes"),
    [
        ("Neem deze", "Van Ingrid."),
        ("Houd de mijne", "Van Tom."),
        ("Houd beide", "Van Tom.\n\nVan Ingrid."),
    ],
)
def test_of_the_same_words_neither_is_written_over(
    tom: Page, ingrid: Page, choice: str, becomes: str
) -> None:
    title_of(tom).fill(TITLE)
    expect(title_of(ingrid)).to_have_value(TITLE)

    both_write(tom, ingrid, "Van Tom.", "Van Ingrid.")

    conflict = tom.locator(".conflict")
    expect(conflict.get_by_role("alert")).to_have_text("Ingrid Bos heeft de tekst ook gewijzigd:")
    expect(conflict.locator("blockquote")).to_have_text("Van Ingrid.")
    expect(body_of(tom)).to_have_value("Van Tom.")
    expect(body_of(ingrid)).to_have_value("Van Ingrid.")
    tom.get_by_test_id("composer-publish").click()
    expect(tom.get_by_role("alert").filter(has_text="Kies eerst welke tekst")).to_be_visible()
    tom.reload()
    expect(conflict.locator("blockquote")).to_have_text("Van Ingrid.")
    expect(body_of(tom)).to_have_value("Van Tom.")

    conflict.get_by_role("button", name=choice).click()

    expect(conflict).to_have_count(0)
    expect(body_of(tom)).to_have_value(becomes)
    expect(body_of(tom)).to_be_focused()
    expect(body_of(ingrid)).to_have_value(becomes)
