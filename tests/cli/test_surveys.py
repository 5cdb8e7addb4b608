"""``surveybot check`` and ``publish``."""

from importlib.resources import files

import pytest
from openpyxl import Workbook, load_workbook

from tests.services.surveys.test_publishing import YAML

SHIPPED = files("survey_definitions") / "surveys"


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "tiny.yaml"
    path.write_text(YAML)
    return path


@pytest.fixture
def bad(tmp_path):
    """A workbook whose third row of the sheet survey has a type that does not exist."""
    book = Workbook()
    survey = book.active
    survey.title = "survey"
    for row in (("type", "name", "label"), ("text", "motto", "Motto"), ("selct_one yes_no", "fine", "Fine?")):
        survey.append(row)
    choices = book.create_sheet("choices")
    for row in (("list_name", "name", "label"), ("yes_no", "y", "Yes"), ("yes_no", "n", "No")):
        choices.append(row)
    path = tmp_path / "bad.xlsx"
    book.save(path)
    return path


def test_shipped_surveys_are_good(run):
    result = run("check", *(SHIPPED / f"{name}.yaml" for name in ("skills", "languages", "experience")))
    assert result.exit_code == 0, result.output
    assert result.stdout.count(": đạt, ") == 3


def test_a_fault_is_told_with_its_place_and_exit_code_1(run, good, bad):
    result = run("check", good, bad, "--language", "en")
    assert result.exit_code == 1
    assert f"{good}: tiny: good, " in result.stdout
    line = next(line for line in result.stdout.splitlines() if line.startswith(f"{bad}: "))
    assert line.startswith(f"{bad}: sheet survey, row 3, column type: There is no type “selct_one yes_no”.")
    assert "Please either write “select_one yes_no”, or" in line


def test_the_language_is_the_installations_or_the_one_asked_for(run, bad, monkeypatch):
    assert "Không có loại câu hỏi" in run("check", bad).stdout
    assert "Einen Typ" in run("check", bad, "--language", "de").stdout
    monkeypatch.setenv("SURVEYBOT_LANGUAGE", "de")
    assert "Einen Typ" in run("check", bad).stdout
    assert run("check", bad, "--language", "fr").exit_code == 2


def test_what_the_installation_does_not_have_is_an_error(run, tmp_path):
    path = tmp_path / "wards.yaml"
    path.write_text(
        "survey:\n- {type: select_one_from_file wards.csv, name: a, label: A}\nsettings: {form_id: wards}\n"
    )
    result = run("check", path, "--language", "en")
    assert result.exit_code == 1
    assert "neither a file “wards.csv” beside the survey nor a reference list “wards”" in result.stdout
    assert run("publish", path).exit_code == 1


def test_the_same_for_programs(run, bad):
    import json

    result = run("check", bad, "--json")
    (checked,) = json.loads(result.stdout)
    assert (result.exit_code, checked["ok"]) == (1, False)
    assert (checked["problems"][0]["sheet"], checked["problems"][0]["row"]) == ("survey", 3)


def test_the_authors_workbook_comes_back_with_the_faulty_cell_red(run, bad, tmp_path):
    assert run("check", bad, "--annotated", tmp_path / "out.xlsx").exit_code == 1
    sheet = load_workbook(tmp_path / "out.xlsx")["survey"]
    marked = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment]
    assert marked == ["A3"]
    assert "selct_one" in sheet["A3"].comment.text
    assert "Không có loại câu hỏi" in sheet["A3"].comment.text
    assert [cell.value for cell in sheet[2]] == ["text", "motto", "Motto"]


def test_only_one_workbook_can_be_annotated(run, good, bad, tmp_path):
    assert run("check", good, bad, "--annotated", tmp_path / "o.xlsx").exit_code == 2
    assert run("check", good, "--annotated", tmp_path / "o.xlsx").exit_code == 2
    assert not (tmp_path / "o.xlsx").exists()


def test_what_cannot_be_read_is_not_converted_and_what_looks_otherwise_is_said(run, tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in (["Tiêu đề"], ["type", "name", "label"], ["text", "a", 0.5]):
        sheet.append(row)
    sheet["C3"].number_format = "0%"
    book.save(tmp_path / "a.xlsx")
    result = run("convert", tmp_path / "a.xlsx", tmp_path / "a.yaml", "--language", "de")
    assert (result.exit_code, "Überschriften stehen in Zeile 2" in result.stderr) == (0, True)
    assert "label: 50%" in (tmp_path / "a.yaml").read_text()
    sheet["C3"].value = "=A1"
    book.save(tmp_path / "b.xlsx")
    result = run("convert", tmp_path / "b.xlsx", tmp_path / "b.yaml", "--language", "vi")
    assert (result.exit_code, "Ô là công thức" in result.stderr) == (1, True)
    assert not (tmp_path / "b.yaml").exists()


def test_publish_twice(run, good):
    assert run("publish", good, "--json").data == {"survey": "tiny", "version": 1, "new": True, "minutes": 1}
    assert run("publish", good, "--json").data["new"] is False


def test_a_faulty_survey_is_not_published(run, bad, good):
    result = run("publish", bad, "--language", "en")
    assert result.exit_code == 1
    assert "sheet survey, row 3" in result.stderr
    assert result.stdout == ""
    run("publish", good)
    refused = run(
        "campaign", "create", "--survey", "x", "--audience", "all", "--opens", "now", "--closes", "2099-01-01"
    )
    assert "published are: tiny" in refused.stderr
