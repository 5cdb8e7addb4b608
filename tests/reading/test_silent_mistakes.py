"""What used to be called good and was silently wrong: each is told with its cell."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from bot.services.people.outside import KNOWN
from survey_definitions import Answer, ReferenceList, Skipped, examine
from survey_definitions.inputs import Skip
from tests.engine.kit import NOW, Taker, survey
from tests.reading.files import xlsx_file, yaml_file

CHOICES = "list_name | name | label\nyn | yes | Yes\nyn | no | No\n"


def told(table: str, choices: str = CHOICES) -> list[tuple[str, int | None, str]]:
    found = examine(yaml_file(table, choices), "test.yaml", KNOWN)
    return [(one.code, one.row, one.column) for one in found.problems]


def said(table: str) -> str:
    (only,) = examine(yaml_file(table, CHOICES), "test.yaml", KNOWN).problems
    return only.remedy


ASKED = "type | name | label | relevant\nselect_one yn | a | A |\ntext | b | B | {}\n"


@pytest.mark.parametrize(
    ("condition", "remedy"),
    [
        ("${a} = yes", "Please write 'yes'."),
        ("a = 'yes'", "Please write ${a}."),
        ("today > '2020-01-01'", "Please write today()."),
        ("field-list", "Please write texts in quotes ('…') and questions with a dollar sign and braces."),
    ],
)
def test_a_word_without_quotes_is_an_error(condition, remedy):
    assert told(ASKED.format(condition)) == [("bare_word", 3, "relevant")]
    assert said(ASKED.format(condition)) == remedy


@pytest.mark.parametrize(
    "condition", ["${a} = 'yes'", "if(${a} = 'yes', null, 1) = 1", "position(..) = 1", "../a = 'no'"]
)
def test_conditions_that_are_right_are_not_called_wrong(condition):
    assert told(ASKED.format(condition)) == []


@pytest.mark.parametrize("word", ["yess", "có", "x", "bắt buộc"])
def test_required_says_yes_or_no_or_a_condition(word):
    table = f"type | name | label | required\nselect_one yn | a | A | {word}\n"
    assert [code for code, *_ in told(table)] in (["bad_yes_no"], ["expression_syntax"])


def test_required_takes_yes_in_all_ways_that_are_common():
    for word in ("yes", "Yes", "TRUE", "true()", "no", "false()", "1 = 1"):
        assert told(f"type | name | label | required\nselect_one yn | a | A | {word}\n") == [], word


@pytest.mark.parametrize(
    "constraint",
    [". <= date('31/12/2030')", ". < 'tomorrow'", ". > 1 div 0", ". >= number('two')", ". < date('2030-02-30') + 1"],
)
def test_a_constant_that_has_no_value_is_an_error(constraint):
    table = f"type | name | label | constraint | constraint_message\ndate | a | A | {constraint} | No.\n"
    assert told(table, "") == [("bad_constant", 2, "constraint")]


@pytest.mark.parametrize(
    "constraint", [". <= date('2030-12-31')", ". < today() + 5", ". > '2020-01-01'", ". != number('')"]
)
def test_constants_that_have_a_value_are_none(constraint):
    assert told(f"type | name | label | constraint | constraint_message\ndate | a | A | {constraint} | No.\n", "") == []


@pytest.mark.parametrize(
    ("type_", "default", "code"),
    [
        ("select_one yn", "Yes", "bad_default_choice"),
        ("select_multiple yn", "yes, no", "bad_default_choice"),
        ("integer", "mười", "bad_default"),
        ("decimal", "1,5", "bad_default"),
        ("date", "15/03/2019", "bad_default"),
    ],
)
def test_a_default_that_its_question_would_refuse_is_an_error(type_, default, code):
    assert told(f"type | name | label | default\n{type_} | a | A | {default}\n")[0] == (code, 2, "default")


@pytest.mark.parametrize(
    ("type_", "default"), [("select_one yn", "yes"), ("integer", "12"), ("date", "today()"), ("date", "2024-02-29")]
)
def test_a_default_that_fits_is_none(type_, default):
    assert [
        one for one in told(f"type | name | label | default\n{type_} | a | A | {default}\n") if "default" in one[0]
    ] == []


def test_a_list_that_differs_in_capitals_is_an_error_and_one_that_nobody_uses_a_warning():
    choices = f"{CHOICES}YN | maybe | Maybe\nspare | x | X\n"
    table = "type | name | label\nselect_one yn | a | A\n"
    assert told(table, choices) == [("unused_list", 4, "list_name"), ("spare_list", 5, "list_name")]


def test_a_sign_that_nobody_sees_makes_no_other_list():
    table = "type | name | label\nselect_one yn | a | A\n"
    assert told(table, CHOICES.replace("yn | no", "y\u200bn\ufeff | no")) == []


def test_composed_and_decomposed_letters_are_the_same_letter():
    choices = "list_name | name | label\nyn | có | Có\nyn | no | No\n"
    assert told(ASKED.format("${a} = 'co\u0301'"), choices) == []


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("type | name | label\ninteger | \u0430ge | A", (2, "name")),
        ("type | name | label\ninteger | \uff41ge | A", (2, "name")),
        ("type | name | label | constraint | constraint_message\ninteger | a | A | . < １０ | No.", (2, "constraint")),
        ("type | name | label\nselect_one y\u0435n | a | A", (2, "type")),
    ],
)
def test_letters_that_only_look_like_latin_ones_are_told_with_their_place(table, place):
    found = [one for one in examine(yaml_file(table, CHOICES), "test.yaml", KNOWN).problems if one.code == "look_alike"]
    assert [(one.row, one.column) for one in found] == [place]


def test_names_in_another_alphabet_are_nobodys_mistake():
    assert told("type | name | label\ninteger | возраст | A\ninteger | ηλικία | B", "") == []


@pytest.mark.parametrize(
    ("condition", "meant"),
    [
        ("${a} ≠ 'x'", "!="),
        ("${a} <> 'x'", "!="),
        ("${a} == 'x'", "="),
        ("${a} = 'x' && 1", "and"),
        ("{a} = 1", "${a}"),
    ],
)
def test_signs_of_other_languages_are_told_with_the_one_that_is_meant(condition, meant):
    assert said(ASKED.format(condition)).startswith(f"Please write “{meant}” instead of")


@pytest.mark.parametrize(
    ("constraint", "codes"),
    [
        ("0 <= . <= 10", ["chained_comparison"]),
        ("1 - 5", ["constant_condition"]),
        (". >= 0 and . <= 10", []),
        ("(. > 1) = (. > 2)", []),
    ],
)
def test_a_condition_that_lets_everything_pass_is_warned_of(constraint, codes):
    table = f"type | name | label | constraint | constraint_message\ninteger | a | A | {constraint} | No.\n"
    assert [code for code, *_ in told(table, "")] == codes


def test_a_reference_that_cannot_stand_there_is_named_as_it_is_written():
    (only,) = examine(yaml_file(ASKED.format("nếu ${a} có"), CHOICES), "test.yaml", KNOWN).problems
    assert "${a}" in only.message
    assert "instead of" not in only.remedy


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([["form_id", "khaosat"], ["form_title", "Khảo sát"], ["version", "1"]], {"settings_upright"}),
        ([["form_id", "form_title"], ["a", "A"], ["b", "B"]], {"settings_rows"}),
    ],
)
def test_settings_have_one_row_below_their_names(rows, codes):
    sheets = {"survey": [["type", "name", "label"], ["text", "a", "A"]], "settings": rows}
    assert codes <= {one.code for one in examine(xlsx_file(sheets), "test.xlsx", KNOWN).problems}


def test_excels_errors_are_told_at_their_cell():
    table = "type | name | label | relevant\nselect_one yn | a | #REF! |\ntext | b | B | #NAME?\n"
    assert told(table) == [("error_cell", 2, "label"), ("error_cell", 3, "relevant")]


def test_languages_by_their_names_are_known_and_others_are_warned_of():
    sheets = {
        "survey": [["type", "name", "label::Tiếng Việt", "label::EN", "label::Klingon"], ["text", "a", "A", "A", "A"]],
        "settings": [["form_id", "default_language"], ["t", "vi"]],
    }
    found = examine(xlsx_file(sheets), "t.xlsx", KNOWN)
    assert found.compiled.about.languages == ("vi", "en", "Klingon")
    assert [(one.code, one.row, one.column) for one in found.problems] == [("unknown_language", 1, "label::Klingon")]


def test_two_columns_of_one_language_are_an_error():
    sheets = {"survey": [["type", "name", "label::vi", "label::Tiếng Việt (vi)"], ["text", "a", "A", "B"]]}
    found = examine(xlsx_file(sheets), "t.xlsx", KNOWN)
    assert [(one.code, one.column) for one in found.errors] == [("same_language", "label::Tiếng Việt (vi)")]


def test_what_a_workbook_shows_otherwise_than_it_is_read_is_warned_of():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in (["type", "name", "label", None], ["text", "a", "A", "English"], ["text", "b", "B"], ["text", "c", 0.5]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet["C4"].number_format = "0%"
    settings = book.create_sheet("settings")
    settings.append(["form_id", "version"])
    settings.append(["t", 7])
    settings["B2"].number_format = "000"
    out = io.BytesIO()
    book.save(out)
    found = examine(out.getvalue(), "t.xlsx", KNOWN)
    assert found.errors == []
    assert {(one.code, one.sheet, one.row, one.column) for one in found.problems} == {
        ("hidden_row", "survey", 3, ""),
        ("unnamed_column", "survey", 1, "D"),
        ("formatted_number", "settings", 2, "version"),
    }
    assert "<label>50%</label>" in found.compiled.xform


def test_an_ordinary_workbook_has_nothing_odd():
    data = xlsx_file({"survey": [["type", "name", "label"], ["text", "a", "A"]], "settings": [["form_id"], ["t"]]})
    assert zipfile.is_zipfile(io.BytesIO(data))
    assert examine(data, "t.xlsx", KNOWN).problems == ()


CASCADE = """
type | name | label | required | choice_filter
select_one parents | p | P | yes |
select_one kids | k | K | yes | of = ${p}
"""
KIDS = "list_name | name | label | of\nparents | north | N |\nparents | south | S |\nkids | n1 | N1 | north\n"


def test_a_parent_without_children_is_found_by_trying_parents():
    found = examine(yaml_file(CASCADE, KIDS), "t.yaml", KNOWN)
    (only,) = found.problems
    assert (only.code, only.severity, only.row, only.params["value"]) == ("no_choice_for", "warning", 3, "south")


def test_a_list_that_the_installation_has_not_filled_is_warned_of():
    table = "type | name | label | required\nselect_one_from_file titles.csv | t | T | yes\ntext | b | B |\n"
    found = examine(yaml_file(table), "t.yaml", KNOWN, lists={"titles": ReferenceList(())})
    assert [(one.code, one.row) for one in found.problems] == [("never_a_choice", 2)]
    filled = examine(yaml_file(table), "t.yaml", KNOWN, lists={"titles": ReferenceList(({"name": "x"},))})
    assert filled.problems == ()


def test_there_is_a_way_on_where_nothing_can_be_chosen():
    table = """
    type              | name | required | choice_filter
    select_one parents| p    | yes      |
    select_one kids   | k    | yes      | parent = ${p}
    text              | last |          |
    """
    taker = Taker(survey(table, {"parents": "north south", "kids": "n1|N1|north"})).answer("south")
    assert taker.path == "/k"
    assert not taker.prompt.required
    (event,) = taker.session.apply(Skip("/k"), NOW)
    assert isinstance(event, Skipped)
    assert taker.session.prompt().path == "/last"
    taker.session.apply(Answer("x"), NOW)
    assert taker.session.problems() == ()


@pytest.mark.parametrize(
    ("default", "codes"), [("1.0", []), ("1.50", []), ("1.25", ["bad_default"]), ("x", ["bad_default"])]
)
def test_a_default_of_a_range_is_a_number_of_it(default, codes):
    table = f"type | name | label | parameters | default\nrange | a | A | start=1 end=5 step=0.5 | {default}\n"
    assert [code for code, _, _ in told(table, "")] == codes
