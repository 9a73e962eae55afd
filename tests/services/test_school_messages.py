"""Messages of the school, as people read them: once, with the sender, for all their children."""

import pytest

from models import Group, Person, Post
from services import likes, photos, timelines
from services.errors import NotFound
from services.post_views import PostView
from services.reading import GroupsByYear, groups_by_year, post_for
from services.timelines import EVERYTHING, PAGE_LENGTH, Chosen
from services.windows import windows_of
from tests.counting import queries_counted
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
from tests.photos import a_photo
from tests.school_messages import a_school_message

pytestmark = pytest.mark.usefixtures("darkroom")


async def read(viewer: Person, chosen: Chosen = EVERYTHING) -> list[PostView]:
    return list((await timelines.timeline(viewer, chosen)).posts)


async def a_parent_of_two(gorgels: Group, potters: Group) -> Person:
    parent = await a_parent(of=await a_child(group=gorgels, first_name="Elif"))
    await linked(parent, await a_child(group=potters, first_name="Deniz"))
    return parent


async def groups_of(viewer: Person) -> GroupsByYear:
    return groups_by_year(await windows_of(viewer))


async def test_a_parent_of_two_of_its_groups_reads_it_once_for_both_children() -> None:
    gorgels, potters = await a_group(name="De Gorgels"), await a_group(name="De Potters")
    await a_school_message(gorgels, potters)
    parent = await a_parent_of_two(gorgels, potters)

    (post,) = await read(parent)

    assert post.for_children == ("Elif", "Deniz")


async def test_it_names_the_school_its_sender_and_its_groups() -> None:
    gorgels, potters, _other = [await a_group(name=f"De {name}") for name in "GPX"]
    await a_school_message(potters, gorgels, author=await a_leader(name="Ingrid Bos"))

    (post,) = await read(await a_parent(group=gorgels))

    content = post.content
    assert (content.group_name, content.author_called) == ("De Lichtstraat", "Ingrid Bos")
    assert (content.addressed_to, content.hue) == (("De G", "De P"), 0)


async def test_for_the_whole_school_it_names_no_groups() -> None:
    groups = [await a_group() for _ in range(3)]
    await a_school_message(*groups)

    (post,) = await read(await a_parent(group=groups[0]))

    assert post.content.addressed_to == ()


async def test_it_is_read_behind_one_child_or_one_group_as_well() -> None:
    gorgels, potters = await a_group(name="De Gorgels"), await a_group(name="De Potters")
    await a_school_message(gorgels, potters, title="Voor beide")
    await a_school_message(potters, title="Voor een", days_ago=1)
    child = await a_child(group=gorgels, first_name="Elif")
    parent = await a_parent(of=child)
    await linked(parent, await a_child(group=potters, first_name="Deniz"))

    of_child = await read(parent, Chosen(child=child.public_id))
    of_group = await read(parent, Chosen(group=potters.public_id))

    assert [(one.content.title, one.for_children) for one in of_child] == [
        ("Voor beide", ("Elif",))
    ]
    assert [one.content.title for one in of_group] == ["Voor beide", "Voor een"]


async def test_it_stands_on_older_pages_in_its_place() -> None:
    group = await a_group()
    for days_ago in range(PAGE_LENGTH):
        await a_post(group=group, days_ago=days_ago)
    await a_school_message(group, days_ago=PAGE_LENGTH)
    parent = await a_parent(group=group)

    first = await timelines.timeline(parent)
    older = await timelines.timeline(parent, after=first.next_after)

    assert [post.content.title for post in older.posts] == ["Schoolreis"]


async def test_open_screens_hear_of_it_and_of_its_going() -> None:
    group = await a_group()
    parent = await a_parent(group=group)
    post = await a_school_message(group)

    news = await timelines.changes_since(parent, EVERYTHING, [])
    known = await timelines.changes_since(parent, EVERYTHING, [post.public_id])
    await Post.filter(id=post.id).update(state="withdrawn")
    gone = await timelines.changes_since(parent, EVERYTHING, [post.public_id])

    assert [one.content.public_id for one in news.news] == [post.public_id]
    assert [one.content.public_id for one in known.known] == [post.public_id]
    assert gone.gone == (post.public_id,)


async def test_p3_a_message_to_other_groups_does_not_exist() -> None:
    group, other = await a_group(), await a_group()
    post = await a_school_message(other)

    for viewer in (await a_parent(group=group), await a_teacher(of=group)):
        assert await read(viewer) == []
        with pytest.raises(NotFound):
            await post_for(viewer, post.public_id)
        with pytest.raises(NotFound):
            await likes.set_like(viewer, post.public_id, likes=True)


async def test_its_hearts_are_counted_behind_all_its_windows() -> None:
    gorgels, potters = await a_group(), await a_group()
    post = await a_school_message(gorgels, potters)
    for group in (gorgels, potters):
        await likes.set_like(await a_parent(group=group), post.public_id, likes=True)

    (counted,) = await likes.counts_of([post.id])

    assert counted.count == 2
    assert {group_id for group_id, _year in counted.windows} == {gorgels.id, potters.id}


async def test_its_photos_are_shown() -> None:
    group = await a_group()
    post = await a_school_message(group, author=(leader := await a_leader()))
    photo = await a_photo(leader)
    photo.post = post
    await photo.save()

    (shown,) = await read(await a_parent(group=group))

    assert [one.public_id for one in shown.content.photos] == [photo.public_id]


async def test_p3_its_photos_are_seen_behind_the_windows_of_its_groups_and_nowhere_else() -> None:
    gorgels, potters, elsewhere = await a_group(), await a_group(), await a_group()
    post = await a_school_message(gorgels, potters, author=(leader := await a_leader()))
    photo = await a_photo(leader)
    photo.post = post
    await photo.save()
    stranger, somebody_without_windows = await a_parent(group=elsewhere), await a_person()

    for viewer in (await a_parent_of_two(gorgels, potters), await a_teacher(of=potters)):
        assert (await photos.photo_file(viewer, photo.public_id, 320)).exists()
        assert len(await photos.visible_photos(await groups_of(viewer), viewer.id)) == 1
    for viewer in (stranger, somebody_without_windows):
        with pytest.raises(NotFound):
            await photos.photo_file(viewer, photo.public_id, 320)


async def test_more_messages_of_the_school_ask_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    group = await a_group()
    parent, leader = await a_parent(group=group), await a_leader()
    counts = []
    for days_ago in range(3):
        await a_school_message(group, author=leader, days_ago=days_ago)
        with queries_counted(monkeypatch) as asked:
            await timelines.timeline(parent)
        counts.append(len(asked))

    assert set(counts) == {7}  # windows, posts, photos, hearts; and school, groups, addresses
