"""The key behind cookies and codes, in a file of its own: made at the first start, then kept."""

import os
import secrets
import sys
from pathlib import Path

SHORTEST = 16  # characters: what is worth guessing at must not be guessed
BYTES = 32


def kept_secret(folder: Path) -> str:
    """The key in this folder, made when there is none. Two first starts at once agree on one.

    Ends the program with one line when the file was cut short: another key in its place would
    sign everybody out, and no code that was mailed would work.
    """
    kept = folder / "secret"
    if not kept.exists():
        _make(kept)
    secret = kept.read_text(errors="replace").strip()
    if len(secret) < SHORTEST:
        sys.exit(
            f"{kept} is damaged: it has fewer than {SHORTEST} characters. Put it back from a "
            "backup; without one, remove it: everybody signs in again and needs a new code."
        )
    return secret


def _make(kept: Path) -> None:
    """Under another name first: whoever reads finds the whole file or none. Of two that make one
    at the same time, the first is kept."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_name(f"{kept.name}.{secrets.token_hex(4)}.new")
    try:
        with os.fdopen(
            os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w"
        ) as file:
            file.write(secrets.token_urlsafe(BYTES))
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(unfinished, kept)
    finally:
        unfinished.unlink(missing_ok=True)


def _put_in_place(unfinished: Path, kept: Path) -> None:
    try:
        os.link(unfinished, kept)  # unlike a rename, it never takes the place of another
    except FileExistsError:
        return
    except OSError:  # not on every file system
        unfinished.replace(kept)
