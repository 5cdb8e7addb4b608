"""Messages that wait, without having been sent."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.delivery import parcels
from bot.delivery.outbox import Outbox
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from storage.models import Delivery, Person
from tests.services.builders import CALENDAR
from tests.support.stage import Stage

PEOPLE = ("BTC-012", "VPUB-017", "VPUB-018")


class Waiting:
    """A stage on which messages wait."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    @property
    def outbox(self) -> Outbox:
        """The one of the running bot."""
        return self.stage.bot.program.jobs._outbox

    async def join(self, *people):
        """People who get messages."""
        for who in people:
            await self.stage.join(who, "en")

    async def campaign(self, survey="skills", audience="all"):
        """Open one and plan its invitations; nothing is sent yet."""
        now = self.stage.clock()
        created = await self.stage.database.run(
            lifecycle.create,
            survey=survey,
            audience=parse(audience),
            opens_at=now,
            closes_at=now + timedelta(days=14),
            now=now,
            calendar=CALENDAR,
        )
        await self.stage.bot.program.jobs.move_campaigns()
        await self.stage.bot.program.jobs.remind()
        return created.id

    async def message(self, who, number=1, *, kind="help", priority=5, campaign=None):
        """One message to somebody."""

        def add(uow):
            person = uow.orm.scalars(select(Person).where(Person.staff_code == who)).one()
            now = self.stage.clock()
            row = Delivery(
                unique_key=f"test:{who}:{number}",
                person_id=person.id,
                kind=kind,
                params={},
                state="waiting",
                due_at=now,
                priority=priority,
                campaign_id=campaign,
                created_at=now,
            )
            uow.orm.add(row)
            uow.orm.flush()
            return row.id

        return await self.stage.database.run(add)

    async def claim(self):
        """Claim as a sender would, and do nothing with it: it dies here."""
        return await self.stage.database.run(parcels.claim, self.stage.clock(), self.stage.settings)

    async def send(self):
        """Send what is due."""
        sent = await self.outbox.send_due()
        await self.stage.settle()
        return sent

    def rows(self, *who):
        """Deliveries as they are stored, the oldest first."""
        query = select(Delivery).join(Person, Person.id == Delivery.person_id).order_by(Delivery.id)
        return self.stage.rows(query.where(Person.staff_code.in_(who)) if who else query)

    def states(self, *who):
        """State and reason of each."""
        return [(row.state, row.reason) for row in self.rows(*who)]

    def arrived(self, who, words="“Skill self-assessment”"):
        """How many messages with these words somebody has."""
        return sum(words in message.text for message in self.stage.phone(who).messages if message.from_bot)


@pytest.fixture
def waiting(stage):
    return Waiting(stage)
