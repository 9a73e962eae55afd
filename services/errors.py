"""How a service says no."""

from typing import ClassVar

from services.texts import N_, _


class Refusal(Exception):
    """A policy forbids this. Carries a message and its facts, apart, so that a page can say it
    in the viewer's own language."""

    message: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        super().__init__(f"{self.message} {facts}")
        self.facts = facts

    def sentence(self) -> str:
        """What is so, and what can be done now, in the language of the moment."""
        return _(self.message).format(**self.facts)


class NotFound(Refusal):
    """This does not exist, or it is not the viewer's: the two are never told apart (P3)."""

    message = N_("This page does not exist, or it is not for you.")
