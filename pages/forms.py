"""Forms that work without a script: what was typed comes in as one short text."""

from urllib.parse import parse_qsl

from starlette.requests import Request

from pages.bodies import bytes_of

MOST_BYTES = 10_000  # our longest form is an address and the way back


async def fields_of(request: Request) -> dict[str, str]:
    """What somebody typed, by the name of the field."""
    return dict(parse_qsl((await bytes_of(request, MOST_BYTES)).decode("utf-8", "replace")))
