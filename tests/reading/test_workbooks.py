"""Workbooks as people make them who do not know XLSForm: taken where it is plain what is meant, and told."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest

from bot.services.people.outside import KNOWN
from survey_definitions import Diagnosis, examine
from survey_definitions.reading.formats import formatted, moment
from survey_definitions.reading.pipeline import raw_book
from tests.engine.kit import Taker
from tests.reading.files import xlsx_file

SETTINGS = [["form_id"], ["t"]]


def day(*parts: int) -> datetime:
    """A moment as a workbook has it, in no zone."""
    return datetime(*parts)  # noqa: DTZ001


def found(sheets, name="t.xlsx") -> Diagnosis:
    return examine(xlsx_file({"settings": SETTINGS, **sheets}), name, KNOWN)


def told(diagnosis: Diagnosis) -> list[tuple[str, str, int | None, str]]:
    return [(one.code, one.sheet, one.row, one.column) for one in diagnosis.problems]


def test_a_title_above_the_headers_is_passed_over_and_rows_keep_their_numbers():
    survey = [["PHIẾU KHẢO SÁT 2026"], [], ["type", "name", "label"], ["integer", "age", "Age?"], ["intger", "n", "N?"]]
    assert told(found({"survey": survey})) == [("unknown_type", "survey", 5, "type"), ("title_above", "survey", 1, "")]
    assert told(found({"survey": survey[:4]})) == [("title_above", "survey", 1, "")]


def test_proper_headers_count_before_those_in_other_words_above_them():
    survey = [["Loại", "Mã", "Câu hỏi"], ["type", "name", "label"], ["text", "a", "A?"]]
    assert told(found({"survey": survey})) == [("title_above", "survey", 1, "")]


def test_types_with_capitals_are_read_and_told_once():
    survey = [["type", "name", "label"], ["Text", "a", "A?"], ["SELECT_ONE Yn", "b", "B?"], ["Integer", "c", "C?"]]
    diagnosis = found({"survey": survey, "choices": [["list_name", "name", "label"], ["Yn", "y", "Yes"]]})
    assert told(diagnosis) == [("type_in_capitals", "survey", 2, "type")]
    assert diagnosis.compiled.about.questions == 3


def test_a_text_without_a_type_is_told_how_to_be_read():
    problem = found({"survey": [["type", "name", "label"], [None, None, "PHẦN I"], ["text", "a", "A?"]]}).errors[0]
    assert (problem.code, problem.row, "“note”" in problem.remedy) == ("missing_type", 2, True)


def test_headers_below_a_title_are_spoken_of_in_their_row():
    survey = [["Title"], ["type", "name", "label", "hnit"], ["integer", "age", "Age?", "x"]]
    assert ("misspelt_column", "survey", 2, "hnit") in told(found({"survey": survey}))


def test_a_sheet_is_found_by_its_headers_behind_a_guide():
    sheets = {
        "Hướng dẫn": [["Cách điền phiếu"], ["type là loại câu hỏi"]],
        "Câu hỏi": [["type", "name", "label"], ["select_one yn", "a", "A?"]],
        "Lựa chọn": [["list_name", "name", "label"], ["yn", "y", "Có"]],
    }
    diagnosis = found(sheets)
    assert told(diagnosis) == [("sheet_read_as", "survey", None, ""), ("sheet_read_as", "choices", None, "")]
    assert diagnosis.compiled.about.questions == 1


def test_two_sheets_with_the_same_headers_are_not_guessed_between():
    one = [["type", "name", "label"], ["text", "a", "A?"]]
    assert told(found({"Phòng A": one, "Phòng B": one}))[0][0] == "no_survey_sheet"


@pytest.mark.parametrize(
    ("headers", "meant"),
    [
        (
            ["Loại", "Tên", "Nhãn", "Bắt buộc", "Gợi ý", "Điều kiện"],
            ["type", "name", "label", "required", "hint", "relevant"],
        ),
        (["loai cau hoi", "MÃ", "Tên câu hỏi"], ["type", "name", "label"]),
        (["type", "name", "Question", "Mandatory?"], ["type", "name", "label", "required"]),
        (["Fragetyp", "Kürzel", "Frage (de)", "Frage Englisch"], ["type", "name", "label::de", "label::en"]),
        (["type", "name", "label_vi", "label (English)"], ["type", "name", "label::vi", "label::en"]),
    ],
)
def test_headers_in_other_words_are_read_as_what_they_mean(headers, meant):
    row = {"type": "text", "name": "a", "label": "A?", "required": "yes", "hint": "H", "relevant": "1 = 1"}
    diagnosis = found({"survey": [headers, [row[one.partition("::")[0]] for one in meant]]})
    read = [(one.column, one.params["near"]) for one in diagnosis.problems if one.code == "column_read_as"]
    assert read == [pair for pair in zip(headers, meant, strict=True) if pair[0] != pair[1]]
    assert diagnosis.compiled is not None


def test_a_mistake_under_such_a_header_is_told_at_the_header_that_stands_there():
    assert ("unknown_type", "survey", 2, "Loại") in told(
        found({"survey": [["Loại", "Mã", "Nhãn"], ["intger", "a", "A"]]})
    )


def test_a_word_is_no_other_name_of_a_column_that_is_there():
    survey = [["type", "name", "label", "Question", "ghi chú"], ["text", "a", "A?", "for me", "x"]]
    assert [code for code, *_ in told(found({"survey": survey}))] == ["unknown_column", "unknown_column"]


def test_choices_in_vietnamese_keep_code_and_label_apart():
    choices = [["Danh sách", "Mã", "Tên"], ["yn", "y", "Có"]]
    diagnosis = found({"survey": [["type", "name", "label"], ["select_one yn", "a", "A?"]], "choices": choices})
    read = [one.params["near"] for one in diagnosis.problems if one.code == "column_read_as"]
    assert read == ["list_name", "name", "label"]


def test_blank_columns_far_away_say_nothing_and_filled_ones_are_told_once():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file({"survey": [["type", "name", "label"], ["text", "a", "A?"]]})))
    sheet = book["survey"]
    sheet["ZZ1"].number_format = sheet["ZZ9"].number_format = "0.00"
    for column in range(5, 30):
        sheet.cell(2, column).value = "x"
    book.create_sheet("settings").append(["form_id"])
    book["settings"].append(["t"])
    out = io.BytesIO()
    book.save(out)
    diagnosis = examine(out.getvalue(), "t.xlsx", KNOWN)
    assert told(diagnosis) == [("unnamed_column", "survey", 1, "E")]
    assert diagnosis.problems[0].params["letters"] == "E, F, G, H, I, J, …"


def with_sheet(data: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with something else in the XML of its sheets."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for member in before.namelist():
            after.writestr(member, before.read(member).replace(old, new))
    return out.getvalue()


def test_a_formula_that_gives_nothing_is_an_empty_cell_and_one_without_value_an_error():
    data = xlsx_file({"survey": [["type", "name", "label", "hint"], ["text", "a", "A?", '=IF(1,"",2)']]})
    assert [one.code for one in raw_book(data).problems] == ["formula_without_value"]
    valued = with_sheet(data, b'<c r="D2">', b'<c r="D2" t="str">')
    assert raw_book(valued).problems == ()
    assert raw_book(valued).rows("survey")[0].get("hint") == ""


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1, "00", "01"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (1234567, "#,##0", "1,234,567"),
        (2, "0.00", "2.00"),
        (3, '"Bậc "0', "Bậc 3"),
        (day(2026, 2, 1), "dd/mm/yyyy", "01/02/2026"),
        (day(2026, 2, 1), "yyyy", "2026"),
        (day(2026, 2, 1, 9, 5), "h:mm", "9:05"),
    ],
)
def test_numbers_and_dates_are_shown_as_excel_shows_them(value, code, shown):
    assert formatted(value, code).shown == shown


@pytest.mark.parametrize(
    ("value", "code"), [(5, "General"), (-5, "0;[Red]0"), (0.5, "# ?/?"), (day(2026, 2, 1), "d mmmm yyyy")]
)
def test_what_only_excel_can_show_is_left_as_it_is(value, code):
    assert formatted(value, code) == value


def test_days_count_as_in_excel():
    assert moment(46054) == day(2026, 2, 1)
    assert str(moment(0.5)) == "12:00:00"
    assert moment(1) == day(1900, 1, 1)
    assert moment(-1) == -1


def test_a_label_that_is_a_date_reads_as_it_is_seen_and_a_default_as_a_date():
    survey = [["type", "name", "label", "default"], ["date", "a", day(2026, 2, 1), day(2026, 3, 1)]]
    diagnosis = found({"survey": survey})
    assert diagnosis.problems == ()
    assert "<label>2026-02-01 0:00:00</label>" in diagnosis.compiled.xform
    assert "<a>2026-03-01</a>" in diagnosis.compiled.xform


def test_a_date_that_each_country_writes_otherwise_is_told_with_what_people_read():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file({"survey": [["type", "name", "label"], ["text", "a", None]]})))
    book["survey"]["C2"].value = day(2026, 2, 1)
    book["survey"]["C2"].number_format = "mm-dd-yy"  # which is kept as the format number 14
    out = io.BytesIO()
    book.save(out)
    problem = next(one for one in examine(out.getvalue(), "t.xlsx", KNOWN).problems if one.code == "shown_number")
    assert (problem.row, problem.column, problem.params["shown"]) == (2, "label", "01/02/2026")


# -- types in other words


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("number", "“integer” for whole numbers, or “decimal”"),
        ("số nguyên", "Please write “integer”."),
        ("single choice", "“select_one LIST”, with the name of a list"),
        ("Single choice yn", "Please write “select_one yn”."),
        ("multiple choice", "“select_multiple LIST”"),
        ("Yes/No", "“select_one yes_no”"),
        ("Có/Không", "“select_one yes_no”"),
        ("đoạn văn", "Please write “text”."),
        ("Ngày tháng", "Please write “date”."),
        ("xyzzy", "types in the guide"),
        ("Abschnitt", "Please write “begin_group”, and a row “end_group”"),
        ("intger", "Please either write “integer”"),
        ("select_one ny", "Please either write “yn”"),
        ("select_one yn gerne", "Please write “select_one yn”."),
    ],
)
def test_a_type_in_other_words_is_told_with_the_one_that_is_meant(written, remedy):
    survey = [["type", "name", "label"], [written, "a", "A"]]
    choices = [["list_name", "name", "label"], ["yn", "y", "Yes"]]
    problem = found({"survey": survey, "choices": choices}).errors[0]
    assert (problem.row, problem.column) == (2, "type")
    assert remedy in problem.remedy


def test_a_list_whose_name_has_a_blank_is_read_and_told():
    survey = [["type", "name", "label"], ["select_one yes no", "a", "A?"]]
    choices = [["list_name", "name", "label"], ["yes no", "y", "Yes"], ["yes  no", "n", "No"]]
    diagnosis = found({"survey": survey, "choices": choices})
    assert told(diagnosis) == [("list_with_blank", "survey", 2, "type")]
    assert [one.value for one in Taker(diagnosis.compiled.survey).prompt.choices] == ["y", "n"]


@pytest.mark.parametrize("silent", ["email", "phonenumber", "username", "today", "start", "hidden", "calculate"])
def test_a_label_that_nobody_will_see_is_told_with_what_would_ask(silent):
    survey = [["type", "name", "label", "calculation"], [silent, "a", "A?", "1"], ["text", "b", "B?", None]]
    problem = found({"survey": survey}).problems[0]
    assert (problem.code, problem.row, problem.column, problem.severity) == ("not_asked", 2, "type", "warning")
    assert any(word in problem.remedy for word in ("“text”", "“date”", "“note”"))


def test_a_group_without_questions_and_a_label_of_marks_alone_are_told():
    survey = [["type", "name", "label"], ["begin_repeat", "r", "R"], ["end_repeat"], ["text", "b", "** <br>"]]
    found_ = [(one.code, one.row) for one in found({"survey": survey}).problems]
    assert found_ == [("empty_group", 2), ("empty_label", 4)]


def test_or_other_speaks_the_languages_of_the_survey():
    survey = [["type", "name", "label::vi", "label::de"], ["select_one yn or_other", "a", "A?", "A?"]]
    choices = [["list_name", "name", "label::vi", "label::de"], ["yn", "y", "Có", "Ja"]]
    taker = Taker(found({"survey": survey, "choices": choices}).compiled.survey)
    assert [one.label for one in taker.prompt.choices] == ["Có", "Khác"]
    taker.answer("other")
    assert taker.prompt.label == "Xin ghi rõ nội dung khác."
    plain = [["type", "name", "label"], ["select_one yn or_other", "a", "Chọn được không?"]]
    choices = [["list_name", "name", "label"], ["yn", "y", "Có"]]
    taker = Taker(found({"survey": plain, "choices": choices}).compiled.survey)
    assert [one.label for one in taker.prompt.choices] == ["Có", "Khác"]


def test_a_text_without_language_is_in_the_default_language():
    sheets = {
        "survey": [["type", "name", "label::vi", "hint"], ["text", "a", "A?", "gợi ý"]],
        "settings": [["form_id", "form_title", "default_language"], ["t", "Phiếu", "vi"]],
    }
    assert found(sheets).problems == ()


@pytest.mark.parametrize("content", [b"type,name,label\ntext,a,A\n", "Xin chào".encode(), b""])
def test_a_file_of_another_kind_is_told_so(content):
    (problem,) = examine(content, "x.csv", KNOWN).problems
    assert (problem.code, "workbook" in problem.remedy) == ("no_kind_of_survey", True)


def test_what_only_the_compiler_finds_is_told_in_words():
    survey = [["type", "name", "label", "parameters"], ["range", "a", "A?", "start=1 end=5 stap=1"]]
    problem = found({"survey": survey}).errors[0]
    assert (problem.code, problem.row, problem.params["parameter"]) == ("bad_parameter", 2, "stap")
    twice = [["type", "name", "label", "relevant", "relevance"], ["text", "a", "A?"]]
    problem = found({"survey": twice}).errors[0]
    assert (problem.code, problem.row, problem.column) == ("duplicate_column", 1, "relevance")
