"""One row: a child, its group, its guardians, and what is wrong with them."""

from pathlib import Path

import pytest

from services.rosters.entries import Entries, entries_of
from services.rosters.names import ChildName, child_name, child_name_in_one
from services.rosters.problems import Problem
from services.rosters.reading import read_table

HEADER = "Leerlingnummer;Roepnaam;Achternaam;Groep;Ouder 1;E-mail ouder 1;Mobiel ouder 1;Ouder 2"


def entries(tmp_path: Path, *rows: str) -> Entries:
    file = tmp_path / "lijst.csv"
    file.write_text("\n".join([HEADER + ";E-mail ouder 2", *rows]))
    return entries_of(read_table(file))


def told(problem: Problem) -> tuple[int, str]:
    return problem.row, problem.sentence()


@pytest.mark.parametrize(
    ("written", "first", "prefix", "last"),
    [
        ("Sanne van 't Hek", "Sanne", "van 't", "Hek"),
        ("Hek, Sanne van 't", "Sanne", "van 't", "Hek"),
        ("Emma de Jong-van den Berg", "Emma", "de", "Jong-van den Berg"),
        ("Li Li", "Li", "", "Li"),
        ("Wu Nguyễn Thị", "Wu", "", "Nguyễn Thị"),
        ("Aïsha", "Aïsha", "", ""),
    ],
)
def test_a_name_in_one_column_is_taken_apart(
    written: str, first: str, prefix: str, last: str
) -> None:
    assert child_name_in_one(written) == ChildName(first=first, prefix=prefix, last=last)


def test_what_comes_before_a_last_name_may_be_inside_it() -> None:
    apart = child_name("Sterre", "van der", "Zee")

    assert child_name("Sterre", "", "van der Zee") == apart
    assert child_name("Sterre", "", "Zee, van der") == apart


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (" bo@ouder.example ", "bo@ouder.example"),
        ("mailto:bo@ouder.example", "bo@ouder.example"),
        ("MAILTO:Bo@ouder.example;", "Bo@ouder.example"),
        ("Bo Bos <bo@ouder.example>", "bo@ouder.example"),
        ("bo@ouder.example\u200b", "bo@ouder.example"),
        ("o'brien@ouder.example", "o'brien@ouder.example"),
        ("n.v.t.", ""),
        ("", ""),
    ],
)
def test_an_address_is_cleaned(tmp_path: Path, written: str, address: str) -> None:
    found = entries(tmp_path, f'1;Bo;Bos;De Gorgels;Els Bos;"{written}";;;')

    assert found.children[0].guardians[0].email == address
    assert found.problems == []


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("06-12345601", "+31612345601"),
        ("612345601", "+31612345601"),
        ("+31 6 12345603", "+31612345603"),
        ("0031612345604", "+31612345604"),
        ("073-1234567", "+31731234567"),
        ("+44 20 7946 0018", "+442079460018"),
        ("onbekend", ""),
    ],
)
def test_a_telephone_number_gets_one_spelling(tmp_path: Path, written: str, phone: str) -> None:
    found = entries(tmp_path, f"1;Bo;Bos;De Gorgels;Els Bos;els@ouder.example;{written};;")

    assert found.children[0].guardians[0].phone == phone
    assert found.problems == []


def test_a_guardian_without_a_name_is_called_by_the_address(tmp_path: Path) -> None:
    found = entries(tmp_path, "1;Bo;Bos;De Gorgels;;els@ouder.example;;;")

    assert [guardian.name for guardian in found.children[0].guardians] == ["els@ouder.example"]


def test_a_guardian_without_a_name_and_with_a_long_address_fits_in_the_tables(
    tmp_path: Path,
) -> None:
    address = f"{'e' * 60}@{'o' * 60}.example"

    found = entries(tmp_path, f"1;Bo;Bos;De Gorgels;;{address};;;")

    [guardian] = found.children[0].guardians
    assert (guardian.name, guardian.email) == (address[:100], address)


def test_a_name_has_one_spelling(tmp_path: Path) -> None:
    found = entries(
        tmp_path, "1; Zoe\u0308 ;  No\u00ebl\u00a0 Bos;De  Gorgels;Els;e@ouder.example;;;"
    )

    assert found.children[0].name.full == "Zoë Noël Bos"
    assert found.children[0].group == "De Gorgels"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("1;;;De Gorgels;Els;e@ouder.example;;;", "De naam van het kind ontbreekt."),
        ("1;Bo;Bos;;Els;e@ouder.example;;;", "De groep van Bo Bos ontbreekt."),
        (f"1;{'x' * 101};Bos;G;Els;e@ouder.example;;;", "is te lang."),
        ("1;Bo;Bos;G;Els;e@ouder.example;;;;te veel", "meer velden dan de kopregel."),
    ],
)
def test_a_row_that_cannot_be_used_is_told_and_left_out(
    tmp_path: Path, row: str, sentence: str
) -> None:
    found = entries(tmp_path, "1;Ok;Bos;G;Els;e@ouder.example;;;", row)

    assert [child.name.full for child in found.children] == ["Ok Bos"]
    [(line, text)] = map(told, found.problems)
    assert line == 3
    assert sentence in text
    assert "niet ingelezen" in text


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("1;Bo;Bos;G;Els;els(at)ouder.example;;;", "“els(at)ouder.example” is geen mailadres."),
        ("1;Bo;Bos;G;Els;e@ouder.example;6,12E+08;;", "“6,12E+08” is geen telefoonnummer."),
        ("1;Ren?e;Bos;G;Els;e@ouder.example;;;", "letters verloren gegaan"),
        ("1;Bo;Bos;G;Ren\ufffde;e@ouder.example;;;", "letters verloren gegaan"),
        ("1;ZoÃ«;Bos;G;Els;e@ouder.example;;;", "letters verloren gegaan"),
    ],
)
def test_a_row_with_a_flaw_is_told_and_used(tmp_path: Path, row: str, sentence: str) -> None:
    found = entries(tmp_path, row)

    assert len(found.children) == 1
    [(line, text)] = map(told, found.problems)
    assert line == 2
    assert sentence in text


def test_what_is_not_needed_goes_nowhere(tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(
        HEADER + ";BSN;Geboortedatum\n1;Bo;Bos;G;Els;e@o.example;;;111222333;01-02-2018"
    )

    found = entries_of(read_table(file))

    assert "111222333" not in repr(found)
    assert "2018" not in repr(found)
