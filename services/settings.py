"""Everything that differs between a laptop, the test machine and the school."""

import os
import sys
from datetime import datetime
from email.headerregistry import Address
from email.utils import getaddresses
from functools import cache, cached_property
from pathlib import Path
from typing import NoReturn
from urllib.parse import SplitResult, urlsplit

from email_validator import validate_email
from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.secret_file import SHORTEST, is_key_of, kept_secret

WRONG_SETTING = 2  # exit code
OURS_ALONE = 0o077  # what others on this machine may not do with our files: anything
SENDS = "Klasvenster <klasvenster@{domain}>"
NO_DOMAIN = "lichtstraat.example"  # invented (RFC 2606, 2): a machine without a name mails nobody


class Settings(BaseSettings):
    """The KLASVENSTER_... variables of the environment, checked."""

    model_config = SettingsConfigDict(env_prefix="KLASVENSTER_", frozen=True, extra="ignore")

    data: Path = Path("data")
    database: str = ""  # a URL; nothing means SQLite in the data folder
    mail: str = "folder:"
    demo: bool = False  # set by `run.py demo`
    written_sender: str | None = Field(default=None, validation_alias="KLASVENSTER_FROM")
    url: str = ""  # the public address; nothing means this machine
    secret: str = ""  # nothing means: made once, and kept in the data folder
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)
    now: datetime | None = None  # set by `run.py demo --now`: a school has the time of its clocks

    @field_validator("mail")
    @classmethod
    def _mail_goes_somewhere(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme == "folder" or (parts.scheme in {"smtp", "smtps"} and _is_a_host(parts)):
            return value
        raise ValueError("use smtp://user:password@host:587?tls=starttls, smtps://... or folder:")

    @field_validator("database")
    @classmethod
    def _database_is_known(cls, value: str) -> str:
        parts = urlsplit(value)
        is_file = parts.scheme == "sqlite" and (parts.netloc + parts.path).strip("/")
        is_server = parts.scheme in {"postgres", "postgresql", "asyncpg"} and _port_exists(parts)
        if not value or is_file or is_server:
            return value
        raise ValueError("use sqlite:///path/to/file or postgres://user:password@host/name")

    @field_validator("written_sender")
    @classmethod
    def _sender_is_an_address(cls, value: str | None) -> str | None:
        """In ASCII as far as servers look at it, so that every one of them takes it."""
        if value is None:
            return None
        try:
            [(name, written)] = getaddresses([value])
            found = validate_email(written, check_deliverability=False, allow_smtputf8=False)
        except ValueError as wrong:
            raise ValueError(
                "use one address, such as De Lichtstraat <klasvenster@school.example>"
            ) from wrong
        return str(Address(name, addr_spec=found.ascii_email))

    @field_validator("url")
    @classmethod
    def _url_is_public(cls, value: str) -> str:
        parts = urlsplit(value)
        if not value or (parts.scheme in {"http", "https"} and _is_a_host(parts)):
            return value.rstrip("/")
        raise ValueError(
            "use the address that parents type, such as https://klasvenster.school.example"
        )

    @field_validator("secret")
    @classmethod
    def _secret_cannot_be_guessed(cls, value: str) -> str:
        if not value or len(value) >= SHORTEST:
            return value
        raise ValueError(f"use at least {SHORTEST} characters that nobody can guess")

    @field_validator("now")
    @classmethod
    def _only_the_demo_travels(
        cls, value: datetime | None, info: ValidationInfo
    ) -> datetime | None:
        return value if info.data.get("demo") else None

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite://{self.data.resolve() / 'klasvenster.sqlite3'}"

    @property
    def public_url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host  # IPv6: RFC 3986, 3.2.2
        return self.url or f"http://{host}:{self.port}"

    @property
    def sender(self) -> str:
        """Who the mail is from: what the school chose, else an address at its own public name."""
        host = urlsplit(self.public_url).hostname or ""
        has_name = "." in host and not host.replace(".", "").isdigit()
        return self.written_sender or SENDS.format(domain=host if has_name else NO_DOMAIN)

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @cached_property
    def signing_secret(self) -> str:
        """The key behind cookies and hashes. Without it nobody can sign in any more."""
        return self.secret or kept_secret(self.data)


@cache
def settings() -> Settings:
    """Read the settings once, and stop the start with one clear line when one is wrong."""
    try:
        return Settings()
    except ValidationError as wrong:
        _stop(wrong)


def settings_to_write_with() -> Settings:
    """The settings, for a program that is going to write in the data folder: mails with codes,
    the database and the key are for the user it runs as, and for nobody else on this machine."""
    chosen = settings()
    os.umask(OURS_ALONE)
    try:
        chosen.data.mkdir(parents=True, exist_ok=True)
        has_its_key = is_key_of(chosen.data, chosen.secret)
    except OSError as wrong:
        _refuse("DATA:", f"{wrong.strerror}: {wrong.filename}")
    if not has_its_key:
        _refuse("SECRET", "is not the key that this data was made with. Give the server's.")
    return chosen


def _is_a_host(parts: SplitResult) -> bool:
    return bool(parts.hostname) and _port_exists(parts)


def _port_exists(parts: SplitResult) -> bool:
    """A wrong one is ours to tell: Python's own words may hold a piece of the password."""
    try:
        return parts.port != 0
    except ValueError:
        return False


def _stop(wrong: ValidationError) -> NoReturn:
    first = wrong.errors()[0]
    name = str(first["loc"][0]).upper().removeprefix("KLASVENSTER_")
    _refuse(f"{name}:", str(first["msg"]).removeprefix("Value error, "))


def _refuse(name: str, reason: str) -> NoReturn:
    print(f"KLASVENSTER_{name} {reason}", file=sys.stderr)
    raise SystemExit(WRONG_SETTING)
