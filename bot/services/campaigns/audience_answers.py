"""Audiences by what people submitted earlier: ``CAMPAIGN/question=choice`` or ``SURVEY/question=choice``.

Only choices are looked at, of the newest submission of sessions whose person did not withdraw. So that nobody learns
from a number, or from a series of them, what one person answered:

- a rule is refused for fewer than `FEWEST` people *without* the condition on answers, so that the refusal says nothing
  about anybody's answer;
- how many it gives is told as a band (`band`), drawn from the number moved by a few at random: the same people give the
  same band for ever, others another draw, so that one person more or less does not show;
- its campaign's figures are not shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, func, literal, or_, select
from sqlalchemy.orm import aliased

from bot.services.refusals import Refusal
from storage.models import Campaign, Person, StoredAnswer, StoredSession, StoredSurvey, Submission
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork

FEWEST: Final = 20
"""People whom a rule must leave to choose from before their answers are looked at."""

_EDGES: Final = (0, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
_MOVED: Final = 8  # people, up or down


@dataclass(frozen=True, slots=True)
class PeopleBand:
    """Roughly how many people: from the first number up to the second."""

    least: int
    most: int

    def __str__(self) -> str:
        return f"{self.least}–{self.most}"


def band(number: int, secret: str) -> PeopleBand:
    """The band of a number of people; ``secret`` is hexadecimal, the same for the same people, unknown to readers."""
    moved = number + int(secret[:8], 16) % (2 * _MOVED + 1) - _MOVED
    at = max(bisect_right(_EDGES, max(0, moved)) - 1, 0)
    top = _EDGES[at + 1] - 1 if at + 1 < len(_EDGES) else 10 * _EDGES[at]
    return PeopleBand(_EDGES[at], top)


_SHAPE = re.compile(r"([^/=,\s]+)/([^/=,\s]+)=([^/=,\s]+)\Z")


@dataclass(frozen=True, slots=True)
class EarlierChoice:
    """A question, a choice, and where it was answered: a campaign's number or a survey's id."""

    where: str
    question: str
    choice: str


def read(code: str) -> EarlierChoice:
    """Read ``3/years=many``. Raises Refusal."""
    found = _SHAPE.match(code)
    if found is None:
        raise Refusal(
            "audience_answered",
            f"answered: expected CAMPAIGN/question=choice, for example 3/years=many, not {code!r}",
            code=code,
        )
    return EarlierChoice(*found.groups())


def verify(uow: UnitOfWork, code: str) -> None:
    """Check that there is such a campaign or survey, and that the question was answered there. Raises Refusal."""
    wanted = read(code)
    query = select(StoredAnswer.id).join(StoredSession).join(Campaign).where(_in(wanted), StoredAnswer.number > 0)
    if uow.connection.execute(query.where(StoredAnswer.name == wanted.question).limit(1)).first() is None:
        raise Refusal(
            "audience_answered_nowhere",
            f"answered: nobody submitted an answer to {wanted.question!r} in {wanted.where!r}",
            question=wanted.question,
            where=wanted.where,
        )


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


def _in(wanted: EarlierChoice) -> ColumnElement[bool]:
    by_survey = Campaign.survey_id.in_(select(StoredSurvey.id).where(StoredSurvey.code == wanted.where))
    if not wanted.where.isascii() or not wanted.where.isdecimal() or len(wanted.where) > 9:  # noqa: PLR2004 - an id
        return by_survey
    return or_(Campaign.id == int(wanted.where), by_survey)
