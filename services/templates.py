"""Where pages and mails are drawn: Jinja2, with the words of services.texts."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from services.texts import _, ngettext


@cache
def environment(folder: Path) -> Environment:
    """The templates of one folder. HTML is escaped, plain text is not, and a name that was
    forgotten is an error instead of an empty spot.

    `{{ _("...") }}` and `{% trans %}` speak the language of the moment.
    """
    drawn = Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        auto_reload=False,  # else each part of a page looks on the disk whether it has changed
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    drawn.policies["ext.i18n.trimmed"] = True
    drawn.install_gettext_callables(_, ngettext, newstyle=True)  # type: ignore[attr-defined]
    return drawn
