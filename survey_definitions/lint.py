"""The survey doctor: everything that is wrong with a survey file, in one pass, each with its place and its remedy.

`check`, the chat and `publish` all ask here, so that they agree.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from survey_definitions.context import Context, ReferenceList
from survey_definitions.engine.rehearsing import Rehearsal, rehearse
from survey_definitions.limits import PROBLEMS
from survey_definitions.problems import MORE, Problem, SurveyRejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from survey_definitions.engine.survey import Survey
    from survey_definitions.known import Known
    from survey_definitions.reading.bundle import Files
    from survey_definitions.reading.compiled import Compiled


_SOME_DAY: Final = datetime(2026, 6, 15, 12, tzinfo=UTC)
_UNKNOWN_LIST: Final = ReferenceList(({"name": "x", "label": "x", "parent": "", "valid_to": ""},))


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Problems of a file, errors first, of too many their number last; `compiled` is None when there is any error."""

    problems: tuple[Problem, ...]
    compiled: Compiled | None = None

    @property
    def errors(self) -> list[Problem]:
        """What forbids publishing."""
        return [one for one in self.problems if one.severity == "error"]


def examine(
    source: bytes,
    name: str,
    known: Known | None = None,
    files: Files | None = None,
    *,
    lists: Mapping[str, ReferenceList] | None = None,
    now: datetime = _SOME_DAY,
) -> Diagnosis:
    """Read, check, compile and rehearse a file called `name`: a workbook, YAML, an XForm, or a .zip with one of them.

    Nothing it can hold raises anything. `files` lie beside it (a .zip brings its own). `known` are the reference lists
    and facts there are; without it, what a survey wants from outside is not judged. `lists` are the rows of these
    lists; where one is not given, it is taken to have a row.
    """
    from survey_definitions.reading.checks.house import check_house  # noqa: PLC0415 - loads what reads files
    from survey_definitions.reading.pipeline import compiled  # noqa: PLC0415 - loads pyxform, which runs no survey

    try:
        rules, trial = partial(check_house, known=known), partial(rehearse_with, lists or {}, now)
        with _uncollected():
            done = compiled(source, name, rules, files or {}, known, trial)
    except SurveyRejected as rejected:
        return Diagnosis(_first_of(rejected.problems))
    return Diagnosis(_first_of(done.warnings), done)


def _first_of(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """So many as somebody may read, and of the others the number."""
    from survey_definitions.reading.messages import problem  # noqa: PLC0415 - as above

    others = problems[PROBLEMS:]
    if not others:
        return problems
    return (*problems[:PROBLEMS], problem(MORE, count=str(len(others)), severity=others[0].severity))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile: a tree of the survey grows, and to walk it over and over takes a third longer."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def rehearse_with(lists: Mapping[str, ReferenceList], now: datetime, survey: Survey) -> Rehearsal:
    """Go through a survey with the lists there are; of one that is not there, a row is made up."""
    known = {name: lists.get(name, _UNKNOWN_LIST) for name in survey.lists}
    found = rehearse(survey, Context({}, known), now)
    made_up = survey.lists - lists.keys()
    return replace(found, emptied=tuple(one for one in found.emptied if made_up.isdisjoint(_listed(survey, one.ref))))


def _listed(survey: Survey, ref: str) -> frozenset[str]:
    """The reference lists from which the choices of a question come."""
    itemset = survey.controls[ref].itemset
    return frozenset(survey.external.get(name, name) for name in itemset.nodeset.tables) if itemset else frozenset()
