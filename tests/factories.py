"""Builds the people and groups of a test. Name only what the test is about."""

from datetime import date, datetime, timedelta
from itertools import count

from models import (
    Child,
    Enrolment,
    Group,
    Guardian,
    Guardianship,
    Link,
    MailKind,
    Person,
    Post,
    Role,
    School,
    SchoolYear,
    Teaching,
)
from services import clock, outbox
from services.emails import email_key
from services.mail_transport import transport_for
from services.outbox import NewMail
from services.settings import settings

_number = count(1)


async def the_school_year() -> SchoolYear:
    """The current year of the one school there is; made when a test first needs it."""
    await School.get_or_create(is_ours=True, defaults={"name": "De Lichtstraat"})
    year, _made = await SchoolYear.get_or_create(
        is_current=True,
        defaults={
            "name": "2025-2026",
            "first_day": date(2025, 8, 1),
            "last_day": date(2026, 7, 31),
        },
    )
    return year


async def last_year() -> SchoolYear:
    """The year before the current one."""
    return await SchoolYear.create(
        name="2024-2025", first_day=date(2024, 8, 1), last_day=date(2025, 7, 31), is_current=None
    )


async def a_group(*, name: str | None = None) -> Group:
    await the_school_year()
    return await Group.create(name=name or f"Stamgroep {next(_number)}")


async def a_child(
    *, group: Group, first_name: str | None = None, last_name: str = "de Wit"
) -> Child:
    child = await Child.create(
        first_name=first_name or f"Kind {next(_number)}", last_name=last_name
    )
    await Enrolment.create(child=child, group=group, school_year=await the_school_year())
    return child


async def a_person(*, name: str = "Bo de Wit", role: Role = Role.PARENT) -> Person:
    address = f"persoon{next(_number)}@ouder.example"
    return await Person.create(name=name, email=address, email_key=email_key(address), role=role)


async def a_teacher(*, of: Group, name: str = "Anna Visser", called: str = "juf Anna") -> Person:
    teacher = await a_person(name=name, role=Role.TEACHER)
    teacher.called = called
    await teacher.save(update_fields=["called"])
    await Teaching.create(person=teacher, group=of, school_year=await the_school_year())
    return teacher


async def a_leader(*, name: str = "Ingrid Bos") -> Person:
    await the_school_year()
    return await a_person(name=name, role=Role.LEADER)


async def a_parent(
    *, of: Child | None = None, group: Group | None = None, name: str = "Bo de Wit"
) -> Person:
    """Someone who is linked: to this child, or to a child made for it in this group."""
    if of is None:
        of = await a_child(group=group or await a_group())
    parent = await a_person(name=name)
    await linked(parent, of)
    return parent


async def linked(parent: Person, child: Child) -> None:
    """From now on the parent follows this child as well."""
    await Link.create(
        person=parent, child=child, school_year=await the_school_year(), linked_at=clock.now()
    )


async def a_guardian(*, of: Child, name: str = "Bo de Wit", email: str | None = None) -> Guardian:
    """An adult as the school lists them; not yet someone who can sign in."""
    address = email if email is not None else f"verzorger{next(_number)}@ouder.example"
    guardian = await Guardian.create(
        name=name, email=address, email_key=email_key(address) if address else None
    )
    await Guardianship.create(guardian=guardian, child=of)
    return guardian


async def a_post(
    *,
    group: Group | None = None,
    author: Person | None = None,
    title: str = "Naar het bos",
    days_ago: int = 0,
    at: datetime | None = None,
) -> Post:
    """A message that is out already; each group has one for each day (P1)."""
    group = group or await a_group()
    published_at = at or clock.now() - timedelta(days=days_ago)
    return await Post.create(
        group=group,
        school_year=await the_school_year(),
        author=author or await a_teacher(of=group),
        title=title,
        text="We zochten bladeren.",
        published_at=published_at,
        counts_for_day=clock.at_school(published_at).date(),
    )


def a_mail(
    *,
    to: str | None = None,
    kind: MailKind = MailKind.ACCESS_CODE,
    subject: str = "Uw code",
    text: str = "AB2C-DE3F",
    key: str | None = None,
) -> NewMail:
    """A mail that is ready to be put in the outbox."""
    number = next(_number)
    return NewMail(
        kind=kind,
        to_address=to or f"ontvanger{number}@ouder.example",
        language="nl",
        subject=subject,
        text=text,
        dedupe_key=key or f"mail:{number}",
    )


async def mailed(*addresses: str, subject: str = "Uw code", text: str = "AB2C-DE3F") -> None:
    """These mails were sent, the last one the newest."""
    mails = [a_mail(to=address, subject=subject, text=text) for address in addresses]
    for mail in mails:
        await outbox.put([mail])
    await outbox.send_due(clock.now(), transport_for(settings()))
