"""The column "alone": for every pair of roles, what one person reaches about the other by everything they may do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count, product

import pytest
from sqlalchemy import select, update

from bot.calendar.periods import CORRECT, Clocks, read_periods
from bot.conversations.dispatch import take
from bot.conversations.kit.incoming import Incoming, Kind
from bot.presenting.callbacks import Address
from bot.services.group_figures import reading
from bot.services.people import invitations, joining, new_accounts, roles, somebody
from bot.services.people.register import RequestWish
from bot.services.people.role_words import GRANTABLE
from bot.services.people.scope import Scope
from bot.services.refusals import Refusal
from bot.services.results import checking, confirmations
from bot.services.rights import asking, copies, desk
from storage.models import Chat, Person, PersonRole, RightRequest, StoredSession
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork
from tests.authorisation.matrix import ALONE, EVERYWHERE, ROLES
from tests.authorisation.world import HOME, chat_of
from tests.services.builders import CALENDAR, person
from tests.support.clock import START, VIET_NAM

OPENED = 990_001  # the number of another account of whoever attacks
TODAY = START.date()
PLACES = ("requests", "request", "request-sure", "request-why")  # of the officer's desk
UPDATES = count(20_000_000)
CLOCKS = Clocks(CALENDAR, read_periods(""))


def ways(uow: UnitOfWork, scope: Scope, victim: int) -> Iterator[Callable[[], object]]:
    """Everything a desk offers that touches accounts and roles."""

    def open_link() -> None:
        code = somebody.draw_link(uow, scope, victim, START)
        uow.orm.flush()
        chat = chats.create(uow, uow.vault.key_of(OPENED, "chat"), OPENED, "vi", {"at": "stranger"})
        found = invitations.find(uow, code, START)
        assert found is not None
        joining.join(uow, chat, found, START)

    yield open_link
    yield lambda: somebody.decide_account(uow, scope, victim, START, CALENDAR, confirmed=True)
    yield lambda: somebody.decide_account(uow, scope, victim, START, CALENDAR, confirmed=True)
    yield lambda: somebody.undo_join(uow, scope, victim, START)
    yield open_link
    yield lambda: somebody.decide_account(uow, scope, victim, START, CALENDAR, confirmed=True)
    for role in GRANTABLE:
        yield lambda role=role: roles.grant(uow, scope.reader, role, scope.reader, START)  # type: ignore[misc]
    yield open_link
    yield lambda: somebody.decide_account(uow, scope, victim, START, CALENDAR, confirmed=True)


def reached(uow: UnitOfWork, attacker: str, victim: str) -> frozenset[str]:
    """What came of trying it all, a week later."""
    me, them = (
        uow.orm.scalars(select(Person).where(Person.staff_code == code)).one().id for code in (attacker, victim)
    )
    uow.orm.scalars(select(StoredSession).where(StoredSession.person_id == them)).first().state = b"sealed"  # type: ignore[union-attr]
    before = _held(uow, me)
    for way in ways(uow, Scope(me, START.date()), them):
        with suppress(Refusal):
            way()
    new_accounts.complete(uow, START.replace(day=START.day + 7))
    bound = uow.orm.scalars(select(Chat).where(Chat.person_id == them)).one_or_none()
    found = set()
    if bound is None:
        found.add("undone")
    elif bound.key == uow.vault.key_of(OPENED, "chat"):
        found.add("account")
    if _held(uow, me) - before:
        found.add("role")
    return frozenset(found)


def _held(uow: UnitOfWork, person: int) -> set[str]:
    return set(uow.orm.scalars(select(PersonRole.role).where(PersonRole.person_id == person)))


@pytest.mark.parametrize(("attacker", "victim"), [pair for pair in product(ROLES, ROLES) if pair[0] != pair[1]])
def test_nobody_becomes_another_or_gets_a_role_alone(world, attacker, victim):
    found = world.database.read_now(reached, world.staff_code(attacker), world.staff_code(victim))
    assert found <= ALONE[attacker], (attacker, victim)


# -- reading what another answered, or deciding about oneself


def reads(uow: UnitOfWork, me: int, them: int) -> bool:
    """Whether somebody confirms for another, and so reads what they stated."""
    query = select(Person.id).where(Person.id == them, confirmations.may_confirm(me, TODAY))
    return uow.connection.execute(query).first() is not None


@pytest.mark.parametrize("attacker", ROLES)
def test_nobody_makes_themselves_the_one_who_confirms(world, attacker):
    """By naming themselves for anybody; nor does a roster that says so let them confirm what is their own."""

    def tried(uow):
        me, mine = person(uow, world.staff_code(attacker)), []
        for victim in (world.staff_code(role) for role in ROLES if role != attacker):
            them = person(uow, victim)
            if reads(uow, me.id, them.id):
                continue  # their supervisor
            with suppress(Refusal):
                checking.name_confirmer(uow, Scope(me.id, TODAY), them.id, me.staff_code, START)
            mine += [victim] if reads(uow, me.id, them.id) else []
        me.supervisor_id = me.id
        uow.orm.flush()
        return mine, reads(uow, me.id, me.id)

    assert world.database.read_now(tried) == ([], False)


@pytest.mark.parametrize("attacker", ROLES)
def test_nobody_gets_to_the_figures_of_another_agency(world, attacker):
    """Whatever roles they try to give themselves first."""

    def seen(uow):
        me = person(uow, world.staff_code(attacker)).id
        before = reading.view_of(uow, me, TODAY)
        for role in GRANTABLE:
            with suppress(Refusal):
                roles.grant(uow, me, role, me, START)
        uow.orm.flush()
        return before, reading.view_of(uow, me, TODAY)

    before, after = world.database.read_now(seen)
    assert after == before
    if attacker not in EVERYWHERE:
        assert after.agencies is not None
        assert after.agencies <= {HOME}
    assert not (after.answers and attacker in {"admin", "data_officer", "focal_point", "focal_deputy"})


@pytest.mark.parametrize("attacker", ROLES)
def test_a_copy_is_of_ones_own_data_whatever_the_place_of_the_chat_says(world, attacker):
    others = [world.staff_code(role) for role in ROLES if role != attacker]
    theirs = world.database.read_now(lambda uow: person(uow, others[0]).id)
    place = {"at": "mydata", "person": theirs, "request": 1}
    seen = world.act(attacker, Kind.TAP, Address("D", "f", (theirs,)).pack(), place=place)
    assert world.staff_code(attacker) in seen.words
    assert [code for code in others if code in seen.words] == []

    def drawn(uow):
        me = person(uow, world.staff_code(attacker)).id
        copies.draw_code(uow, theirs, CLOCKS, START)
        return copies.by_code(uow, copies.draw_code(uow, me, CLOCKS, START)).person_id == me

    assert world.database.read_now(drawn)


@pytest.mark.parametrize("reader", ROLES)
def test_nobody_decides_about_their_own_request(world, reader):
    """Not at the officer's desk, by any button of it and at any place, and not by a number that is typed."""

    def tried(uow):
        me = person(uow, world.staff_code(reader)).id
        number = asking.ask(uow, me, RequestWish(CORRECT), CLOCKS, START).id
        presses = [(Kind.TAP, Address("Y", verb, (number,)).pack()) for verb in "oacyer"]
        for at, (kind, text) in product(PLACES, [*presses, (Kind.TEXT, str(number)), (Kind.TEXT, "vì lý do riêng")]):
            place = {"at": at, "request": number, "act": "refuse"}
            uow.connection.execute(update(Chat).where(Chat.person_id == me).values(place=place))
            uow.orm.expire_all()
            incoming = Incoming(next(UPDATES), chat_of(reader), kind, text, "", message_id=50, tap_id="t")
            with suppress(Refusal):
                take(uow, incoming, START.astimezone(VIET_NAM), world.library, world.settings)
        for act in (desk.answer, desk.carry_out):
            with pytest.raises(Refusal, match="their own"):
                act(uow, number, f"person:{me}", START)
        uow.orm.expire_all()
        request = uow.orm.get_one(RightRequest, number)
        return desk.one_for(uow, number, me), request.answered_at, request.extended_at, request.outcome

    assert world.database.read_now(tried) == (None,) * 4
