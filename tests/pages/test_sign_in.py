"""The way in, as a visitor sees it: with a code of the school, and with six digits by mail."""

import re
from html import unescape

import pytest
from httpx import AsyncClient, Response

from models import AccessCode, Guardian, OutgoingMail, Person, Session
from pages.session import local_path
from services import access_codes
from services.attempts import ASKED_FROM_ONE_PLACE
from services.settings import settings
from tests.factories import a_child, a_group, a_guardian, a_parent, a_person, the_school_year
from tests.pages.visitors import refusal_on, value_of, visitor

pytestmark = pytest.mark.usefixtures("user", "quick_answers", "mail_stays")


async def a_code(email: str = "fatma@ouder.example", name: str = "Fatma Yilmaz") -> str:
    """A code in the mailbox of the guardian of Elif in De Gorgels."""
    group = await a_group(name=f"De Gorgels {await Guardian.all().count()}")
    child = await a_child(group=group, first_name="Elif", last_name="Yilmaz")
    guardian = await a_guardian(of=child, name=name, email=email)
    await access_codes.issue_codes(await the_school_year(), [guardian])
    mail = await OutgoingMail.get(to_address=email)
    return str(re.findall(r"/koppelen/(\S+)", mail.text)[0])


async def digits_in_the_mailbox_of(person: Person) -> str:
    mail = await OutgoingMail.filter(to_address=person.email).order_by("-id").first()
    assert mail is not None
    return mail.subject.split()[0]


async def asked_too_often(browser: AsyncClient, address: str, verder: str = "/") -> Response:
    """The page that says so."""
    pages = [
        await browser.post("/inloggen", data={"adres": address, "verder": verder})
        for _mail in range(ASKED_FROM_ONE_PLACE.amount + 1)
    ]
    return pages[-1]


def english_on(page: Response) -> str:
    """Where the word "English" on a page leads."""
    address = unescape(re.findall(r'<a href="([^"]*)" lang="en"', page.text)[0])
    return str(page.request.url.join(address))


# ---- with a code


async def test_p7_the_link_fills_the_code_in_and_uses_nothing_up() -> None:
    code = await a_code()

    async with visitor() as browser:
        for _look in range(2):
            page = await browser.get(f"/koppelen/{code}")
            assert (page.status_code, value_of(page, "code-input")) == (200, code)

    assert await AccessCode.filter(used_at=None).count() == 1


async def test_p7_the_code_page_names_nobody() -> None:
    code = await a_code()

    async with visitor() as browser:
        right, wrong = await browser.get(f"/koppelen/{code}"), await browser.get("/koppelen/K7PM")

    for name in ("Elif", "Fatma", "Yilmaz", "Gorgels", "fatma@"):
        assert name not in right.text
    assert right.text.replace(code, "K7PM") == wrong.text


async def test_p7_a_code_leads_to_the_timeline_that_names_the_own_child() -> None:
    code = await a_code()

    async with visitor() as browser:
        answer = await browser.post("/koppelen", data={"code": code.lower()})
        page = await browser.get(answer.headers["location"])

    assert (answer.status_code, page.status_code) == (303, 200)
    assert "Elif" in page.text
    session = await Session.get().select_related("person")
    assert (session.person.name, session.device) == ("Fatma Yilmaz", "iPhone · Safari")


async def test_p7_whatever_is_wrong_with_a_code_the_page_is_the_same() -> None:
    used, replaced = await a_code(), await a_code("kemal@ouder.example", "Kemal Yilmaz")
    await AccessCode.filter(email="kemal@ouder.example").update(is_newest=None)
    async with visitor() as browser:
        await browser.post("/koppelen", data={"code": used})

    pages = []
    async with visitor() as browser:
        for code in (used, replaced, "AB2C-DE3F"):
            page = await browser.post("/koppelen", data={"code": code})
            assert value_of(page, "code-input") == code
            pages.append((page.status_code, page.text.replace(code, "CODE")))

    assert len(set(pages)) == 1
    assert pages[0][0] == 422


async def test_a_refused_code_stays_and_gets_the_cursor() -> None:
    async with visitor() as browser:
        page = await browser.post("/koppelen", data={"code": 'k7 "<b>'})

    assert refusal_on(page).startswith("Deze code werkt niet.")
    assert value_of(page, "code-input") == 'k7 "<b>'
    assert re.search(r'data-testid="code-input"[^>]* aria-invalid="true" autofocus', page.text)


async def test_after_many_mistakes_the_page_says_when_to_try_again() -> None:
    async with visitor() as browser:
        for _mistake in range(20):
            await browser.post("/koppelen", data={"code": access_codes.new_code()})
        page = await browser.post("/koppelen", data={"code": "K7PM-4X2A"})

    assert page.status_code == 429
    assert re.search(r"Vanaf \d+\.\d\d uur kan het weer", refusal_on(page))


async def test_a_code_brings_in_its_own_person_whoever_was_signed_in() -> None:
    before = await a_parent(group=await a_group(), name="Jan de Wit")
    code = await a_code()

    async with visitor(before) as browser:
        page = await browser.get("/koppelen")
        await browser.post("/koppelen", data={"code": code})
        me = await browser.get("/ik")

    assert "Jan de Wit" in page.text
    assert "Fatma Yilmaz" in me.text
    assert await Session.filter(person=before).count() == 0


# ---- with digits


async def test_a_person_signs_in_with_digits_and_comes_where_the_link_led() -> None:
    person = await a_parent(group=await a_group())

    async with visitor() as browser:
        sent_away = await browser.get("/ik?a=b")
        page = await browser.get(sent_away.headers["location"])
        way_back = re.findall(r'name="verder" value="(.*?)"', page.text)[0]
        asked = await browser.post("/inloggen", data={"adres": person.email, "verder": way_back})
        digits_page = await browser.get(asked.headers["location"])
        digits = await digits_in_the_mailbox_of(person)
        answer = await browser.post("/inloggen/code", data={"cijfers": digits})
        me = await browser.get(answer.headers["location"])

    assert sent_away.headers["location"] == "/inloggen?verder=/ik%3Fa%3Db"
    assert person.email in digits_page.text
    assert answer.headers["location"] == "/ik?a=b"
    assert person.name in me.text


async def test_an_unknown_address_sees_the_same_screens() -> None:
    person, stranger = await a_person(), "onbekend@elders.example"
    seen = []

    for address in (person.email, stranger):
        async with visitor() as browser:
            asked = await browser.post("/inloggen", data={"adres": address})
            page = await browser.get(asked.headers["location"])
            wrong = await browser.post("/inloggen/code", data={"cijfers": "12345"})
        pages = [one.text.replace(address, "ADDRESS") for one in (page, wrong)]
        seen.append((asked.status_code, asked.headers["location"], *pages, wrong.status_code))

    assert seen[0] == seen[1]
    assert await OutgoingMail.filter(to_address=stranger).count() == 0


async def test_wrong_digits_stay_and_may_be_typed_again() -> None:
    person = await a_person()

    async with visitor() as browser:
        await browser.post("/inloggen", data={"adres": person.email})
        page = await browser.post("/inloggen/code", data={"cijfers": "12345"})
        digits = await digits_in_the_mailbox_of(person)
        answer = await browser.post("/inloggen/code", data={"cijfers": digits})

    assert (page.status_code, value_of(page, "otp-input")) == (422, "12345")
    assert refusal_on(page).startswith("Deze cijfers werken niet.")
    assert answer.headers["location"] == "/"


async def test_asking_too_often_leaves_room_for_the_digits_of_the_newest_mail() -> None:
    person = await a_person()

    async with visitor() as browser:
        page = await asked_too_often(browser, person.email, verder="/ik")
        digits = await digits_in_the_mailbox_of(person)
        english = await browser.get(english_on(page))
        answer = await browser.post("/inloggen/code", data={"cijfers": digits})

    assert page.status_code == 429
    assert re.search(r"Vanaf \d+\.\d\d uur kan het weer", refusal_on(page))
    assert value_of(page, "otp-input") == value_of(english, "otp-input") == ""
    assert answer.headers["location"] == "/ik"


async def test_who_asked_for_another_address_is_not_shown_its_digits_page() -> None:
    person, other = await a_person(), await a_person()

    async with visitor() as browser:
        await asked_too_often(browser, person.email)
        await browser.post("/inloggen", data={"adres": other.email})
        page = await browser.post("/inloggen", data={"adres": person.email})

    assert page.status_code == 429
    assert value_of(page, "email-input") == person.email


async def test_what_is_no_mail_address_stays_and_is_refused() -> None:
    async with visitor() as browser:
        page = await browser.post("/inloggen", data={"adres": "fatma", "verder": "/ik"})

    assert refusal_on(page) == "“fatma” is geen mailadres."
    assert value_of(page, "email-input") == "fatma"
    assert 'name="verder" value="/ik"' in page.text


async def test_another_language_after_a_refusal_leads_back_to_the_same_place() -> None:
    async with visitor() as browser:
        page = await browser.post("/inloggen", data={"adres": "fatma", "verder": "/ik?a=b"})
        english = await browser.get(english_on(page))

    assert '<html lang="en">' in english.text
    assert 'name="verder" value="/ik?a=b"' in english.text


async def test_another_mail_address_leads_back_to_the_same_place() -> None:
    person = await a_person()

    async with visitor() as browser:
        await browser.post("/inloggen", data={"adres": person.email, "verder": "/ik?a=b&c=d"})
        digits_page = await browser.get("/inloggen/code")
        address = re.findall(r'href="(/inloggen\?[^"]*)"', digits_page.text)[0]
        page = await browser.get(unescape(address))

    assert 'name="verder" value="/ik?a=b&amp;c=d"' in page.text


async def test_the_page_for_digits_begins_with_the_question_for_whom() -> None:
    async with visitor() as browser:
        browser.cookies.set("klasvenster_aanvraag", "WyJmYXRtYUBvdWRlci5leGFtcGxlIiwiLyJd.x.y")
        page = await browser.get("/inloggen/code")
        answer = await browser.post("/inloggen/code", data={"cijfers": "123456"})

    assert (page.headers["location"], answer.headers["location"]) == ("/inloggen", "/inloggen")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elders.example/",
        "//elders.example/",
        "///elders.example/",
        "/\\/elders.example/",
        "//[",
        "/\\elders.example",
        "\\\\elders.example",
        "/\t/elders.example",
        "javascript:alert(1)",
        "elders",
        "/ik\r\nSet-Cookie: a=b",
        "",
    ],
)
async def test_nobody_is_led_elsewhere_after_signing_in(elsewhere: str) -> None:
    person = await a_person()

    async with visitor() as browser:
        await browser.post("/inloggen", data={"adres": person.email, "verder": elsewhere})
        digits = await digits_in_the_mailbox_of(person)
        answer = await browser.post("/inloggen/code", data={"cijfers": digits})

    assert answer.headers["location"] == "/"
    assert local_path(elsewhere) == "/"


# ---- both


async def test_the_two_ways_in_know_each_other() -> None:
    async with visitor() as browser:
        code_page, address_page = await browser.get("/koppelen"), await browser.get("/inloggen")

    assert 'href="/inloggen"' in code_page.text
    assert 'href="/koppelen"' in address_page.text


async def test_who_chooses_english_reads_it_from_then_on() -> None:
    code = await a_code()

    async with visitor() as browser:
        dutch = await browser.get("/inloggen")
        english = await browser.get("/inloggen?taal=en&verder=%2Fik")
        page = await browser.get("/koppelen")
        await browser.post("/koppelen", data={"code": code})
        me = await browser.get("/ik")

    assert '<html lang="nl">' in dutch.text
    assert '<a href="?taal=en" lang="en"' in dutch.text
    assert '<a href="?taal=nl&amp;verder=%2Fik" lang="nl"' in english.text
    assert "Welcome to De Lichtstraat" in page.text
    assert ">Me</h1>" in me.text
    assert (await Person.get()).language == "en"


async def test_a_page_for_strangers_lets_a_browser_do_next_to_nothing() -> None:
    async with visitor() as browser:
        for address in ("/koppelen", "/koppelen/K7PM-4X2A", "/inloggen"):
            page = await browser.get(address)
            assert "unsafe" not in page.headers["content-security-policy"]
            assert page.headers["cache-control"] == "no-store"
            assert "_nicegui" not in page.text  # plain HTML, so that a stranger costs nothing


async def test_a_form_cannot_fill_the_memory() -> None:
    async with visitor() as browser:
        answer = await browser.post("/koppelen", data={"code": "x" * 20_000})

    assert answer.status_code == 413


async def test_people_of_the_demo_are_not_offered_at_a_school() -> None:
    async with visitor() as browser:
        page = await browser.get("/inloggen")
        demo = await browser.get("/demo/mail")

    assert "demo-as-" not in page.text
    assert demo.headers["location"] == "/inloggen?verder=/demo/mail"
    assert not settings().demo
