"""Messages that were delayed: sending hours, the cap and what their reader wants are looked at again when they go."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import create_engine, select, update

from bot.services.deliveries import switch
from bot.services.reminders.holding import BUSY
from storage.database import driver_url
from storage.models import Absence, Campaign, Delivery, DueItem, Person
from tests.support.clock import VIET_NAM

pytestmark = pytest.mark.both_databases

WHO = "BTC-012"
HELD = ("waiting", "outside sending hours")


def at(day, hour, minute=0):
    return datetime(2026, 6, day, hour, minute, tzinfo=VIET_NAM)


async def until(waiting, moment):
    """The clock moves on; nothing else does."""
    waiting.stage.clock.pass_(seconds=(moment - waiting.stage.clock()).total_seconds())


async def change(waiting, statement):
    await waiting.stage.database.run(lambda uow: uow.orm.execute(statement) and None)


async def invited(waiting):
    """An invitation that waits at ten on a Monday morning; gives its person's row number."""
    await waiting.join(WHO)
    await waiting.campaign()
    (row,) = waiting.rows(WHO)
    assert row.state == "waiting"
    return row.person_id


async def as_last_reminder(waiting):
    await change(waiting, update(Delivery).values(kind="last"))


async def test_what_was_delayed_past_the_sending_hours_waits_for_the_next_morning(waiting):
    await invited(waiting)
    await waiting.stage.database.run(switch.stop, "operator", waiting.stage.clock())
    await until(waiting, at(15, 16, 45))
    await waiting.stage.database.run(switch.resume, "operator", waiting.stage.clock())
    await waiting.send()
    (row,) = waiting.rows(WHO)
    assert (row.state, row.reason, row.due_at, row.attempts) == (*HELD, at(16, 8), 0)
    assert waiting.stage.rows(select(DueItem.acted_at).where(DueItem.delivery_id == row.id)) == [at(16, 8)]
    await until(waiting, at(16, 7, 59))
    assert await waiting.send() == 0
    await until(waiting, at(16, 8))
    await waiting.send()
    assert waiting.arrived(WHO) == 1


async def test_a_flood_over_noon_waits_for_the_afternoon(waiting):
    await invited(waiting)
    await change(waiting, update(Delivery).values(leased_until=at(15, 11, 30), reason="flood control", attempts=1))
    await until(waiting, at(15, 11, 30))
    await waiting.send()
    (row,) = waiting.rows(WHO)
    assert (row.state, row.reason, row.due_at) == (*HELD, at(15, 14))


async def test_what_could_only_go_after_the_closing_is_cancelled(waiting):
    await invited(waiting)
    await change(waiting, update(Campaign).where(Campaign.id == 4).values(closes_at=at(15, 20)))
    await until(waiting, at(15, 16, 45))
    await waiting.send()
    assert waiting.states() == [("cancelled", "no time left")]


@pytest.mark.parametrize("province_url", ["postgresql"], indirect=True)
async def test_what_moves_to_another_day_waits_for_whoever_decides_about_its_reader_now(waiting):
    person = await invited(waiting)
    await until(waiting, at(15, 16, 45))
    engine = create_engine(driver_url(waiting.stage.url))
    with engine.connect() as other:
        other.execute(select(Person.id).where(Person.id == person).with_for_update(key_share=True))
        await waiting.send()
        other.rollback()
    engine.dispose()
    (row,) = waiting.rows(WHO)
    assert (row.state, row.due_at) == ("waiting", at(15, 16, 45) + BUSY)
    assert waiting.stage.rows(select(DueItem.acted_at).where(DueItem.delivery_id == row.id)) != [at(16, 8)]
    await until(waiting, at(15, 16, 46))
    await waiting.send()
    (row,) = waiting.rows(WHO)
    assert (row.state, row.reason, row.due_at) == (*HELD, at(16, 8))


async def test_a_call_for_help_is_not_held(waiting):
    await waiting.join(WHO)
    await until(waiting, at(15, 22))
    await waiting.message(WHO)
    await waiting.send()
    assert waiting.states() == [("sent", None)]


@pytest.mark.parametrize("kind", ["invitation", "last"])
async def test_moved_to_a_day_that_has_a_message_already_it_is_cancelled(waiting, kind):
    person = await invited(waiting)
    await change(waiting, update(Delivery).values(kind=kind))

    def another(uow):
        sent = Delivery(
            unique_key="x",
            person_id=person,
            kind="reminder1",
            params={"campaigns": [1]},
            state="sent",
            due_at=at(16, 8),
        )
        uow.orm.add(sent)
        uow.orm.flush()
        uow.orm.add(
            DueItem(
                unique_key="x",
                person_id=person,
                campaign_id=1,
                kind="reminder1",
                due_at=at(16, 8),
                state="acted",
                acted_at=at(16, 8),
                delivery_id=sent.id,
            )
        )

    await waiting.stage.database.run(another)
    await until(waiting, at(16, 9))
    await waiting.send()
    assert waiting.states()[0] == ("cancelled", "cap")


async def test_who_wants_no_reminders_any_more_gets_none_but_is_invited(waiting):
    person = await invited(waiting)
    await change(waiting, update(Person).where(Person.id == person).values(reminders_stopped_at=at(15, 10)))
    await waiting.send()
    assert waiting.states() == [("sent", None)]
    await change(waiting, update(Delivery).values(state="waiting", kind="last"))
    await waiting.send()
    assert waiting.states() == [("cancelled", "opted out")]


async def test_an_absence_noted_meanwhile_moves_an_invitation_and_ends_a_reminder(waiting):
    person = await invited(waiting)

    def away(uow):
        uow.orm.add(
            Absence(person_id=person, first_day=date(2026, 6, 15), last_day=date(2026, 6, 17), created_at=at(15, 10))
        )

    await waiting.stage.database.run(away)
    await waiting.send()
    (row,) = waiting.rows(WHO)
    assert (row.state, row.due_at) == ("waiting", at(18, 8))
    await as_last_reminder(waiting)
    await change(waiting, update(Delivery).values(due_at=waiting.stage.clock()))
    await waiting.send()
    assert waiting.states() == [("cancelled", "absent")]


async def test_later_said_meanwhile_is_kept(waiting):
    person = await invited(waiting)
    await as_last_reminder(waiting)
    snoozed = update(Person).where(Person.id == person).values(snoozed_until=at(15, 10) + timedelta(hours=5))
    await change(waiting, snoozed)
    await waiting.send()
    assert waiting.states() == [("cancelled", "snoozed")]
