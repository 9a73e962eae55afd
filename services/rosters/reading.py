"""From the bytes of a file to its header and rows, whatever program exported it."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from services.rosters import columns
from services.rosters.columns import Columns
from services.rosters.problems import (
    BrokenQuotes,
    FileEmpty,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    NotAList,
    UnknownColumns,
)

LARGEST_FILE = 10_000_000  # bytes; a school of 600 children needs 200 kB
MOST_ROWS = 5_000
MOST_COLUMNS = 200
LONGEST_CELL = 10_000  # characters
HEADER_WITHIN = 20  # rows; a title or two may stand above the header
SAMPLE = 65_536  # bytes or characters that are enough to recognise a file by
DELIMITERS = ";,\t"
MARKS = {  # byte order marks; UTF-8's own codec takes its mark off
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
EXCEL = "cp1252"  # else; guessing by statistics was wrong for one short list in eight
FOUND_SHOWN = 300  # characters of the columns that were found

Row = tuple[int, list[str]]  # the line in the file where it starts, and its cells


@dataclass(frozen=True, kw_only=True)
class Table:
    """A list as it stands in the file, with its columns recognised."""

    file: str
    columns: Columns
    width: int
    rows: list[Row]


def read_table(path: Path) -> Table:
    """The list in this file. Raises a Refusal that says what the file lacks."""
    try:
        content = _content(path)
    except OSError as wrong:  # somebody else's, or on a disk that is gone
        raise FileUnreadable(file=path.name) from wrong
    text = _decoded(content, path.name)
    if "\0" in text:
        raise NotAList(file=path.name)
    return _table(text, path.name)


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise FileMissing(file=path.name)
    if path.stat().st_size > LARGEST_FILE:
        raise FileTooLarge(file=path.name)
    content = path.read_bytes()
    if not content.strip():
        raise FileEmpty(file=path.name)
    return content


def _decoded(content: bytes, file: str) -> str:
    encoding = _encoding(content)
    try:
        return content.decode(encoding, errors="replace" if encoding == EXCEL else "strict")
    except UnicodeDecodeError as wrong:
        raise NotAList(file=file) from wrong


def _encoding(content: bytes) -> str:
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return encoding
    sample = content[:SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > len(zeros) / 2:  # most letters of a Dutch list are ASCII
            return encoding
    return "utf-8" if _is_utf8(content) else EXCEL


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _table(text: str, file: str) -> Table:
    header_index, delimiter = _header(text, file)
    rows = _rows(text, delimiter, file)
    _line, header = next(islice(rows, header_index, None))
    found = columns.recognised(header)
    if found is None:  # the header was read with other limits: it cannot be
        raise UnknownColumns(file=file, found=_shown(header))
    body = [row for row in islice(rows, MOST_ROWS + 1) if row[1] != header]
    if len(body) > MOST_ROWS:
        raise FileTooLarge(file=file)
    return Table(file=file, columns=found, width=len(header), rows=body)


def _header(text: str, file: str) -> tuple[int, str]:
    """Which row is the header, and what stands between its cells: the two that make most columns
    known. Titles and "sep=;" above it are passed over."""
    best, widest = (0, 0, ""), [""]  # (columns known, minus the row, delimiter), and its cells
    head = text[:SAMPLE]
    for delimiter in DELIMITERS:
        for index, cells in enumerate(_first_rows(head, delimiter)):
            found = columns.recognised(cells)
            best = max(best, (found.count if found else 0, -index, delimiter))
            widest = max(widest, cells, key=_likeness)
    if not best[0]:
        raise UnknownColumns(file=file, found=_shown(widest))
    return -best[1], best[2]


def _likeness(cells: list[str]) -> tuple[int, int]:
    return columns.known(cells), len(cells)


def _first_rows(head: str, delimiter: str) -> list[list[str]]:
    """The rows at the top, as far as they can be read this way."""
    rows: list[list[str]] = []
    try:
        for _line, cells in _parsed(head, delimiter):
            if len(cells) > MOST_COLUMNS or len(rows) == HEADER_WITHIN:
                break
            rows.append(cells)
    except csv.Error:
        return rows
    return rows


def _rows(text: str, delimiter: str, file: str) -> Iterator[Row]:
    line = 0
    try:
        for line, cells in _parsed(text, delimiter):
            if len(cells) > MOST_COLUMNS or max(map(len, cells)) > LONGEST_CELL:
                raise NotAList(file=file)
            yield line, cells
    except csv.Error as wrong:
        raise BrokenQuotes(file=file, row=line + 1) from wrong


def _parsed(text: str, delimiter: str) -> Iterator[Row]:
    """Every row that is not empty, with the line it starts at."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for cells in lines:
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = lines.line_num + 1


def _shown(cells: list[str]) -> str:
    return ", ".join(cell.strip() for cell in cells if cell.strip())[:FOUND_SHOWN] or "-"
