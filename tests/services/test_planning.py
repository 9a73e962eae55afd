"""Plans: kept until their moment, published once, and back in the draft when that cannot be."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from models import (
    AuditEntry,
    Break,
    BreakKind,
    Draft,
    Group,
    Person,
    Post,
    PostState,
    SchoolYear,
    Teaching,
)
from services import audit, clock, drafts, events, planning, posts
from services.corrections import take_back
from services.desks import SCHOOL_DESK
from services.errors import NotFound, Refusal
from services.messages import Message
from services.planning import PlanIsOver
from services.policies.planning import (
    HolidayThatDay,
    NoSchoolThatDay,
    TooSoonToPlan,
    a_plan_is_for_a_moment_to_come,
)
from services.policies.posting import GroupAlreadyPlanned, GroupAlreadyPosted
from services.reading import posts_behind
from services.windows import windows_of
from tests.factories import a_group, a_leader, a_parent, a_post, a_teacher, the_school_year
from tests.moments import moment
from tests.photos import a_photo

WORDS = Message(title="Naar het bos", text="We zochten bladeren.")
THURSDAY = moment("2026-03-05T07:30")


async def plan(teacher: Person, group: Group, at: datetime = THURSDAY, **of: str) -> Post:
    message = Message(title=of.get("title", WORDS.title), text=WORDS.text)
    return await planning.plan_post(teacher, group.public_id, message, at)


async def now_of(post: Post) -> Post:
    return await Post.get(id=post.id)


async def seen_by(viewer: Person) -> list[str]:
    behind = posts_behind(await windows_of(viewer))
    return [post.title for post in await behind.order_by("id")]


async def deeds() -> list[str]:
    return [line.deed for line in await AuditEntry.all().order_by("id")]


def let_it_be(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: at)


async def test_a_plan_waits_unseen_and_goes_out_at_its_moment() -> None:
    group = await a_group()
    teacher, parent = await a_teacher(of=group), await a_parent(group=group)
    heard: list[events.PostPublished] = []
    events.post_published.subscribe(heard.append)
    year = await the_school_year()

    post = await plan(teacher, group)
    early = await planning.publish_due(THURSDAY - timedelta(seconds=1))
    before = await seen_by(parent)
    on_time = await planning.publish_due(THURSDAY + timedelta(seconds=19))

    assert (early, before, on_time) == (0, [], 1)
    assert await seen_by(parent) == ["Naar het bos"]
    assert [(one.post_id, one.windows) for one in heard] == [(post.id, ((group.id, year.id),))]
    went_out = await now_of(post)
    assert (went_out.published_at, went_out.counts_for_day) == (THURSDAY, date(2026, 3, 5))
    assert await deeds() == ["post.planned", "post.published"]
    assert await AuditEntry.filter(person=teacher).count() == 2


async def test_a_plan_takes_its_draft_and_its_photos_along() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    photo = await a_photo(teacher)
    message = Message(title="Foto's", photos=(photo.public_id,))
    await drafts.save_draft(
        teacher,
        group.public_id,
        drafts.Save(message=message, base=Message(), version=0, screen="tablet", number=1),
    )

    post = await planning.plan_post(teacher, group.public_id, message, THURSDAY)

    assert (await drafts.draft_at(teacher, group.public_id)).is_empty
    await photo.refresh_from_db()
    assert photo.post_id == post.id  # type: ignore[attr-defined]


async def test_p1_a_plan_claims_its_day_against_publishing_and_planning() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group)
    await plan(teacher, group, moment("2026-03-04T16:00"))

    with pytest.raises(GroupAlreadyPlanned) as refusal:
        await posts.publish_post(teacher, group.public_id, WORDS)
    with pytest.raises(GroupAlreadyPlanned):
        await plan(teacher, group, moment("2026-03-04T17:00"))

    assert refusal.value.sentence() == (
        "De Gorgels heeft voor woensdag 4 maart al een bericht gepland. Kies een andere dag."
    )


async def test_p1_a_day_that_was_used_is_not_planned_for() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    await posts.publish_post(teacher, group.public_id, WORDS)

    with pytest.raises(GroupAlreadyPosted):
        await plan(teacher, group, moment("2026-03-04T16:00"))


async def test_p1_publishing_and_planning_in_the_same_second_are_one_message() -> None:
    group = await a_group()
    first, second = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")

    outcomes = await asyncio.gather(
        posts.publish_post(first, group.public_id, WORDS),
        plan(second, group, moment("2026-03-04T16:00")),
        return_exceptions=True,
    )

    kinds = {type(outcome) for outcome in outcomes}
    assert kinds in ({Post, GroupAlreadyPosted}, {Post, GroupAlreadyPlanned})
    assert await Post.filter(group=group).count() == 1


@pytest.mark.parametrize(
    ("at", "refusal"),
    [
        ("2026-03-04T09:00", TooSoonToPlan),
        ("2026-03-04T10:01", TooSoonToPlan),
        ("2026-03-07T10:00", NoSchoolThatDay),
        ("2026-03-29T02:30", NoSchoolThatDay),  # an hour that the clocks leave out
        ("2026-03-06T10:00", HolidayThatDay),
        ("2026-08-03T10:00", HolidayThatDay),
    ],
)
async def test_a_plan_is_for_a_school_day_to_come(at: str, refusal: type[Refusal]) -> None:
    group = await a_group()
    await a_day_off("Studiedag", date(2026, 3, 6))

    with pytest.raises(refusal) as refused:
        await plan(await a_teacher(of=group), group, moment(at))

    assert type(refused.value) is refusal
    assert not await Post.exists()


def test_a_moment_to_come_is_one_in_real_time() -> None:
    """Of the hour that the clocks show twice, too."""
    first_time = moment("2026-10-25T02:59:30")
    second_time = moment("2026-10-25T02:59:45").replace(fold=1)

    a_plan_is_for_a_moment_to_come(second_time, first_time)

    with pytest.raises(TooSoonToPlan):
        a_plan_is_for_a_moment_to_come(first_time, second_time)


async def test_a_day_without_school_is_called_by_its_name() -> None:
    group = await a_group()
    await a_day_off("Studiedag", date(2026, 3, 6))

    with pytest.raises(HolidayThatDay) as refusal:
        await plan(await a_teacher(of=group), group, moment("2026-03-06T10:00"))

    assert refusal.value.sentence() == (
        "Op vrijdag 6 maart is er geen school (Studiedag). Kies een schooldag."
    )


async def a_day_off(name: str, day: date) -> None:
    year = await the_school_year()
    kind = BreakKind.STUDY_DAY
    await Break.create(school_year=year, kind=kind, name=name, first_day=day, last_day=day)


@pytest.mark.parametrize("written", ["2026-03-28T12:00", "2026-10-24T12:00"])
async def test_a_plan_over_the_night_the_clocks_change_goes_out_by_the_schools_clock(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    await SchoolYear.create(
        name="2025-2027",
        first_day=date(2025, 8, 1),
        last_day=date(2027, 7, 31),
        is_current=True,
    )
    let_it_be(monkeypatch, moment(written))
    group = await a_group()
    monday = moment(written).replace(hour=7, minute=30) + timedelta(days=2)

    post = await plan(await a_teacher(of=group), group, monday)
    early = await planning.publish_due(monday.astimezone(UTC) - timedelta(seconds=1))
    on_time = await planning.publish_due(monday.astimezone(UTC))

    assert (early, on_time) == (0, 1)
    assert (await now_of(post)).counts_for_day == monday.date()


async def test_two_programs_publish_a_plan_once() -> None:
    group = await a_group()
    await plan(await a_teacher(of=group), group)
    heard: list[events.PostPublished] = []
    events.post_published.subscribe(heard.append)

    counts = await asyncio.gather(*[planning.publish_due(THURSDAY) for _ in range(3)])

    assert (sum(counts), len(heard)) == (1, 1)
    assert await deeds() == ["post.planned", "post.published"]


async def test_a_little_late_is_when_it_was_planned_also_over_midnight() -> None:
    group = await a_group()
    at = moment("2026-03-05T23:59:50")
    post = await plan(await a_teacher(of=group), group, at)

    await planning.publish_due(moment("2026-03-06T00:00:10"))

    went_out = await now_of(post)
    assert (went_out.published_at, went_out.counts_for_day) == (at, date(2026, 3, 5))


async def test_late_is_when_it_went_out_so_that_it_can_be_undone_for_two_minutes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await plan(teacher, group)
    now = THURSDAY + timedelta(minutes=3)

    await planning.publish_due(now)
    let_it_be(monkeypatch, now + timedelta(seconds=119))
    await take_back(teacher, post.public_id)

    went_out = await now_of(post)
    assert (went_out.published_at, went_out.state) == (now, PostState.TAKEN_BACK)


async def test_p1_late_by_a_day_it_takes_today_and_frees_the_day_it_was_planned_for() -> None:
    group = await a_group()
    post = await plan(await a_teacher(of=group), group)
    friday = moment("2026-03-06T08:00")

    assert await planning.publish_due(friday) == 1

    went_out = await now_of(post)
    assert (went_out.published_at, went_out.counts_for_day) == (friday, date(2026, 3, 6))


async def test_p1_late_by_a_day_that_the_partner_used_it_lies_in_the_draft_again() -> None:
    group = await a_group()
    teacher, partner = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")
    photo = await a_photo(teacher)
    message = Message(title="Morgen", text="Neem laarzen mee.", photos=(photo.public_id,))
    post = await planning.plan_post(teacher, group.public_id, message, THURSDAY)
    friday = moment("2026-03-06T08:00")
    await a_post(group=group, author=partner, at=friday - timedelta(minutes=5))

    counts = await asyncio.gather(*[planning.publish_due(friday) for _ in range(2)])

    assert sum(counts) == 0
    missed = await now_of(post)
    assert (missed.state, missed.counts_for_day) == (PostState.TAKEN_BACK, None)
    draft = await drafts.draft_at(partner, group.public_id)
    assert (draft.title, draft.text, draft.missed_at) == ("Morgen", "Neem laarzen mee.", THURSDAY)
    assert [one.public_id for one in draft.photos] == [photo.public_id]
    assert (await deeds())[-1] == "post.missed"
    assert await planning.publish_due(friday) == 0
    assert await Draft.all().count() == 1


async def test_p4_the_plan_of_who_lost_the_group_lies_in_the_draft_for_the_partner() -> None:
    group = await a_group()
    teacher, partner = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")
    post = await plan(teacher, group)
    await Teaching.filter(person=teacher).delete()

    assert await planning.publish_due(THURSDAY) == 0

    assert (await now_of(post)).state is PostState.TAKEN_BACK
    draft = await drafts.draft_at(partner, group.public_id)
    assert (draft.title, draft.missed_at) == ("Naar het bos", THURSDAY)


async def test_a_plan_of_a_year_that_is_over_lies_in_the_draft_of_the_new_one() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await plan(teacher, group)
    await SchoolYear.filter(is_current=True).update(is_current=None)
    new = await SchoolYear.create(
        name="2026-2027", first_day=date(2026, 3, 5), last_day=date(2027, 7, 31), is_current=True
    )
    await Teaching.create(person=teacher, group=group, school_year=new)

    assert await planning.publish_due(THURSDAY) == 0

    assert (await now_of(post)).state is PostState.TAKEN_BACK
    assert (await drafts.draft_at(teacher, group.public_id)).title == "Naar het bos"


async def test_a_plan_of_a_year_that_is_over_and_a_group_that_was_lost_is_kept_with_that_year() -> (
    None
):
    group = await a_group()
    post = await plan(await a_teacher(of=group), group)
    await SchoolYear.filter(is_current=True).update(is_current=None)

    assert await planning.publish_due(THURSDAY) == 0

    assert (await now_of(post)).state is PostState.TAKEN_BACK
    assert (await Draft.get()).title == "Naar het bos"


async def test_one_plan_that_fails_holds_up_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    groups = [await a_group() for _ in range(3)]
    planned = [await plan(await a_teacher(of=group), group) for group in groups]
    write = audit.record

    async def fails_for_the_second(person: Person | None, deed: str, subject_id: int) -> None:
        if subject_id == planned[1].id:
            raise OSError("disk")
        await write(person, deed, subject_id)

    with monkeypatch.context() as broken:
        broken.setattr(audit, "record", fails_for_the_second)
        first_try = await planning.publish_due(THURSDAY)
    caplog.clear()
    second_try = await planning.publish_due(THURSDAY + timedelta(seconds=20))

    assert (first_try, second_try) == (2, 1)
    assert [(await now_of(post)).state for post in planned] == [PostState.OUT] * 3


async def test_a_plan_is_taken_back_into_the_draft_and_frees_its_day() -> None:
    group = await a_group()
    teacher, partner = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")
    post = await plan(teacher, group)
    heard: list[events.DeskChanged] = []
    events.desk_changed.subscribe(heard.append)

    desk = await planning.return_to_draft(partner, post.public_id)

    assert desk.key == group.public_id
    assert {one.desk for one in heard} == {group.public_id}
    assert (await drafts.draft_at(teacher, group.public_id)).title == "Naar het bos"
    assert await planning.publish_due(THURSDAY) == 0
    await plan(teacher, group)
    with pytest.raises(PlanIsOver):
        await planning.return_to_draft(teacher, post.public_id)
    assert await deeds() == ["post.planned", "post.unplanned", "post.planned"]


async def test_a_plan_that_is_due_and_taken_back_at_once_does_one_of_the_two() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await plan(teacher, group)

    went_out, back = await asyncio.gather(
        planning.publish_due(THURSDAY),
        planning.return_to_draft(teacher, post.public_id),
        return_exceptions=True,
    )

    is_out = (await now_of(post)).state is PostState.OUT
    assert went_out == int(is_out)
    assert isinstance(back, PlanIsOver) == is_out
    assert (await drafts.draft_at(teacher, group.public_id)).is_empty == is_out


async def test_p4_only_who_publishes_there_plans_or_takes_a_plan_back() -> None:
    group, elsewhere = await a_group(), await a_group()
    post = await plan(await a_teacher(of=group), group)
    strangers = await a_teacher(of=elsewhere), await a_parent(group=group)

    for stranger in strangers:
        with pytest.raises(NotFound):
            await plan(stranger, group, THURSDAY + timedelta(days=1))
        for public_id in (post.public_id, "bestaat-niet-hoor", "\0"):
            with pytest.raises(NotFound):
                await planning.return_to_draft(stranger, public_id)

    assert (await now_of(post)).state is PostState.PLANNED


async def test_a_message_of_the_school_is_planned_for_its_groups() -> None:
    group, elsewhere = await a_group(), await a_group()
    leader = await a_leader()
    message = Message(title="Vrij", text="Studiedag.", audience=(group.public_id,))
    await planning.plan_post(leader, SCHOOL_DESK, message, THURSDAY)

    await planning.publish_due(moment("2026-03-06T08:00"))

    post = await Post.get()
    assert (post.school_day, post.counts_for_day) == (date(2026, 3, 6), None)
    assert await seen_by(await a_parent(group=group)) == ["Vrij"]
    assert await seen_by(await a_parent(group=elsewhere)) == []


async def test_p1_a_message_of_the_school_that_is_late_on_a_day_it_used_goes_back_whole() -> None:
    group, other = await a_group(), await a_group()
    leader = await a_leader()
    audience = (group.public_id, other.public_id)
    message = Message(title="Vrij", text="Studiedag.", audience=audience)
    await planning.plan_post(leader, SCHOOL_DESK, message, THURSDAY)
    await planning.plan_post(leader, SCHOOL_DESK, message, THURSDAY + timedelta(days=1))

    out = await planning.publish_due(moment("2026-03-06T07:30"))

    draft = await drafts.draft_at(leader, SCHOOL_DESK)
    assert (out, draft.title, set(draft.audience)) == (1, "Vrij", set(audience))
