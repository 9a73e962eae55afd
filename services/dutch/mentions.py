"""Finds the children who are named in a text."""

from dataclasses import dataclass

from services.dutch.others import is_another_with_this_full_name, is_somebody_else
from services.dutch.roster import Roster, is_title
from services.dutch.spots import Spot, end_of_last_name, reads, spot_at
from services.dutch.tokens import Tokens, tokens_of
from services.dutch.weighing import is_meant_as_a_name


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a name stands, and whose it may be, by their numbers in the roster."""

    start: int
    end: int
    children: tuple[int, ...]
    is_full: bool  # with the last name, or the initial of it


def mentions(text: str, roster: Roster) -> list[Mention]:
    """Every mention of a child, in the order of the text."""
    tokens = tokens_of(text)
    found: list[Mention] = []
    wanted = roster.first_names.keys() | roster.by_last_name.keys()
    for at in [at for at, key in enumerate(tokens.keys) if key in wanted]:
        mention = _by_first_name(tokens, roster, at) or _by_initial(tokens, roster, at)
        if mention and (not found or mention.start >= found[-1].end):
            found.append(mention)
    return found


def _by_first_name(tokens: Tokens, roster: Roster, at: int) -> Mention | None:
    spot = spot_at(tokens, roster, at)
    if spot is None:
        return None
    if full := _in_full(spot):
        return full
    if is_somebody_else(spot) or not is_meant_as_a_name(spot):
        return None
    end = tokens.end(spot.end - 1) - spot.name.with_s
    return Mention(tokens.start(at), end, spot.name.children, is_full=False)


def _in_full(spot: Spot) -> Mention | None:
    """The first name with the child's own last name or initial behind it."""
    tokens, last_names = spot.tokens, spot.roster.last_names
    if not spot.after or spot.name.with_s:
        return None
    ends = {
        child: end_of_last_name(tokens, spot.end, [last_names[child]])
        for child in spot.name.children
    }
    end = max(ends.values())
    if not end or is_another_with_this_full_name(spot):
        return None
    children = tuple(child for child in ends if ends[child] == end)
    return Mention(tokens.start(spot.first), tokens.end(end - 1), children, is_full=True)


def _by_initial(tokens: Tokens, roster: Roster, at: int) -> Mention | None:
    """ "E. de Wit"; a last name alone is a family, or a grown-up."""
    for child in roster.by_last_name.get(tokens.keys[at], ()):
        prefix, core = roster.last_names[child].prefix, roster.last_names[child].core
        for words in (prefix + core, core):
            first = at - (len(words) - len(core)) - 1
            if reads(tokens, first + 1, words) and _is_initial_of(tokens, first, roster, child):
                end = tokens.end(first + len(words))
                return Mention(tokens.start(first), end, (child,), is_full=True)
    return None


def _is_initial_of(tokens: Tokens, at: int, roster: Roster, child: int) -> bool:
    first_name = roster.firsts[child]
    return (
        at >= 0
        and bool(first_name)
        and tokens.has_capital(at)
        and tokens.keys[at] == first_name[0][0]
        and tokens.gaps[at + 1] in {".", ". "}
        and not is_title(tokens.key(at - 1))
    )
