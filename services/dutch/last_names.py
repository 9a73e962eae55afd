"""Last names that are not those of the children: who has one behind the first name is another."""

from services.dutch.roster import is_title
from services.dutch.spots import Spot, end_of_last_name, is_a_teachers_name, is_nobodys_name
from services.dutch.words import listed


def has_another_last_name(spot: Spot) -> bool:
    """ "Emma Watson", "Emma van der Meer" and "Emma B.", when the group's Emma is a De Wit."""
    if not spot.after:
        return False
    tokens, at = spot.tokens, spot.end
    if is_a_teachers_name(spot) and end_of_last_name(
        tokens, at, spot.roster.teachers[tokens.keys[spot.first]]
    ):
        return True
    core = _behind_prefixes(spot)
    is_telling = tokens.has_capital(core) and not tokens.capitals_tell_nothing(spot.first)
    if not (is_telling and any(spot.roster.last_names[one].core for one in spot.name.children)):
        return False  # or the child's own last name is not known
    if core == at and len(tokens.words[at]) == 1:
        return tokens.keys[at] != "u"
    if core > at and tokens.keys[at] == "de" and _is_inverted(spot):
        return False  # "Vandaag maakte Emma de Cito"
    return _looks_like_a_last_name(spot, core)


def is_a_last_name(spot: Spot) -> bool:
    """ "Michael Jackson" is not Jackson of the group."""
    tokens, at = spot.tokens, spot.first - 1
    if not tokens.adjoins(spot.first) or not tokens.has_capital(at) or tokens.opens(at):
        return False
    if len(tokens.key(at)) == 1 or tokens.capitals_tell_nothing(at):
        return False
    key = tokens.key(at)
    is_of_the_group = spot.roster.knows(key) or key in spot.roster.by_last_name
    return not is_of_the_group and not is_nobodys_name(key) and tokens.has_capital(spot.first)


def _behind_prefixes(spot: Spot) -> int:
    """Where a last name begins that may follow: behind "van der", when it stands there."""
    tokens, at = spot.tokens, spot.end
    prefixes = listed("grammar", "name_prefixes")
    if spot.after in listed("grammar", "name_prefix_openers") and tokens.key(at + 1) == "t":
        at += 1
    capital = tokens.has_capital(at)
    while tokens.key(at) in prefixes and tokens.has_capital(at) == capital:
        at += 1
    return at


def _looks_like_a_last_name(spot: Spot, at: int) -> bool:
    tokens = spot.tokens
    if tokens.gaps[at].strip("'’‘ \u00a0") or "\n" in tokens.gaps[at]:
        return False
    if tokens.words[at].isupper() and not tokens.words[spot.first].isupper():
        return False  # "Emma HEEFT GEWONNEN", "Emma de GVR"
    key = tokens.key(at)
    if spot.roster.knows(key):
        return False
    if is_title(key) and key not in listed("grammar", "common"):
        return not tokens.has_capital(at + 1)  # "Emma Bakker zong", but "gaf Emma Boer Harm een ei"
    return not is_nobodys_name(key)


def _is_inverted(spot: Spot) -> bool:
    return spot.before in listed("grammar", "acting") | listed("grammar", "deeds")
