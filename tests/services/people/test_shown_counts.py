"""Readers of counts: small agencies are not shown, nor what they follow from."""

from datetime import timedelta

from sqlalchemy import delete, select

from bot.services.campaigns import listed
from bot.services.campaigns.audience import parse
from bot.services.people.scope import Right, Scope
from bot.services.people.shown_counts import ShownCounts, shown_counts
from bot.services.summaries import agency_state, figures, reports
from bot.services.summaries.readers import Somebody, seen_by
from storage.models import Campaign, Person, PersonRole, StoredSession, Unit
from tests.services.builders import CALENDAR, add_open_campaign, add_person, add_province, person
from tests.support.clock import VIET_NAM


def test_small_agencies_and_what_they_follow_from(database):
    def found(uow):
        add_province(uow)  # K1: BTC, BNC; K2: VPTU
        return shown_counts(uow, {"BTC": (12, 7), "BNC": (2, 1), "VPTU": (30, 4)})

    shown = database.run_now(found)
    assert shown.codes == {"", "K1", "K2", "VPTU"}  # BTC would tell BNC
    assert (shown.instead_of("BTC"), shown.instead_of("VPTU")) == ("K1", "K2")


def test_the_province_is_not_told_to_who_could_take_a_block_and_the_own_agencies_from_it():
    """Beside block K1, and T, there is V alone: 37 less 25 less 2."""
    counts = {"": (42, 37), "K1": (28, 25), "A": (2, 2), "B": (20, 20), "C": (6, 3), "T": (2, 2), "V": (12, 10)}
    shown = ShownCounts(frozenset({"", "K1", "B"}), counts, {"A": "K1", "B": "K1", "C": "K1"})
    assert [shown.may_tell(whole, frozenset("BT")) for whole in ("K1", "")] == [True, False]
    assert shown.may_tell("", frozenset("B"))


def test_where_nobody_has_answered_yet_the_whole_says_it(database):
    def found(uow):
        add_province(uow)
        return shown_counts(uow, {"BTC": (12, 0), "BNC": (2, 0), "VPTU": (30, 0)})

    assert database.run_now(found).codes == {"", "K1", "K2", "BTC", "VPTU"}


def small_agency(uow, now):
    """BNC has one person, who has submitted; BTC twelve, of whom seven have; VPTU three and twenty."""
    add_province(uow)
    campaign = add_open_campaign(uow, now, now + timedelta(days=9), parse("all").to_json())
    for unit, number in (("BTC-CB", 8), ("VPTU", 20)):
        for at in range(number):
            add_person(uow, f"{unit}-9{at:02}", unit)
    codes = {unit.id: unit.code for unit in uow.orm.scalars(select(Unit))}
    for somebody in uow.orm.query(type(person(uow, "BTC-001"))):
        done = somebody.id % 3 != 0 or somebody.staff_code == "BNC-001"
        uow.orm.add(
            StoredSession(
                campaign_id=campaign.id,
                person_id=somebody.id,
                version_id=campaign.version_id,
                unit_code=codes[somebody.unit_id],
                status="submitted" if done else "new",
                submitted_at=now if done else None,
            )
        )
    uow.orm.flush()
    return campaign


def reader(uow, role, unit):
    somebody = add_person(uow, f"R-{role}", unit)
    uow.orm.add(PersonRole(person_id=somebody.id, role=role))
    uow.orm.flush()
    return somebody


def test_a_head_of_a_small_agency_sees_the_block_and_the_focal_point_the_agency(database, clock):
    def found(uow):
        campaign = small_agency(uow, clock())
        head, focal = reader(uow, "agency_head", "BNC"), reader(uow, "focal_point", "BNC")
        about, today = figures.campaign(uow, campaign.id, VIET_NAM), clock().date()
        return [
            figures.figures(uow, seen_by(uow, Somebody(one.id, today)), about, head.agency_id, today)
            for one in (head, focal)
        ]

    by_head, by_focal = database.run_now(found)
    assert (by_head.instead, by_head.standing.total > 12, by_head.groups) == ("K1", True, ())
    assert (by_focal.instead, by_focal.standing.submitted) == (None, 1)


def test_the_desk_of_a_head_covers_a_small_agency(database, clock):
    def found(uow):
        small_agency(uow, clock())
        head = reader(uow, "agency_head", "BNC")
        scope = Scope(head.id, clock().date())
        agency = agency_state.agency(uow, scope, code="BNC")
        told = reports.at_desk(uow, Somebody(head.id, scope.today, Right.COUNTS), agency.id, clock(), CALENDAR)
        return agency_state.may_show_people(uow, scope, agency), told

    people, (campaign,) = database.run_now(found)
    assert not people
    assert (campaign.instead, campaign.standing.total > 12, campaign.bars.shown) == ("K1", True, ())


def test_a_campaign_for_others_tells_a_small_agency_nothing(database, clock):
    """Whose people are not in the audience hears of nobody: not of the block's either."""

    def found(uow):
        small_agency(uow, clock())
        uow.orm.query(Campaign).one().audience = parse("agency:VPTU").to_json()
        head = reader(uow, "agency_head", "BNC")
        theirs = select(Person.id).where(Person.agency_id == head.agency_id)
        uow.orm.execute(delete(StoredSession).where(StoredSession.person_id.in_(theirs)))
        return reports.at_desk(uow, Somebody(head.id, clock().date(), Right.COUNTS), head.agency_id, clock(), CALENDAR)

    assert database.run_now(found) == []


def test_the_project_team_sees_no_group_that_tells_a_small_one(database, clock):
    def found(uow):
        campaign = small_agency(uow, clock())
        team = reader(uow, "project_team", "VPTU")
        return figures.figures(
            uow,
            seen_by(uow, Somebody(team.id, clock().date())),
            figures.campaign(uow, campaign.id, VIET_NAM),
            None,
            clock().date(),
        )

    assert "BNC" not in database.run_now(found).shown


def test_the_card_of_a_campaign_for_a_few_says_nothing_of_them(database, clock):
    def found(uow):
        add_province(uow)
        campaign = add_open_campaign(uow, clock(), clock() + timedelta(days=9), parse("all").to_json())
        uow.orm.add(
            StoredSession(
                campaign_id=campaign.id,
                person_id=person(uow, "BTC-001").id,
                version_id=campaign.version_id,
                unit_code="BTC",
                status="submitted",
            )
        )
        uow.orm.flush()
        return listed.live(uow, campaign)

    live = database.run_now(found)
    assert live.few
