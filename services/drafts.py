"""Drafts: what is being written at a desk, kept while it is typed, by all who write there."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

from models import Audience, Draft, Mention, Person, Post
from services import photos
from services.desks import Desk, desk_for
from services.draft_merging import BothChanged, as_kept, merged, put_above, say_the_same
from services.draft_rows import change_draft, held_draft, held_or_new_draft, saved_by
from services.draft_views import NOTHING, DraftMovedOn, DraftView, Save, draft_view
from services.locks import Locks
from services.messages import Message
from services.policies.drafting import a_draft_is_not_endless
from services.transactions import unit_of_work

__all__ = [
    "DraftMovedOn", "DraftView", "Save", "clear_draft", "draft_at", "put_back",
    "save_before_going_out", "save_draft",
]  # fmt: skip

REMEMBERED = 300  # screens: three a teacher

_turns = Locks()  # by desk: its saves happen in the order in which they came
_sent: "OrderedDict[str, _Sent]" = OrderedDict()  # by screen: what it saved last


@dataclass(frozen=True, kw_only=True)
class _Sent:
    """What a screen saved, and the version of the draft that came of it."""

    number: int
    message: Message
    version: int


async def draft_at(author: Person, desk_key: str) -> DraftView:
    """What lies at a desk: version 0, and empty, when nobody wrote there yet. Raises NotFound for
    who may not write there."""
    return await draft_view(author, await desk_for(author, desk_key))


async def save_draft(author: Person, desk_key: str, save: Save) -> DraftView:
    """Keep what a screen shows, and return the draft as it is then.

    What others changed since stays changed: fields that only one side changed are merged, and a
    title or text that both changed differently raises DraftMovedOn, which keeps theirs here and
    mine on the screen. A save that was overtaken by a newer one of its own screen, or comes a
    second time, changes nothing. Raises NotFound for who may not write there (any more), and
    DraftTooLong.
    """
    _is_newest, draft = await _save(author, desk_key, save)
    return draft


async def save_before_going_out(author: Person, desk_key: str, save: Save) -> None:
    """Keep what a screen shows at the press of a button, so that what goes out is what the draft
    holds. Raises what `save_draft` raises; and DraftMovedOn as well when the screen has saved
    something else since, because its press was held up on its way, and when others changed words
    or photos that whoever pressed has not seen."""
    is_newest, draft = await _save(author, desk_key, save)
    if not is_newest or not _shows(draft, as_kept(save.message)):
        raise DraftMovedOn(theirs=draft)


async def _save(author: Person, desk_key: str, save: Save) -> tuple[bool, DraftView]:
    """Whether nothing newer came of its screen, and the draft as it is then."""
    desk = await desk_for(author, desk_key)
    mine, base = as_kept(save.message), as_kept(save.base)
    a_draft_is_not_endless(mine)
    screen = f"{author.id} {desk.key} {save.screen}"
    async with _turns.of(desk.key):
        sent = _sent.get(screen) if save.screen else None
        is_newest = sent is None or save.number > sent.number
        if is_newest:
            is_answered = sent is None or save.version >= sent.version
            known = base if is_answered or sent is None else sent.message
            version = await _write(author, desk, known, mine)
            _remember(screen, _Sent(number=save.number, message=mine, version=version))
        return is_newest, await draft_view(author, desk)


def _shows(draft: DraftView, pressed: Message) -> bool:
    """Whether that is all of what was pressed: a photo that is gone is refused by its own rule."""
    there = draft.message
    words = (there.title, there.text, set(there.audience))
    return words == (pressed.title, pressed.text, set(pressed.audience)) and set(
        there.photos
    ) <= set(pressed.photos)


async def clear_draft(desk: Desk, message: Message) -> None:
    """Empty the draft that this message went out from; in the transaction of who publishes or
    plans it. When something else lies there by now, it stays: the partner typed on."""
    draft = await held_draft(desk)
    if draft is None:
        return
    is_it = say_the_same(_message_in(draft), message)
    emptied = {**_columns(NOTHING), "saved_at": None, "saved_by_id": None} if is_it else {}
    await change_draft(desk, draft, missed_at=None, **emptied)


async def put_back(desk: Desk, post: Post, *, missed_at: datetime | None = None) -> None:
    """Lay the words and photos of a post that does not go out at its desk again, above what is
    being written there by now; in the transaction of who takes it back.

    `missed_at`: the moment for which it was planned, when it could not go out.
    """
    draft = await held_or_new_draft(desk)
    words = put_above(await _message_of(post), _message_in(draft))
    await photos.return_photos(post, draft)
    changes = _columns(words) | saved_by(post.author_id)
    await change_draft(desk, draft, **changes, missed_at=missed_at or draft.missed_at)


async def _write(author: Person, desk: Desk, known: Message, mine: Message) -> int:
    """Returns the version of the draft that came of it."""
    async with unit_of_work():
        draft = await held_draft(desk) if mine == NOTHING else await held_or_new_draft(desk)
        if draft is None:
            return 0
        theirs = _message_in(draft)
        try:
            words = merged(known, mine, theirs)
        except BothChanged as clash:
            raise DraftMovedOn(theirs=await draft_view(author, desk)) from clash
        has_moved = await photos.hang_in_draft(author, draft, mine.photos, known.photos)
        if words == theirs and not has_moved:
            return draft.version
        missed_at = draft.missed_at if words.title or words.text else None
        changes = _columns(words) | saved_by(author.id)
        await change_draft(desk, draft, **changes, missed_at=missed_at)
        return draft.version + 1


def _remember(screen: str, sent: _Sent) -> None:
    _sent[screen] = sent
    _sent.move_to_end(screen)
    if len(_sent) > REMEMBERED:
        _sent.popitem(last=False)


def _message_in(draft: Draft) -> Message:
    """Its words; its photos are rows of their own."""
    return Message(
        title=draft.title,
        text=draft.text,
        audience=tuple(draft.audience),
        settled=tuple(draft.settled),
    )


async def _message_of(post: Post) -> Message:
    groups = Audience.filter(post_id=post.id).order_by("id")
    children = Mention.filter(post_id=post.id).order_by("id")
    return Message(
        title=post.title,
        text=post.text,
        audience=tuple([row["of"] for row in await groups.values(of="group__public_id")]),
        settled=tuple([row["of"] for row in await children.values(of="child__public_id")]),
    )


def _columns(words: Message) -> dict[str, object]:
    return {
        "title": words.title,
        "text": words.text,
        "audience": list(words.audience),
        "settled": list(words.settled),
    }
