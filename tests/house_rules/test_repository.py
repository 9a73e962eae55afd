"""What may not be in the repository at all."""

import re
from pathlib import Path

from tests.house_rules.repository import ROOT, code, files, name_of, text_of

HEAVIEST = 500_000  # bytes: a repository is cloned by everybody, for ever
PACKAGE_INDEX = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|jsdelivr|unpkg\.com"
    r"|index-url\s*[ =]\s*['\"]?\w+:|find-links\s*[ =]\s*['\"]?[\w/]",
    re.IGNORECASE,
)
SOMEBODYS_MACHINE = re.compile(r"(?<![\w./])/(root|home|work|Users|opt)/\w+")
WHO_TYPED_IT = re.compile(r"co-authored-by|generated (by|with)|language model", re.IGNORECASE)
LOCKS = sorted(ROOT.glob("requirements*.txt"))


def found(pattern: re.Pattern[str], *but: Path) -> list[str]:
    return [
        f"{name_of(file)}: {hit.group()}"
        for file in files()
        if file not in but
        for hit in pattern.finditer(text_of(file))
    ]


def test_no_file_names_a_package_index() -> None:
    """Where packages come from is the choice of the machine, not ours."""
    assert found(PACKAGE_INDEX, Path(__file__)) == []


def test_a_lock_names_packages_and_hashes_only() -> None:
    lines = [line for lock in LOCKS for line in lock.read_text().splitlines()]

    assert len(LOCKS) == 3
    assert [line for line in lines if "://" in line or line.lstrip().startswith(("-i ", "#"))] == []
    options = {line.split()[0] for line in lines if line.lstrip().startswith("--")}
    assert {option.split("=")[0] for option in options} == {"--hash"}


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    assert found(SOMEBODYS_MACHINE) == []


def test_no_file_tells_who_typed_it() -> None:
    assert found(WHO_TYPED_IT, Path(__file__)) == []


def test_no_file_is_heavy() -> None:
    sizes = {name_of(file): file.stat().st_size for file in files()}

    assert {name: size for name, size in sizes.items() if size > HEAVIEST} == {}


def test_all_people_are_invented() -> None:
    """Addresses end in .example (RFC 2606), so that no test ever writes to somebody."""
    written = re.compile(r"[\w.+-]+@([\w-]+\.)+(?P<last>[a-z]{2,})\b")
    real = [
        f"{name_of(file)}: {hit.group()}"
        for file in code(".py", ".csv", ".md", ".txt", ".html", ".po")
        for hit in written.finditer(text_of(file))
        if hit["last"] not in {"example", "invalid", "test"}
    ]

    assert real == []


def test_what_is_forbidden_is_recognised() -> None:
    assert PACKAGE_INDEX.search("--extra-index-url = https://somewhere")
    assert SOMEBODYS_MACHINE.search("see /" + "home/anna/notes")
    assert WHO_TYPED_IT.search("Co-Authored-By: somebody")
