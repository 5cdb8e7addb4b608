"""Indicators beside the questions themselves: structure of those who answered, languages, key sectors.

Each has a question whose categories it counts, and a statement that counts them per unit and position group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal

from sqlalchemy import and_, func, select

from bot.services.group_figures.crowds import Crowd, RosterFact
from bot.services.group_figures.people import Counted, of_people
from storage.models import ListEntry, Person, StoredAnswer, StoredSession
from storage.unit_of_work import UnitOfWork
from survey_definitions import Survey
from survey_definitions.closed import Question, choices
from survey_definitions.disclosure import Category

Rows = Iterable[tuple[str, str, str, int]]
"""Unit, position group, category (or several with blanks between), people."""

_GROUP: Final = func.coalesce(Person.position_group, "")


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted, and how."""

    id: str
    kind: Literal["single", "multi"]
    labels: Mapping[str, str]
    categories: Callable[[UnitOfWork, Sequence[Survey]], tuple[Category, ...]]
    fact: Callable[[Crowd], RosterFact] | None = None  # of the roster, from the pass over everybody
    count: Callable[[UnitOfWork, Counted], Rows] | None = None  # or by a statement of its own

    def question(self, uow: UnitOfWork, versions: Sequence[Survey]) -> Question:
        """Its categories, as if it were asked."""
        return Question(self.id, self.id, self.kind, self.categories(uow, versions), self.labels)


def of_survey(code: str) -> tuple[Indicator, ...]:
    """The indicators of a survey: structure for all, further ones for the surveys that have their data."""
    return (*_STRUCTURE, *_BY_SURVEY.get(code, ()))


# -- structure


def _listed(kind: str, uow: UnitOfWork, _versions: Sequence[Survey]) -> tuple[Category, ...]:
    query = select(ListEntry.code, ListEntry.names).where(ListEntry.kind == kind).order_by(ListEntry.position)
    return tuple(Category(code, names) for code, names in uow.connection.execute(query))


def _fixed(categories: tuple[Category, ...], _uow: UnitOfWork, _versions: Sequence[Survey]) -> tuple[Category, ...]:
    return categories


def _rows(uow: UnitOfWork, query: Any) -> list[Any]:
    return [tuple(row) for row in uow.connection.execute(query)]


def _ranks(people: Crowd) -> RosterFact:
    return people.ranks


def ages(people: Crowd) -> RosterFact:
    """Age in full years; the month of birth counts as completed."""
    return people.ages


_AGE_NAMES: Final = (
    ("under_30", "Dưới 30", "Under 30", "Unter 30"),
    ("30_34", "30–34", "30–34", "30–34"),
    ("35_39", "35–39", "35–39", "35–39"),
    ("40_49", "40–49", "40–49", "40–49"),
    ("50_and_over", "Từ 50", "50 and over", "50 und älter"),
)


def _named(rows: Iterable[tuple[str, str, str, str]], first: int | None = None) -> tuple[Category, ...]:
    return tuple(
        Category(code, {"vi": vi, "en": en, "de": de}, None if first is None else float(first + at))
        for at, (code, vi, en, de) in enumerate(rows)
    )


AGE_CATEGORIES: Final = _named(_AGE_NAMES)

_STRUCTURE: Final = (
    Indicator(
        "I04",
        "single",
        {"vi": "Cơ cấu ngạch", "en": "Rank structure", "de": "Struktur nach Rang"},
        partial(_listed, "rank"),
        _ranks,
    ),
    Indicator(
        "I05",
        "single",
        {"vi": "Độ tuổi", "en": "Age bands", "de": "Altersgruppen"},
        partial(_fixed, AGE_CATEGORIES),
        ages,
    ),
)


# -- languages


def _chosen(name: str, path: str, uow: UnitOfWork, found: Counted) -> Rows:
    """People who chose a code in any entry of a repeat, each code once; a row is one code of one person."""
    chosen = and_(
        StoredAnswer.session_id == StoredSession.id,
        StoredAnswer.number == found.newest.number,
        StoredAnswer.path.like(path),
        StoredAnswer.name == name,
        StoredAnswer.code.is_not(None),
    )
    columns = (found.unit().label("unit"), _GROUP.label("place"), StoredSession.id, StoredAnswer.code)
    people = of_people(found, *columns).join(StoredAnswer, chosen).distinct()
    return _together(_rows(uow, people.order_by(StoredSession.id, StoredAnswer.code)))


def _together(rows: Iterable[tuple[str, str, int, str]]) -> Rows:
    """The codes of each person in one row, as several choices are stored."""
    codes: dict[tuple[str, str, int], list[str]] = {}
    for unit, group, session, code in rows:
        codes.setdefault((unit, group, session), []).append(code)
    return [(unit, group, " ".join(found), 1) for (unit, group, _), found in codes.items()]


def _choices_of(ref: str, _uow: UnitOfWork, versions: Sequence[Survey]) -> tuple[Category, ...]:
    """The choices of a question, of the newest version that has it."""
    for survey in versions:
        for control in survey.controls.values():
            if control.ref.removeprefix(survey.root.ref) == ref:
                return tuple(choices(survey, control))
    return ()


_BY_SURVEY: Final[Mapping[str, tuple[Indicator, ...]]] = {
    "languages": (
        Indicator(
            "I09_languages",
            "multi",
            {"vi": "Ngoại ngữ sử dụng", "en": "Languages used", "de": "Verwendete Sprachen"},
            partial(_choices_of, "/lang/code"),
            count=partial(_chosen, "code", "/lang[%/code"),
        ),
    ),
    "experience": (
        Indicator(
            "I10",
            "multi",
            {"vi": "Lĩnh vực mũi nhọn đã khai", "en": "Key sectors named", "de": "Genannte Schlüsselsektoren"},
            partial(_listed, "sector"),
            count=partial(_chosen, "sector_code", "%/sector[%/sector_code"),
        ),
    ),
}
