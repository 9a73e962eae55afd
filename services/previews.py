"""Previews: a message that is being written, as parents will see it."""

from collections.abc import Sequence
from datetime import datetime

from models import Person
from services import clock
from services.corrections import EditablePost
from services.desks import Desk
from services.draft_views import DraftView
from services.groups import groups_to_write_in
from services.messages import Message
from services.photo_keeping import loose_photos
from services.plain_text import cleaned, cleaned_line
from services.post_views import PhotoView, PostContent
from services.school_years import school_name

MOST_SHOWN = 10_000  # characters; longer does not go out, and nobody waits for it while typing
NOT_CHOSEN = ("…",)  # the groups, as long as there are none


async def preview_of_draft(author: Person, draft: DraftView) -> PostContent:
    """What lies at a desk, for who writes there, as if it was published now."""
    return await _content(author, draft.desk, draft.message, draft.photos, clock.now())


async def preview_of_edit(author: Person, post: EditablePost, message: Message) -> PostContent:
    """How a message that is out would read with these words and photos. Whoever changes it, it
    stays the message of who published it."""
    known = {photo.public_id: photo for photo in (*post.photos, *await _loose(author))}
    photos = tuple(known[one] for one in message.photos if one in known)
    content = await _content(author, post.desk, message, photos, post.published_at)
    return content._replace(author_called=post.author_called, edited_at=clock.now())


async def _content(
    author: Person,
    desk: Desk,
    message: Message,
    photos: Sequence[PhotoView],
    published_at: datetime,
) -> PostContent:
    return PostContent(
        public_id="",
        title=cleaned_line(message.title[:MOST_SHOWN]),
        text=cleaned(message.text[:MOST_SHOWN]),
        author_called=author.called or author.name,
        group_name=await school_name() if desk.is_of_school else desk.group_name,
        hue=0 if desk.is_of_school else desk.hue,
        published_at=published_at,
        photos=tuple(photos),
        addressed_to=await _addressed(author, message) if desk.is_of_school else None,
    )


async def _addressed(author: Person, message: Message) -> tuple[str, ...]:
    """The names of the groups; none when it is for the whole school."""
    groups = await groups_to_write_in(author)
    names = [one.group_name for one in groups if one.group_public_id in message.audience]
    if not names:
        return NOT_CHOSEN
    return tuple(names) if len(names) < len(groups) else ()


async def _loose(author: Person) -> list[PhotoView]:
    rows: list[dict[str, object]] = await loose_photos(author).values(*PhotoView._fields)
    return [PhotoView(**row) for row in rows]  # type: ignore[arg-type]
