"""Photos as a teacher adds them, and what is left of them on disk."""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from models import Group, Person, Photo, Post
from services import photos
from services.desks import desk_for
from services.settings import settings
from tests.pictures import a_jpeg

PHOTO = a_jpeg(400, 300)


def a_file(data: bytes = PHOTO) -> Path:
    file = settings().data / f"{uuid4()}.part"
    file.write_bytes(data)
    return file


async def a_photo(owner: Person, data: bytes = PHOTO) -> Photo:
    """A photo that its owner did not publish yet."""
    return await photos.keep_photo(owner, await photos.develop(a_file(data)))


async def attach(author: Person, post: Post, public_ids: Sequence[str]) -> None:
    """Publish these photos with a post of a group."""
    group = await Group.get(id=post.group_id)
    desk = await desk_for(author, group.public_id)
    await photos.attach_photos(author, desk, post, public_ids)


def files_on_disk() -> list[str]:
    return sorted(path.name for path in settings().data.rglob("*") if path.is_file())
