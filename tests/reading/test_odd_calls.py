"""Small surveys that used to be called good and had no value, no entry or no choice: each is told with what helps."""

from __future__ import annotations

import pytest

from bot.services.people.outside import KNOWN
from survey_definitions import examine, limits
from tests.engine.kit import Taker
from tests.reading.files import yaml_file

CHOICES = "list_name | name | label | st\nyn | yes | Yes | a\nyn | no | No | b\n"
REPEAT = "type | name | label | calculation\nbegin_repeat | r | R |\ntext | nm | Name |\nend_repeat | | |\n"
EXTERNAL = "Please add its choices to a sheet “external_choices”, with columns list_name, name and label."
ROWS = "Please write a header and below it the rows, at least with the columns name and label."
FEATURES = "Please save it again as a FeatureCollection in which each feature has an “id” and a “title”."
NESTED = """
type | name | label | relevant
select_one yn | a | A |
integer | n | N |
begin_group | g | G | {}
begin_group | h | H | {}
text | t | T |
end_group
end_group
"""


def said(table: str, files: dict[str, bytes] | None = None) -> list[tuple[str, int | None, str]]:
    found = examine(yaml_file(table, CHOICES), "test.yaml", KNOWN, files)
    unsaid = ("constraint_without_message", "spare_list")
    return [(one.code, one.row, one.remedy) for one in found.problems if one.code not in unsaid]


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("indexed-repeat(${nm}, ${r}, 1)", None),
        ("indexed-repeat(${nm}, ${nm}, 1)", "indexed_repeat"),
        ("indexed-repeat(${nm}, ${r}, 0)", "indexed_repeat"),
        ("indexed-repeat(${nm}, ${r})", "indexed_repeat"),
    ],
)
def test_indexed_repeat_wants_a_repeat_and_the_number_of_an_entry(call, code):
    expected = [(code, 5, "Please write, for example, indexed-repeat(${nm}, ${r}, 1).")] if code else []
    assert said(f"{REPEAT}calculate | c | | {call}\n") == expected


def test_choice_name_wants_its_question_in_quotes():
    table = "type | name | label | calculation\nselect_one yn | a | A |\ncalculate | c | | jr:choice-name(${a}, {})\n"
    wrong = ("unquoted_question", 3, "Please write jr:choice-name(${a}, '${a}').")
    assert said(table.replace("{}", "${a}")) == [wrong]
    assert said(table.replace("{}", "'${a}'")) == []


@pytest.mark.parametrize(
    ("count", "codes"),
    [("2", []), ("${n}", []), ("0", ["no_entries"]), ("'two'", ["no_entries"]), ("${a}", ["no_entries"])],
)
def test_a_count_that_never_is_one_is_told(count, codes):
    table = "type | name | label | repeat_count\nselect_one yn | a | A |\ninteger | n | N |\n"
    table += f"begin_repeat | r | R | {count}\ntext | t | T |\nend_repeat\n"
    assert [code for code, *_ in said(table)] == codes


@pytest.mark.parametrize(
    ("outer", "inner", "codes"),
    [
        ("${a} = 'yes'", "${a} = 'no'", ["never_together"]),
        ("${n} > 3", "${n} < 4", ["never_together"]),
        ("${a} = 'yes'", "${n} < 4", []),
        ("${n} > 3", "${n} < 6", []),
    ],
)
def test_conditions_of_a_group_and_of_one_inside_it_can_contradict(outer, inner, codes):
    assert [code for code, *_ in said(NESTED.format(outer, inner))] == codes


def test_a_time_of_day_is_compared_by_decimal_time():
    table = "type | name | label | constraint\ntime | t | T | {}\n"
    near = "Please write times of day on both sides with decimal-time(), here"
    assert said(table.format(". > '08:00'")) == [("bad_constant", 2, f"{near} decimal-time('08:00').")]
    assert said(table.format(". = '8:00'"))[0] == ("never_true", 2, f"{near} decimal-time(.) = decimal-time('8:00').")
    assert said(table.format("decimal-time(.) > decimal-time('08:00')")) == []


@pytest.mark.parametrize(
    ("type_", "near"),
    [
        ("select_one from yn", "Please write “select_one yn”."),
        ("select_one_yn", "Please write “select_one yn”."),
        ("select_one_external towns", EXTERNAL),
    ],
)
def test_a_list_beside_its_type_is_told_as_it_is_to_be_written(type_, near):
    assert [remedy for *_, remedy in said(f"type | name | label\n{type_} | a | A\n")] == [near]


def test_a_pattern_stands_second():
    table = "type | name | label | constraint\ntext | a | A | regex('^[0-9]+$', .)\n"
    assert said(table)[0] == ("swapped_pattern", 2, "Please write regex(., '^[0-9]+$').")


def test_ends_with_capitals_are_read():
    table = "type | name | label\nBegin Group | g | G\ntext | a | A\nEnd Group\n"
    assert [(code, row) for code, row, _ in said(table)] == [("type_in_capitals", 2)]


def test_a_capital_hides_no_mistake_in_the_same_cell():
    found = said("type | name | label\nSelect_one nix | a | A\n")
    assert [code for code, *_ in found] == ["unknown_list", "type_in_capitals"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("image | c | C | max-pixels=abc", "bad_parameter"),
        ("select_one yn | d | D | randomize=yes", "bad_parameter"),
        ("select_multiple yn | l | L | seed=3", "bad_parameter"),
        ("text | meta | M |", "reserved_name"),
    ],
)
def test_what_the_compiler_says_of_parameters_and_names_is_told_in_words(row, code):
    assert [(one, at) for one, at, _ in said(f"type | name | label | parameters\n{row}\n")] == [(code, 2)]


def test_a_filter_beside_or_other_is_told_in_words():
    table = "type | name | label | choice_filter\nselect_one yn or_other | a | A | st = 'a'\n"
    assert [(code, row) for code, row, _ in said(table)] == [("filter_with_other", 2)]


def test_lists_that_are_too_large_or_empty_or_broken_say_what_is_allowed():
    table = "type | name | label\nselect_one_from_file {} | a | A\n"
    large, broken = b"name,label\n" + b"a,b\n" * (limits.LIST_ROWS + 1), "a.geojson"
    split = "Please leave out what {}, or split it into several files, each asked where it fits."
    for name, content, code, remedy in (
        ("a.csv", b"x" * (limits.LIST_BYTES + 1), "own_list_size", split.format("the survey does not use")),
        ("a.csv", large, "own_list_rows", split.format("nobody here would choose")),
        ("a.csv", b"", "own_list_empty", ROWS),
        (broken, b"<html>", "own_list_geojson", FEATURES),
    ):
        assert said(table.format(name), files={name: content})[0] == (code, 2, remedy)


def test_one_language_under_two_names_and_with_one_colon_is_one_language():
    headed = "type | name | label::Vietnamese | label:en | hint::vn | hint::eng\n"
    headed += "integer | a | Tuổi | Age | gợi ý | hint\n"
    compiled = examine(yaml_file(headed), "test.yaml", KNOWN).compiled
    assert compiled is not None
    for code, *texts in (("vi", "Tuổi", "gợi ý"), ("en", "Age", "hint")):
        prompt = Taker(compiled.survey, language=code).prompt
        assert [prompt.label, prompt.hint] == texts
