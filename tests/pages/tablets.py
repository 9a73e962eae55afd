"""Tablets on which a message is written: `tablet = Tablet(browser, group.public_id)`.

One sends what its own screen does, and takes over what the server answers; see Save in
services/draft_views.py. The browser is one of tests/pages/visitors.py.
"""

import json
import re
from datetime import datetime, timedelta
from html import unescape
from itertools import count
from typing import Any

import pytest
from httpx import AsyncClient, Response

from models import Child, Enrolment, Group, Person, Post
from services import clock
from tests.factories import the_school_year
from tests.moments import moment

EMPTY: dict[str, Any] = {"title": "", "text": "", "photos": [], "audience": [], "settled": []}
WORDS = {"title": "Naar het bos", "text": "We zochten bladeren."}
MORNING = "2026-03-05T07:30"  # the next school day of the tests' own Wednesday

_number = count(1)


class Tablet:
    """An open composer."""

    def __init__(self, browser: AsyncClient, desk: str) -> None:
        self.browser, self.desk = browser, desk
        self.screen, self.number = f"tablet {next(_number)}", 0
        self.shows: dict[str, Any] = dict(EMPTY)
        self.base: dict[str, Any] = dict(EMPTY)
        self.version = 0

    async def look(self) -> dict[str, Any]:
        """What lies at the desk now, taken over."""
        return self.heard(await self.browser.get(f"/schrijven/concept/{self.desk}"))

    def typed(self, **words: Any) -> dict[str, Any]:  # noqa: ANN401  (what JSON holds)
        """What is sent once these words were typed over what the screen shows."""
        self.shows = {**self.shows, **words}
        self.number += 1
        return {
            "mine": self.shows,
            "base": self.base,
            "version": self.version,
            "screen": self.screen,
            "number": self.number,
        }

    async def send(self, body: dict[str, Any]) -> Response:
        """Without hearing the answer."""
        return await self.browser.put(f"/schrijven/concept/{self.desk}", json=body)

    async def save(self, **words: Any) -> dict[str, Any]:  # noqa: ANN401
        return self.heard(await self.send(self.typed(**words)))

    async def publish(self, **words: Any) -> Response:  # noqa: ANN401
        return await self.press("plaatsen", self.typed(**words))

    async def plan(self, at: str, **words: Any) -> Response:  # noqa: ANN401
        return await self.press("plannen", {**self.typed(**words), "at": at})

    async def press(self, deed: str, body: dict[str, Any]) -> Response:
        return await self.browser.post(f"/schrijven/{deed}/{self.desk}", json=body)

    def heard(self, answer: Response) -> dict[str, Any]:
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        self.shows = {field: found[field] for field in EMPTY}
        self.base, self.version = dict(self.shows), found["version"]
        return found


def refusal(answer: Response) -> tuple[int, str, str]:
    """The status, the place on the screen, and the sentence."""
    said = answer.json()
    return answer.status_code, said["place"], said["sentence"]


def opened_on(page: Response) -> dict[str, Any]:
    """What the page gives to its one element."""
    assert page.status_code == 200, page.text
    found = re.search(r"parseElements\(String\.raw`(.*?)`\)", page.text, re.DOTALL)
    assert found is not None
    elements = json.loads(unescape(found[1]))
    (props,) = [one["props"] for one in elements.values() if one["tag"] == "nicegui-composer"]
    assert isinstance(props, dict)
    return props


def it_is(monkeypatch: pytest.MonkeyPatch, written: str | datetime) -> None:
    """From now on, on the school's clock."""
    at = moment(written) if isinstance(written, str) else written
    monkeypatch.setattr(clock, "now", lambda: at)


async def told_daily(group: Group, author: Person, number: int) -> None:
    """So many messages are out, the newest of them yesterday's."""
    year = await the_school_year()
    moments = [clock.now() - timedelta(days=days_ago + 1) for days_ago in range(number)]
    await Post.bulk_create(
        [
            Post(
                group=group,
                school_year=year,
                author=author,
                title="Bos",
                text="Bladeren.",
                published_at=at,
                counts_for_day=at.date(),
            )
            for at in moments
        ]
    )


async def crowded(group: Group, number: int) -> list[str]:
    """So many children come into the group. Returns their first names, each another one."""
    year = await the_school_year()
    names = [
        f"{first}{second}{third}"
        for first in ("An", "Bo", "Ce", "Do", "Em", "Fa", "Gi")
        for second in ("ra", "le", "mi", "no", "su", "ti", "wa")
        for third in ("ke", "la", "lin", "na", "ra", "tje", "zo")
    ][:number]
    await Child.bulk_create([Child(first_name=name, last_name="Vos") for name in names])
    children = await Child.all().order_by("-id").limit(number)
    rows = [Enrolment(child=child, group=group, school_year=year) for child in children]
    await Enrolment.bulk_create(rows)
    return names
