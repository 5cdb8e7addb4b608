"""Which columns the versions of a survey need: one sheet for its main level, one for each repeat.

A question keeps its column over versions by its name, also when it moves from one group to another; only where a
version has the name twice on a level does its path decide. Columns of every row stand in `layout` (`FIXED`), facts
about the person in `people` (`FACTS`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.exports.results.fields import Field, FieldKind, kind_of
from bot.exports.results.labels import choices_of, label_of
from survey_definitions import Survey, wording
from survey_definitions.engine.definition import Control
from survey_definitions.engine.shape import Shape, ShapeSlot

_ADDRESS: Final = frozenset({"xh", "Xh"})  # calculates that only spell the form of address
_STEP: Final = re.compile(r"_(up|down)\Z")
_META: Final = "meta"


@dataclass(frozen=True, slots=True)
class Column:
    """A question over all versions: where its values come from; ``options`` are columns of 0 and 1, by code.

    ``is_step``: a step of a ladder, of which only the result is read. ``formula``: of a calculated column.
    """

    refs: tuple[str, ...]
    field: Field
    question: str
    options: tuple[str, ...] = ()
    is_step: bool = False
    formula: str = ""
    list: str = ""  # of its choices


@dataclass(frozen=True, slots=True)
class Level:
    """The main level (no ``repeats``) or the entries of a repeat, with the names of the repeats around them."""

    repeats: tuple[str, ...]
    columns: tuple[Column, ...]

    def some(self, *, steps: bool) -> tuple[Column, ...]:
        """The columns that are steps of a ladder, or the others."""
        return tuple(column for column in self.columns if column.is_step == steps)


@dataclass(frozen=True, slots=True)
class _Found:
    survey: Survey
    ref: str
    name: str


def levels(versions: Sequence[Survey]) -> tuple[Level, ...]:
    """The levels of these versions of one survey, the newest first; the main level is on top."""
    found: dict[tuple[str, ...], dict[str, list[_Found]]] = {}
    for survey in versions:
        for shape in survey.shapes.values():
            level = found.setdefault(tuple(one.name for one in shape.chain()[1:]), {})
            for key, one in _of_shape(survey, shape):
                level.setdefault(key, []).append(one)
    return tuple(Level(repeats, tuple(_columns(keys))) for repeats, keys in found.items())


def _of_shape(survey: Survey, shape: Shape) -> Iterator[tuple[str, _Found]]:
    rows = [row for row in shape.rows[1:] if not row.branch and not row.repeat and _holds_value(survey, row)]
    names = Counter(row.name for row in rows)
    for row in rows:
        ref = row.ref.removeprefix(survey.root.ref)
        yield (row.name if names[row.name] == 1 else ref), _Found(survey, ref, row.name)


def _holds_value(survey: Survey, row: ShapeSlot) -> bool:
    if row.name in _ADDRESS or f"/{_META}/" in row.ref:
        return False
    bind = survey.binds.get(row.ref)
    return not (bind is not None and bind.always_readonly and bind.calculate is None)


def _columns(keys: Mapping[str, list[_Found]]) -> Iterator[Column]:
    for key, found in keys.items():
        newest = found[0]
        control = newest.survey.controls.get(newest.survey.root.ref + newest.ref)
        yield _column(key, found, newest.survey, control)


def _column(header: str, found: list[_Found], survey: Survey, control: Control | None) -> Column:
    ref = survey.root.ref + found[0].ref
    bind = survey.binds.get(ref)
    question = control.question if control is not None else "text"
    codes = _codes(found)
    kind = FieldKind.TEXT if codes else kind_of(question, bind.type if bind else "", computed=control is None)
    names = label_of(survey, control.label) if control is not None else {}
    return Column(
        tuple(one.ref for one in found),
        Field(header, kind, names, codes),
        question if control else "calculate",
        tuple(codes) if question == "select_multiple" else (),
        bool(_STEP.search(found[0].name)),
        bind.calculate.text if control is None and bind is not None and bind.calculate is not None else "",
        wording.list_name(control) if control is not None else "",
    )


def _codes(found: Sequence[_Found]) -> dict[str, Mapping[str, str]]:
    codes: dict[str, Mapping[str, str]] = {}
    for one in found:
        control = one.survey.controls.get(one.survey.root.ref + one.ref)
        if control is not None:
            for code, names in choices_of(one.survey, control):
                codes.setdefault(code, names)
    return codes
