"""Two writers, one draft: whose words go on. Of photos see services/photo_places.py."""

import re
from dataclasses import replace

from services.messages import Message
from services.plain_text import cleaned, cleaned_line
from services.public_ids import is_public_id

NOT_STORABLE = re.compile("[\0\ud800-\udfff]")  # NUL, and halves of characters
MOST_CHOSEN = 500  # groups, children or photos: more than a school has


class BothChanged(Exception):
    """The same words, differently."""


def as_kept(message: Message) -> Message:
    """As it was typed, without what no database stores and what cannot be an id."""
    return Message(
        title=NOT_STORABLE.sub("", message.title),
        text=NOT_STORABLE.sub("", message.text),
        photos=_ids(message.photos),
        audience=_ids(message.audience),
        settled=_ids(message.settled),
    )


def merged(base: Message, mine: Message, theirs: Message) -> Message:
    """What two made of one base, field by field. Raises BothChanged for a title or a text; what is
    chosen from a list never clashes: what one adds is there, what one takes away is not."""
    return replace(
        theirs,
        title=_words(base.title, mine.title, theirs.title),
        text=_words(base.text, mine.text, theirs.text),
        audience=_chosen(base.audience, mine.audience, theirs.audience),
        settled=_chosen(base.settled, mine.settled, theirs.settled),
    )


def put_above(back: Message, there: Message) -> Message:
    """A message that comes back, above what is being written by now. Nothing of either is lost: a
    second title becomes a line of the text, and the groups stay those that were chosen last."""
    heading = "" if there.title.strip() in {"", back.title} else f"{back.title}\n"
    above = "" if f"\n\n{back.text}\n\n" in f"\n\n{there.text}\n\n" else back.text
    parts = (heading + above, there.text)
    return Message(
        title=there.title if there.title.strip() else back.title,
        text="\n\n".join(part.removesuffix("\n") for part in parts if part.strip()),
        audience=there.audience or back.audience,
        settled=_ids(back.settled + there.settled),
    )


def say_the_same(one: Message, other: Message) -> bool:
    """Whether these words read the same once they are published."""
    return (cleaned_line(one.title), cleaned(one.text)) == (
        cleaned_line(other.title),
        cleaned(other.text),
    )


def _words(base: str, mine: str, theirs: str) -> str:
    if mine in {base, theirs}:
        return theirs
    if theirs == base:
        return mine
    raise BothChanged


def _chosen(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    added = tuple(one for one in mine if one not in (*base, *theirs))
    dropped = set(base) - set(mine)
    return tuple(one for one in theirs + added if one not in dropped)


def _ids(written: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(is_public_id, written)))[:MOST_CHOSEN]
