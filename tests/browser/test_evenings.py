"""A school of its own: in the evening, and with a server that starts again while people write."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.screens import PATIENCE, Opener, at_an_empty_desk, at_the_composer
from tests.servers import ROOT, free_port, started

EVENING = "2026-11-24T19:30"
TITLE, TEXT = "We bouwen een brug", "Van hout en touw."
STARTED_WITHIN = 60_000  # milliseconds, on a busy machine


class School:
    """The demo school in the evening, on a server that can be started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._server = ExitStack()
        self.url = f"http://127.0.0.1:{self._port}"

    def open(self) -> None:
        chosen = {"DEMO": "1", "NOW": EVENING, "PORT": str(self._port)}
        self._server.enter_context(started(ROOT / "main.py", self._folder, **chosen))

    def close(self) -> None:
        self._server.close()


@pytest.fixture(scope="module")
def at_night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    school = School(tmp_path_factory.mktemp("evening"))
    school.open()
    yield school
    school.close()


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args: dict[str, Any], at_night: School) -> dict[str, Any]:
    """All browsers here look at this school."""
    return {**browser_context_args, "base_url": at_night.url}


def test_in_the_evening_the_next_school_morning_is_offered_first(tablet: Opener) -> None:
    page = at_an_empty_desk(tablet, "marieke")
    page.get_by_test_id("composer-title").fill(TITLE)
    page.get_by_test_id("composer-body").fill(TEXT)
    offer, now = page.get_by_test_id("composer-offer"), page.get_by_test_id("composer-publish")

    expect(offer).to_have_text("Morgen om 7.30 plaatsen")
    expect(page.get_by_role("status").filter(has_text="Ouders hebben nu rust")).to_be_visible()
    first, second = offer.bounding_box(), now.bounding_box()
    assert first and second
    assert (first["y"], first["x"]) < (second["y"], second["x"])
    offer.tap()

    expect(
        page.get_by_role("status").filter(has_text="Gepland voor woensdag 25 november, 7.30.")
    ).to_be_visible()
    planned = page.locator(".strip-day.planned")
    expect(planned).to_contain_text(f"7.30: {TITLE}")
    expect(offer).to_have_text("Donderdag om 7.30 plaatsen")  # tomorrow is full now
    page.get_by_test_id("composer-title").fill("Toch nog iets")
    page.get_by_test_id("composer-body").fill(TEXT)
    now.tap()  # whoever wants it to be now, may
    expect(page.get_by_role("status").filter(has_text="Geplaatst")).to_be_visible()


def test_what_is_typed_while_the_server_starts_again_is_kept(
    tablet: Opener, desk: Opener, at_night: School
) -> None:
    page = at_an_empty_desk(tablet, "tom")
    title, body = page.get_by_test_id("composer-title"), page.get_by_test_id("composer-body")
    title.fill(TITLE)
    expect(page.locator(".saved")).to_contain_text("Bewaard 19.")

    at_night.close()
    body.fill(TEXT)
    expect(page.locator(".saved")).to_have_text("Bewaard op dit apparaat", timeout=PATIENCE)
    at_night.open()

    expect(page.locator(".saved")).to_contain_text("Bewaard 19.", timeout=STARTED_WITHIN)
    expect(title).to_have_value(TITLE)
    expect(body).to_have_value(TEXT)
    elsewhere = at_the_composer(desk, "tom")
    expect(elsewhere.get_by_test_id("composer-title")).to_have_value(TITLE)
    expect(elsewhere.get_by_test_id("composer-body")).to_have_value(TEXT)
