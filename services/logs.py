"""Log lines: for people on a terminal, as JSON everywhere else.

A log outlives the school's own erasures and is read by others. So our own lines carry ids, and
whatever a library says passes `without_people` on its way out.
"""

import logging
import os
import re
import sys
from typing import NoReturn, TextIO

import structlog
from structlog.typing import Processor

QUIET = "WARNING"  # for libraries: what they do all day is not news
LOGGED = "_klasvenster_logged"
FAULT = 1  # exit code
HIDDEN = "…"
PEOPLE = (
    (re.compile(r"[^\s\"'<>()=,:;]+@[^\s\"'<>()=,:;]+"), HIDDEN),  # mail addresses
    (re.compile(r"\+\d{8,15}\b"), HIDDEN),  # telephone numbers, as E.164 writes them
    (re.compile(r"(/(?:koppelen|agenda|afmelden)/)[^\s\"'?]+"), rf"\1{HIDDEN}"),  # keys to a door
    (re.compile(r"(DETAIL:\s+)[^\n\\]+"), rf"\1{HIDDEN}"),  # PostgreSQL quotes the row it refused
)
BOTH: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def set_up(stream: TextIO = sys.stderr) -> None:
    """From here on everything that logs, ours and the libraries', writes to this stream."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_WithoutPeople(foreign_pre_chain=BOTH, processors=_last(stream.isatty())))
    handler.addFilter(is_news)
    logging.basicConfig(handlers=[handler], level=QUIET, force=True)
    logging.getLogger("services").setLevel("INFO")
    structlog.configure(
        processors=[*BOTH, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )


def stop(reason: str) -> NoReturn:
    """End a start that cannot go on, with this one line. A web server that is asked to stop while
    it starts would say it in forty, and with an exit code of its own."""
    print(reason, file=sys.stderr, flush=True)
    os._exit(FAULT)


def is_news(record: logging.LogRecord) -> bool:
    """Whether this fault was not logged before: the page and the web server both tell it."""
    fault = record.exc_info[1] if record.exc_info else None
    if fault is None:
        return True
    told = hasattr(fault, LOGGED)
    setattr(fault, LOGGED, True)
    return not told


def without_people(line: str) -> str:
    """The line without addresses, telephone numbers, secret links and quoted rows."""
    for pattern, instead in PEOPLE:
        line = pattern.sub(instead, line)
    return line


class _WithoutPeople(structlog.stdlib.ProcessorFormatter):
    def format(self, record: logging.LogRecord) -> str:
        return without_people(super().format(record))


def _last(on_a_terminal: bool) -> list[Processor]:
    """Structlog's own tracebacks show the values of variables, which are about people."""
    remove = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if on_a_terminal:
        plain = structlog.dev.plain_traceback
        return [remove, structlog.dev.ConsoleRenderer(exception_formatter=plain)]
    json = structlog.processors.JSONRenderer(ensure_ascii=False)
    return [remove, structlog.processors.format_exc_info, json]
