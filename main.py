"""Klasvenster: everything there is, on one page."""

from functools import partial

from nicegui import app, core, ui
from starlette.middleware.gzip import GZipMiddleware

from pages import add_pages, design, lifespan, pure_asgi, shell, signatures
from pages.security import SecurityHeaders
from pages.session import SignInRequired
from services import (
    clock,
    database,
    events,
    logs,
    outbox,
    photo_uploads,
    photos,
    planning,
    sessions,
    sign_in,
)
from services.errors import Refusal
from services.mail_transport import transport_for
from services.settings import settings, settings_to_write_with

RECONNECT_SECONDS = 45  # how long a page is kept for a phone that went through a tunnel
PING_SECONDS, PING_PATIENCE = 15, 10  # a line that says nothing for so long is dead
GZIP_LEVEL = 4  # half of the work of 9, for 4 bytes more in every hundred
MAIL_SECONDS = 2
PLANS_SECONDS = 20  # a plan counts as on time for a minute
SESSIONS_SECONDS = 60
CLEANING_SECONDS = 3600

chosen = settings_to_write_with()
logs.set_up()
if chosen.now:
    clock.travel_to(chosen.now)


async def opening() -> None:
    try:
        await database.open_database()
        if chosen.demo:
            from services.demo.school import build_demo_school  # noqa: PLC0415  (a school has none)

            await build_demo_school()
    except Refusal as refused:
        logs.stop(refused.sentence())
    print(f"Klasvenster: {chosen.public_url}", flush=True)


async def closing() -> None:
    await photos.close_darkroom()
    await database.close_database()


def watch_connections() -> None:
    core.sio.eio.ping_interval, core.sio.eio.ping_timeout = PING_SECONDS, PING_PATIENCE


async def send_mail() -> None:
    await outbox.send_due(clock.now(), transport_for(settings()))


pump = outbox.Pump(send_mail)


async def publish_plans() -> None:
    await planning.publish_due(clock.now())


async def end_sessions() -> None:
    await sessions.purge_sessions(clock.now())


async def clean_up() -> None:
    await photos.purge_loose_photos(clock.now())
    await photos.discard_forgotten_files(clock.now())
    await photo_uploads.purge_uploads(clock.now())
    await sign_in.purge_sign_in_codes(clock.now())


shell.install()
signatures.install()
pure_asgi.install()
design.install()
add_pages()
app.add_static_files("/assets", "assets", max_cache_age=0)  # asked again, and mostly unchanged
app.add_middleware(SignInRequired)
app.add_middleware(SecurityHeaders)
lifespan.install(opening, closing)
app.on_startup(watch_connections)
app.timer(MAIL_SECONDS, pump.run, immediate=False)
app.timer(PLANS_SECONDS, publish_plans)
app.timer(SESSIONS_SECONDS, end_sessions)
app.timer(CLEANING_SECONDS, clean_up)
events.mail_waiting.subscribe(pump.run)

ui.run(
    host=chosen.host,
    port=chosen.port,
    title="Klasvenster",
    language="nl",
    viewport="width=device-width, initial-scale=1, viewport-fit=cover",
    dark=False,
    tailwind=False,
    show=False,
    reload=False,
    show_welcome_message=False,
    ws_per_message_deflate=False,  # 150 kB for every open page, to shorten words like "count"
    gzip_middleware_factory=partial(GZipMiddleware, compresslevel=GZIP_LEVEL),
    log_config=None,  # services/logs.py has the word
    reconnect_timeout=RECONNECT_SECONDS,
)
