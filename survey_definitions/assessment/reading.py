"""The sheets that define results to a `Definition`, with everything that is wrong with them, each at its place.

A survey brings its rules along on sheets beside the questions:

    assessment               version, authority (in the survey's languages: authority::vi, …), decided_on
    assessment_targets       code, weight, a column for each position group, target; job_position and rank narrow it
    assessment_bands         score, min, max, step, from, to, gives
    assessment_certificates  certificate, answer, languages, part, min, max, step, from, to, grade, level, …
    assessment_experience    rule, fields, min_months, agency, job_position, valid_from, count_…, decided_by
    assessment_pools         pool, tier, criterion, at_least, below
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from survey_definitions.assessment.cells import Cells
from survey_definitions.assessment.definition import (
    ABOUT,
    BANDS,
    CERTIFICATES,
    EXPERIENCE,
    POOLS,
    SHEETS,
    TARGETS,
    Definition,
)
from survey_definitions.assessment.reading_certificates import CERTIFICATE_COLUMNS, read_certificates
from survey_definitions.assessment.reading_rules import (
    BAND_COLUMNS,
    POOL_COLUMNS,
    RULE_COLUMNS,
    read_bands,
    read_pools,
    read_rules,
)
from survey_definitions.assessment.reading_targets import read_asked_languages, read_targets
from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import Book, Row, canonical
from survey_definitions.reading.words import nearest

_ABOUT_COLUMNS: Final = frozenset(("version", "authority", "decided_on", "source", "note"))
_COLUMNS: Final = {
    ABOUT: _ABOUT_COLUMNS,
    BANDS: BAND_COLUMNS,
    CERTIFICATES: CERTIFICATE_COLUMNS,
    EXPERIENCE: RULE_COLUMNS,
    POOLS: POOL_COLUMNS,
}
_ALIKE: Final = 0.75


def read_definition(book: Book, questions: Collection[str] = ()) -> tuple[Definition | None, tuple[Problem, ...]]:
    """What a survey's sheets define, None when there are no such sheets, and what is wrong with them.

    `questions` are the names that targets may speak of; with none given they are not judged.
    """
    if not any(book.rows(name) for name in SHEETS):
        return None, tuple(_strange_sheets(book))
    found = [*_strange_sheets(book), *_strange_columns(book)]
    definition = _read(book, questions, found)
    return definition, tuple(found)


def _read(book: Book, questions: Collection[str], found: list[Problem]) -> Definition:
    about = _about(book, found)
    targets = list(_rows(book, TARGETS, found))
    return Definition(
        version=about.text("version", needed=True),
        authority=about.names("authority"),
        decided_on=about.text("decided_on"),
        targets=read_targets(targets, questions),
        asked_languages=read_asked_languages(targets),
        bands=read_bands(_rows(book, BANDS, found)),
        certificates=read_certificates(_rows(book, CERTIFICATES, found)),
        rules=read_rules(_rows(book, EXPERIENCE, found)),
        pools=read_pools(_rows(book, POOLS, found)),
    )


def _about(book: Book, found: list[Problem]) -> Cells:
    return Cells(ABOUT, next(iter(book.rows(ABOUT)), Row(2, ())), found)


def _rows(book: Book, sheet: str, found: list[Problem]) -> Iterator[Cells]:
    return (Cells(sheet, row, found) for row in book.rows(sheet))


def _strange_sheets(book: Book) -> Iterable[Problem]:
    """Sheets that were meant to define something."""
    for name in book.sheets:
        if name.startswith(ABOUT) and name not in SHEETS:
            yield problem("assessment_sheet", name, name=name, words=", ".join(SHEETS))


def _strange_columns(book: Book) -> Iterable[Problem]:
    """Columns that nobody reads; on the sheet of targets every other column is a position group."""
    for sheet, known in _COLUMNS.items():
        for header in book.sheets[sheet].headers if book.rows(sheet) else ():
            column = canonical(header)[0]
            if column not in known:
                near = nearest(column, known, _ALIKE) or ", ".join(sorted(known))
                yield problem("assessment_column", sheet, Row(1, ()), header, text=header, name=header, words=near)
