"""Names for what several screens share of the look. Colours are those of assets/tokens.css."""

PAPER = "#faf7f1"  # --kv-paper: the phone's own bar continues the page
PRIMARY = "#1f5aa8"  # --kv-primary
OK = "#1c7a4a"  # --kv-ok
DANGER = "#b3261e"  # --kv-danger
SHARED_STYLES = ("tokens.css", "frame.css")
