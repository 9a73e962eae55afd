"""The fields of a message: whose parents read it, its title, its text, its photos."""

from collections.abc import Collection, Sequence

from nicegui import binding, ui
from nicegui.elements.mixins.text_element import TextElement
from nicegui.events import GenericEventArguments

from models import Person
from pages.photo_picker import PhotoPicker
from services import photos
from services.policies.posting import TEXT_LENGTH, TITLE_LENGTH, GroupAlreadyPosted
from services.texts import _
from services.windows import Window

LOOK = "outlined hide-bottom-space autocomplete=off"
# what the address asked for is not what is wanted any more, also after a reload
READ_THE_CHOICE = """(event) => {
  history.replaceState(history.state, "", location.pathname);
  emit(event.target.value);
}"""


@binding.bindable_dataclass
class Draft:
    """What the teacher has typed so far."""

    group: str
    group_name: str = ""
    is_given: bool = False  # the group, by the address of the screen
    title: str = ""
    text: str = ""
    photos: Sequence[str] = ()
    is_going_out: bool = False
    names_a_child: bool = False  # and nobody said yet that it is for the whole group (P5)
    settled: tuple[str, ...] = ()


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
    title.props(f"{LOOK} autofocus data-testid=composer-title").classes("title")
    letter_count(title, TITLE_LENGTH, from_share=0.8)
    return title


def text_field(draft: Draft) -> ui.textarea:
    text = ui.textarea(_("What did the group do today?")).bind_value(draft, "text")
    text.props(f"{LOOK} autogrow data-testid=composer-body").classes("text")
    letter_count(text, TEXT_LENGTH)
    return text


def letter_count(field: ui.input | ui.textarea, limit: int, *, from_share: float = 0) -> None:
    """How many characters there are of those that fit, once `from_share` of them is used."""

    told = _("{length} of {limit}")

    def count() -> None:
        length = len((field.value or "").strip())  # as it will be published
        shown = told.format(length=length, limit=limit)
        counter.text = shown if length >= from_share * limit else ""
        counter.classes(add="too-long") if length > limit else counter.classes(remove="too-long")

    counter = ui.label().classes("meta counter")
    field.on_value_change(count)
    count()


def photo_field(author: Person, draft: Draft) -> PhotoPicker:
    async def take(event: GenericEventArguments) -> None:
        draft.photos = [str(photo) for photo in event.args["ids"]]
        await photos.arrange_photos(author, draft.photos)

    picker = PhotoPicker(draft.photos)
    picker.on("photos", take)
    return picker
