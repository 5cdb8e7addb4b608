"""The column "alone": for every pair of roles, what one person reaches about the other by everything they may do."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import count, product

import pytest
from sqlalchemy import update

from bot.calendar.periods import CORRECT
from bot.conversations.dispatch import take
from bot.conversations.kit.incoming import Incoming, Kind
from bot.presenting.callbacks import Address
from bot.services.group_figures import reading
from bot.services.people import roles
from bot.services.people.register import RequestWish
from bot.services.people.role_words import GRANTABLE
from bot.services.people.scope import Scope
from bot.services.refusals import Refusal
from bot.services.results import checking
from bot.services.rights import asking, copies, desk
from storage.models import Chat, RightRequest
from tests.authorisation.alone import CLOCKS, TODAY, reached, reads, table
from tests.authorisation.matrix import ALONE, EVERYWHERE, ROLES
from tests.authorisation.world import HOME, chat_of
from tests.services.builders import person
from tests.support.child import ROOT
from tests.support.clock import START, VIET_NAM

PLACES = ("requests", "request", "request-sure", "request-why")  # of the officer's desk
UPDATES = count(20_000_000)


@pytest.mark.by_turns
@pytest.mark.parametrize(("attacker", "victim"), [pair for pair in product(ROLES, ROLES) if pair[0] != pair[1]])
def test_nobody_becomes_another_or_gets_a_role_alone(world, attacker, victim):
    found = world.database.read_now(reached, world.staff_code(attacker), world.staff_code(victim))
    assert found <= ALONE[attacker], (attacker, victim)


# -- reading what another answered, or deciding about oneself


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


@pytest.mark.by_turns
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


# -- the same, for readers


@pytest.mark.by_turns
def test_the_threat_model_shows_what_one_person_alone_reaches_about_another(world):
    """Who looks after nobody reaches nothing; a cell that is not true any more fails here, and says what is."""
    page = (ROOT / "docs/privacy.md").read_text().partition("<!-- alone -->")[2]
    lines = re.findall(r"^\| (.*) \|$", page.partition("\n\n")[0], re.MULTILINE)[1:]
    assert lines == [" | ".join(line) for line in table(world)]
