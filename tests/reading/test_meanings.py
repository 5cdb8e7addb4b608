"""Conditions as people write who know Excel, or another language: each is told with what is to be written here."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bot.presenting.faults import message
from bot.services.people.outside import KNOWN
from bot.texts import Texts
from survey_definitions import examine
from tests.reading.files import yaml_file

CHOICES = "list_name | name | label\nyn | co | Có\nyn | khong | Không\n"
ASKED = """
type | name | label | relevant | constraint | constraint_message
select_one yn | a | A
select_multiple yn | m | Kỹ năng
integer | tuoi | Tuổi của đồng chí
date | d | D
text | t | T
"""


def only(condition: str, column: str = "relevant"):
    cells = condition if column == "relevant" else f" | {condition} | Sai."
    (problem,) = examine(yaml_file(f"{ASKED}integer | q | Q | {cells}", CHOICES), "test.yaml", KNOWN).problems
    assert (problem.sheet, problem.row, problem.column) == ("survey", 7, column)
    return problem


@pytest.mark.parametrize(
    ("condition", "given", "near"),
    [
        ("${a} = 'co' và ${tuoi} > 18", "và", "and"),
        ("${a} = 'co' hoặc ${tuoi} > 18", "hoặc", "or"),
        ("${a} = 'co' und ${tuoi} > 18", "und", "and"),
        ("${a} = 'co' OR ${tuoi} > 18", "OR", "or"),
        ("không ${a} = 'co'", "không ${a} = 'co'", "not(${a} = 'co')"),
        ("!selected(${m}, 'co')", "!selected(${m}, 'co')", "not(selected(${m}, 'co'))"),
        ("AND(${a} = 'co', ${tuoi} > 1)", "AND()", "… and …"),
        ("${a} là 'co'", "là", "="),
        ("${a} in ('co', 'khong')", "${a} in ('co', 'khong')", "${a} = 'co' or ${a} = 'khong'"),
        ("selected(${m}; 'co')", ";", ","),
        ("${tuoi} > 2,34", "2,34", "2.34"),
        ("${d} > 31/12/2030", "31/12/2030", "date('2030-12-31')"),
        ("${d} > 31.12.2030", "31.12.2030", "date('2030-12-31')"),
        (">= 18", ">=", "${…} >="),
        ("${tuoi} >= 18 and <= 65", "<=", "${tuoi} <="),
        ("${tuoi} từ 18 đến 60", "${tuoi} từ 18 đến 60", "${tuoi} >= 18 and ${tuoi} <= 60"),
        ("${a} = „co“", "„co“", "'co'"),
        ("${a} = `co`", "`co`", "'co'"),
        ("${a} = Hà Nội", "Hà Nội", "'Hà Nội'"),
        ("$a = 'co'", "$a", "${a}"),
        ("[a] = 'co'", "[a]", "${a}"),
        ("@a = 'co'", "@a", "${a}"),
        ("$(a) = 'co'", "$(a)", "${a}"),
    ],
)
def test_what_is_written_elsewhere_is_told_with_what_is_written_here(condition, given, near):
    assert only(condition).remedy == f"Please write “{near}” instead of “{given}”."


def test_in_a_constraint_the_answer_itself_is_what_is_compared():
    assert only(">= 18", "constraint").remedy == "Please write “. >=” instead of “>=”."
    assert ". >= 18 and . <= 65" in only("18-65", "constraint").remedy
    assert only("18", "constraint").code == "constant_condition"


@pytest.mark.parametrize(
    ("name", "near"), [("tuổi", "tuoi"), ("Tuổi của đồng chí", "tuoi"), ("kỹ năng", "m"), ("tuoi > 18", "tuoi")]
)
def test_a_question_called_by_its_label_or_with_accents_is_found(name, near):
    remedy = only(f"${{{name}}} > 18").remedy
    assert f"“{near}”" in remedy or f"“${{{near}}}”" in remedy


@pytest.mark.parametrize(("function", "near"), [("LEN(${t}) > 3", "string-length()"), ("IF(1, 2, 3)", "if()")])
def test_functions_of_excel_are_told_with_their_names_here(function, near):
    assert only(function).remedy.startswith(f"Please either write {near},")


def test_a_day_without_quotes_is_a_subtraction():
    problem = only("${d} > 2030-12-31")
    assert (problem.code, problem.severity) == ("bare_day", "warning")
    assert problem.remedy == "Please write date('2030-12-31')."


@pytest.mark.parametrize(
    ("condition", "vietnamese"),
    [
        ("regex(${t}, '[0-9')", "ngoặc vuông mở mà chưa đóng: [0-9▶"),
        ("regex(${t}, '+84')", "không có gì để lặp: +▶84"),
        ("regex(${t}, '(?<a>x)')", "không hỗ trợ “(?”: (▶?<a>x)"),
        ("if(${a} = 'co', 1)", "nhận 3 tham số, không phải 2, ở ký tự thứ 1: ▶if("),
    ],
)
def test_a_fault_is_told_in_the_readers_language_with_a_mark_where(condition, vietnamese):
    assert vietnamese in message(Texts("vi", None, ZoneInfo("Asia/Ho_Chi_Minh")), only(condition))
