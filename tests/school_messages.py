"""Builds what the school itself tells: a message to some groups, or to all."""

from datetime import timedelta

from models import Audience, Group, Person, Post
from services import clock
from tests.factories import a_leader, the_school_year


async def a_school_message(
    *groups: Group, author: Person | None = None, title: str = "Schoolreis", days_ago: int = 0
) -> Post:
    """A message of the school that is out already, for these groups; there is one a day."""
    published_at = clock.now() - timedelta(days=days_ago)
    post = await Post.create(
        group=None,
        school_year=await the_school_year(),
        author=author or await a_leader(),
        title=title,
        text="We gaan met de bus.",
        published_at=published_at,
        school_day=clock.at_school(published_at).date(),
    )
    await Audience.bulk_create([Audience(post=post, group=group) for group in groups])
    return post
