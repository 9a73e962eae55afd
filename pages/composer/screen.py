"""Today's message of my group: its week, a title, what we did, photos, and how parents see it."""

from fastapi import Request
from nicegui import ui

from models import Person
from pages.composer.drafts import opened_draft
from pages.composer.element import STYLES, AtDesk, Composer
from pages.composer.week import around_desk
from pages.drawing import drawn
from pages.frame import frame_of
from pages.light import light_page
from pages.live import keep_live
from pages.session import viewer_of
from services import posts
from services.desks import Desk, desks_of
from services.errors import NotFound
from services.photos import loose_photos_of
from services.texts import _

REMEMBERED = (
    "klasvenster_groep"  # the cookie in which the browser keeps the desk that was last used
)


async def composer_page(request: Request, groep: str = "") -> None:
    author = viewer_of(request)
    desks = await desks_of(author)
    if not desks:
        raise NotFound
    desk = await _first_desk(author, desks, groep, request.cookies.get(REMEMBERED, ""))
    opened, around = await opened_draft(author, desk.key), await around_desk(author, desk.key)
    frame = await frame_of(author, here="/schrijven")

    title = _("New message")
    body = drawn(
        "composer/screen.html",
        **frame.facts(),
        title=title,
        desk=opened["about"],
        week=around["week"],
    )
    light_page(request, f"{title} · {frame.school}", body, *STYLES)
    loose = await loose_photos_of(author)
    Composer(author, opened, at_desk=AtDesk(desks=desks, around=around, loose=loose))
    keep_live(ui.context.client, request)


async def _first_desk(author: Person, desks: list[Desk], asked: str, remembered: str) -> Desk:
    """The desk that was asked for; else the one that was last used in this browser; else the first
    group that has room for a message today."""
    for key in (asked, remembered):
        for desk in desks:
            if desk.key == key:
                return desk
    full = await posts.groups_that_posted_today()
    groups = [desk for desk in desks if not desk.is_of_school]
    return next((desk for desk in groups if desk.group_id not in full), groups[0])
