"""What one person reaches about another by everything that a desk offers them, and the table of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Final

from sqlalchemy import select

from bot.calendar.periods import CORRECT, Clocks, read_periods
from bot.services.people import absences, invitations, joining, new_accounts, roles, somebody
from bot.services.people.register import RequestWish
from bot.services.people.role_words import DEPUTY, FOCAL, GRANTABLE
from bot.services.people.scope import Right, Scope
from bot.services.refusals import Refusal
from bot.services.results import confirmations
from bot.services.rights import asking, desk
from storage.models import Chat, Person, PersonRole, StoredSession
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork
from tests.authorisation.matrix import ROLES
from tests.authorisation.world import ABROAD, World
from tests.services.builders import CALENDAR, person
from tests.support.clock import START, VIET_NAM

OPENED: Final = 990_001  # the number of another account of whoever attacks
TODAY: Final = START.date()
CLOCKS: Final = Clocks(CALENDAR, read_periods(""))
NOTHING: Final = "–"
NAMES: Final = dict(
    zip(
        ROLES,
        (
            "respondent",
            "supervisor",
            "focal point",
            "deputy, in charge",
            "head of the agency",
            "project team",
            "standing body",
            "admin",
            "data protection officer",
        ),
        strict=True,
    )
)
"""Roles as the page names them."""


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
        yield partial(roles.grant, uow, scope.reader, role, scope.reader, START)
    yield open_link
    yield lambda: somebody.decide_account(uow, scope, victim, START, CALENDAR, confirmed=True)


def reached(uow: UnitOfWork, attacker: str, victim: str) -> frozenset[str]:
    """What came of trying it all, a week later."""
    me, them = (
        uow.orm.scalars(select(Person).where(Person.staff_code == code)).one().id for code in (attacker, victim)
    )
    session = uow.orm.scalars(select(StoredSession).where(StoredSession.person_id == them)).first()
    assert session is not None
    session.state = b"sealed"
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


def reads(uow: UnitOfWork, me: int, them: int) -> bool:
    """Whether somebody confirms for another, and so reads what they stated."""
    query = select(Person.id).where(Person.id == them, confirmations.may_confirm(me, TODAY))
    return uow.connection.execute(query).first() is not None


def letters(uow: UnitOfWork, attacker: str, victim: str) -> str:
    """A cell of the table: what somebody reaches about another, by the letters that its legend explains."""
    me, them = person(uow, attacker).id, person(uow, victim).id
    scope = Scope(me, TODAY)
    card = somebody.known(uow, scope, them)
    vouches = select(Person.id).where(Person.id == them, scope.people(Right.VOUCHING))
    number = asking.ask(uow, them, RequestWish(CORRECT), CLOCKS, START).id
    found = {
        "C": card is not None,
        "S": card is not None and Right.PEOPLE in card.rights,
        "L": reads(uow, me, them),
        "V": uow.connection.execute(vouches).first() is not None,
        "D": desk.one_for(uow, number, me) is not None,
    }
    tried = reached(uow, attacker, victim)
    found |= {"U": "undone" in tried, "A": "account" in tried, "R": "role" in tried}
    return "".join(letter for letter, is_so in found.items() if is_so) or NOTHING


def table(world: World) -> list[list[str]]:
    """A line for each role, as the threat model has it: about each role, and about somebody of another agency."""
    victims = {role: world.staff_code(role) for role in ROLES} | {"abroad": f"{ABROAD}-001"}
    lines = []
    for role in ROLES:
        me = world.staff_code(role)
        cells = [_cell(world, role, me, victim) for victim in victims.values()]
        lines.append([NAMES[role], *cells])
    return lines


def _cell(world: World, role: str, me: str, victim: str) -> str:
    if me == victim:
        return "·"

    def tried(uow: UnitOfWork) -> str:
        if role == DEPUTY:
            _let_be_away(uow, FOCAL)
        return letters(uow, me, victim)

    return world.database.read_now(tried)


def _let_be_away(uow: UnitOfWork, role: str) -> None:
    """Everybody who holds a role is absent today, so that whoever stands in for them is in charge."""
    for holder in uow.orm.scalars(select(PersonRole.person_id).where(PersonRole.role == role)).all():
        absences.add(uow, holder, (TODAY, TODAY), None, START.astimezone(VIET_NAM))
