"""The composer: where a message is made, planned, and mended when it is out."""

from fastapi import FastAPI
from nicegui import app

from pages.composer.drafts import keep_draft, show_draft
from pages.composer.editing import edit_page, save_edit, show_edit
from pages.composer.publishing import plan, publish, return_to_draft
from pages.composer.refusals import desk_route
from pages.composer.screen import composer_page
from pages.composer.week import show_days_to_plan, show_week
from pages.problems import school_page

STAYS_OPEN = 900  # seconds: a tablet that was put away for a while goes on where it was


def add_composer_pages(routes: FastAPI = app) -> None:
    """The screens where people write, and what an open one asks for."""
    school_page("/schrijven", reconnect_timeout=STAYS_OPEN)(composer_page)
    routes.get("/schrijven/concept/{desk}")(desk_route(show_draft))
    routes.put("/schrijven/concept/{desk}")(desk_route(keep_draft))
    routes.get("/schrijven/week/{desk}")(desk_route(show_week))
    routes.get("/schrijven/dagen/{desk}")(desk_route(show_days_to_plan))
    routes.post("/schrijven/plaatsen/{desk}")(desk_route(publish))
    routes.post("/schrijven/plannen/{desk}")(desk_route(plan))
    routes.post("/bericht/{post}/naar-concept")(desk_route(return_to_draft))

    school_page("/bericht/{post}/bewerken", reconnect_timeout=STAYS_OPEN)(edit_page)
    routes.put("/bericht/{post}/voorbeeld")(desk_route(show_edit))
    routes.post("/bericht/{post}/bewerken")(desk_route(save_edit))
