"""Mail that really leaves: to an SMTP server, or to a folder."""

import asyncio
import email
import email.policy
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as SmtpSession

from models import OutgoingMail
from services import clock, outbox
from services.mail_transport import FolderTransport, SmtpTransport, transport_for
from services.settings import Settings, settings
from tests.factories import a_mail
from tests.servers import free_port


@dataclass
class MailServer:
    """A real SMTP server that answers what a test tells it to."""

    port: int
    answers: list[str] = field(default_factory=list)  # to DATA, in turn, before `to_content`
    to_sender: str = "250 OK"
    to_recipient: str = "250 OK"
    to_content: str = "250 OK"
    received: list[EmailMessage] = field(default_factory=list)
    connections: int = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_MAIL(  # noqa: N802  (aiosmtpd's name)
        self,
        server: SMTP,
        session: SmtpSession,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        envelope.mail_from = address
        return self.to_sender

    async def handle_RCPT(  # noqa: N802  (aiosmtpd's name)
        self,
        server: SMTP,
        session: SmtpSession,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(  # noqa: N802  (aiosmtpd's name)
        self, server: SMTP, session: SmtpSession, envelope: Envelope
    ) -> str:
        answer = self.answers.pop(0) if self.answers else self.to_content
        if answer == "hang up":
            assert server.transport is not None
            server.transport.close()
        elif answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            message = email.message_from_bytes(envelope.content, policy=email.policy.default)
            self.received.append(message)
        return answer

    def protocol(self) -> SMTP:
        self.connections += 1
        return SMTP(self, enable_SMTPUTF8=False, hostname="mail.lichtstraat.example")


def mails_in(folder: Path) -> list[EmailMessage]:
    return [
        email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        for file in sorted(folder.glob("*.eml"))
    ]


@pytest.fixture
async def mail_server() -> AsyncIterator[MailServer]:
    server = MailServer(free_port())
    listening = await asyncio.get_running_loop().create_server(
        server.protocol, "127.0.0.1", server.port
    )
    yield server
    listening.close()


async def test_a_mail_arrives_as_it_was_written(
    mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KLASVENSTER_FROM", "De Lichtstraat <mail@lichtstraat.example>")
    settings.cache_clear()
    await outbox.put([a_mail(to="zoe@ouder.example", subject="Uw code, Zoë", text="één\nAB2C\n")])

    sent = await outbox.send_due(clock.now(), SmtpTransport(mail_server.url))

    [message] = mail_server.received
    assert sent == 1
    assert message["Subject"] == "Uw code, Zoë"
    assert message["To"] == "zoe@ouder.example"
    assert message["From"] == "De Lichtstraat <mail@lichtstraat.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"].datetime == clock.now()
    assert message.get_content().replace("\r\n", "\n") == "één\nAB2C\n"


async def test_a_busy_server_gets_the_mail_a_little_later(mail_server: MailServer) -> None:
    mail_server.answers = ["451 try again later"]
    await outbox.put([a_mail()])
    message_id = (await OutgoingMail.get()).message_id
    transport = SmtpTransport(mail_server.url)

    first = await outbox.send_due(clock.now(), transport)
    answer = (await OutgoingMail.get()).last_answer
    second = await outbox.send_due(clock.now() + timedelta(seconds=30), transport)

    assert (first, second) == (0, 1)
    assert answer == "451 try again later"
    assert [message["Message-ID"] for message in mail_server.received] == [message_id]


async def test_a_server_that_says_never_is_believed(mail_server: MailServer) -> None:
    mail_server.answers = ["550 no such mailbox"]
    await outbox.put([a_mail()])

    assert await outbox.send_due(clock.now(), SmtpTransport(mail_server.url)) == 0

    mail = await OutgoingMail.get()
    assert mail.last_answer == "550 no such mailbox"
    assert mail.failed_at is not None


async def test_a_mailbox_that_is_not_there_is_given_up(mail_server: MailServer) -> None:
    mail_server.to_recipient = "550 5.1.1 no such user"
    await outbox.put([a_mail()])

    await outbox.send_due(clock.now(), SmtpTransport(mail_server.url))

    assert (await OutgoingMail.get()).failed_at is not None


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("to_sender", "530 Authentication required"),
        ("to_sender", "553 5.1.8 sender unknown"),
        ("to_recipient", "530 5.7.0 must issue STARTTLS first"),
        ("to_recipient", "554 5.7.1 relay access denied"),
        ("to_content", "550 5.7.26 this domain is not yours"),
    ],
    ids=["password", "sender", "TLS", "relay", "domain"],
)
async def test_what_the_school_set_wrong_costs_no_mail(
    mail_server: MailServer, step: str, answer: str
) -> None:
    await outbox.put([a_mail()])
    setattr(mail_server, step, answer)

    first = await outbox.send_due(clock.now(), SmtpTransport(mail_server.url))
    mail = await OutgoingMail.get()
    setattr(mail_server, step, "250 OK")
    later = clock.now() + timedelta(seconds=30)
    second = await outbox.send_due(later, SmtpTransport(mail_server.url))

    assert (first, second) == (0, 1)
    assert mail.last_answer == answer


@pytest.mark.parametrize("login", ["school:wrong", "school:w%C3%B6rd"], ids=["wrong", "not ASCII"])
async def test_a_login_that_fails_costs_no_mail(mail_server: MailServer, login: str) -> None:
    await outbox.put([a_mail()])
    url = mail_server.url.replace("//", f"//{login}@")

    assert await outbox.send_due(clock.now(), SmtpTransport(url)) == 0
    assert (await OutgoingMail.get()).failed_at is None


async def test_a_port_that_does_not_exist_costs_no_mail() -> None:
    await outbox.put([a_mail()])

    assert await outbox.send_due(clock.now(), SmtpTransport("smtp://127.0.0.1:99999")) == 0
    assert (await OutgoingMail.get()).failed_at is None


async def test_a_server_that_hangs_up_is_tried_again(mail_server: MailServer) -> None:
    mail_server.answers = ["hang up"]
    await outbox.put([a_mail()])
    transport = SmtpTransport(mail_server.url)

    first = await outbox.send_due(clock.now(), transport)
    second = await outbox.send_due(clock.now() + timedelta(seconds=30), transport)

    assert (first, second) == (0, 1)


async def test_a_server_that_is_not_there_is_tried_again(mail_server: MailServer) -> None:
    await outbox.put([a_mail()])
    nobody = SmtpTransport(f"smtp://127.0.0.1:{free_port()}")

    assert await outbox.send_due(clock.now(), nobody) == 0

    mail = await OutgoingMail.get()
    assert mail.failed_at is None
    assert mail.tries == 1
    assert mail.last_answer != ""
    later = clock.now() + timedelta(seconds=30)
    assert await outbox.send_due(later, SmtpTransport(mail_server.url)) == 1


async def test_a_server_without_the_tls_we_ask_for_gets_nothing(mail_server: MailServer) -> None:
    await outbox.put([a_mail()])

    sent = await outbox.send_due(clock.now(), SmtpTransport(mail_server.url + "?tls=starttls"))

    assert sent == 0
    assert mail_server.received == []
    assert (await OutgoingMail.get()).failed_at is None


async def test_many_mails_share_a_few_connections(mail_server: MailServer) -> None:
    await outbox.put([a_mail() for _ in range(60)])

    sent = await outbox.send_due(clock.now(), SmtpTransport(mail_server.url))

    assert sent == len(mail_server.received) == 60
    assert 2 <= mail_server.connections <= 4


@pytest.mark.parametrize(
    ("written", "sent_to"),
    [
        ("juf@café.example", "juf@xn--caf-dma.example"),
        ("jan@faß.example", "jan@xn--fa-hia.example"),  # fass.example is somebody else
    ],
)
async def test_a_domain_with_an_accent_is_reached(
    mail_server: MailServer, written: str, sent_to: str
) -> None:
    await outbox.put([a_mail(to=written)])

    await outbox.send_due(clock.now(), SmtpTransport(mail_server.url))

    assert mail_server.received[0]["To"] == sent_to


@pytest.mark.parametrize("way_out", ["server", "folder"])
async def test_an_impossible_address_does_not_stop_the_others(
    mail_server: MailServer, tmp_path: Path, way_out: str
) -> None:
    await outbox.put([a_mail(to="geen adres"), a_mail(to="ä@ouder.example"), a_mail()])
    to_server, to_folder = SmtpTransport(mail_server.url), FolderTransport(tmp_path)

    sent = await outbox.send_due(clock.now(), to_server if way_out == "server" else to_folder)

    assert sent == 1
    assert await OutgoingMail.filter(failed_at__not_isnull=True).count() == 2


async def test_without_a_server_each_mail_is_a_file(tmp_path: Path) -> None:
    await outbox.put([a_mail(to="zoe@ouder.example", subject="Uw code, Zoë", text="één\nAB2C\n")])

    sent = await outbox.send_due(clock.now(), transport_for(Settings(data=tmp_path)))

    [message] = mails_in(tmp_path / "mail")
    assert sent == 1
    assert message["Subject"] == "Uw code, Zoë"
    assert message.get_content().replace("\r\n", "\n") == "één\nAB2C\n"
    for header in ("Date", "From", "To", "Message-ID", "Auto-Submitted"):
        assert message[header]


async def test_files_stand_in_the_order_of_the_mails(tmp_path: Path) -> None:
    await outbox.put([a_mail(to=f"{number}@ouder.example") for number in range(12)])

    await outbox.send_due(clock.now(), FolderTransport(tmp_path))

    mails = mails_in(tmp_path)
    assert [mail["To"] for mail in mails] == [f"{number}@ouder.example" for number in range(12)]


async def test_a_folder_that_cannot_be_written_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("a file stands in the way")
    await outbox.put([a_mail()])

    assert await outbox.send_due(clock.now(), FolderTransport(tmp_path / "mail")) == 0
    assert (await OutgoingMail.get()).failed_at is None


@pytest.mark.parametrize("url", ["smtp://localhost:25", "smtps://u:p@mail.lichtstraat.example"])
def test_a_server_is_used_when_there_is_one(url: str) -> None:
    assert isinstance(transport_for(Settings(mail=url)), SmtpTransport)
