"""Two senders as processes, killed in the middle of a blast: nobody gets a message twice, nothing is forgotten."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.services.reminders import invitations
from storage.models import Delivery
from tests.durable.time import SharedClock
from tests.receiving.conftest import until
from tests.support.house import House
from tests.support.patience import PATIENCE

pytestmark = pytest.mark.slow

PEOPLE, CAMPAIGNS = 60, (1, 2, 3)
KILLED_AT = (0.1, 0.4)  # shares of all messages; a kill can leave half of them unknown, and these are not sent again


def plan(uow, now):
    """An invitation to each of the campaigns for everybody who has joined."""
    return sum(invitations.plan_for_late(uow, campaign, 0, now) for campaign in CAMPAIGNS)


def states(house):
    """How many deliveries are in which state."""
    query = select(Delivery.state, func.count()).group_by(Delivery.state)
    return house.database.read_now(lambda uow: Counter(dict(map(tuple, uow.connection.execute(query)))))


async def test_kill_9_in_the_middle_of_a_blast(database_url, tmp_path):
    clock = SharedClock()
    await clock.serve()
    house = House(tmp_path, database_url, clock=clock)
    await house.open(PEOPLE)
    try:
        for account in house.staff_codes:
            house.phone(account).account.started = True
        house.server.fail_next("sendMessage", "slow", seconds=0.05, times=10_000)
        senders = [
            house.child("work", log=f"worker{number}.log", CLOCK=clock.url)
            for number in range(1 if "sqlite" in database_url else 2)
        ]
        assert await house.database.run(plan, clock()) == PEOPLE * len(CAMPAIGNS)
        for sender in senders:
            await sender.start()
            await sender.says("running")
        total = PEOPLE  # one message to each, about all three
        for share in KILLED_AT:
            await until(lambda share=share: house.server.record.counts["sendMessage"] > share * total)
            senders[0].kill()
            await senders[0].ended()
            clock.now += timedelta(minutes=3)  # what it had claimed is free again
            await senders[0].start()
        await _until_done(house, clock)
    finally:
        await house.close()
        await clock.close()
    found = states(house)
    assert set(found) <= {"sent", "unknown"}
    assert sum(found.values()) == total
    # What a kill can leave: a group begun, calls under way, outcomes of a moment that were not noted yet.
    assert found["unknown"] <= len(KILLED_AT) * 30
    told = Counter(
        (account, message.text) for account in house.staff_codes for message in house.phone(account).messages
    )
    assert set(told.values()) == {1}
    assert found["sent"] <= told.total() <= total


async def _until_done(house, clock):
    """Let leases of the dead run out, and the living send the rest."""
    async with asyncio.timeout(PATIENCE):
        while set(await asyncio.to_thread(states, house)) & {"waiting", "sending"}:
            await asyncio.sleep(1.5)
            clock.now += timedelta(minutes=1)
