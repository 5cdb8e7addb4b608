"""Two agencies and one person for each role: who acts, what they may see, what came of it. Nothing is committed.

What an act wrote is told by the database itself (`tests.support.writes`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import func, select, update

from bot.conversations.dispatch import take
from bot.conversations.kit.incoming import Incoming, Kind
from bot.presenting.callbacks import Address
from bot.presenting.cards import Outcome
from bot.services.campaigns import lifecycle
from bot.services.people import consents, invitations, joining
from bot.services.sessions.library import Library
from bot.settings import Settings
from storage.database import Database
from storage.models import Base, Chat, Person, PersonRole, StoredSession, Unit
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault
from storage.vietnamese import folded, sort_key
from tests.authorisation.matrix import RESPONDENT, ROLES, STRANGER
from tests.support.clock import START, VIET_NAM
from tests.support.province import SECRET
from tests.support.writes import forget_writes, note_writes, tables_written

HOME, ABROAD = "VPUB", "XA"
MANY: Final = 97  # people in the foreign agency: a number that stands nowhere else
FIRST_CHAT: Final = 880_000
CHAT_ABROAD: Final = FIRST_CHAT + 99  # of somebody in the foreign agency
OF_THE_ROUTE: Final = frozenset({"received", "chats"})  # written by every turn, whatever it does
NOBODYS: Final = frozenset({"audit", "list_snapshots", "received"})  # grow with what anybody does
_STAFF = {
    RESPONDENT: "VPUB-060",
    "supervisor": "VPUB-053",
    "focal_point": "VPUB-054",
    "focal_deputy": "VPUB-057",
    "agency_head": "VPUB-001",
    "project_team": "VPUB-030",
    "standing_body": "VPUB-031",
    "admin": "VPUB-032",
    "data_officer": "VPUB-033",
}


@dataclass
class Seen:
    """What came of one act: the outcome, what was written, and the place the chat is at."""

    outcome: Outcome
    written: frozenset[str]
    touched: frozenset[str]  # tables in which something changed that is not the actor's or their agency's
    place: dict[str, Any]

    @property
    def words(self) -> str:
        """Everything the person sees."""
        card = self.outcome.card
        if card is None:
            return self.outcome.toast
        texts = (*card.message.leading, card.message.text, str(card.message.keyboard), self.outcome.toast)
        return "\n".join([*texts, *(f"{sent.name} {sent.body!r}" for sent in card.files)])


@dataclass
class World:
    """The demo province with a foreign agency, everybody of `_STAFF` joined."""

    url: str
    settings: Settings
    database: Database = field(init=False)
    library: Library = field(default_factory=Library)
    _update: int = 10_000_000
    _numbers: dict[str, dict[str, tuple[int, ...]]] = field(default_factory=dict)
    _before: dict[str, str] = field(default_factory=dict)  # how others' rows of a table read before any act

    def __post_init__(self) -> None:
        self.database = Database(self.url, Vault(SECRET))
        self.database.run_now(_furnish)
        self.database.run_now(lifecycle.reconcile_all, START.astimezone(VIET_NAM))
        self.database.run_now(_join, CHAT_ABROAD, f"{ABROAD}-001")
        for role in ROLES:
            self.database.run_now(_join, chat_of(role), _STAFF[role])
            self._begin(role)
        self.database.run_now(note_writes)
        self._before = self.database.read_now(lambda uow: {name: _others(uow, name) for name in Base.metadata.tables})

    def _begin(self, role: str) -> None:
        """With the first question of a session on the screen, so that answering can be tried too."""
        now = START.astimezone(VIET_NAM)
        begin = Address("m", "b", (self.numbers(role)["own session"][0],)).pack()
        self._update += 1
        incoming = Incoming(self._update, chat_of(role), Kind.TAP, begin, message_id=50, tap_id="t")
        self.database.run_now(take, incoming, now, self.library, self.settings)

    def staff_code(self, role: str) -> str:
        """Who holds a role here."""
        return _STAFF[role]

    def act(
        self, role: str, kind: Kind, text: str = "", command: str = "", place: dict[str, Any] | None = None
    ) -> Seen:
        """One act of somebody with this role, and what came of it; then everything is as before."""
        self._update += 1
        incoming = Incoming(self._update, chat_of(role), kind, text, command, message_id=50, tap_id="t")

        def taken(uow: UnitOfWork) -> Outcome:
            return take(uow, incoming, START.astimezone(VIET_NAM), self.library, self.settings)

        return self.watched(role, taken, place)

    def watched(self, role: str, doing: Callable[[UnitOfWork], Outcome], place: dict[str, Any] | None = None) -> Seen:
        """What came of anything done for the chat of a role; then everything is as before."""
        return self.database.read_now(self._watched, chat_of(role), doing, place)

    def _watched(
        self, uow: UnitOfWork, number: int, doing: Callable[[UnitOfWork], Outcome], place: dict[str, Any] | None
    ) -> Seen:
        key = uow.vault.key_of(number, "chat")
        if place is not None:
            found = chats.by_key(uow, key) or chats.create(uow, key, number, "vi", place)
            found.place = place
            chats.save(uow, found, START)
            uow.connection.execute(update(Chat).where(Chat.id == found.id).values(shown_revision=Chat.revision))
            uow.orm.flush()
            forget_writes(uow)
        outcome = doing(uow)
        uow.orm.flush()
        written = tables_written(uow)
        touched = frozenset(name for name in written if _others(uow, name) != self._before[name])
        after = chats.by_key(uow, key)
        return Seen(outcome, written, touched, after.place if after else {})

    def numbers(self, role: str) -> dict[str, tuple[int, ...]]:
        """What numbers on buttons can be about: rows of one's own, of others, of nobody."""
        if role not in self._numbers:
            self._numbers[role] = self.database.read_now(_numbers, _STAFF.get(role, ""))
        return self._numbers[role]

    def foreign_words(self, role: str) -> re.Pattern[str]:
        """What nobody of the home agency may read: names and codes of people of the other, and its count."""
        return self.database.read_now(_foreign, _STAFF.get(role, ""))


def _others(uow: UnitOfWork, name: str) -> str:
    """The rows of a table that no person of the home agency may change, as one hash; append-only tables have none."""
    table = Base.metadata.tables[name]
    if name in NOBODYS:
        return ""
    query = select(table)
    foreign = select(Person.id).join(Unit, Unit.id == Person.agency_id).where(Unit.code == ABROAD)
    if name == "people":
        query = query.where(table.c.id.in_(foreign))
    elif "person_id" in table.c:
        query = query.where(table.c.person_id.in_(foreign))
    elif "session_id" in table.c:
        sessions = select(StoredSession.id).where(StoredSession.person_id.in_(foreign))
        query = query.where(table.c.session_id.in_(sessions))
    rows = sorted(map(repr, uow.connection.execute(query)))
    return sha256("".join(rows).encode()).hexdigest()


def chat_of(role: str) -> int:
    """The chat's number of somebody with this role."""
    return FIRST_CHAT + (ROLES.index(role) + 1 if role != STRANGER else 0)


def _furnish(uow: UnitOfWork) -> None:
    block = uow.orm.scalars(select(Unit).where(Unit.kind == "block")).first()
    assert block is not None
    abroad = Unit(
        code=ABROAD, kind="agency", parent_id=block.id, names={"vi": "Sở Ngoại"}, short_names={}, successors=[]
    )
    uow.orm.add(abroad)
    uow.orm.flush()
    abroad.agency_id = abroad.id
    for number in range(1, MANY + 1):
        name = f"Ngoại Quốc Thị {_letters(number)}"
        uow.orm.add(
            Person(
                staff_code=f"{ABROAD}-{number:03}",
                full_name=name,
                search_key=folded(name),
                sort_key=sort_key(name),
                unit_id=abroad.id,
                agency_id=abroad.id,
                messenger=True,
            )
        )
    for role in ROLES[2:]:
        somebody = uow.orm.scalars(select(Person).where(Person.staff_code == _STAFF[role])).one()
        held = set(uow.orm.scalars(select(PersonRole.role).where(PersonRole.person_id == somebody.id)))
        if role not in held:
            uow.orm.add(PersonRole(person_id=somebody.id, role=role))


def _letters(number: int) -> str:
    return "Q" + "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")


def _join(uow: UnitOfWork, number: int, staff_code: str) -> None:
    chat = chats.create(uow, uow.vault.key_of(number, "chat"), number, "vi", {"at": "surveys"})
    code = f"MATRIX{number - FIRST_CHAT}"
    invitations.draw(uow, invitations.person_of(uow, staff_code), START, lambda: code)
    uow.orm.flush()
    found = invitations.find(uow, code, START)
    assert found is not None
    joining.bind(uow, chat, found, START)
    chat.message_id = chat.bottom_id = 50
    chats.save(uow, chat, START)
    for purpose in consents.PURPOSES:
        consents.record(uow, found.person_id, purpose, agreed=True, language="vi", now=START)


def _numbers(uow: UnitOfWork, staff_code: str) -> dict[str, tuple[int, ...]]:
    own = select(StoredSession.id).join(Person, Person.id == StoredSession.person_id)
    mine = uow.orm.scalar(own.where(Person.staff_code == staff_code).order_by(StoredSession.id).limit(1)) or 0
    theirs = uow.orm.scalar(own.where(Person.staff_code == f"{ABROAD}-001").limit(1)) or 0
    agency = select(Unit.id).where(Unit.code == HOME)
    abroad = select(Unit.id).where(Unit.code == ABROAD)
    person = select(Person.id).where(Person.staff_code == f"{ABROAD}-001")
    largest = uow.orm.scalar(select(func.max(Person.id))) or 0
    return {
        "nothing": (),
        "own session": (mine, 0),
        "foreign session": (theirs, 0),
        "campaign": (1,),
        "campaign and home": (1, uow.orm.scalar(agency) or 0),
        "campaign and abroad": (1, uow.orm.scalar(abroad) or 0),
        "abroad": (uow.orm.scalar(abroad) or 0,),
        "foreign person": (uow.orm.scalar(person) or 0,),
        "nobody": (largest + 1000, 7, 7, 7),
    }


def _foreign(uow: UnitOfWork, staff_code: str) -> re.Pattern[str]:
    del staff_code
    people = uow.orm.execute(
        select(Person.full_name, Person.staff_code).where(Person.staff_code.startswith(f"{ABROAD}-"))
    )
    words: list[str] = [re.escape(word) for row in people for word in row]
    return re.compile("|".join([*words, rf"\b{MANY}\b"]))


def changes(seen: Seen) -> frozenset[str]:
    """Tables written beyond what every turn writes."""
    return seen.written - OF_THE_ROUTE
