"""What is removed stays removed, what is emptied can be called back, and neither is taken for a
message that went out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Response, Route, expect

from tests.browser.screens import (
    PATIENCE,
    UPLOADED_WITHIN,
    Opener,
    at_an_empty_desk,
    choose_desk,
    desk_of,
    empty_desk,
)
from tests.pictures import a_jpeg

GROUP, OTHER = "De Weerwolfjes", "De Gruffalo's"  # at which no test leaves anything
SAVES = re.compile("/schrijven/concept/")
REMOVES = re.compile("/foto-in/")
PRESSES = re.compile("/schrijven/plaatsen/")
TITLE, TEXT = "Boten bouwen", "Van kurk en een prikker."


@pytest.fixture
def page(tablet: Opener, tmp_path: Path) -> Iterator[Page]:
    """A message with one photo, written and kept."""
    page = at_an_empty_desk(tablet, "leider", GROUP)
    photo = tmp_path / "IMG_1.jpg"
    photo.write_bytes(a_jpeg())
    page.get_by_test_id("composer-title").fill(TITLE)
    page.get_by_test_id("composer-body").fill(TEXT)
    with page.expect_response(is_kept, timeout=UPLOADED_WITHIN):
        page.get_by_test_id("composer-photos").set_input_files(photo)
    yield page
    page.unroute_all(behavior="ignoreErrors")
    empty_desk(page)


def is_kept(answer: Response) -> bool:
    """Whether this answers that the message is kept, with its photo."""
    is_save = SAVES.search(answer.url) and answer.request.method == "PUT"
    return bool(is_save and answer.json()["photos"])


def photos(page: Page) -> Locator:
    return page.get_by_test_id("composer-photo")


def lying(page: Page) -> dict[str, object]:
    draft: dict[str, object] = page.request.get(f"/schrijven/concept/{desk_of(page)}").json()
    return draft


def lose(route: Route) -> None:
    route.abort()


def test_a_photo_that_was_removed_without_a_line_does_not_come_back(page: Page) -> None:
    page.route(SAVES, lose)
    page.route(REMOVES, lose)
    page.locator("[data-tool=remove]").click()
    expect(page.locator(".saved")).to_have_text("Bewaard op dit apparaat", timeout=PATIENCE)

    page.unroute(SAVES)
    page.unroute(REMOVES)
    with page.expect_response(lambda answer: answer.request.method == "DELETE"):
        page.reload()

    expect(page.get_by_test_id("composer-title")).to_have_value(TITLE)
    expect(photos(page)).to_have_count(0)
    assert lying(page)["photos"] == []


def test_what_was_emptied_is_called_back_whole_also_after_a_press(page: Page) -> None:
    page.get_by_role("button", name="Maak leeg").click()
    expect(page.get_by_test_id("composer-title")).to_have_value("")
    expect(photos(page)).to_have_count(0)
    page.get_by_test_id("composer-publish").click()
    expect(page.get_by_role("alert").filter(has_text="Geef het bericht een titel")).to_be_visible()

    page.get_by_role("button", name="Ongedaan maken").click()

    expect(page.get_by_test_id("composer-title")).to_have_value(TITLE)
    expect(page.get_by_test_id("composer-body")).to_have_value(TEXT)
    expect(photos(page)).to_have_count(1)


def test_what_was_emptied_elsewhere_is_not_offered_here(page: Page) -> None:
    page.get_by_role("button", name="Maak leeg").click()
    expect(page.get_by_text("Leeggemaakt.")).to_be_visible()

    choose_desk(page, OTHER)

    expect(page.get_by_text("Leeggemaakt.")).to_have_count(0)
    choose_desk(page, GROUP)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_test_id("composer-title")).to_have_value(TITLE)


def test_a_desk_that_was_emptied_by_hand_is_not_taken_for_one_that_went_out(page: Page) -> None:
    page.route(PRESSES, lose)
    page.route(SAVES, lambda route: route.fallback() if is_save(route) else route.abort())
    page.get_by_test_id("composer-publish").click()
    lost = page.get_by_role("alert").filter(has_text="De verbinding viel weg")
    expect(lost).to_be_visible(timeout=PATIENCE)

    page.get_by_test_id("composer-title").fill("")
    page.get_by_test_id("composer-body").fill("")
    page.locator("[data-tool=remove]").click()
    with page.expect_response(SAVES):
        page.unroute(SAVES)

    back = page.locator(".publish > .note").filter(has_text="Er is weer verbinding")
    expect(back).to_be_visible(timeout=PATIENCE)
    expect(page).to_have_url(re.compile("/schrijven"))


def is_save(route: Route) -> bool:
    return route.request.method == "PUT"


def test_what_is_typed_right_after_a_choice_is_for_the_chosen_group(page: Page) -> None:
    page.get_by_test_id("composer-group").select_option(label=OTHER)
    page.get_by_test_id("composer-body").fill("Over de Gruffalo's.")

    button = page.get_by_test_id("composer-publish")
    expect(button).to_have_text(f"Plaatsen voor {OTHER}")
    expect(page.get_by_test_id("composer-body")).to_have_value("Over de Gruffalo's.")
    expect(page.locator(".saved")).to_contain_text("Bewaard")
    empty_desk(page)
    choose_desk(page, GROUP)
    expect(page.get_by_test_id("composer-body")).to_have_value(TEXT)
