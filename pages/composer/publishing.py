"""What the buttons under a message do: it goes out now, or at a moment to come."""

from datetime import datetime

from fastapi import Request
from pydantic import Field, NaiveDatetime
from starlette.responses import JSONResponse, Response

from models import Person
from pages.bodies import read_body
from pages.composer.drafts import moved_on
from pages.composer.refusals import FRESH
from pages.composer.words import MOST_BYTES, Sent, sent
from pages.session import viewer_of
from services import clock, drafts, formats, planning, posts
from services.draft_views import DraftMovedOn
from services.texts import _

DONE = 204
LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001  (on the school's clock, as browsers write it)


class Planned(Sent):
    """A message, and the moment on the school's clock at which it goes out."""

    at: NaiveDatetime = Field(ge=LONG_AGO)  # the first centuries do not fit in every time zone


async def publish(request: Request, desk: str) -> Response:
    """Let the message go out as the screen showed it. What lies at the desk is that first: then a
    save that is still on its way does not bring it back."""
    author, body = viewer_of(request), await sent(request)
    if clash := await _clash(author, desk, body):
        return clash
    await posts.publish_post(author, desk, body.mine.message)
    return JSONResponse({"to": "/?geplaatst=ja"}, headers=FRESH)


async def plan(request: Request, desk: str) -> Response:
    """Let the message wait for its moment."""
    author, body = viewer_of(request), await read_body(request, Planned, MOST_BYTES)
    if clash := await _clash(author, desk, body):
        return clash
    at = body.at.replace(tzinfo=clock.SCHOOL_ZONE)
    post = await planning.plan_post(author, desk, body.mine.message, at)
    sentence = _("Planned for {day}, {time}.").format(
        day=formats.long_day(at.date()), time=formats.time_of_day(at)
    )
    return JSONResponse({"sentence": sentence, "post": post.public_id}, headers=FRESH)


async def return_to_draft(request: Request, post: str) -> Response:
    """Cancel a plan: its words and photos lie at the desk again."""
    await planning.return_to_draft(viewer_of(request), post)
    return Response(status_code=DONE)


async def _clash(author: Person, desk: str, body: Sent) -> Response | None:
    try:
        await drafts.save_before_going_out(author, desk, body.save)
    except DraftMovedOn as clash:
        return await moved_on(author, clash)
    return None
