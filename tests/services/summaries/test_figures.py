"""Figures of a campaign from the rows: everybody once, and nobody beyond the reader's own agency."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, true, update

from bot.calendar.periods import DELETE, Clocks, read_periods
from bot.services.campaigns import figures as campaign_figures
from bot.services.campaigns import filling, lifecycle
from bot.services.campaigns.audience import parse
from bot.services.people import leaving_for_good
from bot.services.people.register import RequestWish
from bot.services.people.scope import Scope
from bot.services.rights import asking
from bot.services.rights.erasing import erase_person
from bot.services.summaries import agency_state, figures
from bot.services.summaries.participation import HeadCount
from bot.services.summaries.readers import Somebody, seen_by
from storage.models import Campaign, Chat, Person, PersonRole, StoredSession, Unit
from tests.services.builders import CALENDAR, add_open_campaign, add_person, add_province, bind, person
from tests.support.clock import START, VIET_NAM
from tests.support.laws import examples

PLACES = ("submitted", "in_progress", "not_started", "not_joined", "unreachable", "left", "exempt", "stopped", "frozen")


class Everybody:
    def sees(self, agency):
        return true()

    def sees_small(self, agency):
        return true()


@pytest.fixture
def province(database):
    """Three agencies with an open campaign; VPTU-001 is the focal point of VPTU."""

    def fill(uow):
        add_province(uow)
        add_open_campaign(uow, START, START + timedelta(days=14), parse("all").to_json())

    database.run_now(fill)
    return database


def stand(uow, staff_code, place):
    """Put somebody where they are to be counted."""
    somebody = person(uow, staff_code)
    uow.orm.execute(delete(Chat).where(Chat.person_id == somebody.id))
    uow.orm.execute(delete(StoredSession).where(StoredSession.person_id == somebody.id))
    status = {"submitted": "submitted", "in_progress": "started", "stopped": "stopped"}.get(place, "new")
    begun = START.date() if place in ("submitted", "in_progress", "stopped") else None
    mine = {"campaign_id": 1, "person_id": somebody.id, "version_id": 1, "unit_code": staff_code.partition("-")[0]}
    done = START if place == "submitted" else None
    uow.orm.add(StoredSession(**mine, status=status, started_on=begun, submitted_at=done))
    somebody.messenger = place != "exempt"
    if place != "not_joined":
        bind(uow, staff_code, START)
    somebody.frozen_at = START if place == "frozen" else None
    somebody.left_on = START.date() if place == "left" else None
    uow.orm.flush()
    if place == "unreachable":
        uow.orm.execute(update(Chat).where(Chat.person_id == somebody.id).values(unreachable_at=START))


def look(database, reader, agency=None):
    def read(uow):
        code = select(Unit.id).where(Unit.code == agency)
        about = figures.campaign(uow, 1, VIET_NAM)
        return figures.figures(
            uow, seen_by(uow, reader), about, uow.connection.scalar(code) if agency else None, START.date()
        )

    return database.read_now(read)


def id_of(database, staff_code):
    return database.read_now(lambda uow: person(uow, staff_code).id)


def test_everybody_stands_where_they_are(province):
    for code, place in {
        "BTC-001": "submitted",
        "BTC-002": "in_progress",
        "BTC-003": "unreachable",
        "BTC-004": "not_joined",
        "BNC-001": "not_started",
        "VPTU-001": "left",
        "VPTU-002": "exempt",
    }.items():
        province.run_now(stand, code, place)
    found = look(province, Everybody())
    # VPTU-001 had been asked before they left; VPTU-003 has no messenger and was not.
    assert found.standing == HeadCount(1, 1, 3, 1, 1, left=1, exempt=1)
    assert found.standing.total == 7
    assert {(bar.code, bar.invited, bar.submitted) for bar in found.groups if bar.invited} == {
        ("BTC", 4, 1),
        ("BNC", 1, 0),
        ("VPTU", 2, 0),
    }


@examples(15)
@given(st.lists(st.sampled_from(PLACES), min_size=7, max_size=7))
def test_the_total_is_always_who_was_asked(province, places):
    """Whatever people do: those counted are exactly those who were asked to answer."""
    codes = ("BTC-001", "BTC-002", "BTC-003", "BTC-004", "BNC-001", "VPTU-001", "VPTU-002")
    for code, place in zip(codes, places, strict=True):
        province.run_now(stand, code, place)
    whole = look(province, Everybody())
    assert whole.standing.total == len(places)
    assert whole.standing.total == sum(bar.invited for bar in whole.groups)
    assert whole.standing.left == places.count("left")
    assert whole.standing.exempt == 1, "VPTU-003, who has no messenger and was never asked"
    assert whole.standing.in_progress == places.count("in_progress") + places.count("stopped")
    agencies = [look(province, Everybody(), agency).standing for agency in ("BTC", "BNC", "VPTU")]
    assert sum(one.total for one in agencies) == whole.standing.total


def move(uow, staff_code, agency):
    to = uow.orm.scalars(select(Unit).where(Unit.code == agency)).one()
    somebody = person(uow, staff_code)
    somebody.unit_id = somebody.agency_id = to.id


def leave(uow, staff_code, agency=None):
    del agency
    leaving_for_good.leave(uow, person(uow, staff_code).id, START.date(), START, "cli")


def be_asked_no_more(uow, staff_code, agency=None):
    del agency
    person(uow, staff_code).messenger = False
    uow.orm.flush()
    filling.reconcile_all(uow, START)


@pytest.mark.parametrize("go", [move, leave, be_asked_no_more])
@pytest.mark.parametrize("place", ["submitted", "in_progress", "not_started", "not_joined", "unreachable"])
def test_no_count_changes_with_somebody_who_goes(province, place, go):
    """Neither on that day, nor when they are back, nor when the campaign has ended."""
    province.run_now(stand, "BTC-001", place)
    before = counted_everywhere(province)
    assert getattr(before[1].standing, place) > 0
    for step in (lambda: province.run_now(go, "BTC-001", "BNC"), lambda: province.run_now(lifecycle.close, 1, START)):
        step()
        after = counted_everywhere(province)
        assert [replace(one.standing, left=0) for one in after] == [one.standing for one in before]
        assert [[replace(bar) for bar in one.groups] for one in after] == [list(one.groups) for one in before]
        assert sum(one.standing.left for one in after[1:]) == (0 if go is be_asked_no_more else 1)
    assert province.read_now(campaign_figures.per_agency, 1)["BTC"].total == before[1].standing.total


def counted_everywhere(database):
    """The province, BTC and BNC, everybody of whom has been asked."""

    def ask(uow):
        filling.reconcile_all(uow, START)

    database.run_now(ask)
    return [look(database, Everybody(), agency) for agency in (None, "BTC", "BNC")]


def test_who_was_taken_out_before_it_opened_does_not_count(province):
    """Neither who left by then nor who was asked no more: nobody had been asked yet."""

    def early(uow):
        uow.orm.get_one(Campaign, 1).state = "scheduled"
        filling.reconcile_all(uow, START)
        leave(uow, "BTC-001")
        be_asked_no_more(uow, "BTC-002")
        uow.orm.get_one(Campaign, 1).state = "open"

    province.run_now(early)
    found = counted_everywhere(province)[1].standing
    assert (found.total, found.left, found.exempt) == (2, 0, 1)


def test_a_focal_point_sees_their_own_agency_whatever_they_ask_for(province):
    reader = Somebody(id_of(province, "VPTU-001"), START.date())
    assert look(province, reader, "VPTU").standing.total == 2
    assert look(province, reader, "BTC").standing == HeadCount()
    assert look(province, reader).standing == look(province, reader, "VPTU").standing
    assert look(province, reader, "BTC").block is None


def test_somebody_without_a_role_sees_nothing(province):
    reader = Somebody(id_of(province, "BTC-001"), START.date())
    assert look(province, reader, "BTC").standing == HeadCount()
    assert province.read_now(figures.places_of, reader.id, START.date()) == []


def test_the_project_team_sees_the_province_and_a_role_at_another_unit_that_unit(province):
    wide, there = id_of(province, "BTC-001"), id_of(province, "BTC-002")

    def grant(uow):
        unit = uow.orm.scalars(select(Unit).where(Unit.code == "BNC")).one()
        uow.orm.add(PersonRole(person_id=wide, role="project_team"))
        uow.orm.add(PersonRole(person_id=there, role="focal_point", unit_id=unit.id))

    province.run_now(grant)
    assert look(province, Somebody(wide, START.date())).standing.total == 7
    assert look(province, Somebody(there, START.date())).standing.total == 1
    assert [place.agency for place in province.read_now(figures.places_of, wide, START.date())] == [None]


@pytest.mark.parametrize("place", ["submitted", "in_progress", "not_joined"])
def test_a_campaign_for_one_person_is_told_of_the_province_to_nobody_who_sees_counts(province, place):
    wide = id_of(province, "BTC-001")

    def only_one(uow):
        uow.orm.add(PersonRole(person_id=wide, role="project_team"))
        campaign = uow.orm.get_one(Campaign, 1)
        campaign.audience = parse("staff:BNC-001").to_json()
        stand(uow, "BNC-001", place)

    province.run_now(only_one)
    found = look(province, Somebody(wide, START.date()))
    assert (found.standing, found.groups, found.shown) == (HeadCount(), (), None)
    assert look(province, Everybody()).standing.total == 1, "the operator's count"


def test_a_role_that_was_taken_shows_nothing_any_more(province):
    reader = Somebody(id_of(province, "VPTU-001"), START.date())
    province.run_now(lambda uow: uow.orm.execute(delete(PersonRole).where(PersonRole.person_id == reader.id)) and None)
    assert look(province, reader, "VPTU").standing == HeadCount()


def test_those_who_are_no_more_of_the_audience_stay_where_they_were(province):
    province.run_now(stand, "BTC-001", "submitted")
    province.run_now(stand, "BTC-002", "not_started")

    def narrow(uow):
        uow.orm.get_one(Campaign, 1).audience = parse("agency:BNC").to_json()
        filling.reconcile_all(uow, START)

    province.run_now(narrow)
    assert look(province, Everybody()).standing == HeadCount(submitted=1, not_started=1, not_joined=1)


def add_agencies(uow, **sizes):
    """Agencies of the second block by code, with so many people."""
    block = uow.orm.scalars(select(Unit).where(Unit.code == "K2")).one()
    for code, number in sizes.items():
        unit = Unit(code=code, kind="agency", parent_id=block.id, names={}, short_names={}, successors=[])
        uow.orm.add(unit)
        uow.orm.flush()
        unit.agency_id = unit.id
        for n in range(number):
            add_person(uow, f"{code}-{n}", code)
    uow.orm.flush()


def test_the_average_of_a_block_needs_two_other_agencies(province):
    reader = Somebody(id_of(province, "VPTU-001"), START.date())

    def more(uow):
        add_agencies(uow, A1=4, A2=4)
        stand(uow, "A1-0", "submitted")
        stand(uow, "BTC-001", "submitted")  # of the other block: where nobody had, the first one would follow

    assert look(province, reader, "VPTU").block is None
    province.run_now(more)
    assert look(province, reader, "VPTU").block == 10


def grown(uow):
    """VPTU, whose focal point is in the project team too, is too small to be shown; so are two more of its block."""
    add_agencies(uow, A1=4, A2=2)
    uow.orm.add(PersonRole(person_id=person(uow, "VPTU-001").id, role="project_team"))
    uow.orm.add(PersonRole(person_id=person(uow, "BTC-002").id, role="project_team"))
    uow.orm.flush()


@pytest.mark.parametrize(("done", "is_told"), [(("A1-0", "A1-1", "A2-0", "BNC-001"), True), (("A1-0",), False)])
def test_who_looks_after_a_hidden_agency_is_told_no_whole_from_which_others_follow(province, done, is_told):
    province.run_now(grown)
    for one in done:
        province.run_now(stand, one, "submitted")
    both, team = (Somebody(id_of(province, code), START.date()) for code in ("VPTU-001", "BTC-002"))
    assert look(province, team).standing.submitted == len(done)
    assert look(province, both).standing.submitted == (len(done) if is_told else 0)


def test_days_of_submissions_are_those_of_the_reader(province):
    province.run_now(stand, "BTC-001", "submitted")
    province.run_now(lambda uow: uow.orm.execute(update(StoredSession).values(submitted_at=START)) and None)

    def days(uow, reader):
        return figures.submitted_on(uow, reader, figures.campaign(uow, 1, VIET_NAM), None, START.tzinfo)

    assert province.read_now(days, Everybody()) == [date(2026, 6, 15)]
    assert province.read_now(days, Somebody(id_of(province, "VPTU-001"), START.date())) == []


def test_roster_is_counted_in_one_pass_for_people_without_a_session(province):
    """Between an import and the next look of the jobs somebody has no session yet: not joined, but counted."""
    assert look(province, Everybody()).standing == HeadCount(not_joined=7, exempt=1)
    assert province.read_now(lambda uow: uow.orm.scalars(select(Person.id)).all())


def test_a_campaign_by_age_is_counted_with_ages_of_the_day_it_opened(province):
    """The rule has ages and no day: it must not keep a summary, or a card, from being made."""

    def aged(uow):
        uow.orm.execute(update(Campaign).values(audience=parse("age:25-34").to_json()))
        uow.orm.execute(update(Person).where(Person.staff_code == "BTC-001").values(birth_month="1996-02"))

    province.run_now(stand, "BTC-001", "submitted")
    province.run_now(stand, "BTC-002", "submitted")
    province.run_now(aged)
    found = look(province, Everybody()).standing
    assert found.submitted >= 1


def test_ages_are_those_of_the_day_on_which_it_opened_here(province):
    """An hour after midnight on the first it is still the month before in UTC."""

    def aged(uow):
        audience = parse("age:30-34").to_json()
        uow.orm.execute(update(Campaign).values(audience=audience, opens_at=START.replace(month=7, day=1, hour=1)))
        uow.orm.execute(update(Person).where(Person.staff_code == "BTC-001").values(birth_month="1996-07"))

    province.run_now(aged)
    assert look(province, Everybody()).standing.total == 1


def test_no_figure_tells_that_somebody_was_erased(province):
    """Before, while it waits and after it was carried out: all desks say the same."""
    for code, place in {"BTC-001": "submitted", "BTC-002": "in_progress", "BTC-003": "not_started"}.items():
        province.run_now(stand, code, place)

    def everything(uow):
        about, today = figures.campaign(uow, 1, VIET_NAM), START.date()
        admin = person(uow, "VPTU-001").id
        if uow.orm.scalar(select(PersonRole).where(PersonRole.role == "project_team")) is None:
            uow.orm.add(PersonRole(person_id=admin, role="project_team"))
            uow.orm.flush()
        agency = uow.orm.scalars(select(Unit.id).where(Unit.code == "BTC")).one()
        return (
            figures.figures(uow, seen_by(uow, Everybody()), about, None, today),
            figures.figures(uow, seen_by(uow, Everybody()), about, agency, today),
            agency_state.people(uow, Scope(admin, today + timedelta(days=1)), agency, START),
            campaign_figures.state(uow, 1).counts,
            campaign_figures.per_agency(uow, 1),
        )

    clocks = Clocks(CALENDAR, read_periods(""))
    before = province.run_now(everything)
    assert before[2].joined == 3
    for code in ("BTC-001", "BTC-002", "BTC-003"):
        who = province.read_now(lambda uow, code=code: person(uow, code).id)
        province.run_now(lambda uow, who=who: asking.ask(uow, who, RequestWish(DELETE), clocks, START))
        assert province.run_now(everything) == before
        province.run_now(lambda uow, who=who: erase_person(uow, who, "everything", START))
        province.run_now(lambda uow, who=who: uow.orm.execute(delete(Chat).where(Chat.person_id == who)))
        assert province.run_now(everything) == before
