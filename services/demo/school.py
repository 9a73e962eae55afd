"""The demo school: De Lichtstraat, as if it had been here for weeks.

Everything is relative to the demo's today, and the same each time but for secrets and ids.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, time, timedelta

from models import Break, Group, Person, Role, School, SchoolYear, Teaching
from services import audit, clock, school_years
from services.demo import desks, folder, messages, school_days, telling
from services.demo.enrolling import Mailing, enrol
from services.demo.families import families
from services.demo.pictures.album import SCENES, Picture, album
from services.demo.told import told
from services.emails import email_key
from services.rows import written
from services.transactions import unit_of_work

CODES_GO_OUT = time(9, 0)  # on the first school day
Teams = Mapping[str, Sequence[Person]]  # the teachers of each group


async def build_demo_school(scenes: Collection[str] = tuple(SCENES)) -> None:
    """Build the school, unless it is there: then the demo goes on with what is there.

    All or nothing: a start that was broken off builds it anew. Only the pictures of these scenes
    are drawn. Raises RealSchoolHere in the database of a school.
    """
    await folder.the_demo_may_use_this_database()
    if await School.exists(is_ours=True):
        return
    pictures = await album(scenes)  # before the transaction: everybody would wait for it
    async with unit_of_work():
        await _build(clock.now(), pictures)


async def _build(now: datetime, pictures: Mapping[str, Sequence[Picture]]) -> None:
    year = await _write_year(now)
    groups = await _write_groups()
    teams = await _write_staff(groups, year)
    followers = await enrol(families(), groups, _mailing(year, now))
    authors = {name: (group, teams[name]) for name, group in groups.items()}
    posts = await telling.write_posts(messages.told_until(now), authors, year)
    await telling.hang_photos(posts, pictures)
    await telling.write_readers(posts, followers, now)
    await desks.plan(year, now)
    await desks.leave_half_written(year, now)
    await audit.record(None, folder.DEMO_BUILT, year.id)


async def _write_year(now: datetime) -> SchoolYear:
    await School.create(name=told("school")["name"])
    name = school_days.year_to_show(now.date())
    first_day, last_day = school_years.days_of_year(name)
    year = await SchoolYear.create(
        name=name, first_day=first_day, last_day=last_day, is_current=True
    )
    await Break.bulk_create(
        [
            Break(
                school_year_id=year.id,
                kind=closed.kind,
                name=closed.name,
                first_day=closed.first_day,
                last_day=closed.last_day,
            )
            for closed in school_days.closed_days(name)
        ]
    )
    return year


async def _write_groups() -> dict[str, Group]:
    groups = [
        Group(name=facts["name"], grades=facts["grades"], hue=facts["hue"])
        for facts in told("school")["group"]
    ]
    return {group.name: group for group in await written(groups)}


async def _write_staff(groups: Mapping[str, Group], year: SchoolYear) -> Teams:
    """The school leader, and one or two teachers for each group."""
    leader = told("school")["leader"]
    teams = {
        facts["name"]: [
            _staff(name, called, mailbox, Role.TEACHER)
            for name, called, mailbox in facts["teachers"]
        ]
        for facts in told("school")["group"]
    }
    teachers = [teacher for team in teams.values() for teacher in team]
    await written(
        [_staff(leader["name"], leader["called"], leader["mailbox"], Role.LEADER), *teachers]
    )
    await Teaching.bulk_create(
        [
            Teaching(person_id=teacher.id, group_id=groups[name].id, school_year_id=year.id)
            for name, team in teams.items()
            for teacher in team
        ]
    )
    return teams


def _staff(name: str, called: str, mailbox: str, role: Role) -> Person:
    address = f"{mailbox}@{told('school')['domain']}"
    return Person(name=name, called=called, email=address, email_key=email_key(address), role=role)


def _mailing(year: SchoolYear, now: datetime) -> Mailing:
    """The codes went out on the first school day; at the latest an hour ago."""
    days = school_days.open_days(year.name, now.date())
    first = datetime.combine(days[0], CODES_GO_OUT, clock.SCHOOL_ZONE)
    return Mailing(year=year, sent_at=min(first, now - timedelta(hours=1)), now=now)
