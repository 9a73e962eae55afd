"""Days on which the school of a test is closed."""

from datetime import date

from models import Break, BreakKind
from tests.factories import the_school_year


async def a_break(name: str, first: date, last: date | None = None) -> None:
    """Days without school."""
    await Break.create(
        school_year=await the_school_year(),
        kind=BreakKind.HOLIDAY,
        name=name,
        first_day=first,
        last_day=last or first,
    )
