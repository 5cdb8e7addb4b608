"""``python -m benchmarks.memory``: resident memory of the bot with 1,000 and with 4,000 open sessions.

The shipped surveys of the demo province, on both engines; every person has opened one of them and given a few answers.
Exit code 1 when the larger figure is more than a tenth above the smaller one: 8 KiB for each session more, where one
that is kept takes some 40.

The first thousand fill what is bounded and empty at the start: the pages that SQLite keeps (16 MiB a connection), the
sessions and texts that are kept, what the allocator holds ready. That is no growth, and is shown beside it.
"""

import asyncio
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from benchmarks.processes import memory_of
from tests.crash.crowd import Crowd
from tests.support.house import House
from tests.support.own_postgres import new_database, own_postgres

FIRST, FEW, MANY = 200, 1000, 4000
ALLOWED = 1.10
STEPS = 3  # things done and confirmed by each person: answers, mostly
TOGETHER = 40
QUIET = 3.0  # seconds until what is under way has come to its end
SEED = 1


def main() -> bool:
    """Print the figures and their ratio; False when memory grows with the sessions."""
    ratios = []
    with own_postgres() as postgres, tempfile.TemporaryDirectory(prefix="memory-") as name:
        for engine in ("SQLite", "PostgreSQL"):
            folder = Path(name, engine)
            folder.mkdir()
            url = new_database(postgres, "memory") if engine == "PostgreSQL" else ""
            first, few, many = asyncio.run(measure(folder, url))
            ratios.append(many / few)
            print(
                f"resident memory on {engine}: {few:.0f} MiB at {FEW} open sessions, {many:.0f} MiB at {MANY}: "
                f"ratio {many / few:.2f}, {1024 * (many - few) / (MANY - FEW):.1f} KiB a session "
                f"(before what is bounded was full: {first:.0f} MiB at {FIRST})",
                flush=True,
            )
    return max(ratios) <= ALLOWED


async def measure(folder: Path, url: str) -> tuple[float, float, float]:
    """MiB at `FIRST`, `FEW` and `MANY` open sessions."""
    house = House(folder, url)
    await house.open(MANY)
    child = house.child("run")
    try:
        await child.start()
        await child.says("running")
        crowd = Crowd(house, SEED)
        found = []
        for begun, last in pairwise((0, FIRST, FEW, MANY)):
            await _answer(crowd, begun, last)
            await house.server.settled(quiet=QUIET)
            found.append(memory_of(child.pid))
    finally:
        await house.close()
    return found[0], found[1], found[2]


async def _answer(crowd: Crowd, first: int, last: int) -> None:
    """Some at a time, each in one session, as far as `STEPS`; who gives up has a session that is open all the same."""
    gave_up = 0
    for start in range(first, last, TOGETHER):
        people = crowd.people[start : min(last, start + TOGETHER)]
        gave_up += (await asyncio.gather(*(person.answer_some(STEPS) for person in people))).count(False)
        for person in people:
            if person.violations:
                raise RuntimeError(person.violations)
    if gave_up:
        print(f"{gave_up} of {last - first} people found no answer that was taken", flush=True)


if __name__ == "__main__":
    sys.exit(not main())
