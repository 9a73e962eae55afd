"""The addresses of photos, asked by everyone who might."""

import asyncio
from types import SimpleNamespace
from uuid import uuid4

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from models import Link, Person, Photo
from pages.photos import add_photo_routes
from services import clock, photo_files, photos
from services.drafts import Save, draft_at, save_draft
from services.messages import Message as Saved
from services.texts import LANGUAGES, speaking
from tests.factories import a_child, a_group, a_parent, a_post, a_teacher
from tests.photos import PHOTO, a_photo, attach, files_on_disk
from tests.pictures import a_huge_png

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'

pytestmark = pytest.mark.usefixtures("darkroom")


class SignedIn:
    """What the sign-in middleware does, for one person or for nobody."""

    def __init__(self, app: ASGIApp, person: Person | None) -> None:
        self.app, self.person = app, person

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        session = SimpleNamespace(person=self.person) if self.person else None
        scope["state"] = {"session": session}
        with speaking(self.person.language if self.person else LANGUAGES[0]):
            await self.app(scope, receive, send)


def app_for(person: Person | None) -> ASGIApp:
    app = FastAPI()
    add_photo_routes(app)
    return SignedIn(app, person)


def browser_of(person: Person | None) -> AsyncClient:
    return AsyncClient(transport=ASGITransport(app_for(person)), base_url="http://school.example")


async def send(
    person: Person | None, data: bytes, *, upload_id: str | None = None, at: int = 0
) -> Response:
    async with browser_of(person) as browser:
        return await browser.put(
            f"/foto-in/{upload_id or uuid4()}",
            params={"at": at, "total": len(data)},
            content=data[at:],
        )


async def test_a_teacher_sends_a_photo_and_sees_it() -> None:
    teacher = await a_teacher(of=await a_group())

    answer = await send(teacher, PHOTO)

    assert answer.status_code == 200
    assert (answer.json()["width"], answer.json()["height"]) == (400, 300)
    async with browser_of(teacher) as browser:
        shown = await browser.get(f"/foto/{answer.json()['id']}/320")
    assert shown.content[8:12] == b"WEBP"


async def test_a_browser_may_keep_a_photo_and_nobody_in_between_may() -> None:
    teacher = await a_teacher(of=await a_group())
    photo = await a_photo(teacher)

    async with browser_of(teacher) as browser:
        first = await browser.get(f"/foto/{photo.public_id}/960")
        tag = {"If-None-Match": first.headers["etag"]}
        await asyncio.to_thread(photo_files.discard, photo.content)  # so: no file is looked at
        again = await browser.get(f"/foto/{photo.public_id}/960", headers=tag)

    assert first.headers["content-type"] == "image/webp"
    assert first.headers["cache-control"] == again.headers["cache-control"] == "private, no-cache"
    assert first.headers["content-length"] == str(len(first.content))
    assert first.headers["x-content-type-options"] == "nosniff"
    assert first.headers["content-disposition"] == "inline"
    assert photo.content in first.headers["etag"]
    assert (again.status_code, again.content) == (304, b"")


async def test_p3_a_photo_that_was_kept_is_not_shown_to_who_may_not_see_it_any_more() -> None:
    group = await a_group()
    child, teacher = await a_child(group=group), await a_teacher(of=group)
    parent = await a_parent(of=child)
    photo = await a_photo(teacher)
    post = await a_post(group=group, author=teacher)
    await attach(teacher, post, [photo.public_id])
    tag = {"If-None-Match": f'"{photo.content}-960"'}

    async with browser_of(parent) as browser:
        before = await browser.get(f"/foto/{photo.public_id}/960", headers=tag)
        await Link.filter(person_id=parent.id).update(ended_at=clock.now())
        after = await browser.get(f"/foto/{photo.public_id}/960", headers=tag)

    assert (before.status_code, after.status_code) == (304, 404)


async def test_a_photo_whose_file_is_lost_is_not_there() -> None:
    teacher = await a_teacher(of=await a_group())
    photo = await a_photo(teacher)
    await asyncio.to_thread(photo_files.discard, photo.content)

    async with browser_of(teacher) as browser:
        answer = await browser.get(f"/foto/{photo.public_id}/960")

    assert (answer.status_code, answer.content) == (404, b"")


async def test_p3_a_photo_of_another_group_answers_like_one_that_does_not_exist() -> None:
    group = await a_group()
    teacher, stranger = await a_teacher(of=group), await a_parent(group=await a_group())
    photo = await a_photo(teacher)
    post = await a_post(group=group, author=teacher)
    await attach(teacher, post, [photo.public_id])

    for viewer in (stranger, None):
        async with browser_of(viewer) as browser:
            foreign = await browser.get(f"/foto/{photo.public_id}/960")
            unknown = await browser.get("/foto/bestaatniet/960")
            odd = await browser.get(f"/foto/{photo.public_id}/groot")
        for answer in (foreign, unknown, odd):
            assert (answer.status_code, answer.content) == (404, b"")
        assert dict(foreign.headers) == dict(unknown.headers)


async def test_p4_parents_and_strangers_find_no_place_to_send_photos_to() -> None:
    parent = await a_parent(group=await a_group())

    for person in (parent, None):
        answer = await send(person, PHOTO)
        assert (answer.status_code, answer.content) == (404, b"")
        assert answer.headers["connection"] == "close"

    assert files_on_disk() == []


@pytest.mark.parametrize(("data", "status", "sentence"), [
    pytest.param(PHOTO.ljust(25_000_000, b"\x00"), 413, "groter dan 20 MB", id="25 MB"),
    pytest.param(b"Beste ouders", 422, "is geen foto", id="text called .jpg"),
    pytest.param(b"", 422, "is leeg", id="zero bytes"),
    pytest.param(a_huge_png(), 422, "meer dan 100 megapixels", id="13,000 x 13,000"),
    pytest.param(PHOTO[:2000], 422, "is beschadigd", id="half a jpeg"),
    pytest.param(SVG, 422, "is geen foto", id="svg"),
    pytest.param(b"%PDF-1.7\n", 422, "is geen foto", id="pdf"),
])  # fmt: skip
async def test_bad_input_gets_one_sentence_and_leaves_nothing(
    data: bytes, status: int, sentence: str
) -> None:
    teacher = await a_teacher(of=await a_group())

    answer = await send(teacher, data)

    assert answer.status_code == status
    assert sentence in answer.json()["sentence"]
    assert files_on_disk() == []
    assert await Photo.all().count() == 0


async def test_a_refusal_speaks_the_language_of_the_teacher() -> None:
    teacher = await a_teacher(of=await a_group())
    teacher.language = "en"

    answer = await send(teacher, b"")

    assert answer.json() == {"sentence": "This file is empty. Choose another photo."}


async def test_the_eleventh_photo_gets_one_sentence() -> None:
    teacher = await a_teacher(of=await a_group())
    answers = [await send(teacher, PHOTO) for _number in range(11)]

    assert [answer.status_code for answer in answers] == [200] * 10 + [422]
    assert "hoogstens 10 foto's" in answers[-1].json()["sentence"]
    assert await photos.loose_photos(teacher).count() == 10


async def test_a_browser_that_lost_the_line_is_told_where_to_go_on() -> None:
    teacher = await a_teacher(of=await a_group())
    upload_id = str(uuid4())
    await _cut_after(app_for(teacher), upload_id, PHOTO[:1500])

    async with browser_of(teacher) as browser:
        here = await browser.get(f"/foto-in/{upload_id}")
    refused = await send(teacher, PHOTO, upload_id=upload_id, at=0)
    answer = await send(teacher, PHOTO, upload_id=upload_id, at=1500)

    assert here.json() == {"size": 1500}
    assert (refused.status_code, refused.json()) == (409, {"size": 1500})
    assert answer.status_code == 200


async def _cut_after(app: ASGIApp, upload_id: str, chunk: bytes) -> None:
    """The browser sends a chunk, and is gone."""
    coming: list[Message] = [
        {"type": "http.request", "body": chunk, "more_body": True},
        {"type": "http.disconnect"},
    ]
    scope = {
        "type": "http",
        "method": "PUT",
        "path": f"/foto-in/{upload_id}",
        "query_string": f"at=0&total={len(PHOTO)}".encode(),
        "headers": [],
    }

    async def receive() -> Message:
        return coming.pop(0)

    async def ignore(_message: Message) -> None: ...

    await app(scope, receive, ignore)


async def test_a_teacher_takes_back_a_photo_and_half_a_photo() -> None:
    teacher = await a_teacher(of=await a_group())
    photo, upload_id = await a_photo(teacher), str(uuid4())
    await _cut_after(app_for(teacher), upload_id, PHOTO[:1500])

    async with browser_of(teacher) as browser:
        answers = [
            await browser.delete(f"/foto-in/{name}")
            for name in (photo.public_id, upload_id, photo.public_id)
        ]

    assert [answer.status_code for answer in answers] == [204, 204, 404]
    assert files_on_disk() == []


async def test_nobody_takes_back_the_photo_of_somebody_else() -> None:
    group = await a_group()
    teacher, colleague = await a_teacher(of=group), await a_teacher(of=group)
    photo = await a_photo(teacher)

    for person in (colleague, None):
        async with browser_of(person) as browser:
            assert (await browser.delete(f"/foto-in/{photo.public_id}")).status_code == 404

    assert await photos.loose_photos(teacher) == [photo]


async def test_p3_a_photo_of_a_draft_is_shown_to_who_writes_there_and_removed_by_them() -> None:
    group = await a_group()
    owner, partner = await a_teacher(of=group), await a_teacher(of=group)
    photo, address = await a_photo(owner), "/foto/{}/320"
    named = Save(message=Saved(photos=(photo.public_id,)))
    await save_draft(owner, group.public_id, named)
    strangers = [await a_parent(group=group), await a_teacher(of=await a_group()), None]

    for stranger in strangers:
        async with browser_of(stranger) as browser:
            shown = await browser.get(address.format(photo.public_id))
            removed = await browser.delete(f"/foto-in/{photo.public_id}")
        assert (shown.status_code, removed.status_code) == (404, 404)
    async with browser_of(partner) as browser:
        shown = await browser.get(address.format(photo.public_id))
        removed = await browser.delete(f"/foto-in/{photo.public_id}")

    assert (shown.status_code, removed.status_code) == (200, 204)
    assert (await draft_at(owner, group.public_id)).photos == ()
