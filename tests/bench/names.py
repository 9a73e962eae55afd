"""How long it takes to find the named children in a text, beside one pass of a regular expression
over it. A pure function, so there is no server."""

import re
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from services.policies.naming import ChildName, NamedChild, children_named
from tests.bench.report import Report
from tests.services.naming_sentences import ALL, CLASS, TEACHERS

CHARACTERS = 4_000
CHILDREN = CLASS[:30]  # more than half of them have a name that is a word too: harder than a school
MESSAGE = (Path(__file__).parent / "long_message.txt").read_text()
ROUNDS = 400
FIRST_CALLS = 40
AT_MOST = {"time_ms": 1.0}


async def measure() -> Report:
    texts = {
        "message": _as_long(MESSAGE),
        "hard": _as_long("\n".join(sentence.text for sentence in ALL)),
        "names_only": _as_long(", ".join(child.first for child in CHILDREN) + ", "),
    }
    times = _times_in_turn(texts)
    return Report(bench="names", figures=_figures(texts, times), at_most=AT_MOST)


def _figures(texts: dict[str, str], times: dict[str, list[float]]) -> dict[str, float]:
    return {
        "time_ms": round(median(times["message"]), 3),
        "ratio": round(median(times["message"]) / median(times["bare"]), 2),
        "p95_ms": round(quantiles(times["message"], n=20)[-1], 3),
        "bare_ms": round(median(times["bare"]), 3),
        "first_call_ms": round(median(_first_calls(texts["message"])), 3),
        "hard_ms": round(median(times["hard"]), 3),
        "names_only_ms": round(median(times["names_only"]), 3),
        "named": len(_named_in(texts["message"])),
        "named_in_hard": len(_named_in(texts["hard"])),
        "named_in_names_only": len(_named_in(texts["names_only"])),
        "characters": len(texts["message"]),
        "children": len(CHILDREN),
    }


def _as_long(text: str) -> str:
    return (text * (CHARACTERS // len(text) + 1))[:CHARACTERS]


def _named_in(text: str) -> list[NamedChild]:
    return children_named(text, CHILDREN, TEACHERS)


def _times_in_turn(texts: dict[str, str]) -> dict[str, list[float]]:
    """In milliseconds. The first tenth of the rounds is not counted."""
    deeds: dict[str, Callable[[], object]] = {
        name: partial(_named_in, text) for name, text in texts.items()
    }
    deeds["bare"] = partial(_bare().findall, texts["message"])
    times: dict[str, list[float]] = {name: [] for name in deeds}
    for _round in range(ROUNDS):
        for name, deed in deeds.items():
            times[name].append(_milliseconds(deed))
    return {name: taken[ROUNDS // 10 :] for name, taken in times.items()}


def _bare() -> re.Pattern[str]:
    """The least there can be: every first name as it stands, also where it is a rose."""
    names = "|".join(re.escape(child.first) for child in CHILDREN)
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE)


def _first_calls(text: str) -> list[float]:
    """What a class list costs that was not seen before, or not lately."""
    taken: list[float] = []
    for number in range(FIRST_CALLS):
        never_seen = [*CHILDREN[1:], ChildName("Emma", f"de Wit {number}")]
        taken.append(_milliseconds(partial(children_named, text, never_seen, TEACHERS)))
    return taken


def _milliseconds(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return 1000 * (time.perf_counter() - began)
