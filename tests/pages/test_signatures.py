"""NiceGUI gets the same answers about handlers, and looks at a method once only."""

from collections.abc import Callable
from typing import Any

import pytest
from nicegui import helpers

from pages import signatures


class Heart:
    def press(self) -> None: ...

    def show(self, count: int) -> None: ...

    def mark(self, is_mine: bool = True) -> None: ...


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Callable[..., Any]]:
    """What NiceGUI's own function is still asked."""
    handlers: list[Callable[..., Any]] = []
    original = getattr(helpers.expects_arguments, "__wrapped__", helpers.expects_arguments)

    def ask(func: Callable[..., Any]) -> bool:
        handlers.append(func)
        return bool(original(func))

    monkeypatch.setattr(helpers, "expects_arguments", ask)
    signatures.install()
    return handlers


def test_methods_are_looked_at_once(asked: list[Callable[..., Any]]) -> None:
    for heart in (Heart(), Heart(), Heart()):
        assert not helpers.expects_arguments(heart.press)
        assert helpers.expects_arguments(heart.show)
        assert not helpers.expects_arguments(heart.mark)

    assert len(asked) == 3


def test_functions_are_looked_at_each_time(asked: list[Callable[..., Any]]) -> None:
    answers = [helpers.expects_arguments(function) for function in (lambda: 1, lambda count: count)]

    assert answers == [False, True]
    assert len(asked) == 2


def test_it_is_installed_once(asked: list[Callable[..., Any]]) -> None:
    installed = helpers.expects_arguments

    signatures.install()

    assert helpers.expects_arguments is installed
