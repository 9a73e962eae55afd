"""Photos on their way in: over lines that break, and from those who may send them only."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from models import Person, Photo, Role
from services import clock, photo_uploads
from services.drafts import Save, save_draft
from services.errors import NotFound
from services.messages import Message
from services.photo_uploads import OutOfStep, purge_uploads, take_in
from services.policies.picturing import (
    PhotoEmpty,
    PhotoTooHeavy,
    TooManyPhotos,
    UnreadablePhoto,
)
from tests.factories import a_group, a_parent, a_person, a_teacher
from tests.photos import PHOTO, a_photo, files_on_disk

pytestmark = pytest.mark.usefixtures("darkroom")


async def sent(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


async def cut_after(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
    raise ConnectionError


async def never_asked_for() -> AsyncIterator[bytes]:
    raise AssertionError("a byte was read of what was to be refused")
    yield b""


async def upload(owner: Person, data: bytes = PHOTO, upload_id: str | None = None) -> Photo:
    return await take_in(owner, upload_id or str(uuid4()), 0, len(data), sent(data))


async def test_p4_who_publishes_nowhere_adds_no_photos() -> None:
    group = await a_group()
    parent, former = await a_parent(group=group), await a_person(role=Role.TEACHER)

    for person in (parent, former):
        with pytest.raises(NotFound):
            await take_in(person, str(uuid4()), 0, len(PHOTO), never_asked_for())

    assert files_on_disk() == []


@pytest.mark.parametrize("upload_id", ["", "../../secret", "A" * 36, f"{uuid4()}.part"])
async def test_an_upload_has_a_name_as_browsers_make_it(upload_id: str) -> None:
    teacher = await a_teacher(of=await a_group())

    with pytest.raises(NotFound):
        await take_in(teacher, upload_id, 0, len(PHOTO), never_asked_for())


@pytest.mark.parametrize(("total", "refusal"), [(0, PhotoEmpty), (25_000_000, PhotoTooHeavy)])
async def test_what_is_too_little_or_too_much_is_refused_before_it_is_read(
    total: int, refusal: type[UnreadablePhoto]
) -> None:
    teacher = await a_teacher(of=await a_group())

    with pytest.raises(refusal):
        await take_in(teacher, str(uuid4()), 0, total, never_asked_for())

    assert files_on_disk() == []


async def test_the_eleventh_photo_is_refused_before_it_is_read() -> None:
    teacher = await a_teacher(of=await a_group())
    for _number in range(10):
        await upload(teacher)

    with pytest.raises(TooManyPhotos):
        await take_in(teacher, str(uuid4()), 0, len(PHOTO), never_asked_for())

    assert await Photo.all().count() == 10


async def test_photos_that_are_still_coming_count_as_well() -> None:
    teacher = await a_teacher(of=await a_group())
    for _number in range(8):
        await upload(teacher)

    results = await asyncio.gather(
        *(upload(teacher) for _number in range(4)), return_exceptions=True
    )

    kinds = [type(result) for result in results]
    assert (kinds.count(Photo), kinds.count(TooManyPhotos)) == (2, 2)


async def test_an_upload_goes_on_where_the_line_broke() -> None:
    teacher = await a_teacher(of=await a_group())
    upload_id, total = str(uuid4()), len(PHOTO)

    with pytest.raises(ConnectionError):
        await take_in(teacher, upload_id, 0, total, cut_after(PHOTO[:1000], PHOTO[1000:1500]))
    with pytest.raises(OutOfStep) as step:
        await take_in(teacher, upload_id, 0, total, never_asked_for())
    photo = await take_in(teacher, upload_id, step.value.size, total, sent(PHOTO[1500:]))

    assert step.value.size == 1500
    assert photo.content == (await a_photo(teacher)).content


async def test_a_line_that_goes_silent_is_a_line_that_broke(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    teacher = await a_teacher(of=await a_group())
    upload_id = str(uuid4())
    monkeypatch.setattr(photo_uploads, "PATIENCE", 0.01)

    async def silent_after(chunk: bytes) -> AsyncIterator[bytes]:
        yield chunk
        await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        await take_in(teacher, upload_id, 0, len(PHOTO), silent_after(PHOTO[:1000]))

    assert await photo_uploads.how_far(teacher, upload_id) == 1000


async def test_a_browser_that_missed_the_answer_gets_the_same_photo() -> None:
    teacher = await a_teacher(of=await a_group())
    upload_id = str(uuid4())

    first = await upload(teacher, upload_id=upload_id)
    again = await take_in(teacher, upload_id, 0, len(PHOTO), never_asked_for())

    assert again.id == first.id
    assert await Photo.all().count() == 1


async def test_a_second_try_finds_the_photo_that_hangs_in_a_draft_by_now() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    upload_id = str(uuid4())
    photo = await upload(teacher, upload_id=upload_id)
    named = Message(photos=(photo.public_id,))
    await save_draft(teacher, group.public_id, Save(message=named))

    again = await take_in(teacher, upload_id, 0, len(PHOTO), never_asked_for())
    assert again.id == photo.id
    await photo_uploads.forget(teacher, upload_id)

    assert await Photo.all().count() == 0


async def test_photos_in_drafts_leave_room_for_ten_more() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    ten = [(await upload(teacher)).public_id for _number in range(10)]
    await save_draft(teacher, group.public_id, Save(message=Message(photos=tuple(ten))))

    assert await upload(teacher)


async def test_an_upload_is_its_owners_alone() -> None:
    group = await a_group()
    teacher, colleague = await a_teacher(of=group), await a_teacher(of=group)
    upload_id = str(uuid4())
    with pytest.raises(OutOfStep):
        await take_in(teacher, upload_id, 0, len(PHOTO), sent(PHOTO[:900]))

    assert await photo_uploads.how_far(teacher, upload_id) == 900
    assert await photo_uploads.how_far(colleague, upload_id) == 0
    await photo_uploads.forget(colleague, upload_id)
    assert await photo_uploads.how_far(teacher, upload_id) == 900
    await photo_uploads.forget(teacher, upload_id)
    assert files_on_disk() == []


async def test_who_forgets_an_upload_too_late_forgets_the_photo() -> None:
    teacher = await a_teacher(of=await a_group())
    upload_id = str(uuid4())

    await upload(teacher, upload_id=upload_id)
    await photo_uploads.forget(teacher, upload_id)

    assert await Photo.all().count() == 0
    assert files_on_disk() == []


async def test_an_upload_that_is_forgotten_before_it_comes_does_not_come_back() -> None:
    teacher = await a_teacher(of=await a_group())
    upload_id = str(uuid4())

    await photo_uploads.forget(teacher, upload_id)
    with pytest.raises(NotFound):
        await take_in(teacher, upload_id, 0, len(PHOTO), never_asked_for())

    assert await Photo.all().count() == 0
    assert await upload(teacher)


async def test_an_upload_that_is_forgotten_while_it_is_made_becomes_nothing() -> None:
    teacher = await a_teacher(of=await a_group())
    upload_id = str(uuid4())

    coming = asyncio.create_task(upload(teacher, upload_id=upload_id))
    await asyncio.sleep(0.01)
    await asyncio.gather(coming, photo_uploads.forget(teacher, upload_id), return_exceptions=True)

    assert await Photo.all().count() == 0
    assert files_on_disk() == []


async def test_more_bytes_than_were_announced_are_refused() -> None:
    teacher = await a_teacher(of=await a_group())

    with pytest.raises(PhotoTooHeavy):
        await take_in(teacher, str(uuid4()), 0, 100, sent(PHOTO))

    assert files_on_disk() == []


@pytest.mark.parametrize("data", [b"Beste ouders", PHOTO[:2000]])
async def test_an_upload_that_is_no_photo_leaves_nothing(data: bytes) -> None:
    teacher = await a_teacher(of=await a_group())

    with pytest.raises(UnreadablePhoto):
        await upload(teacher, data)

    assert files_on_disk() == []
    assert await upload(teacher)


async def test_halves_that_nobody_goes_on_with_are_removed_after_an_hour() -> None:
    teacher = await a_teacher(of=await a_group())
    await _leave_halves(teacher, [str(uuid4())])

    assert await purge_uploads(clock.now() + timedelta(minutes=59)) == 0
    assert await purge_uploads(clock.now() + timedelta(minutes=61)) == 1
    assert files_on_disk() == []


async def test_the_hour_that_is_skipped_in_spring_removes_no_half(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    five_past_three = datetime(2026, 3, 29, 3, 5, tzinfo=clock.SCHOOL_ZONE)
    monkeypatch.setattr(clock, "now", lambda: five_past_three)
    teacher = await a_teacher(of=await a_group())
    await _leave_halves(teacher, [str(uuid4())])

    assert await purge_uploads(five_past_three + timedelta(minutes=5)) == 0


async def test_a_browser_that_closes_again_and_again_leaves_ten_halves_at_most() -> None:
    teacher = await a_teacher(of=await a_group())

    await _leave_halves(teacher, [str(uuid4()) for _number in range(13)])

    assert len(files_on_disk()) == 10


async def _leave_halves(owner: Person, upload_ids: Sequence[str]) -> None:
    for upload_id in upload_ids:
        with pytest.raises(OutOfStep):
            await take_in(owner, upload_id, 0, len(PHOTO), sent(PHOTO[:900]))
