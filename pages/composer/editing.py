"""A message that is out, on the screen where it is mended."""

from dataclasses import replace
from datetime import datetime

from fastapi import Request
from nicegui import ui
from starlette.responses import JSONResponse

from models import Person
from pages.bodies import read_body
from pages.cards import card_to_come
from pages.composer.drafts import about_desk
from pages.composer.element import STYLES, Composer
from pages.composer.refusals import FRESH
from pages.composer.words import MOST_BYTES, Words, about_names, as_words
from pages.drawing import drawn
from pages.frame import frame_of
from pages.light import light_page
from pages.live import keep_live
from pages.session import viewer_of
from services import corrections, naming_in_messages, previews
from services.corrections import EditablePost, NoLongerOut
from services.errors import NotFound
from services.messages import Message
from services.texts import _


class Edited(Words):
    """A message as its screen shows it now, and the edition that the screen began with."""

    edited_at: datetime | None


async def edit_page(request: Request, post: str) -> None:
    author = viewer_of(request)
    try:
        editable = await corrections.post_to_correct(author, post)
    except NoLongerOut:
        raise NotFound from None
    frame = await frame_of(author, here="/")

    title = _("Change the message")
    desk = await about_desk(editable.desk)
    if editable.desk.is_of_school:
        desk["name"] = frame.school
    body = drawn("composer/screen.html", **frame.facts(), title=title, desk=desk, week="")
    light_page(request, f"{title} · {frame.school}", body, *STYLES)
    opened = {**await _answer(author, editable, editable.message), "about": desk}
    Composer(author, opened, edited=editable)
    keep_live(ui.context.client, request)


async def show_edit(request: Request, post: str) -> JSONResponse:
    """The names in changed words, and how parents would see them. Keeps nothing."""
    author = viewer_of(request)
    words = await read_body(request, Words, MOST_BYTES)
    editable = await corrections.post_to_correct(author, post)
    changed = replace(words.message, audience=editable.audience)  # that does not change
    return JSONResponse(await _answer(author, editable, changed), headers=FRESH)


async def save_edit(request: Request, post: str) -> JSONResponse:
    author = viewer_of(request)
    body = await read_body(request, Edited, MOST_BYTES)
    await corrections.edit_post(author, post, body.message, edited_at=body.edited_at)
    return JSONResponse({"to": "/?gewijzigd=ja"}, headers=FRESH)


async def _answer(author: Person, post: EditablePost, message: Message) -> dict[str, object]:
    found = await naming_in_messages.children_named_at(author, post.desk.key, message)
    content = await previews.preview_of_edit(author, post, message)
    return {
        "desk": post.public_id,
        **as_words(message),
        **about_names(found, is_of_school=post.desk.is_of_school),
        "preview": card_to_come(content),
        "version": 0,
        "saved": "",
        "missed": "",
        "partner": {},
    }
