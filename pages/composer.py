"""Today's message of my group: a title, what we did, and photos."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from fastapi import Request
from nicegui import binding, ui
from nicegui.elements.mixins.text_element import TextElement
from nicegui.events import GenericEventArguments

from models import Person
from pages.actions import RefusalLine
from pages.frame import element_page, frame_of
from pages.kept_text import KeptText
from pages.live import keep_live
from pages.photo_picker import PhotoPicker
from pages.problems import school_page
from pages.session import viewer_of
from services import groups, photos, posts
from services.errors import NotFound, Refusal
from services.policies.posting import (
    TEXT_LENGTH,
    TITLE_LENGTH,
    GroupAlreadyPosted,
    NothingToTell,
    TextTooLong,
    TitleMissing,
    TitleTooLong,
)
from services.texts import N_, _
from services.windows import Window

STAYS_OPEN = 900  # seconds: a tablet that was put away for a while finds its text again

# A click can overtake the letters typed just before it: what counts is what the screen shows now.
READ_THE_SCREEN = """() => {
  const value = (name) => document.querySelector(`[data-testid=${name}]`).value;
  const ready = [...document.querySelectorAll('[data-testid=composer-photo]')];
  emit({
    group: value('composer-group'),
    title: value('composer-title'),
    text: value('composer-body'),
    photos: ready.map((photo) => photo.dataset.photoId),
    busy: document.querySelectorAll('[data-photo-state=busy], [data-photo-state=waiting]').length,
  });
}"""
READ_THE_CHOICE = "(event) => emit(event.target.value)"


class PhotosOnTheirWay(Refusal):
    message = N_("Some photos are still on their way. Publish when they have all arrived.")


@binding.bindable_dataclass
class Draft:
    """What the teacher has typed so far."""

    group: str
    group_name: str = ""
    title: str = ""
    text: str = ""
    photos: Sequence[str] = ()
    busy: int = 0
    is_going_out: bool = False


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
    draft = Draft(group=_first_with_room(choices, full, groep).group_public_id, photos=ready)

    with element_page(frame, _("New message"), "composer.css", "photo_picker.css"):
        composer(author, draft, choices, full)
    keep_live(ui.context.client, request)


def composer(
    author: Person, draft: Draft, choices: Sequence[Window], full: Collection[int]
) -> None:
    async def publish(event: GenericEventArguments) -> None:
        _take_over(draft, event.args)
        if draft.is_going_out:  # pressed twice
            return
        draft.is_going_out = True
        try:
            with refusal.shown():
                await _publish(author, draft)
                kept.forget()
                ui.navigate.to("/?geplaatst=ja")
        finally:
            draft.is_going_out = False
        _lead_to_mend(refusal.said, title, text)

    with ui.element("div").classes("card composer"):
        group_choice(draft, choices, full)
        title = title_field(draft)
        text = text_field(draft)
        photo_field(author, draft, lambda: refusal.take_back())
        kept = KeptText(author.public_id, "composer-title", "composer-body")
        refusal = RefusalLine()
        for field in (title, text):
            field.on_value_change(refusal.take_back)
        publish_button(draft).on("click", publish, js_handler=READ_THE_SCREEN)


def group_choice(draft: Draft, choices: Sequence[Window], full: Collection[int]) -> None:
    """Whose parents will read it; says at once when the group has no room left today (P1)."""

    names = {window.group_public_id: window.group_name for window in choices}
    notes = {
        window.group_public_id: GroupAlreadyPosted(group=window.group_name).sentence()
        for window in choices
        if window.group_id in full
    }

    def choose(public_id: str) -> None:
        if public_id in names:  # else it is not our screen that sends this
            draft.group, draft.group_name = public_id, names[public_id]
            note.text = notes.get(public_id, "")

    with ui.element("label").classes("field"):
        ui.label(_("For the parents of")).classes("field-name")
        select = ui.element("select").props("data-testid=composer-group")
        with select:
            for public_id, name in names.items():
                Choice(public_id, name, is_chosen=public_id == draft.group)
    note = ui.label().classes("note").props('role="status"')
    select.on("change", lambda event: choose(str(event.args)), js_handler=READ_THE_CHOICE)
    choose(draft.group)


class Choice(TextElement):
    """One line of a select of the browser's own: what phones and tablets show best."""

    def __init__(self, value: str, text: str, *, is_chosen: bool) -> None:
        super().__init__(tag="option", text=text)
        self._props["value"] = value
        self._props["selected"] = is_chosen


def title_field(draft: Draft) -> ui.input:
    title = ui.input(_("Title")).bind_value(draft, "title")
    title.props("outlined autofocus autocomplete=off data-testid=composer-title").classes("title")
    letter_count(title, TITLE_LENGTH, from_share=0.8)
    return title


def text_field(draft: Draft) -> ui.textarea:
    text = ui.textarea(_("What did the group do today?")).bind_value(draft, "text")
    text.props("outlined autogrow autocomplete=off data-testid=composer-body").classes("text")
    letter_count(text, TEXT_LENGTH)
    return text


def letter_count(field: ui.input | ui.textarea, limit: int, *, from_share: float = 0) -> None:
    """How many characters there are of those that fit, once `from_share` of them is used."""

    told = _("{length} of {limit}")

    def count() -> None:
        length = len(field.value or "")
        shown = told.format(length=length, limit=limit)
        counter.text = shown if length >= from_share * limit else ""
        counter.classes(add="too-long") if length > limit else counter.classes(remove="too-long")

    counter = ui.label().classes("meta counter")
    field.on_value_change(count)
    count()


def photo_field(author: Person, draft: Draft, changed: Callable[[], None]) -> None:
    async def take(event: GenericEventArguments) -> None:
        draft.photos = [str(photo) for photo in event.args["ids"]]
        changed()
        await photos.arrange_photos(author, draft.photos)

    PhotoPicker(draft.photos).on("photos", take)


def publish_button(draft: Draft) -> ui.button:
    label = _("Publish for {group}")
    button = ui.button().props("unelevated rounded no-caps data-testid=composer-publish")
    button.bind_text_from(draft, "group_name", lambda name: label.format(group=name))
    return button.bind_enabled_from(draft, "is_going_out", lambda going: not going)


def _lead_to_mend(said: Refusal | None, title: ui.input, text: ui.textarea) -> None:
    """Stand in the field that a refusal is about."""
    if isinstance(said, TitleMissing | TitleTooLong):
        title.run_method("focus")
    elif isinstance(said, TextTooLong | NothingToTell):
        text.run_method("focus")


async def _publish(author: Person, draft: Draft) -> None:
    if draft.busy:
        raise PhotosOnTheirWay
    group = await groups.group_for(author, draft.group)
    await posts.publish_post(author, group, draft.title, draft.text, draft.photos)


def _take_over(draft: Draft, screen: Any) -> None:  # noqa: ANN401  (whatever the browser sent)
    """What the screen showed at the press of the button; a test without a browser sends nothing."""
    if isinstance(screen, dict) and "group" in screen:
        draft.group = str(screen["group"])
        draft.title, draft.text = str(screen["title"]), str(screen["text"])
        draft.photos = [str(photo) for photo in screen["photos"]]
        draft.busy = int(screen["busy"])


def _first_with_room(choices: Sequence[Window], full: Collection[int], asked: str) -> Window:
    """The group that was asked for; else the first that has room for a message today."""
    for window in choices:
        if window.group_public_id == asked:
            return window
    return next((window for window in choices if window.group_id not in full), choices[0])
