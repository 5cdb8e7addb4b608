"""Remind now: one due item for everybody who has not finished, once a day."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.services.campaigns import lifecycle, remind_now
from bot.services.campaigns.audience import parse
from bot.services.refusals import Refusal
from storage.models import DueItem, StoredSession
from tests.services.builders import CALENDAR, add_province, add_survey, person


@pytest.fixture
def campaign(database, clock):
    database.run_now(add_province)
    database.run_now(add_survey)
    now = clock()
    dates = {"opens_at": now, "closes_at": now + timedelta(days=14)}
    return database.run_now(
        lifecycle.create,
        survey="skills",
        audience=parse("agency:BTC"),
        now=now,
        **dates,
        calendar=CALENDAR,
    ).id


def finish(uow, code, status):
    query = select(StoredSession).where(StoredSession.person_id == person(uow, code).id)
    uow.orm.scalars(query).one().status = status


def refused(database, *call):
    with pytest.raises(Refusal) as error:
        database.run_now(*call)
    return error.value.code


def test_everybody_who_has_not_finished_once_a_day(database, campaign, clock):
    database.run_now(finish, "BTC-001", "submitted")
    database.run_now(finish, "BTC-002", "stopped")
    assert database.run_now(remind_now.remind, campaign, clock()) == 2
    items = database.read_now(lambda uow: list(uow.orm.scalars(select(DueItem))))
    assert {(i.kind, i.state, i.due_at, i.campaign_id, i.occurrence) for i in items} == {
        ("now", "planned", clock(), campaign, "2026-06-15")
    }
    assert all(i.unique_key == f"now:{campaign}:{i.person_id}:2026-06-15" for i in items)
    assert refused(database, remind_now.remind, campaign, clock()) == "reminded_today"
    clock.pass_(days=1)
    assert database.run_now(remind_now.remind, campaign, clock()) == 2


def test_nobody_is_reminded_after_the_closing(database, campaign, clock):
    database.run_now(finish, "BTC-003", "started")

    def close(uow):
        lifecycle.get(uow, campaign).state = "closing"

    database.run_now(close)
    assert refused(database, remind_now.remind, campaign, clock()) == "campaign_state"


def test_not_while_it_is_paused_and_not_when_nobody_is_left(database, campaign, clock):
    database.run_now(lifecycle.pause, campaign, clock())
    assert refused(database, remind_now.remind, campaign, clock()) == "paused"
    database.run_now(lifecycle.resume, campaign, clock())
    for code in ("BTC-001", "BTC-002", "BTC-003", "BTC-004"):
        database.run_now(finish, code, "submitted")
    assert refused(database, remind_now.remind, campaign, clock()) == "nobody_to_remind"
    database.run_now(lifecycle.close, campaign, clock())
    assert refused(database, remind_now.remind, campaign, clock()) == "campaign_over"
