"""Drafts as screens show them, and what screens send to be kept."""

from dataclasses import dataclass
from datetime import datetime

from models import Person, Photo
from services.desks import Desk
from services.draft_rows import drafts_at
from services.errors import Refusal
from services.messages import Message
from services.post_views import PhotoView
from services.texts import N_

NOTHING = Message()


@dataclass(frozen=True, kw_only=True)
class DraftView:
    """What is being written at a desk, ready to be shown to who writes there."""

    desk: Desk
    title: str = ""
    text: str = ""
    photos: tuple[PhotoView, ...] = ()
    audience: tuple[str, ...] = ()  # public ids of groups
    settled: tuple[str, ...] = ()  # public ids of children
    version: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""  # "juf Anna"; "" when nobody saved, or when it went out since
    is_by_viewer: bool = False
    missed_at: datetime | None = None  # it was planned for this moment, and could not go out

    @property
    def message(self) -> Message:
        """The same, as what a next save starts from."""
        return Message(
            title=self.title,
            text=self.text,
            photos=tuple(photo.public_id for photo in self.photos),
            audience=self.audience,
            settled=self.settled,
        )

    @property
    def is_empty(self) -> bool:
        return not (self.title.strip() or self.text.strip() or self.photos)


@dataclass(frozen=True, kw_only=True)
class Save:
    """What a screen sends to be kept.

    `base` and `version` are the draft as the screen last took it over from us. While it shows
    other words than those it does not take a newer draft over, it saves: else its next save
    would say that it has read, and means to replace, what its writer never saw.

    `screen` and `number` tell a save that comes late, or twice, from a new one, and let a screen
    go on that did not hear how its last save went. The press of a button is one more save, with a
    higher number, before the message goes out: then the draft holds what goes out, and a save that
    was still on its way does not bring it back.
    """

    message: Message  # as the screen shows it now
    base: Message = NOTHING
    version: int = 0
    screen: str = ""  # what the screen calls itself, from when it opened until it closes
    number: int = 0  # one more for each save of that screen


class DraftMovedOn(Refusal):
    """Two screens changed the same words. The writer chooses between the own words and `theirs`,
    the draft as it is now, and saves again with that as the base."""

    message = N_(
        "This message was changed on another screen in the meantime. "
        "Your own words are still here: choose which ones go on."
    )

    def __init__(self, theirs: DraftView) -> None:
        super().__init__()
        self.theirs = theirs


async def draft_view(viewer: Person, desk: Desk) -> DraftView:
    """What lies at a desk, for somebody who writes there. Two queries."""
    draft = await drafts_at(desk).get_or_none().select_related("saved_by")
    if draft is None:
        return DraftView(desk=desk)
    hanging = Photo.filter(draft_id=draft.id).order_by("position", "id")
    saved_by = draft.saved_by
    return DraftView(
        desk=desk,
        title=draft.title,
        text=draft.text,
        photos=tuple(PhotoView(**row) for row in await hanging.values(*PhotoView._fields)),
        audience=tuple(draft.audience),
        settled=tuple(draft.settled),
        version=draft.version,
        saved_at=draft.saved_at,
        saved_by=(saved_by.called or saved_by.name) if saved_by else "",
        is_by_viewer=draft.saved_by_id == viewer.id,
        missed_at=draft.missed_at,
    )
