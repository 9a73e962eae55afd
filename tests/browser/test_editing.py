"""A message that is out is mended, by who made it, from the menu of its card."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import (
    Opener,
    at_an_empty_desk,
    empty_desk,
    signed_in_as,
    take_back,
    wait_until_live,
)

TITLE, TEXT = "Rekenen op het plein", "We maten het plein met groote passen."
MENDED = "We maten het plein met grote passen."


@pytest.fixture
def tom(tablet: Opener) -> Iterator[Page]:
    """Tom's timeline, with what he just told the parents of De Potters on top."""
    page = at_an_empty_desk(tablet, "tom")
    page.get_by_test_id("composer-title").fill(TITLE)
    page.get_by_test_id("composer-body").fill(TEXT)
    page.get_by_test_id("composer-publish").click()
    expect(page.get_by_test_id("post").first).to_contain_text(TITLE)
    yield page
    take_back(page)
    page.goto("/schrijven")
    empty_desk(page)


def open_editor(page: Page) -> None:
    card = page.get_by_test_id("post").first
    card.locator(".tools summary").click()
    card.get_by_role("link", name="Bewerken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bericht bewerken")


def test_an_edit_is_seen_on_an_open_phone_with_a_word_that_says_so(
    tom: Page, phone: Opener
) -> None:
    fatma = signed_in_as(phone(), "fatma")
    wait_until_live(fatma)
    card = fatma.get_by_test_id("post").filter(has_text=TITLE)
    expect(card).to_contain_text(TEXT)
    open_editor(tom)
    body = tom.get_by_test_id("composer-body")
    expect(body).to_have_value(TEXT)
    expect(tom.get_by_test_id("composer-title")).to_have_value(TITLE)

    body.fill(MENDED)
    expect(tom.locator(".preview .post-text")).to_have_text(MENDED)
    expect(card).to_contain_text(TEXT)
    tom.get_by_test_id("composer-publish").click()

    expect(tom.get_by_test_id("post").first).to_contain_text(MENDED)
    expect(card).to_contain_text(MENDED)
    expect(card.locator(".meta").first).to_contain_text("bewerkt")
    expect(card).to_have_count(1)


def test_an_edit_that_names_a_child_asks_first(tom: Page) -> None:
    open_editor(tom)
    tom.get_by_test_id("composer-body").fill("Deniz nam de grootste passen.")
    expect(tom.locator(".of-text mark")).to_have_text("Deniz")

    tom.get_by_test_id("composer-publish").click()

    expect(tom.get_by_test_id("name-warning")).to_be_focused()
    expect(tom).to_have_url(re.compile("/bewerken$"))
    tom.get_by_test_id("name-confirm").click()
    expect(tom.locator("#composer-names")).to_contain_text("voor de hele groep")
    tom.get_by_test_id("composer-publish").click()
    expect(tom.get_by_test_id("post").first).to_contain_text("Deniz nam de grootste passen.")


def test_a_change_without_a_line_says_so_and_a_cancelled_one_is_none(tom: Page) -> None:
    open_editor(tom)
    body = tom.get_by_test_id("composer-body")
    body.fill(MENDED)
    tom.context.set_offline(True)

    tom.get_by_test_id("composer-publish").click()

    said = tom.locator(".publish > [role=alert]")
    expect(said).to_contain_text("Geen verbinding. Je wijzigingen zijn nog niet opgeslagen.")
    tom.context.set_offline(False)
    expect(body).to_have_value(MENDED)
    tom.get_by_role("link", name="Annuleren").click()
    expect(tom.get_by_test_id("post").first).to_contain_text(TEXT)
    open_editor(tom)
    expect(body).to_have_value(TEXT)
