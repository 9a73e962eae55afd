"""The draft of a desk, for the screens on which it is written."""

from fastapi import Request
from starlette.responses import JSONResponse

from models import Person
from pages.cards import card_to_come
from pages.composer.refusals import FRESH
from pages.composer.words import about_names, as_words, called, sent
from pages.session import viewer_of
from services import clock, drafts, formats, naming_in_messages, previews
from services.desks import Desk
from services.draft_views import DraftMovedOn, DraftView
from services.families import group_in_numbers
from services.texts import _, ngettext

MOVED_ON = 409


async def show_draft(request: Request, desk: str) -> JSONResponse:
    """What lies at a desk, and what is said about that desk."""
    author = viewer_of(request)
    return JSONResponse(await opened_draft(author, desk), headers=FRESH)


async def keep_draft(request: Request, desk: str) -> JSONResponse:
    """Keep what a screen shows. Answers 409, with what lies there now, when two screens changed
    the same words."""
    author = viewer_of(request)
    save = (await sent(request)).save
    try:
        kept = await drafts.save_draft(author, desk, save)
    except DraftMovedOn as clash:
        return await moved_on(author, clash)
    return JSONResponse(await draft_answer(author, kept), headers=FRESH)


async def moved_on(author: Person, clash: DraftMovedOn) -> JSONResponse:
    """What somebody else made of it, to choose from."""
    theirs = await draft_answer(author, clash.theirs)
    return JSONResponse(theirs, status_code=MOVED_ON, headers=FRESH)


async def opened_draft(author: Person, desk_key: str) -> dict[str, object]:
    """The draft for a screen that opens. Raises NotFound for who may not write there."""
    draft = await drafts.draft_at(author, desk_key)
    return {**await draft_answer(author, draft), "about": await about_desk(draft.desk)}


async def draft_answer(author: Person, draft: DraftView) -> dict[str, object]:
    """The draft as scripts read it, with the names in it and what parents would see."""
    message = draft.message
    found = await naming_in_messages.children_named_at(author, draft.desk.key, message)
    content = await previews.preview_of_draft(author, draft)
    return {
        "desk": draft.desk.key,
        **as_words(message),
        **about_names(found, is_of_school=draft.desk.is_of_school),
        "preview": card_to_come(content),
        "version": draft.version,
        "saved": _saved(draft),
        "missed": _missed(draft),
        "partner": _partner(draft),
    }


async def about_desk(desk: Desk) -> dict[str, object]:
    """What is said about a desk, whatever is written there."""
    if desk.group_id is None:
        return {"name": called(desk), "counts": "", "publish": "", "isOfSchool": True}
    numbers = await group_in_numbers(desk.group_id, desk.school_year_id)
    children = ngettext("{count} child", "{count} children", numbers.children)
    taking_part = ngettext(
        "{part} of {count} family takes part",
        "{part} of {count} families take part",
        numbers.families,
    )
    return {
        "name": desk.group_name,
        "counts": " · ".join(
            [
                children.format(count=numbers.children),
                taking_part.format(part=numbers.taking_part, count=numbers.families),
            ]
        ),
        "publish": _("Publish for {group}").format(group=desk.group_name),
        "isOfSchool": False,
    }


def _saved(draft: DraftView) -> str:
    """When: "14.31", with its day when that is another one."""
    if draft.saved_at is None or draft.is_empty:
        return ""
    at = clock.at_school(draft.saved_at)
    time = formats.time_of_day(at)
    return time if at.date() == clock.today() else f"{formats.long_day(at.date())}, {time}"


def _missed(draft: DraftView) -> str:
    if draft.missed_at is None:
        return ""
    at = clock.at_school(draft.missed_at)
    return _(
        "This message was planned for {day}, {time}, and could not be published then. "
        "Choose a new moment."
    ).format(day=formats.long_day(at.date()), time=formats.time_of_day(at))


def _partner(draft: DraftView) -> dict[str, object]:
    """Who else wrote here last: what is said as long as that is now, and afterwards."""
    if draft.is_by_viewer or not draft.saved_by or draft.saved_at is None:
        return {}
    return {
        "name": draft.saved_by,
        "writes": _("{name} is writing along now").format(name=draft.saved_by),
        "wrote": _("Last changed by {name}, {time}").format(
            name=draft.saved_by, time=_saved(draft) or formats.time_of_day(draft.saved_at)
        ),
        "age": (clock.now() - draft.saved_at).total_seconds(),
    }
