"""Children that are named in a draft: where they stand, and whom to reach instead (P5)."""

import pytest

from models import Child, Guardian, Guardianship
from services.desks import SCHOOL_DESK
from tests.factories import a_child, a_group, a_guardian, a_leader, a_teacher
from tests.pages.tablets import EMPTY, Tablet
from tests.pages.visitors import visitor
from tests.school_messages import a_school_message

pytestmark = pytest.mark.usefixtures("user")


async def with_guardian(child: Child, name: str, *, phone: str = "+31612345678") -> Guardian:
    guardian = await a_guardian(of=child, name=name)
    guardian.phone = phone
    await guardian.save(update_fields=["phone"])
    return guardian


async def test_p5_a_name_is_marked_where_the_browser_counts_it() -> None:
    group = await a_group()
    await a_child(group=group, first_name="Emma")

    async with visitor(await a_teacher(of=group)) as browser:
        kept = await Tablet(browser, group.public_id).save(
            title="Emma zingt", text="Vandaag 🎈 zongen we voor Emma."
        )

    assert kept["named"] == [
        {"field": "title", "start": 0, "end": 4, "settled": False},
        {"field": "text", "start": 26, "end": 30, "settled": False},
    ]


async def test_p5_the_card_has_mail_and_telephone_of_exactly_that_child() -> None:
    group = await a_group()
    emma = await a_child(group=group, first_name="Emma", last_name="de Wit")
    daan = await a_child(group=group, first_name="Daan")
    jan = await with_guardian(emma, "Jan de Wit")
    await with_guardian(daan, "Vader van Daan", phone="+31687654321")
    blocked = await with_guardian(emma, "Kees Blok", phone="+31611111111")
    await Guardianship.filter(guardian=blocked).update(is_blocked=True)

    async with visitor(await a_teacher(of=group)) as browser:
        names = (await Tablet(browser, group.public_id).save(text="Gisteren viel Emma."))["names"]

    assert f'href="mailto:{jan.email}"' in names
    assert 'href="tel:+31612345678"' in names
    assert "06 12345678" in names
    assert "Je noemt Emma de Wit." in names
    assert f'data-settle="{emma.public_id}"' in names
    assert names.count("<a ") == 2
    for hidden in ("Daan", "Kees", blocked.email, "+31611111111", "+31687654321"):
        assert hidden not in names


async def test_p5_two_namesakes_are_both_asked_about_each_with_the_own_parents() -> None:
    group = await a_group()
    for last_name, guardian in (("Smit", "Sam Smit"), ("Vos", "Vera Vos")):
        child = await a_child(group=group, first_name="Emma", last_name=last_name)
        await with_guardian(child, guardian)

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        both = (await tablet.save(text="Gisteren viel Emma."))["names"]
        one = (await tablet.save(text="Gisteren viel Emma Vos."))["names"]

    assert "Je noemt Emma Smit en Emma Vos." in both
    smit, vos = both.index("Ouders van Emma Smit"), both.index("Ouders van Emma Vos")
    assert smit < both.index("Sam Smit") < vos < both.index("Vera Vos")
    assert "Vera Vos" in one
    assert "Smit" not in one


async def test_p5_the_card_asks_about_one_child_or_about_more() -> None:
    group = await a_group()
    for name in ("Emma", "Daan"):
        await a_child(group=group, first_name=name)

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        one = (await tablet.save(text="Gisteren viel Emma."))["names"]
        both = (await tablet.save(text="Gisteren hielp Emma Daan."))["names"]

    assert "Gaat dit over één kind?" in one
    assert "Gaat dit over deze kinderen?" in both
    assert "één kind?" not in both
    for card in (one, both):
        assert ">Het is voor de hele groep</button>" in card


async def test_p5_at_the_schools_desk_it_is_for_all_parents() -> None:
    group = await a_group()
    emma = await a_child(group=group, first_name="Emma", last_name="Bos")
    words = {"text": "Gisteren viel Emma.", "audience": [group.public_id]}

    async with visitor(await a_leader()) as browser:
        tablet = Tablet(browser, SCHOOL_DESK)
        asked = (await tablet.save(**words))["names"]
        settled = (await tablet.save(settled=[emma.public_id]))["names"]

    assert ">Het is voor alle ouders</button>" in asked
    assert "Je noemt Emma Bos: voor alle ouders." in settled
    assert "groep" not in asked + settled


async def test_p5_a_message_of_the_school_is_mended_for_all_parents() -> None:
    group, leader = await a_group(), await a_leader()
    await a_child(group=group, first_name="Emma")
    post = await a_school_message(group, author=leader)

    async with visitor(leader) as browser:
        words = {"text": "Gisteren viel Emma.", "audience": [group.public_id]}
        answer = await browser.put(f"/bericht/{post.public_id}/voorbeeld", json={**EMPTY, **words})

    assert ">Het is voor alle ouders</button>" in answer.json()["names"]


async def test_p5_what_was_settled_is_said_and_can_be_taken_back() -> None:
    group = await a_group()
    emma, daan = [
        await a_child(group=group, first_name=name, last_name="Bos") for name in ("Emma", "Daan")
    ]

    async with visitor(await a_teacher(of=group)) as browser:
        kept = await Tablet(browser, group.public_id).save(
            text="Gisteren hielp Emma Daan.", settled=[daan.public_id]
        )

    assert [name["settled"] for name in kept["named"]] == [False, True]
    assert kept["namesSaid"] == "Je noemt Emma Bos. Gaat dit over één kind?"
    assert "Je noemt Emma Bos. " in kept["names"]
    assert "Je noemt Daan Bos: voor de hele groep." in kept["names"]
    assert f'data-settle="{emma.public_id}"' in kept["names"]
    assert f'data-unsettle="{daan.public_id}"' in kept["names"]


async def test_p5_a_child_without_mail_or_telephone_is_asked_about_all_the_same() -> None:
    group = await a_group()
    emma = await a_child(group=group, first_name="Emma")
    await a_guardian(of=emma, email="")

    async with visitor(await a_teacher(of=group)) as browser:
        names = (await Tablet(browser, group.public_id).save(text="Gisteren viel Emma."))["names"]

    assert "<a " not in names
    assert "data-settle" in names


async def test_p5_at_the_schools_desk_the_children_of_the_chosen_groups_count() -> None:
    gorgels, potters = await a_group(), await a_group()
    await a_child(group=gorgels, first_name="Emma")
    await a_child(group=potters, first_name="Daan")

    async with visitor(await a_leader()) as browser:
        tablet = Tablet(browser, SCHOOL_DESK)
        nobody = await tablet.save(text="Gisteren zongen Emma en Daan.")
        chosen = await tablet.save(audience=[potters.public_id])

    assert nobody["named"] == []
    assert [(one["start"], one["end"]) for one in chosen["named"]] == [(24, 28)]


async def test_the_card_speaks_the_language_of_who_writes_and_names_are_text() -> None:
    group = await a_group()
    emma = await a_child(group=group, first_name="Emma", last_name="<b>Wit</b>")
    await with_guardian(emma, "Jan & <i>Co</i>")
    teacher = await a_teacher(of=group)
    teacher.language = "en"
    await teacher.save(update_fields=["language"])

    async with visitor(teacher) as browser:
        names = (await Tablet(browser, group.public_id).save(text="Gisteren viel Emma."))["names"]

    assert "Is this about one child?" in names
    assert "Emma &lt;b&gt;Wit&lt;/b&gt;" in names
    assert "Mail Jan &amp; &lt;i&gt;Co&lt;/i&gt;" in names
    assert "<i>" not in names
