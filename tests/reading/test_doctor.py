"""The survey doctor: all faults of a file in one pass, one message for one mistake, and warnings."""

from __future__ import annotations

import json
import random
import zipfile
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot.exports.marked.annotated import RED, annotated
from bot.services.people.outside import KNOWN
from survey_definitions import Problem, examine
from tests.reading.files import xlsx_file, yaml_file
from tests.support.laws import examples
from tests.support.workbooks import BOOKS, workbook

few = examples(60)

CHOICES = "list_name | name | label\nyn | yes | Yes\nyn | no | No\n"

# What is wrong, and the cell it is wrong in. The rows between are good.
SEEDED = [
    ["type", "name", "label", "required", "relevnt", "constraint", "constraint_message", "calculation", "parameters"],
    ["select_one yesno", "a", "A"],
    ["intger", "b", "B"],
    ["text", "c", "C"],
    ["begin_group", "g", "G"],
    ["text", "d", ""],
    ["text", "", "E"],
    ["text", "1f", "F"],
    ["text", "c2", "C", "", "${nobody} = 1"],
    ["begin_repeat", "r", "R"],
    ["text", "h", "H", "", "${c} = 'x"],
    ["text", "h", "H again"],
    ["end_repeat"],
    ["integer", "i", "I", "", "", ". > 0 and (. < 9", "Between 0 and 9."],
    ["calculate", "j", "", "", "", "", "", "contans(${c}, 'x')"],
    ["calculate", "k", "", "", "", "", "", "if(1, 2)"],
    ["calculate", "l", "", "", "", "", "", "${m} + 1"],
    ["calculate", "m", "", "", "", "", "", "${l} + 1"],
    ["calculate", "n"],
    ["geotrase", "o", "O"],
    ["range", "p", "P", "", "", "", "", "", "start=1 end=x"],
    ["", "q", "Q"],
    ["text", "s", "How is ${c c}?"],
    ["select_multiple two", "t", "T"],
    ["text", "u", "U", "", "pulldata('person', 'rnak', 'key', 'me') = 'x'"],
    ["select_one_from_file wards.csv", "v", "V"],
    ["end_repeat"],
]
SEEDED_CHOICES = [
    ["list_name", "name", "label"],
    ["yes_no", "yes", "Yes"],
    ["yes_no", "no", "No"],
    ["yes_no", "no", "No way"],
    ["two", "one two", "One two"],
    ["", "three", "Three"],
]
SEEDED_SETTINGS = [["form_id", "public_key"], ["seeded", "MIIB"]]
EXPECTED = {
    ("misspelt_column", "survey", "E1"),
    ("unknown_list", "survey", "A2"),
    ("unknown_type", "survey", "A3"),
    ("missing_label", "survey", "C6"),
    ("missing_name", "survey", "B7"),
    ("bad_name", "survey", "B8"),
    ("unknown_reference", "survey", "E9"),
    ("expression_syntax", "survey", "E11"),
    ("duplicate_name", "survey", "B12"),
    ("expression_syntax", "survey", "F14"),
    ("expression_function", "survey", "H15"),
    ("expression_arity", "survey", "H16"),
    ("cycle", "survey", "H17"),
    ("missing_calculation", "survey", "H19"),
    ("unknown_type", "survey", "A20"),
    ("bad_parameter", "survey", "I21"),
    ("missing_type", "survey", "A22"),
    ("broken_reference", "survey", "C23"),
    ("unknown_fact", "survey", "E25"),
    ("unknown_reference_list", "survey", "A26"),
    ("unmatched_end", "survey", "A27"),
    ("duplicate_choice", "choices", "B4"),
    ("choice_with_blank", "choices", "B5"),
    ("choice_without_list", "choices", "A6"),
    ("unsupported_setting", "settings", "B2"),
}


def seeded() -> bytes:
    return xlsx_file({"survey": SEEDED, "choices": SEEDED_CHOICES, "settings": SEEDED_SETTINGS})


def cell_of(problem: Problem, sheets: dict[str, list[list[str]]]) -> str:
    column = sheets[problem.sheet][0].index(problem.column)
    return f"{chr(ord('A') + column)}{problem.row}"


def errors(data: bytes, name: str = "test.yaml") -> list[tuple[str, int | None, str]]:
    return [(one.code, one.row, one.column) for one in examine(data, name, KNOWN).errors]


def warnings(table: str, choices: str = CHOICES, **sheets) -> list[tuple[str, int | None, str]]:
    found = examine(yaml_file(table, choices, **sheets), "test.yaml", KNOWN)
    assert found.errors == []
    told = (one for one in found.problems if one.code != "spare_list")  # the table of choices is the same for all
    return [(one.code, one.row, one.column) for one in told]


# -- all in one pass


def test_all_seeded_faults_of_a_workbook_are_told_in_one_pass_each_with_its_cell():
    sheets = {"survey": SEEDED, "choices": SEEDED_CHOICES, "settings": SEEDED_SETTINGS}
    found = examine(seeded(), "seeded.xlsx", KNOWN).errors
    assert {(one.code, one.sheet, cell_of(one, sheets)) for one in found} == EXPECTED
    assert len(found) == len(EXPECTED) > 20
    assert all(one.message and one.remedy.startswith("Please") for one in found)


def test_the_annotated_copy_shows_exactly_these_cells():
    source = seeded()
    copy, marked = annotated(source, examine(source, "seeded.xlsx", KNOWN).problems)
    book = load_workbook(BytesIO(copy))
    cells = [(sheet.title, cell) for sheet in book for row in sheet.iter_rows() for cell in row]
    red = {(title, cell.coordinate) for title, cell in cells if cell.fill.fgColor.rgb == RED}
    commented = {(title, cell.coordinate) for title, cell in cells if cell.comment}
    assert red == commented == {(sheet, cell) for _, sheet, cell in EXPECTED}
    assert marked == len(EXPECTED)
    plain = load_workbook(BytesIO(source))
    assert [[cell.value for cell in row] for sheet in book for row in sheet] == [
        [cell.value for cell in row] for sheet in plain for row in sheet
    ]


def test_when_the_seeded_faults_are_mended_one_by_one_no_new_ones_come_up():
    """What is told after one fault was mended was told before: nothing hid behind another."""
    first = {(one.code, one.sheet, one.row) for one in examine(seeded(), "seeded.xlsx", KNOWN).errors}
    rows = [list(row) for row in SEEDED]
    rows[0][4] = "relevant"
    rows[2][0] = "integer"
    rows[26][0] = "end_group"
    mended = xlsx_file({"survey": rows, "choices": SEEDED_CHOICES, "settings": SEEDED_SETTINGS})
    assert {(one.code, one.sheet, one.row) for one in examine(mended, "seeded.xlsx", KNOWN).errors} < first


def test_thirteen_mistakes_and_their_mended_twin():
    found = examine(workbook("faulty-13"), "needs.xlsx", KNOWN)
    assert len(found.errors) == 12
    assert {"bad_id"} <= {one.code for one in found.problems}
    assert examine(workbook("mended-13"), "needs.xlsx", KNOWN).problems == ()


# -- one mistake, one message


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("type | name | label\nbegin_grup | g | G\ntext | a | A\nend_group | |", [("unknown_type", 2, "type")]),
        ("type | name | label\ntext | a! | A\nnote | n | ${a!}", [("bad_name", 2, "name")]),
        ("type | name | label\nintger | a | A\nnote | n | ${a}", [("unknown_type", 2, "type")]),
        ("type | nmae | label\ntext | a | A\nnote | n | ${a}", [("misspelt_column", 1, "nmae")]),
        (
            "type | name | label\nbegin_group | g | G\nbegin_repeat | r | R\ntext | a | A\nend_group | |",
            [("unclosed", 3, "type")],
        ),
        ("type | name | label\ntext | a | A\nend_group | |\ntext | b | B", [("unmatched_end", 3, "type")]),
        (
            "type | name | label | calculation\ntext | a | A |\ncalculate | b | | ${b} + 1\ncalculate | c | | ${b}",
            [("cycle", 3, "calculation")],
        ),
        ("type | name | labl\ntext | a | A\ntext | b | B", [("misspelt_column", 1, "labl")]),
        (
            "type | name | label | choice_filter\nselect_one yn | a | A | region = 'x'",
            [("unknown_filter_column", 2, "choice_filter")],
        ),
        (
            """
            type        | name | label
            begin_group | g    | G
            text        | a    | A
            end_group   |      |
            begin_group | h    | H
            text        | a    | A
            end_group   |      |
            note        | n    | ${a}
            """,
            [("ambiguous_reference", 8, "label")],
        ),
        (
            "type | name | label | trigger\ntext | a | A |\ncalculate | b | | a",
            [("bad_trigger", 3, "trigger")],
        ),
    ],
)
def test_one_mistake_is_told_once(table, expected):
    assert errors(yaml_file(table, CHOICES)) == expected


def test_a_circle_names_those_in_it():
    table = "type | name | label | relevant\ntext | a | A | ${c} = 1\ntext | b | B | ${a} = 1\ntext | c | C | ${b} = 1"
    (found,) = examine(yaml_file(table), "t.yaml").errors
    assert (found.code, found.column) == ("cycle", "relevant")
    assert set(found.params["loop"].split(" → ")) == {"a", "b", "c"}


def test_several_circles_are_all_told():
    rows = ["type | name | label | calculation"]
    rows += [f"calculate | c{n} | | ${{c{n}}} + 1" for n in range(5)]
    found = errors(yaml_file("\n".join([*rows, "text | a | A |"])))
    assert found == [("cycle", row, "calculation") for row in range(2, 7)]


# -- what an installation has


@pytest.mark.parametrize(
    ("row", "code", "remedy"),
    [
        ("select_one_from_file feilds.csv | a | A |", "unknown_reference_list", "“fields.csv”"),
        ("text | a | A | pulldata('person', 'titel', 'key', 'me') = 'x'", "unknown_fact", "“title”"),
        ("text | a | A | pulldata('agencys', 'label', 'name', 'x') = 'x'", "unknown_reference_list", "“agencies.csv”"),
        ("text | a | A | pulldata('agencies', 'lable', 'name', 'x') = 'x'", "unknown_filter_column", "“label”"),
        ("text | a | A | count(instance('ranks')/root/item[parnt = 'x']) > 1", "unknown_filter_column", "“parent”"),
    ],
)
def test_lists_and_facts_that_do_not_exist(row, code, remedy):
    data = yaml_file(f"type | name | label | relevant\n{row}")
    (found,) = examine(data, "t.yaml", KNOWN).errors
    assert (found.code, found.row) == (code, 2)
    assert remedy in found.remedy
    assert examine(data, "t.yaml").errors == []


def test_lists_and_facts_that_exist_are_no_problem():
    table = """
    type | name | label | relevant | choice_filter
    select_one_from_file fields.csv | a | A | pulldata('person', 'unit_name', 'key', 'me') != '' | valid_to = ''
    note | b | ${Xh} | count(instance('agencies')/root/item[parent = ${a}]) > 0 |
    """
    assert warnings(table) == []


# -- the survey as a whole


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("type | name | label | relevant\ntext | a | A | false()\ntext | b | B | 1 = 2", "nothing_reachable"),
        (
            "type | name | label | relevant\nbegin_group | g | G | false()\ntext | a | A |\nend_group | | |",
            "nothing_reachable",
        ),
    ],
)
def test_surveys_that_nobody_is_asked_are_refused(table, expected):
    assert [code for code, *_ in errors(yaml_file(table))] == [expected]


@pytest.mark.parametrize(
    ("form_id", "expected"),
    [("x" * 81, "survey_id_length"), ("ok", None)],
)
def test_ids_that_are_too_long_are_refused(form_id, expected):
    data = yaml_file("type | name | label\ntext | a | A", settings=[{"form_id": form_id}])
    assert [code for code, *_ in errors(data)] == ([expected] if expected else [])


# -- warnings


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "type | name | label | relevant\nselect_one yn | a | A |\ntext | b | B | ${a} = 'ja'",
            ("no_such_choice", 3, "relevant"),
        ),
        (
            "type | name | label | relevant\nselect_multiple yn | a | A |\ntext | b | B | selected(${a}, 'yse')",
            ("no_such_choice", 3, "relevant"),
        ),
        ("type | name | label | relevant\ntext | a | A |\ntext | b | B | false()", ("never_relevant", 3, "relevant")),
        (
            "type | name | label | relevant\nselect_one yn | a | A |\ntext | b | B | ${a} = 'yes' and ${a} = 'no'",
            ("never_relevant", 3, "relevant"),
        ),
        (
            "type | name | label | constraint\ninteger | a | A | . > 0",
            ("constraint_without_message", 2, "constraint_message"),
        ),
        ("type | name | label | required\nimage | a | A | yes", ("required_file", 2, "required")),
        ("type | name | label | remark\ntext | a | A | ask Lan", ("unknown_column", 1, "remark")),
        ("type | name | label\ntext | a | A\ntext | A | A", ("similar_name", 3, "name")),
        (
            "type | name | label | required | choice_filter\nselect_one yn | a | A | yes | false()",
            ("empty_choices", 2, "choice_filter"),
        ),
        (
            f"type | name | label\ntext | a | {'x' * 1300}",
            ("long_card", 2, "label"),
        ),
        (
            """
            type               | name | label | repeat_count | calculation
            select_multiple yn | a    | A     |              |
            calculate          | n    |       |              | count-selected(${a})
            begin_repeat       | r    | R     | ${n}         |
            text               | b    | B     |              |
            end_repeat         |      |       |              |
            """,
            ("counted_by_choice", 4, "repeat_count"),
        ),
        (
            """
            type               | name | label          | calculation
            select_multiple yn | a    | A              |
            begin_repeat       | r    | R              |
            calculate          | one  |                | selected-at(${a}, position(..) - 1)
            text               | b    | How is ${one}? |
            end_repeat         |      |                |
            """,
            ("looked_up_label", 5, "label"),
        ),
    ],
)
def test_what_is_allowed_and_likely_to_disappoint_is_warned_of(table, expected):
    assert warnings(table) == [expected]


def test_what_is_chosen_inside_an_entry_is_no_look_up_by_number():
    table = """
    type             | name | label          | calculation
    begin_repeat     | r    | R              |
    select_one yn    | a    | A              |
    calculate        | said |                | jr:choice-name(${a}, '${a}')
    text             | b    | How is ${said}? |
    end_repeat       |      |                |
    """
    assert warnings(table) == []


def test_each_missing_translation_is_told_with_its_language_and_cell():
    table = """
    type | name | label::vi | label::en | hint::vi | hint::en
    select_one yn | a | A | A | H |
    text | b | B | | |
    """
    choices = "list_name | name | label::vi | label::en\nyn | yes | Có | Yes\nyn | no | Không |\n"
    title = {"form_id": "t", "form_title::vi": "T", "default_language": "vi"}
    found = examine(yaml_file(table, choices, settings=[title]), "t.yaml").problems
    assert [(one.code, one.sheet, one.row, one.column, one.params["language"]) for one in found] == [
        ("missing_translation", "survey", 2, "hint::en", "en"),
        ("missing_translation", "survey", 3, "label::en", "en"),
        ("missing_translation", "choices", 3, "label::en", "en"),
        ("missing_translation", "settings", 2, "form_title::en", "en"),
    ]


def test_a_default_language_in_which_nothing_is_written_is_warned_of():
    data = yaml_file("type | name | label::vi\ntext | a | A", settings=[{"form_id": "t", "default_language": "fr"}])
    assert [one.code for one in examine(data, "t.yaml").problems] == ["unknown_default_language"]


def test_long_choices_and_choices_that_read_alike_are_warned_of():
    choices = f"list_name | name | label\nl | a | {'x' * 170}\nl | b | Same\nl | c | same\n"
    assert warnings("type | name | label\nselect_one l | q | Q", choices) == [
        ("long_choice", 2, "label"),
        ("same_choice_label", 4, "label"),
    ]


def test_the_shipped_surveys_have_not_even_warnings():
    from importlib.resources import files

    for name in ("skills", "languages", "experience"):
        source = (files("survey_definitions") / "surveys" / f"{name}.yaml").read_bytes()
        assert examine(source, f"{name}.yaml", KNOWN).problems == ()


# -- whatever happens to a good workbook


MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(("survey", "choices", "settings")),
        st.integers(0, 12),
        st.integers(0, 11),
        st.sampled_from(
            (
                *("", "yes", "text", "select_one", "select_one often", "select_one none", "begin_group", "end_group"),
                *("begin_repeat", "end_repeat", "${sheets}", "${nobody}", "${", "a b", "1", ". > 0", "((", "=1+1"),
                *("false()", "concat('x'", "meta", "calculate", "note", "integer", "label", "name", "type", "x" * 300),
                *("instance('often')/root/item", "position(..)", "start=1 end=x", "🙂", "\x0b"),
            )
        ),
    ),
    min_size=1,
    max_size=6,
)


def mutated(name: str, mutations) -> dict[str, list[list[str]]]:
    titles = ("survey", "choices", "settings")
    sheets = {title: [list(row) for row in rows] for title, rows in zip(titles, BOOKS[name], strict=True)}
    for title, row, column, text in mutations:
        rows = sheets[title]
        line = rows[row % len(rows)]
        line += [""] * (column + 1 - len(line))
        line[column] = text.replace("\x0b", "")
    return sheets


@few
@given(st.sampled_from(("good", "mended-13")), MUTATIONS)
def test_a_workbook_with_random_changes_is_taken_or_told_where(name, mutations):
    sheets = mutated(name, mutations)
    found = examine(xlsx_file(sheets), "changed.xlsx", KNOWN)
    assert (found.compiled is None) == bool(found.errors)
    for problem in found.errors:
        assert problem.sheet, problem
        assert problem.row or problem.code in ("missing_column", "empty_survey"), problem
        assert problem.message
        assert problem.remedy, problem


@few
@given(MUTATIONS, st.integers(0, 10_000))
def test_rows_in_any_order_are_taken_or_told_where(mutations, seed):
    sheets = mutated("mended-13", mutations)
    head, *rows = sheets["survey"]
    random.Random(seed).shuffle(rows)
    found = examine(xlsx_file({**sheets, "survey": [head, *rows]}), "changed.xlsx", KNOWN)
    assert all(problem.sheet for problem in found.errors)


@few
@given(MUTATIONS)
def test_the_copy_of_a_changed_workbook_has_the_same_cells(mutations):
    source = xlsx_file(mutated("good", mutations))
    found = examine(source, "changed.xlsx", KNOWN)
    made = annotated(source, found.problems)
    if made is None:
        assert not [one for one in found.errors if one.sheet]
        return
    before, after = load_workbook(BytesIO(source)), load_workbook(BytesIO(made[0]))
    for sheet in before:
        for row in sheet.iter_rows():
            for cell in row:
                assert after[sheet.title][cell.coordinate].value == cell.value


def test_the_same_file_says_the_same_twice():
    one, other = (examine(seeded(), "seeded.xlsx", KNOWN).problems for _ in range(2))
    assert json.dumps([str(p) for p in one]) == json.dumps([str(p) for p in other])


# -- files that cannot be read as they are


def book_with(change) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in (["type", "name", "label"], ["text", "a", "A"], ["text", "b", "B"], ["text", "c", "C"]):
        sheet.append(row)
    for row in (["list_name", "name", "label"], ["l", "x", "X"], ["", "y", "Y"]):
        (book["choices"] if "choices" in book.sheetnames else book.create_sheet("choices")).append(row)
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_all_formulas_without_a_value_are_told_and_nothing_else_of_these_cells():
    def change(book):
        book["survey"]["C2"], book["survey"]["A3"] = "=1+1", "=CONCAT(A2)"
        book["choices"]["A3"] = "l"

    assert errors(book_with(change), "t.xlsx") == [
        ("formula_without_value", 2, "label"),
        ("formula_without_value", 3, "type"),
    ]


def test_merged_cells_are_told_once_and_read_as_if_each_row_had_the_text():
    def change(book):
        book["choices"].merge_cells("A2:A3")
        book["survey"].merge_cells("C3:C4")

    found = examine(book_with(change), "t.xlsx").errors
    assert [(one.code, one.sheet, one.row, one.params["range"]) for one in found] == [
        ("merged_cells", "survey", 3, "C3:C4"),
        ("merged_cells", "choices", 2, "A2:A3"),
    ]


def test_merged_cells_beside_the_survey_do_not_matter():
    def change(book):
        book["survey"].merge_cells("F2:G9")
        book["choices"]["A3"] = "l"

    assert errors(book_with(change), "t.xlsx") == []


def test_a_hidden_sheet_is_read_and_warned_of():
    def change(book):
        book["choices"]["A3"] = "l"
        book["choices"].sheet_state = "hidden"

    found = {(one.code, one.sheet) for one in examine(book_with(change), "t.xlsx").problems}
    assert found == {("hidden_sheet", "choices"), ("missing_setting", "settings")}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "not_workbook"),
        ("survey: Tên gì?".encode("utf-16"), "wide_text"),
        ("survey: Tên gì?".encode("cp1258", "ignore") + b"\xe3\xec", "not_text"),
        (b"PK\x03\x04" + bytes(50_000_000), "file_too_large"),
    ],
)
def test_each_kind_of_file_that_is_none_is_told_by_itself(data, code):
    (found,) = examine(data, "t").problems
    assert (found.code, found.remedy.startswith("Please")) == (code, True)


def test_a_workbook_that_may_hold_macros_is_refused_even_without_any():
    source = BytesIO(book_with(lambda _: None))
    out = BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml"))
    assert [one.code for one in examine(out.getvalue(), "t.xlsm").problems] == ["macros"]


def test_a_sheet_formatted_down_to_its_last_row_is_no_long_sheet():
    def change(book):
        book["choices"]["A3"] = "l"
        book["survey"].cell(1_048_576, 1).value = None
        book["survey"].row_dimensions[1_048_576].height = 20

    assert errors(book_with(change), "t.xlsx") == []


def test_aliases_that_multiply_are_stopped():
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise("abcdefghijklmn")]
    rows = "survey:\n- &r {type: text, name: a, label: A}\n" + "- *r\n" * 6_000
    assert [one.code for one in examine("\n".join(lines).encode(), "t.yaml").problems] == ["yaml_shape"]
    assert [one.code for one in examine(rows.encode(), "t.yaml").problems] == ["too_many_rows"]


def test_the_guide_lists_every_check():
    from pathlib import Path

    import survey_definitions
    from survey_definitions.reading.sentences import MESSAGES

    guide = (Path(survey_definitions.__file__).parent / "README.md").read_text(encoding="utf-8")
    sentences = {"expression_ends", "expression_quote", "expression_expected", "expression_unexpected", "self_cycle"}
    checks = [code for code in MESSAGES if not code.endswith("_path")]  # those say the same in an XForm
    assert {code for code in checks if f"`{code}`" not in guide} == sentences
