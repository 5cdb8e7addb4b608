"""The sheets of an export, and from somebody's submission to its rows in each of them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.exports.results.columns import Column, Level
from bot.exports.results.fields import Field, FieldKind, Value, typed
from bot.exports.results.people import FACTS, AskedPerson, values
from bot.services.people.outside import ENTRY_LISTS, UNIT_LISTS

FIXED: Final = (
    Field("staff_code"),
    Field("unit_code"),
    Field("agency_code"),
    Field("agency_today"),
    Field("language"),
    Field("receipt"),
    Field("submission", FieldKind.WHOLE),
    Field("submitted_at", FieldKind.MOMENT),
)
"""What every row begins with; ``submission`` counts a session's submissions, ``unit_code`` is the unit in which
somebody was invited.

``agency_today`` is what has become of the agency since, by successors.
"""

LABELS, LONG, STEPS, QUESTIONS, CHOICES = "labels", "long", "steps", "questions", "choices"
_LONG: Final = (
    Field("question"),
    Field("label"),
    Field("entry"),
    Field("value"),
    Field("value_label"),
    Field("number", FieldKind.NUMBER),
)
_SHEET_NAME: Final = 31  # characters, Excel's limit
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']")
Instances = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ExportSheet:
    """A sheet: its name and columns, those that identify a row first."""

    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """Columns of one level that stand together on a sheet, as codes or as labels."""

    sheet: ExportSheet
    level: int
    columns: tuple[Column, ...]
    headers: tuple[str, ...]  # of these columns, by path where their name stands for something else
    labelled: bool = False


class Layout:
    """All sheets of a campaign's export. ``name_of`` gives the name of a code of a list of the province."""

    def __init__(
        self, survey: str, levels: Sequence[Level], zone: ZoneInfo, language: str, names: Mapping[str, str]
    ) -> None:
        self._zone, self._language, self._names = zone, language, names
        self._taken = {LONG, QUESTIONS, CHOICES}
        self.levels = levels
        self._places = {ref: (at, c) for at, one in enumerate(levels) for c in one.columns for ref in c.refs}
        self._parts = list(self._all_parts(survey))
        self.long = ExportSheet(LONG, (*FIXED[:3], *_LONG))

    @property
    def sheets(self) -> list[ExportSheet]:
        """The sheets in their order, the long one last."""
        return [*(part.sheet for part in self._parts), self.long]

    def columns(self) -> Iterator[tuple[str, str, Column]]:
        """Each question's column with the name of the sheet on which it stands as codes, and its header there."""
        for part in self._parts:
            if not part.labelled:
                for header, column in zip(part.headers, part.columns, strict=True):
                    yield part.sheet.name, header, column

    def _all_parts(self, survey: str) -> Iterator[_Part]:
        for at, level in enumerate(self.levels):
            name = level.repeats[-1] if level.repeats else survey
            yield self._part(name, at, level.some(steps=False), labelled=False)
            if at == 0:
                yield self._part(LABELS, at, level.some(steps=False), labelled=True)
        for at, level in enumerate(self.levels):
            if steps := level.some(steps=True):
                yield self._part(f"{level.repeats[-1] if level.repeats else survey}_{STEPS}", at, steps, labelled=False)

    def _part(self, name: str, at: int, columns: tuple[Column, ...], *, labelled: bool) -> _Part:
        keys = [Field(f"{repeat}_key", FieldKind.WHOLE) for repeat in self.levels[at].repeats]
        facts = FACTS if at == 0 and not name.endswith(STEPS) else ()
        fields = [*FIXED, *facts, *keys]
        taken = {one.header for one in fields}
        headers = tuple(one.refs[0] if one.field.header in taken else one.field.header for one in columns)
        for header, column in zip(headers, columns, strict=True):
            kind = FieldKind.TEXT if labelled and _is_chosen(column) else column.field.kind
            fields.append(Field(header, kind, column.field.names, column.field.codes))
            if not labelled:
                fields += [_option(header, column, code) for code in column.options]
        return _Part(ExportSheet(self._sheet_name(name), tuple(fields)), at, columns, headers, labelled)

    def _sheet_name(self, wanted: str) -> str:
        base = _FORBIDDEN.sub("_", wanted)[:_SHEET_NAME] or "answers"
        tries = (base if n == 1 else f"{base[: _SHEET_NAME - 1 - len(str(n))]}_{n}" for n in range(1, 10_000))
        name = next(name for name in tries if name.casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name

    # -- rows

    def rows(
        self, asked: AskedPerson, answers: Iterable[Mapping[str, Any]], wanted: Container[str]
    ) -> Iterator[tuple[str, list[Value]]]:
        """Rows of somebody as (sheet, values): one of the main level, one for each entry of a repeat, and long ones.

        Only those of the sheets that are ``wanted``, by name.
        """
        by_level = self._by_entry(answers)
        fixed = self._fixed(asked)
        for part in (part for part in self._parts if part.sheet.name in wanted):
            facts = values(asked) if FACTS[0] in part.sheet.fields else ()
            for instances, given in sorted(by_level[part.level].items()):
                keys = [key for _, key in instances]
                yield part.sheet.name, [*fixed, *facts, *keys, *self._cells(part, given)]
        for at, entries in enumerate(by_level if LONG in wanted else ()):
            for instances, given in sorted(entries.items()):
                yield from self._long_rows(at, fixed[:3], instances, given)

    def _by_entry(self, answers: Iterable[Mapping[str, Any]]) -> list[dict[Instances, dict[str, str]]]:
        found: list[dict[Instances, dict[str, str]]] = [{} for _ in self.levels]
        found[0][()] = {}
        for answer in answers:
            place = self._places.get(answer["ref"]) if answer["live"] else None
            if place is not None:
                at, column = place
                instances = tuple((name, key) for name, key in answer["instances"])
                found[at].setdefault(instances, {})[column.field.header] = str(answer["value"])
        return found

    def _fixed(self, asked: AskedPerson) -> list[Value]:
        at: datetime | None = asked.submitted_at
        local = at.astimezone(self._zone).replace(tzinfo=None, microsecond=0) if at else None
        return [
            asked.staff_code,
            asked.unit_code,
            asked.agency_code,
            asked.agency_today,
            asked.language or None,
            asked.receipt or None,
            asked.number or None,
            local,
        ]

    def _cells(self, part: _Part, given: Mapping[str, str]) -> Iterator[Value]:
        for column in part.columns:
            value = given.get(column.field.header, "")
            if part.labelled and _is_chosen(column):
                yield self._label(column, value) or None
            else:
                yield typed(value, column.field.kind)
            if part.labelled:
                continue
            chosen = set(value.split())
            yield from (int(code in chosen) if value else None for code in column.options)

    def _label(self, column: Column, value: str) -> str:
        """The labels of what was chosen."""
        codes = value.split() if column.question != "select_one" else [value]
        return "; ".join(self._named(column, code) for code in codes if code)

    def _named(self, column: Column, code: str) -> str:
        names = column.field.codes.get(code)
        if names is not None:
            return names.get(self._language) or code
        kind = ENTRY_LISTS.get(column.list)
        key = f"{kind}:{code}" if kind else code if column.list in UNIT_LISTS else ""
        return self._names.get(key, "") or code

    def _long_rows(
        self, at: int, fixed: Sequence[Value], instances: Instances, given: Mapping[str, str]
    ) -> Iterator[tuple[str, list[Value]]]:
        """A row for each answer, of several choices for each; steps of ladders are left out."""
        entry = " ".join(f"{name}{key}" for name, key in instances) or None
        for column in self.levels[at].some(steps=False):
            value = given.get(column.field.header, "")
            parts = value.split() if column.question == "select_multiple" else [value]
            for one in parts if value else ():
                number = typed(one, FieldKind.NUMBER)
                label = self._label(column, one) if _is_chosen(column) else None
                name = column.field.names.get(self._language) or None
                yield LONG, [*fixed, column.field.header, name, entry, one, label, _only_number(number)]


def _is_chosen(column: Column) -> bool:
    """Whether its values are choices, which have labels; dates and numbers are themselves on every sheet."""
    return column.question.startswith("select") or column.question == "rank"


def _option(header: str, column: Column, code: str) -> Field:
    names = {
        language: f"{name}: {column.field.codes[code].get(language, code)}"
        for language, name in column.field.names.items()
    }
    return Field(f"{header}/{code}", FieldKind.WHOLE, names, {"0": {}, "1": {}})


def _only_number(value: Value) -> Value:
    return value if isinstance(value, (int, float)) else None
