"""What somebody types stays in the window until it has gone out, whatever happens to the page."""

from collections.abc import Sequence

from nicegui import ui


class KeptText(ui.element, component="kept_text.js"):
    """Keeps these fields (by their test handle) for one person, in the browser's own window. Those
    that are `given` have their value from the address, which wins over what was kept."""

    def __init__(self, owner: str, *fields: str, given: Sequence[str] = ()) -> None:
        super().__init__()
        self._props["owner"] = owner
        self._props["fields"] = fields
        self._props["given"] = given

    def forget(self) -> None:
        """What was typed has gone out."""
        self.run_method("forget")
