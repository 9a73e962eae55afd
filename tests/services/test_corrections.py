"""Corrections: undone within two minutes, edited in the open, withdrawn and kept."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from models import AuditEntry, Group, Mention, Person, Photo, Post, PostState, PostVersion
from services import clock, corrections, drafts, events, photos, planning, posts
from services.corrections import EditedMeanwhile, NoLongerOut, TooLateToUndo
from services.desks import SCHOOL_DESK
from services.errors import NotFound
from services.messages import Message
from services.policies.naming import ChildNamed
from services.policies.posting import GroupAlreadyPosted, NothingToTell
from services.reading import posts_behind
from services.windows import windows_of
from tests.factories import a_child, a_group, a_leader, a_parent, a_teacher, last_year
from tests.moments import moment
from tests.photos import a_photo

WORDS = Message(title="Naar het bos", text="We zochten bladeren.")
BETTER = Message(title="Naar het bos", text="We zochten bladeren en eikels.")


async def told(teacher: Person, group: Group, message: Message = WORDS) -> Post:
    return await posts.publish_post(teacher, group.public_id, message)


async def now_of(post: Post) -> Post:
    return await Post.get(id=post.id)


async def titles_seen_by(viewer: Person) -> list[str]:
    return [post.title for post in await posts_behind(await windows_of(viewer))]


async def last_deed() -> str:
    line = await AuditEntry.all().order_by("-id").first()
    return line.deed if line else ""


def let_it_be(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: at)


async def test_what_is_taken_back_never_was_and_lies_in_the_draft() -> None:
    group = await a_group()
    teacher, parent = await a_teacher(of=group), await a_parent(group=group)
    photo = await a_photo(teacher)
    post = await told(teacher, group, replace(WORDS, photos=(photo.public_id,)))
    heard: list[events.PostGone] = []
    events.post_gone.subscribe(heard.append)

    desk = await corrections.take_back(teacher, post.public_id)

    assert desk.key == group.public_id
    assert [(one.post_id, one.windows) for one in heard] == [
        (post.id, ((group.id, desk.school_year_id),))
    ]
    assert await titles_seen_by(parent) == []
    with pytest.raises(NotFound):
        await photos.photo_file(parent, photo.public_id, 320)
    draft = await drafts.draft_at(teacher, group.public_id)
    assert (draft.title, draft.text) == (WORDS.title, WORDS.text)
    assert [one.public_id for one in draft.photos] == [photo.public_id]
    assert await last_deed() == "post.taken_back"


async def test_p1_taking_back_frees_the_day_and_withdrawing_does_not() -> None:
    group, other = await a_group(), await a_group()
    leader = await a_leader()
    await corrections.take_back(leader, (await told(leader, group)).public_id)
    await corrections.withdraw_post(leader, (await told(leader, other)).public_id)

    await told(leader, group)

    with pytest.raises(GroupAlreadyPosted):
        await told(leader, other)


@pytest.mark.parametrize(
    "published",
    [
        "2026-03-04T10:00",
        "2026-03-04T23:59:30",  # over midnight
        "2025-12-31T23:59:30",  # over the end of the year
        "2026-03-29T01:59:30",  # the clocks go forward
        "2025-10-26T02:59:30",  # the clocks go back
    ],
)
async def test_undoing_takes_two_minutes_of_real_time(
    monkeypatch: pytest.MonkeyPatch, published: str
) -> None:
    group, other = await a_group(), await a_group()
    leader = await a_leader()
    let_it_be(monkeypatch, moment(published))
    in_time, too_late = await told(leader, group), await told(leader, other)

    let_it_be(monkeypatch, later(moment(published), seconds=119))
    offered = await corrections.undoable_posts(leader)
    await corrections.take_back(leader, in_time.public_id)
    let_it_be(monkeypatch, later(moment(published), seconds=120))

    assert {one.public_id for one in offered} == {in_time.public_id, too_late.public_id}
    assert {one.until - too_late.published_at for one in offered} == {timedelta(minutes=2)}
    assert await corrections.undoable_posts(leader) == []
    with pytest.raises(TooLateToUndo) as refusal:
        await corrections.take_back(leader, too_late.public_id)
    assert refusal.value.sentence() == (
        "De twee minuten zijn voorbij. Je kunt het bericht nog wel wijzigen of intrekken."
    )
    assert (await now_of(too_late)).state is PostState.OUT


def later(at: datetime, *, seconds: int) -> datetime:
    """In real time."""
    return clock.at_timestamp(at.timestamp() + seconds)


async def test_two_presses_take_it_back_once() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await told(teacher, group)

    outcomes = await asyncio.gather(
        *[corrections.take_back(teacher, post.public_id) for _ in range(3)],
        return_exceptions=True,
    )

    assert [type(one) for one in outcomes].count(NoLongerOut) == 2
    assert await AuditEntry.filter(deed="post.taken_back").count() == 1
    assert (await drafts.draft_at(teacher, group.public_id)).text == WORDS.text


async def test_taking_back_and_withdrawing_at_once_has_one_winner() -> None:
    group = await a_group()
    teacher, partner = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")
    post = await told(teacher, group)

    outcomes = await asyncio.gather(
        corrections.take_back(teacher, post.public_id),
        corrections.withdraw_post(partner, post.public_id),
        return_exceptions=True,
    )

    assert [type(one) for one in outcomes].count(NoLongerOut) == 1
    state = (await now_of(post)).state
    assert state is (
        PostState.WITHDRAWN if isinstance(outcomes[0], NoLongerOut) else PostState.TAKEN_BACK
    )
    draft = await drafts.draft_at(teacher, group.public_id)
    assert draft.is_empty == (state is PostState.WITHDRAWN)


async def test_what_is_taken_back_goes_above_what_the_partner_is_writing_by_then() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await told(teacher, group)
    save = drafts.Save(
        message=Message(text="Morgen zwemmen."),
        base=Message(),
        version=0,
        screen="tablet",
        number=1,
    )
    await drafts.save_draft(teacher, group.public_id, save)

    await corrections.take_back(teacher, post.public_id)

    text = (await drafts.draft_at(teacher, group.public_id)).text
    assert text.index(WORDS.text) < text.index("Morgen zwemmen.")


async def test_undo_is_offered_to_who_published_it() -> None:
    group = await a_group()
    teacher, partner = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")
    post = await told(teacher, group)

    (offered,) = await corrections.undoable_posts(teacher)

    assert (offered.public_id, offered.title) == (post.public_id, WORDS.title)
    assert await corrections.undoable_posts(partner) == []
    assert await corrections.undoable_posts(await a_parent(group=group)) == []


async def test_a_withdrawn_message_is_gone_for_parents_and_kept() -> None:
    group = await a_group()
    teacher, parent = await a_teacher(of=group), await a_parent(group=group)
    photo = await a_photo(teacher)
    post = await told(teacher, group, replace(WORDS, photos=(photo.public_id,)))
    await photos.photo_file(parent, photo.public_id, 320)
    heard: list[events.PostGone] = []
    events.post_gone.subscribe(heard.append)

    await corrections.withdraw_post(teacher, post.public_id)

    assert await titles_seen_by(parent) == []
    for viewer in (parent, teacher):
        with pytest.raises(NotFound):
            await photos.photo_file(viewer, photo.public_id, 320)
    kept = await now_of(post)
    assert (kept.state, kept.text) == (PostState.WITHDRAWN, WORDS.text)
    assert await Photo.filter(post=post).count() == 1
    assert [one.post_id for one in heard] == [post.id]
    with pytest.raises(NoLongerOut):
        await corrections.withdraw_post(teacher, post.public_id)


async def test_an_edit_is_marked_and_the_earlier_words_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    teacher, partner = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")
    post = await told(teacher, group)
    heard: list[events.PostEdited] = []
    events.post_edited.subscribe(heard.append)
    an_hour_later = clock.now() + timedelta(hours=1)
    let_it_be(monkeypatch, an_hour_later)

    await corrections.edit_post(partner, post.public_id, BETTER, edited_at=None)

    changed = await now_of(post)
    assert (changed.text, changed.edited_at) == (BETTER.text, an_hour_later)
    assert changed.published_at == post.published_at
    version = await PostVersion.get().select_related("edited_by")
    assert (version.text, version.edited_by.id, version.edited_at) == (
        WORDS.text,
        partner.id,
        an_hour_later,
    )
    assert [one.post_id for one in heard] == [post.id]
    assert await last_deed() == "post.edited"


async def test_an_edit_that_changes_nothing_is_none() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    photo = await a_photo(teacher)
    post = await told(teacher, group, replace(WORDS, photos=(photo.public_id,)))
    same = Message(title=" Naar het  bos", text=WORDS.text + "\r\n", photos=(photo.public_id,))

    await corrections.edit_post(teacher, post.public_id, same, edited_at=None)

    assert (await now_of(post)).edited_at is None
    assert not await PostVersion.exists()
    assert await last_deed() == "post.published"


async def test_an_edit_adds_moves_and_removes_photos() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    first, second, third = [await a_photo(teacher) for _ in range(3)]
    post = await told(teacher, group, replace(WORDS, photos=(first.public_id, second.public_id)))
    new = replace(WORDS, photos=(third.public_id, first.public_id))

    await corrections.edit_post(teacher, post.public_id, new, edited_at=None)

    shown = await Photo.filter(post=post).order_by("position").values_list("id", flat=True)
    assert shown == [third.id, first.id]
    assert not await Photo.exists(id=second.id)
    assert (await PostVersion.get()).photo_count == 2


async def test_of_two_edits_of_the_same_words_the_second_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    teacher, partner = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")
    post = await told(teacher, group)

    outcomes = await asyncio.gather(
        corrections.edit_post(teacher, post.public_id, BETTER, edited_at=None),
        corrections.edit_post(
            partner, post.public_id, replace(BETTER, text="Anders."), edited_at=None
        ),
        return_exceptions=True,
    )

    assert {type(outcome) for outcome in outcomes} == {Post, EditedMeanwhile}
    assert await PostVersion.all().count() == 1
    seen = await corrections.post_to_correct(partner, post.public_id)
    let_it_be(monkeypatch, clock.now() + timedelta(minutes=1))
    again = Message(title=seen.title, text="Nog beter.")
    await corrections.edit_post(partner, post.public_id, again, edited_at=seen.edited_at)
    assert (await now_of(post)).text == "Nog beter."


async def test_an_edit_keeps_the_rules_of_a_message() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await told(teacher, group)

    with pytest.raises(NothingToTell):
        await corrections.edit_post(teacher, post.public_id, Message(title="Leeg"), edited_at=None)

    assert (await now_of(post)).text == WORDS.text


async def test_p5_a_child_that_is_named_is_a_choice_at_publishing_and_at_editing() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    emma = await a_child(group=group, first_name="Emma")
    sofie = await a_child(group=group, first_name="Sofie")
    about_one = Message(title="Taart", text="Gisteren vertelde Emma over haar taart.")
    about_two = replace(about_one, text=about_one.text + " Daarna vertelde Sofie.")

    with pytest.raises(ChildNamed):
        await told(teacher, group, about_one)
    with pytest.raises(ChildNamed):
        await planning.plan_post(
            teacher, group.public_id, about_one, clock.now() + timedelta(days=1)
        )
    post = await told(teacher, group, replace(about_one, settled=(emma.public_id,)))
    with pytest.raises(ChildNamed) as refusal:
        await corrections.edit_post(teacher, post.public_id, about_two, edited_at=None)
    settled = replace(about_two, settled=(sofie.public_id,))
    await corrections.edit_post(teacher, post.public_id, settled, edited_at=None)

    assert refusal.value.facts == {"names": "Sofie"}
    noted = await Mention.filter(post=post).order_by("id").values_list("child_id", "settled_by_id")
    assert noted == [(emma.id, teacher.id), (sofie.id, teacher.id)]
    seen = await corrections.post_to_correct(teacher, post.public_id)
    assert seen.settled == (emma.public_id, sofie.public_id)


async def test_p5_a_message_of_the_school_is_looked_at_for_its_own_groups() -> None:
    group = await a_group()
    leader = await a_leader()
    await a_child(group=group, first_name="Emma")
    audience = (group.public_id,)
    post = await posts.publish_post(leader, SCHOOL_DESK, replace(WORDS, audience=audience))

    with pytest.raises(ChildNamed):
        await corrections.edit_post(
            leader,
            post.public_id,
            Message(title="Taart", text="Gisteren vertelde Emma over haar taart."),
            edited_at=None,
        )
    assert (await corrections.post_to_correct(leader, post.public_id)).audience == audience


DEEDS: list[Callable[[Person, str], Awaitable[object]]] = [
    corrections.take_back,
    corrections.withdraw_post,
    corrections.post_to_correct,
    lambda author, post: corrections.edit_post(author, post, BETTER, edited_at=None),
]


@pytest.mark.parametrize("deed", DEEDS)
async def test_p4_only_who_publishes_there_corrects(
    deed: Callable[[Person, str], Awaitable[object]],
) -> None:
    group, elsewhere = await a_group(), await a_group()
    teacher = await a_teacher(of=group)
    post, plan = await told(teacher, group), await a_plan(teacher, group)
    to_all = replace(WORDS, audience=(group.public_id,))
    of_school = await posts.publish_post(await a_leader(), SCHOOL_DESK, to_all)

    for stranger in (await a_teacher(of=elsewhere), await a_parent(group=group)):
        for public_id in (post.public_id, of_school.public_id, "bestaat-niet-hoor", "\0"):
            with pytest.raises(NotFound):
                await deed(stranger, public_id)
    for not_to_be_corrected in (of_school, plan):
        with pytest.raises(NotFound):
            await deed(teacher, not_to_be_corrected.public_id)

    assert {one.state for one in await Post.filter(id__in=[post.id, of_school.id])} == {
        PostState.OUT
    }


@pytest.mark.parametrize("deed", DEEDS)
async def test_p4_a_message_of_a_year_that_is_over_is_nobodys_to_correct(
    deed: Callable[[Person, str], Awaitable[object]],
) -> None:
    group = await a_group()
    leader = await a_leader()
    post = await told(leader, group)
    post.school_year = await last_year()
    await post.save()

    with pytest.raises(NotFound):
        await deed(leader, post.public_id)


async def a_plan(teacher: Person, group: Group) -> Post:
    tomorrow = clock.now() + timedelta(days=1)
    return await planning.plan_post(teacher, group.public_id, WORDS, tomorrow)


@pytest.mark.parametrize("deed", DEEDS)
async def test_what_is_gone_cannot_be_corrected(
    deed: Callable[[Person, str], Awaitable[object]],
) -> None:
    group, other = await a_group(), await a_group()
    leader = await a_leader()
    gone = [await told(leader, group), await told(leader, other)]
    await corrections.withdraw_post(leader, gone[0].public_id)
    await corrections.take_back(leader, gone[1].public_id)

    for post in gone:
        with pytest.raises(NoLongerOut):
            await deed(leader, post.public_id)


async def test_a_message_to_correct_tells_how_long_it_can_be_undone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    photo = await a_photo(teacher)
    post = await told(teacher, group, replace(WORDS, photos=(photo.public_id,)))

    at_once = await corrections.post_to_correct(teacher, post.public_id)
    let_it_be(monkeypatch, clock.now() + timedelta(minutes=2))
    afterwards = await corrections.post_to_correct(teacher, post.public_id)

    assert at_once.undoable_until == post.published_at + timedelta(minutes=2)
    assert afterwards.undoable_until is None
    assert (at_once.title, at_once.text, at_once.desk.key) == (
        WORDS.title,
        WORDS.text,
        group.public_id,
    )
    assert [one.public_id for one in at_once.photos] == [photo.public_id]
