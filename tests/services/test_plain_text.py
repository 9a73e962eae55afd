"""What becomes of text that was typed, or pasted from somewhere else."""

import pytest

from services.plain_text import cleaned, cleaned_line

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"  # one sign: three joined


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("Naar het bos\r\nMet laarzen\rEn thee", "Naar het bos\nMet laarzen\nEn thee"),
        ("Eerst\n\n\n\n\nDan", "Eerst\n\nDan"),
        ("Eerst \n \t \n\u00a0\nDan", "Eerst\n\nDan"),
        ("  Naar het bos \n", "Naar het bos"),
        ("Groep\u00a05\ten\u202f6", "Groep 5 en 6"),
        ("groeps\u00adactivi\u200bteit\ufeff", "groepsactiviteit"),
        ("\uf0b7 laarzen\u2028\uf0b7 regenjas", "• laarzen\n• regenjas"),
        ("nul\0 en \x07bel", "nul en bel"),
        ("half \ud83d teken", "half  teken"),
        ("om\u202egekeerd", "omgekeerd"),
    ],
)
def test_pasted_text_becomes_plain_paragraphs(typed: str, clean: str) -> None:
    assert cleaned(typed) == clean
    cleaned(typed).encode()  # and every database takes it


@pytest.mark.parametrize(
    "typed",
    [
        FAMILY,
        "Zoë at een \u200fتفاحة\u200f op 🍎",
        "שלום לכולם",
        "Dit is **geen** <b>opmaak</b> & blijft staan",
        "Eerst\n\nDan\nEn toen",
    ],
)
def test_what_people_mean_stays_as_it_is(typed: str) -> None:
    assert cleaned(typed) == typed


def test_a_title_is_one_line() -> None:
    assert cleaned_line(" Naar\r\nhet \t bos ") == "Naar het bos"
