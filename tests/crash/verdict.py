"""What is stored, against what was confirmed on the screens."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import func, select

from bot.services.library import Library
from storage.models import ParkedUpdate, Person, StoredAnswer, StoredSession, Submission
from storage.repositories import sessions
from storage.repositories.sessions import DRAFT, FREE_TEXT, AnswerRow
from storage.unit_of_work import UnitOfWork
from survey_definitions import Context, Session
from tests.crash.acts import ANSWERING
from tests.crash.person import Confirmed
from tests.crash.replay import Expected, Impossible, Replay, rows_of


@dataclass(slots=True)
class Verdict:
    """What came of it; ``findings`` says each broken promise in words."""

    confirmed: int = 0  # answers seen to be taken
    standing: int = 0  # those of them that no later one replaced or took away
    stored: int = 0
    submissions: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    findings: list[tuple[int, str]] = field(default_factory=list)  # account (0: nobody's), what

    def find(self, kind: str, account: int, what: str) -> None:
        """Note a broken promise."""
        self.counts[kind] += 1
        self.findings.append((account, f"{kind}: {what}"))


@dataclass(frozen=True, slots=True)
class Stored:
    """A session as its rows say."""

    row: StoredSession
    numbers: dict[int, list[AnswerRow]]  # answers by number: the draft, then submissions
    receipts: list[str]
    engine: Session | None


def judge(
    uow: UnitOfWork, verdict: Verdict, account: int, staff_code: str, record: list[Confirmed], receipts: list[str]
) -> None:
    """Compare all sessions of one person."""
    library = Library()
    steps = sorted(record, key=attrgetter("session"))  # stable: the order within a session stays
    done = {session: list(group) for session, group in groupby(steps, key=attrgetter("session"))}
    mine = select(StoredSession).join(Person, Person.id == StoredSession.person_id)
    for row in uow.orm.scalars(mine.where(Person.staff_code == staff_code)):
        stored = _stored(uow, row, library)
        expected = _expected(uow, verdict, account, row, done.pop(row.id, []), library)
        if expected is not None:
            _compare(verdict, account, stored, expected)
        for receipt in stored.receipts:
            if not any(receipt in text for text in receipts):
                verdict.find("doubled", account, f"session {row.id}: a submission nobody saw")
    for session in done:
        verdict.find("lost", account, f"session {session} is not this person's")
    verdict.confirmed += sum(step.verb in ANSWERING for step in record)


def _stored(uow: UnitOfWork, row: StoredSession, library: Library) -> Stored:
    numbers: dict[int, list[AnswerRow]] = {DRAFT: []}
    answers = select(StoredAnswer).where(StoredAnswer.session_id == row.id).order_by(StoredAnswer.id)
    for answer in uow.orm.scalars(answers):
        numbers.setdefault(answer.number, []).append(_row(uow, answer))
    query = select(Submission.receipt).where(Submission.session_id == row.id).order_by(Submission.number)
    engine = None
    if row.state is not None:
        state = uow.vault.open_json(row.state, sessions.STATE)["engine"]
        survey = library.survey(uow, row.version_id)
        engine = Session.load(survey, _context(uow, row, library), state, row_time(row))
    return Stored(row, numbers, list(uow.orm.scalars(query)), engine)


def _row(uow: UnitOfWork, answer: StoredAnswer) -> AnswerRow:
    text = None if answer.text is None else uow.vault.open_text(answer.text, FREE_TEXT)
    return AnswerRow(answer.path, answer.name, answer.kind, answer.code, answer.value, answer.day, text)


def _context(uow: UnitOfWork, row: StoredSession, library: Library) -> Context:
    assert row.facts is not None
    assert row.lists_sha256 is not None
    return Context(uow.vault.open_json(row.facts, sessions.FACTS), library.lists(uow, row.lists_sha256))


def row_time(row: StoredSession) -> datetime:
    """A moment on the day the session began."""
    assert row.started_on is not None
    return datetime.fromisoformat(f"{row.started_on}T12:00:00+00:00")


def _expected(
    uow: UnitOfWork, verdict: Verdict, account: int, row: StoredSession, record: list[Confirmed], library: Library
) -> Expected | None:
    if row.state is None:
        if record:
            verdict.find("lost", account, f"session {row.id}: {len(record)} steps were confirmed, none is stored")
        return None
    survey = library.survey(uow, row.version_id)
    replay = Replay(survey, _context(uow, row, library), row.id, row.language or "", row_time(row))
    try:
        return replay.run(record)
    except Impossible as finding:
        verdict.find("out of order", account, f"session {row.id}: {finding}")
        return None


def _compare(verdict: Verdict, account: int, stored: Stored, expected: Expected) -> None:
    name = f"session {stored.row.id}"
    _compare_rows(verdict, account, f"{name} draft", stored.numbers[DRAFT], expected.answers)
    verdict.standing += len(expected.answers)
    verdict.stored += len(stored.numbers[DRAFT])
    assert stored.engine is not None
    _compare_rows(verdict, account, f"{name} state", list(rows_of(stored.engine).values()), expected.answers)
    verdict.submissions += len(stored.receipts)
    if len(stored.receipts) < len(expected.submissions):
        verdict.find("lost", account, f"{name}: {len(expected.submissions)} submissions, {len(stored.receipts)} stored")
    if len(stored.receipts) > len(expected.submissions):
        verdict.find("doubled", account, f"{name}: {len(expected.submissions)} submissions, {stored.receipts} stored")
    for number, (answers, computed) in enumerate(expected.submissions, 1):
        given = [row for row in stored.numbers.get(number, []) if row.path not in computed]
        _compare_rows(verdict, account, f"{name} submission {number}", given, answers)


def _compare_rows(
    verdict: Verdict, account: int, where: str, rows: list[AnswerRow], expected: dict[str, AnswerRow]
) -> None:
    counted = Counter(row.path for row in rows)
    by_path = {row.path: row for row in rows}
    for path, wanted in expected.items():
        if path not in by_path:
            verdict.find("lost", account, f"{where}: {path} is not stored, confirmed was {wanted}")
        elif _value(by_path[path]) != _value(wanted):
            verdict.find("lost", account, f"{where}: {path} holds {by_path[path]}, confirmed was {wanted}")
    for path, times in counted.items():
        if times > 1 or path not in expected:
            verdict.find("doubled", account, f"{where}: {path} is stored {times} times, confirmed was nothing more")


def _value(row: AnswerRow) -> tuple[object, ...]:
    return row.code, row.value, row.day, row.text


def parked(uow: UnitOfWork) -> int:
    """How many updates could not be processed."""
    return uow.orm.scalar(select(func.count(ParkedUpdate.id))) or 0
