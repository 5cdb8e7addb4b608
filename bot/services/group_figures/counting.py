"""Figures of a campaign as they are: every group and question, nothing hidden yet. For `releasing` alone to read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, select

from bot.services.group_figures import indicators
from bot.services.group_figures.computed import computed
from bot.services.group_figures.people import (
    Counted,
    Crowd,
    PeopleCell,
    counted,
    crowd,
    is_not_packed,
    of_people,
)
from bot.services.group_figures.roster_tables import roster_table
from bot.services.group_figures.structure import Places, part_id, places
from storage.models import Person, StoredAnswer, StoredSession, StoredSurvey, Submission, SurveyVersion
from storage.unit_of_work import UnitOfWork
from survey_definitions import Survey, read_survey
from survey_definitions.closed import RATINGS, Question, questions
from survey_definitions.disclosure import Count, Groups, QuestionTable, summed
from survey_definitions.packed import PackedLayout, adding, layout_of

Answers = Counter[tuple[PeopleCell, str]]
"""How many people of a cell gave an answer, as it is stored: codes of several choices stand with blanks between."""


@dataclass(frozen=True, slots=True)
class CampaignCounts:
    """Everything that is counted of a campaign."""

    groups: Groups
    tables: tuple[QuestionTable, ...]


def figures(uow: UnitOfWork, campaign_id: int, until: datetime) -> CampaignCounts:
    """Count a campaign's submissions up to a moment: one pass over its people, whatever their number."""
    found = counted(campaign_id, until)
    surveys = versions(uow, campaign_id)
    layouts = {one.mark: one for one in map(layout_of, surveys) if one is not None}
    people = crowd(uow, found, until, frozenset(layouts))
    where = places(uow, people)
    asked = list(_of_questions(uow, surveys, _Moment(found, where, people), layouts))
    beside = _of_indicators(uow, campaign_id, surveys, _Moment(found, where, people))
    names = {question.name: question.labels for question in questions(surveys)}
    of_results = (table(where, question.name, question, counts) for question, counts in computed(uow, found, names))
    levels = {f"{kind}:{one.id}": one for one in asked for kind in ("I07", "I08")}
    follows = (_of_blocks(_beside(one, levels.get(one.id))) for one in of_results)
    return CampaignCounts(where.groups, (*asked, *beside, *follows))


def _of_blocks(table: QuestionTable) -> QuestionTable:
    """Agreement with supervisors is printed of blocks and the province only: below, it would speak of single ones."""
    return replace(table, levels=("province", "block")) if table.id.startswith("I08:") else table


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
    people: Crowd


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


def _of_questions(
    uow: UnitOfWork, surveys: Sequence[Survey], moment: _Moment, layouts: Mapping[bytes, PackedLayout]
) -> Iterator[QuestionTable]:
    asked = questions(surveys)
    own = {question.ref: _own(moment.where, question, answers) for question, answers in _answers(uow, moment, asked)}
    _add_packed(own, moment, asked, layouts)
    names = Counter(question.name for question in asked)
    for question in asked:
        name = question.name if names[question.name] == 1 else question.ref
        if question.kind == "single" and {one.code for one in question.categories} <= RATINGS:
            name = f"I15:{name}"
        yield _table(moment.where, name, question, own[question.ref])


def _answers(uow: UnitOfWork, moment: _Moment, asked: Sequence[Question]) -> Iterator[tuple[Question, Answers]]:
    """Answers that are not packed, from their rows: those of before submissions were packed."""
    by_ref: dict[str, Answers] = defaultdict(Counter)
    if not moment.people.is_all_packed:
        for path, unit, group, code, number in uow.connection.execute(_rows(moment, [one.ref for one in asked])):
            by_ref[path][PeopleCell(unit, group), code] += number
    return ((question, by_ref[question.ref]) for question in asked)


def _rows(moment: _Moment, refs: Sequence[str]) -> Any:
    found, newest = moment.found, moment.found.newest.c
    columns = (StoredAnswer.path, found.unit(), func.coalesce(Person.position_group, ""), StoredAnswer.code)
    mine = and_(StoredAnswer.session_id == StoredSession.id, StoredAnswer.number == newest.number)
    theirs = and_(Submission.session_id == StoredSession.id, Submission.number == newest.number)
    query = of_people(found, *columns, func.count()).join(StoredAnswer, mine).join(Submission, theirs)
    wanted = (StoredAnswer.path.in_(refs), StoredAnswer.code.is_not(None), is_not_packed(moment.people.known))
    return query.where(*wanted).group_by(*columns)


def _add_packed(
    own: Mapping[str, dict[str, Count]],
    moment: _Moment,
    asked: Sequence[Question],
    layouts: Mapping[bytes, PackedLayout],
) -> None:
    """Add what is packed: the people of each leaf of the tree, and of each position group beside it."""
    targets = {question.ref: question for question in asked}
    together: dict[tuple[bytes, str], list[bytes]] = defaultdict(list)
    for mark, unit, group, packed in moment.people.packed:
        together[mark, moment.where.leaf_of[unit]].append(packed)
        together[mark, part_id(group)].append(packed)
    ways = {
        mark: [(own[one.ref], adding(one, targets[one.ref])) for one in layout.questions]
        for mark, layout in layouts.items()
    }
    for (mark, place), bodies in together.items():
        for (counts, add), count in zip(ways[mark], layouts[mark].counts(bodies), strict=True):
            if count.total:
                counts[place] = add(count, counts.get(place))


def _of_indicators(
    uow: UnitOfWork, campaign_id: int, surveys: Sequence[Survey], moment: _Moment
) -> Iterator[QuestionTable]:
    for indicator in indicators.of_survey(survey_code(uow, campaign_id)):
        question = indicator.question(uow, surveys)
        if indicator.fact is not None:
            yield roster_table(moment.where, question, indicator.fact(moment.people))
        elif indicator.count is not None:
            answers: Answers = Counter()
            for unit, position_group, code, number in indicator.count(uow, moment.found):
                answers[PeopleCell(unit, position_group), code] += number
            yield table(moment.where, indicator.id, question, answers)


def table(where: Places, name: str, question: Question, answers: Answers) -> QuestionTable:
    """A question counted in all groups: in the tree by adding up, in position groups beside it."""
    return _table(where, name, question, _own(where, question, answers))


def _own(where: Places, question: Question, answers: Answers) -> dict[str, Count]:
    """The counts of people who stand directly in a group of the tree, and of position groups."""
    split: Callable[[str], Iterable[str]] = str.split if question.kind == "multi" else _one
    codes = {category.code: at for at, category in enumerate(question.categories)}
    totals: Counter[str] = Counter()
    cells: Counter[tuple[str, int]] = Counter()
    for (cell, answer), number in answers.items():
        chosen = {codes[code] for code in split(answer) if code in codes}
        for group in where.leaves(cell) if chosen else ():
            totals[group] += number
            for at in chosen:
                cells[group, at] += number
    return {group: Count(total, tuple(cells[group, at] for at in range(len(codes)))) for group, total in totals.items()}


def _table(where: Places, name: str, question: Question, own: Mapping[str, Count]) -> QuestionTable:
    return QuestionTable(name, name, question.kind, question.categories, summed(where.groups, own), question.labels)


def _one(code: str) -> tuple[str]:
    return (code,)
