"""Whoever asked for deletion, restriction or objected is nobody but the owner of their rights, whatever role they hold.

Every command, every kind of button, every place that takes text, and files: none does anything, none shows a desk.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from bot.conversations import registry
from bot.conversations.dispatch import take
from bot.conversations.kit.incoming import Incoming, Kind
from bot.conversations.respondent import language, mydata, rights
from bot.presenting.callbacks import Address
from bot.services.operating.received_files import Sent
from storage.models import Chat, Person
from tests.authorisation.matrix import ROLES
from tests.authorisation.test_matrix import ANY_PLACE
from tests.authorisation.verbs import verbs
from tests.authorisation.world import HOME, changes, chat_of
from tests.support.clock import START, VIET_NAM
from tests.support.writes import forget_writes

each_role = pytest.mark.parametrize("role", ROLES)
OPEN = frozenset({"rights", "erase", "mydata", "language"})  # places that are still theirs
THEIRS = frozenset({rights.KIND, mydata.KIND, language.KIND})  # kinds of buttons that are still theirs
MAY_CHANGE = frozenset({"people", "right_requests", "deliveries", "consents", "audit", "passing_messages"})
NUMBERS = ("nothing", "own session", "campaign", "campaign and home", "nobody")


class Frozen:
    """Somebody with a role who is frozen; each act begins anew."""

    def __init__(self, world, role):
        self.world, self.role, self._update = world, role, 90_000_000

    def act(self, incoming, place=None):
        self._update += 1
        sent = replace(incoming, update_id=self._update, chat=chat_of(self.role))

        def doing(uow):
            whose = select(Chat.person_id).where(Chat.key == uow.vault.key_of(chat_of(self.role), "chat"))
            uow.connection.execute(update(Person).where(Person.id == whose.scalar_subquery()).values(frozen_at=START))
            uow.orm.expire_all()
            forget_writes(uow)
            return take(uow, sent, START.astimezone(VIET_NAM), self.world.library, self.world.settings)

        return self.world.watched(self.role, doing, place)


def of(kind, text="", **more):
    return Incoming(0, 0, kind, text, message_id=50, tap_id="t", **more)


@pytest.fixture
def frozen(world, role):
    return Frozen(world, role)


@pytest.mark.by_turns
@each_role
def test_no_button_does_anything_but_those_of_their_rights(world, frozen, role, of_the_day):
    for kind in sorted({kind for kind, _ in registry.TAPS} - THEIRS):
        for count, verb in enumerate(verbs(kind)):
            for about in of_the_day(NUMBERS, count):
                pressed = Address(kind, verb, world.numbers(role)[about]).pack()
                seen = frozen.act(of(Kind.TAP, pressed))
                assert not changes(seen), (role, pressed)
                assert seen.outcome.toast, (role, pressed)
                assert seen.place["at"] in OPEN, (role, pressed)


@pytest.mark.by_turns
@each_role
def test_no_place_of_theirs_takes_a_word(frozen, role, of_the_day):
    """Also where a card of a desk is still on the screen, and where a typed word is one of its buttons."""
    for count, place in enumerate(sorted({*registry.SCREENS, *registry.TYPED} - OPEN)):
        for text in of_the_day(("1", f"{HOME}-002", "135790"), count):
            seen = frozen.act(of(Kind.TEXT, text), {"at": place, **ANY_PLACE})
            assert not changes(seen), (role, place, text)
            assert seen.place["at"] in OPEN, (role, place, text)


@pytest.mark.by_turns
@each_role
def test_no_command_and_no_file_does_anything(frozen, role):
    for name in registry.COMMANDS:
        seen = frozen.act(of(Kind.COMMAND, command=name))
        assert changes(seen) <= MAY_CHANGE, (role, name, changes(seen))
        assert seen.place["at"] in OPEN, (role, name)
    for place in ("desk", "surveys"):
        seen = frozen.act(of(Kind.FILE, file=Sent("f", "survey.xlsx")), {"at": place})
        assert not changes(seen), (role, place)
        assert not seen.outcome.has_file
