"""What people write who know Excel and paper: totals, remarks, asterisks, thousands, percent, money, Word's dashes."""

from __future__ import annotations

import pytest

from bot.services.people.outside import KNOWN
from survey_definitions import examine
from tests.reading.files import SETTINGS, xlsx_file, yaml_file

CONDITION = "type | name | label | constraint | constraint_message\ninteger | a | A | {} | No."


def told(data: bytes, name: str = "test.yaml") -> list[tuple[str, int | None, str]]:
    return [(one.code, one.row, one.column) for one in examine(data, name, KNOWN).problems if one.severity == "error"]


def test_a_total_or_a_remark_is_one_mistake_with_its_remedy():
    survey = [
        ("type", "name", "label", "default"),
        ("# Phần 1",),
        ("integer", "a", "A", 1),
        ("Tổng cộng", None, None, 1),
    ]
    settings = [tuple(SETTINGS[0]), tuple(SETTINGS[0].values())]
    found = examine(xlsx_file({"survey": survey, "settings": settings}), "a.xlsx", KNOWN).errors
    assert [(one.code, one.row, one.advice) for one in found] == [
        ("unknown_type", 2, "remark_row"),
        ("unknown_type", 4, "remark_row"),
    ]


@pytest.mark.parametrize(
    ("label", "required", "codes"),
    [
        ("Họ và tên *", "", ["looks_required"]),
        ("Họ và tên (*)", "", ["looks_required"]),
        ("Họ và tên (bắt buộc)", "", ["looks_required"]),
        ("Name (Pflichtfeld)", "", ["looks_required"]),
        ("Họ và tên *", "yes", []),
        ("Ghi theo *quyết định*", "", []),
        ("Họ và tên", "", []),
    ],
)
def test_an_asterisk_makes_no_question_required(label, required, codes):
    data = yaml_file(f"type | name | label | required\ntext | a | {label} | {required}")
    assert [one.code for one in examine(data, "test.yaml", KNOWN).problems] == codes


@pytest.mark.parametrize(
    ("condition", "given", "near"),
    [
        (". >= 1.000.000", "1.000.000", "1000000"),
        (". >= 1,000,000", "1,000,000", "1000000"),
        (". >= 5,000", "5,000", "5000"),
        (". >= 2,5", "2,5", "2.5"),
        (". <= 100%", "100%", "100"),
        (". >= 0% and . <= 9", "0%", "0"),
        (". <= 5000000đ", "5000000đ", "5000000"),
        (". <= 500 VND", "500 VND", "500"),
        (". – 1 > 0", "–", "-"),
        (". % 2 = 0", "%", "mod"),
    ],
)
def test_numbers_as_in_a_spreadsheet_are_told_as_they_are_to_be_written(condition, given, near):
    (only,) = examine(yaml_file(CONDITION.format(condition)), "test.yaml", KNOWN).problems
    assert (only.column, only.remedy) == ("constraint", f"Please write “{near}” instead of “{given}”.")


@pytest.mark.parametrize(
    ("condition", "values"),
    [
        (". >= 5.000 and . <= 10.500", [("5.000", "5000"), ("10.500", "10500")]),
        (". >= 0.500 and . <= 3.141", []),
        ("regex(string(.), '^5.000$')", []),
        (". >= 5000.000", []),
    ],
)
def test_a_point_before_three_digits_is_no_thousand(condition, values):
    found = examine(yaml_file(CONDITION.format(condition)), "test.yaml", KNOWN).problems
    assert [(one.params["given"], one.params["near"]) for one in found if one.code == "thousands"] == values


def test_a_group_cannot_wait_for_a_question_inside():
    table = "type | name | label | relevant\ntext | z | Z\nbegin_group | g | G | ${a} = 'x'\ntext | a | A\nend_group"
    (only,) = examine(yaml_file(table), "test.yaml", KNOWN).problems
    assert (only.code, only.sentence, only.row) == ("asked_later", "asked_inside", 3)
    assert only.params["other"] == "a"


def test_a_list_in_a_file_is_named_without_its_ending():
    table = "type | name | label | calculation\ntext | t | T\ncalculate | b | | pulldata('ds.csv', 'ten', 'ma', '1')"
    (only,) = examine(yaml_file(table), "test.yaml", KNOWN, {"ds.csv": b"ma,ten\n1,A\n"}).problems
    assert (only.code, only.params["file"], only.remedy) == ("unknown_reference_list", "ds.csv", "Please write 'ds'.")


@pytest.mark.parametrize(
    ("calculation", "remedy"),
    [
        ("${a}/${b}", "Please write ${a} div ${b}."),
        ("${a} / 2", "Please write “div 2” instead of “/ 2”."),
        ("YEAR(${a})", "Please either write format-date(), or choose another function from the guide."),
        ("AVERAGE(${a}, ${b})", "Please write “sum(…) div count(…)” instead of “AVERAGE()”."),
        ("nếu câu 1 chọn Có", "Please write the names of question and choice, for example ${name} = 'yes'."),
    ],
)
def test_a_calculation_as_in_excel_is_told_as_it_is_to_be_written(calculation, remedy):
    table = f"type | name | label | calculation\ninteger | a | A\ninteger | b | B\ncalculate | c | | {calculation}"
    assert [one.remedy for one in examine(yaml_file(table), "test.yaml", KNOWN).errors] == [remedy]


def test_an_asterisk_is_neither_yes_nor_no():
    table = "type | name | label | required\ntext | a | A | *"
    (only,) = examine(yaml_file(table), "test.yaml", KNOWN).problems
    assert (only.code, only.params["near"]) == ("bad_yes_no", "yes")


def test_a_list_named_in_its_first_row_alone_is_told_with_its_name():
    choices = "list_name | name | label\nn | a | A\n | b | B\n"
    (only,) = examine(yaml_file("type | name | label\nselect_one n | q | Q", choices), "test.yaml", KNOWN).errors
    assert (only.code, only.remedy) == (
        "choice_without_list",
        "Please either write “n”, as above it, or empty the row.",
    )


@pytest.mark.parametrize(
    ("label", "codes"), [("Nam; Nữ", ["choices_in_one"]), ("Nam\nNữ", ["choices_in_one"]), ("Trước 1/2/2026", [])]
)
def test_choices_in_one_cell_are_told(label, codes):
    choices = [("list_name", "name", "label"), ("n", "x", label)]
    survey = [("type", "name", "label"), ("select_one n", "q", "Q")]
    found = examine(xlsx_file({"survey": survey, "choices": choices}), "a.xlsx", KNOWN).problems
    assert [one.code for one in found if one.code != "missing_setting"] == codes


def test_a_label_without_quotes_is_told_as_the_choice_it_names():
    choices = "list_name | name | label\nn | co | Có\nn | khong | Không\n"
    table = "type | name | label | relevant\nselect_one n | a | A\ntext | b | B | ${a} = Có"
    (only,) = examine(yaml_file(table, choices), "test.yaml", KNOWN).problems
    assert (only.code, only.remedy) == ("bare_word", "Please write 'co'.")


def test_a_language_in_which_nothing_is_asked_is_told_once():
    table = "type | name | label::vi | hint::vi\ntext | a | A | H\ntext | b | B"
    settings = [
        {"form_id": "x", "version": "1", "form_title::vi": "T", "form_title::en": "T", "default_language": "vi"}
    ]
    choices = "list_name | name | label::vi\nn | co | Có\n"
    found = examine(yaml_file(table + "\nselect_one n | c | C", choices, settings), "test.yaml", KNOWN).problems
    assert [(one.code, one.sheet, one.column) for one in found] == [("no_question_in", "settings", "form_title::en")]
