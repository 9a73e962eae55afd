"""Posts: how a group's message of the day is published."""

from collections.abc import Sequence

from tortoise.exceptions import IntegrityError

from models import Group, Person, Post
from services import audit, clock, events, photos
from services.desks import desk_for
from services.policies import posting
from services.school_years import current_school_year
from services.transactions import after_commit, unit_of_work


async def groups_that_posted_today() -> set[int]:
    """The groups that have no room for another message today (P1), by their inner id."""
    posted = await Post.filter(counts_for_day=clock.today()).values_list("group_id", flat=True)
    return {int(str(group_id)) for group_id in posted}


async def publish_post(
    author: Person, group: Group, title: str, text: str, photo_ids: Sequence[str] = ()
) -> Post:
    """Publish today's post of a group with the photos its author added, in this order.

    All or nothing. Raises the refusals of services/policies/posting.py, and those of photos that
    are not the author's own.
    """
    title, text = _cleaned(title), _cleaned(text)
    posting.a_message_says_something(title, text, len(photo_ids))
    await desk_for(author, group.public_id)
    await posting.at_most_one_post_per_group_per_day(group, clock.today())
    async with unit_of_work():
        post = await _claim_the_day(author, group, title, text)
        await photos.attach_photos(author, post, photo_ids)
        await audit.record(author, "post.published", post.id)
        after_commit(lambda: _announce(post))
    return post


async def _claim_the_day(author: Person, group: Group, title: str, text: str) -> Post:
    year = await current_school_year()
    try:
        async with unit_of_work():
            return await Post.create(
                group=group,
                school_year=year,
                author=author,
                title=title,
                text=text,
                published_at=clock.now(),
                counts_for_day=clock.today(),
            )
    except IntegrityError:  # two teachers pressed the button in the same second
        await posting.at_most_one_post_per_group_per_day(group, clock.today())
        raise


def _cleaned(typed: str) -> str:
    """Without what no keyboard writes and PostgreSQL cannot store."""
    return typed.replace("\0", "").strip()


def _announce(post: Post) -> None:
    events.post_published.emit(
        events.PostPublished(post_id=post.id, windows=((post.group_id or 0, post.school_year_id),))
    )
