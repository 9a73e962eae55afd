"""The one element of the composer: it draws the fields, and keeps what is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models import Person
from pages.composer.texts import texts
from pages.composer.words import called
from pages.connection import Connection
from services.corrections import EditablePost
from services.desks import Desk
from services.policies.picturing import MOST_BYTES, MOST_PHOTOS
from services.policies.posting import TEXT_LENGTH, TITLE_LENGTH
from services.texts import _

STYLES = ("timeline.css", "composer.css", "photo_picker.css")


@dataclass(frozen=True, kw_only=True)
class AtDesk:
    """What is around a message that is not out yet."""

    desks: Sequence[Desk]  # to choose from
    around: Mapping[str, object]  # the week, as pages/composer/week.py answers it
    loose: Sequence[str]  # the author's photos that hang nowhere yet


class Composer(Connection, component="composer.js"):
    """Takes the place of what the server drew for the first paint.

    `opened`: the message to begin with, as pages/composer/drafts.py answers it. It is made at a
    desk, or it is out, and `edited`.
    """

    def __init__(
        self,
        author: Person,
        opened: Mapping[str, object],
        *,
        at_desk: AtDesk | None = None,
        edited: EditablePost | None = None,
    ) -> None:
        super().__init__(_("No connection for a moment. What you type is kept."))
        self._props.update(
            person=author.public_id,
            opened=opened,
            around=at_desk.around if at_desk else None,
            desks=[_choice(desk) for desk in at_desk.desks] if at_desk else [],
            loose=at_desk.loose if at_desk else [],
            edited=_edition(edited) if edited else None,
            limits={
                "title": TITLE_LENGTH,
                "text": TEXT_LENGTH,
                "photos": MOST_PHOTOS,
                "bytes": MOST_BYTES,
            },
            texts=texts(),
        )


def _choice(desk: Desk) -> dict[str, str]:
    return {"key": desk.key, "name": called(desk)}


def _edition(post: EditablePost) -> dict[str, str | None]:
    """What comes back with the change, so that nobody's change is written over."""
    return {"edited_at": post.edited_at.isoformat() if post.edited_at else None}
