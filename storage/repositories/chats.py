"""Chats with the person, the session and the campaign on their screen: one read, one write for each update."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.aliases import lasting_alias
from storage.models import Campaign, Chat, Person, PersonRole, StoredSession, SurveyVersion, Unit
from storage.prepared import Prepared
from storage.repositories.windows import WINDOW, Window
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork
from survey_definitions.value import value

ADDRESS = "chat address"
CHAT = "chat"  # purpose of the keyed hash of a chat's number


@dataclass(slots=True)
class PersonView:
    """What a turn knows of the person a chat is bound to."""

    id: int
    staff_code: str
    full_name: str
    language: str | None
    form_of_address: str | None
    agency_id: int | None
    frozen_at: datetime | None
    left_on: date | None


@value
class Asked:
    """What a chat was seen to ask, and where and when that came on its screen.

    ``message`` is the one in which it came, ``since`` when that was edited into it (None: it was a new message);
    ``latest`` is the newest card that asks the same.
    """

    asks: str
    message: int
    since: datetime | None
    latest: int


_TRIALS = 1 << 30  # ids from here on are those of trials of drafts; no session gets there


def trial_of(draft: int) -> int:
    """The id under which the trial of a draft is a session."""
    return _TRIALS + draft


def draft_of(session: int) -> int | None:
    """The draft whose trial has this id; None for a session of a campaign."""
    return session - _TRIALS if session >= _TRIALS else None


@dataclass(slots=True)
class SessionView:
    """The session on a chat's screen, with what its campaign allows."""

    id: int
    campaign_id: int
    person_id: int
    version_id: int
    status: str
    language: str | None
    lists_sha256: str | None
    facts: bytes | None
    state: bytes | None
    revision: int
    turn: int
    unit_code: str
    submitted_at: datetime | None
    campaign_state: str
    opens_at: datetime
    closes_at: datetime
    grace_until: datetime | None
    correct_until: datetime | None
    paused_at: datetime | None
    titles: dict[str, str]
    minutes: int
    changed_at: datetime | None = None
    stored_status: str = field(init=False)

    def __post_init__(self) -> None:
        self.stored_status = self.status

    @property
    def draft(self) -> int | None:
        """The draft that is tried: then nothing is stored but its state, and that in the draft. Else None."""
        return draft_of(self.id)

    @property
    def is_trial(self) -> bool:
        """Whether a draft is being tried."""
        return self.draft is not None

    def accepts_answers(self, now: datetime) -> bool:
        """Whether an answer may be given now."""
        return self.window.takes_answers(self.status, now)

    @property
    def is_unsent(self) -> bool:
        """Whether it was submitted, then changed, and the change was not sent."""
        return self.changed_at is not None and self.status == SessionStatus.SUBMITTED

    @property
    def window(self) -> Window:
        """When the campaign takes answers."""
        return Window(
            self.campaign_state, self.opens_at, self.closes_at, self.grace_until, self.correct_until, self.paused_at
        )

    @property
    def deadline(self) -> datetime:
        """Until when this session takes answers."""
        return self.window.deadline(self.status)


Indexed = tuple[int | None, int | None]  # person, session


@dataclass(slots=True)
class ChatView:
    """A chat's row. What a turn changes is written back by `save`."""

    id: int
    key: str
    address: bytes
    language: str
    place: dict[str, Any]
    session_id: int | None
    revision: int
    shown_revision: int
    message_id: int | None
    bottom_id: int | None
    unreachable_at: datetime | None
    wrong_tries: int
    tries_until: datetime | None
    wanted_at: datetime | None
    asks: str | None
    asks_from: int | None
    asks_since: datetime | None
    person: PersonView | None = field(default=None)
    session: SessionView | None = field(default=None)
    stored: Indexed | None = field(default=None)
    """What is stored of what indexes are made of; None where that is not known."""

    @property
    def indexed(self) -> Indexed:
        """What indexes are made of."""
        return (self.person.id if self.person else None, self.session_id)

    @property
    def asked(self) -> Asked | None:
        """What the chat is noted to ask; None when nothing was noted yet."""
        if self.asks is None or self.asks_from is None:
            return None
        return Asked(self.asks, self.asks_from, self.asks_since, self.message_id or self.asks_from)


_unit, _agency, _block = lasting_alias(Unit), lasting_alias(Unit), lasting_alias(Unit)
_ADDRESSED = func.coalesce(
    Person.form_of_address, _unit.form_of_address, _agency.form_of_address, _block.form_of_address
)
_CHAT = (
    Chat.id,
    Chat.key,
    Chat.address,
    Chat.language,
    Chat.place,
    Chat.session_id,
    Chat.revision,
    Chat.shown_revision,
    Chat.message_id,
    Chat.bottom_id,
    Chat.unreachable_at,
    Chat.wrong_tries,
    Chat.tries_until,
    Chat.wanted_at,
    Chat.asks,
    Chat.asks_from,
    Chat.asks_since,
)
_PERSON = (
    Person.id,
    Person.staff_code,
    Person.full_name,
    Person.language,
    _ADDRESSED,
    Person.agency_id,
    Person.frozen_at,
    Person.left_on,
)
_SESSION = (
    StoredSession.id,
    StoredSession.campaign_id,
    StoredSession.person_id,
    StoredSession.version_id,
    StoredSession.status,
    StoredSession.language,
    StoredSession.lists_sha256,
    StoredSession.facts,
    StoredSession.state,
    StoredSession.revision,
    StoredSession.turn,
    StoredSession.unit_code,
    StoredSession.submitted_at,
    *WINDOW,
    SurveyVersion.titles,
    SurveyVersion.minutes,
    StoredSession.changed_at,
)
_P, _S = len(_CHAT), len(_CHAT) + len(_PERSON)

_FROM: Any = (
    select(*(column.label(f"c{n}") for n, column in enumerate((*_CHAT, *_PERSON, *_SESSION))))
    .select_from(Chat)
    .outerjoin(Person, Person.id == Chat.person_id)
    .outerjoin(_unit, _unit.id == Person.unit_id)
    .outerjoin(_agency, _agency.id == Person.agency_id)
    .outerjoin(_block, _block.id == _agency.parent_id)
    .outerjoin(StoredSession, (StoredSession.id == Chat.session_id) & (StoredSession.person_id == Chat.person_id))
    .outerjoin(Campaign, Campaign.id == StoredSession.campaign_id)
    .outerjoin(SurveyVersion, SurveyVersion.id == StoredSession.version_id)
)
_LOCK_BY_ID = select(Chat.id).where(Chat.id == bindparam("id")).with_for_update()
_LOCK_BY_KEY = select(Chat.id).where(Chat.key == bindparam("key")).with_for_update()
_BY_KEY = Prepared(_FROM.where(Chat.key == bindparam("key")))
_BY_ID = Prepared(_FROM.where(Chat.id == bindparam("id")))
_BY_PERSON = select(Chat.id).where(Chat.person_id == bindparam("person"))
_SESSION_BY_ID = (
    select(*(column.label(f"c{n}") for n, column in enumerate(_SESSION)))
    .join(Campaign, Campaign.id == StoredSession.campaign_id)
    .join(SurveyVersion, SurveyVersion.id == StoredSession.version_id)
    .where(StoredSession.id == bindparam("id"), StoredSession.person_id == bindparam("person"))
)
_CREATE = {
    "sqlite": sqlite.insert(Chat).on_conflict_do_nothing(index_elements=["key"]),
    "postgresql": postgresql.insert(Chat).on_conflict_do_nothing(index_elements=["key"]),
}
_SAVED = (
    update(Chat)
    .where(Chat.id == bindparam("b_id"))
    .values(
        language=bindparam("b_language"),
        place=bindparam("b_place"),
        revision=bindparam("b_revision"),
        wanted_at=bindparam("b_wanted_at"),
        message_id=bindparam("b_message_id"),
        bottom_id=bindparam("b_bottom_id"),
        unreachable_at=bindparam("b_unreachable_at"),
        wrong_tries=bindparam("b_wrong_tries"),
        tries_until=bindparam("b_tries_until"),
    )
)
_SAVE = Prepared(_SAVED.values(person_id=bindparam("b_person"), session_id=bindparam("b_session")))
_SAVE_REST = Prepared(_SAVED)  # SQLite writes the index of every column anew that a statement names
_UNREACHABLE = update(Chat).where(Chat.id == bindparam("b_id")).values(unreachable_at=bindparam("b_at"))


def _view(row: Any) -> ChatView:
    chat = ChatView(*row[:_P])
    if row[_P] is not None:
        chat.person = PersonView(*row[_P:_S])
    if row[_S] is not None:
        chat.session = SessionView(*row[_S:])
    chat.stored = chat.indexed
    return chat


def by_key(uow: UnitOfWork, key: str) -> ChatView | None:
    """The chat with this look-up key; `updates.is_new` has locked it."""
    row = _BY_KEY.first(uow.connection, {"key": key})
    return None if row is None else _view(row)


def by_id(uow: UnitOfWork, chat_id: int) -> ChatView | None:
    """The chat of this row, locked until the transaction ends."""
    if not uow.is_sqlite:
        uow.connection.execute(_LOCK_BY_ID, {"id": chat_id})  # first, so that what is read then is what stands
    row = _BY_ID.first(uow.connection, {"id": chat_id})
    return None if row is None else _view(row)


def of_person(uow: UnitOfWork, person_id: int) -> ChatView | None:
    """The chat somebody is bound to."""
    found = uow.connection.execute(_BY_PERSON, {"person": person_id}).scalar()
    return None if found is None else by_id(uow, found)


def of_people(uow: UnitOfWork, people: Collection[int]) -> dict[int, ChatView]:
    """The chats people are bound to, by person; only to look at: nothing is locked, so that nobody's answer waits."""
    rows = uow.connection.execute(_FROM.where(Chat.person_id.in_(people)))
    views = (_view(row) for row in rows)
    return {view.person.id: view for view in views if view.person is not None}


def create(uow: UnitOfWork, key: str, telegram_id: int, language: str, place: dict[str, Any]) -> ChatView:
    """A chat that was not met before, locked; should another process meet it just now, both have the same row."""
    values = {
        "key": key,
        "address": uow.vault.seal_text(str(telegram_id), ADDRESS),
        "language": language,
        "place": place,
        "revision": 0,
        "shown_revision": 0,
        "wrong_tries": 0,
    }
    uow.connection.execute(_CREATE[uow.connection.dialect.name], values)
    if not uow.is_sqlite:
        uow.connection.execute(_LOCK_BY_KEY, {"key": key})
    created = by_key(uow, key)
    assert created is not None
    return created


def save(uow: UnitOfWork, chat: ChatView, now: datetime | None) -> None:
    """Write back what a turn changed. Without a moment, the repair need not wait before it shows the chat's card."""
    person, session = chat.indexed
    values = {
        "b_id": chat.id,
        "b_person": person,
        "b_language": chat.language,
        "b_place": chat.place,
        "b_session": session,
        "b_revision": chat.revision,
        "b_wanted_at": now,
        "b_message_id": chat.message_id,
        "b_bottom_id": chat.bottom_id,
        "b_unreachable_at": chat.unreachable_at,
        "b_wrong_tries": chat.wrong_tries,
        "b_tries_until": chat.tries_until,
    }
    statement = _SAVE_REST if chat.indexed == chat.stored else _SAVE
    statement.change(uow.connection, values)
    chat.stored = chat.indexed


def turn_to(uow: UnitOfWork, which: ColumnElement[bool], place: dict[str, Any], now: datetime, **values: Any) -> int:
    """Let chats show another place from now on, and set what else changes; gives their number."""
    turned = update(Chat).where(which).values(place=place, revision=Chat.revision + 1, wanted_at=now, **values)
    found = list(uow.connection.scalars(turned.returning(Chat.id)))
    uow.other_chats += found
    return len(found)


def session_of(uow: UnitOfWork, session_id: int, person_id: int) -> SessionView | None:
    """A session, if it is this person's."""
    row = uow.connection.execute(_SESSION_BY_ID, {"id": session_id, "person": person_id}).first()
    return None if row is None else SessionView(*tuple(row))


def at_places(uow: UnitOfWork, places: Collection[str], role: str) -> list[int]:
    """Chats of people with a role, not frozen, that show one of these places."""
    query = (
        select(Chat.id)
        .join(PersonRole, PersonRole.person_id == Chat.person_id)
        .join(Person, Person.id == Chat.person_id)
        .where(PersonRole.role == role, Chat.unreachable_at.is_(None), Person.frozen_at.is_(None))
        .where(Chat.place["at"].as_string().in_(places))
        .distinct()
    )
    return list(uow.connection.scalars(query))


def mark_unreachable(uow: UnitOfWork, chat_id: int, at: datetime) -> None:
    """Nothing can be sent there (blocked, deactivated); the next update from there heals it."""
    uow.connection.execute(_UNREACHABLE, {"b_id": chat_id, "b_at": at})
