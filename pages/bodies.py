"""What a screen of ours sends: read whole, up to a limit, and in the shape that was agreed on."""

from typing import TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

TOO_LARGE = 413
Kind = TypeVar("Kind", bound=BaseModel)


async def bytes_of(request: Request, most: int) -> bytes:
    """The body of a request; a stranger cannot fill the memory with it. Answers 413 by itself."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(TOO_LARGE)
    return bytes(body)


async def read_body(request: Request, kind: type[Kind], most: int) -> Kind:
    """What a script of ours sends as JSON, of at most so many bytes. Answers 422 by itself when it
    has another shape."""
    try:
        return kind.model_validate_json(await bytes_of(request, most))
    except ValidationError as wrong:
        raise RequestValidationError(wrong.errors(include_input=False)) from wrong
