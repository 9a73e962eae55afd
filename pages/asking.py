"""For whom digits were asked in this browser, from the one page of the way in to the next."""

from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from pages.session import WAY_IN
from services.settings import settings

COOKIE = "klasvenster_aanvraag"
LASTS = 3600  # seconds: late digits still come back to the page that says what to do now


@dataclass(frozen=True, kw_only=True)
class Asking:
    """For which address digits were asked in this browser, and where its reader was going."""

    address: str
    way_back: str


def asking_of(request: Request) -> Asking | None:
    try:
        address, way_back = _serializer().loads(request.cookies.get(COOKIE, ""), max_age=LASTS)
    except BadSignature:
        return None
    return Asking(address=address, way_back=way_back)


def with_asking(response: Response, asking: Asking) -> Response:
    """The answer, by which the browser remembers who asked."""
    response.set_cookie(
        COOKIE,
        _serializer().dumps([asking.address, asking.way_back]),
        max_age=LASTS,
        path=WAY_IN,
        httponly=True,
        samesite="lax",
        secure=settings().is_https,
    )
    return response


def without_asking(response: Response) -> Response:
    response.delete_cookie(COOKIE, path=WAY_IN)
    return response


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(settings().signing_secret, salt="asking for digits")
