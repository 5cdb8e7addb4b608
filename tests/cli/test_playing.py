"""``surveybot play``: a survey by typed lines."""

import json
from importlib.resources import files

import pytest
from typer.testing import CliRunner

from bot.cli import app

SURVEY = """
settings: [{form_id: tiny, form_title: {vi: Phiếu, en: Survey}, version: '1', default_language: vi}]
survey:
- {type: note, name: hello, label: {vi: 'Kính gửi ${xh}', en: Hello}}
- {type: integer, name: age, label: {vi: Tuổi, en: Age}, required: 'yes', constraint: '. < 100'}
- {type: select_one colours, name: like, label: {vi: Màu, en: Colour}}
- {type: select_one_from_file ranks.csv, name: rank, label: {vi: Ngạch, en: Rank}}
choices:
- {list_name: colours, name: red, label: {vi: Đỏ, en: Red}}
- {list_name: colours, name: blue, label: {vi: Xanh, en: Blue}}
"""


@pytest.fixture
def play(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tiny.yaml").write_text(SURVEY)

    def call(*lines, arguments=("--json",), file="tiny.yaml"):
        typed = "".join(f"{line}\n" for line in lines)
        return CliRunner().invoke(app, ["play", str(file), *arguments], input=typed)

    return call


def test_to_the_end_and_out_as_json(play):
    result = play("", "45", "2", "1", "")
    assert result.exit_code == 0, result.output
    answers = json.loads(result.stdout)
    assert (answers["/age"], answers["/like"]) == ("45", "blue")
    assert answers["/rank"]  # from the demo province's list
    assert "Kính gửi anh/chị" in result.stderr


def test_wrong_entries_are_answered_and_asked_again(play):
    result = play("", "old", "200", "30", "7", "-", "-", "")
    assert json.loads(result.stdout)["/age"] == "30"
    assert result.stderr.count("!") == 3


def test_back_another_language_and_a_change_from_the_review(play):
    result = play("", "45", "<", "46", "@en", "1", "-", "2", "2", "")
    answers = json.loads(result.stdout)
    assert (answers["/age"], answers["/like"]) == ("46", "blue")
    assert "Colour" in result.stderr


def test_stopping_before_the_end_is_exit_code_1(play):
    assert play("", "q").exit_code == 1
    assert play("", "45").exit_code == 1


def test_facts_of_the_person(play):
    survey = files("survey_definitions") / "surveys" / "skills.yaml"
    few = play("q", arguments=("--facts", "position_group=CV"), file=survey).stdout
    many = play("q", arguments=("--facts", "position_group=TP"), file=survey).stdout
    assert "[0/" in few
    assert few.split("[0/")[1][:2] < many.split("[0/")[1][:2]


REPEAT = """
settings: [{form_id: jobs, form_title: Jobs, version: '1'}]
survey:
- {type: begin_repeat, name: job, label: Job}
- {type: text, name: title, label: Title, required: 'yes'}
- {type: end_repeat}
"""


def test_entries_are_added_changed_and_removed(play, tmp_path):
    (tmp_path / "jobs.yaml").write_text(REPEAT)
    lines = ("clerk", "+", "deputy", "+", "head", "!2", "1", "senior clerk", "9", "", "")
    result = play(*lines, file="jobs.yaml")
    assert json.loads(result.stdout) == {"/job[k1]/title": "senior clerk", "/job[k3]/title": "head"}
    assert "!2 xóa mục 2" in result.stderr


def test_what_is_missing_keeps_the_review_open(play, tmp_path):
    (tmp_path / "jobs.yaml").write_text(REPEAT)
    result = play("clerk", "", "1", "-", "head", "", file="jobs.yaml")
    assert result.stderr.count("Câu này cần được trả lời") == 1
    assert json.loads(result.stdout) == {"/job[k1]/title": "head"}


def test_a_fact_without_a_value_and_a_faulty_survey(play, tmp_path):
    assert play(arguments=("--facts", "rank")).exit_code == 2
    (tmp_path / "bad.yaml").write_text(SURVEY.replace("select_one colours", "selct_one colours"))
    result = play(file="bad.yaml")
    assert (result.exit_code, "selct_one" in result.stderr) == (1, True)


def test_a_file_that_is_wanted_is_handed_in_elsewhere(play, tmp_path):
    paper = "- {type: image, name: paper, label: Paper, required: 'yes'}\n- {type: integer, name: age"
    (tmp_path / "paper.yaml").write_text(SURVEY.replace("- {type: integer, name: age", paper))
    result = play("", "scan.png", "-", "45", "-", "-", "", file="paper.yaml")
    assert result.exit_code == 0, result.output
    assert "nộp nơi khác" in result.stderr
    assert "/paper" not in json.loads(result.stdout)


ENGLISH = ("Enter:", "not understood", "to skip", "remove entry", "Please", "please", "back", "quit")


@pytest.mark.parametrize("language", ["vi", "de"])
def test_everything_is_said_in_the_language_that_was_asked_for(play, tmp_path, language):
    said = "settings: [{form_id: jobs, form_title: 'X', version: '1'}]"
    labels = "\n".join(
        f"- {{type: {kind}, name: q{n}, label: 'X'}}" for n, kind in enumerate(("integer", "date", "text"))
    )
    (tmp_path / "x.yaml").write_text(f"{said}\nsurvey:\n{labels}\n")
    result = play("old", "7", "gestern", "-", "-", "", arguments=("--json", "--language", language), file="x.yaml")
    assert result.exit_code == 0, result.output
    assert [
        word for word in ENGLISH if word in result.stderr.replace("Enter: fertig", "").replace("Enter: xong", "")
    ] == []


def test_another_language_of_the_survey_is_also_that_of_what_is_said(play):
    result = play("", "@en", "old", "45", "q")
    assert "Please type a whole number" in result.stderr
