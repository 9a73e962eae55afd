"""Whether a word that is also a name is meant as the name: Roos or a rose, Storm or the weather.

Each rule looks at one thing and gives points for somebody, or against. Together they decide.
"""

import re

from services.dutch.roster import Kind, is_title
from services.dutch.spots import Spot, is_nobodys_name
from services.dutch.tokens import LISTED, Form
from services.dutch.verbs import ACT, DEED, doing
from services.dutch.words import listed

NUMBER_BEHIND = re.compile(r"[. ]*\d")
ENOUGH = 1  # points: with as much for as against it is the word
BY_FORM = {  # a capital, one that tells nothing, none by who writes none, none by who does
    Kind.THING: (3, 1, 0, -2),
    Kind.AMOUNT: (3, 1, -3, -4),
    Kind.STUFF: (3, 0, -1, -3),
    Kind.SEASON: (2, 0, -1, -4),
    Kind.MONTH: (2, 0, -1, -4),
    Kind.SMALL_WORD: (3, -1, -4, -7),
}
FORMS = (Form.CAPITAL, Form.UNTOLD, Form.UNTOLD_SMALL, Form.SMALL)


def is_meant_as_a_name(spot: Spot) -> bool:
    """Somebody is meant, and not the thing, the weather or the month."""
    kind = spot.name.kind
    if kind is None:
        return _is_bare_enough(spot)
    if kind is Kind.SHORT_MONTH:
        return not _is_beside_a_number(spot) and not _is_among_months(spot)
    return sum([rule(spot, kind) for rule in RULES]) >= ENOUGH


def _is_bare_enough(spot: Spot) -> bool:
    """Of a name that is no word we know: "een kiwi" is still no child called Kiwi."""
    return spot.before not in listed("grammar", "articles") or spot.form is not Form.SMALL


def _is_among_months(spot: Spot) -> bool:
    """ "in sep en okt", "jan/feb"."""
    if spot.form is not Form.CAPITAL and spot.before in listed("grammar", "between_months"):
        return True
    tokens, beside = spot.tokens, (spot.first - 1, spot.end)
    keys_beside = map(tokens.key, beside)
    if any(_is_month(key) and not spot.roster.knows(key) for key in keys_beside):
        return True
    joined = (spot.first - 2, spot.end + 1)
    return any(
        tokens.key(at) in listed("grammar", "between_months") and _is_month(tokens.key(other))
        for at, other in zip(beside, joined, strict=True)
    )


def _is_month(key: str) -> bool:
    return key in listed("words", "months") or key in listed("words", "short_months")


def _form(spot: Spot, kind: Kind) -> int:
    points = BY_FORM[kind][FORMS.index(spot.form)]
    return points - 2 if spot.name.with_s and spot.form is not Form.CAPITAL else points


def _company(spot: Spot, _kind: Kind) -> int:
    """In a row of names it is a name, in a row of things a thing."""
    return max(-2, min(3, _of_neighbour_before(spot) + _of_neighbour_behind(spot)))


def _of_neighbour_before(spot: Spot) -> int:
    tokens, at = spot.tokens, spot.first - 1
    if tokens.key(at) in listed("grammar", "and_or") and tokens.adjoins(spot.first):
        return _is_company(spot, at - 1)
    gap = spot.gap_before
    if at >= 0 and LISTED.fullmatch(gap) and not (gap.isspace() and "\n" not in gap):
        return _is_company(spot, at)
    return 0


def _of_neighbour_behind(spot: Spot) -> int:
    tokens, at = spot.tokens, spot.end
    if tokens.key(at) in listed("grammar", "and_or") and tokens.adjoins(at):
        return _is_company(spot, at + 1)
    gap = tokens.gaps[at]
    if at < len(tokens.words) and LISTED.fullmatch(gap) and not (gap.isspace() and "\n" not in gap):
        return _is_company(spot, at)
    return 0


def _is_company(spot: Spot, at: int) -> int:
    """Points for the word that stands in one row with the name."""
    tokens, key = spot.tokens, spot.tokens.key(at)
    names = spot.roster.first_names.get(key, ())
    if is_title(key) or any(name.kind is None for name in names):
        return 3
    if tokens.has_capital(at):
        is_free = not tokens.opens(at) and not tokens.is_shouted(at)
        return 3 if is_free and not is_nobodys_name(key) else int(bool(names))
    if not key or is_nobodys_name(key):
        return 0
    return -2 if spot.form is not Form.CAPITAL else 0


def _determiner(spot: Spot, kind: Kind) -> int:
    """ "een roos", "die storm", "een mooie mees", "3 mei"."""
    before = spot.before
    if _is_beside_a_number(spot):
        return -9 if kind in {Kind.MONTH, Kind.AMOUNT} else -1
    if before in listed("grammar", "articles"):
        return -4
    if before in listed("grammar", "pointing"):
        return -1 if spot.form is Form.CAPITAL else -3
    if spot.form is Form.CAPITAL or not spot.tokens.adjoins(spot.first - 1):
        return 0
    further = spot.tokens.key(spot.first - 2)
    is_adjective = before.endswith("e") and not is_nobodys_name(before)
    pointed = listed("grammar", "articles") | listed("grammar", "pointing")
    return -3 if is_adjective and further in pointed else 0


def _is_beside_a_number(spot: Spot) -> bool:
    """ "3 jan", "sep 2026", "max. 10", "max tien"; not the number of a line in a list."""
    before, after = spot.gap_before, spot.gap_after
    if before.rstrip()[-1:].isdigit() or NUMBER_BEHIND.match(after):
        is_ranked = spot.tokens.key(spot.end) in {"e", "ste", "de"}  # "Max 3e"
        return not is_ranked
    if spot.name.kind is not Kind.AMOUNT:
        return False
    small_after_stop = after.startswith(". ") and not spot.tokens.has_capital(spot.end)
    return small_after_stop or spot.after in listed("grammar", "numerals")


def _preposition(spot: Spot, kind: Kind) -> int:
    before = spot.before
    if kind is Kind.MONTH and before in listed("grammar", "before_months"):
        return -5
    if kind is Kind.SEASON and before.endswith("e") and spot.form is Form.CAPITAL:
        return -3  # "Fijne Lente"
    if spot.form is Form.CAPITAL or before not in listed("grammar", "prepositions"):
        return 0
    is_towards = kind is Kind.THING and before in listed("grammar", "towards_people")
    return 1 if is_towards else -2


def _verb(spot: Spot, kind: Kind) -> int:
    """A bare thing does nothing: "Roos heeft", "heeft Roos"."""
    behind, before = doing(spot.after), doing(spot.before)
    if behind == DEED:
        return 3
    if kind is Kind.SMALL_WORD:
        return 3 if behind else 0
    if kind is not Kind.THING:
        return 1 if behind == ACT else 0
    return 2 if behind or before else 0


def _what_follows(spot: Spot, kind: Kind) -> int:
    """ "Mees in de tuin", "Wolf gezien": headings leave the article out as well."""
    after = spot.after
    if spot.form is Form.CAPITAL or kind is not Kind.THING or not after:
        return 0
    is_participle = after.startswith("ge") and after.endswith(("d", "t", "en"))
    if after in listed("grammar", "prepositions") or (is_participle and not doing(after)):
        return -2
    return 0


def _context(spot: Spot, _kind: Kind) -> int:
    """What else stands in the sentence, when the capital tells nothing."""
    if spot.form is Form.CAPITAL:
        return 0
    near_verb = bool(doing(spot.after) or doing(spot.before))
    words = spot.sentence_words()
    points = 0
    if not listed("grammar", "of_things").isdisjoint(words):
        points -= 2
    if "jarig" in {spot.after, spot.tokens.key(spot.end + 1)}:
        return points + 4
    is_told = near_verb or spot.form is Form.UNTOLD
    if is_told and not listed("grammar", "personal").isdisjoint(words):
        points += 3
    return points


def _property(spot: Spot, _kind: Kind) -> int:
    """ "Storm's tas", "Mees' verjaardag"."""
    gap = spot.gap_after
    if gap[:1] not in {"'", "’", "‘"}:
        return 0
    own_s = gap in {"'", "’", "‘"} and spot.tokens.key(spot.end) == "s"
    ends_in_s = spot.tokens.keys[spot.end - 1][-1] in "sxz" and gap[1:2] == " "
    opened = spot.gap_before[-1:] in {"'", "’", "‘"}
    return 2 if (own_s or ends_in_s) and not opened and spot.form is not Form.SMALL else 0


def _label(spot: Spot, _kind: Kind) -> int:
    """ "het thema Storm", "groep Mees"."""
    return -6 if spot.before in listed("grammar", "labels") else 0


RULES = (
    _form,
    _company,
    _determiner,
    _preposition,
    _verb,
    _what_follows,
    _context,
    _property,
    _label,
)
