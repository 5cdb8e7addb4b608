"""``surveybot migrate``, ``backup``, ``restore``; installations that must not start."""

import sqlite3

import pytest

from storage import schema


def test_migrate_makes_the_tables_once(run):
    assert run("migrate", "--json").data == {"before": None, "after": schema.head()}
    assert run("migrate", "--json").data == {"before": schema.head(), "after": schema.head()}


def test_there_and_back(run, province, installation):
    backup = installation / "backup.zip"
    rows = run("backup", backup, "--json").data["rows"]
    assert rows["people"] == 8
    run("invite", "--agency", "BTC")
    assert run("restore", backup).exit_code == 1
    result = run("restore", backup, "--force", "--json")
    assert result.data["rows"] == rows
    assert "before-restore" in result.stderr
    again = run("backup", installation / "again.zip", "--json").data["rows"]
    assert again == rows | {"audit": rows["audit"] + 1}, "the restore itself, on record"


def test_into_a_new_installation_with_the_same_key(run, province, installation, monkeypatch):
    key = (installation / "var" / "secret.key").read_text().strip()
    run("backup", installation / "b.zip")
    monkeypatch.setenv("SURVEYBOT_DATA_DIR", str(installation / "other"))
    wrong = run("restore", installation / "b.zip")
    assert wrong.exit_code == 1
    assert "SECRET_KEY" in wrong.stderr
    monkeypatch.setenv("SURVEYBOT_SECRET_KEY", key)
    assert run("restore", installation / "b.zip", "--json").data["rows"]["people"] == 8
    assert len(run("invite", "--agency", "BTC", "--json").data) == 4


def test_a_backup_that_cannot_be_written_is_a_sentence(run, province, installation):
    result = run("backup", installation / "nowhere" / "b.zip")
    assert (result.exit_code, "No such file" in result.stderr) == (1, True)


def test_another_key_refuses_to_start(run, province, monkeypatch):
    monkeypatch.setenv("SURVEYBOT_SECRET_KEY", "another")
    result = run("campaign", "list")
    assert (result.exit_code, "SURVEYBOT_SECRET_KEY" in result.stderr) == (2, True)


def test_a_newer_database_refuses_to_start(run, province, installation):
    with sqlite3.connect(installation / "var" / "surveybot.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for command in (("campaign", "list"), ("migrate",), ("backup", "x.zip")):
        result = run(*command)
        assert (result.exit_code, "newer" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SURVEYBOT_TIMEZONE", "Hanoi"),
        ("SURVEYBOT_MODE", "push"),
        ("SURVEYBOT_DATABASE_URL", "mysql://x"),
        ("SURVEYBOT_CLOCK", "http://127.0.0.1:1"),
    ],
)
def test_a_wrong_setting_is_named(run, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    result = run("migrate")
    assert (result.exit_code, name in result.stderr) == (2, True)
    assert "Traceback" not in result.output


def test_a_database_out_of_reach_is_a_sentence(run, monkeypatch):
    monkeypatch.setenv("SURVEYBOT_SECRET_KEY", "k")
    monkeypatch.setenv("SURVEYBOT_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/none")
    result = run("campaign", "list")
    assert (result.exit_code, "database cannot be used" in result.stderr) == (2, True)
    assert "Traceback" not in result.output
