"""What a person's results are computed from: newest submissions, the rules in force, facts of the roster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select

from bot.services.people import consents
from bot.services.sessions.earlier_answers import BODY
from storage.models import (
    Campaign,
    Confirmation,
    Person,
    StoredSession,
    StoredSurvey,
    Submission,
    SurveyVersion,
    Unit,
)
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment.answers import Answers
from survey_definitions.assessment.definition import Definition, book_of
from survey_definitions.assessment.gap import Level
from survey_definitions.assessment.languages import CEFR
from survey_definitions.assessment.months import month
from survey_definitions.assessment.outcomes import PersonFacts
from survey_definitions.assessment.reading import read_definition
from survey_definitions.assessment.targets import Position

_EDITIONS: Final = 32


@dataclass(frozen=True, slots=True)
class NewestSubmission:
    """The newest submission of a person to a survey: where it stands, when its wave began, what was answered."""

    survey: str
    session: int
    number: int
    at: datetime
    opens_at: datetime
    answers: Answers


@dataclass(frozen=True, slots=True)
class Edition:
    """The rules that a survey's newest version brings along."""

    sha256: str
    definition: Definition


def may_be_computed(uow: UnitOfWork, person: int) -> bool:
    """Whether a person agreed to it and is not frozen."""
    frozen = uow.connection.scalar(select(Person.frozen_at).where(Person.id == person))
    return frozen is None and consents.given(uow, person, consents.DEVELOPMENT)


def hold(uow: UnitOfWork, person: ColumnElement[int] | int) -> None:
    """Have somebody who is to be erased wait until this transaction ends, or wait until they are erased.

    For whoever says something of another person: what is read afterwards is still there when it is said.
    """
    held = select(Person.id).where(Person.id == person)
    uow.connection.execute(held.with_for_update(read=True, key_share=True))


def newest(uow: UnitOfWork, person: int) -> dict[str, NewestSubmission]:
    """The newest submission to each survey, by the survey's code."""
    last = (
        select(Submission.session_id, func.max(Submission.number).label("number"))
        .join(StoredSession, StoredSession.id == Submission.session_id)
        .where(StoredSession.person_id == person)
        .group_by(Submission.session_id)
        .subquery()
    )
    query = (
        select(
            StoredSurvey.code,
            Submission.session_id,
            Submission.number,
            Submission.submitted_at,
            Campaign.opens_at,
            Submission.body,
        )
        .join(last, (last.c.session_id == Submission.session_id) & (last.c.number == Submission.number))
        .join(StoredSession, StoredSession.id == Submission.session_id)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .join(StoredSurvey, StoredSurvey.id == Campaign.survey_id)
        .order_by(Submission.submitted_at, Submission.id)
    )
    rows = {row.code: row for row in uow.connection.execute(query)}
    return {
        code: NewestSubmission(
            code, row.session_id, row.number, row.submitted_at, row.opens_at, answers_of(uow, row.body)
        )
        for code, row in rows.items()
    }


def answers_of(uow: UnitOfWork, body: bytes) -> Answers:
    """A submission's answers."""
    return Answers(uow.vault.open_json(body, BODY))


def editions(uow: UnitOfWork) -> dict[str, Edition]:
    """The rules in force, by the code of the survey that brings them: those of its newest version that has any."""
    query = (
        select(StoredSurvey.code, SurveyVersion.rules_sha256, SurveyVersion.id)
        .join(SurveyVersion, SurveyVersion.survey_id == StoredSurvey.id)
        .where(SurveyVersion.rules_sha256.is_not(None))
        .order_by(SurveyVersion.number)
    )
    found = {code: (str(sha256), version) for code, sha256, version in uow.connection.execute(query)}
    return {code: Edition(sha256, _definition(uow, sha256, version)) for code, (sha256, version) in found.items()}


def edition(uow: UnitOfWork, sha256: str) -> Edition | None:
    """An edition of rules by its hash."""
    version = uow.connection.scalar(select(func.max(SurveyVersion.id)).where(SurveyVersion.rules_sha256 == sha256))
    return Edition(sha256, _definition(uow, sha256, version)) if version is not None else None


_READ: dict[str, Definition] = {}


def _definition(uow: UnitOfWork, sha256: str, version: int) -> Definition:
    """The rules of a version; what was read once is kept by its hash."""
    if sha256 not in _READ:
        rows: dict[str, Any] = (
            uow.connection.scalar(select(SurveyVersion.rules).where(SurveyVersion.id == version)) or {}
        )
        if len(_READ) >= _EDITIONS:
            _READ.clear()
        _READ[sha256] = read_definition(book_of(rows))[0] or Definition()
    return _READ[sha256]


def facts(uow: UnitOfWork, person: int, today: date) -> PersonFacts:
    """What the roster knows of a person today; `of_wave` makes it that of a wave."""
    row = uow.orm.get_one(Person, person)
    year_month = row.birth_month.split("-") if row.birth_month else None
    return PersonFacts(
        position=Position(row.position_group, row.job_position, row.rank),
        reference=month(today.year, today.month),
        today=today,
        units=units_above(uow, row.unit_id),
        born=int(year_month[0]) * 12 + int(year_month[1]) - 1 if year_month else None,
        successors=successors(uow),
        ratings=tuple((row.ratings or "").split()),
        degrees=_degrees(row.language_degrees or ""),
        exception=row.experience_exception,
    )


def _degrees(listed: str) -> dict[str, int]:
    """Levels by language, of what the roster keeps as `en:C1 zh:B2`."""
    pairs = (word.partition(":") for word in listed.split())
    return {language: CEFR.index(level) for language, _, level in pairs}


def of_wave(known: PersonFacts, opened: date, said: Mapping[str, Level]) -> PersonFacts:
    """The same for a wave that began on a day; ``said`` is what was confirmed."""
    return replace(known, reference=month(opened.year, opened.month), confirmed=said)


def units_above(uow: UnitOfWork, unit: int | None) -> tuple[str, ...]:
    """The codes of a unit and of those above it, the nearest first."""
    codes: list[str] = []
    while unit is not None and len(codes) < 10:  # noqa: PLR2004 - deeper than any organisation
        code, unit = uow.connection.execute(select(Unit.code, Unit.parent_id).where(Unit.id == unit)).one()
        codes.append(code)
    return tuple(codes)


def successors(uow: UnitOfWork) -> dict[str, list[str]]:
    """Which units came of which."""
    rows = uow.connection.execute(select(Unit.code, Unit.successors).where(Unit.valid_to.is_not(None)))
    return {code: list(came) for code, came in rows if came}


def confirmed(uow: UnitOfWork, session: int, own: Mapping[str, str]) -> dict[str, Level]:
    """What was said of each item of a session, as far as it still speaks of what the person states."""
    query = select(Confirmation).where(Confirmation.session_id == session).order_by(Confirmation.id)
    found: dict[str, Level] = {}
    for one in uow.orm.scalars(query):
        if own.get(one.item) == one.own:
            found[one.item] = one.level if one.level is not None else one.verdict
        else:
            found.pop(one.item, None)
    return found
