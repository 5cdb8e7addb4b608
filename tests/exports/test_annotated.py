"""The author's workbook comes back: faulty cells red with a comment, and nothing else changed."""

from __future__ import annotations

import zipfile
import zlib
from base64 import b64decode
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from bot.exports.marked.annotated import RED, YELLOW, annotated
from survey_definitions import Problem, examine
from survey_definitions.reading.pipeline import raw_book
from tests.reading.test_taking import ODD_XLS

ROWS = [
    ["type", "name", "label::vi", "label::en", "relevant"],
    ["text", "motto", "Câu nói?", "Motto?"],
    ["selct_one yes_no", "fine", "Ổn không?", "Fine?"],
    [],
    ["integer", "years", "Mấy năm?", "Years?", "${moto} = 'x'"],
]


def elaborate() -> bytes:
    """A workbook as people have them: widths, fonts, validations, rules, a picture, comments, a hidden sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in ROWS:
        sheet.append(row)
    sheet["A1"].font = Font(bold=True, color="FF0000FF")
    sheet["B3"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["A3"].font = Font(italic=True)
    sheet["A3"].alignment = Alignment(wrap_text=True)
    sheet["A3"].comment = Comment("Ask Lan about this.", "Minh")
    sheet["C2"].comment = Comment("Final wording.", "Minh")
    sheet.column_dimensions["C"].width = 50
    sheet.row_dimensions[3].height = 40
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = "A1:E5"
    check = DataValidation(type="list", formula1='"text,integer"')
    check.add("A2:A100")
    sheet.add_data_validation(check)
    sheet.conditional_formatting.add("A2:A9", CellIsRule(operator="equal", formula=['"x"'], font=Font(bold=True)))
    picture = BytesIO()
    Picture.new("RGB", (8, 8), "red").save(picture, "PNG")
    sheet.add_image(Image(picture), "G2")
    choices = book.create_sheet("choices")
    for row in (
        ["list_name", "name", "label::vi", "label::en"],
        ["yes_no", "y", "Có", "Yes"],
        ["yes_no", "y", "Rồi", "Ok"],
    ):
        choices.append(row)
    book.create_sheet("lists")["B7"] = "=SUM(1,2)"
    book["lists"].sheet_state = "hidden"
    body = BytesIO()
    book.save(body)
    return body.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def looks(cell):
    """Everything of a cell but its fill and its comment."""
    style = (cell.font, cell.border, cell.alignment, cell.number_format, cell.protection)
    return cell.value, cell.data_type, [repr(part) for part in style]


@pytest.fixture
def both():
    source = elaborate()
    found = examine(source, "elaborate.xlsx")
    copy, marked = annotated(source, found.problems)
    return source, copy, marked, found


def cells(book):
    return {(sheet.title, cell.coordinate): cell for sheet in book for row in sheet.iter_rows() for cell in row}


def test_exactly_the_faulty_cells_are_red(both):
    _, copy, marked, found = both
    red = {at for at, cell in cells(load_workbook(BytesIO(copy))).items() if cell.fill.fgColor.rgb == RED}
    assert red == {("survey", "A3"), ("survey", "E5"), ("choices", "B3")}
    assert marked == len(found.errors) == 3


def test_every_other_cell_is_as_it_was(both):
    source, copy, _, _ = both
    before, after = cells(load_workbook(BytesIO(source))), cells(load_workbook(BytesIO(copy)))
    assert {at: looks(cell) for at, cell in after.items()} == {at: looks(cell) for at, cell in before.items()}
    changed = {at for at in before if repr(before[at].fill) != repr(after[at].fill)}
    assert changed == {("survey", "A3"), ("survey", "E5"), ("choices", "B3")}
    one, other = load_workbook(BytesIO(source))["survey"], load_workbook(BytesIO(copy))["survey"]
    assert one.column_dimensions["C"].width == other.column_dimensions["C"].width == 50
    assert other.row_dimensions[3].height == 40
    assert other.freeze_panes == "A2"
    assert other.data_validations.dataValidation[0].sqref == one.data_validations.dataValidation[0].sqref
    assert len(other._images) == 1
    assert load_workbook(BytesIO(copy))["lists"].sheet_state == "hidden"


def test_parts_of_the_file_that_hold_no_mark_are_the_same_bytes(both):
    source, copy, _, _ = both
    before, after = members(source), members(copy)
    changed = {name for name in before if before[name] != after[name]}
    allowed = ("xl/styles.xml", "[Content_Types].xml", "xl/worksheets/", "xl/comments/", "xl/drawings/commentsDrawing")
    assert [name for name in changed if not name.startswith(allowed)] == []
    assert "xl/worksheets/sheet3.xml" not in changed
    assert [name for name in before if "media" in name]


def test_comments_that_were_there_stay_and_ours_comes_after(both):
    _, copy, _, found = both
    sheet = load_workbook(BytesIO(copy))["survey"]
    assert sheet["A3"].comment.text.startswith("Ask Lan about this.\n\nThere is no type")
    assert sheet["C2"].comment.text == "Final wording."
    assert sheet["E5"].comment.text.startswith("There is no question “moto”.")
    assert found.errors[0].row == 3


def test_two_faults_of_a_cell_stand_in_one_comment():
    problems = [Problem("a", "survey", 2, "name", message="One."), Problem("b", "survey", 2, "name", message="Two.")]
    copy, marked = annotated(elaborate(), problems)
    assert (marked, load_workbook(BytesIO(copy))["survey"]["B2"].comment.text) == (2, "One.\n\nTwo.")


def test_cells_and_rows_that_are_not_in_the_file_can_be_marked():
    problems = [Problem("a", "survey", row, "relevant", message="Here.") for row in (2, 4, 90)]
    copy, _ = annotated(elaborate(), problems)
    sheet = load_workbook(BytesIO(copy))["survey"]
    assert [sheet[f"E{row}"].fill.fgColor.rgb for row in (2, 4, 90)] == [RED] * 3
    assert sheet["E90"].comment.text == "Here."


def test_a_problem_of_a_whole_sheet_stands_in_its_first_cell():
    copy, marked = annotated(elaborate(), [Problem("a", "choices", message="No column.")])
    assert (marked, load_workbook(BytesIO(copy))["choices"]["A1"].comment.text) == (1, "No column.")


def test_warnings_are_marked_in_another_colour_and_only_where_there_is_nothing_worse():
    mild = Problem("a", "survey", 2, "name", message="Mild.", severity="warning")
    copy, _ = annotated(elaborate(), [mild])
    assert load_workbook(BytesIO(copy))["survey"]["B2"].fill.fgColor.rgb == YELLOW
    copy, marked = annotated(elaborate(), [mild, Problem("b", "survey", 3, "type", message="Bad.")])
    assert (marked, load_workbook(BytesIO(copy))["survey"]["B2"].comment) == (1, None)


def test_what_has_no_place_is_not_annotated():
    assert annotated(elaborate(), [Problem("a", message="All of it.")]) is None
    assert annotated(elaborate(), [Problem("a", "no such sheet", 2, message="?")]) is None


def test_an_annotated_copy_says_nothing_twice_when_it_is_sent_again(both):
    _, copy, _, _ = both
    again, marked = annotated(copy, examine(copy, "again.xlsx").problems)
    assert marked == 3
    assert load_workbook(BytesIO(again))["survey"]["A3"].comment.text.count("There is no type") == 1


def test_of_an_old_workbook_the_copy_is_a_new_one_with_the_same_cells():
    old = zlib.decompress(b64decode(ODD_XLS))
    copy, marked = annotated(old, [Problem("a", "survey", 3, "name", message="Bad.")])
    cells = [
        {name: [row.plain() for row in sheet.rows] for name, sheet in raw_book(data).sheets.items()}
        for data in (old, copy)
    ]
    assert cells[0] == cells[1]
    assert (marked, load_workbook(BytesIO(copy))["survey"]["B3"].comment.text) == (1, "Bad.")
