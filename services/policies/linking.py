"""Which codes there are, what opens with them, and for whose children."""

from collections.abc import Iterable

from tortoise.queryset import QuerySet

from models import AccessCode, Guardian, Guardianship, SchoolYear
from services.errors import Refusal
from services.texts import N_


class CodeRefused(Refusal):
    """Wrong, used, ended, replaced and blocked codes: these are never told apart (P7)."""

    message = N_(
        "This code does not work. Have you used it before? Then sign in with your mail address. "
        "Else look for the newest mail of the school, or ask the school office for a new code."
    )


async def one_code_per_mailbox_and_year(
    guardians: Iterable[Guardian], year: SchoolYear
) -> dict[str, str]:
    """P7. A guardian's mailbox gets one code per school year, for all its children. Returns the
    addresses, by mailbox, that have none yet; nobody, as long as it is not that year: a code that
    does not open yet only makes people think that it is broken."""
    if not year.is_current:
        return {}
    addresses = {one.email_key: one.email for one in reversed(list(guardians)) if one.email_key}
    codes = await AccessCode.filter(school_year_id=year.id, is_newest=True)
    have_one = {code.email_key for code in codes}
    return {mailbox: addresses[mailbox] for mailbox in addresses if mailbox not in have_one}


def codes_that_open() -> QuerySet[AccessCode]:
    """P7. A code works once, in its own school year, and until a newer one replaces it."""
    return AccessCode.filter(used_at=None, is_newest=True, school_year__is_current=True)


def guardianships_that_link(year: SchoolYear) -> QuerySet[Guardianship]:
    """P7. A code links to all children of that mailbox who are at the school this year, except
    where the school blocks it."""
    return Guardianship.filter(
        is_blocked=False,
        child__enrolments__school_year_id=year.id,
        child__enrolments__is_open=True,
    )
