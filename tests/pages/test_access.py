"""Everybody knocks on everything: each address, each file, each word on the live line (P3).

A row of access_table.py tells what each role gets; an address or an event without a row fails.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi.routing import APIRoute
from nicegui import Event, app, core
from nicegui.testing import User

from models import Person, Post, PostState
from pages.live import rooms_of
from services import clock, events
from services.windows import windows_of
from tests.factories import a_child, a_group, a_leader, a_parent, a_post, a_teacher, mailed
from tests.pages.access_table import (
    DEMO_TABLE,
    LEADER,
    OTHER_PARENT,
    OTHER_TEACHER,
    PARENT,
    ROLES,
    TABLE,
    TEACHER,
    Knock,
    Statuses,
)
from tests.pages.visitors import sign_in
from tests.photos import a_photo


def knocks_of(table: dict[tuple[str, str], list[Knock]]) -> list[Any]:
    return [
        pytest.param(method, knock, id=f"{method} {knock.asked}")
        for (method, _path), knocks in table.items()
        for knock in knocks
    ]


@dataclass(frozen=True, kw_only=True)
class World:
    """A group with a message and a plan, a photo with it and one on its way, and everybody around
    it."""

    people: dict[str, Person]
    post: Post
    things: dict[str, str]


async def a_world() -> World:
    group, elsewhere = await a_group(), await a_group()
    child, teacher = await a_child(group=group), await a_teacher(of=group)
    post = await a_post(group=group, author=teacher)
    plan = await a_post(group=group, author=teacher, at=clock.now() + timedelta(days=2))
    await Post.filter(id=plan.id).update(state=PostState.PLANNED)
    photo, loose = await a_photo(teacher), await a_photo(teacher)
    photo.post = post
    await photo.save()
    return World(
        people={
            OTHER_PARENT: await a_parent(group=elsewhere),
            PARENT: await a_parent(of=child),
            OTHER_TEACHER: await a_teacher(of=elsewhere),
            TEACHER: teacher,
            LEADER: await a_leader(),
        },
        post=post,
        things={
            "child": child.public_id,
            "group": group.public_id,
            "post": post.public_id,
            "plan": plan.public_id,
            "photo": photo.public_id,
            "loose_photo": loose.public_id,
            "upload": str(uuid4()),
        },
    )


async def a_demo_world() -> World:
    """The same, in which the parent is one of the demo, and was sent a mail."""
    world = await a_world()
    parent = world.people[PARENT]
    parent.email = parent.email_key = "fatma@ouder.example"
    await parent.save(update_fields=["email", "email_key"])
    await mailed(parent.email)
    return world


async def statuses_of(
    browser: httpx.AsyncClient, method: str, knock: Knock, world: World
) -> Statuses:
    """What each of ROLES gets. Who owns things knocks last."""
    found = {}
    for role in (*(role for role in ROLES if role != TEACHER), TEACHER):
        await sign_in(browser, world.people.get(role))
        found[role] = await status_for(browser, knock, method, world)
    return tuple(found[role] for role in ROLES)


async def status_for(browser: httpx.AsyncClient, knock: Knock, method: str, world: World) -> int:
    is_page = knock.statuses[0] in {200, 303}
    answer = await browser.request(
        method,
        knock.asked.format(**world.things),
        json=knock.body,
        data=knock.form,
        content=knock.content,
        headers={"Accept": "text/html" if is_page else "*/*"},
    )
    return answer.status_code


def addresses() -> set[tuple[str, str]]:
    """What the app answers to, besides the files of NiceGUI itself."""
    return {
        (method, route.path)
        for route in app.routes
        if isinstance(route, APIRoute) and not route.path.startswith("/_nicegui")
        for method in route.methods or ()
    }


async def test_p3_every_address_has_a_row(user: User) -> None:
    assert addresses() == set(TABLE)


@pytest.mark.parametrize(("method", "knock"), knocks_of(TABLE))
async def test_p3_everybody_gets_what_the_table_says(user: User, method: str, knock: Knock) -> None:
    world = await a_world()

    assert await statuses_of(user.http_client, method, knock, world) == knock.statuses


async def test_p3_every_address_of_the_demo_has_a_row(a_demo: None, user: User) -> None:
    assert addresses() == {*TABLE, *DEMO_TABLE}


@pytest.mark.parametrize(("method", "knock"), knocks_of(DEMO_TABLE))
async def test_p3_in_the_demo_everybody_gets_what_the_table_says(
    a_demo: None, user: User, method: str, knock: Knock
) -> None:
    world = await a_demo_world()

    assert await statuses_of(user.http_client, method, knock, world) == knock.statuses


@pytest.mark.parametrize(("method", "knock"), knocks_of(DEMO_TABLE))
async def test_p3_a_school_has_none_of_the_demo(user: User, method: str, knock: Knock) -> None:
    world = await a_demo_world()

    stranger, *others = await statuses_of(user.http_client, method, knock, world)

    assert stranger in {303, 401}  # as for anything else
    assert others == [404] * 5


async def test_p3_a_stranger_reads_nothing_of_a_group_wherever_it_looks(user: User) -> None:
    world = await a_world()
    await sign_in(user.http_client, world.people[OTHER_PARENT])

    for asked in ("/", "/tijdlijn"):
        answer = await user.http_client.get(asked)
        assert answer.status_code == 200
        assert world.things["post"] not in answer.text
        assert "Naar het bos" not in answer.text


@pytest.mark.parametrize(
    ("foreign", "unknown"),
    [
        ("/groep/{group}", "/groep/unknown"),
        ("/foto/{photo}/320", "/foto/unknown/320"),
        ("/tijdlijn?kind={child}", "/tijdlijn?kind=unknown"),
        ("/tijdlijn?na={post}", "/tijdlijn?na=unknown"),
        ("/bericht/{post}/bewerken", "/bericht/unknown/bewerken"),
        ("/schrijven/concept/{group}", "/schrijven/concept/unknown"),
        ("/schrijven/week/{group}", "/schrijven/week/unknown"),
    ],
)
@pytest.mark.parametrize("who", [OTHER_PARENT, OTHER_TEACHER])
async def test_p3_what_is_not_yours_looks_like_what_is_not_there(
    user: User, who: str, foreign: str, unknown: str
) -> None:
    world = await a_world()
    await sign_in(user.http_client, world.people[who])
    page = {"Accept": "text/html"}

    answers = [
        await user.http_client.get(asked.format(**world.things), headers=page)
        for asked in (foreign, unknown)
    ]

    told = [
        (answer.status_code, answer.text, answer.headers.get("cache-control")) for answer in answers
    ]
    assert told[0] == told[1]


async def test_p6_nothing_that_is_written_reaches_a_teacher_or_a_parent(user: User) -> None:
    """There is no chat and no reply: what parents send is a heart, a language, or a way out;
    and their screens what was on them."""
    parents_send = {
        path
        for (method, path), knocks in TABLE.items()
        for knock in knocks
        if method != "GET" and knock.statuses[ROLES.index(PARENT)] < 400
    }

    assert parents_send == {
        "/tijdlijn/stand",
        "/tijdlijn/gezien",
        "/bericht/{post}/hart",
        "/ik/taal",
        "/ik/uitloggen",
        "/ik/overal-uitloggen",
        "/inloggen",
        "/inloggen/code",
    }


# ---- the live line

SEES_THE_GROUP = {PARENT, TEACHER, LEADER}
HEARD_BY = {
    "post_published": SEES_THE_GROUP,
    "post_edited": SEES_THE_GROUP,
    "post_gone": SEES_THE_GROUP,
    "desk_changed": {TEACHER, LEADER},
    "post_liked": SEES_THE_GROUP,
    "links_changed": {PARENT},
    "sessions_ended": set(),  # the pages of these sessions are closed one by one, without a room
    "mail_waiting": set(),
}


def what_happens(world: World) -> dict[str, tuple[object, ...]]:
    """An example of each event, about the parent and the message of the world."""
    post, parent = world.post, world.people[PARENT]
    assert post.group_id
    windows = ((post.group_id, post.school_year_id),)
    return {
        "post_published": (events.PostPublished(post_id=post.id, windows=windows),),
        "post_edited": (events.PostEdited(post_id=post.id, windows=windows),),
        "post_gone": (events.PostGone(post_id=post.id, windows=windows),),
        "desk_changed": (
            events.DeskChanged(
                desk="gorgels",
                has_other_days=True,
                group_id=post.group_id,
                school_year_id=post.school_year_id,
            ),
        ),
        "post_liked": (
            events.PostLiked(
                post_id=post.id, public_id=post.public_id, person_id=parent.id, likes=True
            ),
        ),
        "links_changed": (events.LinksChanged(person_id=parent.id),),
        "sessions_ended": (events.SessionsEnded(person_id=parent.id, session_ids=frozenset({1})),),
        "mail_waiting": (),
    }


@pytest.fixture
def rooms_told(user: User, monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """The rooms in which something was said."""
    rooms: set[str] = set()

    async def emit(_name: str, _message: object, *, room: str) -> None:
        rooms.add(room)

    monkeypatch.setattr(core.sio, "emit", emit)
    yield rooms


async def rooms_of_person(person: Person) -> set[str]:
    return rooms_of(person, await windows_of(person))


async def test_p3_every_event_has_a_row() -> None:
    announced = {name for name, value in vars(events).items() if isinstance(value, Event)}

    assert announced == set(HEARD_BY)


@pytest.mark.parametrize("name", HEARD_BY)
async def test_p3_only_who_may_know_hears_of_it(name: str, rooms_told: set[str]) -> None:
    world = await a_world()
    event: Event[Any] = getattr(events, name)

    await event.call(*what_happens(world)[name])
    await asyncio.sleep(0.05)  # counts go out in a task of their own

    hearers = {
        role for role, person in world.people.items() if await rooms_of_person(person) & rooms_told
    }
    assert hearers == HEARD_BY[name]
