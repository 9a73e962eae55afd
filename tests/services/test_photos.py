"""Who adds photos, who sees them, and what is left on disk."""

import asyncio
import os
from datetime import datetime, timedelta
from threading import current_thread

import pytest
from tortoise.exceptions import OperationalError

from models import Person, Photo, Teaching
from services import clock, darkroom, photos
from services.errors import NotFound
from services.policies.picturing import PhotoGone, TooManyPhotos, UnreadablePhoto
from services.renditions import dimensions
from services.settings import settings
from tests.counting import queries_counted
from tests.factories import a_group, a_leader, a_parent, a_post, a_teacher
from tests.photos import PHOTO, a_file, a_photo, attach, files_on_disk
from tests.pictures import a_huge_png, a_jpeg, a_photograph, encoded

pytestmark = pytest.mark.usefixtures("darkroom")


async def test_a_photo_is_kept_in_three_sizes_and_its_file_is_gone() -> None:
    teacher = await a_teacher(of=await a_group())
    file = a_file(a_jpeg(2400, 1800))

    photo = await photos.keep_photo(teacher, await photos.develop(file))

    assert (photo.width, photo.height) == (1920, 1440)
    assert await photos.loose_photos(teacher) == [photo]
    assert files_on_disk() == [f"{photo.content}-{size}.webp" for size in (1920, 320, 960)]
    assert not file.exists()


@pytest.mark.parametrize("data", [b"", b"Beste ouders", PHOTO[:2000], a_huge_png()])
async def test_a_refused_photo_leaves_nothing(data: bytes) -> None:
    teacher = await a_teacher(of=await a_group())

    with pytest.raises(UnreadablePhoto):
        await a_photo(teacher, data)

    assert files_on_disk() == []
    assert await Photo.all().count() == 0


async def test_a_full_database_leaves_nothing_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    teacher = await a_teacher(of=await a_group())

    async def refuse(**_fields: object) -> Photo:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(Photo, "create", refuse)
    with pytest.raises(OperationalError):
        await a_photo(teacher)

    assert files_on_disk() == []


async def test_the_same_photo_twice_shares_its_files_until_both_are_removed() -> None:
    teacher, colleague = [await a_teacher(of=await a_group()) for _number in range(2)]
    first, second = await a_photo(teacher), await a_photo(colleague)
    assert len(files_on_disk()) == 3

    await photos.remove_photo(teacher, first.public_id)
    assert (await photos.photo_file(colleague, second.public_id, 960)).exists()
    await photos.remove_photo(colleague, second.public_id)

    assert files_on_disk() == []


async def test_removing_and_adding_the_same_photo_at_once_keeps_the_files_of_who_stays() -> None:
    teacher = await a_teacher(of=await a_group())
    first = await a_photo(teacher)

    _none, second = await asyncio.gather(
        photos.remove_photo(teacher, first.public_id), a_photo(teacher)
    )

    assert (await photos.photo_file(teacher, second.public_id, 320)).exists()


async def test_the_school_goes_on_while_photos_are_made() -> None:
    heavy = encoded(a_photograph(3000, 2000), "JPEG")
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.001)
            ticks += 1

    clockwork = asyncio.create_task(tick())
    await asyncio.gather(*(photos.develop(a_file(heavy)) for _number in range(3)))
    clockwork.cancel()

    assert ticks > 10  # on the loop itself it would be one for each photo


async def test_a_photo_is_measured_where_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    measured_in: list[str] = []

    def measured(rendition: bytes) -> tuple[int, int]:
        measured_in.append(current_thread().name)
        return dimensions(rendition)

    monkeypatch.setattr(darkroom, "dimensions", measured)

    photo = await a_photo(await a_teacher(of=await a_group()))

    assert (photo.width, photo.height) == (400, 300)
    assert [name.partition("_")[0] for name in measured_in] == ["darkroom"]


async def test_p3_photos_are_seen_by_who_sees_the_post_and_by_nobody_else() -> None:
    group, elsewhere = await a_group(), await a_group()
    teacher, parent = await a_teacher(of=group), await a_parent(group=group)
    stranger, other_teacher = await a_parent(group=elsewhere), await a_teacher(of=elsewhere)
    photo = await a_photo(teacher)
    post = await a_post(group=group, author=teacher)
    await attach(teacher, post, [photo.public_id])

    for viewer in (teacher, parent, await a_leader()):
        assert (await photos.photo_file(viewer, photo.public_id, 1920)).exists()
    for viewer in (stranger, other_teacher):
        with pytest.raises(NotFound):
            await photos.photo_file(viewer, photo.public_id, 1920)


async def test_what_is_asked_for_every_photo_is_not_put_together_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    teacher = await a_teacher(of=await a_group())
    first, second = await a_photo(teacher), await a_photo(teacher, a_jpeg(90, 60))
    await photos.photo_file(teacher, first.public_id, 320)

    monkeypatch.setattr(Photo, "filter", None)

    assert second.content in str(await photos.photo_file(teacher, second.public_id, 320))


async def test_p3_parents_are_asked_nothing_about_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    parent = await a_parent(group=await a_group())
    await _not_seen(parent)

    with queries_counted(monkeypatch) as asked:
        await _not_seen(parent)

    assert len(asked) == 2
    assert not any('FROM "draft"' in query for query in asked)


async def _not_seen(viewer: Person) -> None:
    with pytest.raises(NotFound):
        await photos.photo_file(viewer, "bestaatniet", 320)


async def test_p3_a_photo_that_is_not_published_is_its_owners_alone() -> None:
    group = await a_group()
    teacher, colleague, parent = (
        await a_teacher(of=group),
        await a_teacher(of=group),
        await a_parent(group=group),
    )
    photo = await a_photo(teacher)

    assert (await photos.photo_file(teacher, photo.public_id, 320)).exists()
    for viewer in (colleague, parent, await a_leader()):
        with pytest.raises(NotFound):
            await photos.photo_file(viewer, photo.public_id, 320)


async def test_p3_who_does_not_see_the_message_any_more_does_not_see_the_own_photo() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    photo = await a_photo(teacher)
    post = await a_post(group=group, author=teacher)
    await attach(teacher, post, [photo.public_id])
    await Teaching.filter(person=teacher).delete()

    with pytest.raises(NotFound):
        await photos.photo_file(teacher, photo.public_id, 320)


async def test_p3_an_unknown_photo_and_an_unknown_size_do_not_exist() -> None:
    teacher = await a_teacher(of=await a_group())
    photo = await a_photo(teacher)

    for public_id, size in [("bestaatniet", 320), (photo.public_id, 321), (photo.public_id, 0)]:
        with pytest.raises(NotFound):
            await photos.photo_file(teacher, public_id, size)


async def test_photos_keep_the_order_in_which_they_were_put() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    first, second, third = [await a_photo(teacher) for _number in range(3)]
    post = await a_post(group=group, author=teacher)

    wanted = [third.public_id, first.public_id, second.public_id]
    await attach(teacher, post, wanted)

    shown = await Photo.filter(post_id=post.id).order_by("position")
    assert [photo.public_id for photo in shown] == wanted


async def test_eleven_photos_are_refused() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    post = await a_post(group=group, author=teacher)

    with pytest.raises(TooManyPhotos) as refusal:
        await attach(teacher, post, ["foto"] * 11)

    assert refusal.value.facts == {"most": 10}


async def test_p3_somebody_elses_photo_an_unknown_one_and_a_used_one_are_gone_alike() -> None:
    group = await a_group()
    teacher, colleague = await a_teacher(of=group), await a_teacher(of=group)
    post = await a_post(group=group, author=teacher)
    used, foreign = await a_photo(teacher), await a_photo(colleague)
    await attach(teacher, post, [used.public_id])

    for public_id in (used.public_id, foreign.public_id, "bestaatniet"):
        with pytest.raises(PhotoGone):
            await attach(teacher, post, [public_id])


async def test_two_posts_that_take_the_same_photo_leave_it_with_one() -> None:
    groups = [await a_group(), await a_group()]
    leader = await a_leader()
    photo = await a_photo(leader)
    posts = [await a_post(group=group, author=leader) for group in groups]

    results = await asyncio.gather(
        *(attach(leader, post, [photo.public_id]) for post in posts),
        return_exceptions=True,
    )

    assert sorted(type(result).__name__ for result in results) == ["NoneType", "PhotoGone"]
    assert await Photo.filter(id=photo.id, post_id__in=[post.id for post in posts]).exists()


async def test_a_published_photo_and_somebody_elses_cannot_be_removed() -> None:
    group = await a_group()
    teacher, colleague = await a_teacher(of=group), await a_teacher(of=group)
    published, loose = await a_photo(teacher), await a_photo(teacher)
    post = await a_post(group=group, author=teacher)
    await attach(teacher, post, [published.public_id])

    for owner, photo in [(teacher, published), (colleague, loose)]:
        with pytest.raises(NotFound):
            await photos.remove_photo(owner, photo.public_id)

    assert (await photos.photo_file(teacher, published.public_id, 320)).exists()


async def test_photos_that_were_never_published_are_removed_after_a_day() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    forgotten, published = await a_photo(teacher), await a_photo(teacher, a_jpeg(90, 60))
    post = await a_post(group=group, author=teacher)
    await attach(teacher, post, [published.public_id])

    assert await photos.purge_loose_photos(clock.now() + timedelta(hours=23)) == 0
    assert await photos.purge_loose_photos(clock.now() + timedelta(hours=25)) == 1
    assert await photos.purge_loose_photos(clock.now() + timedelta(hours=25)) == 0

    assert await Photo.filter(id=forgotten.id).count() == 0
    assert {name.partition("-")[0] for name in files_on_disk()} == {published.content}


@pytest.mark.parametrize(
    ("added_at", "now", "removed"),
    [
        ("2026-03-28T11:30+01:00", "2026-03-29T12:00+02:00", 0),
        ("2026-10-25T02:15+01:00", "2026-10-26T02:30+01:00", 1),
    ],
    ids=["summer time", "winter time"],
)
async def test_that_day_has_24_hours_when_the_clocks_change_too(
    monkeypatch: pytest.MonkeyPatch, added_at: str, now: str, removed: int
) -> None:
    teacher = await a_teacher(of=await a_group())
    monkeypatch.setattr(clock, "now", lambda: _at_school(added_at))
    await a_photo(teacher)

    assert await photos.purge_loose_photos(_at_school(now)) == removed


def _at_school(written: str) -> datetime:
    return clock.at_school(datetime.fromisoformat(written))


async def test_files_that_a_kill_left_without_a_photo_are_discarded_after_a_day() -> None:
    teacher = await a_teacher(of=await a_group())
    kept, lost = await a_photo(teacher), await a_photo(teacher, a_jpeg(90, 60))
    await Photo.filter(id=lost.id).delete()
    _are_written(clock.now())

    assert await photos.discard_forgotten_files(clock.now() + timedelta(hours=23)) == 0
    assert len(files_on_disk()) == 6
    assert await photos.discard_forgotten_files(clock.now() + timedelta(hours=25)) == 1
    assert await photos.discard_forgotten_files(clock.now() + timedelta(hours=25)) == 0

    assert {name.partition("-")[0] for name in files_on_disk()} == {kept.content}


async def test_what_was_not_written_to_its_end_is_discarded_after_a_day() -> None:
    teacher = await a_teacher(of=await a_group())
    photo = await a_photo(teacher)
    path = await photos.photo_file(teacher, photo.public_id, 960)
    another = photo.content[:2] + photo.content[:1:-1]  # in the same folder
    lost = f"{path.name.replace(photo.content, another)}.0f0f0f0f.new"
    whole = files_on_disk()
    for name in (f"{path.name}.0f0f0f0f.new", lost):
        path.with_name(name).touch()
    _are_written(clock.now())

    await photos.discard_forgotten_files(clock.now() + timedelta(hours=23))
    assert len(files_on_disk()) == 5
    await photos.discard_forgotten_files(clock.now() + timedelta(hours=25))

    assert files_on_disk() == whole


async def test_a_photo_that_comes_while_its_forgotten_files_are_discarded_stays() -> None:
    teacher = await a_teacher(of=await a_group())
    lost = await a_photo(teacher)
    await Photo.filter(id=lost.id).delete()
    developed = await photos.develop(a_file())
    _are_written(clock.now())
    a_day_later = clock.now() + timedelta(hours=25)

    _forgotten, photo = await asyncio.gather(
        photos.discard_forgotten_files(a_day_later), photos.keep_photo(teacher, developed)
    )

    for size in photos.SIZES:
        assert (await photos.photo_file(teacher, photo.public_id, size)).exists()


def _are_written(moment: datetime) -> None:
    for file in settings().data.rglob("*-*.webp*"):
        os.utime(file, (moment.timestamp(), moment.timestamp()))
