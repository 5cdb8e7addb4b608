"""``structure import`` and ``roster import``."""

from pathlib import Path

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
    result = run("roster", "import", file)
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
    assert "neither .xlsx nor .csv nor .yaml" in result.stderr
    assert run("roster", "import", installation / "nowhere.csv").exit_code == 2


def test_a_large_file_is_refused_unread(run, installation):
    file = installation / "roster.csv"
    with file.open("wb") as stream:
        stream.truncate(50 << 20)
    result = run("roster", "import", file)
    assert result.exit_code == 1
    assert "50 MB" in result.stderr
