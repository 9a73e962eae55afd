"""Where a teacher adds photos: each is sent at once and by itself, and shown when it is there."""

from collections.abc import Sequence

from nicegui import ui

from services.policies.picturing import (
    MOST_BYTES,
    MOST_MEGABYTES,
    MOST_PHOTOS,
    PhotoEmpty,
    PhotoTooHeavy,
)
from services.texts import _


class PhotoPicker(ui.element, component="photo_picker.js"):
    """Emits `photos` with {"ids": [...]}: what is ready, in the order that the teacher chose.
    Starts with the loose photos of `ready`."""

    def __init__(self, ready: Sequence[str] = ()) -> None:
        super().__init__()
        self._props.update(
            ready=list(ready),
            most=MOST_PHOTOS,
            mostBytes=MOST_BYTES,
            texts=_texts(),
        )


def _texts() -> dict[str, str]:
    """What the element says; {name}, {names}, {number} and {count} are filled in by the browser."""
    return {
        "photos": _("Photos"),
        "add": _("+ photos"),
        "limit": _("(at most {most})").format(most=MOST_PHOTOS),
        "photo": _("Photo {number} of {count}"),
        "earlier": _("Move photo {number} forward"),
        "later": _("Move photo {number} back"),
        "remove": _("Remove photo {number}"),
        "sending": _("{name} is being sent"),
        "waiting": _("Waiting"),
        "offline": _("No connection for a moment. It goes on by itself."),
        "making": _("Almost ready"),
        "failed": _("{name} could not be sent. Try again, or remove it."),
        "retry": _("Try again"),
        "close": _("Close this notice"),
        "signedOut": _("You are no longer signed in. Sign in again and add {name} once more."),
        "leftOut": _("{names}: not added. A message has at most {most} photos.").format(
            names="{names}", most=MOST_PHOTOS
        ),
        "more": _("{count} more"),
        "tooHeavy": PhotoTooHeavy(most=MOST_MEGABYTES).sentence(),
        "empty": PhotoEmpty().sentence(),
    }
