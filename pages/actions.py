"""How a refusal reaches the one who pressed the button."""

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui import ui

from pages.problems import OUR_FAULT
from services.errors import Refusal
from services.texts import _, language, speaking


class RefusalLine(ui.label):
    """The place near a button where a refusal is said, and read aloud. Empty when all is well."""

    def __init__(self) -> None:
        super().__init__()
        self.said: Refusal | None = None
        self._field: ui.input | ui.textarea | None = None  # where it is said instead
        self._language = language()  # of the viewer; what the browser sends later comes without one
        self.classes("refusal").props('role="alert" aria-live="assertive"')

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Say a refusal here. A real fault is owned up to here, and goes on to the log."""
        self.take_back()
        with speaking(self._language):
            try:
                yield
            except Refusal as refusal:
                self.said = refusal
                self.set_text(refusal.sentence())
            except Exception:
                self.set_text(_(OUR_FAULT))
                raise

    def move_to(self, field: ui.input | ui.textarea) -> None:
        """Say it at the field that it is about, and not here."""
        field.error, self._field = self.text, field
        self.set_text("")

    def take_back(self) -> None:
        """What was refused is being mended."""
        self.said = None
        self.set_text("")
        if self._field is not None:
            self._field.error = None
            self._field = None
