"""Who is looking: closed by default, one look in the database per request."""

from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from itsdangerous import BadSignature, Signer
from nicegui import __version__ as nicegui_version
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from models import Person, Session
from pages.languages import language_of_stranger
from services import sessions
from services.browsers import Browser, device_name
from services.errors import NotFound
from services.sessions import LONGEST
from services.settings import settings
from services.texts import speaking

WAY_IN = "/inloggen"
UNKNOWN, FORBIDDEN = 401, 403
SEE_OTHER = 303

# What strangers may ask for. All else is closed, also what has not been built yet.
OPEN = (WAY_IN, "/koppelen", "/healthz", "/favicon.ico")
OPEN_IN_DEMO = ("/demo",)
# The same for everybody: no need to know who asks. A socket that was not opened by a page of ours
# hears nothing (pages/live.py), and the rest of NiceGUI's own addresses, its uploads, is closed.
FOR_ALL_ALIKE = ("/assets", f"/_nicegui/{nicegui_version}", "/_nicegui_ws", "/healthz")
NOWHERE = "nowhere.invalid"  # RFC 2606, 2: nobody has it
# What open pages ask by themselves: it does not show that anybody is there.
BY_ITSELF = ("/tijdlijn/stand", "/tijdlijn/gezien")
READ_BY_ITSELF = ("/schrijven/week", "/schrijven/concept")  # who writes there, is there
READING = ("GET", "HEAD", "OPTIONS")


def session_of(request: Request) -> Session:
    """The session of this request. Raises NotFound for a stranger, who does not get this far."""
    session = found_session(request)
    if session is None:
        raise NotFound
    return session


def found_session(request: HTTPConnection) -> Session | None:
    """The session of this request, on a page that strangers may see as well."""
    session: Session | None = getattr(request.state, "session", None)
    return session


def language_of(request: HTTPConnection) -> str:
    """In which language whoever asks is spoken to."""
    session = found_session(request)
    return session.person.language if session else language_of_stranger(request)


def viewer_of(request: Request) -> Person:
    return session_of(request).person


def browser_of(request: Request) -> Browser:
    """Where the request comes from. Behind a proxy the web server has read its word for that."""
    return Browser(
        network=request.client.host if request.client else "",
        device=device_name(request.headers.get("user-agent", "")),
    )


def with_session(response: Response, token: str) -> Response:
    """Let the browser keep a session: out of the reach of scripts and of other sites' forms."""
    response.set_cookie(
        _cookie_name(),
        _signer().sign(token).decode(),
        max_age=int(LONGEST.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=settings().is_https,
    )
    return response


def without_session(response: Response) -> Response:
    """Let the browser forget the session, and the photos and texts it kept along with it."""
    response.delete_cookie(
        _cookie_name(), httponly=True, samesite="lax", secure=settings().is_https
    )
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def local_path(address: str) -> str:
    """The address when it is a place of ours, else the timeline: nobody is led elsewhere."""
    as_browsers_read_it = address.replace("\\", "/")
    is_ours = as_browsers_read_it.startswith("/") and not as_browsers_read_it.startswith("//")
    return address if is_ours and address.isprintable() else "/"


class SignInRequired:
    """Pure ASGI: finds the session, speaks its person's language, and keeps everybody else out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        if _comes_from_another_site(connection):
            await _refuse(scope, receive, send, Response(status_code=FORBIDDEN))
            return
        session = None if _is_for_all(connection) else await _session(connection)
        scope.setdefault("state", {})["session"] = session
        if session is None and not _is_open(connection):
            await _refuse(scope, receive, send, _way_in(connection))
            return
        with speaking(language_of(connection)):
            await self.app(scope, receive, send)


async def _session(connection: HTTPConnection) -> Session | None:
    cookie = connection.cookies.get(_cookie_name())
    if not cookie:
        return None
    try:
        token = _signer().unsign(cookie).decode()
    except BadSignature:
        return None
    return await sessions.session_with(token, is_somebody_there=not _asks_by_itself(connection))


def _asks_by_itself(connection: HTTPConnection) -> bool:
    is_reading = connection.scope.get("method") in READING
    return _is_below(connection, BY_ITSELF + READ_BY_ITSELF if is_reading else BY_ITSELF)


def _is_for_all(connection: HTTPConnection) -> bool:
    return _is_below(connection, FOR_ALL_ALIKE)


def _is_open(connection: HTTPConnection) -> bool:
    open_ones = OPEN + OPEN_IN_DEMO if settings().demo else OPEN
    return _is_below(connection, open_ones + FOR_ALL_ALIKE)


def _is_below(connection: HTTPConnection, addresses: Iterable[str]) -> bool:
    path: str = connection.scope["path"]
    return any(path == address or path.startswith(f"{address}/") for address in addresses)


def _comes_from_another_site(connection: HTTPConnection) -> bool:
    """Whether a page elsewhere makes this browser act here. Programs tell no origin, and bring no
    cookies that they did not get themselves."""
    if connection.scope.get("method") in READING:
        return False
    site = connection.headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = connection.headers.get("origin")
    ours = {connection.headers.get("host"), _host_of(settings().public_url)}
    return origin is not None and _host_of(origin) not in ours


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:  # "http://[" is not an address at all
        return NOWHERE


def _way_in(connection: HTTPConnection) -> Response:
    """A reader is led to the way in, and back afterwards; a script is told the plain truth."""
    is_reading = connection.scope.get("method") == "GET"
    if not is_reading or "text/html" not in connection.headers.get("accept", ""):
        return Response(status_code=UNKNOWN)
    here = connection.url.path + (f"?{connection.url.query}" if connection.url.query else "")
    way_back = "" if here == "/" else f"?verder={quote(here)}"
    headers = {"Cache-Control": "no-store"}
    return RedirectResponse(WAY_IN + way_back, status_code=SEE_OTHER, headers=headers)


async def _refuse(scope: Scope, receive: Receive, send: Send, response: Response) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})  # RFC 6455, 7.4.1: policy
        return
    await response(scope, receive, send)


def _cookie_name() -> str:
    """Over https the name itself makes browsers keep other sites of this domain away from it."""
    return "__Host-klasvenster" if settings().is_https else "klasvenster"


def _signer() -> Signer:
    return Signer(settings().signing_secret, salt="session")
