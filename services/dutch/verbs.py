"""Verbs, by how surely somebody does them and not something."""

from functools import cache

from services.dutch.words import listed

BEING, ACT, DEED = 1, 2, 3


def doing(key: str) -> int:
    """How much a word is what somebody does: 0 when it is no verb that we know."""
    return _verbs().get(key, 0)


@cache
def _verbs() -> dict[str, int]:
    kinds = (("being", BEING), ("acting", ACT), ("deeds", DEED))  # a word in two is the last
    return {verb: points for name, points in kinds for verb in listed("grammar", name)}
