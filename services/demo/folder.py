"""Keeps the demo away from the data of a real school."""

import glob
import shutil
from collections.abc import Sequence
from pathlib import Path

from models import AuditEntry, School
from services.connections import sqlite_file
from services.errors import Refusal
from services.settings import settings
from services.texts import N_

DEMO_BUILT = "demo.built"  # in the log book: this school was made up
MARKER = "demo-school"
MARKED = "The school in this folder is made up. `run.py demo --fresh` may empty it.\n"
OURS = ("klasvenster*", "photos", "mail", "uploads", "secret", MARKER)  # all that we make there


class RealSchoolHere(Refusal):
    message = N_(
        "{place} holds the data of a real school, and the demo leaves that alone. "
        "Give the demo a folder of its own with KLASVENSTER_DATA."
    )


class DatabaseElsewhere(Refusal):
    message = N_(
        "--fresh empties the data folder, and KLASVENSTER_DATABASE is not a SQLite file in it. "
        "Leave that setting out, or empty the database yourself."
    )


async def the_demo_may_use_this_database() -> None:
    """Raises RealSchoolHere when the open database is that of a school. Else its folder is the
    demo's from now on."""
    if await School.exists(is_ours=True) and not await AuditEntry.exists(deed=DEMO_BUILT):
        raise RealSchoolHere(place=_in_use())
    _mark(settings().data)


def clear_demo_folder(folder: Path) -> None:
    """Remove the demo's data, so that it begins anew. What others put there stays. A folder that
    is empty, or not there, is fine. Raises RealSchoolHere when it is not the demo's, and
    DatabaseElsewhere when the demo would go on with what is in another place."""
    found = _found(folder, [*OURS, *_chosen_database(folder)])
    if not found:
        return
    if not (folder / MARKER).exists():
        raise RealSchoolHere(place=folder)
    for path in sorted(found, key=lambda path: path.name == MARKER):  # the marker last
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _found(folder: Path, patterns: Sequence[str]) -> set[Path]:
    return {path for pattern in patterns for path in folder.glob(pattern)}


def _chosen_database(folder: Path) -> list[str]:
    """What finds the files of a database that got a name of its own."""
    if not settings().database:
        return []
    file, folder = sqlite_file(settings().database), folder.resolve()
    if file is None or not file.resolve().is_relative_to(folder):
        raise DatabaseElsewhere
    return [glob.escape(str(file.resolve().relative_to(folder))) + "*"]


def _mark(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_text(MARKED)


def _in_use() -> str:
    """Where the data is, without the password to it."""
    return str(settings().data) if not settings().database else "KLASVENSTER_DATABASE"
