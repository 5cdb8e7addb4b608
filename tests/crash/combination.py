"""One way of receiving on one engine: people answer, the bot is killed again and again, and all is compared."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.crowd import Crowd
from tests.crash.killing import Witness, median
from tests.crash.verdict import Verdict
from tests.support.child import Child
from tests.support.house import House
from tests.support.patience import STOPPED_WITHIN

EACH = 4  # things that each of them has done and seen confirmed, before the first kill and again after the last one
FILES = 1000  # times an admin sends survey files, at most


@dataclass(slots=True)
class Result:
    """The line of a table, and what speaks against it."""

    mode: str
    engine: str
    people: int
    kills: int
    verdict: Verdict
    again: int
    late: int
    twins: int
    downtimes: list[float]
    seconds: float
    evidence: list[str] = field(default_factory=list)

    @property
    def broken(self) -> int:
        """The number of broken promises."""
        return sum(self.verdict.counts.values())

    @property
    def median_downtime(self) -> float:
        """Seconds from a kill to the next call for a person."""
        return median(self.downtimes)


class Combination:
    """Built once, run once."""

    def __init__(
        self, folder: Path, mode: str, database_url: str, *, people: int, kills: int, seed: int, files: int = FILES
    ) -> None:
        self._house = House(folder, database_url, mode)
        self._engine = "PostgreSQL" if database_url else "SQLite"
        self._count = people
        self._kills = kills
        self._dice = random.Random(f"{seed} {mode} {self._engine}")
        self._seed = seed
        self._files = files
        self._downtimes: list[float] = []

    async def run(self, seconds: float) -> Result:
        """Kill as often as asked for, but begin no further kill after so many seconds."""
        await self._house.open(self._count)
        try:
            return await self._run(seconds)
        finally:
            await self._house.close()

    async def _run(self, seconds: float) -> Result:
        crowd = Crowd(self._house, self._seed, self._files)
        child = self._house.child("run")  # one object: it is started again after each kill, on the same port
        began = time.monotonic()
        await crowd.witness.start(child)
        await child.says("running")
        crowd.start()
        try:
            await self._work(crowd)
            await self._kill_repeatedly(crowd.witness, child, began + seconds)
            await self._work(crowd)
        except TimeoutError:
            crowd.verdict.find("not back", 0, child.log[-2000:])
        await crowd.stop()
        await self._shut_down(child, crowd.verdict)
        crowd.judge(child)
        return self._result(crowd, time.monotonic() - began)

    async def _work(self, crowd: Crowd) -> None:
        """Let people answer undisturbed: so much, not so long, whatever else the machine does. Raises TimeoutError."""
        await crowd.does(crowd.done + EACH * self._count)

    async def _kill_repeatedly(self, witness: Witness, child: Child, end: float) -> None:
        while witness.kills < self._kills and time.monotonic() < end:
            await witness.kill_soon(child, self._dice)
            killed = time.monotonic()
            await witness.start(child)
            witness.when_back = lambda then=killed: self._downtimes.append(time.monotonic() - then)
        await witness.back()

    async def _shut_down(self, child: Child, verdict: Verdict) -> None:
        began = time.monotonic()
        child.terminate()
        code = await child.ended()
        if code or time.monotonic() - began > STOPPED_WITHIN:
            verdict.find("bad end", 0, f"exit code {code} after {time.monotonic() - began:.1f} s")

    def _result(self, crowd: Crowd, seconds: float) -> Result:
        return Result(
            self._house.mode,
            self._engine,
            self._count,
            crowd.witness.kills,
            crowd.verdict,
            sum(person.again for person in crowd.people),
            len(crowd.witness.late),
            sum(twin.killed_between for twin in crowd.witness.twins),
            self._downtimes,
            seconds,
            list(crowd.evidence()) if crowd.verdict.findings else [],
        )
