"""/healthz: one look for monitors and proxies. It says nothing about people."""

from fastapi import FastAPI
from nicegui import app
from starlette.responses import JSONResponse

from services.wellbeing import wellbeing

WELL, NOT_WELL = 200, 503


def add_wellbeing_routes(routes: FastAPI = app) -> None:
    routes.get("/healthz")(show_wellbeing)


async def show_wellbeing() -> JSONResponse:
    """Status 503 when the database does not answer, so that a proxy notices by itself."""
    now = await wellbeing()
    answer = {
        "status": "ok" if now.is_well else "fault",
        "version": now.version,
        "database": "ok" if now.is_well else "fault",
        "mail_queue": now.waiting_mails,
    }
    headers = {"Cache-Control": "no-store"}
    return JSONResponse(answer, status_code=WELL if now.is_well else NOT_WELL, headers=headers)
