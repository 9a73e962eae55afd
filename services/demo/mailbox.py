"""The mail of the demo, which goes into a folder instead of to people."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from itertools import takewhile
from pathlib import Path
from urllib.parse import urlsplit

from services import clock
from services.errors import NotFound
from services.settings import settings

LINK = re.compile(r"(https?://[^\s<>\"]*[^\s<>\".,;:!?)])")


@dataclass(frozen=True, kw_only=True)
class MailRow:
    """A mail in the list of the mailbox."""

    number: int
    to_address: str
    subject: str
    sent_at: datetime


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a mail's text; a link has an address."""

    text: str
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class MailView:
    """One mail, ready to be read."""

    row: MailRow
    sender: str
    pieces: tuple[Piece, ...]


def is_kept_here() -> bool:
    """Whether mail stays on this machine. With a mail server it goes there instead."""
    return urlsplit(settings().mail).scheme == "folder"


async def mails() -> list[MailRow]:
    """Every mail in the folder, the newest first."""
    return await asyncio.to_thread(_mails, settings().data / "mail")


async def mail(number: str) -> MailView:
    """One mail, by the number in its address. Raises NotFound."""
    return await asyncio.to_thread(_mail, settings().data / "mail", number)


def _mails(folder: Path) -> list[MailRow]:
    files = sorted(filter(_number, folder.glob("*.eml")), key=_number, reverse=True)
    return [_row(file) for file in files]


def _mail(folder: Path, number: str) -> MailView:
    for file in folder.glob("*.eml"):
        if str(_number(file)) == number and number != "0":
            message = message_from_bytes(file.read_bytes(), policy=policy.default)
            return MailView(
                row=_row(file),
                sender=str(message["From"]),
                pieces=tuple(_pieces(str(message.get_content()))),
            )
    raise NotFound


def _number(file: Path) -> int:
    """ "00000012-access_code.eml" is mail 12; 0 for a file that is not of the outbox."""
    number = file.name.partition("-")[0]
    return int(number) if number.isdecimal() else 0


def _row(file: Path) -> MailRow:
    """From the head of the mail, up to its first empty line: a mailbox has hundreds."""
    with file.open("rb") as lines:
        head = [*takewhile(lambda line: line.strip(), lines)]
    headers: EmailMessage = BytesHeaderParser(policy=policy.default).parsebytes(b"".join(head))
    return MailRow(
        number=_number(file),
        to_address=str(headers["To"]),
        subject=str(headers["Subject"]),
        sent_at=clock.at_school(headers["Date"].datetime),
    )


def _pieces(text: str) -> Sequence[Piece]:
    """The text, with its links apart."""
    return [
        Piece(text=part, href=_here(part) if number % 2 else "")
        for number, part in enumerate(LINK.split(text.strip()))
        if part
    ]


def _here(link: str) -> str:
    """A link to ourselves without our name: the demo may be looked at by another one."""
    ours = f"{settings().public_url}/"
    return f"/{link.removeprefix(ours)}" if link.startswith(ours) else link
