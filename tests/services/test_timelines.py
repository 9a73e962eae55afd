"""What each person reads: the newest first, their own groups only, in pages of ten."""

import pytest

from models import Enrolment, Link, Person, Post, Seen, Teaching
from services import clock, groups, likes, timelines
from services.errors import NotFound
from services.reading import post_for, visible_posts
from services.timelines import PAGE_LENGTH, Chosen
from tests.counting import queries_counted
from tests.factories import (
    a_child,
    a_group,
    a_leader,
    a_parent,
    a_post,
    a_teacher,
    last_year,
    linked,
    the_school_year,
)
from tests.photos import a_photo


async def titles(viewer: Person, chosen: Chosen = timelines.EVERYTHING) -> list[str]:
    shown = await timelines.timeline(viewer, chosen)
    return [post.content.title for post in shown.posts]


async def test_p3_parents_read_the_groups_of_their_own_children_only() -> None:
    own, other = await a_group(), await a_group()
    await a_post(group=own, title="Van ons")
    foreign = await a_post(group=other, title="Van hen")
    parent = await a_parent(group=own)

    assert await titles(parent) == ["Van ons"]
    with pytest.raises(NotFound):
        await post_for(parent, foreign.public_id)


async def test_p3_a_foreign_id_is_refused_like_one_that_does_not_exist() -> None:
    foreign = await a_post()
    parent = await a_parent()

    refusals = []
    for public_id in (foreign.public_id, "does-not-exist"):
        with pytest.raises(NotFound) as refusal:
            await timelines.timeline(parent, after=public_id)
        refusals.append((type(refusal.value), refusal.value.facts))

    assert refusals[0] == refusals[1]


@pytest.mark.parametrize("kind", ["child", "group"])
async def test_p3_somebody_elses_child_or_group_cannot_be_chosen(kind: str) -> None:
    foreign = await a_group()
    child = await a_child(group=foreign)
    public_id = child.public_id if kind == "child" else foreign.public_id

    with pytest.raises(NotFound):
        await timelines.timeline(await a_parent(), Chosen(**{kind: public_id}))


async def test_p3_a_link_that_ended_shows_nothing_any_more() -> None:
    group = await a_group()
    await a_post(group=group)
    parent = await a_parent(group=group)
    await Link.filter(person=parent).update(ended_at=clock.now())

    assert await titles(parent) == []


async def test_p3_a_child_that_moved_takes_its_parents_along() -> None:
    old, new = await a_group(), await a_group()
    await a_post(group=old, title="Oude groep")
    await a_post(group=new, title="Nieuwe groep")
    child = await a_child(group=old)
    parent = await a_parent(of=child)
    await Enrolment.filter(child=child).update(is_open=None)
    await Enrolment.create(child=child, group=new, school_year=await the_school_year())

    assert await titles(parent) == ["Nieuwe groep"]


async def test_p3_last_years_link_shows_last_years_group_and_not_the_one_of_now() -> None:
    old, new, before = await a_group(), await a_group(), await last_year()
    child = await a_child(group=new)
    await Enrolment.create(child=child, group=old, school_year=before)
    for group, title in ((old, "Eigen groep"), (new, "Andere groep")):
        post = await a_post(group=group, title=title, days_ago=300)
        await Post.filter(id=post.id).update(school_year=before)
    await a_post(group=new, title="Van nu")
    parent = await a_parent(of=child)
    await Link.filter(person=parent).update(school_year=before)

    assert await titles(parent) == ["Eigen groep"]


async def test_p3_who_taught_a_group_last_year_neither_reads_nor_writes_in_it() -> None:
    group, before = await a_group(), await last_year()
    teacher = await a_teacher(of=group)
    post = await a_post(group=group, author=teacher, days_ago=300)
    await Teaching.filter(person=teacher).update(school_year=before)
    await Post.filter(id=post.id).update(school_year=before)

    assert await titles(teacher) == []
    assert await groups.groups_to_write_in(teacher) == []


async def test_p3_teachers_read_their_own_group_and_the_leader_reads_all() -> None:
    group, other = await a_group(), await a_group()
    teacher = await a_teacher(of=group)
    await a_post(group=group, author=teacher, title="Van ons")
    await a_post(group=other, title="Van hen", days_ago=1)

    assert await titles(teacher) == ["Van ons"]
    assert await titles(await a_leader()) == ["Van ons", "Van hen"]


async def test_p3_nobody_without_a_window_reads_anything() -> None:
    await a_post()
    parent = await a_parent()
    await Link.all().delete()

    assert not await (await visible_posts(parent)).exists()


async def test_all_children_are_read_together_the_newest_first() -> None:
    group, other = await a_group(), await a_group()
    parent = await a_parent(group=group)
    child = await a_child(group=other, first_name="Deniz")
    await linked(parent, child)
    await a_post(group=group, title="Gisteren", days_ago=1)
    await a_post(group=other, title="Vandaag")

    assert await titles(parent) == ["Vandaag", "Gisteren"]
    assert await titles(parent, Chosen(child=child.public_id)) == ["Vandaag"]


async def test_a_post_says_for_which_children_it_is() -> None:
    group = await a_group()
    elif_, deniz = (
        await a_child(group=group, first_name="Elif"),
        await a_child(group=group, first_name="Deniz"),
    )
    parent = await a_parent(of=elif_)
    await linked(parent, deniz)
    await a_post(group=group)

    both = await timelines.timeline(parent)
    one = await timelines.timeline(parent, Chosen(child=deniz.public_id))

    assert both.posts[0].for_children == ("Elif", "Deniz")
    assert one.posts[0].for_children == ("Deniz",)


async def test_pages_of_the_same_moment_lose_and_repeat_nothing() -> None:
    parent = await a_parent(group=(first := await a_group()))
    groups = [first, *[await a_group() for _ in range(PAGE_LENGTH + 4)]]
    for group in groups[1:]:
        await linked(parent, await a_child(group=group))
    for group in groups:  # a school in which everybody publishes in the same second
        await a_post(group=group, title=group.name, at=clock.now())

    first_page = await timelines.timeline(parent)
    assert first_page.next_after is not None
    second_page = await timelines.timeline(parent, after=first_page.next_after)

    shown = [post.content.title for post in (*first_page.posts, *second_page.posts)]
    assert len(first_page.posts) == PAGE_LENGTH
    assert second_page.next_after is None
    assert sorted(shown) == sorted(group.name for group in groups)


async def test_a_post_that_is_published_meanwhile_does_not_shift_the_pages() -> None:
    group = await a_group()
    parent = await a_parent(group=group)
    for days_ago in range(1, PAGE_LENGTH + 3):
        await a_post(group=group, title=str(days_ago), days_ago=days_ago)
    page = await timelines.timeline(parent)
    await a_post(group=group, title="nieuw")

    older = await timelines.timeline(parent, after=page.next_after)

    assert [post.content.title for post in older.posts] == ["11", "12"]


async def test_more_posts_photos_and_likes_ask_no_more_of_the_database(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    group = await a_group()
    teacher, parent = await a_teacher(of=group), await a_parent(group=group)
    counts = []
    for days_ago in (0, 1, 2):
        post = await a_post(group=group, author=teacher, days_ago=days_ago)
        photo = await a_photo(teacher)
        photo.post = post
        await photo.save()
        await likes.set_like(parent, post.public_id, likes=True)
        with queries_counted(monkeypatch) as asked:
            await timelines.timeline(parent)
        counts.append(len(asked))

    assert counts[0] > 0
    assert len(set(counts)) == 1


async def test_a_screen_hears_what_became_of_its_posts_and_what_is_new() -> None:
    group = await a_group()
    parent = await a_parent(group=group)
    kept, gone = (
        await a_post(group=group, title="Blijft", days_ago=2),
        await a_post(group=group, title="Weg", days_ago=1),
    )
    shown = [kept.public_id, gone.public_id]
    await gone.delete()
    await a_post(group=group, title="Nieuw")

    changes = await timelines.changes_since(parent, timelines.EVERYTHING, shown)

    assert [post.content.title for post in changes.known] == ["Blijft"]
    assert changes.gone == (gone.public_id,)
    assert [post.content.title for post in changes.news] == ["Nieuw"]


async def test_a_screen_that_missed_more_than_a_page_had_better_begin_again() -> None:
    group = await a_group()
    parent = await a_parent(group=group)
    old = await a_post(group=group, days_ago=PAGE_LENGTH + 1)
    for days_ago in range(PAGE_LENGTH + 1):
        await a_post(group=group, days_ago=days_ago)

    changes = await timelines.changes_since(parent, timelines.EVERYTHING, [old.public_id])

    assert changes.are_too_many
    assert changes.gone == ()


async def test_p3_a_screen_learns_nothing_about_posts_that_are_not_its_own() -> None:
    foreign = await a_post()
    parent = await a_parent()

    changes = await timelines.changes_since(parent, timelines.EVERYTHING, [foreign.public_id])
    unknown = await timelines.changes_since(parent, timelines.EVERYTHING, ["not-a-post"])

    assert (changes.known, changes.news) == ((), ())
    assert changes.gone == (foreign.public_id,)
    assert unknown.gone == ("not-a-post",)


async def test_that_a_screen_asks_is_no_sign_that_somebody_looks() -> None:
    post = await a_post()
    parent = await a_parent(group=post.group)

    await timelines.changes_since(parent, timelines.EVERYTHING, [post.public_id])

    assert not await Seen.exists()


async def test_the_day_of_a_post_is_the_day_in_amsterdam() -> None:
    just_after_midnight = clock.now().replace(hour=0, minute=10)  # in UTC it is still yesterday
    post = await a_post(at=just_after_midnight)
    shown = await timelines.timeline(await a_parent(group=post.group))

    assert shown.posts[0].content.day == clock.today()
