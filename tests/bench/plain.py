"""A web server that gives out one page and its photos, and nothing else. A script, started by
servers.py, with the folder of the page as its data folder."""

import os
from functools import partial
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

FOLDER = Path(os.environ["KLASVENSTER_DATA"])
UNCHANGED = 304


async def page(request: Request) -> HTMLResponse:
    html = (FOLDER / "page.html").read_text()
    return HTMLResponse(html, headers={"Cache-Control": "no-store"})


async def photo(request: Request) -> Response:
    """To be kept, and asked again each time: as pages/photos.py says."""
    name = f"{request.path_params['photo']}-{request.path_params['size']}"
    headers = {"Cache-Control": "private, no-cache", "ETag": f'"{name}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=UNCHANGED, headers=headers)
    return FileResponse(FOLDER / name, media_type="image/webp", headers=headers)


if __name__ == "__main__":
    uvicorn.run(
        Starlette(
            routes=[Route("/", page), Route("/foto/{photo}/{size:int}", photo)],
            middleware=[Middleware(partial(GZipMiddleware, compresslevel=4))],  # as main.py does
        ),
        host="127.0.0.1",
        port=int(os.environ["KLASVENSTER_PORT"]),
    )
