"""A guardian whose address the school corrects, and everybody who is not that guardian."""

import re
from pathlib import Path

import pytest

from models import AccessCode, Guardian, Guardianship, OutgoingMail
from services import access_codes
from services.browsers import Browser
from services.policies.linking import CodeRefused
from services.rosters.importing import Plan, apply_plan, read_rosters
from services.windows import windows_of

HEADER = "Leerlingnummer;Roepnaam;Achternaam;Groep;Ouder;E-mail ouder"
PHONE = Browser(network="192.0.2.7", device="iPhone · Safari")
UNCLEAR = "niet duidelijk welk adres"


async def taken_in(folder: Path, *rows: str) -> Plan:
    """A list with rows such as "1 Pim Els old"."""
    cells = [row.split() for row in rows]
    written = [
        f"{number};{child};Mol;De Gorgels;{guardian} Mol;{mailbox}@ouder.example"
        for number, child, guardian, mailbox in cells
    ]
    file = folder / "lijst.csv"
    file.write_text("\n".join([HEADER, *written]))
    plan = await read_rosters([file], None)
    await apply_plan(plan)
    return plan


async def guardians() -> list[str]:
    """Who answers for whom, such as "Els old Pim"."""
    ties = Guardianship.all().order_by("child__first_name", "guardian__email")
    rows = await ties.values_list("guardian__name", "guardian__email", "child__first_name")
    return [f"{name.split()[0]} {email.split('@')[0]} {child}" for name, email, child in rows]


async def code_of(mailbox: str) -> str:
    mail = await OutgoingMail.filter(to_address=f"{mailbox}@ouder.example").order_by("-id").first()
    assert mail is not None
    return str(re.findall(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$", mail.text, re.MULTILINE)[-1])


async def test_a_corrected_address_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    await taken_in(tmp_path, "1 Pim Els old", "2 Saar Els old")

    plan = await taken_in(tmp_path, "1 Pim Els new", "2 Saar Els new")

    assert await guardians() == ["Els new Pim", "Els new Saar"]
    assert await Guardian.all().count() == 1
    assert (plan.problems, plan.as_json()["new_codes"]) == ([], 1)


async def test_p7_a_code_in_the_wrong_mailbox_opens_nothing_once_it_is_corrected(
    tmp_path: Path,
) -> None:
    await taken_in(tmp_path, "1 Pim Els old")
    wrong = await code_of("old")

    await taken_in(tmp_path, "1 Pim Els new")

    with pytest.raises(CodeRefused):
        await access_codes.use_code(wrong, PHONE)
    admission = await access_codes.use_code(await code_of("new"), PHONE)
    assert [window.child_names for window in await windows_of(admission.person)] == [("Pim",)]


async def test_p7_an_old_code_stays_closed_when_its_address_comes_back(tmp_path: Path) -> None:
    await taken_in(tmp_path, "1 Pim Els old")
    first = await code_of("old")

    await taken_in(tmp_path, "1 Pim Els new")
    await taken_in(tmp_path, "1 Pim Els old")

    with pytest.raises(CodeRefused):
        await access_codes.use_code(first, PHONE)
    assert (await access_codes.use_code(await code_of("old"), PHONE)).person


async def test_p7_a_code_that_another_parent_shares_goes_on_working(tmp_path: Path) -> None:
    await taken_in(tmp_path, "1 Pim Els both", "1 Pim Jan both")

    await taken_in(tmp_path, "1 Pim Els new", "1 Pim Jan both")

    assert await guardians() == ["Jan both Pim", "Els new Pim"]
    assert (await access_codes.use_code(await code_of("both"), PHONE)).person.name == "Jan Mol"


async def test_a_code_that_was_used_is_left_as_it_is(tmp_path: Path) -> None:
    await taken_in(tmp_path, "1 Pim Els old")
    await access_codes.use_code(await code_of("old"), PHONE)

    await taken_in(tmp_path, "1 Pim Els new")

    codes = await AccessCode.all().order_by("id").values_list("email", "is_newest")
    assert codes == [("old@ouder.example", True), ("new@ouder.example", True)]


async def test_two_people_of_one_name_in_one_list_stay_two(tmp_path: Path) -> None:
    await taken_in(tmp_path, "1 Pim Jan father")

    plan = await taken_in(tmp_path, "1 Pim Jan father", "1 Pim Jan son")
    again = await taken_in(tmp_path, "1 Pim Jan father", "1 Pim Jan son")

    assert await guardians() == ["Jan father Pim", "Jan son Pim"]
    assert (plan.problems, again.problems) == ([], [])


async def test_a_name_in_another_family_is_another_adult(tmp_path: Path) -> None:
    await taken_in(tmp_path, "1 Pim Els old")

    await taken_in(tmp_path, "2 Noor Els new")

    assert await guardians() == ["Els new Noor", "Els old Pim"]


@pytest.mark.parametrize(
    ("known", "listed"),
    [
        (["1 Pim Els old", "2 Saar Els old"], ["1 Pim Els new", "2 Saar Els old"]),
        (["1 Pim Els a", "1 Pim Els b"], ["1 Pim Els new"]),
        (["1 Pim Els old"], ["1 Pim Els new", "1 Pim Els newer"]),
    ],
    ids=["a brother keeps the old one", "two were known", "two are new"],
)
async def test_an_address_that_is_not_clear_is_told_and_left_as_it_was(
    tmp_path: Path, known: list[str], listed: list[str]
) -> None:
    await taken_in(tmp_path, *known)
    before = await guardians()

    plan = await taken_in(tmp_path, *listed)

    assert await guardians() == before
    assert [problem.row for problem in plan.problems] == [2]
    assert UNCLEAR in plan.problems[0].sentence()
    assert await AccessCode.filter(email__startswith="new").count() == 0


async def test_a_parent_who_was_listed_with_two_addresses_becomes_one(tmp_path: Path) -> None:
    await taken_in(tmp_path, "1 Pim Els work", "2 Saar Els home", "3 Noor Els work")

    await taken_in(tmp_path, "1 Pim Els home", "2 Saar Els home")

    assert await guardians() == ["Els home Noor", "Els home Pim", "Els home Saar"]
    assert await Guardian.all().count() == 1


@pytest.mark.parametrize("knows_new", [False, True], ids=["corrected", "known twice"])
async def test_who_the_school_blocked_gets_no_way_in_by_another_address(
    tmp_path: Path, knows_new: bool
) -> None:
    await taken_in(tmp_path, "1 Pim Els old", *["2 Saar Els new"] * knows_new)
    await Guardianship.filter(child__first_name="Pim").update(is_blocked=True)

    await taken_in(tmp_path, "1 Pim Els new")

    assert await Guardianship.filter(child__first_name="Pim").values_list(
        "guardian__email", "is_blocked"
    ) == [("new@ouder.example", True)]
    assert await AccessCode.filter(email="new@ouder.example").count() == knows_new


async def test_a_block_of_somebody_without_an_address_stays(tmp_path: Path) -> None:
    await taken_in(tmp_path, "1 Pim Els geen-adres", "2 Saar Els els")
    await Guardian.filter(email__startswith="geen").update(email="", email_key=None)
    await Guardianship.filter(child__first_name="Pim").update(is_blocked=True)

    await taken_in(tmp_path, "1 Pim Els els")

    assert (await Guardianship.get(child__first_name="Pim")).is_blocked
