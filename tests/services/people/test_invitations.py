"""One-time codes: stored as hashes, used once, dead after wrong tries, the newest only."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.services.people import admins, invitations
from bot.services.refusals import Refusal
from storage.models import AuditEntry, Invitation, Person, PersonRole, Unit
from tests.services.builders import add_province, bind, person


@pytest.fixture
def province(database):
    database.run_now(add_province)
    return database


def draw(database, clock, staff_code="BTC-001"):
    return database.run_now(invitations.draw_for_person, staff_code, clock())[0].code


def find(database, clock, code):
    return database.run_now(invitations.find, code, clock())


def test_a_code_is_found_however_it_is_typed(province, clock):
    code = draw(province, clock)
    assert len(code) == 10
    assert set(code) <= set(invitations.ALPHABET)
    for typed in (code, code.lower(), f" {code[:5]}-{code[5:]} "):
        assert find(province, clock, typed).staff_code == "BTC-001"


def test_the_code_itself_is_nowhere_stored(province, clock):
    code = draw(province, clock)
    rows = province.read_now(lambda uow: [vars(row) for row in uow.orm.scalars(select(Invitation))])
    assert rows
    assert code not in str(rows)


def test_it_is_used_once(province, clock):
    code = draw(province, clock)
    found = find(province, clock, code)
    province.run_now(invitations.use, found, clock())
    assert find(province, clock, code) is None
    with pytest.raises(Refusal):
        province.run_now(invitations.use, found, clock())


def test_it_expires(province, clock):
    code = draw(province, clock)
    found = find(province, clock, code)
    clock.pass_(days=14)
    assert find(province, clock, code) is None
    with pytest.raises(Refusal):
        province.run_now(invitations.use, found, clock())


def test_a_new_code_ends_the_earlier_one(province, clock):
    first, second = draw(province, clock), draw(province, clock)
    other = draw(province, clock, "BTC-002")
    assert find(province, clock, first) is None
    assert find(province, clock, second) is not None
    assert find(province, clock, other) is not None


def test_it_is_dead_after_five_wrong_facts(province, clock):
    code = draw(province, clock)
    found = find(province, clock, code)
    assert [province.run_now(invitations.note_wrong_try, found.id) for _ in range(5)] == [4, 3, 2, 1, 0]
    assert find(province, clock, code) is None
    with pytest.raises(Refusal):
        province.run_now(invitations.use, found, clock())


def test_guessing_finds_nothing(province, clock):
    draw(province, clock)
    for guess in ("", "A", "0000000000", "x" * 5000, "BTC-001", "\u202e🙂"):
        assert find(province, clock, guess) is None


def test_somebody_who_left_or_must_not_use_the_messenger_gets_none(province, clock):
    code = draw(province, clock)
    province.run_now(lambda uow: setattr(person(uow, "BTC-001"), "left_on", date(2026, 6, 15)))
    assert find(province, clock, code) is None
    for staff_code, reason in (
        ("BTC-001", "person_left"),
        ("VPTU-003", "person_no_messenger"),
        ("XX", "person_unknown"),
    ):
        with pytest.raises(Refusal) as refused:
            draw(province, clock, staff_code)
        assert refused.value.code == reason


def test_an_agency_gets_codes_for_those_who_have_not_joined(province, clock):
    province.run_now(bind, "VPTU-001", clock())
    drawn = province.run_now(invitations.draw_for_agency, "VPTU", clock())
    assert [d.staff_code for d in drawn] == ["VPTU-002"]
    with pytest.raises(Refusal):
        province.run_now(invitations.draw_for_agency, "K1", clock())


def test_the_first_admin_is_made_for_the_purpose(database, clock):
    first = database.run_now(admins.invite_admin, None, clock())
    second = database.run_now(admins.invite_admin, None, clock())
    assert [first.staff_code, second.staff_code] == ["ADMIN-1", "ADMIN-2"]
    assert find(database, clock, first.code).staff_code == "ADMIN-1"
    roles = database.read_now(lambda uow: list(uow.orm.scalars(select(PersonRole.role))))
    assert roles == ["admin", "admin"]
    assert database.read_now(lambda uow: list(uow.orm.scalars(select(Unit.kind)))) == ["technical"]


def test_somebody_on_the_roster_becomes_admin_once(province, clock):
    for _ in range(2):
        province.run_now(admins.invite_admin, "BTC-002", clock())

    def roles(uow):
        return list(uow.orm.scalars(select(PersonRole.role).join(Person).where(Person.staff_code == "BTC-002")))

    assert province.read_now(roles) == ["admin"]
    acts = province.read_now(lambda uow: list(uow.orm.scalars(select(AuditEntry.act).order_by(AuditEntry.id))))
    assert acts == ["role.grant", "invitation.draw", "invitation.draw"]
