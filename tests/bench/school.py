"""The demo school with more parents, all of them signed in, to be looked at by a bench.

Run with a number of parents: fills the data folder, and prints a cookie per parent.
"""

import asyncio
import json
import sys
from typing import Any

from starlette.responses import Response

from models import Link, Person
from pages.session import with_session
from services import clock, database, sessions
from services.demo.school import build_demo_school
from services.emails import email_key
from services.settings import settings
from services.transactions import unit_of_work

MODEL_PARENT = email_key("fatma@ouder.example")  # two children, in two groups


async def build_school(parents: int) -> list[dict[str, str]]:
    """Build the demo school with so many parents more, with the same children as Fatma, and sign
    them in. Returns the cookie of each."""
    if moment := settings().now:
        clock.travel_to(moment)
    await database.open_database()
    try:
        await build_demo_school()
        async with unit_of_work():
            links = await Link.filter(person__email_key=MODEL_PARENT, ended_at=None).values(
                "child_id", "school_year_id"
            )
            return [await _sign_in(await _a_parent(number, links)) for number in range(parents)]
    finally:
        await database.close_database()


async def _a_parent(number: int, links: list[dict[str, Any]]) -> Person:
    address = f"lezer{number}@ouder.example"
    parent = await Person.create(
        name=f"Lezer {number}", email=address, email_key=email_key(address)
    )
    for link in links:
        await Link.create(person=parent, linked_at=clock.now(), **link)
    return parent


async def _sign_in(person: Person) -> dict[str, str]:
    token = await sessions.open_session(person, "Bench")
    cookie = with_session(Response(), token).headers["set-cookie"]
    name, _, value = cookie.partition(";")[0].partition("=")
    return {name: value}


if __name__ == "__main__":
    cookies = asyncio.run(build_school(int(sys.argv[1])))
    print(json.dumps(cookies))
