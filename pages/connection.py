"""The quiet line on a lost connection, instead of a popup and an instant reload."""

from nicegui import ui

from services.texts import _


class Connection(ui.element, component="connection.js"):
    """Says so quietly when there is no connection, and finds the way back by itself.

    The one element of a light page is a connection as well: each element costs the server as much
    as drawing five cards.
    """

    def __init__(self, lost: str = "") -> None:
        super().__init__()
        self._props["lost"] = lost or _("No connection for a moment. What you see may be old.")
