"""The column "alone": for every pair of roles, what one person reaches about the other by everything they may do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import product

import pytest
from sqlalchemy import select

from bot.services.people import invitations, joining, new_accounts, roles, somebody
from bot.services.people.role_words import GRANTABLE
from bot.services.people.scope import Scope
from bot.services.refusals import Refusal
from storage.models import Chat, Person, PersonRole, StoredSession
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork
from tests.authorisation.matrix import ALONE, ROLES
from tests.services.builders import CALENDAR
from tests.support.clock import START

OPENED = 990_001  # the number of another account of whoever attacks


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
