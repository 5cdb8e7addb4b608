"""Audiences by what people submitted earlier: ``CAMPAIGN/question=choice`` or ``SURVEY/question=choice``.

Only choices are looked at, of the newest submission of sessions whose person did not withdraw. So that nobody learns
from a number what one person answered, a campaign for fewer than `FEWEST` people by such a rule is refused, and its
figures are not given for each agency.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, func, literal, or_, select
from sqlalchemy.orm import aliased

from bot.services.refusals import Refusal
from storage.models import Campaign, Person, StoredAnswer, StoredSession, StoredSurvey, Submission
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork

FEWEST: Final = 5  # people; below it figures could be about somebody (domain 7.4)
_SHAPE = re.compile(r"([^/=,\s]+)/([^/=,\s]+)=([^/=,\s]+)\Z")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, a choice, and where it was answered: a campaign's number or a survey's id."""

    where: str
    question: str
    choice: str


def read(code: str) -> Answered:
    """Read ``3/years=many``. Raises Refusal."""
    found = _SHAPE.match(code)
    if found is None:
        raise Refusal(
            "audience_answered", f"answered: expected CAMPAIGN/question=choice, for example 3/years=many, not {code!r}",
            code=code,
        )  # fmt: skip
    return Answered(*found.groups())


def verify(uow: UnitOfWork, code: str) -> None:
    """Check that there is such a campaign or survey, and that the question was answered there. Raises Refusal."""
    wanted = read(code)
    query = select(StoredAnswer.id).join(StoredSession).join(Campaign).where(_in(wanted), StoredAnswer.number > 0)
    if uow.connection.execute(query.where(StoredAnswer.name == wanted.question).limit(1)).first() is None:
        raise Refusal(
            "audience_answered_nowhere", f"answered: nobody submitted an answer to {wanted.question!r} in"
            f" {wanted.where!r}", question=wanted.question, where=wanted.where,
        )  # fmt: skip


def condition(code: str) -> ColumnElement[bool]:
    """The condition on `Person` to have submitted this choice."""
    wanted = read(code)
    later = aliased(Submission)
    newest = select(func.max(later.number)).where(later.session_id == StoredSession.id).scalar_subquery()
    chosen = literal(" ") + func.coalesce(StoredAnswer.code, "") + literal(" ")
    query = (
        select(literal(1))
        .select_from(StoredAnswer)
        .join(StoredSession, StoredSession.id == StoredAnswer.session_id)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .where(StoredSession.person_id == Person.id, StoredSession.status == SessionStatus.SUBMITTED, _in(wanted))
        .where(StoredAnswer.name == wanted.question, StoredAnswer.number == newest)
        .where(chosen.contains(f" {wanted.choice} ", autoescape=True))
    )
    return query.correlate(Person).exists()


def _in(wanted: Answered) -> ColumnElement[bool]:
    by_survey = Campaign.survey_id.in_(select(StoredSurvey.id).where(StoredSurvey.code == wanted.where))
    if not wanted.where.isascii() or not wanted.where.isdecimal() or len(wanted.where) > 9:  # noqa: PLR2004 - an id
        return by_survey
    return or_(Campaign.id == int(wanted.where), by_survey)
