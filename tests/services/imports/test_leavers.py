"""Whoever a roster does not have is proposed, and decided about by somebody; nobody goes by itself."""

import pytest
from sqlalchemy import select

from bot.services.imports.roster import leavers
from bot.services.people import leaving_for_good
from bot.services.refusals import Refusal
from storage.models import LeaverProposal, Person, PersonRole
from tests.services.imports.test_importing import STRUCTURE, person, rows_of

HEAD = "staff_code,full_name,unit,valid_from\n"
ALL = HEAD + "A-1,Lê An,BTC,\nA-2,Lê Ánh,BTC-CB,\nA-3,Đỗ An,BTC,\n"
WITHOUT_2 = HEAD + "A-1,Lê An,BTC,\nA-3,Đỗ An,BTC,\n"
WITHOUT_2_AND_3 = HEAD + "A-1,Lê An,BTC,\n"


@pytest.fixture
def three(imports):
    imports.structure(STRUCTURE)
    imports.roster(ALL)
    return imports


def proposed(imports):
    return [one.staff_code for one in imports.database.read_now(leavers.proposals)]


def decide(imports, codes, left_on=None):
    leavers.decide(imports.database, codes, left_on, imports.clock())


def test_missing_people_are_proposed_once_and_stay(three):
    for _ in range(2):
        three.roster(WITHOUT_2)
        assert proposed(three) == ["A-2"]
    three.roster(WITHOUT_2_AND_3)
    assert proposed(three) == ["A-3", "A-2"] or proposed(three) == ["A-2", "A-3"]
    assert rows_of(three, Person.left_on) == [(None,)] * 3
    assert len(rows_of(three, LeaverProposal.id)) == 2


def test_a_dry_run_and_a_partial_roster_propose_nobody(three):
    assert three.roster(WITHOUT_2, dry_run=True).leavers == ("A-2",)
    assert three.roster(WITHOUT_2, partial=True).leavers == ()
    assert proposed(three) == []


def test_whoever_is_on_the_next_roster_again_is_proposed_no_more(three):
    three.roster(WITHOUT_2)
    three.roster(ALL)
    assert proposed(three) == []
    assert rows_of(three, LeaverProposal.state) == [("returned",)]


def test_a_confirmed_leaver_has_left_and_comes_back_only_with_a_later_beginning(three):
    three.roster(WITHOUT_2)
    decide(three, ["A-2"], three.today)
    assert person(three, "A-2").left_on == three.today
    assert (proposed(three), three.roster(WITHOUT_2).leavers) == ([], ())
    three.roster(ALL)
    assert person(three, "A-2").left_on == three.today
    three.roster(ALL.replace("A-2,Lê Ánh,BTC-CB,", "A-2,Lê Ánh,BTC-CB,2026-08-01"))
    assert person(three, "A-2").left_on is None


def test_who_has_left_gets_no_role_back_by_a_roster_that_still_has_them(three):
    three.roster(WITHOUT_2)
    decide(three, ["A-2"], three.today)
    report = three.roster("staff_code,full_name,unit,roles\nA-2,Lê Ánh,BTC-CB,focal_point\n", partial=True)
    assert report.counts["unchanged"] == 1
    assert rows_of(three, PersonRole.role) == []


def test_somebody_kept_is_asked_about_again_only_by_another_roster(three):
    three.roster(WITHOUT_2)
    decide(three, ["A-2"])
    three.roster(WITHOUT_2)
    assert proposed(three) == []
    three.roster(WITHOUT_2_AND_3)
    assert sorted(proposed(three)) == ["A-2", "A-3"]


def test_a_decision_about_somebody_who_is_not_proposed_does_nothing_at_all(three):
    three.roster(WITHOUT_2)
    with pytest.raises(Refusal, match="A-1 is not proposed"):
        decide(three, ["A-2", "A-1"], three.today)
    assert proposed(three) == ["A-2"]
    assert person(three, "A-2").left_on is None


def test_leaving_by_another_way_settles_the_proposal(three):
    three.roster(WITHOUT_2)
    number = person(three, "A-2").id
    three.database.run_now(leaving_for_good.leave, number, three.today, three.clock(), "person:1")
    query = select(LeaverProposal.state, LeaverProposal.decided_by)
    assert three.database.read_now(lambda uow: [tuple(row) for row in uow.connection.execute(query)]) == [
        ("confirmed", "person:1")
    ]
