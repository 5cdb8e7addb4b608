"""Submitting: a finished session's answers as they stood, with a receipt. A correction is a further submission."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update

from bot.services import results_due as due
from bot.services.people import roster_discrepancies
from bot.services.sessions import earlier_answers, time_spent
from bot.services.sessions.answer_rows import answer_row
from bot.services.sessions.answering import Live
from bot.services.sessions.earlier_answers import BODY
from storage.models import Person, StoredSession, Submission, Unit
from storage.repositories import sessions
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork
from survey_definitions import AnswerRecord, Rejection, Survey
from survey_definitions.packed import layout_of

_LAST = select(func.max(Submission.number)).where(Submission.session_id == bindparam("session"))
_DONE = update(StoredSession).where(StoredSession.id == bindparam("b_id")).values(submitted_at=bindparam("b_at"))
_UNIT = select(Unit.code).join(Person, Person.unit_id == Unit.id).where(Person.id == bindparam("person"))


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the person gets for a submission."""

    code: str
    number: int
    at: datetime


def submit(uow: UnitOfWork, live: Live, now: datetime) -> Receipt | tuple[Rejection, ...]:
    """Store a submission, or say what is still missing. The caller saves the session."""
    missing = live.engine.finish(now)
    if missing:
        return missing
    number = (uow.connection.execute(_LAST, {"session": live.row.id}).scalar() or 0) + 1
    receipt = Receipt(_code(uow, live.row.id, number), number, now)
    unit = uow.connection.execute(_UNIT, {"person": live.row.person_id}).scalar_one()  # that of the day
    records = [record for record in live.engine.answers() if record.live]
    sessions.add(
        uow,
        Submission,
        session_id=live.row.id,
        number=number,
        receipt=receipt.code,
        submitted_at=now,
        unit_code=unit,
        language=live.engine.language,
        body=uow.vault.seal_json([_plain(record) for record in records], BODY),
        counted=packed(live.engine.survey, records),
        seconds=_seconds(live, number, now),
    )
    kept = sessions.kept_paths(uow, live.row.id) if earlier_answers.WAVE in live.more else frozenset()
    rows = [
        replace(answer_row(r.path, r.name, _column_kind(r), r.value, sealed=r.sealed), kept=r.path in kept)
        for r in records
    ]
    sessions.put_answers(uow, live.row.id, number, rows, live.engine.language, now)
    uow.connection.execute(_DONE, {"b_id": live.row.id, "b_at": now})
    roster_discrepancies.note(uow, live.row.person_id, live.row.id, records, now)
    due.for_person(uow, live.row.person_id, now, tell=True)
    live.row.status, live.row.submitted_at = SessionStatus.SUBMITTED, now
    live.row.changed_at = None
    live.row.turn += 1
    live.on_card = {}
    return receipt


def _seconds(live: Live, number: int, now: datetime) -> int | None:
    """How long it took whoever answered everything themselves; a correction or a later wave says nothing of that."""
    if number > 1 or earlier_answers.WAVE in live.more:
        return None
    time_spent.note(live.more, now)
    return time_spent.seconds(live.more, live.engine.progress().answered)


def packed(survey: Survey, records: Iterable[AnswerRecord]) -> bytes | None:
    """What groups are counted by, of a submission's answers; None for a survey that cannot be packed."""
    layout = layout_of(survey)
    return layout.pack({record.path: record.value for record in records}) if layout is not None else None


def _code(uow: UnitOfWork, session_id: int, number: int) -> str:
    digest = bytes.fromhex(uow.vault.key_of(f"{session_id}.{number}", "receipt"))
    letters = base64.b32encode(digest)[:8].decode()
    return f"{letters[:4]}-{letters[4:]}"


def _plain(record: AnswerRecord) -> dict[str, Any]:
    return asdict(record) | {"appearance": sorted(record.appearance)}


def _column_kind(record: AnswerRecord) -> str:
    if record.kind in ("calculate", "hidden", "metadata"):
        return {"int": "integer", "decimal": "decimal"}.get(record.type, "text")
    return record.kind
