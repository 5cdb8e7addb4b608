"""Merged cells: the first of them holds what the author sees in all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import Place, Row, Sheet, make_row

_RANGE: Final = re.compile(r"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)\Z")


@dataclass(slots=True)
class Unmerged:
    """A sheet without merged cells. `doubtful` cells hold what nobody wrote there: what is said of them is no news."""

    sheet: Sheet
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[Place] = field(default_factory=set)


def unmerged(sheet: Sheet, ranges: Iterable[str]) -> Unmerged:
    """The sheet with the text of merged cells under its headers in each row they cover; each range is told once."""
    done = Unmerged(sheet)
    for merged in ranges:
        found = _RANGE.match(merged)
        if found and int(found[2]) > sheet.head:
            columns = (column_index(found[1]), column_index(found[3]))
            _unmerge(done, merged, columns, (int(found[2]), int(found[4])))
    return done


def column_index(letters: str) -> int:
    """The number of a column, from 1: `AA` is 27."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index


def _unmerge(done: Unmerged, merged: str, columns: tuple[int, int], rows: tuple[int, int]) -> None:
    sheet, top = done.sheet, rows[0]
    headers = sheet.positions[columns[0] - 1 : columns[1]]
    row = next((row for row in sheet.rows if row.number == top), None)
    text = next((cell.text for cell in row.cells if headers and cell.header == headers[0]), "") if row else ""
    if not headers or not headers[0] or not text:
        return
    done.problems.append(problem("merged_cells", sheet.name, row, headers[0], {"range": merged}, text=text))
    done.doubtful.add((sheet.name, top, headers[0]))
    beyond = {header: text for header in headers[1:] if header}
    covered = {header: text for header in headers if header}
    filled = (_put(done, row, beyond if row.number == top else covered, rows) for row in sheet.rows)
    done.sheet = replace(sheet, rows=tuple(filled))


def _put(done: Unmerged, row: Row, texts: Mapping[str, str], span: tuple[int, int]) -> Row:
    """The row with what a range of rows puts into it; a row that nobody wrote stays empty."""
    if not row.cells or not span[0] <= row.number <= span[1]:
        return row
    done.doubtful.update((done.sheet.name, row.number, header) for header in texts)
    return make_row(row.number, {**row.plain(), **texts}, row.line)
