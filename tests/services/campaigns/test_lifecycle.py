"""Campaigns: who gets a session, when it opens and closes, who is told."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.services.campaigns import figures, lifecycle
from bot.services.campaigns.audience import parse
from bot.services.refusals import Refusal
from bot.services.reminders import acting, invitations
from bot.settings import Settings
from storage.models import AuditEntry, Campaign, Delivery, DueItem, StoredSession
from tests.services.builders import CALENDAR, add_person, add_province, add_survey, bind, decide, person

ALL_WHO_CAN = 7


@pytest.fixture
def province(database):
    database.run_now(add_province)
    database.run_now(add_survey)
    return database


def create(database, clock, rule="all", opens=0, closes=24 * 14, survey="skills"):
    return database.run_now(
        lifecycle.create,
        survey=survey,
        audience=parse(rule),
        opens_at=clock() + timedelta(hours=opens),
        closes_at=clock() + timedelta(hours=closes),
        now=clock(),
        calendar=CALENDAR,
    )


def state(database, campaign_id):
    return database.read_now(figures.state, campaign_id)


def open_all(database, clock):
    calls = 0
    while database.run_now(lifecycle.open_due, clock()):
        calls += 1
    act(database, clock)
    return calls


def act(database, clock):
    while database.run_now(acting.act_next, clock(), Settings(_env_file=None)):
        pass


def told(database):
    """Staff codes by invitation message and its state."""

    def ask(uow):
        from storage.models import Person

        people = select(Person.staff_code, Delivery.state).join(Delivery, Delivery.person_id == Person.id)
        return dict(tuple(row) for row in uow.orm.execute(people))

    return database.read_now(ask)


def test_everybody_who_can_take_part_gets_one_session_with_the_unit_of_the_day(province, clock):
    created = create(province, clock)
    assert created.sessions == ALL_WHO_CAN

    def units(uow):
        rows = uow.orm.execute(select(StoredSession.person_id, StoredSession.unit_code, StoredSession.status))
        return {person_id: (unit, status) for person_id, unit, status in rows}

    found = province.read_now(units)
    assert len(found) == ALL_WHO_CAN
    head = province.read_now(lambda uow: person(uow, "BTC-001").id)
    assert found[head] == ("BTC-CB", "new")


def test_what_is_due_is_open_at_once_and_what_is_not_waits(province, clock):
    now = create(province, clock)
    later = create(province, clock, opens=1)
    assert state(province, now.id).state == "open"
    assert state(province, later.id).state == "scheduled"
    clock.pass_(minutes=61)
    open_all(province, clock)
    opened = state(province, later.id)
    assert (opened.state, opened.opens_at) == ("open", clock())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"opens": 5, "closes": 5}, "closes_before_opening"),
        ({"opens": -5, "closes": -1}, "closes_in_the_past"),
        ({"rule": "agency:BNC position_group:CV"}, "audience_empty"),
        ({"rule": "agency:NONE"}, "audience_unknown_code"),
        ({"survey": "nothing"}, "survey_unknown"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(province, clock, arguments, code):
    with pytest.raises(Refusal) as refused:
        create(province, clock, **arguments)
    assert refused.value.code == code
    for table in (Campaign, StoredSession, AuditEntry):
        assert province.read_now(lambda uow, t=table: uow.orm.scalar(select(func.count()).select_from(t))) == 0


def test_opening_tells_those_who_have_a_chat_and_agreed_once(province, clock):
    def join(uow):
        bind(uow, "BTC-001", clock())
        bind(uow, "BTC-002", clock(), reminders=False)
        bind(uow, "BNC-001", clock(), reminders=False)
        decide(uow, "BNC-001", clock(), reminders=True)
        bind(uow, "VPTU-001", clock())
        decide(uow, "VPTU-001", clock(), reminders=False)

    province.run_now(join)
    created = create(province, clock)
    assert open_all(province, clock) == 1
    assert told(province) == {"BTC-001": "waiting", "BNC-001": "waiting"}
    keys = province.read_now(lambda uow: set(uow.orm.scalars(select(Delivery.unique_key))))
    head = province.read_now(lambda uow: person(uow, "BTC-001").id)
    assert f"invitation:{created.id}:{head}:1" in keys
    assert open_all(province, clock) == 0
    assert len(told(province)) == 2


def test_nobody_is_told_before_it_opens(province, clock):
    province.run_now(bind, "BTC-001", clock())
    create(province, clock, opens=2)
    open_all(province, clock)
    assert told(province) == {}


def test_announcing_goes_in_batches_that_resume(province, clock):
    for code in ("BTC-001", "BTC-002", "BTC-003", "VPTU-001", "BNC-001"):
        province.run_now(bind, code, clock())
    create(province, clock)
    planned = []
    while province.run_now(invitations.plan_next, clock(), 2):
        planned.append(province.read_now(lambda uow: uow.orm.scalar(select(func.count(DueItem.id)))))
    assert planned == [2, 4, 5]


def test_who_joins_after_the_opening_sees_it_on_the_screen_and_gets_no_message(province, clock):
    create(province, clock)
    clock.pass_(minutes=1)
    province.run_now(bind, "BTC-001", clock())
    open_all(province, clock)
    assert told(province) == {}


def test_a_late_joiner_gets_a_session_and_a_message(province, clock):
    created = create(province, clock, rule="agency:BTC")
    open_all(province, clock)

    def arrive(uow):
        add_person(uow, "BTC-900", "BTC-VP")
        add_person(uow, "VPTU-900", "VPTU")
        bind(uow, "BTC-900", clock())
        bind(uow, "BTC-001", clock())

    province.run_now(arrive)
    assert province.run_now(lifecycle.reconcile_all, clock()) == 1
    assert province.run_now(lifecycle.reconcile_all, clock()) == 0
    act(province, clock)
    assert state(province, created.id).counts.total == 5
    assert told(province) == {"BTC-900": "waiting"}


def test_nobody_joins_a_closed_campaign(province, clock):
    created = create(province, clock)
    province.run_now(lifecycle.close, created.id, clock())
    province.run_now(add_person, "BTC-900", "BTC-VP")
    assert province.run_now(lifecycle.reconcile_all, clock()) == 0


def test_it_closes_when_its_time_has_come_and_waiting_invitations_end(province, clock):
    province.run_now(bind, "BTC-001", clock())
    first = create(province, clock, closes=2)
    second = create(province, clock, opens=1, closes=2)
    open_all(province, clock)
    clock.pass_(hours=1, minutes=59)
    assert province.run_now(lifecycle.close_due, clock()) == 0
    clock.pass_(minutes=1)
    assert province.run_now(lifecycle.close_due, clock()) == 2
    assert {state(province, c.id).state for c in (first, second)} == {"closed"}
    assert told(province) == {"BTC-001": "cancelled"}
    assert open_all(province, clock) == 0


def test_extending_moves_the_end_back_only(province, clock):
    created = create(province, clock, closes=10)
    later = clock() + timedelta(hours=20)
    province.run_now(lifecycle.extend, created.id, later, clock(), CALENDAR)
    assert state(province, created.id).closes_at == later
    with pytest.raises(Refusal) as refused:
        province.run_now(lifecycle.extend, created.id, later - timedelta(hours=1), clock(), CALENDAR)
    assert refused.value.code == "not_an_extension"


def test_closing_by_hand_ends_an_open_one_and_cancels_a_scheduled_one(province, clock):
    opened, planned = create(province, clock), create(province, clock, opens=3)
    clock.pass_(hours=1)
    province.run_now(lifecycle.close, opened.id, clock())
    province.run_now(lifecycle.close, planned.id, clock())
    assert (state(province, opened.id).state, state(province, opened.id).closes_at) == ("closed", clock())
    assert state(province, planned.id).state == "cancelled"
    with pytest.raises(Refusal, match="is closed"):
        province.run_now(lifecycle.close, opened.id, clock())
    with pytest.raises(Refusal, match="no campaign 99"):
        province.run_now(lifecycle.extend, 99, clock(), clock(), CALENDAR)
    clock.pass_(hours=5)
    open_all(province, clock)
    assert state(province, planned.id).state == "cancelled"


def test_counts_are_per_state_and_per_agency_of_the_day(province, clock):
    created = create(province, clock)

    def answer(uow):
        for code, status in (("BTC-001", "submitted"), ("BTC-002", "started"), ("VPTU-001", "submitted")):
            query = select(StoredSession).where(StoredSession.person_id == person(uow, code).id)
            uow.orm.scalars(query).one().status = status
        person(uow, "BTC-002").agency_id = person(uow, "VPTU-001").agency_id  # moved since

    province.run_now(answer)
    counts = state(province, created.id).counts
    assert (counts.total, counts.new, counts.started, counts.submitted) == (7, 4, 1, 2)
    agencies = province.read_now(figures.per_agency, created.id)
    assert {code: (c.total, c.started, c.submitted) for code, c in agencies.items()} == {
        "BNC": (1, 0, 0),
        "BTC": (4, 1, 1),
        "VPTU": (2, 0, 1),
    }


def test_the_preview_counts_what_creating_gives_and_says_who_is_left_out(province, clock):
    province.run_now(lambda uow: setattr(person(uow, "BNC-001"), "left_on", clock().date()))
    preview = province.read_now(figures.preview, survey="skills", audience=parse("all"), now=clock())
    assert preview.agencies == {"BTC": 4, "VPTU": 2}
    assert preview.excluded == {"left": 1, "no_messenger": 1}
    assert create(province, clock).sessions == preview.people == 6


def test_what_was_done_is_audited_without_names(province, clock):
    created = create(province, clock, rule="staff:BTC-001")
    clock.pass_(hours=1)
    province.run_now(lifecycle.close, created.id, clock())
    entries = province.read_now(lambda uow: list(uow.orm.scalars(select(AuditEntry).order_by(AuditEntry.id))))
    assert [(e.act, e.subject) for e in entries] == [
        (f"campaign.{act}", f"campaign:{created.id}") for act in ("create", "open", "close")
    ]
    assert "BTC-001" not in str([e.details for e in entries])


def test_two_workers_at_once_do_everything_once(province, clock):
    from concurrent.futures import ThreadPoolExecutor

    for code in ("BTC-001", "BTC-002", "BTC-003", "VPTU-001", "BNC-001"):
        province.run_now(bind, code, clock())
    created = create(province, clock, opens=0.5, closes=2)
    clock.pass_(minutes=30)
    province.run_now(add_person, "BTC-900", "BTC-VP")

    def work(_):
        for step in (lifecycle.open_due, lifecycle.close_due, lifecycle.reconcile_all, lifecycle.open_due):
            province.run_now(step, clock())
        act(province, clock)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(8)))
    act(province, clock)  # those whom another worker held in its last round
    assert state(province, created.id).counts.total == ALL_WHO_CAN + 1
    assert len(told(province)) == 5
    opened = select(func.count()).select_from(AuditEntry).where(AuditEntry.act == "campaign.open")
    assert province.read_now(lambda uow: uow.orm.scalar(opened)) == 1
