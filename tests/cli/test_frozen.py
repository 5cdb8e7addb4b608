"""Whoever asked for deletion or restriction is frozen for the command line as well: no link, no role, no campaign."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from storage.models import AuditEntry, Delivery, Invitation, Person, PersonRole, StoredSession
from storage.states import SessionStatus
from tests.cli.test_campaigns import create
from tests.services.builders import person

WHO = "BTC-002"


@pytest.fixture
def frozen(run, province, open_it):
    """One of the four of BTC has asked for deletion, on paper."""
    run("rights", "register", WHO, "delete")
    assert open_it(lambda uow: person(uow, WHO).frozen_at) is not None


def _traces(uow):
    """What a command would leave behind of somebody: links, roles, acts on record."""
    me = person(uow, WHO).id
    counted = (
        select(func.count(Invitation.id)).where(Invitation.person_id == me),
        select(func.count(PersonRole.id)).where(PersonRole.person_id == me),
        select(func.count(AuditEntry.id)).where(AuditEntry.subject == f"person:{me}"),
    )
    return [uow.orm.scalar(query) for query in counted]


@pytest.mark.parametrize(
    "how", [("--staff-code", WHO), ("--staff-code", WHO, "--rebind"), ("--admin", WHO), ("--admin", WHO, "--rebind")]
)
def test_no_link_is_drawn_and_no_role_given(run, open_it, frozen, how):
    before = open_it(_traces)
    refused = run("invite", *how)
    assert (refused.exit_code, refused.stderr.strip()) == (1, f"{WHO} has asked for deletion or restriction")
    assert open_it(_traces) == before


def test_an_agencys_links_and_list_leave_them_out(run, frozen, installation):
    drawn = run("invite", "--agency", "BTC", "--json").data
    assert [one["staff_code"] for one in drawn] == ["BTC-001", "BTC-003", "BTC-004"]
    written = run("roster", "not-joined", "BTC", "--to", installation / "list.csv", "--json").data
    assert written["people"] == 3
    assert WHO not in (installation / "list.csv").read_text(encoding="utf-8-sig")


def test_no_campaign_reaches_them(run, frozen, open_it):
    """They count like everybody, so that no count tells of a request; their session rests, and nothing is due."""
    assert create(run, "--yes", "--json").data["sessions"] == 7
    assert create(run, "--yes", "--json", audience=f"staff:{WHO}").data["sessions"] == 1
    theirs = select(StoredSession.status).join(Person, Person.id == StoredSession.person_id)
    found = open_it(lambda uow: uow.orm.scalars(theirs.where(Person.staff_code == WHO)).all())
    assert found == [SessionStatus.STOPPED] * 2
    sent = select(func.count(Delivery.id)).join(Person, Person.id == Delivery.person_id)
    assert open_it(lambda uow: uow.orm.scalar(sent.where(Person.staff_code == WHO, Delivery.kind == "invitation"))) == 0


def test_an_admin_who_is_frozen_counts_as_none(run, province, open_it):
    run("invite", "--admin", WHO)
    run("rights", "register", WHO, "restrict")
    assert open_it(lambda uow: uow.orm.scalar(select(func.count(PersonRole.id)))) == 2  # the role itself stays
    checked = run("doctor", "--json")
    assert WHO not in checked.output
    number = run("rights", "list", "--json").data[0]["number"]
    run("rights", "carry-out", number, "--yes")
    assert open_it(lambda uow: uow.orm.scalar(select(Person.frozen_at).where(Person.staff_code == WHO))) is not None
    assert run("invite", "--admin", WHO).exit_code == 1
