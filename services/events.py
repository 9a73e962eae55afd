"""What happened in the school. Services announce it here, open pages listen.

Ids only: each page asks again with the rights of its own viewer, so nothing can leak.
`Event` is the one thing services take from NiceGUI: a list of listeners that forgets closed pages.
"""

from dataclasses import dataclass

from nicegui import Event

WindowKeys = tuple[tuple[int, int], ...]  # of each group its id and that of the school year


@dataclass(frozen=True, kw_only=True)
class PostPublished:
    """A post is out, for whoever looks through one of these windows."""

    post_id: int
    windows: WindowKeys


@dataclass(frozen=True, kw_only=True)
class PostEdited:
    """A post that is out reads otherwise from now on."""

    post_id: int
    windows: WindowKeys


@dataclass(frozen=True, kw_only=True)
class PostGone:
    """A post was taken back or withdrawn."""

    post_id: int
    windows: WindowKeys


@dataclass(frozen=True, kw_only=True)
class DeskChanged:
    """What is being written at a desk changed; or also what its days hold."""

    desk: str  # its key: see services/desks.py
    has_other_days: bool
    group_id: int | None
    school_year_id: int


@dataclass(frozen=True, kw_only=True)
class PostLiked:
    """The likes of a post changed: a person gave or took back a heart."""

    post_id: int
    public_id: str
    person_id: int
    likes: bool


@dataclass(frozen=True, kw_only=True)
class SessionsEnded:
    """These sessions of a person are over, also in pages that are open."""

    person_id: int
    session_ids: frozenset[int]


@dataclass(frozen=True, kw_only=True)
class LinksChanged:
    """A person gained or lost a link to a child."""

    person_id: int


post_published = Event[[PostPublished]]()
post_edited = Event[[PostEdited]]()
post_gone = Event[[PostGone]]()
desk_changed = Event[[DeskChanged]]()
post_liked = Event[[PostLiked]]()
sessions_ended = Event[[SessionsEnded]]()
links_changed = Event[[LinksChanged]]()
mail_waiting = Event[[]]()  # a deed has written mail: no need to wait for the timer
