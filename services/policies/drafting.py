"""How much a draft keeps of what is typed."""

from services.errors import Refusal
from services.messages import Message
from services.texts import N_

MOST_KEPT = 100_000  # characters: a whole newsletter, pasted by mistake, is kept as well


class DraftTooLong(Refusal):
    message = N_(
        "This text is {length} characters long, and a draft keeps at most {limit}. "
        "Make it shorter; until then it is on this screen only."
    )


def a_draft_is_not_endless(message: Message) -> None:
    """What is typed is kept, also when it is too long to go out; a whole book is not."""
    length = len(message.title) + len(message.text)
    if length > MOST_KEPT:
        raise DraftTooLong(length=length, limit=MOST_KEPT)
