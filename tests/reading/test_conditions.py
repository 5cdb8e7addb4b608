"""Conditions that say something else than they seem to: told with their cell, and never of one that is right."""

from __future__ import annotations

import pytest

from bot.services.people.outside import KNOWN
from survey_definitions import examine
from tests.reading.files import yaml_file

CHOICES = """
list_name | name | label
yn | co | Có
yn | khong | Không
level | 1 | Mức 1
level | 2 | Mức 2
level | 3 | Mức 3
"""
ASKED = """
type | name | label | relevant | constraint | constraint_message | required | calculation
select_one yn | a | A
select_multiple yn | m | M
select_one level | v | V
integer | age | Tuổi | | . >= 18 and . <= 65 | Từ 18 đến 65.
decimal | n | N
date | d | D
text | t | T
begin_repeat | r | R
text | inside | I
end_repeat
calculate | c | | | | | | if(${a} = 'co', 1, 2)
"""
FIRST = 13  # the row of what is added


def problems(row: str) -> list[tuple[str, str, str]]:
    """Code, severity and remedy of what is said of a further row."""
    found = examine(yaml_file(f"{ASKED}{row}", CHOICES), "test.yaml", KNOWN).problems
    return [(one.code, one.severity, one.remedy) for one in found if one.row == FIRST]


def codes(row: str) -> list[tuple[str, str]]:
    return [(code, severity) for code, severity, _ in problems(row)]


def on_condition(condition: str) -> list[str]:
    return [code for code, *_ in problems(f"text | q | Q | {condition}")]


def on_constraint(type_: str, constraint: str, required: str = "yes") -> list[tuple[str, str]]:
    return codes(f"{type_} | q | Q | | {constraint} | Không được. | {required}")


@pytest.mark.parametrize(
    ("type_", "constraint"),
    [
        ("integer", ". > 5 and . < 3"),
        ("integer", ". >= 18 and . <= 10"),
        ("integer", ". > 1 and . < 2"),
        ("integer", "regex(., '^[0-9]{12}$')"),
        ("decimal", "not(. >= 0) and . > 5"),
        ("date", ". > today() and . < today()"),
        ("text", "string-length(.) > 5 and string-length(.) < 3"),
        ("select_one yn", ". = 'x'"),
        ("select_multiple yn", "count-selected(.) > 2"),
        ("select_multiple yn", "selected(., 'co') and count-selected(.) = 0"),
    ],
)
def test_a_constraint_that_no_answer_meets_is_an_error_where_an_answer_is_required(type_, constraint):
    assert on_constraint(type_, constraint)[0] == ("never_passes", "error")
    assert ("never_passes", "warning") in on_constraint(type_, constraint, "")


@pytest.mark.parametrize(
    ("type_", "constraint"),
    [
        ("integer", ". >= 18 and . <= 65"),
        ("integer", ". > 1 and . < 3"),
        ("integer", "string-length(.) = 4"),
        ("integer", "string-length(.) >= 4 and string-length(.) <= 20"),
        ("decimal", ". > 1 and . < 2"),
        ("date", ". <= today() and . >= '1950-01-01'"),
        ("date", ". > today() - 365 * 70 and . < today() - 365 * 18 and . > '1960-01-01'"),
        ("date", ". >= '2040-01-01' and . <= today()"),
        ("text", "regex(., '^[0-9]{12}$') and string-length(.) = 12"),
        ("text", "string-length(.) >= 3000"),
        ("text", ". != ''"),
        ("integer", ". <= ${age} and . > ${v}"),
        ("select_multiple yn", "not(selected(., 'co') and count-selected(.) > 1)"),
        ("select_one level", ". >= ${v}"),
        ("integer", ". = 1 or . = ${c}"),
        ("integer", "(. - 1) * 2 = 3"),
    ],
)
def test_a_constraint_that_can_be_met_is_not_called_wrong(type_, constraint):
    assert on_constraint(type_, constraint) == []


def test_what_is_too_long_for_a_whole_number_is_to_be_asked_as_a_text():
    row = "integer | q | Q | | string-length(.) = 12 | Sai. | yes"
    assert {remedy for *_, remedy in problems(row)} == {
        "Whole numbers have nine digits at most here: please ask with the type text."
    }


def test_a_required_note_stops_everybody_unless_it_stops_some():
    assert codes("note | q | Q | | | | yes") == [("note_stops", "error")]
    assert codes("note | q | Q | ${age} < 20 | | | yes") == []


@pytest.mark.parametrize(
    ("condition", "code", "remedy"),
    [
        ("${a} = 1", "no_such_choice", "Please either write the name of a choice of the list “yn”, or add this one."),
        ("${a} != 'Có'", "no_such_choice", "Please either write “co”, or add the choice “Có” to the list “yn”."),
        (
            "selected(${m}, 'Có')",
            "no_such_choice",
            "Please either write “co”, or add the choice “Có” to the list “yn”.",
        ),
        ("count(${m}) > 1", "count_of_one", "Please write count-selected(${m}) > 1."),
        ("${a} = 'co' or 'khong'", "bare_value", "Please write ${a} = 'khong'."),
        ("selected(${m}, 'co') or 'khong'", "bare_value", "Please write selected(${m}, 'khong')."),
        ("${v} = 1 or 2", "bare_value", "Please write ${v} = 2."),
        (
            "${m} = 'co'",
            "only_choice",
            "Please write selected(${m}, 'co'), unless exactly this one alone is meant.",
        ),
        ("${m} = 'khong co'", "choice_order", "Please write 'co khong', or ask for each with selected()."),
        (
            "selected(${m}, 'co, khong')",
            "selected_several",
            "Please write selected(${m}, 'co') and selected(${m}, 'khong'), or join them by or.",
        ),
        (
            "${d} > 2000",
            "year_of_date",
            "Please write format-date(${d}, '%Y') > 2000, or compare with a day, for example date('2026-03-17').",
        ),
        ("${a}", "truth_of_answer", "Please write ${a} != '' when it has to be answered."),
    ],
)
def test_a_part_that_says_something_else_is_told_with_the_way_to_write_it(condition, code, remedy):
    assert problems(f"text | q | Q | {condition}") == [(code, "warning", remedy)]


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("${n} = 'abc'", ["never_true"]),
        ("${d} = '31/12/2020'", ["never_true"]),
        ("${v} > 3", ["never_true"]),
        ("${a} > 1", ["never_true"]),
        ("${age} > 70", ["never_true"]),
        ("${age} < 18 or ${age} > 65", ["never_true", "never_true"]),
        ("${a} + 1 = 2", ["not_a_number"]),
        ("${a} = 'co' and ${a} = 'khong'", ["never_relevant"]),
        ("not(${a} != 'co') and ${a} = 'khong'", ["never_relevant"]),
        ("${d} > '2020-01-01' and ${d} < '2019-01-01'", ["never_relevant"]),
        ("${a} != 'co' or ${a} != 'khong'", ["always_relevant"]),
        ("${age} >= 0 or ${age} < 0 or ${age} = ''", ["never_true"]),
    ],
)
def test_a_condition_that_is_the_same_whatever_is_answered_is_told(condition, found):
    assert on_condition(condition) == found


@pytest.mark.parametrize(
    "condition",
    [
        *(
            "${a} = 'co'",
            "${a} != 'co'",
            "${a} = ''",
            "${a} = 'co' or ${a} = 'khong'",
            "${a} != 'co' and ${a} != 'khong'",
        ),
        *("selected(${m}, 'co') and selected(${m}, 'khong')", "${m} = 'co khong'", "count-selected(${m}) >= 2"),
        *("${v} >= 2", "${v} = 1", "${v} = '1'", "number(${v}) > 2", "${age} >= 18", "${age} > 64 and ${age} < 66"),
        *(
            "${c} = 1",
            "${c} = 'x'",
            "${c}",
            "count(${inside}) > 1",
            "count(${r}) > 2",
        ),
        *("${t} = 'x' or ${t} = 'y'", "${t} > 5", "${d} > today()", "today() > '2020-01-01'", "${d} = '2020-12-31'"),
        *("contains(${t}, 'x') and not(contains(${t}, 'y'))", "${n} * 2 > 5 and ${n} < 3", "once(${a}) = 'z'"),
        *("if(${a} = 'co', ${n} > 3, ${n} > 5)", "${a} = ${v}", "string-length(${t}) = 0", "coalesce(${a}, 'z') = 'z'"),
    ],
)
def test_a_condition_that_can_be_both_is_not_called_wrong(condition):
    assert on_condition(condition) == []


def test_of_answers_in_several_entries_nothing_is_claimed_but_that_they_are_several():
    assert on_condition("${inside} = 'x' and ${inside} = 'y'") == ["many_entries"]


def test_an_answer_that_comes_later_cannot_be_compared_with():
    late = "\ninteger | late | L"
    assert codes(f"text | q | Q | ${{late}} > 1{late}") == [("asked_later", "warning")]
    assert codes(f"integer | q | Q | | . < ${{late}} | Sai. | yes{late}") == [("asked_later", "error")]
    assert codes(f"integer | q | Q | | . < ${{late}} | Sai. | {late}") == [("asked_later", "warning")]
    assert codes(f"integer | q | Q | | . < ${{late}} or ${{late}} = '' | Sai. | yes{late}") == []
    assert codes(f"text | q | Q | not(${{late}} > 1){late}") == []


def test_choices_in_random_order_may_be_kept_in_any():
    table = "type | name | label | parameters | relevant\nselect_multiple yn | m | M | randomize=true |\n"
    found = examine(yaml_file(f"{table}text | q | Q | | ${{m}} = 'khong co'", CHOICES), "test.yaml", KNOWN).problems
    assert [one.code for one in found if one.row == 3] == []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("integer | q | Q | | . > 10 | Sai. | | | 5", [("default_refused", "warning")]),
        ("integer | q | Q | | . > 10 | Sai. | | | 15", []),
        ("integer | q | Q | | . > ${age} | Sai. | | | 5", []),
        ("select_one yn | q | Q | | . = 'co' | Sai. | | | khong", [("default_refused", "warning")]),
        (
            "calculate | q | | | | | | if(${a} = 'x', 'y', '')",
            [("no_such_choice", "warning"), ("always_empty", "warning")],
        ),
        ("calculate | q | | | | | | if(${a} = 'co', 'y', '')", []),
        ("calculate | q | | | | | | ''", []),
        ("calculate | q | | | | | | ${a} * 2", [("not_a_number", "warning"), ("always_empty", "warning")]),
        ("calculate | q | | | | | | ${v} * 2", []),
    ],
)
def test_defaults_that_are_refused_and_calculations_without_a_value_are_told(row, found):
    table = ASKED.replace("calculation\n", "calculation | default\n")
    every = examine(yaml_file(f"{table}{row}", CHOICES), "test.yaml", KNOWN).problems
    assert [(one.code, one.severity) for one in every if one.row == FIRST] == found


@pytest.mark.parametrize(
    ("type_", "default", "near"),
    [
        ("select_one yn", "Có", "co"),
        ("select_multiple yn", "Có, không", "co khong"),
        ("decimal", "1,5", "1.5"),
        ("integer", "3.0", "3"),
        ("date", "15/03/2019", "2019-03-15"),
        ("date", "2019-03-15 00:00:00", "2019-03-15"),
    ],
)
def test_a_default_in_other_words_is_told_with_the_value_that_is_meant(type_, default, near):
    table = f"type | name | label | default\n{type_} | a | A | {default}"
    (only,) = examine(yaml_file(table, CHOICES), "test.yaml", KNOWN).errors
    assert only.remedy == f"Please either write “{near}”, or empty the cell."


def test_a_default_of_a_range_is_one_of_its_steps():
    table = "type | name | label | parameters | default\nrange | a | A | start=1 end=5 step=1 | {}"
    found = [examine(yaml_file(table.format(one)), "test.yaml", KNOWN).errors for one in ("3", "9")]
    assert [[one.code for one in errors] for errors in found] == [[], ["bad_default"]]
