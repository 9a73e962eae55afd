"""A school's network is not always kind: the page finds another way."""

import re

from playwright.sync_api import WebSocketRoute, expect

from tests.browser.screens import Opener, signed_in_as

SOCKET = re.compile("/socket.io/")
GIVES_UP_AFTER = 20_000  # milliseconds in which a WebSocket of Socket.IO has to open


def swallow(_socket: WebSocketRoute) -> None:
    """As a proxy does that lets a WebSocket open, and then nothing through."""


def test_a_page_becomes_live_where_a_proxy_swallows_websockets(phone: Opener) -> None:
    page = signed_in_as(phone(), "fatma")
    page.clock.install()
    page.route_web_socket(SOCKET, swallow)
    page.reload()
    expect(page.locator("#first")).to_have_count(0)

    with page.expect_response(re.compile("/tijdlijn/stand")):
        page.clock.fast_forward(GIVES_UP_AFTER)

    assert page.evaluate("window.socket.connected")
