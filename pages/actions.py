"""How a refusal reaches the one who pressed the button."""

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui import ui

from services.errors import Refusal
from services.texts import language, speaking


class RefusalLine(ui.label):
    """The place near a button where a refusal is said, and read aloud. Empty when all is well."""

    def __init__(self) -> None:
        super().__init__()
        self._language = language()  # of the viewer; what the browser sends later comes without one
        self.classes("refusal").props('role="alert" aria-live="assertive"')

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Say a refusal here; let real faults go to the error page and the log."""
        self.take_back()
        with speaking(self._language):
            try:
                yield
            except Refusal as refusal:
                self.set_text(refusal.sentence())

    def take_back(self) -> None:
        """What was refused is being mended."""
        self.set_text("")
