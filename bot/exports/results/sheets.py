"""Which sheets and columns the versions of a survey need: one sheet for its main level, one for each repeat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from survey_definitions import Survey
from survey_definitions.engine.shape import Row, Shape

FIXED = (
    "staff_code", "unit_code", "agency_code", "agency_today", "language", "receipt", "submission", "submitted_at",
)  # fmt: skip
"""What every row begins with; ``submission`` counts a session's submissions, ``unit_code`` is the unit of the day.

``agency_today`` is what has become of the agency since, by successors.
"""

QUESTIONS, CHOICES = "questions", "choices"  # the sheets of the code book
_ADDRESS = frozenset({"xh", "Xh"})  # calculates that only spell the form of address
_SHEET_NAME = 31  # characters, Excel's limit
_FORBIDDEN_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_META = "meta"


@dataclass(frozen=True, slots=True)
class Column:
    """A question's column: where its values come from, and what stands in the header."""

    ref: str
    header: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: ``keys`` are the headers of the repeats' keys, outermost first; none for the main level."""

    name: str
    keys: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The first row."""
        return (*FIXED, *self.keys, *(column.header for column in self.columns))


def sheets_of(versions: Sequence[Survey]) -> tuple[Sheet, ...]:
    """The sheets that hold the answers to all these versions of one survey, main level first."""
    refs: dict[tuple[str, ...], dict[str, None]] = {}
    for survey in versions:
        for shape in survey.shapes.values():
            refs.setdefault(_repeats(shape), {}).update(dict.fromkeys(_values(survey, shape)))
    taken = {QUESTIONS, CHOICES}
    return tuple(_sheet(versions[0].id, repeats, list(found), taken) for repeats, found in refs.items())


def _repeats(shape: Shape) -> tuple[str, ...]:
    """The names of the repeats around a shape's entries, outermost first; none for the root."""
    return tuple(one.name for one in shape.chain()[1:])


def _values(survey: Survey, shape: Shape) -> Iterator[str]:
    """The refs in a shape that can hold a value, in the survey's order, as answers give them (without the root)."""
    for row in shape.rows[1:]:
        if not row.branch and not row.repeat and _holds_value(survey, row):
            yield relative(survey, row.ref)


def _holds_value(survey: Survey, row: Row) -> bool:
    if row.name in _ADDRESS or f"/{_META}/" in row.ref:
        return False
    bind = survey.binds.get(row.ref)
    is_note = bind is not None and bind.always_readonly and bind.calculate is None
    return not is_note


def relative(survey: Survey, ref: str) -> str:
    """A ref below the survey's root."""
    return ref.removeprefix(survey.root.ref)


def _sheet(survey: str, repeats: tuple[str, ...], refs: list[str], taken: set[str]) -> Sheet:
    name = _sheet_name(repeats[-1] if repeats else survey, taken)
    taken.add(name.casefold())
    keys = tuple(f"{repeat}_key" for repeat in repeats)
    headers = _headers(refs, {*FIXED, *keys})
    return Sheet(name, keys, tuple(Column(ref, headers[ref]) for ref in refs))


def _sheet_name(wanted: str, taken: Iterable[str]) -> str:
    base = _FORBIDDEN_IN_SHEET_NAMES.sub("_", wanted)[:_SHEET_NAME] or "answers"
    tries = (base if n == 1 else f"{base[: _SHEET_NAME - 1 - len(str(n))]}_{n}" for n in range(1, 10_000))
    return next(name for name in tries if name.casefold() not in taken)


def _headers(refs: Sequence[str], reserved: set[str]) -> Mapping[str, str]:
    """Each question's name; its whole path where another column has that name."""
    names = [ref.rsplit("/", 1)[-1] for ref in refs]
    doubles = {name for name in names if names.count(name) > 1} | reserved
    return {ref: ref if name in doubles else name for ref, name in zip(refs, names, strict=True)}
