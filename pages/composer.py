"""Today's message of my group: a title, what we did, and photos."""

from collections.abc import Collection, Sequence
from typing import Any

from fastapi import Request
from nicegui import ui
from nicegui.events import GenericEventArguments

from models import Person
from pages.actions import RefusalLine
from pages.frame import element_page, frame_of
from pages.kept_text import KeptText
from pages.live import keep_live
from pages.message_fields import Draft, group_choice, photo_field, text_field, title_field
from pages.problems import school_page
from pages.publish_button import Pressed, PublishButton
from pages.session import viewer_of
from services import groups, naming_in_messages, photos, posts
from services.errors import NotFound, Refusal
from services.messages import Message
from services.policies.naming import ChildNamed
from services.policies.posting import (
    NothingToTell,
    TextTooLong,
    TitleMissing,
    TitleTooLong,
)
from services.texts import N_, _
from services.windows import Window

STYLES = ("composer.css", "photo_picker.css")
STAYS_OPEN = 900  # seconds: a tablet that was put away for a while finds its text again


class PhotosOnTheirWay(Refusal):
    message = N_("Some photos are still on their way. Publish when they have all arrived.")


class PhotosNotSent(Refusal):
    message = N_("Not all photos could be sent. Try those again, or remove them.")


def add_composer_pages() -> None:
    school_page("/schrijven", reconnect_timeout=STAYS_OPEN)(composer_page)


async def composer_page(request: Request, groep: str = "") -> None:
    author = viewer_of(request)
    choices = await groups.groups_to_write_in(author)
    if not choices:
        raise NotFound
    full = await posts.groups_that_posted_today()
    ready = [photo.public_id for photo in await photos.loose_photos(author)]
    frame = await frame_of(author, here="/schrijven", windows=choices)
    group = _first_with_room(choices, full, groep).group_public_id
    draft = Draft(group=group, is_given=group == groep, photos=ready)
    lost = _("No connection for a moment. What you type is kept.")

    with element_page(frame, _("New message"), *STYLES, lost=lost):
        composer(author, draft, choices, full)
    keep_live(ui.context.client, request)


def composer(
    author: Person, draft: Draft, choices: Sequence[Window], full: Collection[int]
) -> None:
    async def publish(event: GenericEventArguments) -> None:
        pressed = _pressed(event.args, draft)
        if draft.is_going_out:  # pressed twice
            return
        draft.is_going_out, is_out = True, False
        try:
            with refusal.shown():
                await _publish(author, pressed, draft.settled)
                is_out = True
        finally:
            draft.is_going_out = False
            draft.names_a_child = isinstance(refusal.said, ChildNamed)
            _leave(kept, button) if is_out else button.answered(_lead_to_mend(refusal, title, text))

    with ui.element("div").classes("card composer"):
        group_choice(draft, choices, full)
        title = title_field(draft)
        text = text_field(draft)
        picker = photo_field(author, draft)
        kept = kept_text(author, draft)
        with publish_button(draft) as button:
            refusal = RefusalLine()
            name_confirm(author, draft, refusal)
        for field in (title, text):
            field.on_value_change(refusal.take_back)
        picker.on("photos", refusal.take_back)
        button.on("click", publish)


def name_confirm(author: Person, draft: Draft, refusal: RefusalLine) -> None:
    """What a teacher presses whose message names a child, and is for the whole group (P5)."""

    async def settle() -> None:
        message = Message(title=draft.title, text=draft.text)
        named = await naming_in_messages.children_named_at(author, draft.group, message)
        draft.settled = tuple({one.child for one in named.names})
        draft.names_a_child = False
        refusal.take_back()

    button = ui.element("button").props("type=button data-testid=name-confirm")
    button.classes("button quiet").bind_visibility_from(draft, "names_a_child")
    with button:
        ui.label(_("It is for the whole group"))
    button.on("click", settle)


def kept_text(author: Person, draft: Draft) -> KeptText:
    """The group is kept along: the text would come back for the parents of another one."""
    group, title, text = "composer-group", "composer-title", "composer-body"
    return KeptText(author.public_id, group, title, text, given=[group] if draft.is_given else [])


def publish_button(draft: Draft) -> PublishButton:
    label = _("Publish for {group}")
    button = PublishButton()
    button.bind_label_from(draft, "group_name", lambda name: label.format(group=name))
    return button


def _leave(kept: KeptText, button: PublishButton) -> None:
    kept.forget()
    button.gone_out()
    ui.navigate.to("/?geplaatst=ja")


def _lead_to_mend(refusal: RefusalLine, title: ui.input, text: ui.textarea) -> str:
    """Say a refusal at the field that it is about, and give that field's handle."""
    if isinstance(refusal.said, TitleMissing | TitleTooLong):
        refusal.move_to(title)
        return "composer-title"
    if isinstance(refusal.said, TextTooLong | NothingToTell):
        refusal.move_to(text)
        return "composer-body"
    return ""


async def _publish(author: Person, pressed: Pressed, settled: tuple[str, ...]) -> None:
    if pressed.busy:
        raise PhotosOnTheirWay
    if pressed.failed:
        raise PhotosNotSent
    group = await groups.group_for(author, pressed.group)
    message = Message(
        title=pressed.title, text=pressed.text, photos=tuple(pressed.photos), settled=settled
    )
    await posts.publish_post(author, group.public_id, message)


def _pressed(screen: Any, draft: Draft) -> Pressed:  # noqa: ANN401  (whatever the browser sent)
    """What the screen showed at the press of the button; a test without a browser sends nothing."""
    if isinstance(screen, dict) and "group" in screen:
        return Pressed.read(screen)
    return Pressed(
        group=draft.group, title=draft.title, text=draft.text, photos=tuple(draft.photos)
    )


def _first_with_room(choices: Sequence[Window], full: Collection[int], asked: str) -> Window:
    """The group that was asked for; else the first that has room for a message today."""
    for window in choices:
        if window.group_public_id == asked:
            return window
    return next((window for window in choices if window.group_id not in full), choices[0])
