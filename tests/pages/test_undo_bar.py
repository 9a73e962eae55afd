"""The bar under a timeline: what may still be taken back, for who published it."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from nicegui.testing import User

from models import Group, Person, Post
from services import clock
from services.policies.posting import UNDO_FOR
from tests.factories import a_child, a_group, a_leader, a_parent, a_post, a_teacher, linked
from tests.pages.visitors import sign_in
from tests.school_messages import a_school_message


async def rows_of(user: User, viewer: Person, address: str = "/") -> list[tuple[str, int]]:
    """What the bar offers: the message, and the seconds that are left."""
    page = await read(user, viewer, address)
    found = re.findall(r'data-undo="(.*?)" data-seconds="(.*?)"', page)
    return [(post, int(seconds)) for post, seconds in found]


async def read(user: User, viewer: Person, address: str = "/") -> str:
    await sign_in(user.http_client, viewer)
    answer = await user.http_client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return unescape(answer.text)


async def just_published(
    group: Group, author: Person, seconds_ago: int, title: str = "Bos"
) -> Post:
    at = clock.now() - timedelta(seconds=seconds_ago)
    return await a_post(group=group, author=author, title=title, at=at)


async def test_who_published_may_take_it_back_on_every_timeline_also_after_a_reload(
    user: User,
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await just_published(group, teacher, 20)

    for address in ("/?geplaatst=ja", "/", f"/groep/{group.public_id}", "/"):
        assert await rows_of(user, teacher, address) == [(post.public_id, 100)]


async def test_the_bar_says_what_is_so_instead_of_the_short_word(user: User) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    await just_published(group, teacher, 20, "Naar het bos")

    page = await read(user, teacher, "/?geplaatst=ja")

    assert re.findall(r'<p role="status">(.*?)\s*<span', page) == ["Geplaatst. Ouders zien het nu."]
    assert "Terugnemen kan tot 10.01." in page
    assert 'aria-label="Ongedaan maken: Naar het bos"' in page
    assert '<span class="left" aria-hidden="true">1:40</span>' in page
    assert 'class="toast"' not in page


async def test_after_two_minutes_there_is_nothing_to_take_back(
    user: User, monkeypatch: pytest.MonkeyPatch, wednesday: datetime
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    await just_published(group, teacher, 0)

    left = []
    for later in (timedelta(seconds=1), UNDO_FOR - timedelta(seconds=1), UNDO_FOR):
        monkeypatch.setattr(clock, "now", lambda later=later: wednesday + later)
        left.append([seconds for _post, seconds in await rows_of(user, teacher)])

    assert left == [[119], [1], []]


async def test_nobody_else_is_offered_it(user: User) -> None:
    group = await a_group()
    teacher, partner = await a_teacher(of=group), await a_teacher(of=group)
    await just_published(group, teacher, 20)

    for other in (partner, await a_leader(), await a_parent(group=group)):
        assert await rows_of(user, other) == []


async def test_a_teacher_with_a_child_elsewhere_takes_back_the_own_message(user: User) -> None:
    group, elsewhere = await a_group(), await a_group()
    teacher = await a_teacher(of=group)
    await linked(teacher, await a_child(group=elsewhere))
    post = await just_published(group, teacher, 20)

    assert [found for found, _left in await rows_of(user, teacher)] == [post.public_id]


async def test_two_messages_are_told_apart_by_their_titles(user: User) -> None:
    group, leader = await a_group(), await a_leader()
    await a_school_message(group, author=leader, title="Schoolreis")
    await just_published(group, leader, 20, "Naar het bos")

    page = await read(user, leader)

    assert re.findall(r'<b dir="auto">(.*?)</b>', page) == ["Schoolreis", "Naar het bos"]
    assert len(await rows_of(user, leader)) == 2
