"""A program of its own that plans a message, or publishes what is due, and is killed meanwhile.

A script, started by test_plans_survive.py: "plan" dies right after the plan was made, "publish"
halfway through publishing it. In a demo's folder: only a demo has the time that it is told.
"""

import asyncio
import os
import signal
import sys
from datetime import timedelta
from typing import NoReturn
from unittest.mock import patch

from services import audit, clock, database, planning
from services.demo.folder import DEMO_BUILT, the_demo_may_use_this_database
from services.messages import Message
from services.settings import settings
from tests.factories import a_group, a_teacher

WORDS = Message(title="Naar het bos", text="We zochten bladeren.")


async def plan_and_die() -> None:
    await the_demo_may_use_this_database()
    await audit.record(None, DEMO_BUILT)  # a small one, and in no time
    group = await a_group()
    publish_at = clock.now() + timedelta(hours=1)
    await planning.plan_post(await a_teacher(of=group), group.public_id, WORDS, publish_at)
    die()


async def die_while_publishing() -> None:
    async def write_no_line(*_line: object) -> None:
        die()

    with patch.object(audit, "record", write_no_line):
        await planning.publish_due(clock.now())


def die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise SystemExit


async def main(what: str) -> None:
    moment = settings().now
    assert moment is not None
    clock.travel_to(moment)
    await database.open_database()
    await (plan_and_die() if what == "plan" else die_while_publishing())


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
