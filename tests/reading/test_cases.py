"""Small surveys that once failed without a word, one a kind: what is said of each, and what it asks or computes.

They are not part of the repository; without them this is skipped. `SURVEY_CASES` names another folder.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from bot.examiner import Beside
from bot.services.people.outside import KNOWN
from survey_definitions import Diagnosis, Problem, examine
from survey_definitions.markup import plain
from tests.engine.kit import Taker

FOLDER = Path(os.environ.get("SURVEY_CASES", Path(__file__).parents[3] / "shared" / "cases")) / "surveys"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no survey files in {FOLDER}")


@cache
def found(name: str, **_: str) -> Diagnosis:
    path = FOLDER / name
    return examine(path.read_bytes(), name, KNOWN, Beside(path))


def place(one: Problem) -> tuple[str, str, int | None, str]:
    return one.code, one.sheet, one.row or one.line, one.column


def taker(name: str) -> Taker:
    compiled = found(name).compiled
    assert compiled is not None, found(name).problems
    return Taker(compiled.survey)


@pytest.mark.parametrize(
    ("name", "errors"),
    [
        ("audio_only.yaml", [("missing_file", "survey", "media::audio")]),
        ("caselist.xlsx", [("unused_list", "choices", "list_name")]),
        ("csv_external.yaml", [("missing_file", "survey", "type")]),
        ("err.xlsx", [("error_cell", "survey", "label::vi"), ("error_cell", "survey", "relevant")]),
        ("image_choice.yaml", [("missing_file", "choices", "media::image")] * 2),
        ("own_csv.yaml", [("unknown_reference_list", "survey", "type")]),
        ("req.xlsx", [("bad_yes_no", "survey", "required")] * 2),
        ("reqdate.xlsx", [("bad_constant", "survey", "constraint")]),
        ("wrongcol.xlsx", [("bare_word", "survey", "relevant")] * 2),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_cell(name, errors):
    assert [(one.code, one.sheet, one.column) for one in found(name).errors] == errors
    assert all(one.row or one.line for one in found(name).errors)
    assert all(one.remedy for one in found(name).errors)


def test_defaults_that_never_fit_are_an_error_each():
    assert [(one.code, one.row) for one in found("deflt.xlsx").errors] == [
        ("bad_default_choice", 2),
        ("bad_default", 3),
        ("bad_default", 4),
        ("bad_default_choice", 5),
    ]


@pytest.mark.parametrize(
    ("name", "warnings"),
    [
        ("cascade.xlsx", ["no_choice_for"]),
        ("email_meta.yaml", ["ignored_type"] * 3),
        ("entities.yaml", ["unsupported_sheet"]),
        ("fmt.xlsx", ["formatted_number"] * 2 + ["shown_number"] * 2),
        ("hidden.xlsx", ["hidden_row"]),
        ("name_space.yaml", ["name_with_blank"]),
        ("submission_url.yaml", ["needless_setting"]),
        ("unnamed.xlsx", ["unnamed_column"]),
    ],
)
def test_what_is_taken_but_likely_meant_otherwise_is_warned_of(name, warnings):
    assert found(name).compiled is not None
    assert [one.code for one in found(name).problems] == warnings


@pytest.mark.parametrize(
    "name",
    [
        *("dec.yaml", "flag.yaml", "geop.yaml", "guide.yaml", "kobo_matrix.yaml", "lang2.xlsx", "last_saved.yaml"),
        *("md.yaml", "nfd.xlsx", "readonly_value.yaml", "reqnote.yaml", "select_external.yaml", "version_fn.xform.xml"),
    ],
)
def test_what_is_right_is_taken_without_a_word(name):
    assert found(name).problems == ()
    assert found(name).compiled is not None


def test_names_of_languages_are_codes():
    assert found("lang2.xlsx").compiled.about.languages == ("en", "vi")


def test_matrices_of_kobotoolbox_are_asked_one_after_the_other():
    asked = taker("kobo_matrix.yaml")
    first = asked.session.prompt()
    assert first.headings == ("Matrix", "Yes")
    asked.answer("1")
    assert asked.prompt.headings == ("Matrix", "No")


def test_a_list_of_the_sheet_external_choices_is_filtered():
    asked = taker("select_external.yaml")
    asked.answer("a")
    assert [one.value for one in asked.prompt.choices] == ["x"]


def test_marks_are_no_signs_of_the_label():
    assert not set("#*<") & set(plain(taker("md.yaml").session.prompt().label))


def test_a_calculation_in_tenths_reads_as_people_write_it():
    asked = taker("dec.yaml").answer("50")
    assert asked.prompt.label == "Gross: 55"


def test_a_note_that_is_required_stops():
    asked = taker("reqnote.yaml").answer("12")
    assert (asked.prompt.kind, asked.prompt.required) == ("note", True)


def test_what_is_only_read_shows_its_value():
    asked = taker("readonly_value.yaml")
    asked.answer("4")
    assert asked.prompt.shown


def test_a_flag_is_one_where_collect_stores_it_so():
    asked = taker("flag.yaml").answer("red", "5")
    seen = []
    while asked.path:
        seen.append(asked.prompt.name)
        asked.answer("x")
    assert {"q1", "q3", "q4", "q6"} <= set(seen)
