"""Six digits by mail: who gets them, and what they open."""

import asyncio
import time
from datetime import datetime, timedelta

import pytest
from tortoise.expressions import F

from models import OutgoingMail, Person, Session, SignInCode
from services import clock, events, sign_in
from services.attempts import TooManyTries
from services.browsers import Browser, device_name
from services.errors import Refusal
from services.sign_in import DigitsRefused
from tests.factories import a_person

PHONE = Browser(network="192.0.2.7", device="iPhone · Safari")
TABLET = Browser(network="198.51.100.4", device="iPad · Safari")
STRANGER = "onbekend@elders.example"


pytestmark = pytest.mark.usefixtures("quick_answers")


async def digits_for(person: Person, browser: Browser = PHONE) -> str:
    """Ask for digits, and look in the mailbox."""
    await sign_in.mail_digits(person.email, browser)
    mail = await OutgoingMail.filter(to_address=person.email).order_by("-id").first()
    assert mail is not None
    return mail.subject.split()[0]


def others_than(digits: str) -> str:
    return f"{(int(digits) + 1) % 1_000_000:06}"


async def refusal_of(address: str, digits: str, browser: Browser = PHONE) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        await sign_in.sign_in(address, digits, browser)
    return refusal.value


async def test_digits_from_the_mail_open_a_session() -> None:
    person = await a_person()

    token = await sign_in.sign_in(person.email, await digits_for(person), PHONE)

    session = await Session.get().select_related("person")
    assert (session.person, session.device) == (person, "iPhone · Safari")
    assert token not in str(await Session.all().values())


@pytest.mark.parametrize("typing", ["{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}", " {} ", "{}."])
async def test_digits_are_understood_with_spaces(typing: str) -> None:
    person = await a_person()
    digits = await digits_for(person)

    assert await sign_in.sign_in(person.email.upper(), typing.format(digits), PHONE)


async def test_the_mail_goes_at_once_and_in_the_language_of_the_person() -> None:
    person = await a_person()
    await Person.filter(id=person.id).update(language="en")
    woken: list[bool] = []
    events.mail_waiting.subscribe(lambda: woken.append(True))

    await sign_in.mail_digits(person.email, PHONE)

    assert woken == [True]
    assert "to sign in to Klasvenster" in (await OutgoingMail.get()).subject


async def test_an_unknown_address_gets_no_mail_and_the_same_answer() -> None:
    await sign_in.mail_digits(STRANGER, PHONE)
    refusal = await refusal_of(STRANGER, "123456")

    assert await OutgoingMail.all().count() == 0
    assert await SignInCode.all().count() == 0
    assert isinstance(refusal, DigitsRefused)


async def test_an_unknown_address_is_answered_in_the_same_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = await a_person()
    monkeypatch.setattr(sign_in, "ANSWER_TIME", 0.2)
    loop, took = asyncio.get_running_loop(), []

    for address in (person.email, STRANGER):
        begin = loop.time()
        await sign_in.mail_digits(address, PHONE)
        took.append(loop.time() - begin)

    assert min(took) >= 0.19
    assert abs(took[0] - took[1]) < 0.1


async def test_wrong_digits_are_refused_in_the_same_time_for_an_unknown_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = await a_person()
    wrong = others_than(await digits_for(person))
    monkeypatch.setattr(sign_in, "ANSWER_TIME", 0.2)
    loop, took = asyncio.get_running_loop(), []

    for address in (person.email, STRANGER):
        begin = loop.time()
        await refusal_of(address, wrong)
        took.append(loop.time() - begin)

    assert min(took) >= 0.19
    assert abs(took[0] - took[1]) < 0.1


async def test_who_waits_for_a_refusal_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = await a_person()
    digits = await digits_for(person)
    monkeypatch.setattr(sign_in, "ANSWER_TIME", 60)
    refused = [asyncio.create_task(refusal_of(STRANGER, "123456")) for _time in range(3)]
    await asyncio.sleep(0)

    assert await asyncio.wait_for(sign_in.sign_in(person.email, digits, PHONE), 10)
    assert not any(task.done() for task in refused)
    for task in refused:
        task.cancel()


async def test_wrong_late_used_replaced_and_unknown_digits_get_the_same_answer(
    monkeypatch: pytest.MonkeyPatch, wednesday: datetime
) -> None:
    wrong, used, replaced, late = [await a_person() for _number in range(4)]
    refusals = [await refusal_of(STRANGER, "123456")]
    refusals += [await refusal_of(wrong.email, others_than(await digits_for(wrong)))]
    refusals += [await refusal_of(wrong.email, written) for written in ("", "12345", "٠٠٠٠٠٠")]
    digits = await digits_for(used)
    await sign_in.sign_in(used.email, digits, PHONE)
    refusals += [await refusal_of(used.email, digits)]
    old, new = await digits_for(replaced), await digits_for(replaced)
    refusals += [await refusal_of(replaced.email, old)] if old != new else []
    digits = await digits_for(late)
    monkeypatch.setattr(clock, "now", lambda: wednesday + timedelta(minutes=10))
    refusals += [await refusal_of(late.email, digits)]

    assert {(type(refusal), refusal.sentence()) for refusal in refusals} == {
        (DigitsRefused, DigitsRefused().sentence())
    }


async def test_digits_work_until_ten_minutes_are_over(
    monkeypatch: pytest.MonkeyPatch, wednesday: datetime
) -> None:
    person = await a_person()
    digits = await digits_for(person)
    monkeypatch.setattr(clock, "now", lambda: wednesday + timedelta(minutes=9, seconds=59))

    assert await sign_in.sign_in(person.email, digits, PHONE)


async def test_the_newest_digits_work() -> None:
    person = await a_person()
    await digits_for(person)

    assert await sign_in.sign_in(person.email, await digits_for(person), PHONE)


async def test_after_five_wrong_tries_the_right_digits_are_too_late() -> None:
    person = await a_person()
    digits = await digits_for(person)
    for _try in range(5):
        await refusal_of(person.email, others_than(digits), TABLET)

    assert isinstance(await refusal_of(person.email, digits), DigitsRefused)


async def test_the_fifth_try_may_be_right() -> None:
    person = await a_person()
    digits = await digits_for(person)
    for _try in range(4):
        await refusal_of(person.email, others_than(digits))

    assert await sign_in.sign_in(person.email, digits, PHONE)


async def test_fifty_guesses_at_once_are_five_tries() -> None:
    person = await a_person()
    digits = await digits_for(person)
    guesses = [
        sign_in.sign_in(person.email, others_than(digits), Browser(network=f"203.0.113.{number}"))
        for number in range(50)
    ]

    outcomes = await asyncio.gather(*guesses, return_exceptions=True)

    assert {type(outcome) for outcome in outcomes} == {DigitsRefused}
    assert (await SignInCode.get()).tries == 5


async def test_of_two_windows_with_the_same_digits_one_comes_in() -> None:
    person = await a_person()
    digits = await digits_for(person)

    outcomes = await asyncio.gather(
        sign_in.sign_in(person.email, digits, PHONE),
        sign_in.sign_in(person.email, digits, TABLET),
        return_exceptions=True,
    )

    assert sum(isinstance(outcome, DigitsRefused) for outcome in outcomes) == 1
    assert await Session.all().count() == 1


async def test_asking_twice_in_the_same_second_leaves_one_newest_code() -> None:
    person = await a_person()

    await asyncio.gather(
        sign_in.mail_digits(person.email, PHONE), sign_in.mail_digits(person.email, TABLET)
    )

    assert await SignInCode.filter(person=person, is_newest=True).count() == 1


async def test_one_persons_digits_are_no_use_to_another() -> None:
    one, other = await a_person(), await a_person()
    digits = await digits_for(one)
    if digits != await digits_for(other):
        assert isinstance(await refusal_of(other.email, digits), DigitsRefused)


async def test_a_stranger_cannot_keep_a_parent_from_asking() -> None:
    person = await a_person()
    for _mail in range(6):
        await sign_in.mail_digits(person.email, TABLET)
    with pytest.raises(TooManyTries) as refusal:
        await sign_in.mail_digits(person.email, TABLET)

    waits = refusal.value.again_at - clock.at_timestamp(time.time())
    assert timedelta(minutes=59) < waits <= timedelta(minutes=61)
    assert await sign_in.sign_in(person.email, await digits_for(person), PHONE)


async def test_a_mailbox_is_not_flooded_from_many_networks() -> None:
    person = await a_person()
    outcomes = await asyncio.gather(
        *(
            sign_in.mail_digits(person.email, Browser(network=f"203.0.113.{number}"))
            for number in range(30)
        ),
        return_exceptions=True,
    )

    assert sum(isinstance(outcome, TooManyTries) for outcome in outcomes) == 10
    assert 1 <= await OutgoingMail.all().count() <= 20  # of two in the same second, one goes


async def test_one_network_does_not_ask_for_all_addresses() -> None:
    for number in range(40):
        await sign_in.mail_digits(f"gok{number}@ouder.example", PHONE)

    with pytest.raises(TooManyTries):
        await sign_in.mail_digits("gok40@ouder.example", PHONE)


async def test_guessing_for_many_people_from_one_network_ends() -> None:
    for number in range(20):
        await refusal_of(f"gok{number}@ouder.example", "123456")

    assert isinstance(await refusal_of("gok20@ouder.example", "123456"), TooManyTries)


async def test_codes_whose_time_is_over_are_struck_off(wednesday: datetime) -> None:
    person = await a_person()
    await digits_for(person)
    await SignInCode.all().update(expires_at=wednesday, tries=F("tries") + 1)
    digits = await digits_for(person)

    assert await sign_in.purge_sign_in_codes(wednesday) == 1
    assert await sign_in.sign_in(person.email, digits, PHONE)


@pytest.mark.parametrize(
    ("network", "household"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::"),
        ("testclient", "testclient"),
    ],
)
def test_a_household_is_one_network(network: str, household: str) -> None:
    assert Browser(network=network).network_of_household == household


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
            "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "iPhone · Safari",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/126.0.0.0 Mobile Safari/537.36",
            "Android · Chrome",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
            "Windows · Edge",
        ),
        ("curl/8.5.0", ""),
        ("", ""),
    ],
)
def test_a_device_has_a_name_that_people_know(user_agent: str, name: str) -> None:
    assert device_name(user_agent) == name
