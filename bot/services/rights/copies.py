"""A copy of everything that is stored about somebody, and of who looked at it: for themselves, nobody else.

It is made from the same list by which data are erased, so that nothing is stored that a copy does not show.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select

from bot.calendar.periods import COPY, SEE, Clocks
from bot.services.operating.rotation import SEALED
from bot.services.people import register
from bot.services.people.register import RequestWish
from bot.services.refusals import Refusal
from bot.services.rights.personal_data import FATES, Fate
from bot.services.sessions import answering, own_answers, pictures
from bot.services.sessions.library import Library
from bot.services.sessions.own_answers import OwnPart
from storage.labelled import all_of, labelled
from storage.models import AuditEntry, Campaign, RightRequest, StoredSession, Submission, SurveyVersion
from storage.repositories import chats
from storage.repositories.chats import ADDRESS
from storage.unit_of_work import UnitOfWork

CODE: Final = "code of a copy"  # purpose of its keyed hash, and of its seal while it is on a card
ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH: Final = 10
EXPORTED: Final = "campaign.export"
_SEALED: Final = {(model.__tablename__, column): purpose for model, column, purpose in SEALED}
_JSON: Final = frozenset(
    {"sessions.state", "sessions.facts", "submissions.body", "survey_drafts.trial", "results.body"}
)
_HASHES: Final = frozenset({"key", "code_key", "chat_key", "hash", "digest", "salt", "sha256", "lists_sha256"})


@dataclass(frozen=True, slots=True)
class AnsweredSurvey:
    """One survey: where it stands, and each question with its answer, of the newest submission or of the draft."""

    titles: dict[str, str]
    campaign: int
    status: str
    started_on: date | None
    submitted_at: datetime | None
    receipt: str
    parts: tuple[OwnPart, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked at the person's data, or did something about them; ``actor`` as in the audit."""

    at: datetime
    actor: str
    act: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything. ``tables`` has each row with its columns, opened; hashes and files only as what they are."""

    made_at: datetime
    staff_code: str
    full_name: str
    surveys: list[AnsweredSurvey]
    looks: list[Look]
    tables: dict[str, list[dict[str, Any]]]
    pictures: dict[str, bytes] = field(default_factory=dict)  # sent as answers, by name

    def plain(self) -> dict[str, Any]:
        """For a file that programs read."""
        return asdict(self)


def copy_of(uow: UnitOfWork, person_id: int, library: Library, now: datetime, language: str) -> Copy:
    """Everything stored about somebody, opened; questions in a language."""
    tables = {fate.model.__tablename__: _rows(uow, fate, person_id) for fate in FATES}
    me = tables["people"][0]
    query = select(StoredSession).where(StoredSession.person_id == person_id).order_by(StoredSession.campaign_id)
    surveys = [_answered(uow, session, library, now, language) for session in uow.orm.scalars(query)]
    kept = {name: rows for name, rows in tables.items() if rows}
    sent = pictures.of_person(uow, library.pictures, person_id) if library.pictures is not None else {}
    return Copy(now, me["staff_code"], me["full_name"], surveys, _looks(uow, person_id), kept, sent)


def _rows(uow: UnitOfWork, fate: Fate, person_id: int) -> list[dict[str, Any]]:
    table = fate.model.__table__
    query = select(table).where(fate.of_person(person_id)).order_by(*table.primary_key.columns)
    return [
        {column: _opened(uow, table.name, column, value) for column, value in row.items()}
        for row in uow.connection.execute(query).mappings()
    ]


def _opened(uow: UnitOfWork, table: str, column: str, value: Any) -> Any:
    """A value as its owner may read it."""
    if value is None or column in _HASHES:
        return None if value is None else "(a hash, which says nothing)"
    if (table, column) == ("chats", "address"):
        return uow.vault.open_text(value, ADDRESS)
    purpose = _SEALED.get((table, column))
    if purpose is None:
        return f"(a file of {len(value)} bytes)" if isinstance(value, bytes) else value
    if f"{table}.{column}" in _JSON:
        return uow.vault.open_json(value, purpose)
    plain = uow.vault.open(value, purpose)
    try:
        return plain.decode()
    except UnicodeDecodeError:
        return f"(a picture of {len(plain)} bytes)"


def _answered(
    uow: UnitOfWork, session: StoredSession, library: Library, now: datetime, language: str
) -> AnsweredSurvey:
    newest = select(Submission).where(Submission.session_id == session.id).order_by(Submission.number.desc()).limit(1)
    last = uow.orm.scalars(newest).one_or_none()
    titles = uow.orm.get_one(SurveyVersion, session.version_id).titles
    try:
        parts = _parts(uow, session, last, library, now, language)
    except Exception:  # noqa: BLE001 - a survey that cannot be read keeps nobody from their copy: all rows follow below
        parts = ()
    receipt = last.receipt if last is not None else ""
    return AnsweredSurvey(
        titles, session.campaign_id, session.status, session.started_on, session.submitted_at, receipt, parts
    )


def _parts(
    uow: UnitOfWork, session: StoredSession, last: Submission | None, library: Library, now: datetime, language: str
) -> tuple[OwnPart, ...]:
    """What was submitted, or else what stands in the draft."""
    if last is None:
        return _draft(uow, session, library, now, language)
    found = own_answers.read(uow, session.person_id, last.id, library, now, language)
    return found.parts if found is not None else ()


def _draft(
    uow: UnitOfWork, session: StoredSession, library: Library, now: datetime, language: str
) -> tuple[OwnPart, ...]:
    """What was answered in a session that was not submitted yet."""
    row = chats.session_of(uow, session.id, session.person_id)
    if row is None or row.state is None:
        return ()
    sections = answering.to_read(uow, row, library, now, language).review()
    said = ((one.title, tuple(own_answers.drafted(i) for i in one.items if i.answered)) for one in sections)
    return tuple(OwnPart(title, lines) for title, lines in said if lines)


def _looks(uow: UnitOfWork, person_id: int) -> list[Look]:
    """Acts about the person, and exports of campaigns that held what they submitted."""
    me = f"person:{person_id}"
    mine = select(Campaign.id).join(StoredSession, StoredSession.campaign_id == Campaign.id)
    mine = mine.where(StoredSession.person_id == person_id, StoredSession.submitted_at.is_not(None))
    exported = [f"campaign:{number}" for number in uow.connection.scalars(mine)]
    about = (AuditEntry.subject == me) | ((AuditEntry.act == EXPORTED) & AuditEntry.subject.in_(exported))
    query = select(*labelled(at=AuditEntry.at, actor=AuditEntry.actor, act=AuditEntry.act)).where(
        about, AuditEntry.actor != me
    )
    return all_of(uow, Look, query.order_by(AuditEntry.id))


# -- giving it out


def note_given(uow: UnitOfWork, person_id: int, clocks: Clocks, now: datetime) -> RightRequest:
    """Somebody took their copy in the chat: on the register as asked for and carried out."""
    request = register.add(uow, person_id, RequestWish(COPY), clocks, now)
    register.settle(uow, request, register.CARRIED_OUT, f"person:{person_id}", now)
    return request


def draw_code(uow: UnitOfWork, person_id: int, clocks: Clocks, now: datetime) -> str:
    """Ask for a copy that is fetched from the operator with a code; a code drawn before is worth nothing any more."""
    request = register.add(uow, person_id, RequestWish(COPY), clocks, now)
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    request.code_key = uow.vault.key_of(code, CODE)
    uow.orm.flush()
    return code


def by_code(uow: UnitOfWork, code: str) -> RightRequest:
    """The open request for which a code was drawn. Raises Refusal."""
    key = uow.vault.key_of(code.strip().upper(), CODE)
    found = uow.orm.scalars(select(RightRequest).where(RightRequest.code_key == key, register.OPEN)).one_or_none()
    if found is None:
        raise Refusal("copy_code_unknown", "there is no open request for a copy with this code")
    return found


def is_given(request: RightRequest) -> bool:
    """Whether carrying a request out means giving out a copy."""
    return request.kind in (SEE, COPY)
