"""``surveybot export``."""

import pytest
from openpyxl import load_workbook

from tests.services.surveys.test_publishing import YAML


@pytest.fixture
def campaign(run, province, tmp_path):
    (tmp_path / "tiny.yaml").write_text(YAML)
    run("publish", tmp_path / "tiny.yaml")
    dates = ("--opens", "now", "--closes", "2099-01-01")
    return run("campaign", "create", "--survey", "tiny", "--audience", "all", *dates, "--yes", "--json").data[
        "campaign"
    ]


def test_a_workbook_with_its_columns_even_before_anybody_answered(run, campaign, tmp_path):
    done = run("export", campaign, "--to", tmp_path / "out.xlsx", "--json").data
    assert done == {"campaign": campaign, "file": str(tmp_path / "out.xlsx"), "submissions": 0}
    header, *silent = load_workbook(tmp_path / "out.xlsx")["tiny"].iter_rows(values_only=True)
    assert header[0] == "staff_code"
    assert header[-2:] == ("age", "fine")
    assert {row[header.index("status")] for row in silent} == {"new"}


def test_a_sheet_that_goes_on_is_told_in_words_with_what_to_do(run, campaign, tmp_path, monkeypatch):
    monkeypatch.setattr("bot.exports.results.workbook.MOST_ROWS", 2)  # fewer than people
    said = run("export", campaign, "--to", tmp_path / "out.xlsx").stdout
    assert "The sheet tiny has more rows than Excel takes" in said
    assert "on tiny_2" in said
    assert "Nothing is missing." in said
    told = run("export", campaign, "--to", tmp_path / "out.xlsx", "--force", "--json").data
    book = load_workbook(tmp_path / "out.xlsx")
    sheets = [book[name] for name in ("tiny", *told["continued"]["tiny"])]
    people = [row[0].value for sheet in sheets for row in list(sheet.rows)[1:]]
    assert len(people) == len(set(people)) > 2


def test_what_cannot_be_written_is_said(run, campaign, tmp_path):
    assert run("export", campaign, "--to", tmp_path / "out.doc").exit_code == 2
    unknown = run("export", 99, "--to", tmp_path / "out.xlsx")
    assert (unknown.exit_code, unknown.stderr.strip()) == (1, "there is no campaign 99")
    assert run("export", campaign, "--to", tmp_path / "no" / "out.xlsx").exit_code == 1
    assert list(tmp_path.glob("out*")) == []
