"""A message that waits for its moment, and comes back to its desk."""

from datetime import timedelta

import pytest

from models import Group, Person, Photo, Post, PostState
from services import clock, planning, posts
from services.messages import Message
from tests.factories import a_group, a_parent, a_teacher
from tests.moments import moment
from tests.pages.tablets import MORNING, WORDS, Tablet, it_is, refusal
from tests.pages.visitors import sign_in, visitor
from tests.photos import a_photo
from tests.school_days import a_break

pytestmark = pytest.mark.usefixtures("user")

LATER = "2026-03-04T16:00"


async def titles_out() -> list[str]:
    return [post.title for post in await Post.filter(state=PostState.OUT).order_by("id")]


async def test_a_plan_says_when_and_goes_out_then() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    photo = await a_photo(teacher)

    async with visitor(teacher) as browser:
        tablet = Tablet(browser, group.public_id)
        answer = await tablet.plan(MORNING, **WORDS, photos=[photo.public_id])
        left = await tablet.look()
    await planning.publish_due(moment(MORNING))

    post = await Post.get()
    assert answer.json() == {
        "sentence": "Gepland voor donderdag 5 maart, 7.30.",
        "post": post.public_id,
    }
    assert (left["title"], left["photos"]) == ("", [])
    assert (post.state, post.published_at) == (PostState.OUT, moment(MORNING))
    assert await Photo.filter(id=photo.id, post_id=post.id).exists()


async def test_a_teacher_who_speaks_english_is_answered_in_english() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    teacher.language = "en"
    await teacher.save(update_fields=["language"])

    async with visitor(teacher) as browser:
        tablet = Tablet(browser, group.public_id)
        untitled = await tablet.publish(text="Niets")
        planned = await tablet.plan(LATER, **WORDS)
        await tablet.look()
        full = await tablet.publish(**WORDS)

    assert refusal(untitled)[2].startswith("Give the message a title")
    assert planned.json()["sentence"] == "Planned for Wednesday 4 March, 16:00."
    assert refusal(full)[2].startswith("De Gorgels has already planned a message for Wednesday")


@pytest.mark.parametrize(
    ("at", "begins"),
    [
        ("2026-03-04T09:00", "Kies een moment dat nog komt"),
        ("2026-03-04T10:01", "Kies een moment dat nog komt"),
        ("2026-03-07T10:00", "Op zaterdag 7 maart is er geen school."),
        ("2026-03-29T02:30", "Op zondag 29 maart is er geen school."),  # an hour that is not there
        ("2026-03-06T10:00", "Op vrijdag 6 maart is er geen school (Studiedag)."),
        ("2026-08-03T10:00", "Op maandag 3 augustus is er geen school (Buiten dit schooljaar)."),
        ("9999-12-31T23:59", "Op vrijdag 31 december 9999 is er geen school"),
    ],
)
async def test_a_moment_without_school_is_refused_and_nothing_is_lost(at: str, begins: str) -> None:
    group = await a_group()
    await a_break("Studiedag", moment("2026-03-06T10:00").date())

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        answer = await tablet.plan(at, **WORDS)
        left = await tablet.look()

    status, place, sentence = refusal(answer)
    assert (status, place) == (422, "")
    assert sentence.startswith(begins)
    assert left["title"] == "Naar het bos"
    assert not await Post.exists()


@pytest.mark.parametrize(
    "at", ["", "morgen", "0001-01-01T00:00", "2026-02-30T10:00", "2026-03-05T07:30+05:00", None, 5]
)
async def test_what_is_no_moment_on_the_schools_clock_is_refused(at: object) -> None:
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        tablet = Tablet(browser, group.public_id)
        answer = await tablet.press("plannen", {**tablet.typed(**WORDS), "at": at})

    assert answer.status_code == 422
    assert not await Post.exists()


@pytest.mark.parametrize(
    ("day_before", "at", "out"),
    [
        ("2026-03-27T20:00", "2026-03-30T07:30", "2026-03-30T05:30+00:00"),  # summer time begins
        ("2025-10-24T20:00", "2025-10-27T07:30", "2025-10-27T06:30+00:00"),  # and ends
        ("2025-12-19T20:00", "2026-01-05T07:30", "2026-01-05T06:30+00:00"),
    ],
)
async def test_a_plan_is_a_time_on_the_schools_clock_whatever_happens_to_it_meanwhile(
    monkeypatch: pytest.MonkeyPatch, day_before: str, at: str, out: str
) -> None:
    it_is(monkeypatch, day_before)
    group = await a_group()

    async with visitor(await a_teacher(of=group)) as browser:
        answer = await Tablet(browser, group.public_id).plan(at, **WORDS)

    assert answer.status_code == 200
    assert (await Post.get()).published_at.isoformat(timespec="minutes") == out


async def test_what_was_offered_before_midnight_can_be_taken_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    it_is(monkeypatch, "2026-03-04T23:59:50")

    async with visitor(teacher) as browser:
        around = (await browser.get(f"/schrijven/week/{group.public_id}")).json()
        it_is(monkeypatch, "2026-03-05T00:00:10")
        answer = await Tablet(browser, group.public_id).plan(around["offer"]["at"], **WORDS)

    assert answer.json()["sentence"] == "Gepland voor donderdag 5 maart, 7.30."


# ---- back to the draft


async def a_plan(author: Person, group: Group) -> Post:
    message = Message(title=WORDS["title"], text=WORDS["text"])
    return await planning.plan_post(author, group.public_id, message, moment(MORNING))


async def test_a_plan_goes_back_to_its_desk_once() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await a_plan(teacher, group)

    async with visitor(teacher) as browser:
        done = await browser.post(f"/bericht/{post.public_id}/naar-concept")
        twice = await browser.post(f"/bericht/{post.public_id}/naar-concept")
        left = await Tablet(browser, group.public_id).look()

    assert (done.status_code, done.text) == (204, "")
    assert refusal(twice) == (
        422,
        "",
        "Dit bericht wacht niet meer: het is geplaatst, of staat weer in het concept.",
    )
    assert (left["title"], left["text"], left["partner"]) == (*WORDS.values(), {})


async def test_a_stranger_takes_no_plan_back_and_neither_does_a_parent() -> None:
    group = await a_group()
    post = await a_plan(await a_teacher(of=group), group)

    for stranger in (await a_teacher(of=await a_group()), await a_parent(group=group)):
        async with visitor(stranger) as browser:
            answer = await browser.post(f"/bericht/{post.public_id}/naar-concept")
        assert (answer.status_code, answer.text) == (404, "")

    assert (await Post.get()).state is PostState.PLANNED


async def test_a_plan_that_could_not_go_out_says_so_at_its_desk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    await a_plan(teacher, group)
    it_is(monkeypatch, "2026-03-06T08:00")  # the server was down for a day
    await posts.publish_post(teacher, group.public_id, Message(title="Vrijdag", text="Feest."))
    await planning.publish_due(clock.now())

    async with visitor(teacher) as browser:
        dutch = await Tablet(browser, group.public_id).look()
        teacher.language = "en"
        await teacher.save(update_fields=["language"])
        await sign_in(browser, teacher)
        english = await Tablet(browser, group.public_id).look()

    assert dutch["missed"] == (
        "Dit bericht stond gepland voor donderdag 5 maart, 7.30, en kon toen niet worden "
        "geplaatst. Kies een nieuw moment."
    )
    assert english["missed"].startswith("This message was planned for Thursday 5 March, 7:30,")
    assert dutch["title"] == "Naar het bos"


async def test_what_was_just_published_is_out_of_reach_of_a_plan_that_is_taken_back() -> None:
    """Who takes a plan back in the moment in which it goes out, is told so."""
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await a_plan(teacher, group)

    async with visitor(teacher) as browser:
        await planning.publish_due(moment(MORNING) + timedelta(seconds=5))
        answer = await browser.post(f"/bericht/{post.public_id}/naar-concept")

    assert refusal(answer)[2].startswith("Dit bericht wacht niet meer")
    assert await titles_out() == ["Naar het bos"]
