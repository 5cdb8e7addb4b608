"""Small files as personnel offices really keep them, from a sheet to what the database and the command say."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.services.imports.roster.roster import RosterOptions, import_roster
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile, load_file
from storage.models import Person
from tests.services.imports.files import workbook
from tests.services.imports.test_importing import rows_of

CASES = Path(__file__).parent / "cases"
HEAD = ["staff_code", "full_name", "unit", "title"]
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def office(imports):
    """A structure of one division, without a list of titles."""
    report = import_structure(imports.database, load_file(CASES / "structure-without-titles.xlsx"), imports.clock())
    assert report.counts["created"] == 3
    return imports


def take(office, file, **options):
    file = load_file(CASES / file) if isinstance(file, str) else ImportFile("r.xlsx", workbook(file))
    return import_roster(office.database, file, office.clock(), office.today, RosterOptions(**options))


def people(office):
    return [tuple(row) for row in rows_of(office, Person.staff_code, Person.full_name)]


def with_second_division(office):
    source = load_workbook(CASES / "structure-without-titles.xlsx").worksheets[0]
    rows = [[cell.value for cell in row] for row in source.iter_rows()]
    file = ImportFile("s.xlsx", workbook([*rows, ["P2", "division", "CQ", "Phòng Hai"]]))
    assert import_structure(office.database, file, office.clock()).counts["created"] == 1


def test_codes_that_became_numbers_make_nobody_and_propose_nobody(office):
    with_second_division(office)
    assert take(office, "codes-as-text.xlsx").counts["created"] == 2
    before = people(office)
    numbers = [HEAD[:3], [123, "Nguyễn Văn A", "P1"], [124, "Trần Thị B", "P2"]]
    for file in (numbers, "codes-with-decimal-zero.csv"):
        report = take(office, file)
        assert (report.counts["refused"], report.counts["created"], report.leavers) == (2, 0, ())
        assert [problem.params["known"] for row in report.results for problem in row.problems] == ["00123", "00124"]
        assert people(office) == before


def test_somebody_else_of_the_same_name_comes_in_when_somebody_says_so(office):
    take(office, [HEAD[:3], ["A1", "Lê E", "P1"]])
    again = [HEAD[:3], ["B9", "Lê E", "P1"]]
    assert take(office, again).leavers == ()
    report = take(office, again, new_people=("B9",))
    assert (report.counts["created"], report.leavers) == (1, ("A1",))


def test_free_titles_are_taken_where_the_structure_has_no_list(office):
    title = "Phó Trưởng phòng Tổ chức - Hành chính, kiêm Thư ký lãnh đạo Sở"
    report = take(office, [HEAD, ["A1", "Lê E", "P1", title]])
    assert (report.counts["created"], [one.code for one in report.notices]) == (1, ["value_not_checked"])
    assert office.database.read_now(lambda uow: uow.orm.scalar(select(Person.title))) == title


def test_a_title_above_the_names_and_a_guide_in_front_are_passed_over_and_named(office):
    report = take(office, "title-above-header.xlsx")
    assert (report.counts["created"], report.table) == (1, ("roster", 3))
    assert [(one.row, one.code) for one in report.notices] == [(3, "header_found")]
    report = take(office, "guide-sheet-first.xlsx", partial=True)
    assert (report.counts["created"], report.table) == (1, ("DS", 1))
    assert "only the sheet DS was read; not: Hướng dẫn" in report.notices[0].text
