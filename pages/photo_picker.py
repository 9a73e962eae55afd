"""Where a teacher adds photos: each is sent at once and by itself, and shown when it is there."""

from collections.abc import Sequence

from nicegui import ui

from services.policies.picturing import (
    MOST_BYTES,
    MOST_MEGABYTES,
    MOST_PHOTOS,
    PhotoEmpty,
    PhotoTooHeavy,
    TooManyPhotos,
)
from services.texts import _


class PhotoPicker(ui.element, component="photo_picker.js"):
    """Emits `photos` with {"ids": [...], "busy": n}: what is ready, in the order that the teacher
    chose, and how many are still on their way. Starts with the loose photos of `ready`."""

    def __init__(self, ready: Sequence[str] = ()) -> None:
        super().__init__()
        self._props.update(
            ready=list(ready),
            most=MOST_PHOTOS,
            mostBytes=MOST_BYTES,
            texts=_texts(),
        )


def _texts() -> dict[str, str]:
    """What the element says; {name}, {number} and {count} are filled in by the browser."""
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
        "tooMany": TooManyPhotos(most=MOST_PHOTOS).sentence(),
        "tooHeavy": PhotoTooHeavy(most=MOST_MEGABYTES).sentence(),
        "empty": PhotoEmpty().sentence(),
    }
