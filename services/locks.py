"""Lets things of the same name happen one after the other, and all else at the same time."""

from asyncio import Lock
from weakref import WeakValueDictionary


class Locks:
    """A lock for each name, for as long as somebody holds or awaits it. For one process."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, Lock] = WeakValueDictionary()

    def of(self, name: str) -> Lock:
        return self._locks.setdefault(name, Lock())
