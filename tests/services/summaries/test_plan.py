"""Summaries as due items: planned ahead, acted on once by whoever holds the lease, missed when too late."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.operating.vitals import Surroundings
from bot.services.summaries import ended, letters, plan
from bot.services.summaries.plan import GOOD_UNTIL, Planned
from bot.services.summaries.readers import Somebody
from storage.models import (
    Absence,
    Campaign,
    Chat,
    Delivery,
    DueItem,
    ParkedUpdate,
    Person,
    PersonRole,
    StoredSession,
    Summary,
)
from tests.services.builders import CALENDAR, add_open_campaign, add_province, bind, person
from tests.support.clock import START, VIET_NAM

MONDAY = START.replace(hour=14)
HERE = Surroundings()


@pytest.fixture
def province(database):
    """A campaign for everybody; VPTU-001 is focal point, VPTU-002 deputy, BTC-001 head; all have joined."""

    def fill(uow):
        add_province(uow)
        add_open_campaign(uow, START, START + timedelta(days=30), parse("all").to_json())
        for code, role in (("VPTU-002", "focal_deputy"), ("BTC-001", "agency_head")):
            uow.orm.add(PersonRole(person_id=person(uow, code).id, role=role))
        for code in ("VPTU-001", "VPTU-002", "BTC-001"):
            bind(uow, code, START)

    database.run_now(fill)
    return database


def change(database, staff_code, **values):
    database.run_now(
        lambda uow: uow.orm.execute(update(Person).where(Person.staff_code == staff_code).values(**values)) and None
    )


def round_of(database, now):
    """What the job does, without pictures; gives the messages left."""
    database.run_now(plan.plan, database.read_now(plan.missing, now, CALENDAR))
    left = 0
    while items := database.run_now(plan.lease, now):
        for item in items:
            verdict = database.read_now(letters.decide, item, now, HERE, CALENDAR)
            left += database.run_now(letters.settle, item, verdict, [None] * len(verdict.letters), now)
    return left


def items(database):
    query = select(Person.staff_code, DueItem.occurrence, DueItem.state, DueItem.reason)
    query = query.join(Person, Person.id == DueItem.person_id).order_by(Person.staff_code, DueItem.id)
    return database.read_now(lambda uow: [tuple(row) for row in uow.connection.execute(query)])


def sent_to(database):
    query = select(Person.staff_code, Delivery.unique_key).join(Person, Person.id == Delivery.person_id)
    return sorted(database.read_now(lambda uow: [row[0] for row in uow.connection.execute(query)]))


def test_planned_ahead_and_due_on_monday_at_two(province):
    assert round_of(province, START) == 0
    assert items(province) == [("BTC-001", "2026-W25", "planned", None), ("VPTU-001", "2026-W25", "planned", None)]
    assert round_of(province, MONDAY) == 2
    assert round_of(province, MONDAY + timedelta(minutes=1)) == 0
    assert sent_to(province) == ["BTC-001", "VPTU-001"]
    assert {state for _, occurrence, state, _ in items(province) if occurrence == "2026-W25"} == {"acted"}


def test_whoever_changes_the_rhythm_after_the_summary_of_the_day_gets_no_second_one(province):
    round_of(province, START)
    round_of(province, MONDAY)
    change(province, "VPTU-001", digest_rhythm="daily")
    assert round_of(province, MONDAY + timedelta(minutes=11)) == 0
    round_of(province, MONDAY + timedelta(hours=5))
    assert round_of(province, MONDAY + timedelta(days=1)) == 1
    assert sent_to(province) == ["BTC-001", "VPTU-001", "VPTU-001"]


def test_what_was_sent_stays_as_figures(province):
    round_of(province, MONDAY)
    (row,) = province.read_now(
        lambda uow: uow.orm.scalars(
            select(Summary).where(
                Summary.occurrence == "2026-W25",
                Summary.agency_id.in_(select(Person.agency_id).where(Person.staff_code == "VPTU-001")),
            )
        ).all()
    )
    assert row.figures["not_started"] == 2
    assert row.figures["exempt"] == 1
    assert row.figures["days_left"] == 22
    assert row.figures["since"] is None


def test_late_on_the_same_day_it_still_goes_and_the_next_day_it_is_missed(province):
    round_of(province, START)
    assert round_of(province, datetime.combine(MONDAY.date(), GOOD_UNTIL, VIET_NAM)) == 2
    round_of(province, MONDAY + timedelta(hours=5))  # the next one is planned; then nothing runs until Tuesday week
    round_of(province, MONDAY + timedelta(days=8))
    assert ("VPTU-001", "2026-W26", "missed", "late") in items(province)
    assert sent_to(province) == ["BTC-001", "VPTU-001"], "no burst after an outage"


def test_two_processes_lease_different_items_and_a_dead_one_holds_none_up(province):
    round_of(province, START)
    first = province.run_now(plan.lease, MONDAY, 1)
    second = province.run_now(plan.lease, MONDAY)
    assert len(first) == len(second) == 1
    assert first != second
    assert province.run_now(plan.lease, MONDAY) == []
    assert len(province.run_now(plan.lease, MONDAY + timedelta(minutes=3))) == 2


def test_an_item_that_two_act_on_leaves_one_delivery(province):
    round_of(province, START)
    (item, *_) = province.run_now(plan.lease, MONDAY)
    verdict = province.read_now(letters.decide, item, MONDAY, HERE, CALENDAR)
    assert province.run_now(letters.settle, item, verdict, [None], MONDAY) == 1
    assert province.run_now(letters.settle, item, verdict, [None], MONDAY) == 0
    assert len(sent_to(province)) == 1


@pytest.mark.parametrize("why", ["blocked", "not joined", "absent", "left"])
def test_the_deputy_steps_in(province, why):
    def hinder(uow):
        focal = person(uow, "VPTU-001")
        if why == "blocked":
            uow.orm.execute(update(Chat).where(Chat.person_id == focal.id).values(unreachable_at=START))
        elif why == "not joined":
            uow.orm.execute(update(Chat).where(Chat.person_id == focal.id).values(person_id=None))
        elif why == "absent":
            day = START.date()
            uow.orm.add(Absence(person_id=focal.id, first_day=day, last_day=day, created_at=START))
        else:
            focal.left_on = START.date()

    round_of(province, START)
    province.run_now(hinder)
    round_of(province, MONDAY)
    assert sent_to(province) == ["BTC-001", "VPTU-002"]


def test_no_deputy_steps_in_beside_another_focal_point(province):
    def second(uow):
        uow.orm.add(PersonRole(person_id=person(uow, "VPTU-002").id, role="focal_point"))
        uow.orm.execute(update(Chat).where(Chat.person_id == person(uow, "VPTU-001").id).values(unreachable_at=START))

    province.run_now(second)
    round_of(province, MONDAY)
    assert sent_to(province) == ["BTC-001", "VPTU-002"]
    assert ("VPTU-001", "2026-W25", "suppressed", "unreachable") in items(province)


def test_a_head_who_cannot_be_reached_has_nobody_who_reads_it(province):
    province.run_now(
        lambda uow: (
            uow.orm.execute(
                update(Chat).where(Chat.person_id == person(uow, "BTC-001").id).values(unreachable_at=START)
            )
            and None
        )
    )
    round_of(province, MONDAY)
    assert ("BTC-001", "2026-W25", "suppressed", "unreachable") in items(province)


def test_never_means_never_and_a_changed_rhythm_drops_what_was_planned(province):
    change(province, "BTC-001", digest_rhythm="never")
    round_of(province, START)
    change(province, "VPTU-001", digest_rhythm="daily")
    round_of(province, MONDAY)
    assert sent_to(province) == ["VPTU-001"]
    assert ("VPTU-001", "2026-W25", "suppressed", "rhythm") in items(province)
    assert ("VPTU-001", "2026-06-15", "acted", None) in items(province)


def test_only_on_change(province):
    change(province, "BTC-001", digest_rhythm="never")
    change(province, "VPTU-001", digest_rhythm="changes")
    assert round_of(province, MONDAY) == 1, "the first one tells everything"
    assert round_of(province, MONDAY + timedelta(days=1)) == 0
    province.run_now(lambda uow: bind(uow, "BTC-002", START))
    assert round_of(province, MONDAY + timedelta(days=2)) == 0, "another agency"
    change(province, "VPTU-002", left_on=START.date())
    assert round_of(province, MONDAY + timedelta(days=3)) == 1
    assert ("VPTU-001", "2026-06-16", "suppressed", "no change") in items(province)


@pytest.mark.parametrize(("state", "paused"), [("closed", None), ("open", START), ("scheduled", None)])
def test_nothing_open_nothing_sent(province, state, paused):
    province.run_now(lambda uow: uow.orm.execute(update(Campaign).values(state=state, paused_at=paused)) and None)
    assert round_of(province, MONDAY) == 0
    assert ("VPTU-001", "2026-W25", "suppressed", "nothing open") in items(province)


def test_whose_role_was_taken_meanwhile_gets_nothing(province):
    round_of(province, START)
    province.run_now(lambda uow: uow.orm.execute(update(PersonRole).values(role="data_officer")) and None)
    assert round_of(province, MONDAY) == 0


def test_an_admin_gets_a_line_only_when_something_is_wrong(province):
    def admin(uow):
        uow.orm.add(PersonRole(person_id=person(uow, "VPTU-002").id, role="admin"))

    province.run_now(admin)
    round_of(province, START)
    tuesday = START + timedelta(days=1)
    round_of(province, tuesday)
    assert ("VPTU-002", "2026-06-16", "suppressed", "nothing wrong") in items(province)
    wednesday = START + timedelta(days=2)

    def park(uow):
        uow.orm.add(ParkedUpdate(update_id=1, kind="message", error="E", reference="r", payload=b"", at=wednesday))

    province.run_now(park)
    assert round_of(province, wednesday) == 1
    (delivery,) = province.read_now(
        lambda uow: uow.orm.scalars(select(Delivery).where(Delivery.kind == "health")).all()
    )
    assert delivery.params == {"wrong": [{"kind": "parked", "updates": 1}]}


MOMENTS = st.integers(0, 2 * 366 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


@given(MOMENTS, st.sampled_from(["daily", "weekly", "changes"]))
def test_a_summary_is_due_on_a_working_day_at_two_and_not_before_it_was_planned(now, rhythm):
    planned = plan._next(1, rhythm, now, CALENDAR)
    assert isinstance(planned, Planned)
    assert (planned.due_at.hour, planned.due_at.minute) == (14, 0)
    assert CALENDAR.is_working(planned.due_at.date())  # also a Saturday that was swapped
    assert planned.due_at.date() >= now.date()
    assert not plan.is_late("summary", planned.occurrence, planned.due_at, now)
    assert plan.fits(planned.occurrence, rhythm)
    again = plan._next(1, rhythm, planned.due_at, CALENDAR)
    assert again == planned, "the same moment is planned once"


# -- the last one of a campaign


def take_part(database, staff_code, status="submitted", at=START):
    def fill(uow):
        somebody = person(uow, staff_code)
        uow.orm.add(
            StoredSession(
                campaign_id=1,
                person_id=somebody.id,
                version_id=1,
                status=status,
                unit_code=staff_code.partition("-")[0],
                submitted_at=at if status == "submitted" else None,
            )
        )

    database.run_now(fill)


def ask_the_others(database):
    for code in ("BTC-002", "BTC-003", "BTC-004", "BNC-001"):
        take_part(database, code, "new")


def close(database, at):
    database.run_now(lambda uow: lifecycle.close(uow, 1, at) and None)


def test_when_a_campaign_has_ended_every_reader_is_told_once(province):
    for code in ("VPTU-001", "VPTU-002", "BTC-001"):
        take_part(province, code)
    ask_the_others(province)
    ended = START + timedelta(days=2)
    close(province, ended)
    round_of(province, ended)
    round_of(province, ended + timedelta(hours=1))
    told = [one for one in items(province) if one[1].startswith("final")]
    assert told == [("BTC-001", "final-1", "acted", None), ("VPTU-001", "final-1", "acted", None)]
    assert sent_to(province) == ["BTC-001", "VPTU-001"]


def test_who_looks_by_themselves_is_not_told_and_nobody_of_a_campaign_that_ended_long_ago(province):
    take_part(province, "VPTU-001")
    ask_the_others(province)
    change(province, "VPTU-001", digest_rhythm="never")
    close(province, START + timedelta(days=1))
    assert round_of(province, START + timedelta(days=1)) == 1
    assert sent_to(province) == ["BTC-001"]
    change(province, "VPTU-001", digest_rhythm="weekly")
    round_of(province, START + timedelta(days=4, hours=1))
    assert not [one for one in items(province) if one[:2] == ("VPTU-001", "final-1")]


def test_the_last_figures_stay_as_they_were_told(province):
    """Whoever leaves, or comes, later: what was told stays to be read; who was not told sees how it stands."""
    take_part(province, "VPTU-001")
    take_part(province, "VPTU-002", "started")
    ended_at = START + timedelta(days=1)
    close(province, ended_at)
    round_of(province, ended_at)
    change(province, "VPTU-002", left_on=ended_at.date())

    def read(uow, code, days):
        somebody = person(uow, "VPTU-001")
        now = ended_at + timedelta(days=days)
        found = ended.report(uow, Somebody(person(uow, code).id, now.date()), somebody.agency_id, 1, now, CALENDAR)
        return found and (found.over, found.standing.submitted, found.standing.total)

    assert province.read_now(read, "VPTU-001", 90) == (True, 1, 2)
    assert province.read_now(read, "BTC-001", 90) is None, "another agency's"
    listed = province.read_now(
        lambda uow: ended.listed(
            uow, Somebody(person(uow, "VPTU-001").id, START.date()), person(uow, "VPTU-001").agency_id, 5
        )
    )
    assert [one.campaign for one in listed] == [1]


def test_a_campaign_that_never_opened_is_told_to_nobody(province):
    close(province, START + timedelta(days=1))
    round_of(province, START + timedelta(days=1))
    assert not [one for one in items(province) if one[1].startswith("final")]
