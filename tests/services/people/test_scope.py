"""Who sees and does what: every role, on the own and on a foreign agency, against a table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.services.campaigns.audience import parse
from bot.services.operating import parked
from bot.services.people import focal_points, leaving_proposed, new_accounts, roles
from bot.services.people import somebody as staff
from bot.services.people.scope import Right, Scope
from bot.services.refusals import Refusal
from bot.services.summaries import agency_state, reports
from bot.services.summaries.readers import Somebody
from storage.models import (
    Absence,
    AuditEntry,
    Campaign,
    Chat,
    Invitation,
    ParkedUpdate,
    Person,
    PersonRole,
    Rebinding,
    StoredSession,
    Unit,
)
from tests.services.builders import CALENDAR, add_person, add_province, add_survey, bind, person

ROLES = ("", "focal_point", "focal_deputy", "agency_head", "project_team", "standing_body", "data_officer", "admin")
READER, OWN, FOREIGN = "BTC-900", "BTC-001", "BNC-001"

# What each role may do: about the own agency, about a foreign one. A deputy steps in when there is nobody on duty.
COUNTS = {
    "focal_point": (True, False),
    "focal_deputy": (True, False),
    "agency_head": (True, False),
    "project_team": (True, True),
    "standing_body": (True, True),
    "admin": (True, True),
}
JOINING = {"focal_point": (True, False), "focal_deputy": (True, False), "admin": (True, True)}
PEOPLE = {"focal_point": (True, False), "focal_deputy": (True, False)}
DECIDING = {"admin": (True, True)}
VOUCHING = {
    "focal_point": (True, False),
    "focal_deputy": (True, False),
    "agency_head": (True, False),
    "admin": (False, True),
}
NOTHING = (False, False)

each_role = pytest.mark.parametrize("role", ROLES)
each_place = pytest.mark.parametrize(("place", "code"), [(0, OWN), (1, FOREIGN)], ids=["own", "foreign"])


@pytest.fixture
def province(database, clock):
    database.run_now(_fill, clock())
    return database


def _fill(uow, now):
    add_province(uow)
    add_person(uow, READER, "BTC-VP")
    version = add_survey(uow)
    campaign = Campaign(
        survey_id=version.survey_id,
        version_id=version.id,
        state="open",
        audience=parse("all").to_json(),
        opens_at=now,
        closes_at=now + timedelta(days=9),
        created_at=now,
    )
    uow.orm.add(campaign)
    uow.orm.flush()
    for code in (READER, OWN, FOREIGN):
        bind(uow, code, now)
        mine = {"person_id": person(uow, code).id, "version_id": version.id, "unit_code": code.partition("-")[0]}
        uow.orm.add(StoredSession(campaign_id=campaign.id, status="new", **mine))


def give(database, role, code=READER):
    if role:
        database.run_now(lambda uow: uow.orm.add(PersonRole(person_id=person(uow, code).id, role=role)))


def scope_of(database, clock, code=READER):
    return Scope(number_of(database, code), clock().date())


def number_of(database, code):
    return database.read_now(lambda uow: person(uow, code).id)


def agency_of(database, code):
    return database.read_now(lambda uow: person(uow, code).agency_id)


def everything(database):
    """All that acts on people can change, to compare."""
    kinds = (Chat, Invitation, Absence, PersonRole, Rebinding, Person, StoredSession, AuditEntry)

    def read(uow):
        rows = [row for kind in kinds for row in uow.orm.scalars(select(kind).order_by(kind.id))]
        return [{name: value for name, value in vars(row).items() if not name.startswith("_")} for row in rows]

    return database.read_now(read)


# -- what is seen


def told_at_desk(uow, scope, number, now):
    return reports.at_desk(uow, Somebody(scope.reader, scope.today, Right.COUNTS), number, now, CALENDAR)


@each_role
@each_place
def test_counts(province, clock, role, place, code):
    give(province, role)
    scope, number = scope_of(province, clock), agency_of(province, code)
    may = COUNTS.get(role, NOTHING)[place]
    found = province.read_now(agency_state.people, scope, number, clock())
    assert (found.total > 0) == may
    assert bool(province.read_now(told_at_desk, scope, number, clock())) == may
    assert (province.read_now(lambda uow: agency_state.agency(uow, scope, number=number)) is not None) == may
    unit = "BTC" if place == 0 else "BNC"
    assert (province.read_now(lambda uow: agency_state.agency(uow, scope, code=unit)) is not None) == may


@each_role
@each_place
def test_one_person_by_staff_code(province, clock, role, place, code):
    give(province, role)
    scope = scope_of(province, clock)
    may, sees_surveys = JOINING.get(role, NOTHING)[place], PEOPLE.get(role, NOTHING)[place]
    found = province.run_now(staff.find, scope, code, clock())
    assert (found == number_of(province, code)) == may
    known = province.read_now(staff.known, scope, number_of(province, code))
    assert (known is not None) == may
    assert bool(known and known.surveys) == sees_surveys


@each_role
def test_unknown_and_foreign_codes_are_answered_alike(province, clock, role):
    give(province, role)
    scope = scope_of(province, clock)
    unknown = province.run_now(staff.find, scope, "XX-404", clock())
    assert unknown is None
    if role != "admin":
        assert province.run_now(staff.find, scope, FOREIGN, clock()) is unknown


@each_role
def test_lists_of_an_admin(province, clock, role):
    give(province, role)
    row = ParkedUpdate(update_id=1, kind="message", error="ValueError", reference="abc", payload=b"x", at=clock())
    province.run_now(lambda uow: uow.orm.add(row))
    scope, is_admin = scope_of(province, clock), role == "admin"
    assert bool(province.read_now(parked.newest, scope.reader, 9)) == is_admin
    assert province.read_now(parked.count, scope.reader) == int(is_admin)
    alone = {one.code for one in province.read_now(focal_points.unattended, scope)}
    assert alone == ({"BTC", "BNC", "VPTU"} if is_admin else {"BTC"} if role == "focal_deputy" else set())


# -- what is done

ACTS = {
    "draw": (JOINING, staff.draw_link),
    "undo": (JOINING, staff.undo_join),
    "absence": (
        JOINING,
        lambda uow, scope, who, now: staff.set_absence(uow, scope, who, (scope.today, scope.today), now),
    ),
    "end absence": (JOINING, staff.end_absence),
    "leaving": (JOINING, lambda uow, scope, who, now: staff.let_leave(uow, scope, who, scope.today, now)),
    "stays": (DECIDING, staff.keep),
    "grant": (DECIDING, lambda uow, scope, who, now: roles.grant(uow, who, "focal_point", scope.reader, now)),
    "take": (DECIDING, lambda uow, scope, who, now: roles.take(uow, who, "agency_head", scope.reader, now)),
}


@pytest.mark.by_turns
@each_role
@each_place
@pytest.mark.parametrize("act", ACTS)
def test_acts(province, clock, role, place, code, act):
    give(province, role)
    give(province, "agency_head", code)
    table, do = ACTS[act]
    scope, who, before = scope_of(province, clock), number_of(province, code), everything(province)
    if table.get(role, NOTHING)[place]:
        province.run_now(do, scope, who, clock())
        assert everything(province) != before
    else:
        with pytest.raises(Refusal) as refused:
            province.run_now(do, scope, who, clock())
        assert refused.value.code == "person_unknown"
        assert everything(province) == before


@pytest.mark.by_turns
@each_role
@each_place
def test_a_proposed_leaver_is_taken_back_by_whoever_has_the_care_of_them(province, clock, role, place, code):
    give(province, role)
    who, today = number_of(province, code), clock().date()
    province.run_now(lambda uow: leaving_proposed.propose(uow, who, today, number_of(province, OWN), clock()))
    scope, before = scope_of(province, clock), everything(province)
    if JOINING.get(role, NOTHING)[place]:
        province.run_now(staff.take_back, scope, who, clock())
        after = province.read_now(staff.known, scope, who)
        assert after.leaving_on is None
        assert acts_on(province, who)[-1] == ("person.leaving.back", f"person:{scope.reader}")
        code_of_refusal = "nothing_proposed"
    else:
        code_of_refusal = "person_unknown"
    before = everything(province) if code_of_refusal == "nothing_proposed" else before
    with pytest.raises(Refusal) as refused:
        province.run_now(staff.take_back, scope, who, clock())
    assert refused.value.code == code_of_refusal
    assert everything(province) == before


def acts_on(database, who):
    about = select(AuditEntry.act, AuditEntry.actor).where(AuditEntry.subject == f"person:{who}")
    return database.read_now(lambda uow: uow.connection.execute(about.order_by(AuditEntry.id)).all())


@each_role
@each_place
def test_a_new_account_is_confirmed_by_those_who_look_after_the_agency(province, clock, role, place, code):
    give(province, role)
    who = number_of(province, code)
    province.run_now(_other_chat_waits, who, clock())
    scope, before = scope_of(province, clock), everything(province)
    counted = province.read_now(agency_state.waiting, scope)
    act = (staff.decide_account, scope, who, clock(), CALENDAR)
    if VOUCHING.get(role, NOTHING)[place]:
        assert counted == 1
        province.run_now(lambda uow: act[0](uow, *act[1:], confirmed=True))
        assert "new" not in chats_of(province, who), "one yes is not enough"
        second = number_of(province, "VPTU-002")
        province.run_now(lambda uow: new_accounts.decide(uow, who, second, clock(), CALENDAR, confirmed=True))
        clock.pass_(days=1)
        province.run_now(new_accounts.complete, clock())
        assert chats_of(province, who) == ["new"]
    else:
        assert counted == 0
        with pytest.raises(Refusal):
            province.run_now(lambda uow: act[0](uow, *act[1:], confirmed=True))
        assert everything(province) == before


def chats_of(province, who):
    return province.read_now(lambda uow: uow.orm.scalars(select(Chat.key).where(Chat.person_id == who)).all())


def _other_chat_waits(uow, who, now):
    chat = Chat(key="new", address=b"", language="vi", place={"at": "stranger"})
    uow.orm.add(chat)
    uow.orm.flush()
    new_accounts.ask(uow, who, chat.id, now)


def test_an_admin_of_the_agency_does_not_vouch_for_its_people(province, clock):
    give(province, "admin")
    who = number_of(province, OWN)
    province.run_now(_other_chat_waits, who, clock())
    scope = scope_of(province, clock)
    assert Right.VOUCHING not in province.read_now(staff.known, scope, who).rights
    province.run_now(staff.draw_link, scope, who, clock())
    drawn = province.read_now(lambda uow: uow.orm.scalars(select(Invitation).where(Invitation.person_id == who)).all())
    assert [one.for_new_account for one in drawn] == [False], "no link of a desk is a word for a new account"


# -- the deputy

AWAY = {
    "absent": lambda uow, focal, now: uow.orm.add(
        Absence(person_id=focal.id, first_day=now.date(), last_day=now.date(), created_at=now)
    ),
    "unreachable": lambda uow, focal, now: setattr(_chat(uow, focal), "unreachable_at", now),
    "not joined": lambda uow, focal, now: setattr(_chat(uow, focal), "person_id", None),
    "left": lambda uow, focal, now: setattr(focal, "left_on", now.date()),
    "asked for deletion": lambda uow, focal, now: setattr(focal, "frozen_at", now),
}


def _chat(uow, somebody):
    return uow.orm.scalars(select(Chat).where(Chat.person_id == somebody.id)).one()


@pytest.fixture
def attended(province, clock):
    give(province, "focal_deputy")
    give(province, "focal_point", "BTC-002")
    province.run_now(bind, "BTC-002", clock())
    return province


def test_a_deputy_only_counts_while_the_focal_point_is_there(attended, clock):
    scope = scope_of(attended, clock)
    assert not attended.read_now(staff.may_ask, scope)
    assert attended.run_now(staff.find, scope, OWN, clock()) is None
    assert attended.read_now(agency_state.people, scope, agency_of(attended, OWN), clock()).total == 6 - 1


@pytest.mark.parametrize("why", AWAY)
def test_a_deputy_steps_in(attended, clock, why):
    attended.run_now(lambda uow: AWAY[why](uow, person(uow, "BTC-002"), clock()))
    scope = scope_of(attended, clock)
    assert attended.run_now(staff.find, scope, OWN, clock()) == number_of(attended, OWN)
    told = attended.read_now(focal_points.of_agency, agency_of(attended, OWN), clock().date())
    assert told == [number_of(attended, READER)]


def test_an_absence_ends_by_itself(attended, clock):
    attended.run_now(lambda uow: AWAY["absent"](uow, person(uow, "BTC-002"), clock()))
    clock.pass_(days=1)
    assert attended.run_now(staff.find, scope_of(attended, clock), OWN, clock()) is None


def test_a_role_for_another_agency_is_a_role_there(province, clock):
    def there(uow):
        unit = uow.orm.scalars(select(Unit).where(Unit.code == "BNC")).one()
        uow.orm.add(PersonRole(person_id=person(uow, READER).id, role="focal_point", unit_id=unit.id))

    province.run_now(there)
    scope = scope_of(province, clock)
    assert province.run_now(staff.find, scope, FOREIGN, clock()) == number_of(province, FOREIGN)
    assert province.run_now(staff.find, scope, OWN, clock()) is None


@pytest.mark.parametrize("field", ["left_on", "frozen_at"])
@pytest.mark.parametrize("role", ["focal_point", "admin"])
def test_whoever_is_gone_sees_nothing(province, clock, role, field):
    give(province, role)
    value = clock().date() if field == "left_on" else clock()
    province.run_now(lambda uow: setattr(person(uow, READER), field, value))
    scope = scope_of(province, clock)
    assert province.run_now(staff.find, scope, OWN, clock()) is None
    assert province.read_now(agency_state.people, scope, agency_of(province, OWN), clock()).total == 0


def test_nobody_decides_about_themselves(province, clock):
    give(province, "admin")
    scope, me = scope_of(province, clock), number_of(province, READER)
    province.run_now(_other_chat_waits, me, clock())
    for act in (
        lambda uow: staff.undo_join(uow, scope, me, clock()),
        lambda uow: staff.decide_account(uow, scope, me, clock(), CALENDAR, confirmed=True),
        lambda uow: staff.let_leave(uow, scope, me, date(2026, 6, 15), clock()),
        lambda uow: roles.take(uow, me, "admin", me, clock()),
        lambda uow: roles.grant(uow, me, "admin", me, clock()),
    ):
        with pytest.raises(Refusal) as refused:
            province.run_now(act)
        assert refused.value.code == "not_yourself"
