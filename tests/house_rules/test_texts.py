"""Every word that people read is marked, and has its Dutch."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.house_rules.repository import ROOT, code, name_of, tree_of
from tests.house_rules.wording import (
    bare_sentences_of_a_script,
    bare_strings,
    bare_words_of_a_template,
    marked,
)

DUTCH_FILE = ROOT / "assets/locale/nl/LC_MESSAGES/klasvenster.po"
PLACEHOLDER = re.compile(r"%\((\w+)\)s|{(\w*)}")


@pytest.fixture(scope="module")
def texts() -> Catalog:
    return marked()


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    with DUTCH_FILE.open("rb") as file:
        return read_po(file, locale="nl", abort_invalid=True)


def forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [text or ""] if isinstance(text, str) or text is None else list(text)


def named_in(text: str) -> set[str]:
    return {old or new for old, new in PLACEHOLDER.findall(text)}


def told(messages: Catalog) -> list[Message]:
    return [message for message in messages if message.id]


def test_every_text_has_a_dutch_wording(texts: Catalog, dutch: Catalog) -> None:
    missing = [
        f"{message.id} ({message.locations[0][0]})"
        for message in told(texts)
        if not (found := dutch.get(forms(message.id)[0])) or not all(forms(found.string))
    ]

    assert missing == []


def test_no_dutch_wording_is_left_over(texts: Catalog, dutch: Catalog) -> None:
    assert [message.id for message in told(dutch) if forms(message.id)[0] not in texts] == []


def test_a_text_with_a_number_has_both_forms(texts: Catalog, dutch: Catalog) -> None:
    wrong = [
        message.id
        for message in told(texts)
        if (found := dutch.get(forms(message.id)[0]))
        and len(forms(message.id)) != len(forms(found.string))
    ]

    assert wrong == []


def test_no_dutch_wording_is_a_guess(dutch: Catalog) -> None:
    assert [message.id for message in told(dutch) if message.fuzzy] == []


def test_a_text_stands_in_the_file_once() -> None:
    written = re.findall(r'^msgid ((?:".*"\n)+)', DUTCH_FILE.read_text(), re.MULTILINE)
    twice = [text for text, count in Counter(written).items() if count > 1]

    assert twice == []


def test_a_wording_names_what_the_text_names(dutch: Catalog) -> None:
    """The form for one may leave the number out: "Eén kind"."""
    wrong = [
        message.id
        for message in told(dutch)
        if named_in(forms(message.string)[-1]) != named_in(forms(message.id)[-1])
        or not named_in(forms(message.string)[0]) <= named_in(forms(message.id)[-1])
    ]

    assert wrong == []


@pytest.mark.parametrize("file", code(".py", below=("pages",)), ids=name_of)
def test_a_page_holds_no_bare_string(file: Path) -> None:
    assert bare_strings(tree_of(file)) == []


@pytest.mark.parametrize("file", code(".html", below=("pages", "assets")), ids=name_of)
def test_a_template_holds_no_bare_words(file: Path) -> None:
    assert bare_words_of_a_template(file.read_text()) == []


@pytest.mark.parametrize("file", code(".js", below=("pages", "assets")), ids=name_of)
def test_a_script_holds_no_bare_sentence(file: Path) -> None:
    assert bare_sentences_of_a_script(file.read_text()) == []


@pytest.mark.parametrize(
    "bare",
    [
        'ui.label("Berichten")',
        'ui.button(f"Nog {count} dagen")',
        'ui.input(placeholder="naam")',
        'notice = "Uw bericht is geplaatst."',
        'card.tooltip("Vind ik leuk")',
    ],
)
def test_a_bare_string_is_recognised(bare: str) -> None:
    assert bare_strings(ast.parse(bare)) != []


@pytest.mark.parametrize(
    "fine",
    [
        'ui.label(_("Messages"))',
        'ui.label(ngettext("One day left", "{n} days left", 2).format(n=2))',
        'ui.element("section").classes("reading column")',
        'ui.button(icon="send")',
        '"""A docstring of a page."""',
        'headers = {"Cache-Control": "no-store"}',
        'raise RuntimeError("The template of NiceGUI changed")',
    ],
)
def test_what_is_marked_or_not_read_is_left_alone(fine: str) -> None:
    assert bare_strings(ast.parse(fine)) == []


def test_bare_words_in_a_template_are_recognised() -> None:
    assert bare_words_of_a_template('<p>{{ _("Hello") }} daar</p>') == ["daar"]
    assert bare_words_of_a_template('<img alt="Foto van de klas">') == ["Foto van de klas"]
    assert bare_words_of_a_template("{% trans %}Hello{% endtrans %}<style>b {}</style>") == []
    assert bare_sentences_of_a_script("say('Even geen verbinding.'); on('Escape')") != []
    assert bare_sentences_of_a_script("if (said === 'Not this way') say(props.lost)") == []
