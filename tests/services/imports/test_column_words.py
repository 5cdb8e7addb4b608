"""Headings as HR keeps them: taken for the columns they mean, told, and named where nobody can know."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.exports.marked.marked_rows import marked
from bot.services.imports.problems import FileRefusedError, RowProblem
from bot.services.imports.roster import roster_rows
from bot.services.imports.roster.person_row import KnownRoster, RosterUnit
from bot.services.imports.structure import structure_rows
from bot.services.imports.tables.column_words import column_of
from bot.services.imports.tables.recognising import PEOPLE, STRUCTURE, recognised
from bot.services.imports.tables.tables import ImportFile, read_table
from tests.services.imports.files import workbook

PEOPLES = roster_rows.COLUMNS
UNITS = structure_rows.COLUMNS


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Họ và tên", "full_name"), ("HỌ TÊN", "full_name"), ("Ho va ten", "full_name"),
        ("Họ, chữ đệm và tên", "full_name"), ("Mã cán bộ", "staff_code"), ("Mã số CBCCVC", "staff_code"),
        ("Ngày, tháng, năm sinh (dd/mm/yyyy)", "birth_month"), ("Nam sinh", "birth_month"), ("Đơn vị", "unit"),
        ("Mã đơn vị", "unit"), ("Chức vụ", "title"), ("Chức danh/Chức vụ", "title"), ("Ngạch", "rank"),
        ("Vị trí việc làm", "job_position"), ("Cấp trên trực tiếp", "supervisor"), ("Date of birth", "birth_month"),
        ("Personalnummer", "staff_code"), ("Abteilung", "unit"), ("staff_code", "staff_code"),
        ("Số điện thoại", ""), ("STT", ""), ("Tên", ""), ("Giới tính", ""),
    ],
)  # fmt: skip
def test_what_a_heading_of_a_roster_means(heading, column):
    assert column_of(heading, PEOPLES) == column


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Mã đơn vị", "code"),
        ("Loại", "kind"),
        ("Tên đơn vị", "name::vi"),
        ("Tên tiếng Anh", "name::en"),
        ("Trực thuộc", "parent"),
        ("Cấp trên", "parent"),
        ("Biên chế", "seats"),
        ("Hiệu lực từ", "valid_from"),
        ("Họ và tên", ""),
    ],
)
def test_what_a_heading_of_a_structure_means(heading, column):
    assert column_of(heading, UNITS) == column


ROSTER = [
    ["DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2026"],
    ["STT", "Mã cán bộ", "Họ và tên", "Ngày sinh", "Đơn vị", "Chức vụ"],
    [1, "BTC-001", "Lê An", "15/06/1980", "BTC", "Chuyên viên"],
    [2, "BTC-002", "Lê Ba", "06/1985", "BTX", ""],
]


def roster_table(rows=ROSTER, name="ds.xlsx"):
    return read_table(ImportFile(name, workbook(rows)), sheet="roster", known=PEOPLES)


def test_a_list_of_the_office_is_read_and_says_what_was_taken_for_what():
    reading = roster_rows.read_roster(roster_table(), KnownRoster([RosterUnit("BTC")], [], {}), date(2026, 6, 15))
    assert [(one.staff_code, one.full_name, one.birth_month, one.title) for one in reading.rows] == [
        ("BTC-001", "Lê An", "1980-06", "Chuyên viên")
    ]
    assert [(one.row, one.column, one.code) for one in reading.problems] == [(4, "unit", "unknown_unit")]
    told = [one.text for one in roster_table().notices if one.code == "heading_taken"]
    assert told == [
        "the column “Mã cán bộ” was taken for staff_code.",
        "the column “Họ và tên” was taken for full_name.",
        "the column “Ngày sinh” was taken for birth_month.",
        "the column “Đơn vị” was taken for unit.",
        "the column “Chức vụ” was taken for title.",
    ]
    assert [one.column for one in reading.notices if one.code == "unknown_column"] == ["stt"]


def test_the_cell_that_is_wrong_is_marked_under_the_offices_own_heading():
    file = ImportFile("ds.xlsx", workbook(ROSTER))
    problem = RowProblem(4, "unit", "unknown_unit", {"value": "BTX", "nearest": "BTC"})
    copy = load_workbook(BytesIO(marked(file, roster_table(), "roster", [problem]))).worksheets[0]
    assert [cell.coordinate for row in copy for cell in row if cell.comment] == ["E4"]


def test_two_headings_for_one_column_are_both_named():
    with pytest.raises(FileRefusedError) as refused:
        roster_table([["Mã cán bộ", "Họ tên", "Bộ phận", "Phòng"], ["1", "A", "BTC", "BTC-CB"]])
    assert "“Bộ phận”, “Phòng” would all be the column unit" in str(refused.value)


@pytest.mark.parametrize(
    ("agency", "division"),
    [("Cơ quan", "Phòng"), ("Đơn vị công tác", "Phòng ban"), ("CƠ QUAN", "Đơn vị"), ("Behörde", "Abteilung")],
)
@pytest.mark.parametrize("agency_first", [True, False])
def test_an_agency_and_a_division_side_by_side_are_both_taken(agency, division, agency_first):
    pair = (agency, division) if agency_first else (division, agency)
    cells = ("Ban Tổ chức", "Phòng Cán bộ") if agency_first else ("Phòng Cán bộ", "Ban Tổ chức")
    read = roster_table([["Mã cán bộ", "Họ tên", *pair], ["1", "A", *cells]])
    assert (read.rows[0].values["agency"], read.rows[0].values["unit"]) == ("Ban Tổ chức", "Phòng Cán bộ")
    assert [one.params["column"] for one in read.notices if one.code == "heading_taken"][2:] in (
        ["agency", "unit"],
        ["unit", "agency"],
    )


def test_a_plain_name_goes_before_a_heading():
    read = roster_table([["Mã cán bộ", "full_name", "unit", "Cơ quan"], ["1", "A", "BTC-CB", "Ban"]])
    assert read.columns == ("staff_code", "full_name", "unit", "cơ_quan")
    assert read.rows[0].values["unit"] == "BTC-CB"


def test_a_structure_in_the_offices_own_words():
    rows = (
        "Mã đơn vị;Tên đơn vị;Loại;Trực thuộc\nK1;Khối Đảng;Khối;\nBTC;Ban Tổ chức;Cơ quan;K1\nP1;Phòng 1;Phòng;BTC\n"
    )
    file = ImportFile("co-cau.csv", rows.encode())
    reading = structure_rows.read_structure(read_table(file, sheet="structure", known=UNITS))
    assert [(one.code, one.kind, one.parent) for one in reading.rows] == [
        ("K1", "block", ""),
        ("BTC", "agency", "K1"),
        ("P1", "division", "BTC"),
    ]
    assert not reading.problems
    assert recognised(file) == STRUCTURE


def test_a_list_of_people_is_still_known_as_one_in_the_chat():
    assert recognised(ImportFile("ds.xlsx", workbook(ROSTER))) == PEOPLE
