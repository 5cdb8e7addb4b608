"""Alarms: opened once whatever number of processes looks, closed by themselves."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.services.operating import alarms, job_runs, vitals
from bot.services.operating.job_runs import Run
from bot.services.operating.vitals import Surroundings
from storage import opened_file
from storage.models import Alarm, Campaign, Delivery, DueItem, ParkedUpdate, PersonRole
from tests.services.builders import add_province, add_survey, bind, person
from tests.support.clock import START
from tests.support.replaced import replaced

HERE = Surroundings()
LATER = START + timedelta(minutes=11)


@pytest.fixture
def province(database):
    def fill(uow):
        add_province(uow)
        for code in ("BTC-001", "BTC-002"):
            uow.orm.add(PersonRole(person_id=person(uow, code).id, role="admin"))
            bind(uow, code, START)

    database.run_now(fill)
    return database


def leave(uow, key="k", **values):
    given = {"kind": "invitation", "params": {}, "state": "waiting", "due_at": START, "attempts": 0} | values
    uow.orm.add(Delivery(unique_key=key, person_id=person(uow, "VPTU-001").id, **given))


def kinds(database, now):
    return [one["kind"] for one in vitals.wrong(database.read_now(vitals.measure, now, HERE))]


def told(database):
    query = select(Delivery.unique_key).where(Delivery.kind.startswith("alarm")).order_by(Delivery.id)
    return database.read_now(lambda uow: uow.orm.scalars(query).all())


def test_due_but_none_sent(province):
    province.run_now(leave)
    assert kinds(province, START + timedelta(minutes=9)) == []
    assert kinds(province, LATER) == ["not-sent"]
    province.run_now(leave, "other", state="sent", sent_at=LATER - timedelta(minutes=1))
    assert kinds(province, LATER) == [], "something goes out: slow is not stuck"


def test_tries_that_fail_again_and_again_count_from_when_the_message_was_left(province):
    province.run_now(leave, attempts=4, created_at=START, due_at=LATER + timedelta(minutes=1))
    assert kinds(province, LATER) == ["not-sent"]


def test_what_waits_because_its_campaign_is_paused_is_not_wrong(province):
    def paused(uow):
        version = add_survey(uow)
        uow.orm.add(
            Campaign(
                id=1,
                survey_id=version.survey_id,
                version_id=version.id,
                state="open",
                audience={},
                opens_at=START,
                closes_at=LATER,
                created_at=START,
                paused_at=START,
            )
        )
        uow.orm.flush()
        leave(uow, campaign_id=1)
        who = person(uow, "VPTU-001").id
        uow.orm.add(DueItem(unique_key="d", person_id=who, campaign_id=1, kind="last", state="planned", due_at=START))

    province.run_now(paused)
    assert kinds(province, LATER) == []
    province.run_now(lambda uow: uow.orm.execute(update(Campaign).values(paused_at=None)) and None)
    assert kinds(province, LATER) == ["not-sent", "due-late"]


def test_a_job_that_fails_three_times(province):
    for _ in range(2):
        province.run_now(job_runs.note, Run("tidy", START, 5, 0, error="ValueError"))
    assert kinds(province, START) == []
    province.run_now(job_runs.note, Run("tidy", START, 5, 0, error="ValueError"))
    assert kinds(province, START) == ["job"]
    province.run_now(job_runs.note, Run("tidy", START, 5, 3))
    assert kinds(province, START) == []


def test_little_room_on_the_disk_and_a_wrong_clock(province):
    found = province.read_now(vitals.measure, START, Surroundings(free=1000))
    assert [one["kind"] for one in vitals.wrong(found)] == ["disk"]
    skewed = province.read_now(vitals.measure, START, Surroundings(is_real=True)).skew
    assert skewed is None if province.is_sqlite else skewed is not None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_file_that_was_exchanged_is_told_by_everybody_who_has_the_old_one_open(province):
    assert kinds(province, START) == []
    with replaced(str(province.engine.url)):
        asked = [ask(vitals.measure, START, HERE) for ask in (province.read_now, province.run_now)]
        assert [[one["kind"] for one in vitals.wrong(found)] for found in asked] == [["replaced"]] * 2
        with province.engine.connect(), province.engine.connect(), province.engine.connect() as opened_later:
            assert opened_file.is_replaced(opened_later)
    assert kinds(province, START) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_file_that_was_renamed_is_told(province):
    path = Path(province.engine.url.database)
    assert kinds(province, START) == []
    path.rename(path.with_suffix(".old"))
    assert kinds(province, START) == ["replaced"]
    path.symlink_to(path)  # which leads nowhere
    assert kinds(province, START) == ["replaced"]


def test_it_opens_once_and_closes_once_and_says_both_to_every_admin(province):
    province.run_now(leave)
    assert province.read_now(alarms.is_any_change, LATER, HERE)
    first, second = (province.run_now(alarms.look, LATER, HERE) for _ in range(2))
    assert (first.opened, len(first.deliveries)) == (1, 2)
    assert (second.opened, second.closed, second.deliveries) == (0, 0, ())
    province.run_now(
        lambda uow: uow.orm.execute(update(Delivery).where(Delivery.unique_key == "k").values(state="sent")) and None
    )
    first, second = (province.run_now(alarms.look, LATER, HERE) for _ in range(2))
    assert (first.closed, len(first.deliveries)) == (1, 2)
    assert second.closed == 0
    assert len(told(province)) == 4
    (alarm,) = province.read_now(lambda uow: uow.orm.scalars(select(Alarm)).all())
    assert alarm.closed_at == LATER
    assert alarm.open_key is None


def test_the_same_alarm_can_open_again(province):
    def park(uow, at, number):
        uow.orm.add(ParkedUpdate(update_id=number, kind="message", error="E", reference="r", payload=b"", at=at))

    for day in (0, 1):
        at = START + timedelta(days=day)
        province.run_now(park, at, day)
        assert province.run_now(alarms.look, at, HERE).opened == 1
        assert province.run_now(alarms.look, at + timedelta(hours=2), HERE).closed == 1
