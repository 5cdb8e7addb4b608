"""The rows of lists in files of the author's own: what is stored of them, what people read, and which is which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from typing import Final

from survey_definitions.problems import Problem, Severity
from survey_definitions.reading.attachments import listed_file
from survey_definitions.reading.bundle import Files
from survey_definitions.reading.messages import problem
from survey_definitions.reading.ownlists import numbered_rows
from survey_definitions.reading.sheets import SURVEY, Book, Row
from survey_definitions.reading.types import parse_type

_MOST: Final = 10  # rows told of one list


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that asks from a file; `value` and `label` are columns of it."""

    row: Row
    file: str
    value: str
    label: str


def check_own_rows(book: Book, own: Mapping[str, AbstractSet[str]], files: Files) -> Iterator[Problem]:
    """Columns that must be there, and rows that nobody can choose or tell apart. Each file is told of once."""
    seen: set[tuple[str, str, str]] = set()
    for row in book.questions():
        file = listed_file(row)
        columns = own.get(PurePath(file).stem, frozenset())
        if not file or not columns or parse_type(row.get("type")).word.endswith("-external"):
            continue
        asked = _asked(row, file)
        if (file, asked.value, asked.label) not in seen:
            seen.add((file, asked.value, asked.label))
            yield from _check_columns(asked, columns)
            if asked.value in columns:
                yield from _check_rows(asked, numbered_rows(file, files.get(file) or b""))


def _asked(row: Row, file: str) -> _Asked:
    given = dict(part.partition("=")[::2] for part in row.get("parameters").split())
    is_map = file.lower().endswith(".geojson")
    return _Asked(
        row, file, given.get("value", "id" if is_map else "name"), given.get("label", "title" if is_map else "label")
    )


def _check_columns(asked: _Asked, columns: AbstractSet[str]) -> Iterator[Problem]:
    for code, name in (("own_list_value", asked.value), ("own_list_label", asked.label)):
        if name not in columns:
            yield _told(code, asked, {"name": name, "columns": ", ".join(sorted(columns))})


def _told(code: str, asked: _Asked, params: Mapping[str, str], *, warning: bool = False) -> Problem:
    cell = next(asked.row.all("type"))
    words = {"file": asked.file, **params}
    severity: Severity = "warning" if warning else "error"
    return problem(code, SURVEY, asked.row, cell.header, words, text=cell.text, severity=severity)


def _check_rows(asked: _Asked, rows: Mapping[int, dict[str, str]]) -> Iterator[Problem]:
    yield from islice(_blank(asked, rows), _MOST)
    yield from islice(_twins(asked, rows), _MOST)


def _blank(asked: _Asked, rows: Mapping[int, dict[str, str]]) -> Iterator[Problem]:
    """Rows without what is stored, and without what people read in any language."""
    for number, row in rows.items():
        labels = [text for key, text in row.items() if key.partition("::")[0] == asked.label]
        if not row.get(asked.value):
            yield _told("own_list_blank", asked, {"name": asked.value, "row": str(number)})
        elif labels and not any(labels):
            yield _told("own_list_blank", asked, {"name": asked.label, "row": str(number)}, warning=True)


def _twins(asked: _Asked, rows: Mapping[int, dict[str, str]]) -> Iterator[Problem]:
    """Rows that are stored alike; with a filter only those that it cannot keep apart."""
    filtered = bool(asked.row.get("choice_filter"))
    found: dict[tuple[str, ...], list[int]] = {}
    for number, row in rows.items():
        others = (text for key, text in row.items() if filtered and key.partition("::")[0] != asked.label)
        if row.get(asked.value):
            found.setdefault((row[asked.value], *others), []).append(number)
    for (value, *_), numbers in found.items():
        if len(numbers) > 1:
            listed = ", ".join(map(str, numbers[:_MOST]))
            yield _told("own_list_twice", asked, {"name": asked.value, "value": value, "rows": listed})
