"""Importing the structure: compare a file with the database, say what every row does, and do it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.services import audit
from bot.services.importing import report, structure_rows
from bot.services.importing.batches import PrivilegedAct, Progress, run_batches, untold
from bot.services.importing.columns_of_units import stored_columns, wanted_columns
from bot.services.importing.known_structure import StoredUnit, stored_structure
from bot.services.importing.report import ImportReport, RowResult
from bot.services.importing.structure_writing import write_rows
from bot.services.importing.tables import ImportFile, read_table
from bot.services.importing.unit_row import Key, KnownUnit, UnitRow, key_of
from storage.database import Database


def import_structure(
    database: Database,
    file: ImportFile,
    now: datetime,
    *,
    dry_run: bool = False,
    actor: str = audit.OPERATOR,
    progress: Progress = untold,
) -> ImportReport:
    """Import a file; with ``dry_run`` only say what would happen.

    Good rows are imported even when others are refused. Raises FileRefusedError, having changed nothing.
    """
    table = read_table(file, sheet="structure", known=structure_rows.COLUMNS)
    stored = database.read_now(stored_structure)
    reading = structure_rows.read_structure(table, [_known(one) for one in stored.values()])
    rows = _spelled(reading.rows, stored)
    results = [_result(row, stored.get(row.key)) for row in rows]
    codes = {row.number: row.values["code"] for row in table.rows}
    results += report.refusals(reading.problems, codes)
    found = ImportReport(tuple(sorted(results, key=lambda one: one.row)), reading.notices, (), dry_run)
    if not dry_run:
        different = {one.row for one in results if one.outcome in (report.CREATED, report.CHANGED)}
        waiting = _parents_first([row for row in rows if row.row in different])
        act = PrivilegedAct(actor, "structure.import", file.sha256, found.counts)
        run_batches(database, write_rows, waiting, act, now, progress)
    return found


def _known(unit: StoredUnit) -> KnownUnit:
    return KnownUnit(unit.code, unit.kind, unit.parent, unit.valid_to)


def _spelled(rows: Sequence[UnitRow], stored: Mapping[Key, StoredUnit]) -> list[UnitRow]:
    """The rows with every code in one spelling: the database's, else that of the row which brings it."""
    spelling = {row.key: row.code for row in rows} | {key: unit.code for key, unit in stored.items()}
    anywhere = {folded: code for (_, folded), code in spelling.items()}

    def spelled(row: UnitRow, code: str) -> str:
        return spelling.get(key_of(row.kind, code)) or anywhere.get(code.casefold(), code)

    return [
        replace(
            row,
            code=spelling[row.key],
            parent=spelled(row, row.parent),
            successors=tuple(spelled(row, code) for code in row.successors),
        )
        for row in rows
    ]


def _result(row: UnitRow, stored: StoredUnit | None) -> RowResult:
    if stored is None:
        return RowResult(row.row, row.code, report.CREATED)
    found = report.changes(stored_columns(stored), wanted_columns(row))
    return RowResult(row.row, row.code, report.CHANGED if found else report.UNCHANGED, found)


def _parents_first(rows: Sequence[UnitRow]) -> list[UnitRow]:
    """The rows in an order in which every parent is there before its children; otherwise as in the file."""
    by_key = {row.key: row for row in rows}
    depths: dict[Key, int] = {}
    for row in rows:
        path: list[UnitRow] = []
        at: UnitRow | None = row
        while at is not None and at.key not in depths:
            path.append(at)
            at = by_key.get(key_of(at.kind, at.parent))
        depth = depths[at.key] if at else -1
        for one in reversed(path):
            depth += 1
            depths[one.key] = depth
    return sorted(rows, key=lambda row: depths[row.key])
