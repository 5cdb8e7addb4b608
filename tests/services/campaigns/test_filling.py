"""Sessions and the audience kept the same: in batches, after crashes, while the roster changes."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, func, select

from bot.services.campaigns import figures, filling, lifecycle
from bot.services.campaigns.audience import can_take_part, hindrances, matches, parse
from bot.services.campaigns.plans import Plan
from bot.services.refusals import Refusal
from bot.services.reminders import acting, invitations
from bot.settings import Settings
from storage.database import Database
from storage.models import Campaign, Delivery, DueItem, Person, PersonRole, StoredSession, Unit
from storage.vault import Vault
from storage.vietnamese import folded, sort_key
from tests.services.builders import CALENDAR, add_person, add_province, add_survey, bind, person
from tests.support.laws import examples
from tests.support.province import SECRET

pytestmark = pytest.mark.both_databases

SETTINGS = Settings(_env_file=None)


@pytest.fixture
def province(database):
    database.run_now(add_province)
    database.run_now(add_survey)
    return database


def crowd(uow, number, unit="BTC-VP", first=0):
    """So many people of one division, without the ORM."""
    home = uow.orm.scalars(select(Unit).where(Unit.code == unit)).one()
    name = "Nguyễn Văn A"
    uow.orm.add_all(
        Person(
            staff_code=f"X-{n:05}",
            full_name=name,
            search_key=folded(name),
            sort_key=sort_key(name),
            unit_id=home.id,
            agency_id=home.agency_id,
            messenger=True,
        )
        for n in range(first, first + number)
    )


def create(database, clock, rule="all", **plan):
    now = clock()
    made = Plan("skills", parse(rule), now, now + timedelta(days=14), **plan)
    return database.run_now(lifecycle.create_planned, made, now, CALENDAR)


def statuses(database):
    def ask(uow):
        query = select(Person.staff_code, StoredSession.status).join(StoredSession)
        return dict(tuple(row) for row in uow.orm.execute(query))

    return database.read_now(ask)


def sessions(database):
    return database.read_now(lambda uow: uow.orm.scalar(select(func.count(StoredSession.id))))


def fill_up(database, clock):
    batches = []
    while done := database.run_now(lifecycle.reconcile_all, clock()):
        batches.append(done)
    return batches


def test_a_large_campaign_is_filled_in_batches_of_500_and_says_at_once_how_many_it_will_be(province, clock):
    province.run_now(crowd, 1100)
    created = create(province, clock, "division:BTC-VP")
    assert created.sessions == 1101
    assert sessions(province) == 500
    assert province.read_now(figures.missing, created.id, clock()) == {"not_yet_made": 601}
    assert fill_up(province, clock) == [500, 101]
    assert province.read_now(figures.missing, created.id, clock()) == {}


def test_another_process_goes_on_where_one_was_killed(province, database_url, clock):
    province.run_now(crowd, 1100)
    create(province, clock, "division:BTC-VP")
    other = Database(database_url, Vault(SECRET))
    assert other.read_now(filling.is_needed, clock())
    assert fill_up(other, clock) == [500, 101]
    assert not other.read_now(filling.is_needed, clock())
    other.close()
    assert sessions(province) == 1101


def test_nobody_is_told_before_everybody_has_a_session_and_then_everybody_is(province, clock):
    province.run_now(crowd, 600)
    for code in ("X-00000", "X-00599"):
        province.run_now(bind, code, clock())
    create(province, clock, "division:BTC-VP")
    assert province.run_now(invitations.plan_next, clock()) == 0
    fill_up(province, clock)
    while province.run_now(invitations.plan_next, clock()):
        pass
    told = select(Person.staff_code).join(DueItem, DueItem.person_id == Person.id).order_by(Person.staff_code)
    assert province.read_now(lambda uow: list(uow.orm.scalars(told))) == ["X-00000", "X-00599"]


def change(database, staff_code, **values):
    def do(uow):
        for name, value in values.items():
            setattr(person(uow, staff_code), name, value)

    database.run_now(do)


def begin(database, *codes):
    def do(uow):
        for code in codes:
            query = select(StoredSession).where(StoredSession.person_id == person(uow, code).id)
            session = uow.orm.scalars(query).one()
            session.status, session.state = "started", b"state"

    database.run_now(do)


def test_who_no_longer_fits_loses_it_unless_begun(province, clock):
    create(province, clock, "position_group:CV")
    begin(province, "BTC-002")
    for code in ("BTC-002", "BTC-003"):
        change(province, code, position_group="TP")
    assert fill_up(province, clock) == [1]
    found = statuses(province)
    assert (found["BTC-002"], found["BTC-003"], found["VPTU-001"]) == ("started", "withdrawn", "new")
    counts = province.read_now(figures.state, 1).counts
    assert (counts.total, counts.new, counts.withdrawn) == (4, 3, 0), "who was asked once counts"


def test_back_in_the_audience_it_goes_on_where_it_was(province, clock):
    create(province, clock, "agency:BTC")
    begin(province, "BTC-002")
    for code in ("BTC-002", "BTC-003"):
        change(province, code, left_on=clock().date())
    fill_up(province, clock)
    assert {statuses(province)[code] for code in ("BTC-002", "BTC-003")} == {"withdrawn"}
    for code in ("BTC-002", "BTC-003"):
        change(province, code, left_on=None)
    fill_up(province, clock)
    assert [statuses(province)[code] for code in ("BTC-002", "BTC-003")] == ["started", "new"]


def test_a_leaver_stops_and_what_was_submitted_stays(province, clock):
    create(province, clock)
    begin(province, "BTC-001")

    def submit(uow):
        query = select(StoredSession).where(StoredSession.person_id == person(uow, "BTC-004").id)
        uow.orm.scalars(query).one().status = "submitted"

    province.run_now(submit)
    for code in ("BTC-001", "BTC-004"):
        change(province, code, left_on=clock().date())
    fill_up(province, clock)
    assert [statuses(province)[code] for code in ("BTC-001", "BTC-004")] == ["withdrawn", "submitted"]


def test_a_stopped_session_is_the_persons_own_affair(province, clock):
    create(province, clock, "agency:BTC")

    def stop(uow):
        query = select(StoredSession).where(StoredSession.person_id == person(uow, "BTC-003").id)
        uow.orm.scalars(query).one().status = "stopped"

    province.run_now(stop)
    change(province, "BTC-003", unit_id=province.read_now(lambda uow: person(uow, "VPTU-001").unit_id))
    assert fill_up(province, clock) == []
    assert statuses(province)["BTC-003"] == "stopped"


def test_while_it_is_paused_late_joiners_are_not_told_until_it_goes_on(province, clock):
    created = create(province, clock, "agency:BTC")
    province.run_now(lifecycle.pause, created.id, clock())

    def arrive(uow):
        add_person(uow, "BTC-900", "BTC-VP")
        bind(uow, "BTC-900", clock())

    province.run_now(arrive)
    fill_up(province, clock)
    told = select(Delivery.state)
    province.run_now(acting.act_next, clock(), SETTINGS)
    assert province.read_now(lambda uow: list(uow.orm.scalars(told))) == []
    province.run_now(lifecycle.resume, created.id, clock())
    clock.pass_(minutes=20)
    province.run_now(acting.act_next, clock(), SETTINGS)
    assert province.read_now(lambda uow: list(uow.orm.scalars(told))) == ["waiting"]


def test_at_closing_nothing_is_begun_and_who_has_begun_has_until_the_grace_ends(province, clock):
    grace = clock() + timedelta(days=15)
    created = create(province, clock, "agency:BTC", grace_until=grace)
    clock.pass_(days=14)
    assert province.run_now(lifecycle.close_due, clock()) == 1
    assert province.run_now(lifecycle.close_due, clock()) == 0
    assert province.read_now(figures.state, created.id).state == "closing"
    province.run_now(add_person, "BTC-900", "BTC-VP")
    assert fill_up(province, clock) == []
    clock.pass_(days=1)
    assert province.run_now(lifecycle.close_due, clock()) == 1
    assert province.read_now(figures.state, created.id).state == "closed"


def test_extended_while_closing_it_is_open_again_and_the_grace_moves_too(province, clock):
    created = create(province, clock, grace_until=clock() + timedelta(days=15))
    clock.pass_(days=14)
    province.run_now(lifecycle.close_due, clock())
    province.run_now(lifecycle.extend, created.id, clock() + timedelta(days=7), clock(), CALENDAR)
    found = province.read_now(figures.state, created.id)
    assert (found.state, found.grace_until - found.closes_at) == ("open", timedelta(days=1))


# -- the count that was shown is what comes

KINDS = [
    "agency:BTC",
    "agency:BNC,VPTU",
    "block:K1",
    "division:BTC-CB",
    "position_group:TP,PTP",
    "position_group:CV",
    "role:focal_point",
    "role:supervisor",
    "language:en",
    "language:vi",
    "age:25-34",
    "age:35-60",
]
people = st.lists(
    st.fixed_dictionaries(
        {
            "unit": st.sampled_from(["BTC", "BTC-CB", "BTC-VP", "BNC", "VPTU"]),
            "position_group": st.sampled_from(["TP", "PTP", "CV", None]),
            "language": st.sampled_from(["vi", "en", None]),
            "birth_month": st.sampled_from(["1970-01", "1991-06", "1991-07", "2001-05", "2001-06", None]),
            "messenger": st.booleans(),
            "left": st.sampled_from([None, -1, 0, 1]),
            "starts": st.sampled_from([None, -1, 1]),
            "frozen": st.booleans(),
            "focal": st.booleans(),
        }
    ),
    max_size=8,
)
rules = st.lists(st.sampled_from(KINDS), unique_by=lambda rule: rule.split(":")[0], max_size=3).map(
    lambda parts: " ".join(parts) or "all"
)


def settle_down(uow, drawn, clock):
    """Replace the roster by the drawn people."""
    for table in (Delivery, StoredSession, Campaign, PersonRole):
        uow.orm.execute(delete(table))
    uow.orm.execute(Person.__table__.update().values(supervisor_id=None))
    uow.orm.execute(delete(Person))
    today = clock().date()
    for number, one in enumerate(drawn):
        made = add_person(
            uow,
            f"P-{number}",
            one["unit"],
            position_group=one["position_group"],
            language=one["language"],
            birth_month=one["birth_month"],
            messenger=one["messenger"],
            left_on=None if one["left"] is None else today + timedelta(days=one["left"]),
            valid_from=None if one["starts"] is None else today + timedelta(days=one["starts"]),
            frozen_at=clock() if one["frozen"] else None,
        )
        if one["focal"]:
            uow.orm.add(PersonRole(person_id=made.id, role="focal_point"))
    uow.orm.flush()


@examples(60)
@given(before=people, after=people, rule=rules)
def test_the_preview_is_what_comes_or_each_who_is_missing_has_a_reason(province, clock, before, after, rule):
    province.run_now(settle_down, before, clock)
    preview = province.read_now(figures.preview, survey="skills", audience=parse(rule), now=clock())
    if not preview.people:
        with pytest.raises(Refusal, match="nobody fits"):
            create(province, clock, rule)
        return
    created = create(province, clock, rule)
    assert sessions(province) == created.sessions == preview.people == sum(preview.agencies.values())
    assert province.read_now(figures.missing, created.id, clock()) == preview.excluded
    _the_roster_changes(province, clock, created.id, before, after, rule)


def _the_roster_changes(province, clock, campaign, before, after, rule):
    """Other facts for the same people: sessions follow, and whoever of the audience has none has a reason."""

    def rewrite(uow):
        for number, one in enumerate(after[: len(before)]):
            somebody = person(uow, f"P-{number}")
            somebody.position_group, somebody.language = one["position_group"], one["language"]
            somebody.messenger, somebody.birth_month = one["messenger"], one["birth_month"]

    province.run_now(rewrite)
    fill_up(province, clock)

    def look(uow):
        audience = parse(rule).on(clock().date())
        fits = set(uow.orm.scalars(select(Person.id).where(matches(audience), can_take_part(clock().date()))))
        query = select(StoredSession.person_id).where(StoredSession.status != "withdrawn")
        return fits, set(uow.orm.scalars(query.where(StoredSession.campaign_id == campaign)))

    fits, have = province.read_now(look)
    assert fits == have
    reasons = province.read_now(figures.missing, campaign, clock())
    assert set(reasons) <= set(hindrances(clock().date()))
