"""Audience rules: commas or, blanks and; everything that does not exist is refused by name."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.services.campaigns.audience import Audience, can_take_part, matches, parse, verify
from bot.services.refusals import Refusal
from storage.models import Person, PersonRole
from tests.services.builders import CALENDAR, add_person, add_province, add_unit, person

TODAY = date(2026, 6, 15)


@pytest.fixture
def province(database):
    database.run_now(add_province)
    return database


def who(database, rule, usual_language="vi"):
    def ask(uow):
        audience = parse(rule, usual_language)
        verify(uow, audience, TODAY)
        stored = Audience.from_json(audience.to_json())
        return set(uow.orm.scalars(select(Person.staff_code).where(matches(stored), can_take_part(TODAY))))

    return database.read_now(ask)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("all", "BTC-001 BTC-002 BTC-003 BTC-004 BNC-001 VPTU-001 VPTU-002"),
        ("agency:BTC", "BTC-001 BTC-002 BTC-003 BTC-004"),
        ("block:K1", "BTC-001 BTC-002 BTC-003 BTC-004 BNC-001"),
        ("block:K1,K2 position_group:CV", "BTC-002 BTC-003 VPTU-001 VPTU-002"),
        ("division:BTC-CB,BTC-VP", "BTC-001 BTC-002 BTC-003"),
        ("position_group:TP,PTP", "BTC-001 BTC-004 BNC-001"),
        ("agency:BTC position_group:TP", "BTC-001"),
        ("role:supervisor", "BTC-001"),
        ("role:focal_point,supervisor", "BTC-001 VPTU-001"),
        ("role:respondent agency:BNC", "BNC-001"),
        ("language:en", "BTC-003"),
        ("language:en,vi agency:BTC", "BTC-001 BTC-002 BTC-003 BTC-004"),
        ("staff:BTC-001,VPTU-002", "BTC-001 VPTU-002"),
    ],
)
def test_a_rule_picks(province, rule, expected):
    assert who(province, rule) == set(expected.split())


def test_people_without_a_language_have_the_usual_one(province):
    assert who(province, "language:de", usual_language="de") >= {"BTC-001", "VPTU-002"}
    assert who(province, "language:en", usual_language="de") == {"BTC-003"}


@pytest.mark.parametrize(
    ("rule", "code", "words"),
    [
        ("", "audience_missing", "missing"),
        ("agency", "audience_no_codes", "colon"),
        ("agency:", "audience_no_codes", "agency:A,B"),
        ("agency:,", "audience_no_codes", "agency"),
        ("office:BTC", "audience_unknown_kind", "'office'"),
        ("all agency:BTC", "audience_unknown_kind", "'all'"),
        ("agency:BTC agency:BNC", "audience_kind_twice", "twice"),
        ("agency:BTC,XYZ", "audience_unknown_code", "unknown agency: XYZ"),
        ("agency:K1", "audience_unknown_code", "unknown agency: K1"),
        ("position_group:TP,ZZ", "audience_unknown_code", "ZZ"),
        ("job_position:VT-99", "audience_unknown_code", "VT-99"),
        ("role:boss", "audience_unknown_code", "boss"),
        ("language:fr", "audience_unknown_code", "fr"),
        ("staff:NOBODY", "audience_unknown_code", "NOBODY"),
        ("staff:" + ",".join(f"N{n}" for n in range(9)), "audience_unknown_code", "and 4 more"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused_by_name(province, rule, code, words):
    with pytest.raises(Refusal, match=words) as refused:
        who(province, rule)
    assert refused.value.code == code


def test_a_closed_unit_is_refused_with_its_successors(province):
    province.run_now(
        lambda uow: add_unit(uow, "BTG", "agency", "K1", valid_to=date(2025, 2, 28), successors=["BTC", "BNC"])
    )
    with pytest.raises(Refusal, match="say agency:BTC,BNC"):
        who(province, "agency:BTG")


def test_those_who_left_come_later_are_frozen_or_only_run_the_bot_cannot_take_part(province):
    def change(uow):
        person(uow, "BTC-001").left_on = TODAY
        person(uow, "BTC-002").left_on = date(2026, 6, 16)  # the last day is tomorrow
        person(uow, "BTC-003").valid_from = date(2026, 6, 16)
        person(uow, "BTC-004").valid_from = TODAY
        add_unit(uow, "ADMIN", "technical")
        add_person(uow, "ADMIN-1", "ADMIN")

    province.run_now(change)
    assert who(province, "agency:BTC") == {"BTC-002", "BTC-004"}
    assert "ADMIN-1" not in who(province, "all")


def test_a_role_given_twice_counts_once(province):
    def change(uow):
        unit = person(uow, "VPTU-001").unit_id
        uow.orm.add(PersonRole(person_id=person(uow, "VPTU-001").id, role="focal_point", unit_id=unit))

    province.run_now(change)
    assert who(province, "role:focal_point") == {"VPTU-001"}


def test_the_rule_is_written_in_one_order():
    assert parse("position_group:TP  agency:B,A,B").rule == "agency:B,A position_group:TP"
    assert parse("ALL").rule == "all"


# -- ages, and what was answered earlier


def on(database, rule, day=TODAY):
    audience = parse(rule).on(day)
    query = select(Person.staff_code).where(matches(audience), can_take_part(day))
    return database.read_now(lambda uow: set(uow.orm.scalars(query)))


def born(database, **months):
    def do(uow):
        for code, month in months.items():
            person(uow, code.replace("_", "-")).birth_month = month

    database.run_now(do)


def test_an_age_band_takes_both_ends_by_the_month_of_birth(province):
    born(province, BTC_001="2001-06", BTC_002="2001-07", BTC_003="1991-07", BTC_004="1991-06")
    assert on(province, "age:25-34") == {"BTC-001", "BTC-003"}
    assert on(province, "age:24-24,35-35") == {"BTC-002", "BTC-004"}
    assert on(province, "age:25-34", date(2026, 7, 1)) == {"BTC-001", "BTC-002"}
    assert on(province, "age:18-65") == {"BTC-001", "BTC-002", "BTC-003", "BTC-004"}


def submitted(database, code, choice, status="submitted"):
    """Somebody's submissions of a question in campaign 1: the newest with this choice."""
    from datetime import UTC, datetime, timedelta

    from storage.models import Campaign, StoredAnswer, StoredSession, Submission
    from tests.services.builders import add_survey

    at = datetime(2026, 6, 1, tzinfo=UTC)

    def do(uow):
        if uow.orm.get(Campaign, 1) is None:
            version = add_survey(uow)
            uow.orm.add(
                Campaign(
                    id=1,
                    survey_id=version.survey_id,
                    version_id=version.id,
                    state="closed",
                    audience={},
                    opens_at=at,
                    closes_at=at + timedelta(days=1),
                    created_at=at,
                )
            )
            uow.orm.flush()
        session = StoredSession(
            campaign_id=1, person_id=person(uow, code).id, version_id=1, unit_code="BTC", status=status
        )
        uow.orm.add(session)
        uow.orm.flush()
        for number, code_ in ((1, "never"), (2, choice)):
            shared = {"session_id": session.id, "number": number, "language": "vi"}
            uow.orm.add(Submission(receipt=f"{code}{number}", submitted_at=at, unit_code="BTC", body=b"", **shared))
            uow.orm.add(StoredAnswer(path="/q", name="q", kind="select_multiple", code=code_, answered_at=at, **shared))

    database.run_now(do)


def test_what_somebody_chose_in_their_newest_submission(province):
    submitted(province, "BTC-001", "often daily")
    submitted(province, "BTC-002", "oftener")
    submitted(province, "BTC-003", "often", status="stopped")
    assert on(province, "answered:1/q=often") == {"BTC-001"}
    assert on(province, "answered:skills/q=oftener,1/q=daily") == {"BTC-001", "BTC-002"}
    assert on(province, "answered:1/q=never") == set()
    assert on(province, "answered:2/q=often") == set()
    province.read_now(lambda uow: verify(uow, parse("answered:1/q=often"), TODAY))
    with pytest.raises(Refusal, match="nobody submitted an answer"):
        province.read_now(lambda uow: verify(uow, parse("answered:1/other=often"), TODAY))


@pytest.mark.parametrize(
    "rule", ["age:", "age:25", "age:34-25", "age:a-b", "answered:q=1", "answered:1/q", "answered:"]
)
def test_what_cannot_be_read(rule):
    with pytest.raises(Refusal):
        parse(rule)


def by_often(province):
    from datetime import timedelta

    from bot.services.campaigns.plans import Plan
    from tests.support.clock import START

    return Plan("skills", parse("answered:1/q=often"), START, START + timedelta(days=9))


def test_a_rule_by_answers_is_refused_whatever_was_answered_when_too_few_could_be_meant(province):
    from bot.services.campaigns import plans
    from tests.support.clock import START

    submitted(province, "BTC-001", "often")
    with pytest.raises(Refusal, match="leave at least 20 people"):  # the province has eight, whatever they said
        province.read_now(plans.check, by_often(province), START, CALENDAR)
    with pytest.raises(Refusal, match="must not stand together"):
        parse("answered:1/q=often staff:BTC-001")


def test_a_rule_by_answers_tells_a_band_and_is_not_refused_for_what_was_answered(province):
    from bot.services.campaigns import figures, plans
    from tests.services.builders import add_person
    from tests.support.clock import START

    submitted(province, "BTC-001", "often")
    province.run_now(lambda uow: [add_person(uow, f"NEW-{n:03}", "BTC-CB") for n in range(30)] and None)
    plan = by_often(province)
    assert province.read_now(plans.check, plan, START, CALENDAR).people == 1  # for the program, not for a card
    found = province.read_now(figures.preview, survey="skills", audience=plan.audience, now=START)
    assert (found.people, found.agencies, found.excluded, str(found.band)) == (0, {}, {}, "0–19")


def test_one_person_more_or_less_does_not_show_in_a_band():
    from bot.services.campaigns.audience_answers import band

    draws = {str(band(number, f"{secret:08x}")) for number in (19, 20) for secret in range(40)}
    assert draws == {"0–19", "20–49"}  # either band for either number, by the draw
    assert {str(band(0, f"{secret:08x}")) for secret in range(40)} == {"0–19"}
    assert band(60, "0000002a") == band(60, "0000002a")


def test_a_block_and_an_agency_of_it(province):
    assert who(province, "block:K1 agency:BNC") == {"BNC-001"}
    assert who(province, "block:K2 agency:BNC") == set()
