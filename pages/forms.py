"""Forms that work without a script: what was typed comes in as one short text."""

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_BYTES = 10_000  # our longest form is an address and the way back
TOO_LARGE = 413


async def fields_of(request: Request) -> dict[str, str]:
    """What somebody typed, by the name of the field; a stranger cannot fill the memory with it."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(TOO_LARGE)
    return dict(parse_qsl(body.decode("utf-8", "replace")))
