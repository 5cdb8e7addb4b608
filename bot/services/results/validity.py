"""How far self-assessments agree with verified certificates and with supervisors, over the whole province."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select

from storage.models import Person, Result, ResultItem
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment.gap import CONFIRMED
from survey_definitions.assessment.outcomes import GAP, LANGUAGES
from survey_definitions.assessment.validity import Agreement, agreement


@dataclass(frozen=True, slots=True)
class Validity:
    """Languages against certificates, competencies against supervisors; None where fewer than 30 people are behind it.

    No group below the province is ever told, so that nothing can be subtracted.
    """

    certificates: Agreement | None
    supervisors: Agreement | None


def of_province(uow: UnitOfWork) -> Validity:
    """Over the current results of everybody who is not frozen."""
    certificates = _pairs(uow, LANGUAGES, ResultItem.target, ResultItem.name.like("lang:%"))
    supervisors = _pairs(uow, GAP, ResultItem.level, ResultItem.word == CONFIRMED)
    return Validity(_told(certificates), _told(supervisors))


def _pairs(uow: UnitOfWork, kind: str, other: Any, which: ColumnElement[bool]) -> list[tuple[int, int, int]]:
    """Person, own level, the other one."""
    query = (
        select(Result.person_id, ResultItem.own, other)
        .join(ResultItem, ResultItem.result_id == Result.id)
        .join(Person, Person.id == Result.person_id)
        .where(Result.kind == kind, Result.current, Person.frozen_at.is_(None), which)
        .where(ResultItem.own.is_not(None), other.is_not(None))
    )
    return [(person, own, level) for person, own, level in uow.connection.execute(query)]


def _told(rows: list[tuple[int, int, int]]) -> Agreement | None:
    return agreement([(own, level) for _, own, level in rows], people=len({person for person, _, _ in rows}))
