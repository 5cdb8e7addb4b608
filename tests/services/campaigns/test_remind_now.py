"""Remind now: one due item for everybody who has not finished, once a day."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.services.campaigns import lifecycle, remind_now
from bot.services.campaigns.audience import parse
from bot.services.people import consents
from bot.services.refusals import Refusal
from storage.models import Chat, DueItem, StoredSession
from tests.services.builders import CALENDAR, add_province, add_survey, bind, person


@pytest.fixture
def campaign(database, clock):
    database.run_now(add_province)
    database.run_now(add_survey)
    now = clock()
    dates = {"opens_at": now, "closes_at": now + timedelta(days=14)}
    made = database.run_now(
        lifecycle.create,
        survey="skills",
        audience=parse("agency:BTC"),
        now=now,
        **dates,
        calendar=CALENDAR,
    ).id
    for code in ("BTC-001", "BTC-002", "BTC-003", "BTC-004"):
        database.run_now(bind, code, now)
    return made


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


def test_only_who_can_be_reached_is_counted_and_reminded(database, campaign, clock):
    def leave_two_out(uow):
        chats = {chat.person_id: chat for chat in uow.orm.scalars(select(Chat))}
        uow.orm.delete(chats[person(uow, "BTC-001").id])
        chats[person(uow, "BTC-002").id].unreachable_at = clock()

    database.run_now(leave_two_out)
    database.run_now(
        lambda uow: consents.record(
            uow, person(uow, "BTC-003").id, "reminders", agreed=False, language="vi", now=clock()
        )
    )
    found = database.read_now(remind_now.count, campaign, clock())
    assert (found.now, found.not_joined, found.unreachable, found.declined) == (1, 1, 1, 1)
    assert database.run_now(remind_now.remind, campaign, clock()) == found.now
