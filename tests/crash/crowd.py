"""Many people who answer at once, and what is found when all they saw is compared with all that is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from bot.sandbox.calls import Call
from tests.crash import verdict as verdicts
from tests.crash.killing import Witness, is_behind
from tests.crash.person import Person
from tests.crash.sender import Sender
from tests.crash.verdict import Verdict
from tests.support.child import Child
from tests.support.house import House
from tests.support.patience import PATIENCE

MOST_FINDINGS, MOST_STORIES = 20, 3
LOOK = 0.05  # seconds
_BAD_WORDS = ("Traceback", "an update was parked", "level=error", "level=critical", "was never retrieved")


class Crowd:
    """Everybody who has joined in a house, and an admin who sends survey files, so many times at most."""

    def __init__(self, house: House, seed: int, files: int = 0) -> None:
        self.house = house
        self.witness = Witness(house)
        self.verdict = Verdict()
        self._stop = asyncio.Event()
        self._answering: list[asyncio.Task[None]] = []
        self.people = [
            Person(house.phone(account), f"{seed} {account}", self.witness.acted, self._is_behind)
            for account in house.staff_codes
        ]
        self.sender = Sender(house, seed, self.witness.acted, files)
        if files:
            self.sender.enrol()

    def start(self) -> None:
        """Everybody begins to answer."""
        self._answering = [asyncio.create_task(person.answer(self._stop)) for person in self.people]
        self._answering.append(asyncio.create_task(self.sender.send(self._stop)))

    @property
    def done(self) -> int:
        """How much was done and seen to be done."""
        return sum(len(person.record) for person in self.people)

    @property
    def broken(self) -> bool:
        """Whether somebody has seen a promise broken or failed, and answers no more."""
        return any(person.violations for person in self.people) or any(map(_error, self._answering))

    async def does(self, count: int) -> None:
        """Wait until so much is done, or somebody answers no more.

        Raises TimeoutError when nobody does anything more: so much is waited for, not so long.
        """
        while (before := self.done) < count and not self.broken:
            async with asyncio.timeout(PATIENCE):
                while self.done == before and not self.broken:  # noqa: ASYNC110 - what they do is no one event
                    await asyncio.sleep(LOOK)

    async def stop(self) -> None:
        """Everybody waits for the reaction to what they did last, and stops."""
        self._stop.set()
        _, late = await asyncio.wait(self._answering, timeout=PATIENCE)
        for task in late:
            task.cancel()
        try:
            await self.house.server.settled(quiet=0.5, limit=PATIENCE)
        except TimeoutError:
            self.verdict.find("not settled", 0, f"{self.house.server.pending} updates wait")

    def _is_behind(self, account: int) -> bool:
        return is_behind(self.house, account)

    def judge(self, *children: Child) -> Verdict:
        """Compare, look into the logs of the children."""
        verdict = self.verdict
        self._hear()
        for person in self.people:
            self._judge_person(person)
        self.sender.judge(verdict)
        for twin in self.witness.twins:
            if not twin.killed_between and not self.witness.twins_allowed:
                verdict.find("twin without a kill", twin.account, "a message came twice")
        if count := self.house.database.read_now(verdicts.parked):
            verdict.find("parked", 0, f"{count} updates")
        for line in (line for child in children for line in child.log.splitlines()):
            if any(word in line for word in _BAD_WORDS):
                verdict.find("log", 0, line[:300])

        return verdict

    def _judge_person(self, person: Person) -> None:
        verdict, witness = self.verdict, self.witness
        account = person.phone.id
        for press in set(person.phone.unanswered) - witness.late:  # those were answered after their 15 seconds
            verdict.find("unanswered", account, f"press {press}")
        code = self.house.staff_codes[account]
        self.house.database.read_now(verdicts.judge, verdict, account, code, person.record, person.receipts)

    def _hear(self) -> None:
        """Note which promises people saw broken, and who failed."""
        for person in self.people:
            for violation in person.violations:
                self.verdict.find(violation.kind, person.phone.id, violation.what)
        everybody = [*(person.phone.id for person in self.people), self.sender.phone.id]
        for account, task in zip(everybody, self._answering, strict=False):
            if error := _error(task):
                self.verdict.find("fault of the test", account, repr(error))

    def testimony(self) -> Iterable[str]:
        """What people say while they are at it; of people who saw nothing wrong, where each one stands."""
        self._hear()
        yield f"{self.done} things are done, {self.house.server.pending} updates wait"
        yield from self.evidence()
        for person in self.people if not self.verdict.findings else ():
            at, what = person.history[-1] if person.history else ("never", "nothing")
            yield f"{person.phone.id}: {len(person.record)} done, the last thing at {at}: {what}"

    def evidence(self) -> Iterable[str]:
        """What was found, and the stories of the first it happened to."""
        verdict = self.verdict
        for account, what in verdict.findings[:MOST_FINDINGS]:
            yield f"{account or '-'}: {what}"
        concerned = list(dict.fromkeys(account for account, _ in verdict.findings if account))[:MOST_STORIES]
        for person in self.people:
            if person.phone.id in concerned:
                yield f"the story of {person.phone.id}, {self.house.staff_codes[person.phone.id]}:"
                yield from (f"  {line}" for line in _story(person, self.witness))


def _error(task: asyncio.Task[None]) -> BaseException | None:
    """What somebody failed with; None while they answer, and when they ended or were told to."""
    return task.exception() if task.done() and not task.cancelled() else None


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
