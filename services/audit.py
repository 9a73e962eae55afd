"""The log book: who did what."""

from models import AuditEntry, Person
from services import clock


async def record(person: Person | None, deed: str, subject_id: int | None = None) -> None:
    """Write one line, in the transaction of the deed. Ids only: what people typed never enters it.

    Without a person it was a command of the school's own machine, or someone not yet known.
    """
    await AuditEntry.create(person=person, deed=deed, subject_id=subject_id, done_at=clock.now())
