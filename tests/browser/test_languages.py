"""A page says in which language it is, also once it is live: that is what it is read aloud in."""

from playwright.sync_api import expect

from tests.browser.screens import Opener, signed_in_as


def test_pages_are_in_the_language_that_somebody_chose(desk: Opener) -> None:
    page = signed_in_as(desk(), "els")
    page.goto("/ik")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1, name="Me")).to_be_visible()

    for address in ("/", "/ik", "/schrijven"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.lang") == "en"

    page.goto("/ik")
    page.get_by_role("button", name="Nederlands").click()
    expect(page.get_by_role("heading", level=1, name="Ik")).to_be_visible()
