"""Figures of a campaign as they are: every group and question, nothing hidden yet. For `releasing` alone to read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import and_, func, select

from bot.services.group_figures import indicators
from bot.services.group_figures.computed import computed
from bot.services.group_figures.people import Counted, counted, of_people
from bot.services.group_figures.questions import Question, questions
from bot.services.group_figures.structure import PeopleCell, Places, places
from storage.models import Person, StoredAnswer, StoredSession, StoredSurvey, SurveyVersion
from storage.unit_of_work import UnitOfWork
from survey_definitions import Survey, read_survey
from survey_definitions.disclosure import Count, Groups, QuestionTable, summed

Answers = Counter[tuple[PeopleCell, str]]
"""How many people of a cell gave an answer, as it is stored: codes of several choices stand with blanks between."""


@dataclass(frozen=True, slots=True)
class CampaignCounts:
    """Everything that is counted of a campaign."""

    groups: Groups
    tables: tuple[QuestionTable, ...]


def figures(uow: UnitOfWork, campaign_id: int, until: datetime) -> CampaignCounts:
    """Count a campaign's submissions up to a moment: a few statements, whatever the number of people."""
    found = counted(campaign_id, until)
    where = places(uow, found)
    surveys = versions(uow, campaign_id)
    asked = list(_of_questions(uow, surveys, found, where))
    beside = _of_indicators(uow, campaign_id, surveys, _Moment(found, where, until))
    names = {question.name: question.labels for question in questions(surveys)}
    of_results = (table(where, question.name, question, counts) for question, counts in computed(uow, found, names))
    levels = {f"I07:{one.id}": one for one in asked}
    gaps = (_beside(one, levels.get(one.id)) for one in of_results)
    return CampaignCounts(where.groups, (*asked, *beside, *gaps))


def _beside(gaps: QuestionTable, levels: QuestionTable | None) -> QuestionTable:
    """A table of gaps with how many of each group are in that of the levels, but have no target or did not agree."""
    if levels is None:
        return gaps
    left_out = {group: max(0, count.total - gaps.of(group).total) for group, count in levels.counts.items()}
    return replace(gaps, left_out=left_out)


@dataclass(frozen=True, slots=True)
class _Moment:
    found: Counted
    where: Places
    until: datetime


def versions(uow: UnitOfWork, campaign_id: int) -> list[Survey]:
    """The versions on which sessions of a campaign stand, the newest first."""
    used = select(StoredSession.version_id).where(StoredSession.campaign_id == campaign_id).distinct()
    query = select(SurveyVersion.xform).where(SurveyVersion.id.in_(used)).order_by(SurveyVersion.number.desc())
    return [read_survey(xform) for xform in uow.connection.scalars(query)]


def survey_code(uow: UnitOfWork, campaign_id: int) -> str:
    """The id of the survey that a campaign offers."""
    query = (
        select(StoredSurvey.code)
        .join(SurveyVersion, SurveyVersion.survey_id == StoredSurvey.id)
        .join(StoredSession, StoredSession.version_id == SurveyVersion.id)
        .where(StoredSession.campaign_id == campaign_id)
        .limit(1)
    )
    return uow.connection.scalar(query) or ""


def _of_questions(uow: UnitOfWork, surveys: Sequence[Survey], found: Counted, where: Places) -> Iterator[QuestionTable]:
    asked = questions(surveys)
    answers = _answers(uow, found, [question.ref for question in asked])
    names = Counter(question.name for question in asked)
    for question in asked:
        name = question.name if names[question.name] == 1 else question.ref
        yield table(where, name, question, answers.get(question.ref, Counter()))


def _answers(uow: UnitOfWork, found: Counted, refs: Sequence[str]) -> Mapping[str, Answers]:
    group = func.coalesce(Person.position_group, "")
    columns = (StoredAnswer.path, found.unit(), group, StoredAnswer.code)
    query = (
        of_people(found, *columns, func.count())
        .join(
            StoredAnswer,
            and_(StoredAnswer.session_id == StoredSession.id, StoredAnswer.number == found.newest.c.number),
        )
        .where(StoredAnswer.path.in_(refs), StoredAnswer.code.is_not(None))
        .group_by(*columns)
    )
    by_ref: dict[str, Answers] = defaultdict(Counter)
    for path, unit, position_group, code, number in uow.connection.execute(query):
        by_ref[path][PeopleCell(unit, position_group), code] += number
    return by_ref


def _of_indicators(
    uow: UnitOfWork, campaign_id: int, surveys: Sequence[Survey], moment: _Moment
) -> Iterator[QuestionTable]:
    for indicator in indicators.of_survey(survey_code(uow, campaign_id)):
        answers: Answers = Counter()
        for unit, position_group, code, number in indicator.count(uow, moment.found, moment.until):
            answers[PeopleCell(unit, position_group), code] += number
        yield table(moment.where, indicator.id, indicator.question(uow, surveys), answers)


def table(where: Places, name: str, question: Question, answers: Answers) -> QuestionTable:
    """A question counted in all groups: in the tree by adding up, in position groups beside it."""
    split: Callable[[str], Iterable[str]] = str.split if question.kind == "multi" else _one
    codes = {category.code: at for at, category in enumerate(question.categories)}
    totals: Counter[str] = Counter()
    cells: Counter[tuple[str, int]] = Counter()
    for (cell, answer), number in answers.items():
        chosen = {codes[code] for code in split(answer) if code in codes}
        for group in where.leaves(cell) if chosen else ():
            totals[group] += number
            cells.update({(group, at): number for at in chosen})
    own = {group: Count(total, tuple(cells[group, at] for at in range(len(codes)))) for group, total in totals.items()}
    return QuestionTable(name, name, question.kind, question.categories, summed(where.groups, own), question.labels)


def _one(code: str) -> tuple[str]:
    return (code,)
