"""Finds the words that people read: those that are marked for translation, and the others."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file

from tests.house_rules.repository import ROOT, code, name_of

MARKED = {"_", "N_", "ngettext", "gettext"}
KEYWORDS = {
    **dict.fromkeys(("_", "N_", "gettext"), None),
    "ngettext": (1, 2),
    "_counted": (1, 2),  # services/rosters/changes.py gives both forms on to ngettext
    "_new": (1, 2),
}
TEMPLATE_OPTIONS = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
SPOKEN = ("pages", "services", "models", "assets")

SENTENCE = re.compile(r"[A-Z][\w’']+(,? [\w’'{}“”]+)+[.?…]?")
LETTERS = re.compile(r"[^\W\d_]{2,}")
OUR_NAME = "Klasvenster"
SHOWN_FIRST = {  # elements of NiceGUI whose first argument is read by people
    "button",
    "checkbox",
    "chip",
    "expansion",
    "input",
    "label",
    "link",
    "markdown",
    "menu_item",
    "notify",
    "number",
    "page_title",
    "radio",
    "select",
    "switch",
    "tab",
    "textarea",
    "tooltip",
}
SHOWN_BY_NAME = {"label", "message", "placeholder", "text", "title"}

JINJA = re.compile(r"{%-?\s*trans\b.*?endtrans\s*-?%}|{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
UNREAD_HTML = re.compile(r"<(style|script)\b.*?</\1>|<!--.*?-->", re.DOTALL)
READ_ATTRIBUTE = re.compile(r'\b(?:alt|aria-label|placeholder|title)="([^"]*)"')
HTML_TAG = re.compile(r"""<(?:"[^"]*"|[^">])*>""")
JS_STRING = re.compile(r"""(?<!== )(["'`])((?:\\.|(?!\1)[^\\\n])*)\1""")


def marked() -> Catalog:
    """Everything that is marked for translation."""
    found = Catalog(locale="nl")
    for file in [*code(".py", ".html", ".txt", below=SPOKEN), *ROOT.glob("*.py")]:
        for line, message, _comments, _context in _messages_of(file):
            found.add(message, locations=[(name_of(file), line)])
    return found


def _messages_of(file: Path) -> list[tuple]:  # type: ignore[type-arg]  # Babel's own
    method = "python" if file.suffix == ".py" else "jinja2.ext:babel_extract"
    options = {} if file.suffix == ".py" else TEMPLATE_OPTIONS
    return list(extract_from_file(method, file, keywords=KEYWORDS, options=options))


def bare_strings(tree: ast.Module) -> list[str]:
    """Strings in a page's code that look like something to read and are not marked."""
    silent = {id(part) for node in _not_read(tree) for part in ast.walk(node)}
    return [
        f"line {node.lineno}: {node.value!r}"
        for node in [*_sentences(tree), *_shown(tree)]
        if id(node) not in silent and node.value != OUR_NAME
    ]


def bare_words_of_a_template(source: str) -> list[str]:
    """Words between tags, and in the attributes that are read aloud."""
    drawn = UNREAD_HTML.sub(" ", JINJA.sub(" ", source))
    texts = [*READ_ATTRIBUTE.findall(drawn), *HTML_TAG.split(drawn)]
    return [text.strip() for text in texts if LETTERS.search(text.replace(OUR_NAME, ""))]


def bare_sentences_of_a_script(source: str) -> list[str]:
    """Sentences in the strings of a script, which has its words from the page. One that is only
    compared with (===) was said by somebody else."""
    return [text for _quote, text in JS_STRING.findall(source) if SENTENCE.fullmatch(text)]


def _not_read(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, what is marked already, and what a programmer reads in a fault."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node
        if isinstance(node, ast.Call) and ast.unparse(node.func) in MARKED:
            yield node
        if isinstance(node, ast.Raise | ast.Assert):
            yield node


def _sentences(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(node, ast.Constant) and isinstance(text, str) and SENTENCE.fullmatch(text):
            yield node


def _shown(tree: ast.Module) -> Iterator[ast.Constant]:
    """Words that are given to an element, straight or in an f-string."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not ast.unparse(call.func).startswith("ui."):
            continue
        first = call.args[:1] if ast.unparse(call.func)[3:] in SHOWN_FIRST else []
        named = [given.value for given in call.keywords if given.arg in SHOWN_BY_NAME]
        for given in [*first, *named]:
            parts = given.values if isinstance(given, ast.JoinedStr) else [given]
            for part in parts:
                if isinstance(part, ast.Constant) and LETTERS.search(str(part.value)):
                    yield part
