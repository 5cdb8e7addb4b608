"""Whatever a stranger sends, it is compiled or refused with a problem."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_definitions import Problem, SurveyRejected, compile_survey
from tests.reading.files import xlsx_file
from tests.support.laws import examples

few = examples(80)

TYPES = st.sampled_from(
    [
        *("text", "integer", "note", "calculate", "select_one l", "select_multiple l", "rank l", "date", "range"),
        *("begin_group", "end_group", "begin_repeat", "end_repeat", "begin group", "end repeat", "hidden", "image"),
        *("select_one l or_other", "select_one ${a}", "select_one_from_file x.csv", "acknowledge", "nonsense", ""),
        *("select_one", "start", "audit", "begin_loop over l", "geotrace", "calculate "),
    ]
)
NAMES = st.sampled_from(["a", "b", "c", "a b", "1a", "meta", "__x", "ă", "", "A", "data", "instanceID"])
TEXTS = st.sampled_from(
    [
        *("", "yes", "${a}", "${b} > 1", ". > 0", "${zz}", "count(${c})", "${a", "concat('x'", "regex(., '(')", "1"),
        *("A ${a} B", "<b>&{}", "position(..)", "jr:choice-name(${a}, '${a}')", "today()", "start=1 end=3", "x" * 300),
        *("randomize=true", "instance('l')/root/item", "pulldata('person','x','key','me')", "once(uuid())"),
    ]
)
COLUMNS = st.sampled_from(
    [
        *("label", "label::vi", "label::en", "hint", "relevant", "constraint", "calculation", "required", "default"),
        *("choice_filter", "repeat_count", "trigger", "appearance", "parameters", "read_only", "constraint_message"),
        *("media::image", "bind::relevant", "nonsense", "body::accuracyThreshold", "disabled", "save_to", ""),
    ]
)
ROW = st.builds(
    lambda type_, name, cells: {"type": type_, "name": name, "label": "L", **cells},
    TYPES,
    NAMES,
    st.dictionaries(COLUMNS, TEXTS, max_size=3),
)
CHOICE = st.fixed_dictionaries({"list_name": st.sampled_from(["l", "m", ""]), "name": NAMES, "label": TEXTS})
SETTING = st.dictionaries(
    st.sampled_from(
        ["form_id", "version", "default_language", "form_title", "form_title::vi", "name", "style", "prefix"]
    ),
    st.sampled_from(["", "x", "vi", "1", "a b", "data"]),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def is_taken_or_refused(data: bytes) -> bool:
    """Whether it became a survey, or was refused with problems that say something; anything else is raised."""
    problems: tuple[Problem, ...] = ()
    try:
        return compile_survey(data, "test") is not None
    except SurveyRejected as err:
        problems = err.problems
    return bool(problems) and all(problem.message for problem in problems)
    return None


@few
@given(st.binary(max_size=200))
def test_bytes(data):
    assert is_taken_or_refused(data)


@few
@given(st.text(max_size=200))
def test_texts(text):
    assert is_taken_or_refused(text.encode("utf-8", "surrogatepass"))


@few
@given(JSON)
def test_values(value):
    assert is_taken_or_refused(json.dumps(value).encode())
    assert is_taken_or_refused(json.dumps({"survey": value}).encode())


@few
@given(st.lists(ROW, max_size=6), st.lists(CHOICE, max_size=3), SETTING)
def test_rows(rows, choices, setting):
    assert is_taken_or_refused(json.dumps({"survey": rows, "choices": choices, "settings": [setting]}).encode())


WORKBOOK = xlsx_file({"survey": [["type", "name", "label"], ["text", "a", "A"]]})


@few
@given(st.integers(0, len(WORKBOOK) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_workbooks(place, damage):
    assert is_taken_or_refused(WORKBOOK[:place] + damage + WORKBOOK[place + len(damage) :])


@pytest.mark.parametrize("value", [None, True, 1, 1.5, "", "x", [], ["x"], {}, {"vi": "x"}, {"vi": None}])
@pytest.mark.parametrize("column", ["type", "name", "label", "required"])
def test_any_value_in_any_column(column, value):
    row = {"type": "text", "name": "a", "label": "A", column: value}
    assert is_taken_or_refused(json.dumps({"survey": [row]}).encode())
