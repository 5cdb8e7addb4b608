"""A province in which very much is open at once."""

from __future__ import annotations

from datetime import timedelta

from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.campaigns.plans import Plan
from storage.unit_of_work import UnitOfWork
from tests.services.builders import CALENDAR
from tests.support.stage import Stage

SURVEYS = ("skills", "languages", "experience")
DAYS = 9  # with the three of the province thirty are open


async def open_thirty(stage: Stage) -> None:
    """For one agency three more campaigns on each of nine days, which close on the same day."""
    now = stage.clock()

    def write(uow: UnitOfWork) -> None:
        for day in range(DAYS):
            for survey in SURVEYS:
                closes = now + timedelta(days=5 + day)
                lifecycle.create_planned(uow, Plan(survey, parse("agency:BTC"), now, closes), now, CALENDAR)

    await stage.database.run(write)
    await stage.run_jobs()
