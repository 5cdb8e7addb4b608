"""Leaving: everything that would still reach somebody stops, what they answered stays; coming back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.services import audit
from bot.services.people import invitations, leaving_for_good
from bot.services.people.new_accounts import LET_GO
from bot.services.refusals import Refusal
from bot.texts import Texts
from storage.models import (
    AuditEntry,
    Campaign,
    Chat,
    Consent,
    Delivery,
    DueItem,
    Invitation,
    Person,
    PersonRole,
    StoredSession,
)
from tests.services.builders import add_province, add_survey, bind, person

WHO = "VPTU-001"  # a focal point
STATUSES = ("new", "started", "submitted")


@pytest.fixture
def somebody(database, clock):
    """Somebody with a chat, a session of every status, messages that wait, a code that was not used, a role."""

    def make(uow):
        now = clock()
        add_province(uow)
        version = add_survey(uow)
        bind(uow, WHO, now)
        one = person(uow, WHO)
        for number, status in enumerate(STATUSES, 1):
            uow.orm.add(
                Campaign(
                    id=number,
                    survey_id=version.survey_id,
                    version_id=version.id,
                    state="open",
                    audience={},
                    opens_at=now,
                    closes_at=now,
                    created_at=now,
                )
            )
            uow.orm.flush()
            uow.orm.add(
                StoredSession(
                    campaign_id=number,
                    person_id=one.id,
                    version_id=version.id,
                    unit_code="VPTU",
                    status=status,
                    state=b"x" if status != "new" else None,
                    submitted_at=now if status == "submitted" else None,
                )
            )
        mine = {"person_id": one.id, "due_at": now}
        uow.orm.add_all(
            [
                Delivery(unique_key="a", kind="invitation", params={}, state="waiting", **mine),
                Delivery(unique_key="b", kind="invitation", params={}, state="sent", **mine),
                DueItem(unique_key="c", kind="reminder1", state="planned", **mine),
            ]
        )
        invitations.draw(uow, one, now)
        return one.id

    return database.run_now(make)


def column(database, query):
    return database.read_now(lambda uow: list(uow.orm.scalars(query)))


def statuses(database):
    return column(database, select(StoredSession.status).order_by(StoredSession.campaign_id))


def stood(database):
    return column(database, select(StoredSession.stood).order_by(StoredSession.campaign_id))


def state(database):
    """Chats bound, sessions, deliveries, due items, codes that can be used, roles."""
    return (
        column(database, select(Chat.person_id)),
        statuses(database),
        column(database, select(Delivery.state).order_by(Delivery.unique_key)),
        column(database, select(DueItem.state)),
        column(database, select(Invitation.id).where(Invitation.revoked_at.is_(None))),
        column(database, select(PersonRole.role)),
    )


GONE = ([None], ["stopped", "stopped", "submitted"], ["cancelled", "sent"], ["dropped"], [], [])


def test_whoever_leaves_is_unbound_and_all_that_waits_stops(database, clock, somebody):
    done = database.run_now(leaving_for_good.leave, somebody, clock().date(), clock(), audit.OPERATOR)
    assert (done.carried_out, done.vacant) == (True, ("focal_point",))
    assert state(database) == GONE
    chat = column(database, select(Chat))[0]
    assert (chat.place, chat.revision > chat.shown_revision) == (LET_GO, True)
    acts = [(entry.act, entry.subject) for entry in column(database, select(AuditEntry).order_by(AuditEntry.id))]
    assert acts[-2:] == [("person.leave", f"person:{somebody}"), ("role.take", f"person:{somebody}")]


def test_a_day_to_come_is_only_noted_and_carried_out_when_it_comes(database, clock, somebody):
    before = state(database)
    day = clock().date() + timedelta(days=3)
    assert not database.run_now(leaving_for_good.leave, somebody, day, clock(), audit.OPERATOR).carried_out
    assert database.run_now(leaving_for_good.carry_out, clock()) == 0
    assert state(database) == before
    clock.pass_(days=3)
    assert database.run_now(leaving_for_good.carry_out, clock()) == 1
    assert state(database) == GONE
    assert database.run_now(leaving_for_good.carry_out, clock()) == 0


def test_nobody_leaves_twice(database, clock, somebody):
    database.run_now(leaving_for_good.leave, somebody, clock().date(), clock(), audit.OPERATOR)
    with pytest.raises(Refusal, match="left"):
        database.run_now(leaving_for_good.leave, somebody, clock().date(), clock(), audit.OPERATOR)
    with pytest.raises(Refusal, match="nobody"):
        database.run_now(leaving_for_good.leave, 999, clock().date(), clock(), audit.OPERATOR)


def test_whoever_comes_back_goes_on_where_they_were(database, clock, somebody):
    database.run_now(leaving_for_good.leave, somebody, clock().date(), clock(), audit.OPERATOR)
    assert stood(database) == ["not_started", "in_progress", None]
    database.run_now(leaving_for_good.come_back, [somebody])
    assert statuses(database) == list(STATUSES)
    assert stood(database) == [None, None, None], "from now on they count as what becomes of them"


def test_whoever_asked_that_nothing_is_used_does_not_go_on_by_coming_back(database, clock, somebody):
    database.run_now(lambda uow: setattr(uow.orm.get_one(Person, somebody), "frozen_at", clock()))
    database.run_now(leaving_for_good.leave, somebody, clock().date(), clock(), audit.OPERATOR)
    database.run_now(leaving_for_good.come_back, [somebody])
    assert statuses(database) == ["stopped", "stopped", "submitted"]


def test_whoever_withdrew_their_consent_does_not(database, clock, somebody):
    def withdraw(uow):
        purpose = {"purpose": "development", "notice_version": "1", "language": "vi", "channel": "telegram"}
        uow.orm.add(Consent(person_id=somebody, given=False, at=clock(), **purpose))

    database.run_now(withdraw)
    database.run_now(leaving_for_good.leave, somebody, clock().date(), clock(), audit.OPERATOR)
    database.run_now(leaving_for_good.come_back, [somebody])
    assert statuses(database) == ["stopped", "stopped", "submitted"]


async def test_a_leaver_is_a_stranger_on_their_own_phone(stage):
    phone = await stage.answering("BTC-012")
    left = stage.session_of("BTC-012").person_id, stage.clock().date(), stage.clock()
    await stage.database.run(leaving_for_good.leave, *left, audit.OPERATOR)
    await phone.tap(0)
    await stage.settle()
    assert stage.session_of("BTC-012").status == "stopped"
    assert stage.chat_of("BTC-012").person_id is None
    assert phone.last.text == Texts("vi", None, stage.settings.zone)("stranger")
