"""Three weeks of a campaign in minutes: workers that are killed, a Telegram that fails, one clock for all."""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, or_, select

from bot.services import campaigns
from bot.services.audience import parse
from bot.services.campaigns import CreatedCampaign
from storage.models import Campaign, Delivery, DueItem
from storage.unit_of_work import UnitOfWork
from tests.durable import people
from tests.durable.people import Act
from tests.durable.time import SharedClock
from tests.durable.verdict import Verdict, judge
from tests.services.builders import CALENDAR
from tests.support.child import Child
from tests.support.house import House

DAYS = 21
LONGEST_STEP = timedelta(hours=6)
QUIET_WITHIN = 90.0  # seconds in which everything that is due has to be done
LOOK = 0.1
FAULT_EVERY = 25  # calls, on the average
FAULTS = ((429, 5), (429, 20), (502, None), ("reset", None), ("lost", None))


@dataclass(slots=True)
class Result:
    """What came of a run."""

    verdict: Verdict
    kills: int
    people: int
    seconds: float
    faults: dict[str, int] = field(default_factory=dict)


class Simulation:
    """Built once, run once."""

    def __init__(self, folder: Path, url: str, *, count: int, workers: int, kills: int, seed: int) -> None:
        self.clock = SharedClock()
        self.house = House(folder, url, clock=self.clock)
        self._count = count
        self._workers = workers
        self._kills_wanted = kills
        self._kills = 0
        self._dice = random.Random(seed)
        self._faults: dict[str, int] = {}
        self._children: list[Child] = []
        self._campaign = 0

    async def run(self, limit: float) -> Result:
        """Run to the end of the campaign, or until so many seconds are over. Raises TimeoutError."""
        began = time.monotonic()
        await self.clock.serve()
        await self.house.open(self._count)
        try:
            async with asyncio.timeout(limit):
                await self._run()
            verdict = await asyncio.to_thread(self._judged)
        finally:
            await self.house.close()
            await self.clock.close()
        return Result(verdict, self._kills, self._count, time.monotonic() - began, self._faults)

    def _judged(self) -> Verdict:
        return self.house.database.read_now(judge, self.house, self._campaign)

    async def _run(self) -> None:
        ends = self.clock.now + timedelta(days=DAYS)
        self._campaign = (await self.house.database.run(_open_only, ends, self.clock())).id
        self.house.server.record.listeners.append(self._maybe_fail)
        for n in range(self._workers):
            child = self.house.child("work", log=f"worker{n}.log", CLOCK=self.clock.url)
            self._children.append(child)
            await child.start()
        accounts = list(self.house.staff_codes)
        acts = deque(people.plans(accounts, self.clock.now, DAYS, self._dice))
        await self._let_time_pass(acts, ends + timedelta(days=2))
        for child in self._children:
            child.terminate()
            await child.ended()

    async def _let_time_pass(self, acts: deque[Act], ends: datetime) -> None:
        steps_left = DAYS * 4
        while self.clock.now < ends:
            await self._quiet(kills=1 + (self._kills_wanted - self._kills) // max(1, steps_left))
            steps_left -= 1
            due = await self.house.database.read(_next_due, self.clock.now)
            at = min([self.clock.now + LONGEST_STEP, *([due] if due else [])])
            while acts and acts[0].at <= at:
                act = acts.popleft()
                self.clock.now = max(self.clock.now, act.at)
                await self._do(act)
            self.clock.now = max(at, self.clock.now)

    async def _do(self, act: Act) -> None:
        phone, code = self.house.phone(act.account), self.house.staff_codes[act.account]
        if act.what == "block":
            await phone.block()
        else:
            status = {"submit": "submitted", "start": "started"}[act.what]
            await self.house.database.run(people.answer, code, self._campaign, status, self.clock.now)

    async def _quiet(self, kills: int) -> None:
        """Wait until nothing is due any more, killing a worker now and then meanwhile."""
        doomed = min(kills, self._kills_wanted - self._kills)
        async with asyncio.timeout(QUIET_WITHIN):
            while await self.house.database.read(_due_now, self.clock.now):
                if doomed and self._dice.random() < 0.3:
                    doomed -= 1
                    await self._kill(self._dice.choice(self._children))
                await asyncio.sleep(self._dice.uniform(LOOK / 2, LOOK * 3))

    async def _kill(self, child: Child) -> None:
        child.kill()
        await child.ended()
        self._kills += 1
        await child.start()

    def _maybe_fail(self, call: object) -> None:
        """After some calls, let the next message fail as Telegram does."""
        if self._dice.random() * FAULT_EVERY > 1 or self.house.server.faults.coming:
            return
        kind, wait = self._dice.choice(FAULTS)
        self.house.server.fail_next("sendMessage", kind, retry_after=wait)
        self._faults[str(kind)] = self._faults.get(str(kind), 0) + 1


def _open_only(uow: UnitOfWork, closes_at: datetime, now: datetime) -> CreatedCampaign:
    """One campaign alone: those of the demo end."""
    for campaign in uow.orm.scalars(select(Campaign).where(Campaign.state == "open")).all():
        campaigns.close(uow, campaign.id, now)
    return campaigns.create(
        uow,
        survey="skills",
        audience=parse("all"),
        opens_at=now,
        closes_at=closes_at,
        now=now,
        calendar=CALENDAR,
    )


def _due_now(uow: UnitOfWork, now: datetime) -> int:
    """How much is due and not done; not what is held by a worker, dead or alive, or left alone for now."""
    planned = select(func.count(DueItem.id)).where(DueItem.state == "planned", DueItem.due_at <= now)
    waiting = select(func.count(Delivery.id)).where(Delivery.state == "waiting", Delivery.due_at <= now)
    waiting = waiting.where(or_(Delivery.leased_until.is_(None), Delivery.leased_until <= now))
    unplanned = select(func.count(Campaign.id)).where(Campaign.state == "scheduled", Campaign.opens_at <= now)
    return sum(uow.orm.scalar(query) or 0 for query in (planned, waiting, unplanned))


def _next_due(uow: UnitOfWork, now: datetime) -> datetime | None:
    """The next moment for which something is planned."""
    moments = (
        uow.orm.scalar(select(func.min(DueItem.due_at)).where(DueItem.state == "planned", DueItem.due_at > now)),
        uow.orm.scalar(select(func.min(Delivery.due_at)).where(Delivery.state == "waiting", Delivery.due_at > now)),
        uow.orm.scalar(select(func.min(Delivery.leased_until)).where(Delivery.state.in_(("waiting", "sending")))),
    )
    found = [moment.astimezone(UTC) for moment in moments if moment is not None]
    return max(min(found), now + timedelta(seconds=1)) if found else None
