"""Which column is what, in the words of different programs."""

import pytest

from services.rosters.columns import Field, recognised

CHILD = ["Roepnaam", "Achternaam", "Groep"]
MAILED = ["E-mail ouder"]


@pytest.mark.parametrize(
    ("header", "what"),
    [
        ("Stamgroep", Field.GROUP),
        ("Class", Field.GROUP),
        ("Leerlingnummer", Field.PUPIL_NUMBER),
        ("Pupil number", Field.PUPIL_NUMBER),
        ("Student ID", Field.PUPIL_NUMBER),
        ("Tussenvoegsel", Field.PREFIX),
        ("Voorvoegsel leerling", Field.PREFIX),
    ],
)
def test_a_column_of_the_child_is_recognised(header: str, what: Field) -> None:
    columns = recognised(["Roepnaam", "Achternaam", "Klas", *MAILED, header])

    assert columns is not None
    assert what in columns.child


@pytest.mark.parametrize(
    "header",
    ["E-mail verzorger 1", "Email ouder", "Mailadres moeder", "ParentEmail", "E-mail adres voogd"],
)
def test_a_mail_address_of_a_guardian_is_recognised(header: str) -> None:
    columns = recognised([*CHILD, header])

    assert columns is not None
    assert columns.guardians == [{Field.EMAIL: 3}]


def test_two_guardians_in_a_row_are_kept_apart() -> None:
    columns = recognised([*CHILD, "Ouder1 naam", "Ouder1_email", "Ouder2 naam", "Ouder2_email"])

    assert columns is not None
    assert columns.guardians == [{Field.NAME: 3, Field.EMAIL: 4}, {Field.NAME: 5, Field.EMAIL: 6}]


def test_the_better_of_two_columns_is_taken_whatever_their_order() -> None:
    columns = recognised(
        ["Voornamen", "Roepnaam", "Achternaam", "Groep", "Telefoon ouder", "Mobiel ouder", *MAILED]
    )

    assert columns is not None
    assert columns.child[Field.FIRST_NAME] == 1
    assert columns.guardians[0][Field.PHONE] == 5


@pytest.mark.parametrize(
    "header",
    [
        "Geboortedatum",
        "Geslacht",
        "BSN",
        "Onderwijsnummer leerling",
        "Nationaliteit",
        "Adres",
        "E-mail leerling",
        "Telefoon noodnummer",
        "Naam leerkracht",
        "Relatie",
    ],
)
def test_what_klasvenster_does_not_need_is_never_looked_at(header: str) -> None:
    without, beside = recognised([*CHILD, *MAILED]), recognised([*CHILD, *MAILED, header])

    assert without is not None
    assert beside is not None
    needed = {index for places in beside.guardians for index in places.values()}
    assert needed == {3}
    assert set(beside.child.values()) - {0, 1, 2} == ({4} if header == "E-mail leerling" else set())


@pytest.mark.parametrize("missing", [*CHILD, *MAILED])
def test_a_list_that_lacks_a_needed_column_is_not_enough(missing: str) -> None:
    header = [name for name in [*CHILD, *MAILED] if name != missing]

    assert recognised(header) is None
