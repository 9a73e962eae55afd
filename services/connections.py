"""How the database is reached."""

from pathlib import Path
from typing import Any

from tortoise.backends.base.config_generator import expand_db_url

MIGRATIONS = "models.migrations"

SQLITE_PRAGMAS = {
    "busy_timeout": "5000",  # milliseconds to wait for another process, such as `run.py import`
    "synchronous": "NORMAL",  # enough with the write-ahead log: a crash cannot spoil the file
}


def configuration(url: str, *, migrations: str = MIGRATIONS, **pragmas: str) -> dict[str, Any]:
    """What Tortoise wants to know. Times are UTC in the database; Amsterdam is for the page.

    What the URL itself says about SQLite goes before our own; `pragmas` go before both.
    """
    connection = expand_db_url(url)
    if sqlite_file(url):
        connection["credentials"] = {**SQLITE_PRAGMAS, **connection["credentials"], **pragmas}
    return {
        "connections": {"default": connection},
        "apps": {"models": {"models": ["models"], "migrations": migrations}},
        "use_tz": True,
        "timezone": "UTC",
    }


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite database. Nothing for PostgreSQL."""
    connection = expand_db_url(url)
    if connection["engine"] != "tortoise.backends.sqlite":
        return None
    return Path(connection["credentials"]["file_path"])
