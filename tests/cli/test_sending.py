"""``surveybot sending`` and ``surveybot deliveries``."""

import pytest

from storage.models import Delivery
from tests.services.builders import person
from tests.support.clock import START

TEXT = {"secret": "what nobody should see here"}


@pytest.fixture
def rows(open_it, province):
    """Three messages to two people."""

    def add(uow):
        for number, (code, state, reason) in enumerate(
            (("BTC-001", "sent", None), ("BTC-002", "failed", "unreachable"), ("BTC-002", "waiting", "flood control"))
        ):
            uow.orm.add(
                Delivery(
                    unique_key=f"test:{number}",
                    person_id=person(uow, code).id,
                    kind="help",
                    params=TEXT,
                    state=state,
                    reason=reason,
                    due_at=START,
                    attempts=1,
                    tried_at=START,
                    sent_at=START if state == "sent" else None,
                )
            )

    open_it(add)


def test_the_switch_is_told_kept_and_on_record(run, province):
    assert run("sending", "state", "--json").data == {"stopped": None, "waiting": 0, "per_second": 25.0}
    assert run("sending", "stop", "--json").data["stopped"]
    assert run("sending", "stop").exit_code == 0
    assert "stopped since" in run("sending", "state").stdout
    assert run("sending", "resume", "--json").data["stopped"] is None
    assert [act["act"] for act in run("audit", "list", "--json").data] == ["sending.stop", "sending.resume"]


def test_who_was_sent_what_and_what_came_back(run, rows):
    found = run("deliveries", "list", "--json").data
    assert [(row["staff_code"], row["state"], row["reason"]) for row in found] == [
        ("BTC-002", "waiting", "flood control"),
        ("BTC-002", "failed", "unreachable"),
        ("BTC-001", "sent", None),
    ]
    assert found[2]["sent_at"] == "2026-06-15T10:00:00+07:00"
    assert "secret" not in run("deliveries", "list", "--json").stdout
    assert "BTC-002" in run("deliveries", "list").stdout


def test_only_what_was_asked_for(run, rows):
    assert len(run("deliveries", "list", "--person", "BTC-002", "--json").data) == 2
    assert len(run("deliveries", "list", "--person", "BTC-002", "--state", "failed", "--json").data) == 1
    assert run("deliveries", "list", "--campaign", "7", "--json").data == []


@pytest.mark.parametrize("wrong", [("--person", "NOBODY"), ("--state", "lost")])
def test_what_there_is_not_is_said(run, rows, wrong):
    assert run("deliveries", "list", *wrong).exit_code == 1


def test_more_than_telegram_takes_is_refused_unless_it_is_paid(run, province, monkeypatch):
    monkeypatch.setenv("SURVEYBOT_BULK_PER_SECOND", "100")
    assert run("sending", "state").exit_code == 2
    monkeypatch.setenv("SURVEYBOT_PAID_BROADCAST", "true")
    assert run("sending", "state", "--json").data["per_second"] == 100
