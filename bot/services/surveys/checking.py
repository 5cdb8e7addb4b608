"""A survey file somebody sent: compiled, measured, compared with what is live. No transaction; takes seconds."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select

from bot.services.imports.problems import RowProblem
from bot.services.imports.structure import drafts
from bot.services.imports.structure.drafts import Looked
from bot.services.imports.tables.recognising import STRUCTURE
from bot.services.imports.tables.tables import ImportFile
from bot.services.people.outside import KNOWN, NAMES
from bot.services.sessions.library import Library
from bot.services.surveys.checked import Checked
from bot.services.surveys.examining import EXAMINER, Examiner, asked, copy_of, diagnosis, job_of
from storage.models import StoredSurvey, SurveyVersion
from storage.unit_of_work import UnitOfWork
from survey_definitions import Compiled, Known, Problem, ReferenceList, Survey
from survey_definitions.assessment.definition import changed_sheets
from survey_definitions.compare import compare

MOST_TEXT: Final = 400  # characters of a text of a problem that is kept
MOST_WARNINGS: Final = 5  # kept with their words; the rest is counted


@dataclass(frozen=True, slots=True)
class ComparedWith:
    """What the installation has that a survey is compared with: the version that is live."""

    live: Survey | None = None
    live_number: int = 0
    live_rules: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a draft's card says. Both mappings are plain JSON."""

    minutes: int
    figures: Mapping[str, Any]
    changes: Mapping[str, Any]


def check(
    source: bytes,
    name: str,
    lists: Mapping[str, ReferenceList],
    now: datetime,
    beside: Mapping[str, bytes] | None = None,
    known: Known = KNOWN,
    examiner: Examiner = EXAMINER,
) -> Checked:
    """Examine a file with the lists of the day and what was sent in the same album, in a process of its own.

    It ends, whatever the file holds. An examiner that sorts may find that it is no survey.
    """
    job = job_of(source, name, known, lists, now, files=beside or {})
    answer = asked(job, examiner)
    found, kind = diagnosis(answer), answer.get("kind", "")
    looked = drafts.from_json(ImportFile(name, source), answer["table"]) if kind == STRUCTURE else None
    return Checked(name, source, found.problems, found.compiled, copy_of(answer), kind, looked)


def mark(looked: Looked, problems: Sequence[RowProblem], examiner: Examiner) -> tuple[str, bytes] | None:
    """The copy of a structure file with its refused rows marked; None where that took too long."""
    job = {
        "name": looked.file.name,
        "source": b64encode(looked.file.data).decode(),
        "table": drafts.to_json(looked),
        "faulty": [asdict(one) for one in problems],
        "sheet": STRUCTURE,
    }
    return copy_of(asked(job, examiner))


def plain(problem: Problem) -> dict[str, Any]:
    """A problem as JSON of bounded size, to be kept where cards are made from."""

    def cut(value: Any) -> Any:
        return value[:MOST_TEXT] if isinstance(value, str) else value

    fields = {name: cut(value) for name, value in asdict(problem).items()}
    return fields | {"params": {name: cut(value) for name, value in problem.params.items()}}


def surroundings(uow: UnitOfWork, compiled: Compiled, library: Library) -> ComparedWith:
    """Read what the survey is compared with."""
    query = select(SurveyVersion.id, SurveyVersion.number, SurveyVersion.rules).join(StoredSurvey)
    query = query.where(StoredSurvey.code == compiled.about.id).order_by(SurveyVersion.number.desc()).limit(1)
    live = uow.connection.execute(query).first()
    if live is None:
        return ComparedWith()
    return ComparedWith(library.survey(uow, live.id), live.number, live.rules or {})


def _of_each_kind(problems: Sequence[Problem]) -> list[Problem]:
    """The first of each kind in a column, then the others: one that stands in every row hides no other."""
    met: set[tuple[str, str, str]] = set()
    first: list[Problem] = []
    for problem in problems:
        kind = (problem.code, problem.sheet, problem.column)
        first += [problem] if kind not in met else []
        met.add(kind)
    chosen = set(map(id, first))
    return [*first, *(problem for problem in problems if id(problem) not in chosen)]


def measure(checked: Checked, around: ComparedWith) -> Measured:
    """Minutes, figures, and what changed. Only for a file that compiled."""
    assert checked.compiled is not None
    found = checked.compiled.rehearsal
    assert found is not None
    figures = {
        "questions": checked.compiled.about.questions,
        "shortest": found.shortest,
        "longest": found.longest,
        "warnings": checked.count,
        "first_warnings": [plain(problem) for problem in _of_each_kind(checked.problems)[:MOST_WARNINGS]],
        "unknown_lists": sorted(checked.compiled.lists - NAMES),
    }
    changes: dict[str, Any] = {}
    if around.live is not None:
        changes = {"against": around.live_number, **asdict(compare(around.live, checked.compiled.survey))}
        changes["rules"] = changed_sheets(around.live_rules, checked.compiled.rules)
    return Measured(found.minutes, figures, changes)
