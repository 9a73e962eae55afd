"""Signing in by mail, and out, in real browsers."""

import re

from playwright.sync_api import Page, expect

from tests.browser.screens import Opener, signed_in_as

HEAR_AND_DO_NOTHING = """() => {
  window.heard = [];
  window.socket.off("klasvenster");
  window.socket.on("klasvenster", (message) => heard.push(message));
}"""


def digits_mailed_to(page: Page, address: str) -> str:
    """The six digits of the newest mail to somebody, from the demo's mailbox."""
    page.goto("/demo/mail")
    page.get_by_role("link").filter(has_text=address).first.click()
    found = re.search(r"\b\d{6}\b", page.get_by_role("main").inner_text())
    assert found is not None
    return found[0]


def test_six_digits_by_mail_lead_back_to_where_somebody_wanted_to_go(phone: Opener) -> None:
    page, mailbox = phone().new_page(), phone().new_page()
    page.goto("/ik")
    expect(page).to_have_url(re.compile("/inloggen"))
    page.get_by_test_id("email-input").fill("Karin@Ouder.example")
    page.get_by_test_id("email-submit").click()
    expect(page.get_by_test_id("otp-input")).to_be_focused()

    page.get_by_test_id("otp-input").fill("000000")
    page.get_by_test_id("otp-submit").click()
    expect(page.get_by_role("alert")).to_contain_text("Deze cijfers werken niet")
    page.get_by_test_id("otp-input").fill(digits_mailed_to(mailbox, "karin@ouder.example"))
    page.get_by_test_id("otp-submit").click()

    expect(page.get_by_role("heading", level=1, name="Ik")).to_be_visible()
    expect(page.get_by_role("heading", name="Karin Smit")).to_be_visible()
    page.get_by_test_id("sign-out").click()
    expect(page.get_by_role("status").filter(has_text="U bent uitgelogd")).to_be_visible()
    page.goto("/")
    expect(page).to_have_url(re.compile("/inloggen"))


def test_an_unknown_address_sees_the_same_screen_and_gets_no_mail(phone: Opener) -> None:
    page, mailbox = phone().new_page(), phone().new_page()
    page.goto("/inloggen")
    page.get_by_test_id("email-input").fill("niemand@ouder.example")
    page.get_by_test_id("email-submit").click()

    expect(page.get_by_test_id("otp-input")).to_be_visible()
    mailbox.goto("/demo/mail")
    expect(mailbox.get_by_role("heading", level=1)).to_be_visible()
    expect(mailbox.get_by_role("link").filter(has_text="niemand@ouder.example")).to_have_count(0)


def test_signing_out_everywhere_closes_pages_that_are_open_elsewhere(
    phone: Opener, desk: Opener, tablet: Opener
) -> None:
    at_home, at_work = signed_in_as(phone(), "kemal"), signed_in_as(desk(), "kemal")
    somebody_else = signed_in_as(tablet(), "jan")
    at_work.wait_for_load_state("networkidle")
    at_home.goto("/ik")
    at_home.get_by_text("Overal uitloggen").first.click()
    at_home.get_by_test_id("sign-out-everywhere").click()

    expect(at_home).to_have_url(re.compile("/inloggen"))
    expect(at_work).to_have_url(re.compile("/inloggen"))
    somebody_else.reload()
    expect(somebody_else.get_by_test_id("post").first).to_be_visible()


def test_p3_a_page_that_stays_after_its_session_ended_hears_nothing_more(
    phone: Opener, desk: Opener
) -> None:
    staying, leaving, jan = (
        signed_in_as(phone(), "fatma"),
        signed_in_as(desk(), "fatma"),
        signed_in_as(phone(), "jan"),
    )
    staying.wait_for_load_state("networkidle")
    staying.evaluate(HEAR_AND_DO_NOTHING)
    leaving.goto("/ik")
    leaving.get_by_text("Overal uitloggen").first.click()
    leaving.get_by_test_id("sign-out-everywhere").click()
    expect(leaving).to_have_url(re.compile("/inloggen"))

    for _there_and_back in range(2):
        with jan.expect_response(re.compile("/hart$")):
            jan.get_by_test_id("like").first.click()
        jan.wait_for_timeout(500)  # for as long as counts are held together, and longer

    assert staying.evaluate("heard") == [{"signedOut": True}]
    expect(staying.get_by_test_id("post")).to_have_count(0)
