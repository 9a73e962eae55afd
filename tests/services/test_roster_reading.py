"""Files of every kind: what is read, and what is refused with one clear sentence."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import Refusal
from services.rosters.entries import entries_of
from services.rosters.merging import merged
from services.rosters.problems import (
    BrokenQuotes,
    FileEmpty,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    NotAList,
    UnknownColumns,
)
from services.rosters.reading import Table, read_table

HEADER = "Roepnaam;Achternaam;Groep;Ouder;E-mail ouder"
ROW = "Zoë;Noël;De Gorgels;Anaïs Noël;anais@ouder.example"
LIST = f"{HEADER}\n{ROW}\n"


def read_bytes(content: bytes) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lijst.csv"
        file.write_bytes(content)
        return read_table(file)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_encoding_of_a_school_office_is_read(encoding: str) -> None:
    table = read_bytes(LIST.encode(encoding))

    assert table.rows == [(2, ROW.split(";"))]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_delimiter_is_recognised(delimiter: str) -> None:
    table = read_bytes(LIST.replace(";", delimiter).encode())

    assert table.rows == [(2, ROW.split(";"))]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(ending: str) -> None:
    table = read_bytes(LIST.replace("\n", ending).encode())

    assert [line for line, _cells in table.rows] == [2]


@pytest.mark.parametrize(
    ("above", "line"),
    [("sep=;\n", 3), ("Ouders, en kinderen, 2026\n\n\n", 5), ('"Twee\nregels"\n', 4)],
    ids=["Excel's hint", "a title", "a title of two lines"],
)
def test_what_stands_above_the_header_is_passed_over(above: str, line: int) -> None:
    table = read_bytes((above + LIST).encode())

    assert table.rows == [(line, ROW.split(";"))]


def test_a_row_has_the_number_of_the_line_where_it_starts() -> None:
    two_lines = 'Bo;Bos;"De\nGorgels";Els;els@ouder.example'

    table = read_bytes(f"{HEADER}\n\n{two_lines}\n;;;;\n{ROW}\n".encode())

    assert [line for line, _cells in table.rows] == [3, 6]


def test_a_header_that_comes_again_is_not_a_child() -> None:
    table = read_bytes(f"{LIST}{HEADER}\n{ROW}\n".encode())

    assert [line for line, _cells in table.rows] == [2, 4]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileEmpty),
        (b" \n\n", FileEmpty),
        (b"\xef\xbb\xbf", UnknownColumns),
        (b"PK\x03\x04" + bytes(range(256)) * 20, NotAList),
        (b"\xff\xfe\x00", NotAList),
        (LIST.encode() + b"a\0b;c;d;e;f\n", NotAList),
        (LIST.encode() + b'"Bo;Bos;De Gorgels;Els;els@ouder.example\n', BrokenQuotes),
        (LIST.encode() + b"Bo;" + b"x" * 2_000_000 + b";De Gorgels;Els;\n", BrokenQuotes),
        (LIST.encode() + b"Bo;" + b"x" * 20_000 + b";De Gorgels;Els;\n", NotAList),
        (LIST.encode() + b";" * 100_000 + b"x\n", NotAList),
        (b";" * 1_000_000 + b"x\n", UnknownColumns),
        (b"x" * 10_000_001, FileTooLarge),
        (LIST.encode() + (ROW.encode() + b"\n") * 6000, FileTooLarge),
        ("één regel tekst".encode("cp1252"), UnknownColumns),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_what_is_no_list_is_refused_in_one_sentence(content: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal) as refused:
        read_bytes(content)

    assert refused.value.sentence().startswith("lijst.csv ")
    assert len(refused.value.sentence()) < 600


def test_unknown_columns_are_named(tmp_path: Path) -> None:
    file = tmp_path / "rooster.csv"
    file.write_text("Dag;Lokaal;Vak\nmaandag;3;Rekenen\n")

    with pytest.raises(UnknownColumns) as refused:
        read_table(file)

    assert refused.value.facts == {"file": "rooster.csv", "found": "Dag, Lokaal, Vak"}


@pytest.mark.parametrize("name", ["niet.csv", "."])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileMissing):
        read_table(tmp_path / name)


def test_a_file_of_somebody_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(LIST)

    def not_yours(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", not_yours)

    with pytest.raises(FileUnreadable) as refused:
        read_table(file)

    assert refused.value.sentence() == "lijst.csv is niet te lezen."


@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_nothing_but_a_refusal_ever_comes_out(content: bytes) -> None:
    for start in (b"", HEADER.encode() + b"\n"):
        try:
            merged(entries_of(read_bytes(start + content)).children)
        except Refusal as refused:
            assert refused.sentence()
