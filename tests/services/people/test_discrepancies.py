"""Roster and survey differ: both are kept, and the focal point hears of how many people, once a week at most."""

from datetime import timedelta
from importlib.resources import files

import pytest
from sqlalchemy import select, update

from bot.services.imports.roster.roster import import_roster
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile
from bot.services.people import roster_discrepancies
from bot.services.people.scope import Scope
from storage.models import AuditEntry, Campaign, Delivery, Person, ProfileStatement, StoredSession, Unit
from survey_definitions import AnswerRecord, compile_survey
from tests.services.builders import add_survey, bind, person

STRUCTURE = """code,kind,parent,name::vi,valid_to,successors
K1,block,,Khối,,
BTG,agency,K1,Ban,,
BTG-TT,division,BTG,Phòng,,
BNC,agency,K1,Ban,,
CV,position_group,,Chuyên viên,,
TP,position_group,,Trưởng phòng,,
"""
HEAD = "staff_code,full_name,unit,position_group,birth_month,roles\n"
FOCAL = "F-1,Lê Phan,BTG,,,focal_point\n"
ROSTER = HEAD + "P-1,Lê An,BTG-TT,CV,1985-05,\nP-2,Lê Ba,BTG,,1990-01,\n" + FOCAL


def record(name, value, instances=()):
    path = f"/{name}"
    return AnswerRecord(path, path, name, instances, "calculate", value, live=True)


class Province:
    def __init__(self, database, clock):
        self.database, self.clock = database, clock
        import_structure(database, ImportFile("s.csv", STRUCTURE.encode()), clock())
        self.roster(ROSTER)
        database.run_now(self._sessions)

    def _sessions(self, uow):
        version, now = add_survey(uow), self.clock()
        values = {"survey_id": version.survey_id, "version_id": version.id, "audience": {}, "state": "open"}
        uow.orm.add(Campaign(id=1, opens_at=now, closes_at=now, created_at=now, **values))
        for number, code in enumerate(("P-1", "P-2"), 1):
            mine = {"person_id": person(uow, code).id, "version_id": version.id, "unit_code": "BTG"}
            uow.orm.add(StoredSession(id=number, campaign_id=1, status="submitted", **mine))
        bind(uow, "F-1", now)

    def roster(self, text):
        import_roster(self.database, ImportFile("r.csv", text.encode()), self.clock(), self.clock().date())

    def says(self, code, **answers):
        """Somebody submits a profile: what the roster said when they began is not what counts."""
        records = [record(name, value) for name, value in answers.items()]
        records += [record(f"known_{name}", "anything") for name in answers]
        session = {"P-1": 1, "P-2": 2}[code]

        def submit(uow):
            roster_discrepancies.note(uow, person(uow, code).id, session, records, self.clock())

        self.database.run_now(submit)

    def differing(self):
        query = select(ProfileStatement.fact).where(ProfileStatement.differs_since.is_not(None))
        return self.database.read_now(lambda uow: sorted(uow.orm.scalars(query)))

    def told(self):
        """Plan what is due; gives all that was planned so far."""
        self.database.run_now(roster_discrepancies.plan_notices, self.clock())
        return self.database.read_now(lambda uow: list(uow.orm.scalars(select(Delivery).order_by(Delivery.id))))

    def count(self, reader="F-1"):
        def read(uow):
            agency = uow.orm.scalar(select(Unit.id).where(Unit.code == "BTG"))
            return roster_discrepancies.people_to_settle(
                uow, Scope(person(uow, reader).id, self.clock().date()), agency
            )

        return self.database.read_now(read)


@pytest.fixture
def province(database, clock):
    return Province(database, clock)


def test_what_agrees_is_kept_and_nobody_is_told(province):
    province.says("P-1", unit="BTG-TT", position_group="CV", birth="1985-05-01")
    assert province.differing() == []
    assert province.told() == []


def test_what_differs_is_kept_beside_the_roster_and_the_focal_point_hears_of_how_many(province):
    province.says("P-1", unit="BTG", position_group="TP", birth="1985-06-01")
    province.says("P-2", birth="1991-01-01")
    assert province.differing() == ["birth_month", "birth_month", "position_group", "unit"]
    assert province.count() == 2
    assert province.count("P-1") == 0, "who looks after nobody"
    (delivery,) = province.told()
    focal = province.database.read_now(lambda uow: person(uow, "F-1").id)
    assert (delivery.kind, delivery.person_id, delivery.state) == ("discrepancy", focal, "waiting")
    kept = province.database.read_now(lambda uow: person(uow, "P-1"))
    assert (kept.position_group, kept.birth_month) == ("CV", "1985-05")


def test_what_only_one_of_the_two_says_is_no_discrepancy(province):
    province.says("P-2", position_group="TP", unit="BTG", title="", birth="")
    assert province.differing() == []


def test_a_survey_that_does_not_ask_about_the_roster_says_nothing_of_it(province):
    def submit(uow):
        roster_discrepancies.note(
            uow, person(uow, "P-1").id, 1, [record("unit", "BNC"), record("rank", "x")], province.clock()
        )

    province.database.run_now(submit)
    assert province.database.read_now(lambda uow: list(uow.orm.scalars(select(ProfileStatement)))) == []


def test_posts_of_earlier_years_are_not_what_somebody_says_of_the_present_one(province):
    def submit(uow):
        records = [record("known_title", "T"), record("title", "T"), record("title", "OLD", (("post", 2),))]
        roster_discrepancies.note(uow, person(uow, "P-1").id, 1, records, province.clock())
        return uow.vault.open_text(uow.orm.scalars(select(ProfileStatement)).one().said, roster_discrepancies.SAID)

    assert province.database.run_now(submit) == "T"


def test_the_next_roster_or_submission_settles_it(province):
    province.says("P-1", position_group="TP")
    province.roster(ROSTER.replace("BTG-TT,CV", "BTG-TT,TP"))
    assert province.differing() == []
    province.roster(ROSTER)
    assert province.differing() == ["position_group"]
    province.says("P-1", position_group="CV")
    assert province.differing() == []


SINCE = ROSTER.replace("roles\n", "roles,valid_from\n").replace("CV,1985-05,", "CV,1985-05,,2021-09-01")


def test_the_first_month_of_a_post_is_compared_with_the_month_in_which_the_roster_s_row_begins(province):
    province.roster(SINCE)
    province.says("P-1", since="2021-09-01")
    assert province.differing() == []
    province.says("P-1", since="2020-02-01")
    assert province.differing() == ["since"]
    found = next_of(province)
    assert (found.fact, found.roster, found.said) == ("since", "2021-09", "2020-02")
    province.roster(SINCE.replace("2021-09-01", "2020-02-15"))
    assert province.differing() == []


def next_of(province):
    def read(uow):
        agency = uow.orm.scalar(select(Unit.id).where(Unit.code == "BTG"))
        scope = Scope(person(uow, "F-1").id, province.clock().date())
        return roster_discrepancies.next_to_settle(uow, scope, agency)

    return province.database.read_now(read)


def test_a_month_in_which_only_a_new_unit_began_is_not_held_against_anybody(province):
    province.roster(SINCE)
    began = "code,kind,parent,name::vi,valid_from\nBTG-TT,division,BTG,Phòng,2021-09-01\n"
    import_structure(province.database, ImportFile("s.csv", began.encode()), province.clock())
    province.says("P-1", since="2020-02-01")
    assert province.differing() == []


def test_a_unit_and_its_successor_are_the_same(province):
    province.says("P-1", unit="BTG-TT")
    merged = "code,kind,parent,name::vi,valid_to,successors\nX,agency,K1,X,,\nX-TT,division,X,Phòng,,\n"
    merged += "BTG-TT,division,BTG,Phòng,2026-05-31,X-TT\n"
    import_structure(province.database, ImportFile("s.csv", merged.encode()), province.clock())
    province.roster(ROSTER.replace("BTG-TT", "X-TT"))
    assert province.differing() == []


def test_once_a_week_at_most_and_only_if_something_is_new(province):
    province.says("P-1", position_group="TP")
    assert len(province.told()) == len(province.told()) == 1
    province.clock.pass_(days=3)
    province.says("P-2", birth="1991-01-01")
    assert len(province.told()) == 1
    province.clock.pass_(days=4)
    assert len(province.told()) == 2
    province.clock.pass_(days=30)
    assert len(province.told()) == 2


@pytest.mark.parametrize("change", ["frozen", "left", "withdrawn"])
def test_people_whose_data_are_not_used_do_not_count(province, change):
    province.says("P-1", position_group="TP")
    today = province.clock()
    changes = {
        "frozen": update(Person).where(Person.staff_code == "P-1").values(frozen_at=today),
        "left": update(Person).where(Person.staff_code == "P-1").values(left_on=today.date() - timedelta(days=1)),
        "withdrawn": update(StoredSession).where(StoredSession.id == 1).values(status="stopped"),
    }
    province.database.run_now(lambda uow: uow.connection.execute(changes[change]))
    assert province.count() == 0
    assert province.told() == []


def test_the_list_for_the_server_is_on_record(province):
    province.says("P-1", position_group="TP")
    (one,) = province.database.run_now(roster_discrepancies.listed, province.clock())
    assert (one.staff_code, one.agency, one.fact, one.roster, one.said) == ("P-1", "BTG", "position_group", "CV", "TP")
    acts = province.database.read_now(lambda uow: list(uow.orm.scalars(select(AuditEntry.act).order_by(AuditEntry.id))))
    assert acts[-1] == "roster.discrepancies"


def test_the_shipped_survey_speaks_of_every_fact():
    source = (files("survey_definitions") / "surveys" / "experience.yaml").read_bytes()
    xform = compile_survey(source, "experience.yaml").xform
    for name, column in roster_discrepancies.FACTS.items():
        assert f"/{name}" in xform
        assert f"/known_{column}" in xform


# -- settling one by one


def next_one(province, reader="F-1", after=0):
    def read(uow):
        agency = uow.orm.scalar(select(Unit.id).where(Unit.code == "BTG"))
        scope = Scope(person(uow, reader).id, province.clock().date())
        return roster_discrepancies.next_to_settle(uow, scope, agency, after)

    return province.database.read_now(read)


def settle(province, statement, how, reader="F-1"):
    def act(uow):
        scope = Scope(person(uow, reader).id, province.clock().date())
        return roster_discrepancies.settle(uow, scope, statement, how, province.clock())

    return province.database.run_now(act)


def test_the_program_brings_one_statement_after_the_other(province):
    province.says("P-1", position_group="TP", birth="1984-01-01")
    province.says("P-2", birth="1989-02-01")
    first = next_one(province)
    assert (first.staff_code, first.left) == ("P-1", 3)
    seen = [first.id]
    while (one := next_one(province, after=seen[-1])).id != first.id:
        seen.append(one.id)
    assert len(seen) == 3, "and then the first again"
    assert all(settle(province, one, "roster") for one in seen)
    assert (next_one(province), province.count()) == (None, 0)


def test_what_is_settled_stays_so_until_something_else_is_said(province):
    province.says("P-1", position_group="TP")
    assert settle(province, next_one(province).id, "said")
    province.says("P-1", position_group="TP")
    assert province.count() == 0
    listed = province.database.run_now(roster_discrepancies.listed, province.clock())
    assert [(one.staff_code, one.said, one.settled) for one in listed] == [("P-1", "TP", "said")]
    province.says("P-1", position_group="CV")
    province.says("P-1", position_group="TP")
    assert province.count() == 1, "it was otherwise in between"


def test_nobody_settles_for_another_agency_or_in_other_words(province):
    province.says("P-1", position_group="TP")
    one = next_one(province).id
    assert next_one(province, reader="P-2") is None
    assert not settle(province, one, "roster", reader="P-2")
    assert not settle(province, one, "whoever")
    assert province.count() == 1
