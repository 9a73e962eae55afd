"""Everything that differs between a laptop, the test machine and the school."""

import secrets
import sys
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

WRONG_SETTING = 2  # exit code


class Settings(BaseSettings):
    """The KLASVENSTER_... variables of the environment, checked."""

    model_config = SettingsConfigDict(env_prefix="KLASVENSTER_", frozen=True, extra="ignore")

    data: Path = Path("data")
    database: str = ""  # a URL; nothing means SQLite in the data folder
    mail: str = "folder:"
    sender: str = Field(
        default="Klasvenster <klasvenster@lichtstraat.example>", validation_alias="KLASVENSTER_FROM"
    )
    url: str = ""  # the public address; nothing means this machine
    secret: str = ""  # nothing means: made once, and kept in the data folder
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)
    demo: bool = False  # set by `run.py demo`
    now: datetime | None = None  # set by `run.py demo --now`

    @field_validator("mail")
    @classmethod
    def _mail_goes_somewhere(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme == "folder" or (parts.scheme in {"smtp", "smtps"} and parts.hostname):
            return value
        raise ValueError("use smtp://user:password@host:587?tls=starttls, smtps://... or folder:")

    @field_validator("database")
    @classmethod
    def _database_is_known(cls, value: str) -> str:
        if not value or urlsplit(value).scheme in {"sqlite", "postgres", "postgresql", "asyncpg"}:
            return value
        raise ValueError("use sqlite:///path/to/file or postgres://user:password@host/name")

    @field_validator("url")
    @classmethod
    def _url_is_public(cls, value: str) -> str:
        if not value or urlsplit(value).scheme in {"http", "https"}:
            return value.rstrip("/")
        raise ValueError(
            "use the address that parents type, such as https://klasvenster.school.example"
        )

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite://{self.data.resolve() / 'klasvenster.sqlite3'}"

    @property
    def public_url(self) -> str:
        return self.url or f"http://{self.host}:{self.port}"

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @cached_property
    def signing_secret(self) -> str:
        """The key behind cookies and hashes. Without it nobody can sign in any more."""
        if self.secret:
            return self.secret
        kept = self.data / "secret"
        if not kept.exists():
            self.data.mkdir(parents=True, exist_ok=True)
            kept.touch(mode=0o600)
            kept.write_text(secrets.token_urlsafe(32))
        return kept.read_text().strip()


@cache
def settings() -> Settings:
    """Read the settings once, and stop the start with one clear line when one is wrong."""
    try:
        return Settings()
    except ValidationError as wrong:
        _stop(wrong)


def _stop(wrong: ValidationError) -> NoReturn:
    first = wrong.errors()[0]
    name = str(first["loc"][0]).upper().removeprefix("KLASVENSTER_")
    reason = str(first["msg"]).removeprefix("Value error, ")
    print(f"KLASVENSTER_{name}: {reason}", file=sys.stderr)
    raise SystemExit(WRONG_SETTING)
