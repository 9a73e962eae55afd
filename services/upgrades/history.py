"""Which migrations a database has had, beside those that this version knows."""

import pkgutil
from collections.abc import Collection
from importlib import import_module

from services.upgrades.refusals import DatabaseIsNewer, NotOurDatabase

HISTORY_TABLE = "tortoise_migrations"
HISTORY = f"SELECT name FROM {HISTORY_TABLE}"  # noqa: S608  (a name of our own)


def known_migrations(package: str) -> frozenset[str]:
    modules = pkgutil.iter_modules(import_module(package).__path__)
    return frozenset(module.name for module in modules if module.name[0].isdigit())


def missing_migrations(
    place: object, tables: Collection[str], applied: Collection[str], package: str
) -> frozenset[str]:
    """What the database has yet to go through; nothing when it is up to date.

    Raises DatabaseIsNewer when it went through more than we know, and NotOurDatabase when
    somebody else made its tables.
    """
    if tables and not applied:
        raise NotOurDatabase(place=place)
    known = known_migrations(package)
    newer = frozenset(applied) - known
    if newer:
        raise DatabaseIsNewer(migrations=", ".join(sorted(newer)))
    return known - frozenset(applied)
