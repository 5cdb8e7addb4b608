"""What is stored, against what was confirmed on the screens."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from sqlalchemy import func, select

from bot.services.sessions.library import Library
from storage.models import ParkedUpdate, Person, StoredSession
from storage.repositories.sessions import UNSUBMITTED, AnswerRow
from storage.unit_of_work import UnitOfWork
from tests.crash.acts import ANSWERING
from tests.crash.person import Confirmed
from tests.crash.replay import Expected, Impossible, Replay
from tests.support.stored import Stored, context_of, row_time, rows_of, stored_session


@dataclass(slots=True)
class Verdict:
    """What came of it; ``findings`` says each broken promise in words."""

    confirmed: int = 0  # answers seen to be taken
    standing: int = 0  # those of them that no later one replaced or took away
    stored: int = 0
    submissions: int = 0
    files: int = 0  # that came to their one result
    counts: Counter[str] = field(default_factory=Counter)
    findings: list[tuple[int, str]] = field(default_factory=list)  # account (0: nobody's), what

    def find(self, kind: str, account: int, what: str) -> None:
        """Note a broken promise."""
        self.counts[kind] += 1
        self.findings.append((account, f"{kind}: {what}"))


def judge(
    uow: UnitOfWork, verdict: Verdict, account: int, staff_code: str, record: list[Confirmed], receipts: list[str]
) -> None:
    """Compare all sessions of one person."""
    library = Library()
    steps = sorted(record, key=attrgetter("session"))  # stable: the order within a session stays
    done = {session: list(group) for session, group in groupby(steps, key=attrgetter("session"))}
    mine = select(StoredSession).join(Person, Person.id == StoredSession.person_id)
    for row in uow.orm.scalars(mine.where(Person.staff_code == staff_code)):
        stored = stored_session(uow, row, library)
        expected = _expected(uow, verdict, account, row, done.pop(row.id, []), library)
        if expected is not None:
            _compare(verdict, account, stored, expected)
        for receipt in stored.receipts:
            if not any(receipt in text for text in receipts):
                verdict.find("doubled", account, f"session {row.id}: a submission nobody saw")
    for session in done:
        verdict.find("lost", account, f"session {session} is not this person's")
    verdict.confirmed += sum(step.verb in ANSWERING for step in record)


def _expected(
    uow: UnitOfWork, verdict: Verdict, account: int, row: StoredSession, record: list[Confirmed], library: Library
) -> Expected | None:
    if row.state is None:
        if record:
            verdict.find("lost", account, f"session {row.id}: {len(record)} steps were confirmed, none is stored")
        return None
    survey = library.survey(uow, row.version_id)
    replay = Replay(survey, context_of(uow, row, library), row.id, row.language or "", row_time(row))
    try:
        return replay.run(record)
    except Impossible as finding:
        verdict.find("out of order", account, f"session {row.id}: {finding}")
        return None


def _compare(verdict: Verdict, account: int, stored: Stored, expected: Expected) -> None:
    name = f"session {stored.row.id}"
    _compare_rows(verdict, account, f"{name} draft", stored.numbers[UNSUBMITTED], expected.answers)
    verdict.standing += len(expected.answers)
    verdict.stored += len(stored.numbers[UNSUBMITTED])
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
