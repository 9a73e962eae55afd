"""Which browser is taken, and what is said when there is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import finding
from tests.browser.finding import NoBrowser, find_browser


@pytest.fixture(autouse=True)
def ask_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("CHROME_BINARY", raising=False)
    find_browser.cache_clear()
    yield
    find_browser.cache_clear()


def a_program(folder: Path, *, exit_code: int) -> str:
    file = folder / "browser"
    file.write_text(f"#!/bin/sh\nexit {exit_code}\n")
    file.chmod(0o755)
    return str(file)


def test_the_browser_that_is_named_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = a_program(tmp_path, exit_code=0)
    monkeypatch.setenv("CHROME_BINARY", named)

    assert find_browser() == named


def test_a_named_browser_that_does_not_start_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = a_program(tmp_path, exit_code=127)
    monkeypatch.setenv("CHROME_BINARY", named)

    with pytest.raises(NoBrowser, match=named):
        find_browser()


def test_a_browser_is_fetched_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched = a_program(tmp_path, exit_code=0)
    found = iter([None, fetched])
    asked: list[str] = []
    monkeypatch.setattr(finding, "_look", lambda: next(found))
    monkeypatch.setattr(finding, "_apt_get", lambda *packages: asked.extend(packages))

    assert find_browser() == fetched
    assert "chromium" in asked


def test_no_browser_at_all_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_look", lambda: None)
    monkeypatch.setattr(finding, "_from_the_system", lambda: None)
    monkeypatch.setattr(finding, "_from_playwright", lambda: None)

    with pytest.raises(NoBrowser) as missing:
        find_browser()

    assert "CHROME_BINARY" in str(missing.value)
    assert "\n" not in str(missing.value)
