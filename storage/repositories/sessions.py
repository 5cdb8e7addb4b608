"""Sessions and their draft answers, as the answering path writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.errors import ConflictError
from storage.models import ListSnapshot, StoredAnswer, StoredSession, SurveyVersion
from storage.prepared import Prepared
from storage.repositories.chats import SessionView
from storage.unit_of_work import UnitOfWork
from survey_definitions.value import value

UNSUBMITTED = 0  # `StoredAnswer.number` of answers not submitted yet
FREE_TEXT = "answer"
STATE = "session state"
FACTS = "facts"
PICTURE_KEY = "key of a picture"


@value
class AnswerRow:
    """An answer in the column its kind calls for."""

    path: str
    name: str
    kind: str
    code: str | None = None
    value: float | None = None
    day: date | None = None
    text: str | None = None
    kept: bool = False


_SAVED = (
    update(StoredSession)
    .where(StoredSession.id == bindparam("b_id"), StoredSession.revision == bindparam("b_old"))
    .values(
        revision=bindparam("b_old") + 1,
        state=bindparam("b_state"),
        turn=bindparam("b_turn"),
        language=bindparam("b_language"),
        changed_at=bindparam("b_changed"),
    )
)
_SAVE = Prepared(_SAVED.values(status=bindparam("b_status")))
_SAVE_REST = Prepared(_SAVED)  # SQLite writes the index of every column anew that a statement names
_BEGIN = (
    update(StoredSession)
    .where(StoredSession.id == bindparam("b_id"))
    .values(facts=bindparam("b_facts"), lists_sha256=bindparam("b_lists"), started_on=bindparam("b_day"))
)
_KEY = ("session_id", "number", "path")
_TYPED = ("name", "kind", "code", "value", "day", "text", "language", "answered_at", "kept")


def _upsert(dialect: Any) -> Prepared:
    statement = dialect.insert(StoredAnswer).values({name: bindparam(name) for name in (*_KEY, *_TYPED)})
    return Prepared(
        statement.on_conflict_do_update(
            index_elements=_KEY, set_={name: getattr(statement.excluded, name) for name in _TYPED}
        )
    )


_UPSERT = {"sqlite": _upsert(sqlite), "postgresql": _upsert(postgresql)}
_DROP = delete(StoredAnswer).where(
    StoredAnswer.session_id == bindparam("session"),
    StoredAnswer.number == UNSUBMITTED,
    or_(StoredAnswer.path == bindparam("path"), StoredAnswer.path.like(bindparam("below"), escape="!")),
)
_UNSUBMITTED = select(
    StoredAnswer.path,
    StoredAnswer.name,
    StoredAnswer.kind,
    StoredAnswer.code,
    StoredAnswer.value,
    StoredAnswer.day,
    StoredAnswer.text,
)
_SNAPSHOT = {
    "sqlite": sqlite.insert(ListSnapshot).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(ListSnapshot).on_conflict_do_nothing(),
}


def save(uow: UnitOfWork, session: SessionView, state: bytes) -> None:
    """Write a session's state over the revision that was read. Raises ConflictError when another writer was faster."""
    values = {
        "b_id": session.id,
        "b_old": session.revision,
        "b_state": state,
        "b_turn": session.turn,
        "b_status": session.status,
        "b_language": session.language,
        "b_changed": session.changed_at,
    }
    statement = _SAVE_REST if session.status == session.stored_status else _SAVE
    if statement.change(uow.connection, values) != 1:
        raise ConflictError(f"session {session.id} moved on")
    session.stored_status = session.status
    session.revision += 1
    session.state = state


def begin(uow: UnitOfWork, session: SessionView, facts: bytes, lists_sha256: str, day: date) -> None:
    """Pin what the session may know from outside for as long as it lives."""
    values = {"b_id": session.id, "b_facts": facts, "b_lists": lists_sha256, "b_day": day}
    uow.connection.execute(_BEGIN, values)
    session.facts, session.lists_sha256 = facts, lists_sha256


def put_answers(
    uow: UnitOfWork, session_id: int, number: int, rows: Sequence[AnswerRow], language: str, now: datetime
) -> None:
    """Store answers, each over what stood at its path."""
    upsert = _UPSERT[uow.connection.dialect.name]
    for row in rows:
        upsert.change(uow.connection, _values(uow, session_id, number, row, language, now))


def _values(
    uow: UnitOfWork, session_id: int, number: int, row: AnswerRow, language: str, now: datetime
) -> dict[str, Any]:
    return {
        "session_id": session_id,
        "number": number,
        "path": row.path,
        "name": row.name,
        "kind": row.kind,
        "code": row.code,
        "value": row.value,
        "day": row.day,
        "text": None if row.text is None else uow.vault.seal_text(row.text, FREE_TEXT),
        "language": language,
        "answered_at": now,
        "kept": row.kept,
    }


def drop_draft(uow: UnitOfWork, session_id: int, path: str) -> None:
    """Forget the draft answer at a path and all below it."""
    escaped = path.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    uow.connection.execute(_DROP, {"session": session_id, "path": path, "below": f"{escaped}/%"})


def align_draft(uow: UnitOfWork, session_id: int, rows: Sequence[AnswerRow], language: str, now: datetime) -> None:
    """Make the draft those rows: others go, other values come; what stands keeps its language and time."""
    where = (StoredAnswer.session_id == session_id) & (StoredAnswer.number == UNSUBMITTED)
    standing = {row.path: row for row in map(partial(_read, uow), uow.connection.execute(_UNSUBMITTED.where(where)))}
    gone = set(standing) - {row.path for row in rows}
    if gone:
        uow.connection.execute(delete(StoredAnswer).where(where & StoredAnswer.path.in_(gone)))
    put_answers(uow, session_id, UNSUBMITTED, [row for row in rows if row != standing.get(row.path)], language, now)


def _read(uow: UnitOfWork, row: Any) -> AnswerRow:
    text = None if row.text is None else uow.vault.open_text(row.text, FREE_TEXT)
    return AnswerRow(row.path, row.name, row.kind, row.code, row.value, row.day, text)


def kept_paths(uow: UnitOfWork, session_id: int) -> frozenset[str]:
    """Paths of draft answers that were kept from an earlier campaign."""
    where = (StoredAnswer.session_id == session_id) & (StoredAnswer.number == UNSUBMITTED) & StoredAnswer.kept
    return frozenset(uow.connection.execute(select(StoredAnswer.path).where(where)).scalars())


def set_aside(uow: UnitOfWork, session_id: int, paths: Sequence[str]) -> None:
    """Take draft answers out of the draft without losing them: they get the next number below zero."""
    lowest = select(func.min(StoredAnswer.number)).where(StoredAnswer.session_id == session_id)
    number = min(uow.connection.execute(lowest).scalar() or 0, 0) - 1
    where = (
        (StoredAnswer.session_id == session_id) & (StoredAnswer.number == UNSUBMITTED) & StoredAnswer.path.in_(paths)
    )
    uow.connection.execute(update(StoredAnswer).where(where).values(number=number))


def renew(uow: UnitOfWork, session: SessionView, version_id: int, lists_sha256: str) -> None:
    """Put a session on another version, under the revision that was read. Raises ConflictError."""
    mine = update(StoredSession).where(StoredSession.id == session.id, StoredSession.revision == session.revision)
    if uow.connection.execute(mine.values(version_id=version_id, lists_sha256=lists_sha256)).rowcount != 1:
        raise ConflictError(f"session {session.id} moved on")
    session.version_id, session.lists_sha256 = version_id, lists_sha256


def keep_lists(uow: UnitOfWork, sha256: str, body: bytes) -> None:
    """Keep reference lists under their hash; the same content is stored, and sent to the database, once."""
    if uow.connection.execute(select(ListSnapshot.sha256).where(ListSnapshot.sha256 == sha256)).scalar() is not None:
        return
    uow.connection.execute(_SNAPSHOT[uow.connection.dialect.name], {"sha256": sha256, "body": body})


def lists_body(uow: UnitOfWork, sha256: str) -> bytes:
    """Reference lists as they were kept."""
    return uow.connection.execute(select(ListSnapshot.body).where(ListSnapshot.sha256 == sha256)).scalar_one()


def xform(uow: UnitOfWork, version_id: int) -> str:
    """The compiled text of a version."""
    return uow.connection.execute(select(SurveyVersion.xform).where(SurveyVersion.id == version_id)).scalar_one()


def add(uow: UnitOfWork, table: Any, **values: Any) -> int:
    """Insert a row; gives its id."""
    key = uow.connection.execute(insert(table), values).inserted_primary_key
    assert key is not None
    return int(key[0])
