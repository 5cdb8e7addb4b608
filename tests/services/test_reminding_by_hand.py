"""Remind now: one due item for everybody who has not finished, once a day."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.services import campaigns
from bot.services.audience import parse
from bot.services.refusals import Refusal
from bot.services.reminding import by_hand
from storage.models import DueItem, StoredSession
from tests.services.builders import CALENDAR, add_province, add_survey, person


@pytest.fixture
def campaign(database, clock):
    database.run_now(add_province)
    database.run_now(add_survey)
    now = clock()
    dates = {"opens_at": now, "closes_at": now + timedelta(days=14)}
    return database.run_now(
        campaigns.create,
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
    assert database.run_now(by_hand.remind, campaign, clock()) == 2
    items = database.read_now(lambda uow: list(uow.orm.scalars(select(DueItem))))
    assert {(i.kind, i.state, i.due_at, i.campaign_id, i.occurrence) for i in items} == {
        ("now", "planned", clock(), campaign, "2026-06-15")
    }
    assert all(i.unique_key == f"now:{campaign}:{i.person_id}:2026-06-15" for i in items)
    assert refused(database, by_hand.remind, campaign, clock()) == "reminded_today"
    clock.pass_(days=1)
    assert database.run_now(by_hand.remind, campaign, clock()) == 2


def test_in_the_grace_period_only_who_has_begun(database, campaign, clock):
    database.run_now(finish, "BTC-003", "started")

    def close(uow):
        campaigns.get(uow, campaign).state = "closing"

    database.run_now(close)
    assert database.run_now(by_hand.remind, campaign, clock()) == 1


def test_not_while_it_is_paused_and_not_when_nobody_is_left(database, campaign, clock):
    database.run_now(campaigns.pause, campaign, clock())
    assert refused(database, by_hand.remind, campaign, clock()) == "paused"
    database.run_now(campaigns.resume, campaign, clock())
    for code in ("BTC-001", "BTC-002", "BTC-003", "BTC-004"):
        database.run_now(finish, code, "submitted")
    assert refused(database, by_hand.remind, campaign, clock()) == "nobody_to_remind"
    database.run_now(campaigns.close, campaign, clock())
    assert refused(database, by_hand.remind, campaign, clock()) == "campaign_over"
