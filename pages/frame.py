"""The frame around every screen: whose it is, and the way around."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from nicegui import ui

from models import Person
from pages import design
from pages.connection import Connection
from pages.drawing import drawn
from services.school_years import school_name
from services.windows import Window, windows_of


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What the way around needs to know; drawn by nav.html."""

    here: str  # the address of the screen, as it stands in the menu
    school: str
    who: str
    may_write: bool

    def facts(self) -> dict[str, object]:
        return dict(vars(self))


async def frame_of(viewer: Person, *, here: str, windows: Iterable[Window] | None = None) -> Frame:
    """The frame for this viewer; give the windows when they are known already."""
    if windows is None:
        windows = await windows_of(viewer)
    return Frame(
        here=here,
        school=await school_name(),
        who=viewer.called or viewer.name,
        may_write=any(window.may_publish for window in windows),
    )


@contextmanager
def element_page(frame: Frame, title: str, *styles: str, lost: str = "") -> Iterator[None]:
    """The frame of a screen that is built from NiceGUI's own elements, with its style sheets, and
    what its quiet line says when the connection is lost."""
    ui.page_title(f"{title} · {frame.school}")
    ui.add_head_html(f'<meta name="theme-color" content="{design.PAPER}">')
    for name in (*design.SHARED_STYLES, *styles):
        ui.add_head_html(f'<link rel="stylesheet" href="/assets/{name}">')
    ui.add_body_html(str(drawn("nav.html", **frame.facts())))
    Connection(lost)
    with ui.element("div").classes("screen"):
        ui.label(title).classes("screen-title").props("role=heading aria-level=1")
        yield
