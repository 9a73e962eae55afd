"""Whether this Klasvenster is well: for who keeps it running."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import structlog

from models import OutgoingMail

PROJECT = Path(__file__).parent.parent / "pyproject.toml"
log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Wellbeing:
    """`waiting_mails` is None when the database does not answer."""

    version: str
    waiting_mails: int | None

    @property
    def is_well(self) -> bool:
        return self.waiting_mails is not None


async def wellbeing() -> Wellbeing:
    """How it is now. Asks the database, because without it nothing works."""
    try:
        waiting = await OutgoingMail.filter(sent_at=None, failed_at=None).count()
    except Exception:  # whatever it is: of a stopped PostgreSQL it is asyncpg's, as it comes
        log.exception("database does not answer")
        return Wellbeing(version=version(), waiting_mails=None)
    return Wellbeing(version=version(), waiting_mails=waiting)


@cache
def version() -> str:
    return str(tomllib.loads(PROJECT.read_text())["project"]["version"])
