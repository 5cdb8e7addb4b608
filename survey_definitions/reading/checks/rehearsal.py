"""What going through a survey has found: repeats that grow too far, required questions without a choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from survey_definitions import limits
from survey_definitions.context import PERSON
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import SURVEY, Row

if TYPE_CHECKING:
    from survey_definitions.engine.parents import Emptied
    from survey_definitions.engine.rehearsing import Rehearsal
    from survey_definitions.engine.survey import Survey
    from survey_definitions.problems import Problem

Rows = Mapping[str, Row]
_CODES: Final = {"entries": "too_many_entries", "nodes": "too_many_entries", "endless": "endless_repeat"}


def check_rehearsal(found: Rehearsal, survey: Survey, rows: Rows) -> Iterator[Problem]:
    """Problems of what a rehearsal found; `rows` are those of the survey sheet by their path."""
    for ref in dict.fromkeys(one.ref for one in found.exceeded):
        code = next(_CODES[one.kind] for one in found.exceeded if one.ref == ref)
        yield _at(code, ref, rows, "repeat_count", limit=str(limits.COUNTED_ENTRIES))
    if found.cut:
        yield _at("too_many_steps", found.cut, rows, "relevant")
    outside = survey.lists | (_looked_into(survey) & {PERSON}) | _open_repeats(survey)
    if survey.question_count and not (found.longest or found.exceeded or found.cut or outside):
        yield _at("nobody_asked", survey.questions[0].control.ref, rows, "relevant")
    for one in found.emptied:
        yield _emptied(one, rows)


def _open_repeats(survey: Survey) -> frozenset[str]:
    """The repeats to which people add entries: what is not asked in the first may be asked in the next."""
    return frozenset(ref for ref, control in survey.controls.items() if control.kind == "repeat" and not control.fixed)


def _looked_into(survey: Survey) -> frozenset[str]:
    """The secondary instances that expressions of binds look into."""
    binds = survey.binds.values()
    listed = (one for bind in binds for one in (bind.relevant, bind.calculate) if one is not None)
    return frozenset(name for one in listed for name in one.tables)


def _emptied(one: Emptied, rows: Rows) -> Problem:
    name, parent = one.ref.rsplit("/", 1)[-1], one.parent.rsplit("/", 1)[-1]
    code = "no_choice_for" if parent else "never_a_choice"
    return _at(code, one.ref, rows, "choice_filter", error=False, name=name, parent=parent, value=one.value)


def _at(code: str, ref: str, rows: Rows, column: str, *, error: bool = True, **params: str) -> Problem:
    """A problem at a row; in an XForm, which has none, at a path."""
    row = rows.get(ref)
    cell = next(iter(row.all(column)), None) if row else None
    place = (SURVEY, row, cell.header if cell else column)
    text = cell.text if cell else ""
    params |= {} if rows else {"path": ref}
    return problem(code, *place, params, text=text, severity="error" if error else "warning")
