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


def test_what_cannot_be_written_is_said(run, campaign, tmp_path):
    assert run("export", campaign, "--to", tmp_path / "out.doc").exit_code == 2
    unknown = run("export", 99, "--to", tmp_path / "out.xlsx")
    assert (unknown.exit_code, unknown.stderr.strip()) == (1, "there is no campaign 99")
    assert run("export", campaign, "--to", tmp_path / "no" / "out.xlsx").exit_code == 1
    assert list(tmp_path.glob("out*")) == []
