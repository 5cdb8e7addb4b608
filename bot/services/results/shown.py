"""A person's results as they are shown: the newest of each kind, the same by other editions, and the wave before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.services.results.computing import RESULT
from storage.models import ListEntry, Person, Result, StoredSession, Unit
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment.outcomes import KINDS, Outcome

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ShownResult:
    """One result: what it says, by which edition of which rules, when, and from which submission.

    ``others`` are the same submission's results by other editions, ``before`` what the wave before gave.
    """

    kind: str
    outcome: Outcome
    rule: Mapping[str, Any]
    inputs: Mapping[str, Any]
    version: str
    at: datetime
    session: int
    survey_version: int
    others: tuple[tuple[str, Outcome], ...] = ()
    before: Outcome | None = None


def of_person(uow: UnitOfWork, person: int) -> dict[str, ShownResult]:
    """The results of a person by kind; nothing of who is frozen or never submitted."""
    query = (
        select(Result, StoredSession.version_id)
        .join(StoredSession, StoredSession.id == Result.session_id)
        .where(Result.person_id == person, Result.current, StoredSession.status == "submitted")
        .order_by(StoredSession.submitted_at.desc(), Result.session_id.desc(), Result.id.desc())
    )
    by_kind: dict[str, list[tuple[Result, int]]] = {}
    for row, version in uow.orm.execute(query):
        by_kind.setdefault(row.kind, []).append((row, version))
    return {kind: _shown(uow, by_kind[kind]) for kind in KINDS if kind in by_kind}


def _shown(uow: UnitOfWork, rows: list[tuple[Result, int]]) -> ShownResult:
    """The newest row first; rows of its session are other editions, the next session is the wave before."""
    (newest, version), *rest = rows
    body = uow.vault.open_json(newest.body, RESULT)
    others = tuple((row.version, _outcome(uow, row)) for row, _ in rest if row.session_id == newest.session_id)
    before = next((row for row, _ in rest if row.session_id != newest.session_id), None)
    return ShownResult(
        newest.kind,
        body["outcome"],
        body["rule"],
        body["inputs"],
        newest.version,
        newest.computed_at,
        newest.session_id,
        version,
        others,
        _outcome(uow, before) if before is not None else None,
    )


def _outcome(uow: UnitOfWork, row: Result) -> Outcome:
    found: Outcome = uow.vault.open_json(row.body, RESULT)["outcome"]
    return found


def entry_names(uow: UnitOfWork, kind: str) -> dict[str, Names]:
    """What the entries of a reference list are called, by code."""
    query = select(ListEntry.code, ListEntry.names).where(ListEntry.kind == kind).order_by(ListEntry.position)
    return {row.code: row.names for row in uow.connection.execute(query)}


def unit_names(uow: UnitOfWork, codes: set[str]) -> dict[str, Names]:
    """What units are called, by code."""
    query = select(Unit.code, Unit.names).where(Unit.code.in_(codes))
    return {row.code: row.names for row in uow.connection.execute(query)}


def unit_of(uow: UnitOfWork, person: int) -> Names:
    """What the unit of a person is called."""
    query = select(Unit.names).join(Person, Person.unit_id == Unit.id).where(Person.id == person)
    return uow.connection.execute(query).scalar_one()
