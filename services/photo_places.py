"""Where photos hang: loose with who added them, in a draft, or with a post."""

from collections.abc import Iterable, Sequence
from typing import Any

from models import Draft, Person, Photo, Post
from services.desks import Desk
from services.draft_rows import held_draft
from services.photo_keeping import delete_photos, loose_photos
from services.policies.picturing import MOST_PHOTOS, PhotoGone, a_message_has_few_enough_photos
from services.transactions import unit_of_work


async def attach_photos(author: Person, desk: Desk, post: Post, public_ids: Sequence[str]) -> None:
    """Put photos with a post, in this order: loose ones of the author, and those of the draft at
    this desk; in the transaction of who publishes it.

    Raises TooManyPhotos, and PhotoGone for a photo that is neither, or not any more.
    """
    a_message_has_few_enough_photos(len(public_ids))
    if not public_ids:
        return
    async with unit_of_work():
        draft = await held_draft(desk)
        found = await _held_loose(author, public_ids)
        if draft:
            found |= await _held(draft_id=draft.id)
        await _hang(_in_order(found, public_ids), post_id=post.id, draft_id=None)


async def rearrange_photos(author: Person, post: Post, public_ids: Sequence[str]) -> bool:
    """Give a post these photos, in this order; in the transaction of who edits it. Returns whether
    that changed anything.

    What it had and is not named is removed for good. What is new is a loose one of the author.
    Raises TooManyPhotos and PhotoGone.
    """
    a_message_has_few_enough_photos(len(public_ids))
    async with unit_of_work():
        before = await _held(post_id=post.id)
        found = before | await _held_loose(author, public_ids)
        wanted = _in_order(found, public_ids)
        dropped = [photo.id for name, photo in before.items() if name not in public_ids]
        await delete_photos(Photo.filter(id__in=dropped))
        await _hang(wanted, post_id=post.id)
    return list(before) != [photo.public_id for photo in wanted]


async def hang_in_draft(
    author: Person, draft: Draft, named: Sequence[str], known: Sequence[str]
) -> bool:
    """Hang the photos that a screen shows in a draft that is held. Returns whether that changed
    anything.

    Loose photos of the author are hung as far as there is room: the words that come along are not
    held up by a photo too many. A photo of the draft that is not named stays: the screen did not
    know of it yet, or its writer removes it apart. One that is gone is passed over: the partner
    removed it. The order of the screen counts, unless that is how it had them (`known`).
    """
    here = await _held(draft_id=draft.id)
    coming = await _held_loose(author, named)
    fitting = [name for name in named if name in coming][: max(0, MOST_PHOTOS - len(here))]
    loose = {name: coming[name] for name in fitting}
    names = _woven(list(here), [name for name in named if name in here | loose], known)
    await _hang([(here | loose)[name] for name in names], draft_id=draft.id)
    return names != list(here)


async def return_photos(post: Post, draft: Draft) -> None:
    """Hang the photos of a post in a draft that is held, before those that it has already. There
    may be more than ten of them then, and none is lost: it is said when they are to be published.
    """
    returned, here = await _held(post_id=post.id), await _held(draft_id=draft.id)
    await _hang([*returned.values(), *here.values()], draft_id=draft.id, post_id=None)


def _woven(here: Sequence[str], shown: Sequence[str], known: Sequence[str]) -> list[str]:
    """The photos of a draft and the new ones of a screen, in the order of who moved them last."""
    had = [name for name in known if name in shown]
    if [name for name in shown if name in had] == had:  # not moved on this screen
        return [*here, *(name for name in shown if name not in here)]
    return [*shown, *(name for name in here if name not in shown)]


def _in_order(found: dict[str, Photo], public_ids: Sequence[str]) -> list[Photo]:
    wanted = list(dict.fromkeys(public_ids))
    if not found.keys() >= set(wanted):
        raise PhotoGone
    return [found[public_id] for public_id in wanted]


async def _held(**where: int) -> dict[str, Photo]:
    """The photos that hang there, in their order; nobody else moves them in the meantime."""
    return _by_position(await Photo.filter(**where).order_by("id").select_for_update())


async def _held_loose(owner: Person, public_ids: Sequence[str]) -> dict[str, Photo]:
    held = await loose_photos(owner).order_by("id").select_for_update()
    return _by_position(photo for photo in held if photo.public_id in public_ids)


def _by_position(photos: Iterable[Photo]) -> dict[str, Photo]:
    ordered = sorted(photos, key=lambda photo: (photo.position, photo.id))
    return {photo.public_id: photo for photo in ordered}


async def _hang(photos: Sequence[Photo], **where: Any) -> None:  # noqa: ANN401
    for position, photo in enumerate(photos):
        await Photo.filter(id=photo.id).update(position=position, **where)
