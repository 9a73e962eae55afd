"""One English word for each word of the school, the same everywhere."""

import models
from tests.house_rules.repository import ROOT

GLOSSARY = ROOT / "docs/glossary.md"


def explained() -> list[str]:
    """The words in the middle column of the glossary."""
    lines = [line.split("|") for line in GLOSSARY.read_text().splitlines()]
    return [cells[2].strip() for cells in lines if len(cells) == 5 and cells[1].strip() != "---"][
        1:
    ]


def test_every_model_is_in_the_glossary() -> None:
    assert [name for name in models.__all__ if name not in explained()] == []


def test_a_word_is_explained_once() -> None:
    assert sorted(explained()) == sorted(set(explained()))


def test_the_glossary_is_in_the_order_of_the_alphabet() -> None:
    assert explained() == sorted(explained())
