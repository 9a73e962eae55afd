"""The addresses of photos: what a card shows, and where the composer sends what it adds."""

from fastapi import FastAPI
from nicegui import app
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from pages.problems import NOT_FOUND, REFUSED, school_route
from pages.session import viewer_of
from services import photo_uploads, photos
from services.errors import NotFound, Refusal
from services.photo_uploads import UPLOAD_ID, OutOfStep
from services.policies.picturing import PhotoTooHeavy

SIZES = {str(size): size for size in photos.SIZES}
DONE, UNCHANGED = 204, 304
GONE_QUIET, OUT_OF_STEP, TOO_HEAVY = 408, 409, 413

# Said before the body is read: what is still coming is not worth waiting for.
HANG_UP = {"Connection": "close"}


def add_photo_routes(routes: FastAPI = app) -> None:
    routes.get("/foto/{public_id}/{size}")(school_route(show_photo))
    routes.get("/foto-in/{upload_id}")(school_route(tell_how_far))
    routes.put("/foto-in/{upload_id}")(take_photo)
    routes.delete("/foto-in/{name}")(school_route(drop_photo))


async def show_photo(request: Request, public_id: str, size: str) -> Response:
    """One rendition, for who may see it. A browser may keep it, and asks each time whether it may
    still be seen: it would outlive a session that ended by itself. Nobody in between keeps it."""
    path = await photos.photo_file(viewer_of(request), public_id, SIZES.get(size, 0))
    tag = f'"{path.stem}"'  # the content names the file: another picture has another name
    headers = {
        "Cache-Control": "private, no-cache",
        "ETag": tag,
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": "inline",
    }
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=UNCHANGED, headers=headers)
    return Response(await photos.rendition_in(path), media_type="image/webp", headers=headers)


async def take_photo(request: Request, upload_id: str, at: int = 0, total: int = 0) -> Response:
    """The bytes of a photo from `at` on, of `total`. A browser that lost the line comes back."""
    try:
        chunks = request.stream()
        photo = await photo_uploads.take_in(viewer_of(request), upload_id, at, total, chunks)
    except NotFound:
        return Response(status_code=NOT_FOUND, headers=HANG_UP)
    except Refusal as refusal:
        return _refused(refusal)
    except OutOfStep as step:
        return JSONResponse({"size": step.size}, OUT_OF_STEP, headers=HANG_UP)
    except (ClientDisconnect, TimeoutError):  # nobody is there to hear the answer
        return Response(status_code=GONE_QUIET, headers=HANG_UP)
    return JSONResponse({"id": photo.public_id, "width": photo.width, "height": photo.height})


async def tell_how_far(request: Request, upload_id: str) -> Response:
    """How many bytes are here, for a browser that wants to go on."""
    return JSONResponse({"size": await photo_uploads.how_far(viewer_of(request), upload_id)})


async def drop_photo(request: Request, name: str) -> Response:
    """Away with a photo that is not published, a loose one or one of a draft, by its id; or with
    half a one, by its upload."""
    drop = photo_uploads.forget if UPLOAD_ID.fullmatch(name) else photos.remove_photo
    await drop(viewer_of(request), name)
    return Response(status_code=DONE)


def _refused(refusal: Refusal) -> Response:
    status = TOO_HEAVY if isinstance(refusal, PhotoTooHeavy) else REFUSED
    return JSONResponse({"sentence": refusal.sentence()}, status, headers=HANG_UP)
