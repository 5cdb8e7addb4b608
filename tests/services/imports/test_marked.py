"""The author's own file back, exactly the refused cells red; and what a file is, by the names of its columns alone."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from bot.exports.marked.marked_rows import marked
from bot.services.imports.roster import roster_rows
from bot.services.imports.roster.roster import RosterOptions, import_roster
from bot.services.imports.structure import structure_rows
from bot.services.imports.tables import recognising
from bot.services.imports.tables.recognising import OTHER, PEOPLE, STRUCTURE, recognised
from bot.services.imports.tables.tables import ImportFile, read_table
from tests.services.imports.files import workbook
from tests.services.imports.test_importing import STRUCTURE as UNITS
from tests.services.imports.test_tables import BOOKS
from tests.support.structures import structure
from tests.support.workbooks import sent

ROWS = [
    ["Staff code", "full_name", "unit", "birth_month", "remark"],
    ["A-1", "Lê An", "BTC", "1980-05", "fine"],
    ["A-2", "Lê Ba", "BTX", "1980-50", "=1+1"],
    ["A-3", "", "BTC", "", ""],
    ["A-4", "Lê Ca", "BTC-CB", "", ""],
    ["A-5", "Lê Du", "BTC", "", ""],
]


def merge(sheet):
    sheet.merge_cells("C5:C6")
    sheet["B2"].number_format = "@"


def cells(body):
    """Marked cells with their comments; everything else that the sheet holds."""
    sheet = load_workbook(BytesIO(body)).worksheets[0]
    found = {
        cell.coordinate: cell.comment.text
        for row in sheet.iter_rows()
        for cell in row
        if getattr(cell, "comment", None)
    }
    red = {
        cell.coordinate
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill and cell.fill.fgColor.rgb == "FFFF9999"
    }
    return found, red, [[cell.value for cell in row] for row in sheet.iter_rows()]


def marked_copy(imports, file, sheet="roster", columns=roster_rows.COLUMNS):
    report = import_roster(imports.database, file, imports.clock(), imports.today, RosterOptions(dry_run=True))
    problems = [problem for result in report.results for problem in result.problems]
    return marked(file, read_table(file, sheet=sheet, known=columns), sheet, problems)


def test_a_workbook_comes_back_with_the_refused_cells_red_and_nothing_else_changed(imports):
    imports.structure(UNITS)
    source = workbook(ROWS, merge)
    found, red, values = cells(marked_copy(imports, ImportFile("r.xlsx", source)))
    assert set(found) == red == {"C3", "D3", "B4", "C5"}
    assert found["C3"] == "BTX is not in the structure; the nearest is BTC."
    assert "merged" in found["C5"]
    assert values == cells(source)[2]


def test_of_a_text_file_a_workbook_is_made(imports):
    imports.structure(UNITS)
    text = "staff_code;full_name;unit\n\nA-1;Lê An;BTC\nA-2;Lê Ba;BTX\n"
    found, _, values = cells(marked_copy(imports, ImportFile("r.csv", text.encode())))
    assert set(found) == {"C3"}
    assert values == [["staff_code", "full_name", "unit"], ["A-1", "Lê An", "BTC"], ["A-2", "Lê Ba", "BTX"]]


def test_what_can_be_converted_stands_converted_in_the_copy(imports):
    """Also below a title and on the second sheet: the copy can be imported as it is."""
    imports.structure(UNITS)
    source = workbook([["Hướng dẫn"]], lambda sheet: _second(sheet.parent))
    file = ImportFile("r.xlsx", source)
    copy = marked_copy(imports, file)
    page = load_workbook(BytesIO(copy))["DS"]
    assert [cell.value for cell in page[3]] == ["A-1", "Nguyễn Văn", "BTC"]
    assert "TCVN3" in page["B3"].comment.text
    again = import_roster(imports.database, ImportFile("r.xlsx", copy), imports.clock(), imports.today)
    assert again.counts["created"] == 1


def _second(made):
    page = made.create_sheet("DS")
    for row in (["DANH SÁCH"], ["staff_code", "full_name", "unit"], ["А-1", "NguyÔn V¨n", "BTC"]):
        page.append(row)


def book(*sheets):
    made = Workbook()
    for name, *rows in sheets:
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    body = BytesIO()
    made.save(body)
    return body.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.xlsx", structure("structure-changes.xlsx"), STRUCTURE),
        ("a.csv", structure("structure-changes.csv"), STRUCTURE),
        ("a.yaml", b"- {code: K1, kind: block, name: {vi: K}}", STRUCTURE),
        ("a.csv", UNITS.encode("utf-16"), STRUCTURE),
        ("a.xlsx", structure("structure-people.xlsx"), PEOPLE),
        ("a.csv", structure("structure-people.csv"), PEOPLE),
        ("a.tsv", "Họ và tên\tNgày sinh\n".encode("utf-16"), PEOPLE),
        ("a.yaml", b"- staff_code: A-1\n  full_name: X\n- *broken", PEOPLE),
        ("a.xlsx", book(("structure", sorted(structure_rows.REQUIRED)), ("roster", ["staff_code"])), PEOPLE),
        ("a.xlsx", book(("Hướng dẫn", ["x"]), ("DS", ["DANH SÁCH"], [], ["staff_code", "full_name"])), PEOPLE),
        ("a.xls", (BOOKS / "people.xls").read_bytes(), PEOPLE),
        ("a.ods", (BOOKS / "people.ods").read_bytes(), PEOPLE),
        ("a.csv", "Danh mục\n\ncode,kind,name::vi\n".encode(), STRUCTURE),
        ("a.xlsx", book(("survey", ["type", "name", "label"], ["text", "name", "Họ và tên"])), OTHER),
        ("a.xlsx", sent("tools-good.xlsx"), OTHER),
        ("a.yaml", sent("tea.yaml"), OTHER),
        ("a.xlsx", b"PK\x03\x04rubbish", OTHER),
        ("a.yaml", b"[1, 2", OTHER),
        ("a.csv", b"a,b\n", OTHER),
        ("a.csv", b"\xff\xfe", OTHER),
        ("a.yaml", b"", OTHER),
    ],
)
def test_a_file_is_recognised_by_the_names_of_its_columns(name, data, kind):
    assert recognised(ImportFile(name, data)) == kind


def test_nothing_below_the_names_is_looked_at(monkeypatch):
    """A list of people that somebody sends by mistake is not read any further."""
    read = []
    monkeypatch.setattr(recognising, "decoded", lambda data: (read.append(data), ("staff_code,full_name", []))[1])
    assert recognised(ImportFile("a.csv", b"staff_code,full_name\nA-1,secret\n")) == PEOPLE
    assert b"secret" not in read[0]
