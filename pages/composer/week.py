"""The strip above the fields: the week of a desk, and what the first button offers now."""

from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import Request
from starlette.responses import JSONResponse

from models import Person, Role
from pages.composer.refusals import FRESH
from pages.drawing import drawn
from pages.session import viewer_of
from services import clock, formats, weeks
from services.errors import NotFound
from services.texts import _
from services.weeks import DayState, Offer, WeekDay

A_WEEK = timedelta(days=7)
YEARS = range(2000, 3000)  # the weeks around the first day and the last one do not exist
LOCAL = "%Y-%m-%dT%H:%M"  # a moment on the school's clock, as browsers' own fields write it


@dataclass(frozen=True, kw_only=True)
class DayInStrip:
    """One day, in words."""

    name: str
    state: str
    is_today: bool
    what: str
    details: str = ""  # of a plan
    post: str = ""
    history: str = ""  # an address, of what was withdrawn


async def show_week(request: Request, desk: str, dag: str = "") -> JSONResponse:
    """The week of a day, and what the first button offers; for a screen that is open already."""
    return JSONResponse(await around_desk(viewer_of(request), desk, dag), headers=FRESH)


async def show_days_to_plan(request: Request, desk: str) -> JSONResponse:
    """The days that can be chosen for a plan, why others cannot, and what time it is at school."""
    days = [
        {
            "day": plan.day.isoformat(),
            "name": _with_nearness(plan.day),
            "words": formats.long_day(plan.day),
            "note": plan.why_not,
            "isOpen": plan.has_room,
        }
        for plan in await weeks.days_to_plan(viewer_of(request), desk)
    ]
    now = clock.at_school(clock.now()).strftime(LOCAL)
    return JSONResponse({"days": days, "now": now}, headers=FRESH)


async def around_desk(author: Person, desk: str, asked: str = "") -> dict[str, object]:
    """What the screen shows around a draft. Raises NotFound for who may not write there."""
    week = await weeks.week_of(author, desk, _day(asked))
    return {
        "week": _week_html(author, week.days),
        "offer": _offer(await weeks.offer(author, desk)),
    }


def _day(asked: str) -> date:
    try:
        day = date.fromisoformat(asked) if asked else clock.today()
    except ValueError:
        raise NotFound from None
    if day.year not in YEARS:
        raise NotFound
    return day


def _week_html(author: Person, days: tuple[WeekDay, ...]) -> str:
    monday = days[0].day
    return drawn(
        "composer/week.html",
        days=[_in_words(author, day) for day in days],
        before=(monday - A_WEEK).isoformat(),
        after=(monday + A_WEEK).isoformat(),
    )


def _in_words(author: Person, day: WeekDay) -> DayInStrip:
    has_history = day.state is DayState.WITHDRAWN and author.role is Role.LEADER
    return DayInStrip(
        name=_("today") if day.is_today else formats.short_day(day.day),
        state=day.state.value,
        is_today=day.is_today,
        what=_what(day),
        details=_details(day),
        post=day.post_public_id,
        history=f"/bericht/{day.post_public_id}/geschiedenis" if has_history else "",
    )


def _what(day: WeekDay) -> str:
    match day.state:
        case DayState.POSTED:
            return f"✓ {day.title}"
        case DayState.PLANNED:
            return _("planned {time}: {title}").format(time=_time(day), title=day.title)
        case DayState.WITHDRAWN:
            return _("Withdrawn: {title}").format(title=day.title)
        case DayState.CLOSED:
            return day.closed
        case DayState.ROOM if day.is_today:
            return _("one message possible")
        case _:
            return ""


def _details(day: WeekDay) -> str:
    if day.state is not DayState.PLANNED:
        return ""
    sentence = _("“{title}” is planned for {day}, {time}.")
    return sentence.format(title=day.title, day=formats.long_day(day.day), time=_time(day))


def _time(day: WeekDay) -> str:
    return formats.time_of_day(day.at) if day.at else ""


def _offer(offer: Offer) -> dict[str, object]:
    """A moment that suits better than now, as a button says it; empty when now is fine."""
    if offer.at is None:
        return {"at": "", "label": "", "note": offer.why_not_now, "isQuiet": False}
    at = clock.at_school(offer.at)
    moment = {"day": formats.coming_day(at.date()), "time": formats.time_of_day(at)}
    label = _("Publish {day} at {time}").format(**moment)
    resting = _("Parents rest now. Your message can appear by itself {day} at {time}.")
    return {
        "at": at.strftime(LOCAL),
        "label": label[0].upper() + label[1:],
        "note": offer.why_not_now or resting.format(**moment),
        "isQuiet": not offer.why_not_now,
    }


def _with_nearness(day: date) -> str:
    written, near = formats.long_day(day), formats.coming_day(day)
    return f"{near}, {written}" if near in {_("today"), _("tomorrow")} else written
