"""The key behind cookies and codes, in a file of its own: made at the first start, then kept. And
by which key the data goes, also when the key itself is not kept here."""

import hashlib
import hmac
import os
import secrets
import sys
from pathlib import Path

SHORTEST = 16  # characters: what is worth guessing at must not be guessed
BYTES = 32
CHECK = "klasvenster.secret-check"  # `demo --fresh` knows by this name that it is ours


def is_key_of(folder: Path, given: str) -> bool:
    """Whether the data in this folder goes by this key; when none is given, by the one kept here,
    which is made for new data. New data goes by this key from now on.

    With another key nobody would be signed in any more, and no code that was mailed would work.
    """
    check, kept = folder / CHECK, folder / "secret"
    if check.exists() and not given and not kept.exists():
        return False  # the server has the key; one that is made now would be another
    mine = _fingerprint(given or kept_secret(folder))
    if not check.exists():
        if kept.exists() and _fingerprint(kept_secret(folder)) != mine:
            return False
        _make(check, mine)
    return check.read_text(errors="replace").strip() == mine


def kept_secret(folder: Path) -> str:
    """The key in this folder, made when there is none. Two first starts at once agree on one.

    Ends the program with one line when the file was cut short: another key in its place would
    sign everybody out, and no code that was mailed would work.
    """
    kept = folder / "secret"
    if not kept.exists():
        _make(kept, secrets.token_urlsafe(BYTES))
    secret = kept.read_text(errors="replace").strip()
    if len(secret) < SHORTEST:
        sys.exit(
            f"{kept} is damaged: it has fewer than {SHORTEST} characters. Put it back from a "
            f"backup; without one, remove it and {CHECK}: everybody signs in again and needs a "
            "new code."
        )
    return secret


def _fingerprint(key: str) -> str:
    return hmac.new(key.encode(), b"fingerprint", hashlib.sha256).hexdigest()


def _make(kept: Path, content: str) -> None:
    """Under another name first: whoever reads finds the whole file or none. Of two that make one
    at the same time, the first is kept."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_name(f"{kept.name}.{secrets.token_hex(4)}.new")
    try:
        with os.fdopen(
            os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w"
        ) as file:
            file.write(content)
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
