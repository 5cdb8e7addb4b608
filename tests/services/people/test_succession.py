"""The merger of 2025: answers keep the unit of their day; figures are read as it was, or by today's structure."""

import pytest

from bot.services.campaigns import figures as campaign_figures
from bot.services.campaigns.figures import Counts
from bot.services.imports.roster.roster import import_roster
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile
from bot.services.people.succession import TODAY, succession
from storage.models import Campaign, StoredSession
from tests.services.builders import add_survey, person

BEFORE = """code,kind,parent,name::vi,valid_from,valid_to,successors
K1,block,,Khối,,,
BTG,agency,K1,Ban Tuyên giáo,,,
BTG-TT,division,BTG,Phòng Tuyên truyền,,,
BTG-TH,division,BTG,Phòng Tổng hợp,,,
BDV,agency,K1,Ban Dân vận,,,
BDV-DT,division,BDV,Phòng Đoàn thể,,,
BNC,agency,K1,Ban Nội chính,,,
"""
MERGED = """code,kind,parent,name::vi,valid_from,valid_to,successors
BTG,agency,K1,Ban Tuyên giáo,,28/02/2025,BTGDV
BDV,agency,K1,Ban Dân vận,,28/02/2025,BTGDV
BTG-TT,division,BTG,Phòng Tuyên truyền,,28/02/2025,BTGDV-TT
BTG-TH,division,BTG,Phòng Tổng hợp,,28/02/2025,BTGDV-TT BNC
BDV-DT,division,BDV,Phòng Đoàn thể,,28/02/2025,BTGDV-DT
BTGDV,agency,K1,Ban Tuyên giáo và Dân vận,01/03/2025,,
BTGDV-TT,division,BTGDV,Phòng Tuyên truyền,01/03/2025,,
BTGDV-DT,division,BTGDV,Phòng Đoàn thể,01/03/2025,,
"""
PEOPLE = "staff_code,full_name,unit\nP-1,Lê An,BTG-TT\nP-2,Lê Ba,BTG-TH\nP-3,Lê Ca,BDV-DT\nP-4,Lê Du,BNC\n"
MOVED = PEOPLE.replace("BTG-TT", "BTGDV-TT").replace("BTG-TH", "BNC").replace("BDV-DT", "BTGDV-DT")


class Years:
    def __init__(self, database, clock):
        self.database, self.clock = database, clock

    def structure(self, text):
        return import_structure(self.database, ImportFile("s.csv", text.encode()), self.clock())

    def roster(self, text):
        return import_roster(self.database, ImportFile("r.csv", text.encode()), self.clock(), self.clock().date())

    def figures(self, *reading):
        found = self.database.read_now(campaign_figures.per_agency, 1, *reading)
        return {agency: (counts.total, counts.submitted) for agency, counts in found.items()}


def _answered(uow, now):
    """P-1, P-3, P-4 have submitted, P-2 has not begun, all with the unit of that day."""
    version = add_survey(uow)
    uow.orm.add(
        Campaign(
            id=1,
            survey_id=version.survey_id,
            version_id=version.id,
            state="open",
            audience={},
            opens_at=now,
            closes_at=now,
            created_at=now,
        )
    )
    for code, unit, status in (
        ("P-1", "BTG-TT", "submitted"),
        ("P-2", "BTG-TH", "new"),
        ("P-3", "BDV-DT", "submitted"),
        ("P-4", "BNC", "submitted"),
    ):
        uow.orm.add(
            StoredSession(
                campaign_id=1, person_id=person(uow, code).id, version_id=version.id, unit_code=unit, status=status
            )
        )


def left_behind(years, text):
    """How many are said to be still in units that the file closes."""
    notices = [one for one in years.structure(text).notices if one.code == "people_in_closed"]
    return {one.params["value"]: one.params["count"] for one in notices}


@pytest.fixture
def years(database, clock):
    made = Years(database, clock)
    made.structure(BEFORE)
    made.roster(PEOPLE)
    database.run_now(_answered, clock())
    return made


def test_figures_stay_as_they_were_whatever_becomes_of_the_units(years):
    before = {"BDV": (1, 1), "BNC": (1, 1), "BTG": (2, 1)}
    assert years.figures() == years.figures(TODAY) == before
    years.structure(MERGED)
    years.roster(MOVED)
    assert years.figures() == before


def test_figures_by_todays_structure_go_with_the_successors(years):
    years.structure(MERGED)
    # P-2's division was split up between two agencies: it counts where its agency went.
    assert years.figures(TODAY) == {"BNC": (1, 1), "BTGDV": (3, 2)}


def test_a_merger_names_those_who_are_still_in_closed_units_and_the_next_roster_moves_them(years):
    left = {"BDV": "1", "BDV-DT": "1", "BTG": "2", "BTG-TH": "1", "BTG-TT": "1"}  # an agency with its divisions
    assert left_behind(years, MERGED) == left
    assert years.roster(MOVED).counts["changed"] == 3
    assert [one.code for one in years.structure(MERGED).notices] == []


def test_an_agency_that_is_closed_counts_the_people_of_divisions_that_the_file_does_not_name(years):
    closed = "code,kind,parent,name::vi,valid_to,successors\nBTG,agency,K1,Ban Tuyên giáo,28/02/2025,BNC\n"
    assert left_behind(years, closed) == {"BTG": "2"}
    moved = f"{closed}BTG-TH,division,BNC,Phòng Tổng hợp,,\n"
    assert left_behind(years, moved) == {"BTG": "1"}  # who moves with their division is no longer in it
    assert left_behind(years, closed) == {"BTG": "1"}  # also where that was imported before


def test_circles_and_unknown_successors_end(years):
    years.structure(MERGED)
    units = years.database.read_now(succession)
    assert [units.today(code) for code in ("BTG", "BTG-TH", "BTG-TT", "nowhere")] == [
        "BTGDV",
        "BTG-TH",
        "BTGDV-TT",
        "nowhere",
    ]
    assert (units.agency("nowhere"), units.agency_today("nowhere"), units.agency("K1")) == ("", "", "")


def test_nothing_is_nothing(years):
    assert years.database.read_now(campaign_figures.per_agency, 2, TODAY) == {}
    assert Counts() == Counts(0, 0, 0, 0)
