"""Closed by default: what strangers get, and what a session is worth."""

from datetime import timedelta

import pytest
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from models import Person, Session
from pages.session import SignInRequired, with_session, without_session
from services import clock, sessions
from services.settings import settings
from tests.factories import a_group, a_parent, a_person, a_teacher
from tests.pages.tablets import Tablet
from tests.pages.visitors import visitor

pytestmark = pytest.mark.usefixtures("user")

OWN = "http://school.example"


@pytest.mark.parametrize("address", ["/", "/ik", "/schrijven", "/groep/x", "/nog/niet/gebouwd"])
async def test_p3_a_stranger_is_led_to_the_way_in(address: str) -> None:
    async with visitor() as browser:
        answer = await browser.get(address)

    assert answer.status_code == 303
    way_back = "" if address == "/" else f"?verder={address}"
    assert answer.headers["location"] == f"/inloggen{way_back}"


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("GET", "/foto/abc/960"),
        ("GET", "/tijdlijn"),
        ("POST", "/bericht/abc/hart"),
        ("POST", "/ik/uitloggen"),
        ("POST", "/_nicegui/client/abc/upload/1"),
        ("GET", "/_nicegui/auto/static/abc/lijst.csv"),
        ("GET", "/inloggenx"),
        ("DELETE", "/nog/niet/gebouwd"),
    ],
)
async def test_p3_a_script_without_a_session_is_told_so(method: str, address: str) -> None:
    async with visitor() as browser:
        answer = await browser.request(method, address, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.content) == (401, b"")


async def test_p3_a_session_that_ended_is_worth_nothing() -> None:
    person = await a_parent(group=await a_group())

    async with visitor(person) as browser:
        before = await browser.get("/ik")
        await sessions.end_all_sessions(person)
        after = await browser.get("/ik")

    assert (before.status_code, after.status_code) == (200, 303)


@pytest.mark.parametrize("cookie", ["", "x", "x.y", "{token}", "{token}.x", "{signed}x", "{row}"])
async def test_p3_a_forged_cookie_is_worth_nothing(cookie: str) -> None:
    token = await sessions.open_session(await a_person(), "")
    signed = with_session(Response(), token).headers["set-cookie"].split(";")[0].split("=")[1]
    row = (await Session.get()).token_hash

    async with visitor() as browser:
        browser.cookies.set("klasvenster", cookie.format(token=token, signed=signed, row=row))
        answer = await browser.get("/ik")

    assert answer.status_code == 303


async def test_a_request_asks_for_its_session_once_and_a_style_sheet_never(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = await a_parent(group=await a_group())
    asked: list[str] = []
    ask = sessions.session_with

    async def counted(token: str, *, is_somebody_there: bool) -> Session | None:
        asked.append(token)
        return await ask(token, is_somebody_there=is_somebody_there)

    monkeypatch.setattr(sessions, "session_with", counted)

    async with visitor(person) as browser:
        await browser.get("/ik")
        after_page = len(asked)
        for address in ("/assets/tokens.css", "/healthz"):
            assert (await browser.get(address)).status_code == 200

    assert (after_page, len(asked)) == (1, 1)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elders.example"}, 403),
        ({"Origin": "http://school.example.elders.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Origin": OWN, "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Origin": OWN}, 303),
        ({}, 303),  # a program: it has no cookies of somebody else's browser
    ],
)
async def test_another_site_cannot_act_in_somebodys_name(
    headers: dict[str, str], status: int
) -> None:
    person = await a_parent(group=await a_group())

    async with visitor(person) as browser:
        answer = await browser.post("/ik/taal", data={"taal": "en"}, headers=headers)

    assert answer.status_code == status
    changed = (await Person.get(id=person.id)).language == "en"
    assert changed == (status == 303)


async def test_a_link_from_elsewhere_may_be_followed() -> None:
    async with visitor(await a_parent(group=await a_group())) as browser:
        answer = await browser.get("/ik", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 200


def test_scripts_and_other_sites_cannot_reach_the_cookie() -> None:
    cookie = with_session(Response(), "token").headers["set-cookie"].lower()

    assert cookie.startswith("klasvenster=token.")
    for word in ("httponly", "samesite=lax", "path=/", "max-age=7776000"):
        assert word in cookie
    assert "secure" not in cookie


def test_over_https_the_cookie_never_travels_in_the_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLASVENSTER_URL", "https://klasvenster.school.example")
    settings.cache_clear()

    for response in (with_session(Response(), "token"), without_session(Response())):
        cookie = response.headers["set-cookie"]
        assert cookie.startswith("__Host-klasvenster=")
        assert "Secure" in cookie


def test_signing_out_clears_what_the_browser_kept() -> None:
    response = without_session(Response())

    assert "Max-Age=0" in response.headers["set-cookie"]
    assert response.headers["clear-site-data"] == '"cache", "storage"'


async def _socket_is_let_in(address: str, origin: str) -> bool:
    """Whether a page of this origin gets through to what listens at this address."""
    heard: list[str] = []

    async def listener(scope: Scope, _receive: Receive, _send: Send) -> None:
        heard.append(scope["path"])

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        assert message == {"type": "websocket.close", "code": 1008}

    headers = [(b"host", b"school.example"), (b"origin", origin.encode())]
    scope = {"type": "websocket", "path": address, "headers": headers}
    await SignInRequired(listener)(scope, receive, send)
    return heard == [address]


async def test_sockets_of_others_are_not_let_in() -> None:
    assert await _socket_is_let_in("/_nicegui_ws/socket.io/", OWN)
    assert not await _socket_is_let_in("/_nicegui_ws/socket.io/", "https://elders.example")
    assert not await _socket_is_let_in("/een/eigen/socket", OWN)


async def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    teacher = await a_teacher(of=await a_group())

    async with visitor(teacher) as browser:
        opened_at = (await Session.get(person=teacher)).seen_at
        monkeypatch.setattr(clock, "now", lambda: opened_at + timedelta(hours=1))
        body = {"shown": [], "today": "2026-03-04"}
        assert (await browser.post("/tijdlijn/stand", json=body)).status_code == 200
        after_a_while = (await Session.get(person=teacher)).seen_at
        await browser.get("/")
        after_a_look = (await Session.get(person=teacher)).seen_at

    assert after_a_while == opened_at
    assert after_a_look > opened_at


async def test_a_composer_that_looks_keeps_nobody_signed_in_and_one_that_is_typed_in_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It looks when its partner saved, also when nobody is near."""
    group = await a_group()
    teacher = await a_teacher(of=group)

    async with visitor(teacher) as browser:
        tablet = Tablet(browser, group.public_id)
        opened_at = (await Session.get(person=teacher)).seen_at
        monkeypatch.setattr(clock, "now", lambda: opened_at + timedelta(hours=1))
        await tablet.look()
        week = await browser.get(f"/schrijven/week/{group.public_id}?dag=2026-03-11")
        after_looking = (await Session.get(person=teacher)).seen_at
        await tablet.save(title="Naar het bos")
        after_typing = (await Session.get(person=teacher)).seen_at

    assert week.status_code == 200
    assert after_looking == opened_at
    assert after_typing == opened_at + timedelta(hours=1)


@pytest.mark.parametrize("deed", ["plaatsen", "plannen", "dagen"])
async def test_who_presses_a_button_of_the_composer_is_there(
    monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)

    async with visitor(teacher) as browser:
        opened_at = (await Session.get(person=teacher)).seen_at
        monkeypatch.setattr(clock, "now", lambda: opened_at + timedelta(hours=1))
        method = "GET" if deed == "dagen" else "POST"  # the dialog of a plan asks for its days
        await browser.request(method, f"/schrijven/{deed}/{group.public_id}")

    assert (await Session.get(person=teacher)).seen_at == opened_at + timedelta(hours=1)
