"""Files: kinds, limits, what is taken from them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime

import pytest

from survey_definitions import Context, Session, SurveyRejected, compile_survey, limits, read_survey
from survey_definitions.reading import workbook
from tests.engine.kit import NOW, Taker
from tests.reading.files import compiled, places, problems, rezipped, xlsx_file, yaml_file

PLAIN = "type | name | label\ntext | a | A\ninteger | b | B"
WORKBOOK = {
    "survey": [
        ["type", "name", "label::vi", "label::en"],
        ["text", "a", "Tên?", "Name?"],
        [],
        ["integer", "b", "Tuổi?"],
    ],
    "settings": [["form_id", "form_title", "default_language"], ["ages", "Ages", "vi"]],
}


def code(data: bytes) -> str:
    return problems(data, "test")[0].code


# -- workbooks


def test_a_workbook_and_its_twin_in_yaml_are_the_same_survey():
    sheets = {
        "survey": [
            ["type", "name", "label", "relevant"],
            ["select_one yn", "a", "A"],
            ["text", "b", "B", "${a} = 'y'"],
        ],
        "choices": [["list_name", "name", "label"], ["yn", "y", "Yes"], ["yn", "n", "No"]],
        "settings": [["form_id", "version"], ["test", "1"]],
    }
    table = "type | name | label | relevant\nselect_one yn | a | A |\ntext | b | B | ${a} = 'y'"
    twin = yaml_file(table, "list_name | name | label\nyn | y | Yes\nyn | n | No")
    assert compiled(xlsx_file(sheets), "x.xlsx").xform == compiled(twin).xform


def test_blank_rows_keep_the_numbers_of_the_others():
    sheets = WORKBOOK | {"survey": [*WORKBOOK["survey"], [None], ["intger", "c", "C"]]}
    assert places(xlsx_file(sheets)) == [("unknown_type", "survey", 6, "type")]


def test_cells_are_read_as_people_see_them():
    columns = ["type", "name", "label", "default", "required"]
    sheets = {
        "Survey ": [
            columns,
            ["integer", "a", 12, 3.0, True],
            ["date", "b", "B", date(2024, 1, 31)],
            ["date", "c", "C", datetime(2024, 1, 31)],  # noqa: DTZ001 - cells have no zone
            ["decimal", "d", " D\u00a0d ", 1.5, False],
        ]
    }
    taker = Taker(compiled(xlsx_file(sheets), "x.xlsx").survey)
    assert (taker.prompt.label, taker.prompt.value, taker.prompt.required) == ("12", "3", True)
    assert taker.answer(3).prompt.value == "2024-01-31"
    assert taker.answer("2024-01-31").prompt.value == "2024-01-31"
    assert (taker.skip().prompt.label, taker.prompt.value, taker.prompt.required) == ("D d", "1.5", False)


def test_a_sheet_alone_is_the_survey():
    assert compiled(xlsx_file({"Sheet1": WORKBOOK["survey"]}), "x.xlsx").survey.question_count == 2


def test_a_formula_without_its_value_is_refused():
    sheets = WORKBOOK | {"survey": [["type", "name", "label"], ["text", "a", '="A" & "B"']]}
    (found,) = problems(xlsx_file(sheets))
    assert (found.code, found.sheet, found.row, found.column) == ("formula_without_value", "survey", 2, "label")
    assert found.text == '="A" & "B"'


def test_two_columns_of_the_same_name_are_refused():
    sheets = {"survey": [["type", "name", "label", "label"], ["text", "a", "A", "B"]]}
    assert places(xlsx_file(sheets)) == [("duplicate_column", "survey", 1, "label")]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not_workbook"),
        (lambda: b"PK\x03\x04 and nothing more", "not_workbook"),
        (lambda: b"PK\x03\x04" + bytes(limits.FILE_BYTES), "file_too_large"),
        (lambda: rezipped(xlsx_file(WORKBOOK), {"xl/vbaProject.bin": b"x"}), "macros"),
        (lambda: rezipped(xlsx_file(WORKBOOK), {"xl/media/zeros.bin": bytes(20_000_000)}), "unzipped_too_large"),
        (
            lambda: rezipped(xlsx_file(WORKBOOK), {f"x{i}": b"" for i in range(limits.ZIP_MEMBERS)}),
            "unzipped_too_large",
        ),
        (lambda: xlsx_file({f"s{i}": [["a"]] for i in range(limits.SHEETS + 1)}), "too_many_sheets"),
        (lambda: xlsx_file({"survey": [["type"], *([["text"]] * (limits.ROWS + 1))]}), "too_many_rows"),
        (lambda: xlsx_file({"survey": [[f"c{i}" for i in range(limits.COLUMNS + 1)]]}), "too_many_columns"),
        (lambda: xlsx_file({"survey": [["type"], ["x" * (limits.CELL_LENGTH + 1)]]}), "cell_too_long"),
    ],
)
def test_workbooks_that_are_refused(made, expected):
    assert expected in [found.code for found in problems(made())]


def test_a_workbook_that_lies_about_its_parts_is_refused():
    broken = xlsx_file(WORKBOOK).replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet9.xml")
    assert code(broken) == "no_survey_sheet"


def test_limits_are_checked_before_anything_is_unpacked(monkeypatch):
    monkeypatch.setattr(workbook, "read_sheets", None)
    assert code(rezipped(xlsx_file(WORKBOOK), {"xl/media/zeros.bin": bytes(20_000_000)})) == "unzipped_too_large"


# -- YAML

YAML = """
settings:
  form_title: {vi: Tuổi, en: Ages}
  form_id: ages
  default_language: vi
survey:
- type: integer
  name: age
  label:
    vi: Tuổi?
    en: Age?
  required: yes
  constraint: . > 0
  constraint_message: {vi: Không, en: No}
- type: note
  name: end
  label:
    vi: "“${age}” – hết"
    en: End
"""


def test_yaml_texts_by_language():
    survey = compiled(YAML.encode()).survey
    assert survey.languages == ("vi", "en")
    assert survey.default_language == "vi"
    assert (survey.title("vi"), survey.title("en"), survey.title("de")) == ("Tuổi", "Ages", "Tuổi")
    taker = Taker(survey, language="en")
    assert (taker.prompt.label, taker.prompt.required) == ("Age?", True)
    assert taker.refused(0) == "constraint No"


def test_typographic_quotes_survive():
    taker = Taker(compiled(YAML.encode()).survey, language="vi").answer(3)
    assert taker.prompt.label == "“3” – hết"


def test_a_fault_in_yaml_has_its_line():
    (found,) = problems(YAML.replace("type: note", "type: nite").encode())
    assert (found.row, found.line) == (3, 15)
    assert found.place == "survey, row 3 (line 15), type"


@pytest.mark.parametrize(
    ("text", "expected", "line"),
    [
        ("survey:\n- type: text\n  name: [a\n", "yaml_syntax", 4),
        ("survey:\n- type: 'text\n", "yaml_syntax", None),
        ("- type: text\n", "yaml_shape", 1),
        ("just words", "no_kind_of_survey", None),
        ("", "no_kind_of_survey", None),
        ("survey: text", "yaml_shape", 1),
        ("survey:\n- text\n", "yaml_shape", 2),
        ("survey:\n- type: text\n  label: [a, b]\n", "yaml_shape", 3),
        ("survey:\n- type: text\n  label:\n    vi: {a: b}\n", "yaml_shape", 4),
        ("survey:\n- {? [a] : b}\n", "yaml_shape", 2),
        ("survey:\n- *none\n", "yaml_shape", 2),
        ("survey:\n- type: text\n  name: a\n  name: b\n", "repeated_key", 2),
        ("survey: []\nsurvey: []\n", "repeated_key", 2),
        ("survey: []\n---\nsurvey: []\n", "yaml_shape", 1),
        ("survey:\n" + "- type: text\n" * (limits.ROWS + 1), "too_many_rows", None),
        (f"survey:\n- type: {'x' * (limits.CELL_LENGTH + 1)}\n", "cell_too_long", 2),
        ("survey:\n- " + "[" * 100_000, "yaml_shape", 2),
        ("survey:\n- " + "{a: " * 5_000, "yaml_shape", 2),
        ("survey:\n" + "- " * 100_000 + "x", "yaml_shape", 2),
    ],
)
def test_yaml_that_is_refused(text, expected, line):
    found = problems(text.encode())[0]
    assert found.code == expected
    assert line is None or found.line == line


def test_repeated_references_do_not_grow():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    assert code(bomb.encode()) == "yaml_shape"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x80abc", bytes(100)])
def test_what_is_no_text_is_refused(data):
    assert code(data) in ("not_text", "wide_text", "yaml_syntax")


def test_anchors_may_be_used():
    text = "survey:\n- {type: text, name: a, label: &l A}\n- {type: text, name: b, label: *l}\n"
    assert compiled(text.encode()).survey.question_count == 2


# -- what is added


def test_an_id_and_a_version_are_given_where_they_are_missing():
    data = yaml_file(PLAIN, settings=[{"form_title": "T"}])
    first = compiled(data, "folder/Tự đánh giá 2026.yaml").survey
    assert first.id == "Tu_danh_gia_2026"
    assert first.version == compile_survey(data, "x.yaml").sha256[:8]
    assert compiled(data, "…").survey.id == "survey"


def test_what_is_compiled_is_what_is_read_back():
    done = compiled(yaml_file(PLAIN))
    again = read_survey(done.xform)
    assert (again.id, again.version, again.question_count) == (done.survey.id, done.survey.version, 2)
    assert done.lists == frozenset()
    assert len(done.sha256) == 64


def test_compiling_is_repeatable():
    data = yaml_file(PLAIN)
    assert compiled(data).xform == compiled(data).xform


def test_an_xform_that_is_none_is_refused():
    for xform in ("", "<a/>", "no xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'):
        with pytest.raises(SurveyRejected):
            read_survey(xform)


def test_faults_of_an_xform_name_the_question():
    xform = compiled(yaml_file(PLAIN)).xform.replace('nodeset="/data/a"', 'nodeset="/data/a" relevant="nope()"')
    with pytest.raises(SurveyRejected) as caught:
        read_survey(xform)
    (found,) = caught.value.problems
    assert (found.code, found.column, found.params["path"]) == ("expression_function", "relevant", "/data/a")


def test_running_surveys_needs_no_pyxform():
    program = (
        "import sys, survey_definitions as sd\n"
        "survey = sd.read_survey(sys.stdin.read())\n"
        "assert survey.question_count == 2\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'pyxform', 'openpyxl', 'yaml', 'telegram', 'sqlalchemy', 'asyncio'}, loaded\n"
    )
    xform = compiled(yaml_file(PLAIN)).xform
    run = subprocess.run([sys.executable, "-c", program], input=xform, text=True, capture_output=True, check=False)
    assert run.stderr == ""
    assert run.returncode == 0


def test_a_survey_is_shared_by_sessions_that_do_not_know_each_other():
    survey = compiled(yaml_file(PLAIN)).survey
    one, other = (Session.start(survey, Context(), now=NOW, seed=s, language="") for s in "ab")
    Taker(survey).answer("x")
    assert one.progress() == other.progress()
