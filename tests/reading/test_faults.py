"""Every fault of a survey's sheets: its code, sheet, row and column."""

from __future__ import annotations

import pytest

from survey_definitions.reading.sentences import MESSAGES
from tests.reading.files import compiled, places, problems, yaml_file

CHOICES = "list_name | name | label\nyn | yes | Yes\nyn | no | No\n"

FAULTS = {
    "missing_type": ("type | name | label\ntext | a | A\n | b | B", ("survey", 3, "type")),
    "unknown_type": ("type | name | label\ntext | a | A\nintger | b | B", ("survey", 3, "type")),
    "missing_name": ("type | name | label\ntext |  | A", ("survey", 2, "name")),
    "bad_name": ("type | name | label\ntext | a! | A", ("survey", 2, "name")),
    "reserved_name": (
        "type | name | label\nbegin_group | meta | A\ntext | a | A\nend_group | | ",
        ("survey", 2, "name"),
    ),
    "duplicate_name": ("type | name | label\ntext | a | A\ntext | b | B\ntext | a | A", ("survey", 4, "name")),
    "missing_label": ("type | name | label\ntext | a | A\ninteger | b | ", ("survey", 3, "label")),
    "missing_calculation": ("type | name | label\ntext | a | A\ncalculate | b | ", ("survey", 3, "calculation")),
    "missing_list": ("type | name | label\nselect_one | a | A", ("survey", 2, "type")),
    "unknown_list": ("type | name | label\nselect_one ny | a | A", ("survey", 2, "type")),
    "unmatched_end": ("type | name | label\ntext | a | A\nend_group | | ", ("survey", 3, "type")),
    "unclosed": ("type | name | label\nbegin_group | g | G\ntext | a | A", ("survey", 2, "type")),
    "unknown_reference": (
        "type | name | label | relevant\ntext | age | A |\ntext | b | B | ${aeg} > 3",
        ("survey", 3, "relevant"),
    ),
    "expression_syntax": (
        "type | name | label | constraint\ninteger | a | A | . > 0 and (. < 9",
        ("survey", 2, "constraint"),
    ),
    "expression_function": (
        "type | name | label | calculation\ntext | a | A |\ncalculate | c | | contians(${a}, 'x')",
        ("survey", 3, "calculation"),
    ),
    "expression_arity": ("type | name | label | relevant\ntext | a | A | if(1, 2)", ("survey", 2, "relevant")),
    "expression_unsupported": ("type | name | label | relevant\ntext | a | A | @id = 1", ("survey", 2, "relevant")),
    "expression_pattern": (
        "type | name | label | constraint\ntext | a | A | regex(., '(')",
        ("survey", 2, "constraint"),
    ),
    "cycle": (
        "type | name | label | relevant\ntext | a | A | ${b} = 1\ntext | b | B | ${a} = 1",
        ("survey", None, "relevant"),
    ),
}


@pytest.mark.parametrize("code", FAULTS)
def test_faults_of_questions_have_their_place(code):
    table, (sheet, row, column) = FAULTS[code]
    found = places(yaml_file(table, CHOICES))
    if row is None:
        assert found[0][2] in (2, 3)
        found = [(*found[0][:2], None, found[0][3])]
    assert (code, sheet, row, column) in found


def test_the_first_fault_is_the_only_one_where_there_is_only_one():
    for code, (table, _) in FAULTS.items():
        if code not in ("unmatched_end", "missing_type"):
            assert len(places(yaml_file(table, CHOICES))) == 1, code


@pytest.mark.parametrize(
    ("code", "choices", "place"),
    [
        ("choice_without_list", CHOICES + " | maybe | Maybe", ("choices", 4, "list_name")),
        ("choice_without_name", CHOICES + "yn | | Maybe", ("choices", 4, "name")),
        ("duplicate_choice", CHOICES + "yn | no | Nope", ("choices", 4, "name")),
        ("choice_with_blank", CHOICES + "yn | not sure | ?", ("choices", 4, "name")),
    ],
)
def test_faults_of_choices_have_their_place(code, choices, place):
    table = "type | name | label\nselect_multiple yn | a | A"
    assert places(yaml_file(table, choices)) == [(code, *place)]


def test_the_same_name_may_be_in_two_lists_and_twice_where_the_author_says_so():
    table = "type | name | label\nselect_one yn | a | A"
    assert compiled(yaml_file(table, CHOICES + "ny | yes | Yes\n")).survey.question_count == 1
    allowed = [{"form_id": "x", "allow_choice_duplicates": "yes"}]
    assert compiled(yaml_file(table, CHOICES + "yn | yes | Yes again\n", settings=allowed)).survey.question_count == 1


def test_all_faults_are_told_at_once():
    table = "type | name | label | relevant\nintger | a | A |\ntext | b | | ${x} = 1\nselect_one ny | c | C | 1 +"
    assert [code for code, *_ in places(yaml_file(table, CHOICES))] == [
        *("unknown_type", "missing_label", "unknown_reference", "unknown_list", "expression_syntax"),
    ]


def test_a_fault_of_an_expression_shows_where_in_the_authors_text():
    table = "type | name | label | relevant\ninteger | age | A |\ntext | b | B | ${age} > (1"
    (found,) = problems(yaml_file(table))
    assert found.text == "${age} > (1"
    assert found.message == "“)” is missing at sign 12: ${age} > (1▶"
    assert str(found).startswith("survey, row 3 (line 1), relevant: “)” is missing at sign 12")


@pytest.mark.parametrize(
    ("table", "hint"),
    [
        ("type | name | label\nintger | a | A", "either write “integer”, or"),
        ("type | name | label\nselect_oen yn | a | A", "either write “select_one yn”, or"),
        ("type | name | label\nselect_one ny | a | A", "either write “yn”, or add the list “ny”"),
        ("type | name | label\nselect_one fields.csv | a | A", "write “select_one_from_file fields.csv”"),
        ("type | name | label\ntext | nmae | A ${name}", "either write “nmae”, or"),
        ("type | name | label | relevant\ntext | a | A | strnig(.)", "either write string(), or"),
        (
            "type | name | label\nbegin_group | g | G\ntext | a | A\nend_repeat | |",
            "“end_group”, which ends “g” from row 2",
        ),
        ("type | naem | label\ntext | a | A", "either write “name”, or remove"),
    ],
)
def test_remedies(table, hint):
    assert hint in problems(yaml_file(table, CHOICES))[0].remedy


def test_a_survey_that_only_the_owner_of_a_key_could_read_is_refused():
    data = yaml_file("type | name | label\ntext | a | A", settings=[{"public_key": "x"}])
    assert places(data) == [("unsupported_setting", "settings", 2, "public_key")]


@pytest.mark.parametrize(
    ("type_", "column", "text"),
    [("select_one yn", "appearance", "search('fields')")],
)
def test_searches_of_other_programs_are_refused(type_, column, text):
    codes = {
        code for code, *_ in places(yaml_file(f"type | name | label | {column}\n{type_} | a | A | {text}", CHOICES))
    }
    assert codes & {"unsupported_appearance", "unsupported_type"}


def test_no_survey_sheet():
    (found,) = problems(b'{"survye": [{"type": "text"}]}')
    assert (found.code, found.advice, found.params["near"]) == ("no_survey_sheet", "near_sheet", "survye")
    assert [p.code for p in problems(b'{"survey": []}')] == ["empty_survey"]


def test_sheets_without_their_columns_are_refused():
    assert places(yaml_file("kind | name | label\ntext | a | A")) == [("missing_column", "survey", None, "type")]
    data = yaml_file("type | name | label\nselect_one yn | a | A", "list | name | label\nyn | yes | Yes")
    assert places(data) == [("missing_column", "choices", None, "list_name")]


def test_what_only_the_compiler_finds_has_its_row_too():
    table = "type | name | label | parameters\ntext | a | A |\nselect_one yn | b | B | randomize=maybe"
    (found,) = problems(yaml_file(table, CHOICES))
    assert (found.code, found.sheet, found.row) == ("bad_parameter", "survey", 3)


def test_what_has_no_effect_is_a_warning():
    done = compiled(yaml_file("type | name | label\ntext | a | A\naudit | |\nstart-geopoint | g |"))
    assert [(w.code, w.row, w.severity) for w in done.warnings if w.code == "ignored_type"] == [
        ("ignored_type", 3, "warning"),
        ("ignored_type", 4, "warning"),
    ]


@pytest.mark.parametrize(
    ("pattern", "warned"),
    [("[0-9]{7}", True), ("^[0-9]{7}", True), ("^[0-9]{7}$", False), ("(^[0-9]{7}$)", False)],
)
def test_patterns_for_a_part_of_an_answer_are_warned_of(pattern, warned):
    done = compiled(yaml_file(f"type | name | label | constraint\ntext | a | A | regex(., '{pattern}')"))
    assert [(w.code, w.row, w.column) for w in done.warnings if w.code == "loose_pattern"] == [
        ("loose_pattern", 2, "constraint")
    ] * warned


def test_repeats_counted_by_a_multiple_choice_are_warned_of():
    table = """
    type               | name | label | repeat_count
    select_multiple yn | a    | A     |
    begin_repeat       | r    | R     | count-selected(${a})
    text               | b    | B     |
    end_repeat         |      |       |
    """
    done = compiled(yaml_file(table, CHOICES))
    assert [(w.code, w.row, w.column) for w in done.warnings] == [("counted_by_choice", 3, "repeat_count")]


def test_a_fault_that_only_the_compiled_survey_shows_has_its_place():
    table = "type | name | label | default\ntext | a | A |\ntext | b | B | concat(${a}, nope())"
    assert places(yaml_file(table)) == [("expression_function", "survey", 3, "default")]


def test_missing_translations_are_warnings():
    done = compiled(yaml_file("type | name | label::vi | label::en | hint::vi\ntext | a | A | A | H"))
    assert [(warning.code, warning.column) for warning in done.warnings] == [("missing_translation", "hint::en")]


def test_rows_switched_off_are_not_looked_at():
    done = compiled(yaml_file("type | name | label | disabled\ntext | a | A |\nnonsense | b | | yes"))
    assert done.survey.question_count == 1


def test_every_message_can_be_written():
    class Anything(dict):
        def __missing__(self, key):
            return key

    for message, remedy in MESSAGES.values():
        assert message.format_map(Anything())
        remedy.format_map(Anything())
