"""``surveybot rights``: the register on the command line, and that an erasure leaves no byte."""

import json
import shutil
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.services.operating import audit_chain, audit_mark
from bot.services.people import consents
from bot.services.rights import ledger
from bot.services.sessions.earlier_answers import BODY
from storage.models import RightRequest, StoredAnswer, StoredSession, Submission
from storage.repositories.sessions import FREE_TEXT, STATE
from tests.services.builders import person
from tests.support.clock import START

WORDS = "khong-ai-khac-viet-cau-nay"
NAME = "a-name-that-only-this-answer-has"


@pytest.fixture
def answered(run, province, open_it):
    """Two who submitted in campaign 1, one of them with words that can be found again."""
    dates = ("--opens", "now", "--closes", "2099-06-30")
    run("campaign", "create", "--survey", "skills", "--audience", "all", *dates, "--yes")
    open_it(_submit)


def _submit(uow):
    for code in ("BTC-001", "BTC-002"):
        session = uow.orm.scalars(select(StoredSession).where(StoredSession.person_id == person(uow, code).id)).one()
        session.status, session.submitted_at = "submitted", START
        session.state = uow.vault.seal_json({"n": code}, STATE)
        more = {"session_id": session.id, "number": 1, "language": "vi"}
        text = uow.vault.seal_text(WORDS, FREE_TEXT)
        uow.orm.add(
            StoredAnswer(
                path="/a", name=NAME, kind="text", code=f"{WORDS}-{code}", text=text, answered_at=START, **more
            )
        )
        uow.orm.add(
            Submission(
                receipt=f"R-{code}", submitted_at=START, unit_code="BTC", body=uow.vault.seal_json([], BODY), **more
            )
        )
        consents.record(uow, session.person_id, "development", agreed=True, language="vi", now=START)


def figures(run):
    shown = run("campaign", "show", 1, "--json").data
    return {name: shown[name] for name in ("total", "submitted")}


def in_files(folder, words):
    """Whether bytes are anywhere in the database's files."""
    return any(words.encode() in path.read_bytes() for path in folder.glob("surveybot.sqlite*"))


def test_asking_and_erasing_leave_the_figures_of_a_campaign_as_they_are(run, answered):
    before = figures(run)
    assert before == {"total": 7, "submitted": 2}
    run("rights", "register", "BTC-001", "delete")
    assert figures(run) == before
    run("rights", "carry-out", 1, "--yes")
    assert figures(run) == before
    run("rights", "register", "BTC-002", "withdraw")
    run("rights", "carry-out", 2, "--yes")
    assert figures(run) == before


def test_no_byte_is_left_in_the_file_nor_in_a_restored_backup(run, answered, installation, tmp_path, monkeypatch):
    """The backup is from before, and restored into an empty installation with the same key."""
    var, mine, other = installation / "var", f"{WORDS}-BTC-001", f"{WORDS}-BTC-002"
    assert in_files(var, mine)
    backup = tmp_path / "backups" / "before.zip"
    backup.parent.mkdir()
    assert run("backup", backup).exit_code == 0
    run("rights", "register", "BTC-001", "delete")
    done = run("rights", "carry-out", 1, "--yes", "--json").data
    assert (done["state"], done["figures"]["answers"], done["figures"]["submissions"]) == ("carried_out", 1, 1)
    assert not in_files(var, mine)
    assert in_files(var, other), "nobody else loses anything"
    anew = tmp_path / "anew"
    anew.mkdir()
    (anew / "secret.key").write_text((var / "secret.key").read_text())
    monkeypatch.setenv("SURVEYBOT_DATA_DIR", str(anew))
    restored = run("restore", backup)
    assert restored.exit_code == 0, restored.stderr
    assert "1 erasures" in restored.stderr
    assert not in_files(anew, mine)
    assert in_files(anew, other)
    (request,) = run("rights", "list", "--all", "--json").data
    assert (request["request"], request["state"]) == ("delete", "carried_out")


def test_what_was_erased_while_the_clock_was_set_back_is_erased_after_a_restore_as_well(
    run, answered, open_it, tmp_path
):
    """The backup says a later hour than the erasure that came after it."""
    backup = tmp_path / "before.zip"
    run("backup", backup)
    run("rights", "register", "BTC-001", "delete")
    run("rights", "carry-out", 1, "--yes")

    def set_back(uow):
        (request,) = uow.orm.scalars(select(RightRequest))
        request.done_at -= timedelta(hours=1)

    open_it(set_back)
    for folder in (tmp_path / "var", tmp_path):  # as both registers would have it
        (folder / ledger.NAME).unlink()
    restored = run("restore", backup, "--force")
    assert "1 erasures" in restored.stderr
    assert not in_files(tmp_path / "var", f"{WORDS}-BTC-001")
    assert in_files(tmp_path / "var", f"{WORDS}-BTC-002"), "nobody else loses anything"


def test_a_database_recovered_to_before_an_erasure_has_it_carried_out_again(run, answered, open_it, tmp_path):
    """By the operator's own means: the files as they were, or a point in time. The register beside it knows better."""
    var, before = tmp_path / "var", tmp_path / "before"
    shutil.copytree(var, before)
    run("rights", "register", "BTC-001", "delete")
    run("rights", "carry-out", 1, "--yes")
    run("rights", "register", "BTC-002", "withdraw")
    assert run("rights", "replay", "--json").data == {"missing": [], "carried_out": 0, "record_went_back": False}
    for path in before.glob("surveybot.sqlite*"):
        shutil.copy(path, var / path.name)
    assert in_files(var, f"{WORDS}-BTC-001")
    assert run("rights", "list", "--all", "--json").data == []
    assert run("rights", "replay", "--json").data == {"missing": [1], "carried_out": 0, "record_went_back": True}
    assert in_files(var, f"{WORDS}-BTC-001"), "without --yes nothing changes"
    assert run("rights", "replay", "--yes", "--json").data == {
        "missing": [1],
        "carried_out": 1,
        "record_went_back": True,
    }
    assert not in_files(var, f"{WORDS}-BTC-001")
    assert in_files(var, f"{WORDS}-BTC-002"), "nobody else loses anything"
    assert open_it(lambda uow: person(uow, "BTC-001").frozen_at) is not None
    (request,) = run("rights", "list", "--all", "--json").data
    assert (request["request"], request["state"]) == ("delete", "carried_out")
    assert "rights.replay" in {act["act"] for act in run("audit", "list", "--json").data}
    assert run("rights", "replay", "--yes", "--json").data == {
        "missing": [],
        "carried_out": 0,
        "record_went_back": False,
    }


def test_a_record_that_went_back_with_a_recovered_database_says_so_and_is_whole_again(run, open_it, province, tmp_path):
    var, before = tmp_path / "var", tmp_path / "before"

    def sealed(uow):
        while audit_chain.seal(uow):
            pass
        return audit_mark.newest(uow)

    run("invite", "--staff-code", "BTC-001")
    open_it(sealed)
    shutil.copytree(var, before)
    run("invite", "--staff-code", "BTC-003")
    audit_mark.note(var, open_it(sealed))
    for path in before.glob("surveybot.sqlite*"):
        shutil.copy(path, var / path.name)
    assert run("audit", "verify").exit_code == 1
    assert run("rights", "replay", "--json").data["record_went_back"]
    assert run("audit", "verify").exit_code == 1, "without --yes nothing changes"
    assert run("rights", "replay", "--yes", "--json").data["record_went_back"]
    assert run("audit", "verify").exit_code == 0
    assert not run("rights", "replay", "--json").data["record_went_back"]
    (act,) = [one for one in run("audit", "list", "--json").data if one["act"] == "database.recover"]
    assert "2" in act["details"]["noted"]


def test_a_restore_is_on_record_and_sealed_with_what_comes_next(run, answered, open_it, tmp_path):
    """The entry stands in the restored database, behind those of the backup."""
    backup = tmp_path / "before.zip"
    run("backup", backup)
    for times in (1, 2):
        assert run("restore", backup, "--force").exit_code == 0
        acts = [act["act"] for act in run("audit", "list", "--json").data]
        assert acts.count("database.restore") == 1, f"the record went back with the database, restored {times} times"
    while open_it(audit_chain.seal):
        pass
    found = open_it(audit_chain.verify)
    assert (found.waiting, found.broken) == (0, None)
    assert run("audit", "verify").exit_code == 0


def test_a_restored_backup_from_after_keeps_what_was_answered_since(run, answered, tmp_path):
    """Only what was erased after the backup was made is erased again."""
    run("rights", "register", "BTC-001", "withdraw")
    run("rights", "carry-out", 1, "--yes")
    backup = tmp_path / "after.zip"
    run("backup", backup)
    restored = run("restore", backup, "--force")
    assert restored.exit_code == 0, restored.stderr
    assert "erasures" not in restored.stderr


def test_the_register_speaks_of_numbers_and_days(run, answered):
    run("rights", "register", "BTC-001", "delete", "--wish", WORDS)
    listed = run("rights", "list", "--json")
    (item,) = listed.data
    assert {"number", "request", "due"} <= set(item)
    assert (item["number"], item["request"], item["state"]) == (1, "delete", "open")
    assert "BTC-001" not in listed.stdout
    shown = run("rights", "show", 1, "--json").data
    assert (shown["staff_code"], shown["wish"]) == ("BTC-001", WORDS)
    assert any(act["act"] == "rights.view" for act in run("audit", "list", "--json").data)
    before = item["due"]
    assert run("rights", "extend", 1, "--reason", "hồ sơ giấy").exit_code == 0
    assert run("rights", "list", "--json").data[0]["due"] > before
    assert run("rights", "extend", 1, "--reason", "lại").exit_code != 0
    assert run("rights", "refuse", 1, "--reason", " ").exit_code != 0
    assert run("rights", "carry-out", 1).exit_code != 0, "not without a word"


def test_doctor_ends_with_1_when_a_request_is_due(run, answered, open_it):
    run("rights", "register", "BTC-001", "delete")
    text = run("doctor", "--json").stdout
    assert {f["name"]: f["ok"] for f in json.loads(text)}["requests"] is True
    open_it(_age)
    result = run("doctor", "--json")
    assert result.exit_code == 1
    assert {f["name"]: f["ok"] for f in json.loads(result.stdout)}["requests"] is False


def _age(uow):
    request = uow.orm.get_one(RightRequest, 1)
    request.due_on -= timedelta(days=60)


def test_a_copy_on_the_server_holds_what_is_stored(run, answered, tmp_path):
    run("rights", "register", "BTC-001", "copy")
    assert run("rights", "carry-out", 1, "--yes", "--to", tmp_path / "copies").exit_code == 0
    found = json.loads((tmp_path / "copies" / "request-1.json").read_text())
    assert found["staff_code"] == "BTC-001"
    assert found["tables"]["answers"][0]["text"] == WORDS
    assert {"people", "consents", "sessions", "submissions", "right_requests"} <= set(found["tables"])
    assert f"{WORDS}-BTC-002" not in json.dumps(found)
    page = tmp_path / "copies" / "request-1.html"
    assert WORDS in page.read_text()
    assert page.stat().st_mode & 0o777 == 0o600
