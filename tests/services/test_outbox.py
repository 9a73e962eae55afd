"""Mail that waits, goes out once, and is tried again."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from nicegui.testing import User
from tortoise.transactions import in_transaction

from models import MailKind, OutgoingMail
from services import clock, events, outbox
from services.outbox import GaveUp, TryLater
from services.settings import settings
from tests.factories import a_mail


class Postman:
    """Carries mail nowhere, remembers what he was given, and fails where a test says so."""

    at_once = 3

    def __init__(self, fails: Mapping[str, Exception] | None = None) -> None:
        self.fails = fails or {}
        self.carried: list[str] = []
        self.rested = 0

    async def carry(self, mail: OutgoingMail) -> None:
        await asyncio.sleep(0)  # let another pump in
        if mail.to_address in self.fails:
            raise self.fails[mail.to_address]
        self.carried.append(mail.to_address)

    async def rest(self) -> None:
        self.rested += 1


async def test_mail_that_waits_is_sent_once() -> None:
    await outbox.put([a_mail(to="bo@ouder.example")])
    postman = Postman()

    first = await outbox.send_due(clock.now(), postman)
    second = await outbox.send_due(clock.now(), postman)

    assert (first, second) == (1, 0)
    assert postman.carried == ["bo@ouder.example"]


async def test_the_text_and_the_subject_do_not_stay_behind() -> None:
    await outbox.put([a_mail(subject="669630 zijn uw cijfers", text="AB2C-DE3F")])

    await outbox.send_due(clock.now(), Postman())

    sent = await OutgoingMail.get()
    assert (sent.subject, sent.text) == ("", "")
    assert sent.sent_at == clock.now()
    assert sent.tries == 1


async def test_the_same_deed_mails_once() -> None:
    await outbox.put([a_mail(key="code:1", text="first")])

    await outbox.put([a_mail(key="code:1", text="second"), a_mail(key="code:2")])

    keys = [mail.dedupe_key for mail in await OutgoingMail.all().order_by("id")]
    assert keys == ["code:1", "code:2"]
    assert (await OutgoingMail.get(dedupe_key="code:1")).text == "first"


async def test_a_mail_that_is_there_already_does_not_break_the_transaction() -> None:
    await outbox.put([a_mail(key="code:1")])

    async with in_transaction():
        await outbox.put([a_mail(key="code:1")])
        await outbox.put([a_mail(key="code:2")])

    assert await OutgoingMail.all().count() == 2


async def test_a_deed_that_fails_mails_nobody() -> None:
    with pytest.raises(ZeroDivisionError):
        async with in_transaction():
            await outbox.put([a_mail()])
            raise ZeroDivisionError

    assert await OutgoingMail.all().count() == 0


async def test_every_mail_has_an_id_of_the_senders_domain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KLASVENSTER_FROM", "Klasvenster <klasvenster@lichtstraat.example>")
    settings.cache_clear()
    await outbox.put([a_mail(), a_mail()])

    ids = await OutgoingMail.all().values_list("message_id", flat=True)

    assert len(set(ids)) == 2
    assert all(str(each).endswith("@lichtstraat.example>") for each in ids)


async def test_a_subject_is_one_line() -> None:
    await outbox.put([a_mail(subject="Een code\r\nBcc: allen@school.example")])

    assert (await OutgoingMail.get()).subject == "Een code Bcc: allen@school.example"


async def test_sign_in_codes_go_first() -> None:
    await outbox.put([a_mail(to=f"{number}@ouder.example") for number in range(10)])
    await outbox.put([a_mail(to="haast@ouder.example", kind=MailKind.SIGN_IN_CODE)])
    postman = Postman()

    await outbox.send_due(clock.now(), postman)

    assert postman.carried[0] == "haast@ouder.example"
    assert len(postman.carried) == 11


async def test_sign_in_codes_that_are_written_meanwhile_go_before_the_rest(
    monkeypatch: pytest.MonkeyPatch, wednesday: datetime
) -> None:
    await outbox.put([a_mail(to=f"{number}@ouder.example") for number in range(outbox.BATCH + 9)])

    class SomebodySignsIn(Postman):
        at_once = 1

        async def carry(self, mail: OutgoingMail) -> None:
            await super().carry(mail)
            if len(self.carried) == 5:
                later = wednesday + timedelta(milliseconds=10)
                monkeypatch.setattr(clock, "now", lambda: later)
                await outbox.put([a_mail(to="haast@ouder.example", kind=MailKind.SIGN_IN_CODE)])
                await asyncio.sleep(0.02)

    postman = SomebodySignsIn()

    assert await outbox.send_due(wednesday, postman) == outbox.BATCH + 10
    assert postman.carried.index("haast@ouder.example") == outbox.BATCH


async def test_two_pumps_at_once_send_each_mail_once() -> None:
    await outbox.put([a_mail(to=f"{number}@ouder.example") for number in range(30)])
    postman = Postman()

    sent = await asyncio.gather(*(outbox.send_due(clock.now(), postman) for _ in range(3)))

    assert sum(sent) == 30
    assert len(set(postman.carried)) == len(postman.carried) == 30


async def test_after_a_temporary_failure_the_first_new_try_comes_within_half_a_minute() -> None:
    await outbox.put([a_mail(to="vol@ouder.example", text="AB2C-DE3F")])
    full = Postman(fails={"vol@ouder.example": TryLater("452 mailbox full")})
    now = clock.now()

    assert await outbox.send_due(now, full) == 0

    assert await outbox.send_due(now + timedelta(seconds=1), Postman()) == 0
    assert (await OutgoingMail.get()).last_answer == "452 mailbox full"
    assert await outbox.send_due(now + timedelta(seconds=30), Postman()) == 1


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 10, 25, 2, 59, 55, tzinfo=clock.SCHOOL_ZONE),
        datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=clock.SCHOOL_ZONE),
        datetime(2026, 3, 29, 1, 59, 55, tzinfo=clock.SCHOOL_ZONE),
    ],
    ids=["before winter time", "in the hour that comes twice", "before summer time"],
)
async def test_the_waits_are_as_long_in_the_nights_the_clocks_change(
    monkeypatch: pytest.MonkeyPatch, moment: datetime
) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)
    await outbox.put([a_mail(to="vol@ouder.example")])

    await outbox.send_due(
        moment, Postman(fails={"vol@ouder.example": TryLater("452 mailbox full")})
    )

    mail = await OutgoingMail.get()
    assert mail.tries == 1
    assert mail.due_at - moment.astimezone(UTC) == timedelta(seconds=10)


async def test_the_waits_grow() -> None:
    await outbox.put([a_mail(to="vol@ouder.example")])
    full = Postman(fails={"vol@ouder.example": TryLater("452 mailbox full")})
    now, waits = clock.now(), []

    for _ in range(8):
        await outbox.send_due(now, full)
        due_at = (await OutgoingMail.get()).due_at
        waits.append(due_at - now)
        now = due_at

    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=6)


async def test_after_three_days_it_is_given_up() -> None:
    await outbox.put([a_mail(to="vol@ouder.example")])
    full = Postman(fails={"vol@ouder.example": TryLater("452 mailbox full")})
    much_later = clock.now() + timedelta(days=3)

    await outbox.send_due(much_later, full)

    mail = await OutgoingMail.get()
    assert mail.failed_at == much_later
    assert mail.sent_at is None
    assert (mail.subject, mail.text) == ("", "")  # a code that may still work
    assert await outbox.send_due(much_later + timedelta(days=1), Postman()) == 0


async def test_a_permanent_failure_stops_with_the_servers_words() -> None:
    await outbox.put([a_mail(to="weg@ouder.example"), a_mail(to="bo@ouder.example")])
    gone = Postman(fails={"weg@ouder.example": GaveUp("550 no such user")})

    assert await outbox.send_due(clock.now(), gone) == 1

    mail = await OutgoingMail.get(to_address="weg@ouder.example")
    assert mail.last_answer == "550 no such user"
    assert mail.failed_at == clock.now()
    assert (mail.subject, mail.text) == ("", "")
    assert await outbox.send_due(clock.now() + timedelta(days=2), Postman()) == 0


@pytest.mark.parametrize(
    ("minutes_ago", "sent"), [(1, 0), (10, 1)], ids=["still busy", "its pump died"]
)
async def test_a_claim_is_taken_over_only_when_its_pump_died(minutes_ago: int, sent: int) -> None:
    await outbox.put([a_mail()])
    await OutgoingMail.all().update(claimed_at=clock.now() - timedelta(minutes=minutes_ago))

    assert await outbox.send_due(clock.now(), Postman()) == sent


async def test_mail_of_later_waits() -> None:
    await outbox.put([a_mail()])
    await OutgoingMail.all().update(due_at=clock.now() + timedelta(hours=1))

    assert await outbox.send_due(clock.now(), Postman()) == 0


async def test_connections_are_let_go_at_the_end(wednesday: datetime) -> None:
    await outbox.put([a_mail() for _ in range(120)])  # more than one look-up
    postman = Postman()

    assert await outbox.send_due(wednesday, postman) == 120
    assert postman.rested == 1


async def test_nobody_has_to_wait_for_the_timer() -> None:
    woken: list[bool] = []
    events.mail_waiting.subscribe(lambda: woken.append(True))

    outbox.wake()

    assert woken == [True]


async def test_sixty_sign_ins_at_once_are_two_rounds_and_another_look() -> None:
    rounds: list[str] = []

    async def send() -> None:
        rounds.append("begins")
        await asyncio.sleep(0.01)
        rounds.append("ends")

    pump = outbox.Pump(send)

    await asyncio.gather(*(pump.run() for _sign_in in range(60)))

    assert rounds[:2] == ["begins", "begins"]
    assert sorted(rounds) == ["begins"] * 3 + ["ends"] * 3


async def test_mail_that_comes_during_the_last_look_is_sent_at_once() -> None:
    sent: list[int] = []
    waiting, looked = asyncio.Event(), asyncio.Semaphore(0)

    async def send() -> None:
        found = await outbox.send_due(clock.now(), Postman())
        looked.release()
        await waiting.wait()
        sent.append(found)

    pump = outbox.Pump(send)
    running = [asyncio.create_task(pump.run()) for _round in range(2)]
    for _round in running:
        await looked.acquire()
    await outbox.put([a_mail()])
    await pump.run()
    waiting.set()
    await asyncio.gather(*running)

    assert sorted(sent) == [0, 0, 1]


async def test_two_rounds_of_a_pump_send_each_mail_once() -> None:
    await outbox.put([a_mail(to=f"{number}@ouder.example") for number in range(70)])
    postman = Postman()
    sent: list[int] = []

    async def send() -> None:
        sent.append(await outbox.send_due(clock.now(), postman))

    pump = outbox.Pump(send)

    await asyncio.gather(*(pump.run() for _asked in range(5)))

    assert len(sent) == 3
    assert max(sent) < 70  # two of them shared the work
    assert sum(sent) == len(set(postman.carried)) == len(postman.carried) == 70


async def test_digits_do_not_wait_for_a_server_that_does_not_answer() -> None:
    answer, carried = asyncio.Event(), asyncio.Event()

    class SlowRoad(Postman):
        async def carry(self, mail: OutgoingMail) -> None:
            if mail.to_address == "traag@ouder.example":
                await answer.wait()
            await super().carry(mail)
            carried.set()

    postman = SlowRoad()
    pump = outbox.Pump(lambda: outbox.send_due(clock.now(), postman))
    await outbox.put([a_mail(to="traag@ouder.example"), a_mail(to="bo@ouder.example")])
    first = asyncio.create_task(pump.run())
    await asyncio.wait_for(carried.wait(), 5)

    await outbox.put([a_mail(to="haast@ouder.example", kind=MailKind.SIGN_IN_CODE)])
    await asyncio.wait_for(pump.run(), 5)

    assert postman.carried == ["bo@ouder.example", "haast@ouder.example"]
    answer.set()
    await first
    assert postman.carried[2:] == ["traag@ouder.example"]


async def test_a_round_that_fails_does_not_stop_the_next_one() -> None:
    outcomes = iter([False, True])
    rounds: list[bool] = []

    async def send() -> None:
        rounds.append(next(outcomes))
        if not rounds[-1]:
            raise ZeroDivisionError

    pump = outbox.Pump(send)

    with pytest.raises(ZeroDivisionError):
        await pump.run()
    await pump.run()

    assert rounds == [False, True]


async def test_the_app_sends_in_two_rounds_at_a_time(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on: list[int] = [0]
    most: list[int] = []

    async def send_due(_now: datetime, _transport: object) -> int:
        going_on[0] += 1
        most.append(going_on[0])
        await asyncio.sleep(0.05)
        going_on[0] -= 1
        return 0

    monkeypatch.setattr(outbox, "send_due", send_due)
    for _sign_in in range(60):
        outbox.wake()
    await asyncio.sleep(0.3)

    assert most == [1, 2, 2]
