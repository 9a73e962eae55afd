"""The frame around every screen: whose it is, and the way around."""

from collections.abc import Iterable
from dataclasses import dataclass

from models import Person
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
