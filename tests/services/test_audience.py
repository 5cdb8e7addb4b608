"""Audience rules: commas or, blanks and; everything that does not exist is refused by name."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.services.audience import Audience, can_take_part, matches, parse, verify
from bot.services.refusals import Refusal
from storage.models import Person, PersonRole
from tests.services.builders import add_person, add_province, add_unit, person

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
