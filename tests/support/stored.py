"""A session as its rows say, for tests that compare it with what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.services.sessions.answer_rows import answer_row
from bot.services.sessions.library import Library
from storage.models import StoredAnswer, StoredSession, Submission
from storage.repositories import sessions
from storage.repositories.sessions import FREE_TEXT, UNSUBMITTED, AnswerRow
from storage.unit_of_work import UnitOfWork
from survey_definitions import Context, Session

ASIDE = ("calculate", "hidden", "metadata", "note")  # kinds that nobody gives: a note may show a value


@dataclass(frozen=True, slots=True)
class Stored:
    """A session as its rows say."""

    row: StoredSession
    numbers: dict[int, list[AnswerRow]]  # answers by number: the draft, then submissions
    receipts: list[str]
    engine: Session | None


def stored_session(uow: UnitOfWork, row: StoredSession, library: Library) -> Stored:
    """What the rows of a session say."""
    numbers: dict[int, list[AnswerRow]] = {UNSUBMITTED: []}
    answers = select(StoredAnswer).where(StoredAnswer.session_id == row.id).order_by(StoredAnswer.id)
    for answer in uow.orm.scalars(answers):
        numbers.setdefault(answer.number, []).append(_row(uow, answer))
    query = select(Submission.receipt).where(Submission.session_id == row.id).order_by(Submission.number)
    engine = None
    if row.state is not None:
        state = uow.vault.open_json(row.state, sessions.STATE)["engine"]
        survey = library.survey(uow, row.version_id)
        engine = Session.load(survey, context_of(uow, row, library), state, row_time(row))
    return Stored(row, numbers, list(uow.orm.scalars(query)), engine)


def _row(uow: UnitOfWork, answer: StoredAnswer) -> AnswerRow:
    text = None if answer.text is None else uow.vault.open_text(answer.text, FREE_TEXT)
    return AnswerRow(answer.path, answer.name, answer.kind, answer.code, answer.value, answer.day, text)


def context_of(uow: UnitOfWork, row: StoredSession, library: Library) -> Context:
    """What the session may know from outside."""
    assert row.facts is not None
    assert row.lists_sha256 is not None
    return Context(uow.vault.open_json(row.facts, sessions.FACTS), library.lists(uow, row.lists_sha256))


def row_time(row: StoredSession) -> datetime:
    """A moment on the day the session began."""
    assert row.started_on is not None
    return datetime.fromisoformat(f"{row.started_on}T12:00:00+00:00")


def rows_of(engine: Session) -> dict[str, AnswerRow]:
    """The answers that apply, as rows by path."""
    records = [record for record in engine.answers() if record.live and record.kind not in ASIDE]
    return {
        record.path: answer_row(record.path, record.name, record.kind, record.value, sealed=record.sealed)
        for record in records
    }


def drafts_that_differ(uow: UnitOfWork, library: Library) -> list[str]:
    """Draft answers that are stored otherwise than the session's state says, and those stored or missing alone.

    The library is the caller's, for whom it keeps surveys between one look and the next.
    """
    found = []
    for row in uow.orm.scalars(select(StoredSession).where(StoredSession.state.is_not(None))):
        stored = stored_session(uow, row, library)
        assert stored.engine is not None
        said, kept = rows_of(stored.engine), {one.path: one for one in stored.numbers[UNSUBMITTED]}
        found += [
            f"{path}: {kept.get(path)} is stored, {said.get(path)} is the state"
            for path in said | kept
            if said.get(path) != kept.get(path)
        ]
    return found
