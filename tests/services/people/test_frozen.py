"""No role counts while its holder is frozen: every function that reads roles, one by one.

The functions are found in the source. A new one needs its line here: what it gives for a holder and no longer gives for
one who is frozen, or why it is right that freezing changes nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.calendar.periods import DELETE
from bot.services.group_figures import reading
from bot.services.operating import alarms
from bot.services.people import admins, desks, focal_points, new_accounts, roles
from bot.services.people.reachable import on_duty
from bot.services.people.register import RequestWish
from bot.services.people.scope import Right, Scope
from bot.services.refusals import Refusal
from bot.services.rights import asking, desk
from bot.services.summaries import letters, plan
from storage.models import Chat, Person, PersonRole, Rebinding, RoleProposal
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork
from tests.services.builders import CALENDAR, CLOCKS, add_province, bind, person
from tests.support.clock import START

HOLDER, OTHER, WHO = "BTC-001", "BTC-002", "BNC-001"
HELD = ("focal_point", "agency_head", "project_team", "admin", "data_officer")
ROOT = Path(__file__).parents[3]
TODAY = START.date()

Probe = Callable[[UnitOfWork, int, int], object]
"""Given the holder and their agency: something true while the roles count."""


def _asks(condition_of: Callable[[int], object]) -> Probe:
    return lambda uow, me, agency: uow.connection.execute(select(1).where(condition_of(me))).first()  # type: ignore[arg-type]


def _desk_shows(uow: UnitOfWork, me: int, agency: int) -> object:
    asking.ask(uow, person(uow, OTHER).id, RequestWish(DELETE), CLOCKS, START)
    return desk.open_for(uow, me)


def _menu(uow: UnitOfWork, me: int, agency: int) -> object:
    for one in uow.orm.scalars(select(Chat)):
        one.address = uow.vault.seal_text(str(one.id), chats.ADDRESS)
    chat = uow.orm.scalars(select(Chat).where(Chat.person_id == me)).one()
    return next(iter(one.roles for one in desks.chats_with_desks(uow) if one.id == chat.id), None)


def _live_card(uow: UnitOfWork, me: int, agency: int) -> object:
    uow.orm.scalars(select(Chat).where(Chat.person_id == me)).one().place = {"at": "admin"}
    uow.orm.flush()
    return chats.at_places(uow, ["admin"], "admin")


def _others_taken(uow: UnitOfWork, me: int, agency: int) -> bool:
    """Whether the holder counts as an admin that stays when another one's role is taken."""
    _give(uow, OTHER, "admin")
    third = person(uow, WHO)
    _give(uow, WHO, "admin")
    third.left_on = TODAY
    uow.orm.flush()
    try:
        roles._check_not_last(uow, person(uow, OTHER).id, START)
    except Refusal:
        return False
    return True


PROBES: dict[str, Probe | str] = {
    "bot.services.people.admins.is_admin": _asks(admins.is_admin),
    "bot.services.people.admins.has_role": lambda uow, me, _: admins.has_role(uow, me, "project_team admin"),
    "bot.services.people.admins.joined": lambda uow, me, _: admins.joined(uow),
    "bot.services.people.admins._grant": "writes; who cannot join because they are frozen is refused after it",
    "bot.services.people.admins.is_guarded": "protects an account: freezing takes no protection away",
    "bot.services.people.desks.held": lambda uow, me, _: desks.held(uow, me),
    "bot.services.people.desks.chats_with_desks": _menu,
    "bot.services.people.desks._roles": _menu,
    "bot.services.people.focal_points.admins_to_tell": lambda uow, me, _: focal_points.admins_to_tell(uow, TODAY, 0),
    "bot.services.people.focal_points.who_vouch": lambda uow, _, agency: focal_points.who_vouch(
        uow, person(uow, OTHER).id, agency, TODAY
    ),
    "bot.services.people.focal_points._holders": lambda uow, _, agency: uow.connection.scalars(
        focal_points._holders("focal_point", agency, TODAY)
    ).all(),
    "bot.services.people.leaving_for_good.leave": "notes which roles become vacant",
    "bot.services.people.leaving_for_good.carry_out": "takes roles of those who have left",
    "bot.services.people.leaving_for_good._take_roles": "takes roles of those who have left",
    "bot.services.people.new_accounts.needs_confirming": "protects an account: freezing takes no protection away",
    "bot.services.people.reachable.on_duty": lambda uow, _, agency: uow.connection.scalars(
        on_duty("agency_head", agency, TODAY)
    ).all(),
    "bot.services.people.roles.held": lambda uow, me, _: roles.held(uow, person(uow, WHO).id, me),
    "bot.services.people.roles.grant": lambda uow, me, _: _granted(uow, me),
    "bot.services.people.roles.take": lambda uow, me, _: _taken(uow, me),
    "bot.services.people.roles._person": lambda uow, me, _: _taken(uow, me),
    "bot.services.people.roles._check_not_last": _others_taken,
    "bot.services.people.scope.Scope._vouching": _asks(lambda me: _people(Scope(me, TODAY), Right.VOUCHING)),
    "bot.services.people.scope.Scope.everywhere": _asks(lambda me: Scope(me, TODAY).everywhere(Right.DECIDING)),
    "bot.services.people.scope.Scope._own": _asks(lambda me: _people(Scope(me, TODAY), Right.PEOPLE)),
    "bot.services.rights.desk.is_officer": _desk_shows,
    "bot.services.rights.desk._holders": lambda uow, *_: desk._holders(uow, "data_officer", START),
    "bot.services.imports.roster.roster_writing._write_roles": "writes what the roster says",
    "bot.services.imports.roster.known_people._roles": "compares the roster with what is stored",
    "bot.services.operating.alarms._admins": lambda uow, *_: alarms._admins(uow, START),
    "bot.services.summaries.letters._agency_of_role": lambda uow, me, _: letters.recipient(uow, me, START),
    "bot.services.summaries.letters._readers": lambda uow, _, agency: letters._readers(
        uow, agency, "focal_point", START
    ),
    "bot.services.summaries.plan._readers": lambda uow, me, _: me in dict(plan._readers(uow, TODAY)),
    "bot.services.summaries.plan._admins": lambda uow, *_: plan._admins(uow, TODAY),
    "bot.services.campaigns.audience._has_role": "who is asked to answer; sessions of the frozen are stopped",
    "bot.services.group_figures.reading.view_of": lambda uow, me, _: (
        reading.view_of(uow, me, TODAY) != reading.View(frozenset())
    ),
    "bot.demo.people._notes": "made-up people of the sandbox",
    "storage.repositories.chats.at_places": _live_card,
}


def _people(scope: Scope, right: Right) -> object:
    return select(Person.id).where(Person.staff_code == OTHER, scope.people(right)).exists()


def _granted(uow: UnitOfWork, me: int) -> bool:
    try:
        return roles.grant(uow, person(uow, WHO).id, "agency_head", me, START, alone=True)
    except Refusal:
        return False


def _taken(uow: UnitOfWork, me: int) -> bool:
    try:
        return roles.take(uow, person(uow, WHO).id, "project_team", me, START)
    except Refusal:
        return False


# -- the functions


def _readers_of_roles() -> Iterator[str]:
    """Every function of the program that names the table of roles, or an alias of it."""
    for top in ("bot", "storage"):
        for path in (ROOT / top).rglob("*.py"):
            if "models" in path.parts or "migrations" in path.parts:
                continue
            text = path.read_text()
            if "PersonRole" in text:
                yield from _in(ast.parse(text), ".".join(path.relative_to(ROOT).with_suffix("").parts))


def _in(tree: ast.Module, module: str) -> Iterator[str]:
    names = {"PersonRole"} | {name for node in tree.body if isinstance(node, ast.Assign) for name in _aliases(node)}
    for node in tree.body:
        inside = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{module}.{node.name}" if isinstance(node, ast.ClassDef) else module
        for function in inside:
            if isinstance(function, ast.FunctionDef) and names & set(_named(function)):
                yield f"{prefix}.{function.name}"


def _aliases(node: ast.Assign) -> Iterator[str]:
    """Names of a line like ``_me, _role = lasting_alias(Person), lasting_alias(PersonRole)`` for the table of roles."""
    names, values = (one.elts if isinstance(one, ast.Tuple) else [one] for one in (node.targets[0], node.value))
    for name, value in zip(names, values, strict=False):
        if isinstance(name, ast.Name) and isinstance(value, ast.Call) and "PersonRole" in set(_named(value)):
            yield name.id


def _named(node: ast.AST) -> Iterator[str]:
    return (one.id for one in ast.walk(node) if isinstance(one, ast.Name))


# -- the tests


@pytest.fixture
def province(database):
    database.run_now(_furnish)
    return database


def _furnish(uow: UnitOfWork) -> None:
    add_province(uow)
    for code in (HOLDER, OTHER, WHO):
        bind(uow, code, START)
    for role in HELD:
        _give(uow, HOLDER, role)
    _give(uow, WHO, "project_team")


def _give(uow: UnitOfWork, who: str, role: str) -> None:
    uow.orm.add(PersonRole(person_id=person(uow, who).id, role=role))
    uow.orm.flush()


def test_every_function_that_reads_roles_has_its_line():
    assert set(_readers_of_roles()) == set(PROBES)


@pytest.mark.parametrize("name", [name for name, probe in PROBES.items() if callable(probe)])
def test_a_role_counts_until_its_holder_is_frozen(province, name):
    probe = PROBES[name]
    assert callable(probe)

    def seen(uow: UnitOfWork) -> object:
        me = person(uow, HOLDER)
        return probe(uow, me.id, me.agency_id or 0)

    assert province.read_now(seen)
    province.run_now(lambda uow: setattr(person(uow, HOLDER), "frozen_at", START))
    assert not province.read_now(seen)


# -- what was said before one was frozen


def test_a_yes_to_a_new_account_counts_only_while_who_said_it_is_entitled(province):
    """The focal point says yes, and asks for deletion; then the head of the agency says yes: that is one."""

    def waits(uow: UnitOfWork) -> int:
        stranger = chats.create(uow, uow.vault.key_of(9, "chat"), 9, "vi", {"at": "stranger"})
        return new_accounts.ask(uow, person(uow, "BTC-003").id, stranger.id, START)

    number = province.run_now(waits)
    province.run_now(_give, OTHER, "agency_head")
    province.run_now(_says_yes, HOLDER)
    province.run_now(lambda uow: setattr(person(uow, HOLDER), "frozen_at", START))
    province.run_now(_says_yes, OTHER)
    assert province.read_now(lambda uow: uow.orm.get_one(Rebinding, number).outcome) is None
    province.run_now(_give, "BNC-001", "admin")
    province.run_now(_says_yes, "BNC-001")
    assert province.read_now(lambda uow: uow.orm.get_one(Rebinding, number).outcome) == "confirmed"


def _says_yes(uow: UnitOfWork, who: str) -> None:
    new_accounts.decide(uow, person(uow, "BTC-003").id, person(uow, who).id, START, CALENDAR, confirmed=True)


@pytest.mark.parametrize("gone", ["frozen", "no admin"])
def test_a_role_proposed_by_somebody_who_is_no_admin_now_waits_for_two_others(province, gone):
    province.run_now(_give, OTHER, "admin")
    assert not province.run_now(_gives_head, HOLDER)

    def goes(uow: UnitOfWork) -> None:
        holder = person(uow, HOLDER)
        if gone == "frozen":
            holder.frozen_at = START
        else:
            uow.orm.delete(
                uow.orm.scalars(
                    select(PersonRole).where(PersonRole.person_id == holder.id, PersonRole.role == "admin")
                ).one()
            )

    province.run_now(goes)
    assert not province.run_now(_gives_head, OTHER)
    proposals = province.read_now(lambda uow: uow.orm.scalars(select(RoleProposal.proposed_by)).all())
    assert proposals == [province.read_now(lambda uow: person(uow, OTHER).id)]


def _gives_head(uow: UnitOfWork, by: str) -> bool:
    return roles.grant(uow, person(uow, WHO).id, "agency_head", person(uow, by).id, START)


def test_an_admins_old_account_cannot_agree_alone_by_freezing_itself_first(province):
    """Asking for deletion takes what the role allows, not that two other admins decide about the account."""

    def waits(uow: UnitOfWork) -> int:
        stranger = chats.create(uow, uow.vault.key_of(9, "chat"), 9, "vi", {"at": "stranger"})
        number = new_accounts.ask(uow, person(uow, HOLDER).id, stranger.id, START)
        person(uow, HOLDER).frozen_at = START
        waiting = new_accounts.waiting_for(uow, stranger.id)
        assert waiting is not None
        assert waiting.admin
        return number

    number = province.run_now(waits)
    with pytest.raises(Refusal) as refused:
        province.run_now(lambda uow: new_accounts.answer_own(uow, person(uow, HOLDER).id, number, START, agreed=True))
    assert refused.value.code == "admins_by_admins"
