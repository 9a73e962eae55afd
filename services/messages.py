"""What somebody wants to tell, as their screen showed it at the press of a button."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Message:
    """A message on its way to become a draft, a plan or a post. Nothing of it is believed."""

    title: str = ""
    text: str = ""
    photos: tuple[str, ...] = ()  # public ids, in their order
    audience: tuple[str, ...] = ()  # public ids of groups; of a message at the school's desk
    settled: tuple[str, ...] = ()  # public ids of children: "this is for the whole group"
