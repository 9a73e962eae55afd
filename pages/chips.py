"""Whose messages to look at: all, one child, or for a teacher one group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from pages.drawing import initial
from services.timelines import Chosen
from services.windows import Window


@dataclass(frozen=True, kw_only=True)
class Chip:
    """One child, or for a teacher one group, to look at alone."""

    label: str
    letter: str
    hue: int
    href: str
    child: str = ""


def chips_of(windows: Sequence[Window]) -> list[Chip]:
    """A chip per child, and per group that somebody sees as staff; none when there is one only."""
    chips = [chip for window in windows for chip in _chips_of(window)]
    return chips if len(chips) > 1 else []


def query_of(chosen: Chosen) -> str:
    """What stands behind the question mark of an address."""
    facts = {"kind": chosen.child, "groep": chosen.group}
    return urlencode({name: value for name, value in facts.items() if value})


def _chips_of(window: Window) -> Iterable[Chip]:
    for child in window.children:
        yield Chip(
            label=f"{child.first_name} · {window.group_name}",
            letter=child.first_name[0],
            hue=window.hue,
            href=f"/?{query_of(Chosen(child=child.public_id))}",
            child=child.public_id,
        )
    if window.may_publish:
        yield Chip(
            label=window.group_name,
            letter=initial(window.group_name),
            hue=window.hue,
            href=f"/?{query_of(Chosen(group=window.group_public_id))}",
        )
