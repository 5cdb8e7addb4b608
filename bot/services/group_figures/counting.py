"""Figures of a campaign as they are: every group and question, nothing hidden yet. For `releasing` alone to read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, exists, func, select

from bot.services.group_figures import indicators
from bot.services.group_figures.computed import best_levels_by_age, computed
from bot.services.group_figures.crowds import Crowd
from bot.services.group_figures.grid import Grid
from bot.services.group_figures.indicators import ages
from bot.services.group_figures.people import Counted, counted, crowd, is_not_packed, of_people
from bot.services.group_figures.roster_facts import Answers, PeopleCell
from bot.services.group_figures.roster_tables import roster_table
from bot.services.group_figures.structure import places
from bot.services.group_figures.tabling import Tabling
from bot.services.group_figures.two_way import LANGUAGES, by_age, by_position_group, is_crossed
from bot.services.group_figures.validity import TABLE as VALIDITY
from bot.services.group_figures.validity import of_certificates
from storage.models import Person, StoredAnswer, StoredSession, StoredSurvey, SurveyVersion
from storage.unit_of_work import UnitOfWork
from survey_definitions import Survey, read_survey
from survey_definitions.assessment.validity import FEWEST
from survey_definitions.closed import RATINGS, Question, questions, text_questions
from survey_definitions.disclosure import K2, Groups, QuestionTable
from survey_definitions.packed import layout_of


@dataclass(frozen=True, slots=True)
class CampaignCounts:
    """Everything that is counted of a campaign."""

    groups: Groups
    tables: tuple[QuestionTable, ...]


def figures(uow: UnitOfWork, campaign_id: int, until: datetime, zone: ZoneInfo) -> CampaignCounts:
    """Count a campaign's submissions up to a moment: one pass over its people, whatever their number.

    ``zone`` is the installation's: ages are those of the day there.
    """
    found = counted(campaign_id, until)
    surveys = versions(uow, campaign_id)
    layouts = {one.mark: one for one in map(layout_of, surveys) if one is not None}
    people = crowd(uow, found, until.astimezone(zone).date(), layouts)
    grid = Grid(places(uow, people), people.cells)
    tabling = Tabling(grid, people, list(layouts.values()), by_position_group(grid, people))
    moment = _Moment(found, frozenset(layouts), people, tabling)
    asked = questions(surveys)
    tables, crossed = tabling.of_questions(asked, _names(asked), _answers(uow, moment, asked))
    beside = _of_indicators(uow, campaign_id, surveys, moment)
    names = {question.name: question.labels for question in asked}
    of_people = [*computed(uow, found, names), *filter(None, [of_certificates(uow, found)])]
    results = [(tabling.table(one.name, one, counts), counts) for one, counts in of_people]
    levels = {f"{kind}:{one.id}": one for one in tables for kind in ("I07", "I08")}
    follows = (_of_blocks(_beside(one, levels.get(one.id))) for one, _ in results)
    texts = _texts(uow, surveys, moment)
    two_ways = (*crossed, *_two_ways_of_results(uow, moment, results))
    return CampaignCounts(grid.where.groups, (*tables, *beside, *follows, *texts, *two_ways))


def _two_ways_of_results(
    uow: UnitOfWork, moment: _Moment, results: Sequence[tuple[QuestionTable, Answers]]
) -> Iterator[QuestionTable]:
    """What was computed by position group; languages by age."""
    tabling = moment.tabling
    for margin, counts in results:
        if margin.id == LANGUAGES:
            columns_of_age = by_age(tabling.grid, ages(moment.people))
            if columns_of_age is not None:
                aged = best_levels_by_age(uow, moment.found, moment.people)
                yield tabling.by_age(margin, columns_of_age, aged)
        elif tabling.columns is not None and is_crossed(margin):
            yield tabling.two_way(margin, tabling.columns, counts)


def _of_blocks(table: QuestionTable) -> QuestionTable:
    """Agreement with supervisors is printed of blocks and the province only: below, it would speak of single ones.

    That with certificates, which fewer people have, is printed of the province, from as many as say anything.
    """
    if table.id == VALIDITY:
        return replace(table, levels=("province",), least=FEWEST)
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
    known: frozenset[bytes]  # marks of layouts that can be read
    people: Crowd
    tabling: Tabling


def versions(uow: UnitOfWork, campaign_id: int) -> list[Survey]:
    """The versions on which sessions of a campaign stand, the newest first."""
    mine = (StoredSession.campaign_id == campaign_id, StoredSession.version_id == SurveyVersion.id)
    query = select(SurveyVersion.xform).where(exists().where(*mine)).order_by(SurveyVersion.number.desc())
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


def _names(asked: Sequence[Question]) -> Iterator[str]:
    """The ids of questions' tables; official ratings are an indicator of their own."""
    names = Counter(question.name for question in asked)
    for question in asked:
        name = question.name if names[question.name] == 1 else question.ref
        is_rating = question.kind == "single" and {one.code for one in question.categories} <= RATINGS
        yield f"I15:{name}" if is_rating else name


def _answers(uow: UnitOfWork, moment: _Moment, asked: Sequence[Question]) -> defaultdict[str, Answers]:
    """Answers that are not packed, by path, from their rows: those of before submissions were packed."""
    by_ref: defaultdict[str, Answers] = defaultdict(Counter)
    if not moment.people.is_all_packed:
        for path, unit, group, code, number in uow.connection.execute(_rows(moment, [one.ref for one in asked])):
            by_ref[path][PeopleCell(unit, group), code] += number
    return by_ref


def _texts(uow: UnitOfWork, surveys: Sequence[Survey], moment: _Moment) -> Iterator[QuestionTable]:
    """Of each question in people's own words how many wrote anything; the texts themselves are read by no figure."""
    asked = text_questions(surveys)
    if not asked:
        return
    wrote: dict[str, Counter[str]] = defaultdict(Counter)
    for path, unit, number in uow.connection.execute(_written(moment, [one.ref for one in asked])):
        wrote[path][moment.tabling.grid.where.leaf_of[unit]] += number
    for name, question in zip(_names(asked), asked, strict=True):
        made = moment.tabling.of_texts(name, question, wrote[question.ref])
        yield replace(made, levels=("province", "block"), least=K2, is_text=True)


def _written(moment: _Moment, refs: Sequence[str]) -> Any:
    found = moment.found
    columns = (StoredAnswer.path, found.unit())
    mine = and_(StoredAnswer.session_id == StoredSession.id, StoredAnswer.number == found.newest.number)
    query = of_people(found, *columns, func.count()).join(StoredAnswer, mine)
    return query.where(StoredAnswer.path.in_(refs), StoredAnswer.text.is_not(None)).group_by(*columns)


def _rows(moment: _Moment, refs: Sequence[str]) -> Any:
    found, newest = moment.found, moment.found.newest
    columns = (StoredAnswer.path, found.unit(), func.coalesce(Person.position_group, ""), StoredAnswer.code)
    mine = and_(StoredAnswer.session_id == StoredSession.id, StoredAnswer.number == newest.number)
    query = of_people(found, *columns, func.count()).join(StoredAnswer, mine)
    wanted = (StoredAnswer.path.in_(refs), StoredAnswer.code.is_not(None), is_not_packed(newest, moment.known))
    return query.where(*wanted).group_by(*columns)


def _of_indicators(
    uow: UnitOfWork, campaign_id: int, surveys: Sequence[Survey], moment: _Moment
) -> Iterator[QuestionTable]:
    for indicator in indicators.of_survey(survey_code(uow, campaign_id)):
        question = indicator.question(uow, surveys)
        if indicator.fact is not None:
            yield roster_table(moment.tabling.grid, question, indicator.fact(moment.people))
        elif indicator.count is not None:
            answers: Answers = Counter()
            for unit, position_group, code, number in indicator.count(uow, moment.found):
                answers[PeopleCell(unit, position_group), code] += number
            yield moment.tabling.table(indicator.id, question, answers)
