"""The buttons under a message: it goes out, or it says why not."""

import asyncio
from typing import Any
from unittest.mock import AsyncMock

import pytest

from models import (
    AuditEntry,
    Child,
    Enrolment,
    Group,
    Mention,
    Photo,
    Post,
    PostState,
)
from services import audit, photos
from services.desks import SCHOOL_DESK
from services.policies.posting import TEXT_LENGTH, TITLE_LENGTH
from tests.factories import a_child, a_group, a_leader, a_parent, a_post, a_teacher
from tests.pages.tablets import MORNING, WORDS, Tablet, it_is, refusal
from tests.pages.visitors import visitor
from tests.photos import a_photo

pytestmark = pytest.mark.usefixtures("user")

LATER = "2026-03-04T16:00"


async def titles_out() -> list[str]:
    return [post.title for post in await Post.filter(state=PostState.OUT).order_by("id")]


# ---- it goes out


async def test_a_teacher_publishes_and_a_parent_reads_it() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    shown = [(await a_photo(teacher)).public_id for _number in range(2)]

    async with visitor(teacher) as browser:
        tablet = Tablet(browser, group.public_id)
        await tablet.save(**WORDS, photos=shown)
        answer = await tablet.publish(photos=shown[::-1])
        left = await tablet.look()
        async with visitor(await a_parent(group=group)) as phone:
            page = await phone.get("/")

    assert answer.json() == {"to": "/?geplaatst=ja"}
    assert answer.headers["cache-control"] == "no-store"
    assert "We zochten bladeren." in page.text
    assert page.text.index(shown[1]) < page.text.index(shown[0])
    assert (left["title"], left["text"], left["photos"]) == ("", "", [])
    assert (left["saved"], left["partner"]) == ("", {})


async def test_what_goes_out_is_what_the_screen_showed_at_the_press() -> None:
    """Also when nothing of it was saved before."""
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        await tablet.save(title="Naar het", text="We")
        answer = await tablet.publish(**WORDS)

    assert answer.status_code == 200
    post = await Post.get()
    assert (post.title, post.text) == ("Naar het bos", "We zochten bladeren.")


async def test_a_save_that_comes_after_the_press_does_not_bring_the_message_back() -> None:
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        await tablet.save(title="Naar het")
        on_its_way = tablet.typed(**WORDS)
        await tablet.publish()
        late = await tablet.send(on_its_way)
        now = await tablet.look()

    assert late.status_code == 200
    assert (late.json()["title"], now["title"], now["text"]) == ("", "", "")


async def test_two_presses_in_the_same_moment_are_one_message() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)

    async with visitor(anna) as one, visitor(bart) as other:
        tablet = Tablet(one, group.public_id)
        await tablet.save(**WORDS)
        partner = Tablet(other, group.public_id)
        await partner.look()
        answers = await asyncio.gather(tablet.publish(), tablet.publish(), partner.publish())
        left = await tablet.look()

    done, *refused = sorted(answer.status_code for answer in answers)
    assert done == 200
    assert set(refused) <= {409, 422}  # too late, or much too late
    assert await titles_out() == ["Naar het bos"]
    assert left["title"] == ""


async def test_a_press_that_was_not_answered_and_is_repeated_is_one_message() -> None:
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        await tablet.save(**WORDS)
        await tablet.publish()  # the answer was lost on the way
        again = await tablet.publish()
        left = await tablet.look()

    assert again.status_code == 409
    for desk in (again.json(), left):
        assert (desk["title"], desk["text"]) == ("", "")
    assert await titles_out() == ["Naar het bos"]


async def test_nothing_goes_out_when_the_draft_moved_on_under_the_same_words() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group, called="meester Bart")

    async with visitor(anna) as one, visitor(bart) as other:
        hers, his = Tablet(one, group.public_id), Tablet(other, group.public_id)
        await hers.save(**WORDS)
        await his.look()
        await his.save(title="Naar het strand")
        pressed = [await hers.publish(title="Naar de hei"), await hers.plan(LATER)]
        now = await his.look()

    assert [answer.status_code for answer in pressed] == [409, 409]
    assert [answer.json()["title"] for answer in pressed] == ["Naar het strand"] * 2
    assert pressed[0].json()["partner"]["name"] == "meester Bart"
    assert now["title"] == "Naar het strand"
    assert not await Post.exists()


async def test_what_the_partner_changed_is_seen_before_it_goes_out() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)

    async with visitor(anna) as one, visitor(bart) as other:
        hers, his = Tablet(one, group.public_id), Tablet(other, group.public_id)
        await hers.save(**WORDS)
        await his.look()
        await his.save(text="We zochten bladeren en eikels.")
        unseen = await hers.publish(title="Naar de hei")
        before = await titles_out()
        await hers.look()
        seen = await hers.publish()

    assert (unseen.status_code, before) == (409, [])
    assert unseen.json()["text"] == "We zochten bladeren en eikels."
    assert seen.status_code == 200
    post = await Post.get()
    assert (post.title, post.text) == ("Naar de hei", "We zochten bladeren en eikels.")


async def test_a_photo_that_the_partner_added_is_seen_before_it_goes_out() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)
    photo = (await a_photo(bart)).public_id

    async with visitor(anna) as one, visitor(bart) as other:
        hers, his = Tablet(one, group.public_id), Tablet(other, group.public_id)
        await hers.save(**WORDS)
        await his.look()
        await his.save(photos=[photo])
        unseen = [await hers.publish(), await hers.plan(MORNING)]
        before = await Post.exists()
        await hers.look()
        seen = await hers.publish()

    assert [(answer.status_code, answer.json()["photos"]) for answer in unseen] == [
        (409, [photo])
    ] * 2
    assert not before
    assert seen.status_code == 200
    assert await Photo.filter(post=await Post.get(), public_id=photo).exists()


async def test_a_photo_that_the_partner_removed_is_refused_in_a_sentence() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)
    shown = [(await a_photo(anna)).public_id for _number in range(2)]

    async with visitor(anna) as one:
        tablet = Tablet(one, group.public_id)
        await tablet.save(**WORDS, photos=shown)
        await photos.remove_photo(bart, shown[0])
        answers = [await tablet.publish(), await tablet.plan(MORNING)]

    for answer in answers:
        status, place, sentence = refusal(answer)
        assert (status, place) == (422, "")
        assert sentence.startswith("Een van de foto")
    assert not await Post.exists()


async def test_a_press_that_was_overtaken_by_what_was_typed_since_does_nothing() -> None:
    """It was held up on a bad line, and given up on the screen long ago."""
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        pressed = tablet.typed(**WORDS)
        await tablet.save(text="We zochten bladeren en eikels.")
        answers = [
            await tablet.press("plaatsen", pressed),
            await tablet.press("plannen", {**pressed, "at": MORNING}),
        ]
        left = await tablet.look()

    assert [answer.status_code for answer in answers] == [409, 409]
    assert left["text"] == "We zochten bladeren en eikels."
    assert not await Post.exists()


async def test_p15_in_the_evening_who_wants_to_publish_now_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    it_is(monkeypatch, "2026-03-04T22:00")
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        answer = await Tablet(browser, group.public_id).publish(**WORDS)

    assert answer.status_code == 200
    assert await titles_out() == ["Naar het bos"]


async def test_a_fault_of_ours_loses_nothing_and_the_next_press_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        with monkeypatch.context() as broken:
            broken.setattr(audit, "record", AsyncMock(side_effect=OSError("disk")))
            with pytest.raises(OSError, match="disk"):
                await tablet.publish(**WORDS)
        left = await tablet.look()
        answer = await tablet.publish()

    assert left["title"] == "Naar het bos"
    assert answer.status_code == 200
    assert await titles_out() == ["Naar het bos"]


# ---- it says why not


@pytest.mark.parametrize(
    ("words", "place", "begins"),
    [
        ({"title": ""}, "title", "Geef het bericht een titel"),
        ({"title": " \u200b "}, "title", "Geef het bericht een titel"),
        ({"title": "🎈🎉"}, "title", "Zet ook een woord in de titel"),
        ({"title": "a" * (TITLE_LENGTH + 1)}, "title", "De titel is 101 tekens lang"),
        ({"text": "a" * (TEXT_LENGTH + 1)}, "text", "De tekst is 4001 tekens lang"),
        ({"text": " \n "}, "text", "Schrijf wat de groep deed"),
        ({"photos": ["onbekend"]}, "", "Een van de foto"),
        (
            {"photos": [f"onbekend{number}" for number in range(11)]},
            "",
            "Een bericht heeft hoogstens 10",
        ),
    ],
)
async def test_a_refusal_stands_where_it_is_mended_and_nothing_is_lost(
    words: dict[str, Any], place: str, begins: str
) -> None:
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        answers = [
            await tablet.publish(**{**WORDS, **words}),
            await tablet.plan(MORNING),
        ]
        left = await tablet.look()

    for answer in answers:
        status, at, sentence = refusal(answer)
        assert (status, at) == (422, place)
        assert sentence.startswith(begins)
    kept = {**WORDS, **words}
    assert (left["title"], left["text"]) == (kept["title"], kept["text"])
    assert not await Post.exists()


async def test_p1_a_full_day_is_said_at_the_buttons_and_the_message_stays() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    photo = (await a_photo(teacher)).public_id
    await a_post(group=group, title="Eerder vandaag")

    async with visitor(teacher) as browser:
        tablet = Tablet(browser, group.public_id)
        answers = [await tablet.publish(**WORDS, photos=[photo]), await tablet.plan(LATER)]
        left = await tablet.look()

    full = "De Gorgels heeft vandaag al een bericht. Kies een andere dag."
    assert [refusal(answer) for answer in answers] == [(422, "", full)] * 2
    assert (left["title"], left["text"], left["photos"]) == (*WORDS.values(), [photo])
    assert await titles_out() == ["Eerder vandaag"]


async def test_p1_the_plan_of_the_duo_partner_claims_its_day() -> None:
    group = await a_group(name="De Gorgels")
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)

    async with visitor(anna) as one, visitor(bart) as other:
        planned = await Tablet(one, group.public_id).plan(MORNING, title="Van Anna", text="Morgen.")
        his = Tablet(other, group.public_id)
        await his.look()
        refused = await his.plan("2026-03-05T15:00", **WORDS)
        left = await his.look()

    assert planned.status_code == 200
    assert refusal(refused) == (
        422,
        "",
        "De Gorgels heeft voor donderdag 5 maart al een bericht gepland. Kies een andere dag.",
    )
    assert left["title"] == "Naar het bos"


async def test_p4_who_does_not_write_there_publishes_and_plans_nothing() -> None:
    group = await a_group()
    strangers = [await a_teacher(of=await a_group()), await a_parent(group=group)]

    for stranger in strangers:
        async with visitor(stranger) as browser:
            tablet = Tablet(browser, group.public_id)
            answers = [await tablet.publish(**WORDS), await tablet.plan(MORNING)]
            answers += [await Tablet(browser, SCHOOL_DESK).publish(**WORDS)]
        assert [(answer.status_code, answer.text) for answer in answers] == [(404, "")] * 3

    assert not await Post.exists()


# ---- the school's desk


async def test_the_school_writes_to_the_chosen_groups_once_a_day_and_uses_no_groups_day() -> None:
    gorgels, potters = await a_group(name="De Gorgels"), await a_group(name="De Potters")
    leader = await a_leader()

    async with visitor(leader) as browser:
        tablet = Tablet(browser, SCHOOL_DESK)
        answer = await tablet.publish(**WORDS, audience=[gorgels.public_id])
        await tablet.look()
        again = await tablet.publish(title="Nog iets", audience=[gorgels.public_id], text="Oei.")
        of_the_group = await Tablet(browser, gorgels.public_id).publish(**WORDS)
        seen = {}
        for group in (gorgels, potters):
            async with visitor(await a_parent(group=group)) as phone:
                seen[group.name] = (await phone.get("/")).text

    assert answer.status_code == 200
    assert refusal(again)[2] == "De school heeft vandaag al een bericht. Kies een andere dag."
    assert of_the_group.status_code == 200
    assert "Voor ouders van De Gorgels" in seen["De Gorgels"]
    assert "Naar het bos" not in seen["De Potters"]


async def test_without_groups_or_with_one_that_is_gone_the_choice_is_asked_for() -> None:
    group = await a_group()

    async with visitor(await a_leader()) as browser:
        tablet = Tablet(browser, SCHOOL_DESK)
        nobody = [await tablet.publish(**WORDS), await tablet.plan(MORNING)]
        gone = [await tablet.publish(audience=[group.public_id, "bestaatnietmeer0"])]
        gone += [await tablet.plan(MORNING)]
        left = await tablet.look()

    choose = "Kies de groepen voor wie dit bericht is."
    again = "Een van de groepen is er niet meer. Kies opnieuw voor wie dit bericht is."
    assert [refusal(answer) for answer in nobody] == [(422, "audience", choose)] * 2
    assert [refusal(answer) for answer in gone] == [(422, "audience", again)] * 2
    assert left["title"] == "Naar het bos"
    assert not await Post.exists()


# ---- names


async def test_p5_a_name_is_asked_about_and_goes_out_once_it_is_for_all() -> None:
    group = await a_group()
    teacher, emma = await a_teacher(of=group), await a_child(group=group, first_name="Emma")
    words = {"title": "Muziek", "text": "Gisteren zong Emma voor ons."}

    async with visitor(teacher) as browser:
        tablet = Tablet(browser, group.public_id)
        refused = [await tablet.publish(**words), await tablet.plan(MORNING)]
        before = await Post.exists()
        answer = await tablet.publish(settled=[emma.public_id])

    for each in refused:
        status, place, sentence = refusal(each)
        assert (status, place) == (422, "names")
        assert sentence.startswith("Je noemt Emma.")
    assert not before
    assert answer.status_code == 200
    mention = await Mention.get().select_related("post", "settled_by")
    assert (mention.post.title, mention.settled_by.id) == ("Muziek", teacher.id)
    assert await Mention.filter(child=emma).count() == 1
    assert await AuditEntry.filter(deed="post.published").count() == 1


async def test_p5_a_child_that_came_into_the_group_since_is_asked_about_at_the_press() -> None:
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        await tablet.save(title="Muziek", text="Gisteren zong Emma voor ons.")
        await moved_in(await a_child(group=await a_group(), first_name="Emma"), group)
        answer = await tablet.publish()

    assert refusal(answer)[:2] == (422, "names")


async def moved_in(child: Child, group: Group) -> None:
    await Enrolment.filter(child=child).update(group_id=group.id)


async def test_a_message_published_after_midnight_counts_for_the_new_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    await a_post(group=group, author=teacher, title="Van gisteren")
    it_is(monkeypatch, "2026-03-05T00:00")

    async with visitor(teacher) as browser:
        answer = await Tablet(browser, group.public_id).publish(**WORDS)

    assert answer.status_code == 200
