"""In which language strangers are spoken to; who is signed in has chosen on the page "Me"."""

from dataclasses import dataclass
from urllib.parse import urlencode

from babel import Locale
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from services.settings import settings
from services.texts import LANGUAGES, language, speak

COOKIE = "klasvenster_taal"
PARAMETER = "taal"
ONE_YEAR = 31_536_000  # seconds


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A language to choose, by its own name."""

    code: str
    name: str
    is_spoken: bool


def choices() -> list[Choice]:
    return [
        Choice(code=code, name=_own_name(code), is_spoken=code == language()) for code in LANGUAGES
    ]


def language_of_stranger(connection: HTTPConnection) -> str:
    return connection.cookies.get(COOKIE, LANGUAGES[0])


def speak_as_asked(request: Request) -> None:
    """Go on in the language that the address asks for."""
    if _asked(request):
        speak(_asked(request))


def remembered(request: Request, response: Response) -> Response:
    """Let the browser remember the language that the address asks for."""
    if _asked(request):
        response.set_cookie(
            COOKIE,
            _asked(request),
            max_age=ONE_YEAR,
            httponly=True,
            samesite="lax",
            secure=settings().is_https,
        )
    return response


def here_in(request: Request, code: str, **kept: str) -> str:
    """The address of this page in another language, with what a form sent that must be kept."""
    return "?" + urlencode({**request.query_params, **kept, PARAMETER: code})


def _asked(request: Request) -> str:
    code = request.query_params.get(PARAMETER, "")
    return code if code in LANGUAGES else ""


def _own_name(code: str) -> str:
    return (Locale(code).get_language_name(code) or code).capitalize()
