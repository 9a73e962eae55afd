"""`python3 run.py bench [NAME] [--json]`: how fast Klasvenster is, and whether that is enough.

A bench that ran ends well, also when it missed a target: what it found is what it tells.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable

from run import BAD_INPUT, FAULT, stop
from tests.bench import likes, names, phone, timeline
from tests.bench.report import Report
from tests.bench.servers import BenchFault
from tests.browser.finding import NoBrowser

BENCHES: dict[str, Callable[[], Awaitable[Report]]] = {
    "timeline": timeline.measure,
    "likes": likes.measure,
    "phone": phone.measure,
    "names": names.measure,
}


def main(arguments: list[str]) -> None:
    wanted = [argument for argument in arguments if argument != "--json"] or list(BENCHES)
    if unknown := [name for name in wanted if name not in BENCHES]:
        stop(f"There is no bench {unknown[0]}. There are: {', '.join(BENCHES)}.", BAD_INPUT)
    for name in wanted:
        try:
            report = asyncio.run(_measured(name))
        except (BenchFault, NoBrowser) as fault:
            stop(str(fault), FAULT)
        lines = [json.dumps(report.as_json())] if "--json" in arguments else report.lines()
        print("\n".join(lines), flush=True)


async def _measured(name: str) -> Report:
    return await BENCHES[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
