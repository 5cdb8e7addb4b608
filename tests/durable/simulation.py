"""Weeks of a campaign in minutes: workers that are killed, a Telegram that fails, one clock for all."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.delivery.parcels import LEASE
from bot.services.campaigns import lifecycle, remind_now
from bot.services.campaigns.audience import parse
from bot.services.campaigns.lifecycle import CreatedCampaign
from bot.settings import Settings
from storage.models import Campaign
from storage.unit_of_work import UnitOfWork
from tests.durable import people, waiting
from tests.durable.faults import Faults, Killer
from tests.durable.people import Act, Begun
from tests.durable.time import SharedClock
from tests.durable.verdict import Verdict, judge
from tests.durable.workers import Worker
from tests.services.builders import CALENDAR
from tests.support.clock import VIET_NAM
from tests.support.house import House, join

DAYS = 21  # of a campaign, as a rule
AFTERWARDS = timedelta(days=2)
LONGEST_STEP = timedelta(hours=6)
OUTAGE_AFTER, OUTAGE = 3 / 7, timedelta(hours=25, minutes=30)  # of the campaign; how long nothing runs
BY_HAND_AFTER, BY_HAND_AT = 4 / 7, timedelta(hours=4, minutes=30)  # of the campaign: an admin reminds everybody at once
LATE = 0.3  # of the people join when it has begun
QUIET_WITHIN = 180.0  # seconds in which something that is due has to be done
UNTOUCHED = 5.0  # seconds in which a worker that lives goes on with what it holds, where another was killed
LOOK = 0.1
KILL_WHEN_SOMETHING_HAPPENED = 0.2
KILL_WHEN_IDLE = 0.1
SUBMIT_AT_A_LOOK = 0.5


@dataclass(slots=True)
class Result:
    """What came of a run."""

    verdict: Verdict
    kills: int
    at_a_call: int  # of these, between a call that was carried out and its answer
    people: int
    steps: int
    seconds: float
    faults: Counter[str] = field(default_factory=Counter)


class Simulation:
    """Built once, run once."""

    def __init__(
        self, folder: Path, url: str, *, count: int, workers: int, kills: int, seed: int, days: int = DAYS
    ) -> None:
        self.clock = SharedClock()
        self.house = House(folder, url, clock=self.clock)
        self.begun: dict[str, Begun] = {}  # by staff code: what was under way, or had been, when they submitted
        self._count, self._days = count, days
        self._dice = random.Random(seed)
        self._faults = Faults(self.house.server, random.Random(seed + 1))
        self._workers: list[Worker] = []
        self._count_of_workers = workers
        self._killer = Killer(self.house.server, self._workers, kills, random.Random(seed + 2), self.clock)
        self._acts: deque[Act] = deque()
        self._events: list[tuple[datetime, Callable[[], Awaitable[None]]]] = []
        self._campaign = self._steps = 0
        self._opened = self.clock.now

    async def run(self, limit: float) -> Result:
        """Run to the end of the campaign, or until so many seconds are over. Raises TimeoutError."""
        began = time.monotonic()
        await self.clock.serve()
        await self.house.open(self._count, joined=self._count - int(self._count * LATE))
        try:
            async with asyncio.timeout(limit):
                await self._run()
            verdict = await asyncio.to_thread(self._judged)
        finally:
            await self.house.close()
            await self.clock.close()
        seconds = time.monotonic() - began
        killer = self._killer
        return Result(verdict, killer.kills, killer.at_a_call, self._count, self._steps, seconds, self._faults.counts)

    def _judged(self) -> Verdict:
        return self.house.database.read_now(judge, self.house, self._campaign, self.begun)

    async def _run(self) -> None:
        ends = self._opened + timedelta(days=self._days)
        self._campaign = (await self.house.database.run(_open_only, ends, self.clock())).id
        accounts = list(self.house.staff_codes)
        late = accounts[len(accounts) - int(self._count * LATE) :]
        for account in accounts[: len(accounts) - len(late)]:
            await self.house.phone(account).start()
        self._acts.extend(
            people.plans(accounts[: len(accounts) - len(late)], late, self._opened, self._days, self._dice)
        )
        outage, by_hand = (timedelta(days=round(self._days * share)) for share in (OUTAGE_AFTER, BY_HAND_AFTER))
        self._events = [
            (self._opened + outage - timedelta(hours=1), self._outage),
            (self._opened + by_hand + BY_HAND_AT, self._by_hand),
        ]
        for n in range(self._count_of_workers):
            self._workers.append(Worker(self.house.child("work", log=f"worker{n}.log", CLOCK=self.clock.url)))
            await self._workers[-1].start()
        while self.clock.now < ends + AFTERWARDS:
            self._killer.allow((self.clock.now - self._opened) / timedelta(days=self._days))
            await self._quiet()
            await self._move_on()
        await self._quiet()
        for worker in self._workers:
            await worker.stop()

    async def _move_on(self) -> None:
        """Go to the next moment at which something is due; people act on the way."""
        self._steps += 1
        due = await self.house.database.read(waiting.next_due, self.clock.now)
        at = min([self.clock.now + LONGEST_STEP, *([due] if due else [])])
        if self._events and self._events[0][0] <= at:
            at, happens = self._events.pop(0)
            await self._act_until(at)
            await happens()
            return
        await self._act_until(at)

    async def _act_until(self, at: datetime) -> None:
        while self._acts and self._acts[0].at <= at:
            act = self._acts.popleft()
            self.clock.now = max(self.clock.now, act.at)
            await self._do(act)
        self.clock.now = max(at, self.clock.now)

    async def _outage(self) -> None:
        """Nothing runs for a day: what should have gone out is missed."""
        for worker in self._workers:
            await worker.stop()
        await self._act_until(self.clock.now + OUTAGE)
        for worker in self._workers:
            await worker.start()

    async def _by_hand(self) -> None:
        await self.house.database.run(remind_now.remind, self._campaign, self._now(), self._settings())

    def _settings(self) -> Settings:
        return Settings(_env_file=None, **{k.lower(): v for k, v in self.house.settings().items()})

    def _now(self) -> datetime:
        return self.clock.now.astimezone(VIET_NAM)

    # -- people

    async def _do(self, act: Act) -> None:
        phone, code, run = self.house.phone(act.account), self.house.staff_codes[act.account], self.house.database.run
        match act.what:
            case "join":
                await phone.start()
                await run(join, act.account, code, self.clock.now)
            case "block":
                await phone.block()
            case "start":
                await run(people.start, code, self._campaign)
            case "snooze":
                await run(people.snooze, code, self._now(), self._settings(), self._dice.random())
            case "absent":
                await run(people.leave_for_a_while, code, self._now())
            case "stop":
                await run(people.want_no_more, code, self.clock.now)
            case "submit":
                await self._submit(code)

    async def _submit(self, code: str) -> None:
        begun = await self.house.database.run(people.submit, code, self._campaign, self.clock.now)
        # What was begun by another connection while this one committed is seen only now.
        self.begun[code] = await self.house.database.read(people.begun, code) | begun

    async def _submit_meanwhile(self) -> None:
        """Somebody to whom a message is just about to leave submits."""
        if self._dice.random() > SUBMIT_AT_A_LOOK:
            return
        codes = set(await self.house.database.read(people.wait_for_a_message))
        ready = [act for act in self._acts if act.what == "submit" and self.house.staff_codes[act.account] in codes]
        if ready:
            act = self._dice.choice(ready)
            self._acts.remove(act)
            await self._submit(self.house.staff_codes[act.account])

    # -- waiting

    async def _quiet(self) -> None:
        """Wait until nothing is due any more and no worker that lives holds anything; some are killed meanwhile.

        Raises TimeoutError when nothing changes any more and something is still due.
        """
        seen, since = None, time.monotonic()
        while True:
            for worker in self._workers:
                await worker.revive()
            found = await self.house.database.read(_state, self.clock.now)
            if found != seen:
                seen, since = found, time.monotonic()
                self._killer.maybe(KILL_WHEN_SOMETHING_HAPPENED)
            due, held = found
            if due:
                await self._submit_meanwhile()
            elif not held or (self._some_holder_is_dead and time.monotonic() - since > UNTOUCHED):
                break
            if time.monotonic() - since > QUIET_WITHIN:
                raise TimeoutError(f"at {self.clock.now} {due} due, {len(held)} held, and nothing happens")
            await asyncio.sleep(self._dice.uniform(LOOK / 2, LOOK * 2))
        self._killer.maybe(KILL_WHEN_IDLE)

    @property
    def _some_holder_is_dead(self) -> bool:
        """Whether what is held may be held by one that was killed: never longer than a lease."""
        killed_at = self._killer.killed_at
        return killed_at is not None and self.clock.now - killed_at <= LEASE


def _state(uow: UnitOfWork, now: datetime) -> tuple[dict[str, int], frozenset[tuple[int, str, int]]]:
    return waiting.due_now(uow, now), waiting.held(uow, now)


def _open_only(uow: UnitOfWork, closes_at: datetime, now: datetime) -> CreatedCampaign:
    """One campaign alone: those of the demo end."""
    for campaign in uow.orm.scalars(select(Campaign).where(Campaign.state.in_(("scheduled", "open")))).all():
        lifecycle.close(uow, campaign.id, now)
    return lifecycle.create(
        uow,
        survey="skills",
        audience=parse("all"),
        opens_at=now,
        closes_at=closes_at,
        now=now,
        calendar=CALENDAR,
    )
