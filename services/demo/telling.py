"""Writes what the groups of the demo school told: posts with photos, and who saw and liked them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from models import Group, Like, Person, Photo, Post, SchoolYear, Seen
from services.demo.messages import Told
from services.demo.people import DEMO_PEOPLE
from services.demo.pictures.album import Picture
from services.emails import email_key
from services.rows import written

SEEN_WITHIN = timedelta(hours=30)  # by those who look at all
# Whoever tries the demo begins with a clean slate.
NOT_YET = {email_key(one.email) for one in DEMO_PEOPLE}


@dataclass(frozen=True, kw_only=True)
class Posted:
    """What was told, and the row it became."""

    told: Told
    author: Person
    post: Post


async def write_posts(
    all_told: Sequence[Told], groups: Mapping[str, tuple[Group, Sequence[Person]]], year: SchoolYear
) -> list[Posted]:
    """The posts, each by a teacher of its group. Part of the caller's transaction."""
    posted = [_posted(one, *groups[one.group], year) for one in all_told]
    await written([one.post for one in posted])
    return posted


async def hang_photos(posted: Sequence[Posted], album: Mapping[str, Sequence[Picture]]) -> None:
    """Puts the pictures of the album with the posts whose scenes they show."""
    await Photo.bulk_create(
        [
            Photo(
                post_id=one.post.id,
                owner_id=one.author.id,
                content=picture.content,
                width=picture.width,
                height=picture.height,
                position=position,
                alt=picture.alt,
                added_at=one.told.published_at,
            )
            for one in posted
            for position, picture in enumerate(_pictures(one.told, album))
        ]
    )


async def write_readers(
    posted: Sequence[Posted], followers: Mapping[int, Sequence[Person]], now: datetime
) -> None:
    """Who saw a post, and who gave it a heart. Never before it was there."""
    seen: list[Seen] = []
    likes: list[Like] = []
    for one in posted:
        post, chance = one.post, one.told.chance
        shares = chance.uniform(0.6, 0.95), chance.uniform(0.25, 0.75)
        for person in followers.get(post.group_id or 0, ()):
            seen_at = post.published_at + SEEN_WITHIN * chance.random() ** 2
            is_reader, is_fond = (chance.random() < share for share in shares)
            if seen_at >= now or not is_reader or person.email_key in NOT_YET:
                continue
            seen.append(Seen(post_id=post.id, person_id=person.id, seen_at=seen_at))
            if is_fond:
                likes.append(Like(post_id=post.id, person_id=person.id, liked_at=seen_at))
    await Seen.bulk_create(seen)
    await Like.bulk_create(likes)


def _posted(one: Told, group: Group, team: Sequence[Person], year: SchoolYear) -> Posted:
    author = one.chance.choice(team)
    post = Post(
        group_id=group.id,
        school_year_id=year.id,
        author_id=author.id,
        title=one.message.title,
        text=one.message.text,
        published_at=one.published_at,
        counts_for_day=one.published_at.date(),
    )
    return Posted(told=one, author=author, post=post)


def _pictures(one: Told, album: Mapping[str, Sequence[Picture]]) -> list[Picture]:
    """The pictures of its scenes, each picture once; another group begins with another one."""
    begin = Random(one.group).randrange(2)  # noqa: S311  (no secret)
    pictures: list[Picture] = []
    for scene in one.message.scenes:
        there = album.get(scene, ())
        turned = [there[(begin + number) % len(there)] for number in range(len(there))]
        pictures += [picture for picture in turned if picture not in pictures][:1]
    return pictures
