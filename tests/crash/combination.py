"""One way of receiving on one engine: people answer, the bot is killed again and again, and all is compared."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bot.sandbox.calls import Call
from tests.crash import verdict as verdicts
from tests.crash.killing import Witness, median
from tests.crash.person import Person
from tests.crash.verdict import Verdict
from tests.support.child import Child
from tests.support.house import House

QUIET_WITHIN = 60.0
FINISH_WITHIN = 110.0  # seconds in which everybody must get the reaction they wait for
AFTERWARDS = 1.5  # seconds of undisturbed answering after the last kill
SHUT_DOWN_WITHIN = 10.0
MOST_FINDINGS, MOST_STORIES = 20, 3
_BAD_WORDS = ("Traceback", "an update was parked", "level=error", "level=critical", "was never retrieved")


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

    def __init__(self, folder: Path, mode: str, database_url: str, *, people: int, kills: int, seed: int) -> None:
        self._house = House(folder, database_url, mode)
        self._engine = "PostgreSQL" if database_url else "SQLite"
        self._count = people
        self._kills = kills
        self._dice = random.Random(f"{seed} {mode} {self._engine}")
        self._seed = seed
        self._stop = asyncio.Event()
        self._downtimes: list[float] = []
        self._people: list[Person] = []

    async def run(self, seconds: float) -> Result:
        """Kill as often as asked for, but begin no further kill after so many seconds."""
        await self._house.open(self._count)
        try:
            return await self._run(seconds)
        finally:
            await self._house.close()

    async def _run(self, seconds: float) -> Result:
        witness = Witness(self._house)
        child = self._house.child("run")  # one object: it is started again after each kill, on the same port
        began = time.monotonic()
        await child.start()
        await child.says("running")
        answering = [asyncio.create_task(person.answer(self._stop)) for person in self._gather(witness)]
        verdict = Verdict()
        try:
            await self._kill_repeatedly(witness, child, began + seconds)
            await asyncio.sleep(AFTERWARDS)
        except TimeoutError:
            verdict.find("not back", 0, child.log[-2000:])
        self._stop.set()
        _, late = await asyncio.wait(answering, timeout=FINISH_WITHIN)
        for task in late:
            task.cancel()
        for task in answering:
            if not task.cancelled() and task.done() and (error := task.exception()):
                verdict.find("fault of the test", 0, repr(error))
        try:
            await self._house.server.settled(quiet=0.5, limit=QUIET_WITHIN)
        except TimeoutError:
            verdict.find("not settled", 0, f"{self._house.server.pending} updates wait")
        await self._shut_down(child, verdict)
        self._judge(witness, child, verdict)
        return self._result(witness, verdict, time.monotonic() - began)

    def _gather(self, witness: Witness) -> list[Person]:
        for account in self._house.staff_codes:
            phone = self._house.phone(account)
            self._people.append(Person(phone, f"{self._seed} {account}", witness.acted, self._waits))
        return self._people

    def _waits(self, account: int) -> bool:
        lanes = (f"chat {account}", f"press {account}")
        return any(update.lane in lanes for update in self._house.server.backend.queue.since(0))

    async def _kill_repeatedly(self, witness: Witness, child: Child, end: float) -> None:
        while witness.kills < self._kills and time.monotonic() < end:
            await witness.kill_soon(child, self._dice)
            killed = time.monotonic()
            await child.start()
            witness.when_back = lambda then=killed: self._downtimes.append(time.monotonic() - then)
        await witness.back()

    async def _shut_down(self, child: Child, verdict: Verdict) -> None:
        began = time.monotonic()
        child.terminate()
        code = await child.ended()
        if code or time.monotonic() - began > SHUT_DOWN_WITHIN:
            verdict.find("bad end", 0, f"exit code {code} after {time.monotonic() - began:.1f} s")

    # -- judging

    def _judge(self, witness: Witness, child: Child, verdict: Verdict) -> None:
        for person in self._people:
            self._judge_person(person, witness, verdict)
        for twin in witness.twins:
            if not twin.killed_between:
                verdict.find("twin without a kill", twin.account, "a message came twice")
        if count := self._house.database.read_now(verdicts.parked):
            verdict.find("parked", 0, f"{count} updates")
        for line in child.log.splitlines():
            if any(word in line for word in _BAD_WORDS):
                verdict.find("log", 0, line[:300])

    def _judge_person(self, person: Person, witness: Witness, verdict: Verdict) -> None:
        account = person.phone.id
        for violation in person.violations:
            verdict.find(violation.kind, account, violation.what)
        for press in set(person.phone.unanswered) - witness.late:  # those were answered after their 15 seconds
            verdict.find("unanswered", account, f"press {press}")
        code = self._house.staff_codes[account]
        self._house.database.read_now(verdicts.judge, verdict, account, code, person.record, person.receipts)

    def _result(self, witness: Witness, verdict: Verdict, seconds: float) -> Result:
        return Result(
            self._house.mode,
            self._engine,
            self._count,
            witness.kills,
            verdict,
            sum(person.again for person in self._people),
            len(witness.late),
            sum(twin.killed_between for twin in witness.twins),
            self._downtimes,
            seconds,
            list(self._evidence(witness, verdict)) if verdict.findings else [],
        )

    def _evidence(self, witness: Witness, verdict: Verdict) -> Iterable[str]:
        for account, what in verdict.findings[:MOST_FINDINGS]:
            yield f"{account or '-'}: {what}"
        concerned = list(dict.fromkeys(account for account, _ in verdict.findings if account))[:MOST_STORIES]
        for person in self._people:
            if person.phone.id in concerned:
                yield f"the story of {person.phone.id}, {self._house.staff_codes[person.phone.id]}:"
                yield from (f"  {line}" for line in _story(person, witness))


def _story(person: Person, witness: Witness) -> list[str]:
    """What somebody did, what the bot did in that chat, and the kills, in the order of time."""
    mine = str(person.phone.id)
    lines = [(at, f"person: {what}") for at, what in person.history]
    lines += [(call.at, _shown(call)) for call in witness.calls if str(call.params.get("chat_id")) == mine]
    lines += [(at, f"-- kill {how}") for at, how in witness.kill_marks]
    return [f"{at:%H:%M:%S.%f} {what}" for at, what in sorted(lines, key=lambda line: line[0])]


def _shown(call: Call) -> str:
    text = " ".join(str(call.params.get("text", "")).split())[:90]
    markup = str(call.params.get("reply_markup", ""))
    found = markup[markup.find("a1") :][:12] if "a1" in markup else ""
    number = call.params.get("message_id") or (call.result or {}).get("message_id", "")
    return f"bot: {call.method} {call.status} {number} {found} {text}"
