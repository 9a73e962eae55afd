"""Access codes: who gets one, what it opens, and what everybody else is told."""

import asyncio
import re
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from models import (
    AccessCode,
    AuditEntry,
    Child,
    Enrolment,
    Guardian,
    Guardianship,
    Link,
    MailKind,
    OutgoingMail,
    Person,
    Role,
    Session,
)
from services import access_codes, clock, events, formats, links
from services.attempts import TooManyTries
from services.browsers import Browser
from services.errors import Refusal
from services.policies.linking import CodeRefused
from services.rosters.importing import apply_plan, read_rosters
from services.texts import speaking
from services.transactions import unit_of_work
from services.windows import windows_of
from tests.factories import (
    a_child,
    a_group,
    a_guardian,
    a_person,
    last_year,
    the_school_year,
)

PHONE = Browser(network="192.0.2.7", device="iPhone · Safari")
TABLET = Browser(network="198.51.100.4", device="iPad · Safari")


async def a_code_for(*guardians: Guardian) -> str:
    """The code as it stands in the newest mail to these guardians' mailbox."""
    await access_codes.issue_codes(await the_school_year(), guardians)
    mail = await OutgoingMail.filter(to_address=guardians[-1].email).order_by("-id").first()
    assert mail is not None
    return str(re.findall(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$", mail.text, re.MULTILINE)[-1])


async def a_family_code(email: str = "fatma@ouder.example") -> str:
    """A code for a guardian of one child at the school."""
    child = await a_child(group=await a_group())
    return await a_code_for(await a_guardian(of=child, email=email))


async def children_of(person: Person) -> set[str]:
    return {name for window in await windows_of(person) for name in window.child_names}


async def refusal_of(written: str, browser: Browser = PHONE) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        await access_codes.use_code(written, browser)
    return refusal.value


# ---- who gets one


async def test_p7_a_mailbox_gets_one_code_a_year_for_all_its_children() -> None:
    group = await a_group()
    elif_, deniz = await a_child(group=group), await a_child(group=group)
    mother = await a_guardian(of=elif_, name="Fatma Yilmaz", email="Gezin@ouder.example")
    father = await a_guardian(of=deniz, name="Kemal Yilmaz", email="gezin@ouder.example")

    issued = await access_codes.issue_codes(await the_school_year(), [mother, father])

    assert issued == 1
    assert await AccessCode.all().count() == 1
    assert await OutgoingMail.filter(kind=MailKind.ACCESS_CODE).count() == 1


async def test_p7_who_has_a_code_gets_no_second_one() -> None:
    guardian = await a_guardian(of=await a_child(group=await a_group()))
    year = await the_school_year()

    issued = [await access_codes.issue_codes(year, [guardian]) for _time in range(2)]

    assert issued == [1, 0]
    assert await OutgoingMail.all().count() == 1


async def test_p7_a_guardian_without_an_address_gets_none() -> None:
    guardian = await a_guardian(of=await a_child(group=await a_group()), email="")

    assert await access_codes.issue_codes(await the_school_year(), [guardian]) == 0


async def test_two_imports_at_once_owe_a_mailbox_one_mail() -> None:
    guardian = await a_guardian(of=await a_child(group=await a_group()))
    year = await the_school_year()

    issued = await asyncio.gather(
        *(access_codes.issue_codes(year, [guardian]) for _import in range(3))
    )

    assert sorted(issued) == [0, 0, 1]
    assert await OutgoingMail.all().count() == 1


async def test_the_mail_tells_the_code_and_the_database_does_not() -> None:
    written = await a_family_code()

    mail = await OutgoingMail.get()
    assert f"/koppelen/{written}" in mail.text
    assert "De Lichtstraat" in mail.text
    assert mail.language == "nl"
    assert written.replace("-", "") not in str(await AccessCode.all().values())


def test_a_code_has_forty_bits_and_nothing_that_looks_alike() -> None:
    codes = {access_codes.new_code() for _number in range(500)}

    assert len(codes) == 500
    assert len(access_codes.ALPHABET) ** access_codes.LENGTH == 2**40
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", code) for code in codes)


# ---- what it opens


async def test_p7_a_code_links_to_all_children_of_the_family() -> None:
    elif_ = await a_child(group=await a_group(), first_name="Elif")
    deniz = await a_child(group=await a_group(), first_name="Deniz")
    mother = await a_guardian(of=elif_, name="Fatma Yilmaz", email="fatma@ouder.example")
    await Guardianship.create(guardian=mother, child=deniz)
    stranger = await a_child(group=await a_group(), first_name="Mees")
    await a_guardian(of=stranger, email="karin@ouder.example")

    admission = await access_codes.use_code(await a_code_for(mother), PHONE)

    assert await children_of(admission.person) == {"Elif", "Deniz"}
    assert (admission.person.name, admission.person.role) == ("Fatma Yilmaz", Role.PARENT)
    assert await Session.filter(person=admission.person, device="iPhone · Safari").count() == 1


async def test_p7_parents_who_share_a_mailbox_share_their_children() -> None:
    emma = await a_child(group=await a_group(), first_name="Emma")
    sem = await a_child(group=await a_group(), first_name="Sem")
    jan = await a_guardian(of=emma, name="Jan de Wit", email="gezin@ouder.example")
    bo = await a_guardian(of=sem, name="Bo Mulder", email="gezin@ouder.example")

    admission = await access_codes.use_code(await a_code_for(jan, bo), PHONE)

    assert await children_of(admission.person) == {"Emma", "Sem"}
    assert admission.person.name == "Jan de Wit en Bo Mulder"


async def test_p7_a_child_the_school_blocks_stays_out_of_reach() -> None:
    emma = await a_child(group=await a_group(), first_name="Emma")
    sem = await a_child(group=await a_group(), first_name="Sem")
    jan = await a_guardian(of=emma, email="jan@ouder.example")
    await Guardianship.create(guardian=jan, child=sem, is_blocked=True)

    admission = await access_codes.use_code(await a_code_for(jan), PHONE)

    assert await children_of(admission.person) == {"Emma"}


async def test_p7_a_child_that_left_the_school_is_not_linked() -> None:
    emma = await a_child(group=await a_group(), first_name="Emma")
    jan = await a_guardian(of=emma, email="jan@ouder.example")
    gone = await Child.create(first_name="Ties", last_name="de Wit")
    await Enrolment.create(child=gone, group=await a_group(), school_year=await last_year())
    moved = await a_child(group=await a_group(), first_name="Loes")
    await Enrolment.filter(child=moved).update(is_open=None)
    for child in (gone, moved):
        await Guardianship.create(guardian=jan, child=child)

    admission = await access_codes.use_code(await a_code_for(jan), PHONE)

    links_made = Link.filter(person=admission.person)
    assert await links_made.values("child__first_name") == [{"child__first_name": "Emma"}]


async def test_a_teacher_who_is_a_parent_stays_a_teacher() -> None:
    teacher = await a_person(name="Anna Visser", role=Role.TEACHER)
    child = await a_child(group=await a_group(), first_name="Emma")
    guardian = await a_guardian(of=child, name="A. Visser", email=teacher.email.upper())

    admission = await access_codes.use_code(await a_code_for(guardian), PHONE)

    assert admission.person.id == teacher.id
    assert await Person.filter(id=teacher.id).values_list("name", "role") == [
        ("Anna Visser", Role.TEACHER)
    ]
    assert await children_of(teacher) == {"Emma"}


@pytest.mark.parametrize(
    "typing",
    [
        str.lower,
        lambda code: f"  {code[:4]} {code[5:]} ",
        lambda code: code.replace("-", ""),
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: "-".join(code).replace("V", "u"),
    ],
    ids=["lower case", "spaces", "no dash", "look-alikes", "many dashes"],
)
async def test_a_code_is_understood_however_it_is_typed(
    typing: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access_codes, "new_code", lambda: "K0V1-4X2A")
    written = await a_family_code()

    admission = await access_codes.use_code(typing(written), PHONE)

    assert admission.person.email == "fatma@ouder.example"


async def test_who_comes_in_speaks_the_language_of_the_page() -> None:
    written = await a_family_code()

    with speaking("en"):
        admission = await access_codes.use_code(written, PHONE)

    assert admission.person.language == "en"
    assert "Hello," in (await OutgoingMail.get(kind=MailKind.CODE_USED)).text


async def test_the_mailbox_hears_that_its_code_was_used_and_from_where() -> None:
    await access_codes.use_code(await a_family_code(), PHONE)

    mail = await OutgoingMail.get(kind=MailKind.CODE_USED)
    assert mail.to_address == "fatma@ouder.example"
    assert "192.0.2.7" in mail.text
    assert await AuditEntry.filter(deed="access_code.used").count() == 1


# ---- what everybody else is told


async def test_p7_a_code_works_once() -> None:
    written = await a_family_code()
    await access_codes.use_code(written, PHONE)

    assert isinstance(await refusal_of(written), CodeRefused)
    assert await Session.all().count() == 1


async def test_p7_of_two_browsers_in_the_same_second_one_comes_in() -> None:
    written = await a_family_code()

    outcomes = await asyncio.gather(
        access_codes.use_code(written, PHONE),
        access_codes.use_code(written, TABLET),
        return_exceptions=True,
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Admission", "CodeRefused"]
    assert await Session.all().count() == 1
    assert await OutgoingMail.filter(kind=MailKind.CODE_USED).count() == 1


async def test_p7_wrong_used_ended_replaced_and_blocked_codes_get_the_same_answer() -> None:
    used = await a_family_code("used@ouder.example")
    await access_codes.use_code(used, TABLET)
    blocked = await a_family_code("blocked@ouder.example")
    await Guardianship.filter(guardian__email="blocked@ouder.example").update(is_blocked=True)
    replaced = await a_family_code("replaced@ouder.example")
    await AccessCode.filter(email="replaced@ouder.example").update(is_newest=None)
    ended, before = await a_family_code("ended@ouder.example"), await last_year()
    child = await Child.get(guardianships__guardian__email="ended@ouder.example")
    await Enrolment.create(child=child, group=await a_group(), school_year=before)
    await AccessCode.filter(email="ended@ouder.example").update(school_year=before)
    struck_off = await a_family_code("gone@ouder.example")
    await Guardian.filter(email="gone@ouder.example").delete()
    wrong = [access_codes.new_code(), "", "K7PM", "🙂" * 8, "K7PM-4X2A-K7PM"]

    refusals = [
        await refusal_of(written)
        for written in [used, blocked, replaced, ended, struck_off, *wrong]
    ]

    assert {(type(refusal), refusal.sentence()) for refusal in refusals} == {
        (CodeRefused, CodeRefused().sentence())
    }
    assert await Person.all().count() == 1
    assert await AccessCode.filter(used_at=None).count() == 4  # a refusal uses nothing up


async def test_p7_twenty_mistakes_from_one_network_are_enough_for_ten_minutes() -> None:
    written = await a_family_code()
    for _mistake in range(20):
        assert isinstance(await refusal_of(access_codes.new_code()), CodeRefused)

    refusal = await refusal_of(written)

    assert isinstance(refusal, TooManyTries)
    waits = refusal.again_at - clock.at_timestamp(time.time())
    assert timedelta(minutes=9) < waits <= timedelta(minutes=11)
    assert formats.time_of_day(refusal.again_at) in refusal.sentence()
    assert (await access_codes.use_code(written, TABLET)).person  # others are not kept out


async def test_a_thousand_guesses_sent_at_once_are_not_let_in_together() -> None:
    guesses = [access_codes.use_code(access_codes.new_code(), PHONE) for _guess in range(60)]

    outcomes = await asyncio.gather(*guesses, return_exceptions=True)

    names = [type(outcome).__name__ for outcome in outcomes]
    assert (names.count("CodeRefused"), names.count("TooManyTries")) == (20, 40)


async def test_a_hall_full_of_parents_comes_in_through_one_address() -> None:
    for number in range(30):
        written = await a_family_code(f"ouder{number}@ouder.example")
        await access_codes.use_code(written, PHONE)

    assert await Session.all().count() == 30


# ---- what changes during the year


async def test_p7_a_new_brother_or_sister_is_linked_too() -> None:
    elif_ = await a_child(group=await a_group(), first_name="Elif")
    mother = await a_guardian(of=elif_, email="fatma@ouder.example")
    fatma = (await access_codes.use_code(await a_code_for(mother), PHONE)).person
    deniz = await a_child(group=await a_group(), first_name="Deniz")
    await Guardianship.create(guardian=mother, child=deniz)
    heard: list[events.LinksChanged] = []
    events.links_changed.subscribe(heard.append)

    made = [await links.extend_links(await the_school_year()) for _import in range(2)]

    assert made == [1, 0]
    assert await children_of(fatma) == {"Elif", "Deniz"}
    assert heard == [events.LinksChanged(person_id=fatma.id)]


async def test_open_pages_hear_of_a_link_once_it_is_in_the_database() -> None:
    child = await a_child(group=await a_group())
    guardian = await a_guardian(of=child, email="fatma@ouder.example")
    fatma = (await access_codes.use_code(await a_code_for(guardian), PHONE)).person
    await Guardianship.create(guardian=guardian, child=await a_child(group=await a_group()))
    heard: list[events.LinksChanged] = []
    events.links_changed.subscribe(heard.append)

    async with unit_of_work():
        await links.link_person(fatma, await the_school_year())
        before = heard.copy()

    assert (before, len(heard)) == ([], 1)


async def test_p7_links_are_not_extended_for_who_used_no_code_or_is_blocked() -> None:
    emma = await a_child(group=await a_group(), first_name="Emma")
    jan = await a_guardian(of=emma, email="jan@ouder.example")
    await a_person(name="Zonder code")
    person = (await access_codes.use_code(await a_code_for(jan), PHONE)).person
    sem = await a_child(group=await a_group(), first_name="Sem")
    await Guardianship.create(guardian=jan, child=sem, is_blocked=True)
    noor = await a_child(group=await a_group(), first_name="Noor")
    await a_code_for(await a_guardian(of=noor, email="nieuw@ouder.example"))

    assert await links.extend_links(await the_school_year()) == 0
    assert await children_of(person) == {"Emma"}


async def test_p7_a_link_the_school_ended_opens_only_by_a_new_code() -> None:
    emma = await a_child(group=await a_group(), first_name="Emma")
    jan = await a_guardian(of=emma, email="jan@ouder.example")
    person = (await access_codes.use_code(await a_code_for(jan), PHONE)).person
    await Link.filter(person=person).update(ended_at=(await Link.get()).linked_at)

    await links.extend_links(await the_school_year())
    before = await children_of(person)
    await AccessCode.all().update(is_newest=None)
    await access_codes.use_code(await a_code_for(jan), PHONE)

    assert before == set()
    assert await children_of(person) == {"Emma"}


async def test_p7_the_next_list_of_the_school_links_a_new_sister(tmp_path: Path) -> None:
    header = "Roepnaam;Achternaam;Groep;Ouder;E-mail ouder"
    elif_ = "Elif;Yilmaz;De Gorgels;Fatma Yilmaz;fatma@ouder.example"
    deniz = "Deniz;Yilmaz;De Potters;Fatma Yilmaz;fatma@ouder.example"
    lists = tmp_path / "first.csv", tmp_path / "second.csv"
    for file, rows in zip(lists, ([elif_], [elif_, deniz]), strict=True):
        file.write_text("\n".join([header, *rows]))

    await apply_plan(await read_rosters([lists[0]], None))
    admission = await access_codes.use_code(await a_code_for(await Guardian.get()), PHONE)
    await apply_plan(await read_rosters([lists[1]], None))

    assert await children_of(admission.person) == {"Elif", "Deniz"}
    assert await OutgoingMail.filter(kind=MailKind.ACCESS_CODE).count() == 1
