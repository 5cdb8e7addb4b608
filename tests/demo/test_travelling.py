"""A journey through time stops wherever something is due, and everything happens at its moment."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from bot.demo.travelling import LONGEST_STEP, Traveller
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.reminders.kinds import LADDER
from storage.models import Campaign, Delivery
from tests.services.builders import CALENDAR


def traveller_of(stage):
    """One who moves the stage's clock."""

    def move_to(moment):
        stage.clock.now = max(stage.clock.now, moment.astimezone(stage.clock.now.tzinfo))

    made = Traveller(stage.clock, move_to, stage.database)
    made.jobs = stage.bot.program.jobs
    return made


async def test_three_weeks_of_a_campaign_happen_in_their_order(stage):
    await stage.join("BTC-012", "en")
    start = stage.clock()
    opens, closes = start + timedelta(days=3, hours=5), start + timedelta(days=17)
    created = await stage.database.run(
        lifecycle.create,
        survey="skills",
        audience=parse("all"),
        opens_at=opens,
        closes_at=closes,
        now=start,
        calendar=CALENDAR,
    )
    target = start + timedelta(days=21)
    await traveller_of(stage).go(target)
    await stage.settle()
    assert stage.clock() == target
    (campaign,) = stage.rows(select(Campaign).where(Campaign.id == created.id))
    assert (campaign.state, campaign.opens_at) == ("closed", opens)
    sent = stage.rows(select(Delivery).where(Delivery.campaign_id == created.id).order_by(Delivery.sent_at))
    assert [(one.kind, one.state) for one in sent] == [(kind, "sent") for kind in ("invitation", *LADDER)]
    assert sent[0].sent_at == opens
    message = next(m for m in stage.phone("BTC-012").messages if m.body["date"] == int(opens.timestamp()))
    assert "Skill self-assessment" in message.text


async def test_the_jobs_look_at_least_twice_a_day(stage):
    traveller, looked = traveller_of(stage), []
    run_all = traveller.jobs.run_all

    async def run():
        looked.append(stage.clock())
        return await run_all()

    traveller.jobs = type("Jobs", (), {"run_all": staticmethod(run)})()
    start = stage.clock()
    await traveller.go(start + timedelta(days=2))
    steps = [after - before for before, after in zip([start, *looked], looked, strict=False)]
    assert max(steps) <= LONGEST_STEP
    assert sum(steps, timedelta()) >= timedelta(days=2) - LONGEST_STEP


async def test_a_message_put_off_goes_out_on_the_way(stage):
    await stage.join("BTC-012", "en")
    stage.server.fail_next("sendMessage", 429, retry_after=3000)
    await stage.open_campaign("languages")
    assert [row.state for row in stage.rows(select(Delivery))] == ["waiting"]
    await traveller_of(stage).go(stage.clock() + timedelta(hours=1))
    (row,) = stage.rows(select(Delivery))
    assert (row.state, row.sent_at - row.created_at) == ("sent", timedelta(seconds=3000))
