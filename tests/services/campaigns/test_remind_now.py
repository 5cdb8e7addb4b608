"""Remind now: one due item for everybody who has not finished, once a day."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.services.campaigns import lifecycle, remind_now
from bot.services.campaigns.audience import parse
from bot.services.people import absences, consents
from bot.services.refusals import Refusal
from storage.models import Chat, DueItem, Person, StoredSession
from tests.services.builders import CALENDAR, add_province, add_survey, bind, person
from tests.services.reminders.test_reminding import SETTINGS, work


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
    assert database.run_now(remind_now.remind, campaign, clock(), SETTINGS).now == 2
    items = database.read_now(lambda uow: list(uow.orm.scalars(select(DueItem))))
    assert {(i.kind, i.state, i.due_at, i.campaign_id, i.occurrence) for i in items} == {
        ("now", "planned", clock(), campaign, "2026-06-15")
    }
    assert all(i.unique_key == f"now:{campaign}:{i.person_id}:2026-06-15" for i in items)
    assert refused(database, remind_now.remind, campaign, clock(), SETTINGS) == "reminded_today"
    clock.pass_(days=1)
    assert database.run_now(remind_now.remind, campaign, clock(), SETTINGS).now == 2


def test_nobody_is_reminded_after_the_closing(database, campaign, clock):
    database.run_now(finish, "BTC-003", "started")

    def close(uow):
        lifecycle.get(uow, campaign).state = "closing"

    database.run_now(close)
    assert refused(database, remind_now.remind, campaign, clock(), SETTINGS) == "campaign_state"


def test_not_while_it_is_paused_and_not_when_nobody_is_left(database, campaign, clock):
    database.run_now(lifecycle.pause, campaign, clock())
    assert refused(database, remind_now.remind, campaign, clock(), SETTINGS) == "paused"
    database.run_now(lifecycle.resume, campaign, clock())
    for code in ("BTC-001", "BTC-002", "BTC-003", "BTC-004"):
        database.run_now(finish, code, "submitted")
    assert refused(database, remind_now.remind, campaign, clock(), SETTINGS) == "nobody_to_remind"
    database.run_now(lifecycle.close, campaign, clock())
    assert refused(database, remind_now.remind, campaign, clock(), SETTINGS) == "campaign_over"


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
    found = database.read_now(remind_now.count, campaign, clock(), SETTINGS)
    assert (found.now, found.not_joined, found.unreachable, found.declined) == (1, 1, 1, 1)
    assert database.run_now(remind_now.remind, campaign, clock(), SETTINGS) == found


def test_who_had_a_message_today_or_is_away_is_counted_and_gets_no_item(database, campaign, clock):
    def prepare(uow):
        absences.add(uow, person(uow, "BTC-001").id, (clock().date(), clock().date()), None, clock())
        person(uow, "BTC-002").reminders_stopped_at = clock()

    database.run_now(prepare)
    database.run_now(finish, "BTC-003", "submitted")
    found = database.run_now(remind_now.remind, campaign, clock(), SETTINGS)
    assert (found.now, found.absent, found.declined, found.submitted) == (1, 1, 1, 1)
    work(database, clock)
    mine = select(Person.staff_code, DueItem.state).join(DueItem, DueItem.person_id == Person.id)
    items = database.read_now(lambda uow: uow.orm.execute(mine.where(DueItem.kind == "now")).all())
    assert items == [("BTC-004", "acted")]
    found = database.read_now(remind_now.count, campaign, clock(), SETTINGS)
    assert (found.now, found.already) == (0, 1)


def test_the_caps_are_known_before_the_press(database, campaign, clock):
    """Everybody has been invited today: nobody would get a second message, and nothing says so afterwards."""
    work(database, clock)
    clock.pass_(hours=1)
    found = database.read_now(remind_now.count, campaign, clock(), SETTINGS)
    assert (found.now, found.capped) == (0, 4)
    assert refused(database, remind_now.remind, campaign, clock(), SETTINGS) == "nobody_to_remind"
    clock.pass_(days=1)
    assert database.run_now(remind_now.remind, campaign, clock(), SETTINGS).now == 4


def test_at_night_they_come_in_the_morning_and_not_after_the_end(database, campaign, clock):
    clock.pass_(hours=11)
    found = database.run_now(remind_now.remind, campaign, clock(), SETTINGS)
    assert (found.now, f"{found.at:%d %H:%M}") == (4, "16 08:00")
    database.run_now(lambda uow: setattr(lifecycle.get(uow, campaign), "closes_at", clock() + timedelta(hours=1)))
    assert refused(database, remind_now.remind, campaign, clock(), SETTINGS) == "no_time_to_remind"
