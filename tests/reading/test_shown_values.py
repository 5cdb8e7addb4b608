"""Answers shown or compared where there is none yet, or where there may be several; values that are refused."""

from __future__ import annotations

import pytest

from survey_definitions import examine
from tests.reading.files import yaml_file

HEAD = "type | name | label | relevant | constraint | constraint_message | calculation | read_only | default\n"
REPEAT = """
begin_repeat | r | R {inside}
text | x | X
text | y | Y {own}
end_repeat | |
"""


def told(table: str) -> list[tuple[str, str, int | None, str]]:
    found = examine(yaml_file(HEAD + table), "test.yaml")
    return [(one.severity, one.code, one.row, one.column) for one in found.problems]


def test_a_text_that_shows_a_later_answer_is_told():
    table = "text | a | Hello ${later} ${known} ${computed}\ntext | later | L\ntext | known | K | | | | | | x\n"
    table += "calculate | computed | | | | | 1 + 1"
    assert told(table) == [("warning", "shown_later", 2, "label")]


def test_the_label_of_a_group_may_show_what_is_asked_in_it():
    table = "begin_group | g | Of ${inside}\ntext | inside | I\nend_group\ntext | after | A\n"
    assert told(table) == []
    assert told(table.replace("${inside}", "${after}")) == [("warning", "shown_later", 2, "label")]


def test_what_was_answered_last_time_is_there_from_the_beginning():
    assert told("text | a | Hello ${last-saved#later}\ntext | later | L\n") == []


def test_a_text_outside_a_repeat_shows_only_the_first_entry():
    inside = REPEAT.format(inside="${x}", own="${x}")
    assert told(inside) == []
    assert told(inside + "note | n | It was ${x}") == [("warning", "shown_first", 6, "label")]


@pytest.mark.parametrize(
    ("relevant", "codes"),
    [
        ("${x} = 'a'", ["many_entries"]),
        ("string-length(${x}) > 3 and selected(${x}, 'a')", ["many_entries"]),
        ("join(' ', ${x}) = 'a' and count(${x}) > 1", []),
        ("indexed-repeat(${x}, ${r}, 1) = 'a'", []),
        ("${before} = 'a'", []),
    ],
)
def test_a_condition_outside_a_repeat_says_which_entry_it_means(relevant, codes):
    table = f"text | before | B{REPEAT.format(inside='', own='')}text | z | Z | {relevant}"
    assert told(table) == [("warning", code, 7, "relevant") for code in codes]


@pytest.mark.parametrize(
    ("row", "severity"),
    [
        ("integer | q | Q | | . > 10 | No. | 5 | yes", "error"),  # nobody could submit
        ("integer | q | Q | | . > 10 | No. | 5", "warning"),
        ("integer | q | Q | | . > 10 | No. | 2 + 3", "warning"),
        ("date | q | Q | | . > date('2020-01-01') | No. | | | date('2019-01-01')", "warning"),
        ("integer | q | Q | | . > 10 | No. | 15 | yes", ""),
        ("date | q | Q | | . > date('2020-01-01') | No. | | | today()", ""),
    ],
)
def test_a_value_that_its_own_constraint_refuses_is_told(row, severity):
    column = "default" if "date" in row else "calculation"
    assert told(f"text | a | A\n{row}") == ([(severity, "default_refused", 3, column)] if severity else [])
