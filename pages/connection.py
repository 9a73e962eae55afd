"""The quiet line on a lost connection, instead of a popup and an instant reload."""

from nicegui import ui

from services.texts import _


class Connection(ui.element):
    """The one element of a light page: each costs the server as much as drawing five cards. Its
    script says quietly that there is no connection (assets/line.js), and finds the way back."""

    def __init__(self, lost: str = "") -> None:
        super().__init__()
        self._props["lost"] = lost or _("No connection for a moment. What you see may be old.")
