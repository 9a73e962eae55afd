"""What a parent reads, as the server draws it."""

import re
from datetime import datetime, timedelta

import pytest
from nicegui.testing import User

from models import Link, Person, Post, Session
from services import clock
from services.timelines import PAGE_LENGTH
from tests.factories import (
    a_child,
    a_group,
    a_leader,
    a_parent,
    a_person,
    a_post,
    a_teacher,
    linked,
)
from tests.pages.visitors import sign_in
from tests.photos import a_photo
from tests.school_messages import a_school_message


async def read(user: User, viewer: Person, address: str = "/") -> str:
    await sign_in(user.http_client, viewer)
    answer = await user.http_client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    return answer.text


async def test_a_card_says_which_group_and_which_child_it_is_for(user: User) -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group, called="juf Marieke")
    child = await a_child(group=group, first_name="Elif")
    post = await a_post(group=group, author=teacher, title="Naar het bos")

    page = await read(user, await a_parent(of=child))

    assert f'data-post-id="{post.public_id}"' in page
    assert "De Gorgels · juf Marieke · 10.00 · voor Elif" in page
    assert "Alleen voor ouders van De Gorgels" in page
    assert "<h2>Vandaag</h2>" in page


async def test_what_a_teacher_typed_is_text_and_never_html(user: User) -> None:
    post = await a_post(title="<img src=x onerror=alert(1)>")

    page = await read(user, await a_parent(group=post.group))

    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


async def test_children_of_two_groups_have_a_chip_each(user: User) -> None:
    gorgels, potters = await a_group(name="De Gorgels"), await a_group(name="De Potters")
    elif_ = await a_child(group=gorgels, first_name="Elif")
    deniz = await a_child(group=potters, first_name="Deniz")
    parent = await a_parent(of=elif_)
    await linked(parent, deniz)
    await a_post(group=gorgels, title="Van de Gorgels")
    await a_post(group=potters, title="Van de Potters")

    both = await read(user, parent)
    one = await read(user, parent, f"/?kind={deniz.public_id}")

    assert re.findall(r'data-child="(.*?)"', both) == ["", elif_.public_id, deniz.public_id]
    assert "Van de Gorgels" in both
    assert "Van de Potters" in both
    assert "Van de Gorgels" not in one
    assert "Van de Potters" in one


async def test_photos_are_shown_small_and_open_large(user: User) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    photo = await a_photo(teacher)
    photo.post, photo.alt = await a_post(group=group, author=teacher), "Een wei vol bloemen"
    await photo.save()

    page = await read(user, await a_parent(group=group))

    assert f'href="/foto/{photo.public_id}/1920"' in page
    assert f"/foto/{photo.public_id}/320 320w" in page
    assert 'alt="Een wei vol bloemen"' in page


async def test_older_posts_come_by_a_link_that_works_without_a_script(user: User) -> None:
    group = await a_group()
    for days_ago in range(PAGE_LENGTH + 1):
        await a_post(group=group, title=f"Bericht {days_ago}", days_ago=days_ago)
    parent = await a_parent(group=group)

    first = await read(user, parent)
    (older,) = re.findall(r'rel="next" href="(.*?)"', first)
    second = await read(user, parent, older)

    assert f"Bericht {PAGE_LENGTH}<" not in first
    assert f"Bericht {PAGE_LENGTH}<" in second


async def test_a_timeline_without_posts_says_what_will_come(user: User) -> None:
    group = await a_group()

    parent_reads = await read(user, await a_parent(group=group))
    teacher_reads = await read(user, await a_teacher(of=group))

    assert "Zodra de leerkracht iets deelt, ziet u het hier." in parent_reads
    assert "Vertel de ouders wat de groep vandaag deed." in teacher_reads


async def test_who_follows_no_group_is_led_to_the_code(user: User) -> None:
    parent = await a_parent()
    await Link.all().delete()

    page = await read(user, parent)

    assert "U volgt nog geen groep" in page
    assert 'href="/koppelen"' in page


async def test_only_who_may_write_is_shown_the_way_to_the_composer(user: User) -> None:
    group = await a_group()

    assert 'href="/schrijven"' not in await read(user, await a_parent(group=group))
    assert 'href="/schrijven"' in await read(user, await a_teacher(of=group))


@pytest.mark.parametrize(
    ("came_from", "notice"),
    [
        ("?geplaatst=ja", "Geplaatst. Ouders zien het nu."),
        ("?gekoppeld=1", "Welkom. Hier ziet u wat er gebeurt in de groep van Elif."),
        ("", None),
    ],
)
async def test_the_screen_before_has_the_first_word(
    user: User, came_from: str, notice: str | None
) -> None:
    child = await a_child(group=await a_group(), first_name="Elif")

    page = await read(user, await a_parent(of=child), f"/{came_from}")

    assert re.findall(r'class="toast" role="status">(.*?)<', page) == ([notice] if notice else [])


async def test_a_light_page_runs_nothing_that_is_not_ours(user: User) -> None:
    await sign_in(user.http_client, await a_parent())

    answer = await user.http_client.get("/")

    policy = answer.headers["content-security-policy"]
    (nonce,) = set(re.findall(r"'nonce-(.*?)'", policy))
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert answer.headers["cache-control"] == "no-store"
    for tag in re.findall(r"<(?:script|style)[^>]*>", answer.text):
        assert "src=" in tag or "late" in tag or f'nonce="{nonce}"' in tag


async def test_an_open_screen_hears_what_changed(user: User) -> None:
    post = await a_post()
    parent = await a_parent(group=post.group)
    await sign_in(user.http_client, parent)
    shown = {"shown": [post.public_id, "gone"], "today": clock.today().isoformat()}

    answer = await user.http_client.post("/tijdlijn/stand", json=shown)

    assert answer.json() == {
        "again": False,
        "counts": {post.public_id: 0},
        "mine": {post.public_id: False},
        "reach": {},
        "edited": {},
        "gone": ["gone"],
        "news": "",
    }


async def test_a_screen_of_yesterday_begins_again(user: User) -> None:
    post = await a_post()
    await sign_in(user.http_client, await a_parent(group=post.group))

    answer = await user.http_client.post(
        "/tijdlijn/stand", json={"shown": [post.public_id], "today": "2026-03-03"}
    )

    assert answer.json()["again"] is True


async def test_a_heart_answers_with_the_count(user: User) -> None:
    post = await a_post()
    await sign_in(user.http_client, await a_parent(group=post.group))
    heart = f"/bericht/{post.public_id}/hart"

    counts = [
        (await user.http_client.post(heart, json={"on": on})).json()["count"]
        for on in (True, True, False)
    ]

    assert counts == [1, 1, 0]


async def test_an_empty_timeline_says_the_same_to_the_page_and_to_the_script(user: User) -> None:
    group = await a_group()
    expected = {
        await a_teacher(of=group): "Vertel de ouders",
        await a_parent(group=group): "Zodra de leerkracht",
        await a_person(): "U volgt nog geen groep",
    }

    for viewer, sentence in expected.items():
        assert sentence in await read(user, viewer)
        assert sentence in await read(user, viewer, "/tijdlijn")


async def test_only_a_page_that_stays_with_a_group_is_named_after_it(user: User) -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)

    assert "<h1>De Gorgels</h1>" in await read(user, teacher, f"/groep/{group.public_id}")
    assert "<h1>Tijdlijn</h1>" in await read(user, teacher, f"/?groep={group.public_id}")


async def test_the_message_of_the_school_shows_its_sender_once_for_all_children(user: User) -> None:
    gorgels, potters = await a_group(name="De Gorgels"), await a_group(name="De Potters")
    await a_group(name="Het Eendennest")
    parent = await a_parent(of=await a_child(group=gorgels, first_name="Elif"))
    await linked(parent, await a_child(group=potters, first_name="Deniz"))
    post = await a_school_message(gorgels, potters, author=await a_leader(name="Ingrid Bos"))

    page = await read(user, parent)

    assert page.count(f'data-post-id="{post.public_id}"') == 1
    assert "De Lichtstraat · Ingrid Bos · 10.00 · voor Elif en Deniz" in page
    assert "Voor ouders van De Gorgels en De Potters" in page
    assert 'class="card hue-0"' in page


async def test_an_open_screen_gets_the_cards_that_read_otherwise_now(user: User) -> None:
    group = await a_group()
    edited, same = await a_post(group=group, days_ago=1), await a_post(group=group)
    await Post.filter(id=edited.id).update(title="Naar het strand", edited_at=clock.now())
    await sign_in(user.http_client, await a_parent(group=group))
    shown = {"shown": [same.public_id, edited.public_id], "today": clock.today().isoformat()}

    told = (await user.http_client.post("/tijdlijn/stand", json=shown)).json()["edited"]
    (edition,) = re.findall(r'data-edition="(.*?)"', told[edited.public_id])
    told_of = {**shown, "editions": {edited.public_id: edition}}
    again = (await user.http_client.post("/tijdlijn/stand", json=told_of)).json()["edited"]

    assert list(told) == [edited.public_id]
    assert "Naar het strand" in told[edited.public_id]
    assert again == {}


async def test_what_was_on_the_screen_counts_for_who_wrote_it(user: User) -> None:
    group = await a_group()
    teacher, parent = await a_teacher(of=group), await a_parent(group=group)
    post = await a_post(group=group, author=teacher)
    shown = {"shown": [post.public_id], "today": clock.today().isoformat()}

    reach = []
    for seen in ([], [post.public_id]):
        await sign_in(user.http_client, parent)
        answer = await user.http_client.post("/tijdlijn/gezien", json={"posts": seen})
        assert answer.status_code == 204
        await sign_in(user.http_client, teacher)
        state = await user.http_client.post("/tijdlijn/stand", json=shown)
        reach.append(state.json()["reach"][post.public_id])

    assert reach == ["Gezien door 0 van 1 gezin", "Gezien door 1 van 1 gezin"]


async def test_a_screen_that_tells_what_was_on_it_keeps_no_session_alive(
    user: User, monkeypatch: pytest.MonkeyPatch, wednesday: datetime
) -> None:
    parent = await a_parent()
    await sign_in(user.http_client, parent)
    monkeypatch.setattr(clock, "now", lambda: wednesday + timedelta(days=1))

    await user.http_client.post("/tijdlijn/gezien", json={"posts": []})

    assert (await Session.get(person=parent)).seen_at == wednesday


async def test_only_who_has_children_tells_what_was_on_the_screen(user: User) -> None:
    group = await a_group()
    teacher, parent = await a_teacher(of=group), await a_parent(group=group)

    assert '"countsAsSeen":true' in await read(user, parent)
    assert '"countsAsSeen":false' in await read(user, teacher)
