"""The demo's own pages: come in as somebody, and read everybody's mail."""

import re
import tracemalloc
from html import unescape
from unittest.mock import AsyncMock

import pytest

from models import MailKind, OutgoingMail, Person, Session
from services import access_codes, clock, outbox, texts
from services.mail_transport import transport_for
from services.settings import settings
from tests.factories import a_child, a_group, a_guardian, a_parent, mailed, the_school_year
from tests.pages.visitors import visitor

in_the_demo = pytest.mark.usefixtures("a_demo", "user")


async def fatma() -> Person:
    parent = await a_parent(group=await a_group(name="De Gorgels"), name="Fatma Yilmaz")
    parent.email = parent.email_key = "fatma@ouder.example"
    await parent.save(update_fields=["email", "email_key"])
    return parent


def rows_of(page: str) -> list[tuple[str, str]]:
    """Of every row its address on the web, and what it says."""
    links = re.findall(r'<a href="(/demo/mail/\d+)"[^>]*>(.*?)</a>', page, re.DOTALL)
    return [(href, " ".join(re.sub("<[^>]+>", " ", unescape(row)).split())) for href, row in links]


# ---- coming in


@in_the_demo
async def test_a_button_lets_somebody_in() -> None:
    person = await fatma()

    async with visitor() as browser:
        answer = await browser.post("/demo/als/fatma")
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        page = await browser.get("/ik")

    assert "Fatma Yilmaz" in page.text
    assert (await Session.get()).person_id == person.id


@in_the_demo
async def test_who_comes_in_as_another_is_not_the_first_one_any_more() -> None:
    await fatma()
    emma = await a_child(group=await a_group(), first_name="Emma")

    async with visitor(await a_parent(of=emma, name="Jan de Wit")) as browser:
        await browser.post("/demo/als/fatma")
        page = await browser.get("/ik")

    assert "Fatma Yilmaz" in page.text and "Jan de Wit" not in page.text
    assert await Session.all().count() == 1


@in_the_demo
@pytest.mark.parametrize("key", ["directeur", "FATMA", "fatma@ouder.example", "els"])
async def test_nobody_comes_in_as_somebody_who_is_not_there(key: str) -> None:
    await fatma()

    async with visitor() as browser:
        answer = await browser.post(f"/demo/als/{key}")

    assert answer.status_code == 404
    assert not await Session.exists()


@in_the_demo
async def test_following_a_link_lets_nobody_in() -> None:
    await fatma()

    async with visitor() as browser:
        await browser.get("/demo/als/fatma")

    assert not await Session.exists()


@pytest.mark.usefixtures("user")
async def test_a_school_has_no_such_pages() -> None:
    person = await fatma()

    async with visitor() as stranger, visitor(person) as parent:
        came_in = await stranger.post("/demo/als/fatma")
        closed = await stranger.get("/demo/mail")
        missing = await parent.get("/demo/mail")

    assert came_in.status_code == 401
    assert (closed.status_code, closed.headers["location"]) == (303, "/inloggen?verder=/demo/mail")
    assert missing.status_code == 404


# ---- the mailbox


@in_the_demo
async def test_the_mailbox_has_the_newest_mail_first() -> None:
    await mailed("fatma@ouder.example", "jan@ouder.example", "karin@ouder.example")

    async with visitor() as browser:
        page = await browser.get("/demo/mail")

    rows = rows_of(page.text)
    assert [row.split()[0] for _href, row in rows] == [
        "karin@ouder.example",
        "jan@ouder.example",
        "fatma@ouder.example",
    ]
    assert rows[0][1] == "karin@ouder.example 10.00 Uw code"
    assert "Vandaag" in page.text


@in_the_demo
async def test_the_tenth_mail_is_newer_than_the_ninth() -> None:
    await mailed(*(f"ouder{number}@ouder.example" for number in range(1, 12)))

    async with visitor() as browser:
        page = await browser.get("/demo/mail")

    numbers = [int(re.findall(r"ouder(\d+)@", row)[0]) for _href, row in rows_of(page.text)]
    assert numbers == list(range(11, 0, -1))


@in_the_demo
async def test_of_a_mail_in_the_list_only_the_head_is_read() -> None:
    await mailed("jan@ouder.example")
    [mail] = (settings().data / "mail").glob("*.eml")
    with mail.open("ab") as file:
        file.truncate(20_000_000)  # with a film in it, say

    async with visitor() as browser:
        tracemalloc.start()
        page = await browser.get("/demo/mail")
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert [row.split()[0] for _href, row in rows_of(page.text)] == ["jan@ouder.example"]
    assert most < 5_000_000


@in_the_demo
async def test_a_mail_has_a_link_that_works_beside_its_code() -> None:
    noor = await a_child(group=await a_group(), first_name="Noor")
    guardian = await a_guardian(of=noor, email="nieuw@ouder.example")
    await access_codes.issue_codes(await the_school_year(), [guardian])
    await outbox.send_due(clock.now(), transport_for(settings()))

    async with visitor() as browser:
        [(address, _row)] = rows_of((await browser.get("/demo/mail")).text)
        mail = (await browser.get(address)).text
        [link] = re.findall(r'<a href="(/koppelen/[^"]+)">', mail)
        code = link.removeprefix("/koppelen/")
        opened = await browser.get(link)

    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", code)
    assert mail.count(code) == 3  # as the code, in the link, and in its text
    assert f'value="{code}"' in opened.text
    assert "nieuw@ouder.example" in mail


@in_the_demo
async def test_a_link_to_elsewhere_stays_as_it_is() -> None:
    await mailed("jan@ouder.example", text="Zie https://www.school.example/uitleg. Tot dan!")

    async with visitor() as browser:
        [(address, _row)] = rows_of((await browser.get("/demo/mail")).text)
        page = await browser.get(address)

    assert '<a href="https://www.school.example/uitleg">' in page.text


@in_the_demo
@pytest.mark.parametrize("number", ["0", "99", "abc", "00000001", "1e0", "..%2fsecret", "-1"])
async def test_a_mail_that_is_not_there_is_not_there(number: str) -> None:
    await mailed("jan@ouder.example")

    async with visitor() as browser:
        page = await browser.get(f"/demo/mail/{number}")

    assert page.status_code == 404


@in_the_demo
async def test_what_a_mail_says_is_never_run() -> None:
    await mailed("jan@ouder.example", subject="<b>Dag</b>", text="<script>alert(1)</script>")

    async with visitor() as browser:
        box = await browser.get("/demo/mail")
        [(address, _row)] = rows_of(box.text)
        mail = await browser.get(address)

    for page in (box.text, mail.text):
        assert "<b>" not in page and "<script" not in page
        assert "style=" not in page and "<style" not in page
    assert "unsafe" not in mail.headers["content-security-policy"]


@in_the_demo
async def test_an_empty_mailbox_says_how_it_fills() -> None:
    async with visitor() as browser:
        page = await browser.get("/demo/mail")

    assert page.status_code == 200
    assert "Nog geen mail" in page.text and 'href="/inloggen"' in page.text


@in_the_demo
async def test_with_a_mail_server_the_mailbox_says_where_mail_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KLASVENSTER_MAIL", "smtp://127.0.0.1:2525")
    settings.cache_clear()

    async with visitor() as browser:
        page = await browser.get("/demo/mail")

    assert "Mail gaat nu naar de mailserver" in page.text


@in_the_demo
async def test_other_files_in_the_folder_are_no_mail() -> None:
    folder = settings().data / "mail"
    folder.mkdir()
    (folder / ".00000007-access_code.eml.part").write_text("half a mail")
    (folder / "notes.eml").write_text("not ours")

    async with visitor() as browser:
        page = await browser.get("/demo/mail")

    assert page.status_code == 200
    assert rows_of(page.text) == []


@in_the_demo
async def test_the_mailbox_speaks_english_too() -> None:
    person = await fatma()
    await Person.filter(id=person.id).update(language="en")
    await mailed("fatma@ouder.example")

    async with visitor(await Person.get(id=person.id)) as browser:
        page = await browser.get("/demo/mail")

    assert "Mailbox of the demo" in page.text and "10:00" in page.text
    assert texts.language() == "nl"


@in_the_demo
async def test_digits_arrive_in_the_mailbox(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a visitor of the demo does who does not press a button."""
    await fatma()
    bring_away = outbox.send_due

    async with visitor() as browser:
        monkeypatch.setattr(outbox, "send_due", AsyncMock())  # the digits are read before they go
        await browser.post("/inloggen", data={"adres": "fatma@ouder.example"})
        mail = await OutgoingMail.get(kind=MailKind.SIGN_IN_CODE)
        digits = mail.subject.split()[0]
        await bring_away(clock.now(), transport_for(settings()))
        [(_address, row)] = rows_of((await browser.get("/demo/mail")).text)

    assert digits in row and "fatma@ouder.example" in row
