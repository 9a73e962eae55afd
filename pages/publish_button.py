"""The button under a message: it says at once, in the browser itself, what becomes of a press."""

from dataclasses import dataclass
from typing import Any, Self

from nicegui.elements.mixins.label_element import LabelElement

from services.texts import _


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """What the screen showed when the button was pressed. What is typed since is not in it."""

    group: str
    title: str
    text: str
    photos: tuple[str, ...]
    busy: int = 0  # photos on their way
    failed: int = 0  # photos that did not arrive

    @classmethod
    def read(cls, screen: dict[str, Any]) -> Self:
        return cls(
            group=str(screen["group"]),
            title=str(screen["title"]),
            text=str(screen["text"]),
            photos=tuple(str(photo) for photo in screen["photos"]),
            busy=int(screen["busy"]),
            failed=int(screen["failed"]),
        )


class PublishButton(LabelElement, component="publish_button.js"):
    """Emits `click` with what the screen shows (see `Pressed`), and takes no other press until it
    is `answered`. What is drawn inside it stands above the button.

    Without a line nothing is emitted: a press that waits would publish by itself later on.
    """

    def __init__(self) -> None:
        super().__init__(label=None)
        self._props["texts"] = {
            "going": _("Publishing…"),
            "offline": _("No connection. Your message is not published yet."),
            "lost": _("The connection was lost. Your message may not be published yet."),
            "back": _("There is a connection again. Press once more to publish your message."),
        }

    def answered(self, mend: str = "") -> None:
        """It may be pressed again. Leads to the field that has to be mended, by its handle."""
        self.run_method("answered", mend)

    def gone_out(self) -> None:
        """The message is out, and this screen is about to be left."""
        self.run_method("goneOut")
