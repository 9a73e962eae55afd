"""Light pages: what many people look at is drawn as plain HTML, and adopted by one element.

The content is on the screen before any framework script has arrived, and costs the server next to
nothing. docs/decisions/0002 tells why, with figures.
"""

import re
from functools import cache
from pathlib import Path

from fastapi import Request
from markupsafe import Markup
from nicegui import ui

from pages import design

ASSETS = Path(__file__).parent.parent / "assets"
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def light_page(request: Request, title: str, body: Markup, *styles: str) -> None:
    """Draw a page whose content is there at the first paint, with these style sheets inline.

    It wants one element beside it, a Connection, that adopts the content when it is live.
    """
    request.scope["state"]["light_styles"] = styles_of(*styles)
    ui.page_title(title)
    ui.add_head_html(
        f'<meta name="theme-color" content="{design.PAPER}">'
        '<link rel="late" href="/assets/adopting.js"><link rel="late" href="/assets/line.js">'
    )
    ui.add_body_html(str(body))  # NiceGUI adds it to a plain text, which Markup would escape


@cache
def styles_of(*names: str) -> str:
    """The style sheets every screen has, and these, as one text, without what people read in it."""
    sheets = ((ASSETS / name).read_text() for name in (*design.SHARED_STYLES, *names))
    return " ".join(CSS_COMMENT.sub("", " ".join(sheets)).split())
