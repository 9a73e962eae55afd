"""Sightings: a parent had a message on the screen."""

from collections.abc import Sequence

from models import Person, Seen
from services import clock
from services.public_ids import is_public_id
from services.reading import posts_behind
from services.windows import windows_of

MOST_AT_ONCE = 200  # posts: more than somebody scrolls past while there is no line


async def note_seen(viewer: Person, public_ids: Sequence[str]) -> None:
    """Note that these posts were on the viewer's screen. Twice is once.

    It counts for parents, behind the windows of their own children: a teacher who looks is no
    family. What is not theirs, or is gone, is passed over.
    """
    as_parent = [window for window in await windows_of(viewer) if window.children]
    named = posts_behind(as_parent).filter(public_id__in=list(filter(is_public_id, public_ids)))
    there = set(await named.values_list("id", flat=True)) if as_parent else set()
    before = Seen.filter(person_id=viewer.id, post_id__in=list(there))
    fresh = there - set(await before.values_list("post_id", flat=True)) if there else set()
    if not fresh:
        return
    now = clock.now()
    await Seen.bulk_create(
        [Seen(post_id=post_id, person_id=viewer.id, seen_at=now) for post_id in sorted(fresh)],
        ignore_conflicts=True,
    )
