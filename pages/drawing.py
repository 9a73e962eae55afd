"""Draws the HTML that people read, from the templates beside this file."""

from functools import cache
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from services import formats, templates
from services.texts import language


def drawn(template: str, **facts: object) -> Markup:
    """The HTML of a template, in the language of the moment."""
    return Markup(_environment().get_template(template).render(**facts))  # noqa: S704  (autoescaped)


@cache
def _environment() -> Environment:
    pages = templates.environment(Path(__file__).parent)
    pages.filters.update(time_of_day=formats.time_of_day, listed=formats.listed, initial=initial)
    pages.globals["language"] = language
    return pages


def initial(group_name: str) -> str:
    """The letter that stands for a group: of "De Gorgels" the G."""
    words = [word for word in group_name.split() if word.lower() not in {"de", "het", "'t"}]
    return (words or [group_name])[0][0].upper()
