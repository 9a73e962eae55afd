"""What screens send is read up to a limit, and in one shape."""

from collections.abc import AsyncGenerator, MutableMapping
from typing import Any

import pytest
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request

from pages.bodies import bytes_of, read_body


class Heart(BaseModel):
    on: bool


def a_request(*chunks: bytes) -> Request:
    """One whose body comes in these pieces."""
    waiting = list(chunks)

    async def receive() -> MutableMapping[str, Any]:
        chunk = waiting.pop(0)
        return {"type": "http.request", "body": chunk, "more_body": bool(waiting)}

    return Request({"type": "http", "method": "POST", "headers": []}, receive)


async def test_a_body_comes_whole_whatever_pieces_it_comes_in() -> None:
    assert await bytes_of(a_request(b'{"on":', b"", b"true}"), 11) == b'{"on":true}'
    assert await bytes_of(a_request(b""), 0) == b""


async def test_a_body_of_one_byte_too_many_is_not_read_any_further() -> None:
    read: list[bytes] = []

    class Endless(Request):
        async def stream(self) -> AsyncGenerator[bytes, None]:
            while True:
                read.append(b"x" * 4)
                yield read[-1]

    with pytest.raises(HTTPException) as refused:
        await bytes_of(Endless({"type": "http", "method": "POST", "headers": []}), 11)

    assert refused.value.status_code == 413
    assert len(read) == 3


async def test_the_limit_itself_still_fits() -> None:
    heart = await read_body(a_request(b'{"on":true}'), Heart, 11)

    assert heart == Heart(on=True)


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"on":"maybe"}', b'{"on":true', b"\xff"])
async def test_another_shape_is_refused_and_not_repeated(body: bytes) -> None:
    """What somebody sent does not come back in the answer, nor in a log."""
    with pytest.raises(RequestValidationError) as refused:
        await read_body(a_request(body), Heart, 100)

    assert refused.value.errors()
    assert all("input" not in error for error in refused.value.errors())
