"""Names for what several screens share of the look. Colours are those of assets/tokens.css."""

from nicegui import app

PAPER = "#faf7f1"  # --kv-paper: the phone's own bar continues the page
PRIMARY = "#1f5aa8"  # --kv-primary
OK = "#1c7a4a"  # --kv-ok
DANGER = "#b3261e"  # --kv-danger
SHARED_STYLES = ("tokens.css", "frame.css")


def install() -> None:
    """Give the framework's own elements our colours, and leave the rest to each screen."""
    app.colors(primary=PRIMARY, positive=OK, negative=DANGER)
    app.config.quasar_config["loadingBar"]["skipHijack"] = True  # each screen says what it awaits
    app.config.quasar_config["lang"] = {"noHtmlAttrs": True}  # and in which language it speaks
