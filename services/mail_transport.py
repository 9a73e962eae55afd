"""The two ways out for mail: an SMTP server, or a folder on a machine that has none."""

import asyncio
import re
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib
from email_validator import validate_email

from models import OutgoingMail
from services import clock
from services.outbox import GaveUp, Transport, TryLater, sender_domain
from services.settings import Settings, settings

CONNECTIONS = 4  # kept open while there is mail: twice as fast as one connection a mail
ANSWER_WITHIN = 20  # seconds for each step of the server
CARRIED_WITHIN = 60  # seconds for the whole mail, well under the outbox's claim
PERMANENT = 500  # RFC 5321, 4.2.1: a reply of 5yz means do not try again
ABOUT_US = re.compile(r"53\d |\d+ 5\.7\.")  # who we are, what we may: RFC 4954, 6; RFC 3463, 3.8
NEVER_LIKE_THIS = (
    ValueError,
    IndexError,
    MessageError,
)  # what `email` says of an impossible address
ON_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


def transport_for(chosen: Settings) -> Transport:
    """What KLASVENSTER_MAIL says."""
    if urlsplit(chosen.mail).scheme == "folder":
        return FolderTransport(chosen.data / "mail")
    return SmtpTransport(chosen.mail)


def composed(mail: OutgoingMail, sender: str) -> EmailMessage:
    """The mail as RFC 5322 wants it. "Auto-Submitted" keeps away-messages from answering. Raises
    GaveUp: what cannot be written today cannot be written tomorrow."""
    message = EmailMessage(policy=SMTP)
    message["Date"] = format_datetime(clock.at_school(mail.created_at))
    message["From"] = sender
    message["Message-ID"] = mail.message_id
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834
    message["Content-Language"] = mail.language
    try:
        message["To"] = Address(addr_spec=_in_ascii(mail.to_address))
        message["Subject"] = mail.subject
        message.set_content(mail.text, cte="8bit")
        message.as_bytes()  # some of it is looked at only now
    except NEVER_LIKE_THIS as wrong:
        raise GaveUp(str(wrong)) from wrong
    return message


def _in_ascii(address: str) -> str:
    """The domain as the name servers know it: "juf@café.example" needs no special mail server.
    Python's own "idna" is that of 2003, which takes faß.de for another's fass.de."""
    local, _at, _domain = address.rpartition("@")
    return f"{local}@{validate_email(address, check_deliverability=False).ascii_domain}"


class FolderTransport:
    """Each mail is a file that any mail program opens. For the demo, and until there is SMTP."""

    at_once = 1

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def carry(self, mail: OutgoingMail) -> None:
        content = composed(mail, settings().sender).as_bytes()
        try:
            await asyncio.to_thread(self._write, f"{mail.id:08d}-{mail.kind}.eml", content)
        except OSError as wrong:
            raise TryLater(str(wrong)) from wrong

    async def rest(self) -> None:
        """Nothing is held open."""

    def _write(self, name: str, content: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = self.folder / f".{name}.part"
        unfinished.write_bytes(content)
        unfinished.replace(self.folder / name)  # whole, or not there


class SmtpTransport:
    """A mail server, as "smtp://user:password@host:587?tls=starttls" or "smtps://host"."""

    at_once = CONNECTIONS

    def __init__(self, url: str) -> None:
        self._parts = urlsplit(url)
        self._free: list[aiosmtplib.SMTP] = []

    async def carry(self, mail: OutgoingMail) -> None:
        message = composed(mail, settings().sender)
        try:
            async with asyncio.timeout(CARRIED_WITHIN):
                await self._send(message)
        except aiosmtplib.SMTPRecipientsRefused as refused:
            raise _verdict(refused.recipients[0]) from refused
        except aiosmtplib.SMTPDataError as answer:
            raise _verdict(answer) from answer
        except aiosmtplib.SMTPNotSupported as wrong:  # an address that this server cannot write
            raise GaveUp(str(wrong)) from wrong
        except aiosmtplib.SMTPResponseException as answer:  # it knows us not: ours to mend
            raise TryLater(_words(answer)) from answer
        except (aiosmtplib.SMTPException, OSError, ValueError) as wrong:  # refused, dropped, slow
            raise TryLater(str(wrong) or type(wrong).__name__) from wrong

    async def rest(self) -> None:
        while self._free:
            connection = self._free.pop()
            try:
                await connection.quit()
            except (aiosmtplib.SMTPException, OSError):
                connection.close()

    async def _send(self, message: EmailMessage) -> None:
        connection = self._free.pop() if self._free else await self._connected()
        try:
            await connection.send_message(message)
        except BaseException:  # whatever it was, the next mail starts afresh
            connection.close()
            raise
        self._free.append(connection)

    async def _connected(self) -> aiosmtplib.SMTP:
        connection = aiosmtplib.SMTP(
            hostname=self._parts.hostname,
            port=self._parts.port,
            username=unquote(self._parts.username) if self._parts.username else None,
            password=unquote(self._parts.password) if self._parts.password else None,
            local_hostname=sender_domain(),  # else it asks the name servers, which can take long
            use_tls=self._parts.scheme == "smtps",
            start_tls=self._start_tls(),
            timeout=ANSWER_WITHIN,
        )
        try:
            await connection.connect()
        except BaseException:
            connection.close()
            raise
        return connection

    def _start_tls(self) -> bool | None:
        """No with TLS from the start. A must when asked for, and before a password leaves this
        machine. Else when the server offers it."""
        if self._parts.scheme == "smtps":
            return False
        wanted = parse_qs(self._parts.query).get("tls") == ["starttls"]
        password_leaves = self._parts.password and self._parts.hostname not in ON_THIS_MACHINE
        return True if wanted or password_leaves else None


def _verdict(answer: aiosmtplib.SMTPResponseException) -> TryLater | GaveUp:
    """Never, when it is about this recipient or this mail. What is about us, such as a password
    or a sender that the server does not know, the school can mend within days."""
    words = _words(answer)
    if answer.code < PERMANENT or ABOUT_US.match(words):
        return TryLater(words)
    return GaveUp(words)


def _words(answer: aiosmtplib.SMTPResponseException) -> str:
    return f"{answer.code} {answer.message}"
