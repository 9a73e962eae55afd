"""The school's lists, taken in: what would change, all or nothing, and never twice."""

import time
from datetime import date, datetime
from pathlib import Path

import pytest

from models import (
    AccessCode,
    AuditEntry,
    Child,
    Enrolment,
    Group,
    Guardian,
    Guardianship,
    OutgoingMail,
    School,
    SchoolYear,
)
from services import access_codes, clock
from services.clock import SCHOOL_ZONE
from services.rosters.importing import NotASchoolYear, Plan, apply_plan, read_rosters
from tests.factories import a_child, a_group, a_guardian, the_school_year

FILES = Path(__file__).parent.parent / "roster_files"
HEADER = "Leerlingnummer;Roepnaam;Achternaam;Groep;Ouder;E-mail ouder;Mobiel ouder"
NOTHING_NEW = {"groups": 0, "children": 0, "guardians": 0, "new_codes": 0, "problems": []}


async def plan_of(*names: str) -> Plan:
    return await read_rosters([FILES / name for name in names], None)


async def taken_in(*names: str) -> None:
    await apply_plan(await plan_of(*names))


def a_list(folder: Path, *rows: str) -> list[Path]:
    file = folder / "lijst.csv"
    file.write_text("\n".join([HEADER, *rows]))
    return [file]


async def list_taken_in(folder: Path, *rows: str) -> None:
    await apply_plan(await read_rosters(a_list(folder, *rows), None))


async def group_of(child: Child) -> str:
    enrolment = await Enrolment.get(child=child, is_open=True).select_related("group")
    return enrolment.group.name


@pytest.mark.parametrize(
    ("names", "groups", "children", "guardians", "codes"),
    [
        (["per_child.csv"], 3, 6, 7, 6),
        (["per_guardian.csv"], 2, 2, 3, 2),
        (["english.csv"], 2, 2, 3, 3),
        (["per_child.csv", "per_guardian.csv"], 3, 7, 9, 7),
        (["per_guardian.csv", "per_child.csv"], 3, 7, 9, 7),
    ],
    ids=["a row per child", "a row per guardian", "English", "both", "both, the other way round"],
)
async def test_a_list_tells_what_is_new(
    names: list[str], groups: int, children: int, guardians: int, codes: int
) -> None:
    plan = await plan_of(*names)

    assert plan.as_json() == {
        "groups": groups,
        "children": children,
        "guardians": guardians,
        "new_codes": codes,
        "problems": [],
    }


async def test_reading_a_list_changes_nothing() -> None:
    await plan_of("per_child.csv")

    for table in (School, SchoolYear, Group, Child, Guardian, AuditEntry):
        assert await table.all().count() == 0


async def test_applying_makes_what_the_plan_says() -> None:
    await taken_in("per_child.csv")

    emma = await Child.get(pupil_number="2003")
    assert (emma.first_name, emma.last_name_prefix, emma.last_name) == ("Emma", "de", "Wit")
    assert await group_of(emma) == "De Gorgels"
    assert await Guardian.filter(guardianships__child=emma).values_list("email", "phone") == [
        ("jan@ouder.example", "+31731234567")
    ]
    assert await Guardianship.all().count() == 9
    assert await AuditEntry.filter(deed="roster.imported", person=None).count() == 1


@pytest.mark.parametrize("name", ["per_child.csv", "per_guardian.csv", "english.csv"])
async def test_a_second_run_changes_nothing(name: str) -> None:
    await taken_in(name)
    mails, ties = await OutgoingMail.all().count(), await Guardianship.all().count()
    log = await AuditEntry.all().count()

    again = await plan_of(name)
    await apply_plan(again)

    assert again.as_json() == NOTHING_NEW
    assert len(again.lines()) == 2  # the year, and that nothing would change
    assert await OutgoingMail.all().count() == mails
    assert await Guardianship.all().count() == ties
    assert await AuditEntry.all().count() == log


async def test_the_same_plan_applied_twice_is_applied_once() -> None:
    plan = await plan_of("per_child.csv")

    await apply_plan(plan)
    await apply_plan(plan)

    assert await Child.all().count() == 6
    assert await AccessCode.all().count() == 6


async def test_every_problem_has_the_row_of_its_line() -> None:
    plan = await plan_of("problems.csv")

    rows = [
        (problem.file, problem.row, problem.sentence().split(".")[0]) for problem in plan.problems
    ]
    assert rows == [
        ("problems.csv", 2, "In “Ren?e Bos” zijn letters verloren gegaan"),
        ("problems.csv", 3, "“piet(at)ouder"),
        ("problems.csv", 3, "Daan Vos heeft geen verzorger met een mailadres"),
        ("problems.csv", 4, "De naam van het kind ontbreekt"),
        ("problems.csv", 5, "De groep van Fien Haas ontbreekt"),
        ("problems.csv", 6, "“6,12E+08” is geen telefoonnummer"),
        ("problems.csv", 7, "Leerlingnummer 4001 staat bij zowel Ren?e Bos als Kees Bos"),
        ("problems.csv", 8, "Saar Wolf staat in zowel De Gorgels als De Potters"),
        ("problems.csv", 9, "Deze regel heeft meer velden dan de kopregel"),
    ]
    assert plan.as_json()["children"] == 3


async def test_namesakes_with_their_own_numbers_are_two_children() -> None:
    await taken_in("per_child.csv")

    assert await Child.filter(first_name="Sem", last_name="Bakker").count() == 2


async def test_parents_who_share_a_mailbox_are_two_guardians_with_one_code() -> None:
    await taken_in("per_child.csv")

    mailbox = "gezinvandijk@ouder.example"
    assert await Guardian.filter(email_key=mailbox).count() == 2
    assert await AccessCode.filter(email_key=mailbox).count() == 1


async def test_a_guardian_of_two_children_is_one_guardian() -> None:
    await taken_in("per_child.csv")

    fatma = await Guardian.get(email_key="fatma@ouder.example")
    assert await Guardianship.filter(guardian=fatma).count() == 2


async def test_the_first_list_makes_the_school_and_its_year() -> None:
    await taken_in("per_child.csv")

    year = await SchoolYear.get()
    assert (year.name, year.is_current) == ("2025-2026", True)
    assert (await School.get()).name == ""
    assert [group.hue for group in await Group.all().order_by("id")] == [1, 2, 3]


async def test_a_year_can_be_prepared_beside_the_current_one() -> None:
    await taken_in("per_child.csv")

    plan = await read_rosters([FILES / "per_child.csv"], "2026-2027")
    await apply_plan(plan)

    assert (await SchoolYear.get(is_current=True)).name == "2025-2026"
    assert await Enrolment.filter(school_year__name="2026-2027").count() == 6


async def test_p7_codes_go_out_when_it_is_their_year() -> None:
    await taken_in("per_child.csv")

    plan = await read_rosters([FILES / "per_child.csv"], "2026-2027")
    await apply_plan(plan)

    assert plan.as_json() == NOTHING_NEW
    assert "Er gaan nog geen codes weg: die van 2026-2027 gaan weg" in "".join(plan.lines())
    assert await AccessCode.filter(school_year__name="2026-2027").count() == 0
    assert await OutgoingMail.all().count() == 6

    await SchoolYear.filter(name="2025-2026").update(is_current=None)
    await SchoolYear.filter(name="2026-2027").update(is_current=True)
    begun = await read_rosters([FILES / "per_child.csv"], "2026-2027")
    await apply_plan(begun)

    assert begun.as_json() == NOTHING_NEW | {"new_codes": 6}
    assert await AccessCode.filter(school_year__name="2026-2027").count() == 6


async def test_a_year_that_is_over_gets_no_codes_and_no_promise_of_them() -> None:
    await taken_in("per_child.csv")

    plan = await read_rosters([FILES / "per_child.csv"], "2024-2025")

    assert plan.as_json()["new_codes"] == 0
    assert "codes" not in "".join(plan.lines())


@pytest.mark.parametrize(
    ("last_day", "year"),
    [(date(2026, 7, 31), "2026-2027"), (date(2026, 8, 23), "2025-2026")],
    ids=["the calendar's", "the school's own"],
)
async def test_a_list_without_a_year_is_for_the_year_it_is(
    monkeypatch: pytest.MonkeyPatch, last_day: date, year: str
) -> None:
    await taken_in("per_child.csv")
    await SchoolYear.all().update(last_day=last_day)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 8, 20, 9, 0, tzinfo=SCHOOL_ZONE))

    assert (await plan_of("per_child.csv")).year == year


@pytest.mark.parametrize("written", ["2026", "2026-2028", "26-27", "volgend jaar"])
async def test_a_year_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(NotASchoolYear):
        await read_rosters([FILES / "per_child.csv"], written)


async def test_a_child_in_another_group_moves(tmp_path: Path) -> None:
    await taken_in("per_child.csv")
    moved = a_list(tmp_path, "2003;Emma;de Wit;De Potters;Jan de Wit;jan@ouder.example;")

    plan = await read_rosters(moved, None)
    await apply_plan(plan)

    assert "Emma de Wit gaat van De Gorgels naar De Potters" in plan.lines()
    emma = await Child.get(pupil_number="2003")
    assert await group_of(emma) == "De Potters"
    assert await Enrolment.filter(child=emma).count() == 2
    assert (await read_rosters(moved, None)).as_json() == NOTHING_NEW


async def test_a_name_that_was_corrected_is_taken_over(tmp_path: Path) -> None:
    await taken_in("per_child.csv")

    await list_taken_in(tmp_path, "2003;Emma;de Witte;De Gorgels;Jan de Wit;jan@ouder.example;")

    assert (await Child.get(pupil_number="2003")).full_name == "Emma de Witte"


async def test_the_number_of_one_child_never_opens_the_way_to_another(tmp_path: Path) -> None:
    await taken_in("per_child.csv")
    strangers = a_list(tmp_path, "2003;Guus;Geluk;De Gorgels;Guusje;guusje@ouder.example;")

    plan = await read_rosters(strangers, None)
    await apply_plan(plan)

    assert [problem.row for problem in plan.problems] == [2]
    assert (await Child.get(pupil_number="2003")).full_name == "Emma de Wit"
    assert not await Guardian.exists(email_key="guusje@ouder.example")


async def test_a_child_that_was_known_by_name_gets_its_number(tmp_path: Path) -> None:
    noor = await a_child(group=await a_group(name="De Gorgels"), first_name="Noor")

    await list_taken_in(tmp_path, "77;Noor;de Wit;de gorgels;Bo;bo@ouder.example;")

    await noor.refresh_from_db()
    assert noor.pupil_number == "77"
    assert await Child.all().count() == await Group.all().count() == 1


async def test_a_name_that_stands_for_two_children_is_not_guessed(tmp_path: Path) -> None:
    group = await a_group(name="De Gorgels")
    for _ in range(2):
        await a_child(group=group, first_name="Sem")

    plan = await read_rosters(a_list(tmp_path, ";Sem;de Wit;De Gorgels;Bo;bo@o.example;"), None)

    assert "Voeg het leerlingnummer toe" in plan.problems[0].sentence()
    assert plan.as_json()["guardians"] == 0


async def test_an_address_that_comes_later_reaches_all_the_children(tmp_path: Path) -> None:
    row = "{number};{name};Mol;De Gorgels;Els Mol;{address};"
    children = [("1", "Pim"), ("2", "Saar")]
    without = [row.format(number=number, name=name, address="") for number, name in children]
    with_one = [
        row.format(number=number, name=name, address="els@ouder.example")
        for number, name in children
    ]

    await list_taken_in(tmp_path, *without)
    assert await Guardian.all().count() == 2  # nobody says that they are one person
    await list_taken_in(tmp_path, *with_one)

    els = await Guardian.get()
    assert els.email == "els@ouder.example"
    assert await Guardianship.filter(guardian=els).count() == 2
    assert await AccessCode.all().count() == 1


async def test_a_new_telephone_number_is_taken_over(tmp_path: Path) -> None:
    await list_taken_in(tmp_path, "1;Pim;Mol;G;Els;els@ouder.example;0612345601")

    await list_taken_in(tmp_path, "1;Pim;Mol;G;Els;els@ouder.example;0612345602")

    assert (await Guardian.get()).phone == "+31612345602"


async def test_a_guardian_whom_the_school_blocked_gets_no_code(tmp_path: Path) -> None:
    child = await a_child(group=await a_group(name="G"), first_name="Pim", last_name="Mol")
    guardian = await a_guardian(of=child, name="Els", email="els@ouder.example")
    await Guardianship.filter(guardian=guardian).update(is_blocked=True)

    await list_taken_in(tmp_path, ";Pim;Mol;G;Els;els@ouder.example;")

    assert await AccessCode.all().count() == 0
    assert (await Guardianship.get()).is_blocked


async def test_when_something_fails_half_way_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fail(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(access_codes, "issue_codes", fail)

    with pytest.raises(ZeroDivisionError):
        await taken_in("per_child.csv")

    for table in (School, SchoolYear, Group, Child, Guardian, Enrolment, Guardianship, AuditEntry):
        assert await table.all().count() == 0


async def test_one_bad_file_keeps_the_others_out() -> None:
    with pytest.raises(Exception, match="is not there"):
        await plan_of("per_child.csv", "nergens.csv")


async def test_the_codes_are_mailed_in_the_same_transaction() -> None:
    await taken_in("per_child.csv")

    addresses = [mail.to_address for mail in await OutgoingMail.all()]
    assert len(addresses) == 6
    assert "kim@ouder.example" in addresses


async def test_a_school_of_600_children_takes_a_few_seconds(tmp_path: Path) -> None:
    await the_school_year()
    rows = [
        f"{number};Kind{number};Bos;Groep {number % 24};Ouder {number};ouder{number}@o.example;"
        for number in range(600)
    ] + [
        f"{number};Kind{number};Bos;Groep {number % 24};Tweede {number};tweede{number}@o.example;"
        for number in range(500)
    ]
    started = time.process_time()

    await list_taken_in(tmp_path, *rows)
    again = await read_rosters(a_list(tmp_path, *rows), None)

    assert await Guardian.all().count() == 1100
    assert again.as_json() == NOTHING_NEW
    assert time.process_time() - started < 10
