"""Public ids as they come from outside: in an address, or from the script of a page."""

import re

from models.base import PUBLIC_ID_LENGTH
from services.errors import NotFound

PUBLIC_ID = re.compile(rf"[A-Za-z0-9_-]{{1,{PUBLIC_ID_LENGTH}}}")


def is_public_id(text: str) -> bool:
    """Whether this can be the id of anything. A database is not asked about the rest: it takes a
    NUL, or half a character, for a fault of ours instead of an id that nobody has."""
    return PUBLIC_ID.fullmatch(text) is not None


def a_public_id(text: str) -> str:
    """The text itself. What cannot be an id does not exist: raises NotFound."""
    if not is_public_id(text):
        raise NotFound
    return text
