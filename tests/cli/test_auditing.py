"""``surveybot audit``, and what doctor says of it."""

from datetime import UTC, datetime

import pytest

from bot.services import audit
from bot.settings import read_settings
from storage.database import make_engine


@pytest.fixture
def acts(run, province, open_it):
    """Three acts of commands, which are sealed, and one of the chat that waits for the jobs."""
    run("invite", "--staff-code", "BTC-001")
    run("invite", "--admin", "BTC-002")
    open_it(_in_the_chat)


def _in_the_chat(uow):
    audit.record(uow, actor="person:1", act="invitation.draw", subject="person:3", now=datetime.now(UTC))


def tamper(statement):
    engine = make_engine(read_settings().database)
    with engine.begin() as connection:
        for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql(statement)
    engine.dispose()


def test_what_was_done_is_listed_without_names_and_codes(run, acts):
    listed = run("audit", "list", "--json")
    done = [act["act"] for act in listed.data]
    assert done == ["invitation.draw", "role.grant", "invitation.draw", "invitation.draw"]
    assert [act["place"] for act in listed.data] == [1, 2, 3, None]
    assert [act["actor"] for act in listed.data] == ["operator"] * 3 + ["person:1"]
    assert "BTC-00" not in listed.stdout
    assert "role.grant" in run("audit", "list").stdout


def test_from_a_moment_on(run, acts):
    assert len(run("audit", "list", "--since", "2020-01-01", "--json").data) == 4
    assert run("audit", "list", "--since", "2999-01-01", "--json").data == []
    assert run("audit", "list", "--since", "soon").exit_code == 1


def test_a_whole_record(run, acts):
    found = run("audit", "verify", "--json").data
    assert (found["entries"], found["waiting"], found["cut"], found["broken"]) == (3, 1, 0, None)
    text = run("audit", "verify")
    assert (text.exit_code, found["end"] in text.stdout) == (0, True)


def test_a_broken_record_is_exit_code_one_and_the_place(run, acts):
    tamper("UPDATE audit SET subject = 'person:999' WHERE position = 2")
    result = run("audit", "verify")
    assert (result.exit_code, result.stdout.strip()) == (1, "BROKEN at entry 2: the entry is not what was sealed here")
    as_json = run("audit", "verify", "--json")
    assert (as_json.exit_code, '"place": 2' in as_json.stdout) == (1, True)


def test_an_end_that_was_noted(run, acts):
    end = run("audit", "verify", "--json").data["end"]
    assert run("audit", "verify", "--noted", end, "--json").data["noted"] is True
    assert run("audit", "verify", "--noted", f"2:{end.partition(':')[2]}").exit_code == 1
    assert run("audit", "verify", "--noted", "nonsense").exit_code == 2


def test_doctor_checks_the_chain_with_the_right_key_only(run, acts, monkeypatch):
    def line():
        return [text for text in run("doctor").stdout.splitlines() if " audit: " in text]

    assert line() == ["ok  audit: 3 entries sealed, 1 waiting"]
    tamper("UPDATE audit SET actor = 'person:1' WHERE position = 1")
    assert line() == ["BAD audit: broken at entry 1: the entry is not what was sealed here"]
    monkeypatch.setenv("SURVEYBOT_SECRET_KEY", "another")
    assert line() == []


def test_a_wipe_of_everything_with_its_marks_is_found(run, acts, installation):
    """Also once a fresh chain has begun: how far the old one had come stands outside of the database."""
    assert run("audit", "verify").exit_code == 0
    tamper("DELETE FROM audit")
    tamper("DELETE FROM installation WHERE key LIKE 'audit%'")
    wiped = run("audit", "verify")
    assert (wiped.exit_code, "3 entries had been sealed" in wiped.stdout) == (1, True)
    run("invite", "--staff-code", "BTC-003")
    assert run("audit", "verify").exit_code == 1
    assert "BAD audit" in run("doctor").stdout


def test_what_a_command_did_is_sealed_when_it_ends_and_cannot_be_wiped_unnoticed(run, province):
    run("invite", "--staff-code", "BTC-001")
    assert [act["place"] for act in run("audit", "list", "--json").data] == [1]
    tamper("DELETE FROM audit")
    tamper("DELETE FROM installation WHERE key LIKE 'audit%'")
    assert run("audit", "verify").exit_code == 1


def test_a_command_does_its_work_though_the_record_is_broken(run, province):
    run("invite", "--staff-code", "BTC-001")
    tamper("UPDATE installation SET value = 'x' WHERE key LIKE 'audit%head%'")
    assert run("invite", "--staff-code", "BTC-003").exit_code == 0
    assert run("audit", "verify").exit_code == 1
