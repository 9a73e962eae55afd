"""Every word that a user reads: English in the code, Dutch in assets/locale.

The catalogue is the .po file itself, read once; there is no compiled file to forget.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LOCALE_FOLDER = Path(__file__).parent.parent / "assets" / "locale"
LANGUAGES = ("nl", "en")  # the first is what people get who have not chosen
SOURCE_LANGUAGE = "en"

_language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for "mark, translate later")
    """Mark a text that is translated where it is shown."""
    return message


def _(message: str) -> str:
    """The text in the language of the moment."""
    translated = _catalogue(language()).get(message)
    return str(translated.string) if translated and translated.string else message


def ngettext(one: str, many: str, number: int) -> str:
    """The text for this number, in the language of the moment."""
    translated = _catalogue(language()).get(one)
    forms = translated.string if translated else None
    if isinstance(forms, tuple | list) and all(forms):
        return str(forms[0] if number == 1 else forms[1])
    return one if number == 1 else many


def language() -> str:
    return _language.get()


def speak(chosen: str) -> None:
    """From here on, in this task, speak the language that someone chose."""
    _language.set(chosen if chosen in LANGUAGES else LANGUAGES[0])


@contextmanager
def speaking(chosen: str) -> Iterator[None]:
    """Speak a language for a while: for a mail to someone else."""
    token = _language.set(chosen if chosen in LANGUAGES else LANGUAGES[0])
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _catalogue(chosen: str) -> Catalog:
    if chosen == SOURCE_LANGUAGE:
        return Catalog(locale=chosen)
    with (LOCALE_FOLDER / chosen / "LC_MESSAGES" / "klasvenster.po").open("rb") as file:
        return read_po(file, locale=chosen)
