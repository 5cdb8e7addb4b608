"""Rows of a structure file: units and the lists of a province, judged row by row, without touching the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.services.imports.problems import Notice, RowProblem
from bot.services.imports.structure.second_units import second_units
from bot.services.imports.structure.structure_links import Board
from bot.services.imports.structure.unit_row import LIST_KINDS, UNIT_KINDS, KnownUnit, UnitRow
from bot.services.imports.tables.tables import ReadTable, TableRow
from bot.services.imports.tables.values import ADDRESSES, RowReader, check_columns
from bot.services.imports.tables.written_days import days_first
from survey_definitions.languages import LANGUAGES

REQUIRED = ("code", "kind", "name::vi")
COLUMNS = frozenset(("code", "kind", "parent", "seats", "form_of_address", "valid_from", "valid_to", "successors")) | {
    f"{column}::{language}" for column in ("name", "short") for language in LANGUAGES
}

_CALLED = {
    "block": "khoi, bereich",
    "agency": "co quan, co quan tham muu, behorde",
    "division": "phong, phong ban, phong chuyen mon, department, abteilung, referat",
    "position_group": "nhom vi tri, nhom vi tri viec lam, position group, positionsgruppe",
    "job_position": "vi tri viec lam, job position, stelle",
    "rank": "ngach, ngach cong chuc, rang",
    "title": "chuc danh, chuc vu, titel",
    "field": "linh vuc, linh vuc cong tac, fachgebiet",
    "sector": "nganh mui nhon, nganh, key sector, sektor",
}
_KINDS = {kind: kind for kind in UNIT_KINDS + LIST_KINDS} | {
    word.strip(): kind for kind, words in _CALLED.items() for word in words.split(",")
}
"""Kinds by what they are called, as `folded` has it."""


@dataclass(frozen=True, slots=True)
class StructureReading:
    """The good rows in the file's order, and everything there is to say about the others."""

    rows: tuple[UnitRow, ...]
    problems: tuple[RowProblem, ...]
    notices: tuple[Notice, ...]


def read_structure(table: ReadTable, known: Iterable[KnownUnit] = ()) -> StructureReading:
    """Judge all rows of a table against each other and against what is known. Raises FileRefusedError."""
    notices = check_columns(table, COLUMNS, REQUIRED)
    table, turned = days_first(table, ("valid_from", "valid_to"))
    given = frozenset(table.columns) & COLUMNS
    judged = [_read_row(row, given) for row in table.rows]
    known = tuple(known)
    board = Board([row for row, _ in judged], known)
    for _, problems in judged:
        board.add(problems)
    board.add(second_units([row for row, _ in judged], known))
    board.refuse_duplicates(table.rows)
    board.refuse_broken_links()
    good = tuple(row for row in board.rows if row.row not in board.refused)
    return StructureReading(good, board.sorted_problems(), (*notices, *turned, *board.notices()))


def _read_row(row: TableRow, given: frozenset[str]) -> tuple[UnitRow, list[RowProblem]]:
    read = RowReader(row, COLUMNS)
    kind = read.word("kind", _KINDS, code="unknown_kind") or ""
    if not row.values["kind"] and "kind" not in row.faults:
        read.refuse("kind", "required")
    unit = UnitRow(
        row=row.number,
        code=read.code("code", required=True),
        kind=kind,
        parent=read.code("parent"),
        names=_languages(read, "name"),
        short_names=_languages(read, "short"),
        seats=read.number_of_seats("seats"),
        form_of_address=read.word("form_of_address", ADDRESSES),
        valid_from=read.day("valid_from"),
        valid_to=read.day("valid_to"),
        successors=read.codes("successors"),
        given=given,
    )
    _check_dates(read, unit)
    return unit, read.problems


def _languages(read: RowReader, column: str) -> dict[str, str]:
    """The texts by language; Vietnamese names are required."""
    texts = {
        language: read.text(f"{column}::{language}", required=(column, language) == ("name", "vi"), limit=300)
        for language in LANGUAGES
    }
    return {language: text for language, text in texts.items() if text}


def _check_dates(read: RowReader, unit: UnitRow) -> None:
    if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
        read.refuse("valid_to", "ends_before_it_begins", value=f"{unit.valid_to}", begins=f"{unit.valid_from}")
    if unit.successors and not unit.valid_to:
        read.refuse("successors", "successor_without_end")
