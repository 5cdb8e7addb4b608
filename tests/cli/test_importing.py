"""``structure import`` and ``roster import``."""

import json
from pathlib import Path

from openpyxl import load_workbook

import bot.sandbox

PROVINCE = Path(bot.sandbox.__file__).parent / "province"
STRUCTURE = PROVINCE / "structure.yaml"
ROSTER = PROVINCE / "roster.csv"


def test_the_province_is_imported_and_the_second_time_nothing_changes(run):
    assert run("structure", "import", STRUCTURE, "--json").data["counts"]["created"] == 136
    assert run("roster", "import", ROSTER, "--json").data["counts"]["created"] == 274
    second = run("roster", "import", ROSTER, "--json").data
    assert second["counts"] == {"created": 0, "changed": 0, "unchanged": 274, "refused": 0}
    assert (second["leavers"], second["dry_run"]) == ([], False)


def test_a_dry_run_changes_nothing(run):
    assert "dry run" in run("structure", "import", STRUCTURE, "--dry-run").stdout
    assert run("structure", "import", STRUCTURE, "--json").data["counts"]["created"] == 136


def test_refused_rows_are_listed_the_good_ones_imported_and_the_exit_code_says_so(run, installation):
    run("structure", "import", STRUCTURE)
    file = installation / "roster.csv"
    file.write_text("staff_code,full_name,unit,birth_month,shoe\nA-1,Lê An,BTC,1980-50,42\nA-2,Lê Ánh,BTC,,\n")
    result = run("roster", "import", file, "--language", "en")
    assert result.exit_code == 1
    assert "row 2" in result.stdout
    assert "1980-50 is not a month" in result.stdout
    assert "1 created" in result.stdout
    assert "shoe" in result.stderr


def test_changes_and_missing_people_are_told(run, installation):
    run("structure", "import", STRUCTURE)
    file = installation / "roster.csv"
    file.write_text("staff_code,full_name,unit\nA-1,Lê An,BTC\nA-2,Lê Ánh,BTC\n")
    run("roster", "import", file)
    file.write_text("staff_code,full_name,unit\nA-1,Lê An,BNC\n")
    result = run("roster", "import", file)
    assert result.exit_code == 0
    assert "unit: BTC → BNC" in result.stdout
    assert "A-2" in result.stderr


def test_a_refused_file_is_told_in_one_sentence(run, installation):
    file = installation / "roster.docx"
    file.write_bytes(b"anything")
    result = run("roster", "import", file)
    assert result.exit_code == 1
    assert "không phải XLSX, XLS, ODS, CSV hay YAML" in result.stderr
    assert "neither XLSX, XLS nor ODS" in run("roster", "import", file, "--language", "en").stderr
    assert run("roster", "import", installation / "nowhere.csv").exit_code == 2


def test_a_large_file_is_refused_unread(run, installation):
    file = installation / "roster.csv"
    with file.open("wb") as stream:
        stream.truncate(50 << 20)
    result = run("roster", "import", file)
    assert result.exit_code == 1
    assert "50 MB" in result.stderr


def test_json_of_a_file_that_is_refused_as_a_whole_says_so_on_the_output(run, installation):
    file = installation / "roster.csv"
    file.write_text("full_name,unit\nLê An,BTC\n")
    result = run("roster", "import", file, "--json")
    said = json.loads(result.stdout)
    assert (result.exit_code, said["refused"]["code"], said["rows"]) == (1, "missing_columns", [])
    assert "staff_code" in said["refused"]["text"]


def test_json_has_a_result_for_every_row(run, installation):
    run("structure", "import", STRUCTURE)
    file = installation / "roster.csv"
    file.write_text("staff_code,full_name,unit\nA-1,Lê An,BTC\nA-2,Lê Ba,BTC\n")
    run("roster", "import", file)
    file.write_text("staff_code,full_name,unit\nA-1,Lê An,BNC\nA-2,Lê Ba,BTC\nA-3,Lê Ca,BTC\nA-4,Lê Du,BTX\n")
    rows = json.loads(run("roster", "import", file, "--json").stdout)["rows"]
    assert [(row["row"], row["code"], row["outcome"]) for row in rows] == [
        (2, "A-1", "changed"),
        (3, "A-2", "unchanged"),
        (4, "A-3", "created"),
        (5, "A-4", "refused"),
    ]
    assert rows[0]["changes"] == [{"column": "unit", "old": "BTC", "new": "BNC"}]
    assert rows[3]["problems"][0]["params"] == {"value": "BTX", "nearest": "BTG"}


def test_refused_rows_come_back_marked_and_only_then(run, installation):
    run("structure", "import", STRUCTURE)
    file, copy = installation / "roster.csv", installation / "marked.xlsx"
    file.write_text("staff_code,full_name,unit\nA-1,Lê An,BTX\n")
    assert run("roster", "import", file, "--dry-run", "--annotated", copy).exit_code == 1
    assert "BTX" in load_workbook(copy).worksheets[0]["C2"].comment.text
    copy.unlink()
    file.write_text("staff_code,full_name,unit\nA-1,Lê An,BTC\n")
    assert "no row was refused" in run("roster", "import", file, "--annotated", copy).stderr
    assert not copy.exists()


def test_a_second_code_stops_until_somebody_says_that_it_is_another_person(run, installation):
    run("structure", "import", STRUCTURE)
    file = installation / "roster.csv"
    file.write_text("staff_code,full_name,unit\n00123,Lê An,BTC\n")
    run("roster", "import", file)
    file.write_text("staff_code,full_name,unit\n123.0,Lê An,BTC\n")
    stopped = run("roster", "import", file, "--language", "de")
    assert (stopped.exit_code, "bitte 00123 schreiben" in stopped.stdout) == (1, True)
    assert run("roster", "leavers", "--json").data["count"] == 0
    file.write_text("staff_code,full_name,unit\n00123,Lê An,BTC\nA-9,Lê An,BTC\n123,Lê Ba,BTC\n")
    assert run("roster", "import", file).exit_code == 1
    assert run("roster", "import", file, "--new-person", "123", "--json").data["counts"]["created"] == 1


def test_leavers_are_listed_kept_and_confirmed(run, installation):
    run("structure", "import", STRUCTURE)
    file = installation / "roster.csv"
    file.write_text("staff_code,full_name,unit\nA-1,Lê An,BTC\nA-2,Lê Ba,BTC\nA-3,Lê Ca,BNC\n")
    run("roster", "import", file)
    file.write_text("staff_code,full_name,unit\nA-1,Lê An,BTC\n")
    run("roster", "import", file)
    listed = run("roster", "leavers", "--json").data
    assert (listed["count"], listed["agencies"]) == (2, {"BTC": 1, "BNC": 1})
    assert {one["staff_code"] for one in listed["people"]} == {"A-2", "A-3"}
    assert "2 proposed" in run("roster", "leavers").stderr
    assert run("roster", "leavers", "A-2", "--keep", "--json").data == {"decision": "kept", "staff_codes": ["A-2"]}
    assert run("roster", "leavers", "--all", "--confirm", "--left-on", "2026-06-01").stdout == "confirmed: 1\n"
    assert run("roster", "leavers", "--json").data["count"] == 0
    assert run("roster", "leavers", "A-3", "--confirm").exit_code == 1
    assert run("roster", "leavers", "A-3").exit_code == run("roster", "leavers", "--keep").exit_code == 2


def test_nothing_differs_on_a_fresh_installation(run):
    assert run("roster", "discrepancies", "--json").data == []
