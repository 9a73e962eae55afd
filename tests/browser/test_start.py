"""The school opens."""

import json
import re
import urllib.request

from playwright.sync_api import expect

from services.wellbeing import version
from tests.browser.screens import Opener, axe_violations
from tests.servers import Server


def test_the_demo_school_says_that_it_is_well(school: Server) -> None:
    with urllib.request.urlopen(f"{school.url}/healthz") as answer:
        told = json.load(answer)

    assert (told["status"], told["database"]) == ("ok", "ok")
    assert told["version"] == version()
    assert isinstance(told["mail_queue"], int)


def test_the_demo_school_says_where_it_is(school: Server) -> None:
    assert f"Klasvenster: {school.url}\n" in school.log()


def test_anybody_may_knock_on_the_door(phone: Opener) -> None:
    page = phone().new_page()

    page.goto("/inloggen")

    expect(page.get_by_test_id("email-input")).to_be_visible()
    expect(page.get_by_test_id("demo-as-fatma")).to_be_visible()
    assert axe_violations(page) == []


def test_somebody_of_the_demo_comes_in_at_the_press_of_a_button(phone: Opener) -> None:
    page = phone().new_page()
    page.goto("/inloggen")

    page.get_by_test_id("demo-as-fatma").click()

    expect(page).to_have_url(re.compile("/$"))
    expect(page.get_by_test_id("post").first).to_be_visible()
