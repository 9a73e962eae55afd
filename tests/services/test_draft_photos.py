"""Photos in drafts: of all who write at a desk, never dropped by who did not know of them; and
what comes back to a desk with a post that does not go out."""

import asyncio
from datetime import timedelta

import pytest

from models import Audience, Draft, Group, Mention, Person, Photo, Post, Teaching
from services import clock, photos
from services.desks import SCHOOL_DESK, Desk, desk_for
from services.draft_rows import held_or_new_draft
from services.drafts import DraftView, Save, clear_draft, draft_at, put_back, save_draft
from services.errors import NotFound
from services.messages import Message
from services.policies.picturing import PhotoGone, TooManyPhotos
from services.transactions import unit_of_work
from tests.factories import a_child, a_group, a_leader, a_parent, a_post, a_teacher
from tests.photos import a_photo, attach, files_on_disk
from tests.pictures import a_jpeg

pytestmark = pytest.mark.usefixtures("darkroom")


async def saved(
    author: Person, group: Group, *shown: Photo, had: tuple[Photo, ...] = (), text: str = ""
) -> DraftView:
    """Saves what a screen shows, that had these photos from us."""
    save = Save(
        message=Message(photos=tuple(photo.public_id for photo in shown), text=text),
        base=Message(photos=tuple(photo.public_id for photo in had)),
    )
    return await save_draft(author, group.public_id, save)


def ids(draft: DraftView) -> list[str]:
    return [photo.public_id for photo in draft.photos]


async def photos_of(owner: Person, count: int) -> list[Photo]:
    """The same small picture, kept this many times."""
    first = await a_photo(owner)
    more = [
        Photo(owner=owner, content=first.content, width=400, height=300, added_at=clock.now())
        for _number in range(count - 1)
    ]
    for photo in more:
        await photo.save()
    return [first, *more]


async def test_a_photo_hangs_in_the_draft_once_it_is_named_and_keeps_its_order() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    first, second = await photos_of(teacher, 2)

    draft = await saved(teacher, group, second, first)

    assert ids(draft) == [second.public_id, first.public_id]
    assert draft.photos[0].width == 400
    assert await photos.loose_photos(teacher) == []
    assert await photos.purge_loose_photos(clock.now() + timedelta(days=9)) == 0


async def test_p3_photos_of_a_draft_are_seen_by_who_writes_there_and_by_nobody_else() -> None:
    group, elsewhere = await a_group(), await a_group()
    owner, partner = await a_teacher(of=group), await a_teacher(of=group)
    photo = await a_photo(owner)
    await saved(owner, group, photo)
    strangers = [await a_parent(group=group), await a_teacher(of=elsewhere)]

    for viewer in (owner, partner, await a_leader()):
        assert (await photos.photo_file(viewer, photo.public_id, 320)).exists()
    for viewer in strangers:
        with pytest.raises(NotFound):
            await photos.photo_file(viewer, photo.public_id, 320)


async def test_p3_who_lost_the_group_does_not_see_the_own_photo_in_its_draft() -> None:
    group = await a_group()
    owner = await a_teacher(of=group)
    photo = await a_photo(owner)
    await saved(owner, group, photo)
    await Teaching.filter(person=owner).delete()
    await Teaching.create(
        person=owner, group=await a_group(), school_year_id=(await Draft.get()).school_year_id
    )

    with pytest.raises(NotFound):
        await photos.photo_file(owner, photo.public_id, 320)
    with pytest.raises(NotFound):
        await photos.remove_photo(owner, photo.public_id)


async def test_p3_photos_of_the_schools_draft_are_the_leaders_alone() -> None:
    group = await a_group()
    leader, teacher = await a_leader(), await a_teacher(of=group)
    photo = await a_photo(leader)
    message = Message(photos=(photo.public_id,), audience=(group.public_id,))
    await save_draft(leader, SCHOOL_DESK, Save(message=message))

    assert (await photos.photo_file(await a_leader(), photo.public_id, 320)).exists()
    with pytest.raises(NotFound):
        await photos.photo_file(teacher, photo.public_id, 320)


async def test_a_photo_that_a_screen_does_not_know_of_stays() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)
    hers, his, his_second = await a_photo(anna), *await photos_of(bart, 2)
    await saved(anna, group, hers)

    await saved(bart, group, his_second, his)

    draft = await draft_at(anna, group.public_id)
    assert ids(draft) == [hers.public_id, his_second.public_id, his.public_id]
    draft = await saved(bart, group, his, his_second, had=(his_second, his))
    assert ids(draft) == [his.public_id, his_second.public_id, hers.public_id]


async def test_the_order_of_who_moved_photos_last_counts() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)
    one, two, three = await photos_of(anna, 3)
    await saved(anna, group, one, two, three)

    moved = await saved(bart, group, three, one, two, had=(one, two, three))
    typed = await saved(anna, group, one, two, three, had=(one, two, three), text="We liepen.")

    wanted = [three.public_id, one.public_id, two.public_id]
    assert ids(moved) == ids(typed) == wanted


async def test_who_writes_at_a_desk_removes_a_photo_for_good_and_no_save_brings_it_back() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)
    photo, other = await a_photo(anna), await a_photo(anna, a_jpeg(90, 60))
    before = await saved(anna, group, photo, other)

    await photos.remove_photo(bart, photo.public_id)
    after = await saved(anna, group, photo, other, had=(photo, other), text="We liepen.")

    assert ids(after) == [other.public_id]
    assert after.version == before.version + 2
    assert {name.partition("-")[0] for name in files_on_disk()} == {other.content}


async def test_nobody_else_removes_a_photo_of_a_draft() -> None:
    group = await a_group()
    owner = await a_teacher(of=group)
    photo = await a_photo(owner)
    await saved(owner, group, photo)

    for stranger in (await a_parent(group=group), await a_teacher(of=await a_group())):
        with pytest.raises(NotFound):
            await photos.remove_photo(stranger, photo.public_id)

    assert ids(await draft_at(owner, group.public_id)) == [photo.public_id]


async def test_words_are_kept_with_as_many_photos_as_fit_and_the_others_stay_loose() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)
    hers = await photos_of(anna, 6)
    await saved(anna, group, *hers)
    his = await photos_of(bart, 5)
    shown = [his[number] for number in (4, 0, 1, 2, 3)]

    draft = await saved(bart, group, *shown, text="We liepen.")

    assert draft.text == "We liepen."
    assert ids(draft) == [photo.public_id for photo in (*hers, *shown[:4])]
    assert await photos.loose_photos(bart) == [shown[4]]


async def test_a_photo_that_did_not_fit_is_hung_once_there_is_room() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    first, *others = await photos_of(teacher, 11)
    had = (first, *others[:-1])
    full = await saved(teacher, group, first, *others, text="We liepen.")
    again = await saved(teacher, group, first, *others, had=had, text="We liepen.")
    await photos.remove_photo(teacher, first.public_id)

    draft = await saved(teacher, group, *others, had=had[1:], text="We liepen.")

    assert (ids(full), ids(again)) == ([photo.public_id for photo in had],) * 2
    assert (full.version, again.version) == (1, 1)  # nothing came of the second save
    assert ids(draft) == [photo.public_id for photo in others]
    assert await photos.loose_photos(teacher) == []


async def test_p3_photos_of_others_of_other_drafts_and_of_posts_are_passed_over() -> None:
    group, elsewhere = await a_group(), await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=elsewhere)
    foreign, (used, hung) = await a_photo(bart), await photos_of(anna, 2)
    await attach(anna, await a_post(group=group, author=anna), [used.public_id])
    await Teaching.create(
        person=anna, group=elsewhere, school_year_id=(await Post.get()).school_year_id
    )
    await saved(anna, elsewhere, hung)

    draft = await saved(anna, group, foreign, used, hung, text="We liepen.")

    assert draft.photos == ()
    assert ids(await draft_at(bart, elsewhere.public_id)) == [hung.public_id]
    assert await photos.loose_photos(bart) == [foreign]


async def test_ten_photos_in_the_draft_of_one_group_leave_room_for_another() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    await saved(teacher, group, *await photos_of(teacher, 10))

    assert await photos.loose_photos(teacher).count() == 0


async def test_who_publishes_takes_photos_of_the_draft_and_loose_ones() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)
    hers, left, loose = await a_photo(anna), await a_photo(anna), await a_photo(bart)
    await saved(anna, group, hers, left)
    post = await a_post(group=group, author=bart)

    await attach(bart, post, [loose.public_id, hers.public_id])

    out = await Photo.filter(post_id=post.id).order_by("position")
    assert [photo.id for photo in out] == [loose.id, hers.id]
    assert ids(await draft_at(anna, group.public_id)) == [left.public_id]


async def test_p3_a_photo_in_the_draft_of_another_desk_cannot_be_published_here() -> None:
    group, elsewhere = await a_group(), await a_group()
    owner = await a_teacher(of=elsewhere)
    photo = await a_photo(owner)
    await saved(owner, elsewhere, photo)
    leader = await a_leader()
    await saved(leader, group, text="We liepen.")

    with pytest.raises(PhotoGone):
        await attach(leader, await a_post(group=group, author=leader), [photo.public_id])


async def test_of_two_who_publish_the_same_photo_of_a_draft_one_gets_it() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)
    photo = await a_photo(anna)
    await saved(anna, group, photo)
    today, tomorrow = [await a_post(group=group, days_ago=days) for days in (0, -1)]

    results = await asyncio.gather(
        attach(anna, today, [photo.public_id]),
        attach(bart, tomorrow, [photo.public_id]),
        return_exceptions=True,
    )

    assert {type(result) for result in results} == {type(None), PhotoGone}


async def test_saving_and_publishing_the_same_photos_do_not_wait_for_each_other_forever() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)
    one, two = await photos_of(anna, 2)
    await saved(anna, group, one, two)
    post, desk = await a_post(group=group), await desk_for(anna, group.public_id)

    async def publish() -> None:
        async with unit_of_work():
            await photos.attach_photos(anna, desk, post, [one.public_id, two.public_id])
            await asyncio.sleep(0.05)  # meanwhile the partner has begun
            await clear_draft(desk, Message())

    results = await asyncio.gather(
        publish(), saved(bart, group, two, one, had=(one, two)), return_exceptions=True
    )

    assert [type(result) for result in results] == [type(None), DraftView]
    assert await Photo.filter(post_id=post.id).count() == 2


async def test_removing_and_publishing_a_photo_of_a_draft_at_once_end_well() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)
    photo = await a_photo(anna)
    await saved(anna, group, photo)
    post = await a_post(group=group)

    results = await asyncio.gather(
        attach(anna, post, [photo.public_id]),
        photos.remove_photo(bart, photo.public_id),
        return_exceptions=True,
    )

    is_out = await Photo.exists(id=photo.id, post_id=post.id)
    assert [type(result) for result in results] == (
        [type(None), NotFound] if is_out else [PhotoGone, type(None)]
    )
    assert bool(files_on_disk()) == is_out


async def test_who_edits_a_post_removes_adds_and_moves_its_photos() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    gone, stays, new = [await a_photo(teacher, a_jpeg(90, 60 + n)) for n in range(3)]
    post = await a_post(group=group, author=teacher)
    await attach(teacher, post, [gone.public_id, stays.public_id])
    wanted = [new.public_id, stays.public_id]

    assert await photos.rearrange_photos(teacher, post, wanted)
    assert not await photos.rearrange_photos(teacher, post, wanted)

    shown = await Photo.filter(post_id=post.id).order_by("position")
    assert [photo.public_id for photo in shown] == wanted
    on_disk = {name.partition("-")[0] for name in files_on_disk()}
    assert on_disk == {stays.content, new.content}


async def test_an_edit_that_fails_leaves_the_photos_and_their_files() -> None:
    group = await a_group()
    teacher, colleague = await a_teacher(of=group), await a_teacher(of=group)
    photo, foreign = await a_photo(teacher), await a_photo(colleague, a_jpeg(90, 60))
    post = await a_post(group=group, author=teacher)
    await attach(teacher, post, [photo.public_id])

    for ids_asked, refusal in [([foreign.public_id], PhotoGone), (["foto"] * 11, TooManyPhotos)]:
        with pytest.raises(refusal):
            await photos.rearrange_photos(teacher, post, ids_asked)
    with pytest.raises(ZeroDivisionError):
        async with unit_of_work():
            await photos.rearrange_photos(teacher, post, [])
            raise ZeroDivisionError

    assert await Photo.exists(id=photo.id, post_id=post.id)
    assert len(files_on_disk()) == 6


async def _back(desk: Desk, post: Post) -> None:
    async with unit_of_work():
        await put_back(desk, post)


async def test_a_post_that_is_taken_back_lies_at_its_desk_as_it_was() -> None:
    group = await a_group()
    child, teacher = await a_child(group=group), await a_teacher(of=group)
    first, second = await photos_of(teacher, 2)
    post = await a_post(group=group, author=teacher, title="Bos")
    await attach(teacher, post, [second.public_id, first.public_id])
    await Mention.create(post=post, child=child, settled_by=teacher, settled_at=clock.now())

    await _back(await desk_for(teacher, group.public_id), post)

    draft = await draft_at(teacher, group.public_id)
    assert (draft.title, draft.text, draft.version) == ("Bos", post.text, 1)
    assert ids(draft) == [second.public_id, first.public_id]
    assert (draft.settled, draft.saved_by) == ((child.public_id,), "juf Anna")


async def test_what_is_being_written_is_kept_below_what_comes_back() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)
    hers, his = await photos_of(anna, 8), await photos_of(bart, 7)
    post = await a_post(group=group, author=anna, title="Bos")
    await attach(anna, post, [photo.public_id for photo in hers])
    await saved(bart, group, *his, text="Morgen zwemmen.")

    await _back(await desk_for(anna, group.public_id), post)

    draft = await draft_at(bart, group.public_id)
    assert (draft.title, draft.text) == ("Bos", f"{post.text}\n\nMorgen zwemmen.")
    assert ids(draft) == [photo.public_id for photo in (*hers, *his)]  # more than ten: none is lost
    assert await photos.purge_loose_photos(clock.now() + timedelta(days=9)) == 0
    moved = await saved(bart, group, *his, *hers, had=(*hers, *his))
    assert ids(moved) == [photo.public_id for photo in (*his, *hers)]


async def test_in_a_draft_that_has_too_many_photos_no_other_is_hung() -> None:
    group = await a_group()
    anna, bart = await a_teacher(of=group), await a_teacher(of=group)
    post = await a_post(group=group, author=anna)
    await attach(anna, post, [photo.public_id for photo in await photos_of(anna, 10)])
    await saved(anna, group, await a_photo(anna))
    await _back(await desk_for(anna, group.public_id), post)
    his = await photos_of(bart, 3)

    draft = await saved(bart, group, *his)

    assert len(draft.photos) == 11
    assert await photos.loose_photos(bart).count() == 3


async def test_a_message_of_the_school_comes_back_with_its_groups() -> None:
    groups, leader = [await a_group(), await a_group()], await a_leader()
    desk = await desk_for(leader, SCHOOL_DESK)
    post = await Post.create(
        author=leader,
        school_year_id=desk.school_year_id,
        title="Studiedag",
        text="Morgen vrij.",
        published_at=clock.now(),
        school_day=clock.today(),
    )
    for group in groups:
        await Audience.create(post=post, group=group)
    missed_at = clock.now() - timedelta(hours=2)

    async with unit_of_work():
        await put_back(desk, post, missed_at=missed_at)

    draft = await draft_at(leader, SCHOOL_DESK)
    assert draft.audience == tuple(group.public_id for group in groups)
    assert draft.missed_at == missed_at


async def test_two_who_lay_the_first_words_at_a_desk_find_one_draft() -> None:
    group = await a_group()
    desk = await desk_for(await a_leader(), group.public_id)

    async def first_words() -> Draft:
        async with unit_of_work():
            return await held_or_new_draft(desk)

    found = await asyncio.gather(*(first_words() for _number in range(5)))

    assert len({draft.id for draft in found}) == await Draft.all().count() == 1
