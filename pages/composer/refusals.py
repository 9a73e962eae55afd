"""How a refusal reaches who writes: at the part of the screen that it is about."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import ParamSpec

from starlette.responses import JSONResponse, Response

from pages.problems import NOT_FOUND, REFUSED
from services.errors import NotFound, Refusal
from services.policies.naming import ChildNamed
from services.policies.picturing import PhotoGone
from services.policies.posting import (
    GroupGone,
    NoAudience,
    NothingToTell,
    TextTooLong,
    TitleMissing,
    TitleTooLong,
)

P = ParamSpec("P")
FRESH = {"Cache-Control": "no-store"}

# At which part of the screen a refusal is said; all others stand at the buttons.
PLACES: tuple[tuple[type[Refusal], str], ...] = (
    (TitleMissing, "title"),
    (TitleTooLong, "title"),
    (TextTooLong, "text"),
    (NothingToTell, "text"),
    (ChildNamed, "names"),
    (NoAudience, "audience"),
    (GroupGone, "audience"),
)


def desk_route(answer: Callable[P, Awaitable[Response]]) -> Callable[P, Awaitable[Response]]:
    """An address that an open composer asks. What is not yours is not there; any other refusal is
    a sentence, and the place where it is mended."""

    @wraps(answer)  # keeps the parameters, which FastAPI reads
    async def guarded(*args: P.args, **kwargs: P.kwargs) -> Response:
        try:
            return await answer(*args, **kwargs)
        except (GroupGone, PhotoGone) as refusal:  # what was chosen is gone, the desk is there
            return _refused(refusal)
        except NotFound:
            return Response(status_code=NOT_FOUND)
        except Refusal as refusal:
            return _refused(refusal)

    return guarded


def _refused(refusal: Refusal) -> Response:
    place = next((place for kind, place in PLACES if isinstance(refusal, kind)), "")
    said = {"sentence": refusal.sentence(), "place": place}
    return JSONResponse(said, status_code=REFUSED, headers=FRESH)
