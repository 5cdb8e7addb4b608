"""One person, with the accounts they opened themselves by links that they drew, is never two people."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.services.people import hands, invitations, joining, new_accounts, roles
from bot.services.refusals import Refusal
from storage.models import Chat, PersonRole
from storage.repositories import chats
from tests.services.builders import CALENDAR, add_province, person

FOCAL, HEAD, VICTIM, ADMIN, SECOND = "BTC-001", "BTC-002", "BTC-003", "VPTU-001", "VPTU-002"
ROLES = {FOCAL: "focal_point", HEAD: "agency_head", ADMIN: "admin", SECOND: "admin"}


@pytest.fixture
def province(database, clock):
    database.run_now(add_province)

    def entitle(uow):
        for code, role in ROLES.items():
            uow.orm.add(PersonRole(person_id=person(uow, code).id, role=role))

    database.run_now(entitle)
    return database


def opens(database, clock, code, drawn_by=None):
    """Somebody opens a link for a person; whether they are in at once."""

    def act(uow):
        drawer = drawn_by and person(uow, drawn_by).id
        drawn = invitations.draw(uow, person(uow, code), clock(), drawn_by=drawer)
        uow.orm.flush()
        key = f"{code}-{drawn}"
        chat = chats.create(uow, key, 1, "vi", {"at": "stranger"})
        return joining.join(uow, chat, invitations.find(uow, drawn, clock()), clock())

    return database.run_now(act)


def says_yes(database, clock, *codes):
    for code in codes:
        database.run_now(
            lambda uow, code=code: new_accounts.decide(
                uow, person(uow, VICTIM).id, person(uow, code).id, clock(), CALENDAR, confirmed=True
            )
        )


def is_bound(database, code):
    query = select(Chat.id).where(Chat.person_id == database.read_now(lambda uow: person(uow, code).id))
    return database.read_now(lambda uow: uow.orm.scalars(query).first()) is not None


@pytest.fixture
def left_behind(province, clock):
    """Somebody whose join was undone, with a role to take over, and who is waited for again."""
    opens(province, clock, FOCAL)
    opens(province, clock, VICTIM)

    def undone(uow):
        uow.orm.add(PersonRole(person_id=person(uow, VICTIM).id, role="focal_deputy"))
        joining.let_go(uow, person(uow, VICTIM).id, clock())

    province.run_now(undone)
    assert not opens(province, clock, VICTIM, drawn_by=FOCAL)
    return province


@pytest.mark.parametrize(
    ("links", "bound"),
    [
        ({HEAD: None}, True),
        ({HEAD: FOCAL}, False),  # the head's account may be the focal point's second phone
        ({HEAD: FOCAL, FOCAL: None}, False),
        ({FOCAL: SECOND, HEAD: SECOND}, False),  # both may be somebody else's
    ],
)
def test_two_accounts_of_one_hand_are_one_yes(left_behind, clock, links, bound):
    for code, drawn_by in links.items():
        if code == FOCAL:
            left_behind.run_now(lambda uow: joining.let_go(uow, person(uow, FOCAL).id, clock()))
            left_behind.run_now(_forget_role, FOCAL)
        opens(left_behind, clock, code, drawn_by)
        left_behind.run_now(_give_back, FOCAL)
    says_yes(left_behind, clock, FOCAL, HEAD)
    assert is_bound(left_behind, VICTIM) is bound
    if not bound:
        says_yes(left_behind, clock, ADMIN)
        assert is_bound(left_behind, VICTIM), "an admin of another agency is a second person"


def _forget_role(uow, code):
    for one in uow.orm.scalars(select(PersonRole).where(PersonRole.person_id == person(uow, code).id)):
        uow.orm.delete(one)


def _give_back(uow, code):
    who = person(uow, code).id
    if uow.orm.scalars(select(PersonRole).where(PersonRole.person_id == who)).first() is None:
        uow.orm.add(PersonRole(person_id=who, role=ROLES[code]))


def test_an_account_that_two_others_vouched_for_is_in_nobodys_hand_but_its_own(left_behind, clock):
    opens(left_behind, clock, HEAD)
    assert not left_behind.read_now(lambda uow: hands.apart(uow, person(uow, FOCAL).id, person(uow, FOCAL).id))
    says_yes(left_behind, clock, FOCAL, HEAD)
    who = left_behind.read_now(lambda uow: person(uow, VICTIM).id)
    assert left_behind.read_now(hands.of, who) == {who}


def test_agreeing_from_an_account_of_ones_hand_to_another_one_does_not_leave_the_hand(province, clock):
    opens(province, clock, FOCAL)
    opens(province, clock, HEAD, drawn_by=FOCAL)
    clock.pass_(hours=1)
    assert not opens(province, clock, HEAD)

    def agrees(uow):
        head = person(uow, HEAD).id
        new_accounts.answer_own(uow, head, new_accounts._waiting(uow, head).id, clock(), agreed=True)

    province.run_now(agrees)
    assert province.read_now(lambda uow: hands.connected(uow, person(uow, HEAD).id, person(uow, FOCAL).id))


@pytest.mark.parametrize(("drawn_by", "at_once"), [(None, True), (FOCAL, False), (SECOND, False)])
def test_the_first_link_of_an_admin_lets_in_at_once_only_if_the_operator_drew_it(province, clock, drawn_by, at_once):
    assert opens(province, clock, ADMIN, drawn_by) is at_once
    assert is_bound(province, ADMIN) is at_once


def test_the_second_word_for_a_role_is_no_word_of_an_account_that_the_first_one_opened(province, clock):
    province.run_now(_forget_role, ADMIN)
    opens(province, clock, ADMIN, drawn_by=SECOND)
    province.run_now(_give_back, ADMIN)

    def gives(uow, reader):
        return roles.grant(uow, person(uow, VICTIM).id, "data_officer", person(uow, reader).id, clock())

    assert not province.run_now(gives, SECOND)
    with pytest.raises(Refusal, match="helped to bind"):
        province.run_now(gives, ADMIN)
    held = province.read_now(lambda uow: roles.held(uow, person(uow, VICTIM).id, person(uow, SECOND).id))
    assert held == frozenset()
