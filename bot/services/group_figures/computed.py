"""Indicators from what was computed on people: gaps, the three-year rule, young talent.

They are counted from the items of current results, so that a confirmed level counts where there is one. What has not
been computed by the moment of a release is not in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import and_, case, func, select

from bot.services.group_figures.ages import band_of
from bot.services.group_figures.crowds import Crowd
from bot.services.group_figures.people import Counted, of_people
from bot.services.group_figures.roster_facts import AnswersByAge, PeopleCell
from storage.models import Person, Result, ResultItem, StoredSession
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment.eligibility import STATUS, TO_CHECK
from survey_definitions.assessment.gap import CONFIRMED
from survey_definitions.assessment.languages import FOREIGN_LANGUAGES
from survey_definitions.assessment.outcomes import EXPERIENCE, GAP, LANGUAGES, POOLS
from survey_definitions.closed import Question
from survey_definitions.disclosure import Category
from survey_definitions.languages import LANGUAGES as SPOKEN

Counts = Counter[tuple[PeopleCell, str]]
_GROUP: Final = func.coalesce(Person.position_group, "")
_MET: Final = {"vi": "Đạt mọi mức yêu cầu", "en": "All targets met", "de": "Alle Ziele erreicht"}
_GAP: Final = {"vi": "Khoảng cách", "en": "Gap", "de": "Lücke"}
_RULE: Final = {"vi": "Kinh nghiệm 3 năm", "en": "Three years' experience", "de": "Drei Jahre Erfahrung"}
_YOUNG: Final = {"vi": "Cán bộ trẻ quốc tế", "en": "Young talent", "de": "Junge Talente"}
_GAPS: Final = tuple(Category(f"gap{n}", dict.fromkeys(SPOKEN, str(n)), float(n)) for n in range(5))
_YES_NO: Final = (
    Category("yes", {"vi": "Đạt", "en": "Met", "de": "Erreicht"}, 1.0),
    Category("no", {"vi": "Chưa đạt", "en": "Not met", "de": "Nicht erreicht"}, 0.0),
)
_AGREED: Final = {"vi": "Tự đánh giá và người quản lý", "en": "Self and supervisor", "de": "Selbst und Führungskraft"}
APART: Final = (
    Category("same", {"vi": "Cùng mức", "en": "Same level", "de": "Gleiche Stufe"}),
    Category("one", {"vi": "Lệch 1 mức", "en": "One level apart", "de": "Eine Stufe auseinander"}),
    Category("more", {"vi": "Lệch từ 2 mức", "en": "Two levels and more", "de": "Zwei Stufen und mehr"}),
)
_CLASSES: Final = (
    Category("met", {"vi": "Đủ", "en": "Met", "de": "Erfüllt"}),
    Category("to_check", {"vi": "Cần kiểm tra", "en": "To check", "de": "Zu prüfen"}),
    Category("not_met", {"vi": "Chưa đủ", "en": "Not met", "de": "Nicht erfüllt"}),
    Category("exception", {"vi": "Ngoại lệ", "en": "Exception", "de": "Ausnahme"}),
)
_TIERS: Final = (
    Category("A", {"vi": "Nhóm A", "en": "Tier A", "de": "Stufe A"}),
    Category("B", {"vi": "Nhóm B", "en": "Tier B", "de": "Stufe B"}),
    Category("near", {"vi": "Gần đạt", "en": "Near", "de": "Nahe"}),
    Category("none", {"vi": "Không", "en": "None", "de": "Keine"}),
)


_LEVELS: Final = (
    Category("A0", {"vi": "Dưới A1 hoặc không có", "en": "Below A1 or none", "de": "Unter A1 oder keine"}, 0.0),
    *(
        Category(name, dict.fromkeys(SPOKEN, name), float(at))
        for at, name in enumerate(("A1", "A2", "B1", "B2", "C1", "C2"), 1)
    ),
)
_BEST: Final = {"vi": "Bậc ngoại ngữ cao nhất", "en": "Best foreign language", "de": "Beste Fremdsprache"}


_WITHOUT_QUESTION: Final = {
    FOREIGN_LANGUAGES: {"vi": "Sử dụng ngoại ngữ", "en": "Use of foreign languages", "de": "Fremdsprachen"}
}
"""Competencies that no survey asks for, because they are computed."""


def computed(
    uow: UnitOfWork, found: Counted, names: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[Question, Counts]]:
    """Each indicator that a campaign's results have, with its counts; ``names`` are those of competencies by code."""
    gaps = _gaps(uow, found)
    names = {**_WITHOUT_QUESTION, **names}
    if gaps:
        yield Question("I06", "I06", "single", _YES_NO, _MET), _all_met(uow, found)
    for code in sorted(gaps):
        labels = {language: f"{said}: {names.get(code, {}).get(language, code)}" for language, said in _GAP.items()}
        yield Question(f"I07:{code}", f"I07:{code}", "single", _GAPS, labels), gaps[code]
    for code, counts in sorted(_agreements(uow, found).items()):
        labels = {language: f"{said}: {names.get(code, {}).get(language, code)}" for language, said in _AGREED.items()}
        yield Question(f"I08:{code}", f"I08:{code}", "single", APART, labels), counts
    languages = _best_levels(uow, found)
    if languages:
        yield Question("I09", "I09", "single", _LEVELS, _BEST), languages
    rule = _words(
        uow, found, EXPERIENCE, "three_years", lambda word: STATUS.get(word or "", TO_CHECK).replace(" ", "_")
    )
    if rule:
        yield Question("I12", "I12", "single", _CLASSES, _RULE), rule
    young = _words(uow, found, POOLS, "pool:young", lambda word: word if word in ("A", "B", "near") else "none")
    if young:
        yield Question("I11", "I11", "single", _TIERS, _YOUNG), young


def items(found: Counted, kind: str, *columns: Any) -> Any:
    """A query of columns over the items of a kind of current results, of those who are counted and answered."""
    query = of_people(found, *columns).join(Result, Result.session_id == StoredSession.id)
    query = query.join(ResultItem, ResultItem.result_id == Result.id)
    return query.where(Result.current.is_(True), Result.kind == kind, found.has_answered)


def _gap() -> Any:
    missing = ResultItem.target - ResultItem.level
    return case((missing > 0, missing), else_=0)


def _gaps(uow: UnitOfWork, found: Counted) -> dict[str, Counts]:
    columns = (ResultItem.name, found.unit(), _GROUP, _gap().label("gap"))
    query = items(found, GAP, *columns, func.count()).where(
        ResultItem.level.is_not(None), ResultItem.target.is_not(None)
    )
    counts: dict[str, Counts] = {}
    for code, unit, group, gap, number in uow.connection.execute(query.group_by(*columns)):
        counts.setdefault(code, Counter())[PeopleCell(unit, group), f"gap{min(gap, 4)}"] += number
    return counts


def _agreements(uow: UnitOfWork, found: Counted) -> dict[str, Counts]:
    """Of each competency the people whom both they and their supervisor assessed: how far both lie apart."""
    apart = ResultItem.own - ResultItem.level
    far = case((apart == 0, "same"), (apart.between(-1, 1), "one"), else_="more").label("far")
    columns = (ResultItem.name, found.unit(), _GROUP, far)
    query = items(found, GAP, *columns, func.count()).where(
        ResultItem.word == CONFIRMED, ResultItem.own.is_not(None), ResultItem.level.is_not(None)
    )
    counts: dict[str, Counts] = {}
    for code, unit, group, said, number in uow.connection.execute(query.group_by(*columns)):
        counts.setdefault(code, Counter())[PeopleCell(unit, group), said] += number
    return counts


def _all_met(uow: UnitOfWork, found: Counted) -> Counts:
    """Of each person the largest gap over all competencies that count."""
    columns = (found.unit().label("unit"), _GROUP.label("place"), StoredSession.id)
    largest = items(found, GAP, *columns, func.max(_gap()).label("largest"))
    largest = largest.where(ResultItem.level.is_not(None), ResultItem.target.is_not(None)).group_by(*columns).subquery()
    met = case((largest.c.largest > 0, "no"), else_="yes").label("met")
    rows = select(largest.c.unit, largest.c.place, met, func.count()).group_by(largest.c.unit, largest.c.place, met)
    return Counter(
        {(PeopleCell(unit, group), said): number for unit, group, said, number in uow.connection.execute(rows)}
    )


def _best(found: Counted) -> Any:
    """Of each person unit, position group, month of birth and the best level over all foreign languages; 0 for none."""
    columns = (found.unit().label("unit"), _GROUP.label("place"), Person.birth_month.label("born"), StoredSession.id)
    item = and_(ResultItem.result_id == Result.id, ResultItem.name.like("lang:%"), ResultItem.name.not_like("lang:x-%"))
    return (
        of_people(found, *columns, func.coalesce(func.max(ResultItem.level), 0).label("best"))
        .join(Result, Result.session_id == StoredSession.id)
        .outerjoin(ResultItem, item)
        .where(Result.current.is_(True), Result.kind == LANGUAGES, found.has_answered)
        .group_by(*columns)
        .subquery()
    )


def _best_levels(uow: UnitOfWork, found: Counted) -> Counts:
    """How many have which best level; who has no language counts as well."""
    best = _best(found)
    rows = select(best.c.unit, best.c.place, best.c.best, func.count()).group_by(best.c.unit, best.c.place, best.c.best)
    return Counter(
        {
            (PeopleCell(unit, group), _LEVELS[level].code): number
            for unit, group, level, number in uow.connection.execute(rows)
        }
    )


def best_levels_by_age(uow: UnitOfWork, found: Counted, people: Crowd) -> AnswersByAge:
    """The same by age band."""
    best = _best(found)
    columns = (best.c.unit, best.c.place, best.c.born, best.c.best)
    counts: AnswersByAge = Counter()
    for unit, place, born, level, number in uow.connection.execute(select(*columns, func.count()).group_by(*columns)):
        counts[PeopleCell(unit, place), band_of(people.day, born), _LEVELS[level].code] += number
    return counts


def _words(uow: UnitOfWork, found: Counted, kind: str, name: str, said: Any) -> Counts:
    columns = (found.unit(), _GROUP, ResultItem.word)
    query = items(found, kind, *columns, func.count()).where(ResultItem.name == name).group_by(*columns)
    counts: Counts = Counter()
    for unit, group, word, number in uow.connection.execute(query):
        counts[PeopleCell(unit, group), said(word)] += number
    return counts
