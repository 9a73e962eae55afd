"""What stands in the log, and what never does."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from services import logs
from tests.servers import started, status_of

FAULTY_SCHOOL = """
import os
from nicegui import app, ui
from pages.problems import add_problem_pages, school_page
from services import logs

logs.set_up()

@school_page("/page")
async def page() -> None:
    raise ValueError("a page that breaks")

@app.get("/route")
async def route() -> None:
    raise ValueError("a route that breaks")

add_problem_pages()
port = int(os.environ["KLASVENSTER_PORT"])
ui.run(host="127.0.0.1", port=port, show=False, reload=False, log_config=None)
"""


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def logged_by(stream: io.StringIO) -> structlog.stdlib.BoundLogger:
    logs.set_up(stream)
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger("services.somewhere")
    return logger


def test_a_machine_reads_json() -> None:
    stream = io.StringIO()

    logged_by(stream).info("roster imported", year_id=7)

    line = json.loads(stream.getvalue())
    assert (line["event"], line["year_id"], line["level"]) == ("roster imported", 7, "info")


def test_a_person_at_a_terminal_reads_a_line() -> None:
    screen = Screen()

    logged_by(screen).info("roster imported", year_id=7)

    assert "roster imported" in screen.getvalue()
    assert not screen.getvalue().startswith("{")


@pytest.mark.parametrize("stream", [io.StringIO(), Screen()])
@pytest.mark.parametrize(
    "told",
    [
        "to fatma@ouder.example",
        "call +31612345678",
        "http://127.0.0.1/koppelen/AB2C-DE3F not found",
        "/agenda/Zm9vYmFy.ics",
        "duplicate\nDETAIL:  Key (name)=(Fatma Yilmaz) already exists.",
    ],
)
def test_nothing_about_people_is_logged(stream: io.StringIO, told: str) -> None:
    logged_by(stream)

    logging.getLogger("somebody.else").warning(told)

    for secret in ("fatma", "Fatma", "+316", "AB2C", "Zm9v"):
        assert secret not in stream.getvalue()


def test_a_fault_does_not_show_what_the_variables_held() -> None:
    screen, child = Screen(), "Noor Bakker"
    logger = logged_by(screen)

    try:
        int(child[:0])
    except ValueError:
        logger.exception("not a number")

    assert "ValueError" in screen.getvalue()
    assert child not in screen.getvalue()


def test_a_fault_that_two_parts_notice_is_logged_once() -> None:
    stream, fault = io.StringIO(), ValueError("broken")
    logged_by(stream)

    logging.getLogger("nicegui").error("a page", exc_info=fault)
    logging.getLogger("uvicorn.error").error("a request", exc_info=fault)

    assert stream.getvalue().count("ValueError") == 1


@pytest.mark.parametrize("address", ["/page", "/route"])
def test_a_fault_behind_an_address_is_logged_once(tmp_path: Path, address: str) -> None:
    script = tmp_path / "school.py"
    script.write_text(FAULTY_SCHOOL)

    with started(script, tmp_path) as school:
        answer = status_of(f"{school.url}{address}")

    assert answer == 500
    faults = [line for line in school.log().splitlines() if "ValueError: a " in line]
    assert len(faults) == 1
