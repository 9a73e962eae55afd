"""Lets NiceGUI look at a method once.

It wants to know of the handlers of every element, three of each, whether they take arguments, and
takes their signature apart to find out: eighteen times for one page, a quarter of a millisecond. A
method has the same signature every time.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from weakref import WeakKeyDictionary

from nicegui import helpers


def install() -> None:
    """From here on, remember the answer for each method. May be called again, by tests."""
    ask = helpers.expects_arguments
    if hasattr(ask, "answers"):
        return
    answers: WeakKeyDictionary[object, bool] = WeakKeyDictionary()

    @wraps(ask)
    def expects_arguments(func: Callable[..., Any]) -> bool:
        method = getattr(func, "__func__", None)  # None for a function, which may be new each time
        if method is None:
            return ask(func)
        if method not in answers:
            answers[method] = ask(func)
        return answers[method]

    expects_arguments.answers = answers  # type: ignore[attr-defined]
    helpers.expects_arguments = expects_arguments
