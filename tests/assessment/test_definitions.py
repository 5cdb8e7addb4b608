"""Rules as sheets: what is read, what is refused and where."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
import yaml

from survey_definitions import compile_survey, examine
from survey_definitions.assessment.definition import book_of, changed_sheets
from survey_definitions.assessment.reading import read_definition
from survey_definitions.assessment.shipped import SURVEYS, shipped_definition
from survey_definitions.reading.sheets import Book

SURVEY = """
survey:
- {type: select_one levels, name: G1, label: Level}
choices:
- {list_name: levels, name: '1', label: One}
settings:
- {form_id: small}
assessment:
- {version: '1'}
"""


def test_whose_rule_it_is_can_be_said_in_each_language():
    book = book_of({"assessment": [{"version": "1", "authority::vi": "Bộ", "authority::Deutsch (de)": "Ministerium"}]})
    found, wrong = read_definition(book)
    assert (found.authority, wrong) == ({"vi": "Bộ", "de": "Ministerium"}, ())
    plain, _ = read_definition(book_of({"assessment": [{"version": "1", "authority": "23/2021"}]}))
    assert plain.authority == {"": "23/2021"}


@pytest.mark.parametrize("name", SURVEYS)
def test_the_shipped_rules_say_whose_they_are_in_all_languages(name):
    (about,) = yaml.safe_load(resources.files("survey_definitions.surveys").joinpath(f"{name}.yaml").read_bytes())[
        "assessment"
    ]
    assert {*about["authority"]} == {"vi", "en", "de"}


def test_the_shipped_tables_and_rules_say_in_all_languages_whose_they_are():
    found = shipped_definition()
    told = [kind.authority for kind in found.certificates.values() if kind.authority]
    told += [rule.decided_by for rule in found.rules]
    assert len(told) > 20
    assert {tuple(sorted(names)) for names in told} == {("de", "en", "vi")}


def problems(sheets: str) -> list[str]:
    """Places and codes of what is wrong with a small survey and these sheets."""
    found = examine((SURVEY + sheets).encode(), "small.yaml").errors
    return [f"{one.sheet} {one.row} {one.column} {one.code}" for one in found]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ("assessment_targets:\n- {code: G1, CV: '3'}", []),
        ("assessment_targets:\n- {code: G9, CV: '3'}", ["assessment_targets 2 code assessment_code"]),
        ("assessment_targets:\n- {code: G1, CV: '6'}", ["assessment_targets 2 CV assessment_number"]),
        (
            "assessment_targets:\n- {code: G1, CV: '3'}\n- {code: G1, TP: '4'}",
            ["assessment_targets 3 code assessment_twice"],
        ),
        (
            "assessment_targets:\n- {code: G1, rank: CV, target: '3'}",
            ["assessment_targets 2 job_position assessment_empty"],
        ),
        (
            "assessment_bands:\n- {score: s, min: '0', max: '4', step: '1', from: '0', to: '2', gives: '1'}",
            ["assessment_bands 2 score assessment_bands"],
        ),
        (
            "assessment_bands:\n- {score: s, min: '0', max: '4', step: '0', from: '0', to: '4', gives: '1'}",
            ["assessment_bands 2 step assessment_scale"],
        ),
        ("assessment_experience:\n- {rule: R, min_months: '36'}", ["assessment_experience 2 fields assessment_empty"]),
        (
            "assessment_experience:\n- {rule: R, min_months: '36', fields: F1, valid_from: 2023-01}",
            ["assessment_experience 2 valid_from assessment_month"],
        ),
        (
            "assessment_pools:\n- {pool: expert, tier: a, criterion: charm, at_least: '1'}",
            ["assessment_pools 2 criterion assessment_word"],
        ),
        (
            (
                "assessment_certificates:\n- {certificate: X, languages: en, min: '0', max: '9', step: '1', "
                "from: '8', to: '10', level: '3'}"
            ),
            ["assessment_certificates 2 certificate assessment_bands"],
        ),
        ("assessment_goals:\n- {code: G1}", ["assessment_goals None  assessment_sheet"]),
        ("assessment_pools:\n- {pool: expert, tear: a}", None),
    ],
)
def test_wrong_rules_are_refused_at_their_place(sheets: str, expected: list[str] | None) -> None:
    found = problems(sheets)
    assert "assessment_pools 1 tear assessment_column" in found if expected is None else found == expected


def test_a_survey_keeps_its_rules_as_rows_that_read_back_the_same() -> None:
    for survey in SURVEYS:
        path = Path("survey_definitions/surveys") / f"{survey}.yaml"
        kept = compile_survey(path.read_bytes(), path.name).rules
        definition, wrong = read_definition(book_of(kept))
        assert definition is not None
        assert not wrong
        assert definition.version in shipped_definition().version


def test_a_survey_without_rules_defines_nothing() -> None:
    assert read_definition(Book()) == (None, ())


def test_the_sheets_that_differ_are_named() -> None:
    one = {"assessment": [{"version": "1"}], "assessment_targets": [{"code": "G1", "CV": "3"}]}
    other = {"assessment": [{"version": "2"}], "assessment_targets": [{"code": "G1", "CV": "3"}]}
    assert changed_sheets(one, other) == ["assessment"]
    assert changed_sheets({}, one) == ["assessment", "assessment_targets"]
    assert changed_sheets(one, one) == []
