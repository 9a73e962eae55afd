"""What somebody types stays in the window until it has gone out, whatever happens to the page."""

from nicegui import ui


class KeptText(ui.element, component="kept_text.js"):
    """Keeps these fields (by their test handle) for one person, in the browser's own window."""

    def __init__(self, owner: str, *fields: str) -> None:
        super().__init__()
        self._props["owner"] = owner
        self._props["fields"] = fields

    def forget(self) -> None:
        """What was typed has gone out."""
        self.run_method("forget")
