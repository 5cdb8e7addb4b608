"""Importing the structure: compare a file with the database, say what every row does, and do it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from sqlalchemy import func, or_, select

from bot.services import audit
from bot.services.imports import report, runs
from bot.services.imports.batches import Batches, PrivilegedAct, Progress, untold
from bot.services.imports.problems import Notice
from bot.services.imports.report import ImportReport, RowResult
from bot.services.imports.runs import Import
from bot.services.imports.structure import structure_rows
from bot.services.imports.structure.columns_of_units import stored_columns, wanted_columns
from bot.services.imports.structure.known_structure import StoredUnit, stored_structure
from bot.services.imports.structure.structure_writing import write_rows
from bot.services.imports.structure.unit_row import UNIT_KINDS, Key, KnownUnit, UnitRow, key_of
from bot.services.imports.tables.tables import ImportFile, ReadTable, read_table
from storage.database import Database
from storage.models import Person, Unit
from storage.unit_of_work import UnitOfWork

KIND = "structure"
ACT = "structure.import"
BATCH = 300  # rows to a transaction: some 0.1 s of the write lock


@dataclass(frozen=True, slots=True)
class StructurePlan:
    """What a file would do now, and the rows that do anything, parents first."""

    report: ImportReport
    rows: Sequence[UnitRow]


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

    Good rows are imported even when others are refused. Raises FileRefusedError, having changed nothing, and Refusal
    while another import runs.
    """
    table = read_structure_table(file)
    if dry_run:
        return replace(database.read_now(planned, table, now.date()).report, dry_run=True)
    with runs.alone(database, Import(KIND, file.sha256, actor), now) as run:
        plan = database.read_now(planned, table, now.date())
        act = PrivilegedAct(actor, ACT, file.sha256, plan.report.counts)
        Batches(partial(write_rows, now=now), plan.rows, run, act, BATCH).apply(database, now, progress)
    return plan.report


def read_structure_table(file: ImportFile) -> ReadTable:
    """The cells of a structure file. Raises FileRefusedError."""
    return read_table(file, sheet=KIND, known=structure_rows.COLUMNS)


def planned(uow: UnitOfWork, table: ReadTable, today: date) -> StructurePlan:
    """Compare a file with what is there. Raises FileRefusedError."""
    stored = stored_structure(uow)
    reading = structure_rows.read_structure(table, [_known(one) for one in stored.values()])
    rows = _spelled(reading.rows, stored)
    results = [_result(row, stored.get(row.key)) for row in rows]
    different = {one.row for one in results if one.outcome in (report.CREATED, report.CHANGED)}
    codes = {row.number: row.values["code"] for row in table.rows}
    results += report.refusals(reading.problems, codes)
    notices = (*table.notices, *reading.notices, *_left_behind(uow, rows, stored, today))
    told = tuple(sorted(results, key=lambda one: one.row))
    found = ImportReport(told, notices, (), dry_run=False, table=table.place)
    return StructurePlan(found, _parents_first([row for row in rows if row.row in different]))


def _left_behind(
    uow: UnitOfWork, rows: Sequence[UnitRow], stored: Mapping[Key, StoredUnit], today: date
) -> list[Notice]:
    """Units that are closed by now and still have people, there or anywhere below: the next roster is to move them."""
    closed = {row.code: row for row in rows if row.kind in UNIT_KINDS and row.valid_to and row.valid_to < today}
    query = select(Unit.code, func.count(Person.id)).join(Person, Person.unit_id == Unit.id).group_by(Unit.code)
    here = or_(Person.left_on.is_(None), Person.left_on > today)
    parents, counts = _parents(rows, stored), Counter[str]()
    for code, count in uow.connection.execute(query.where(here)):
        at = code
        while at:
            counts[at] += count
            at = parents.get(at, "")
    return [
        Notice(row.row, "valid_to", "people_in_closed", {"value": code, "count": str(counts[code])})
        for code, row in closed.items()
        if counts[code]
    ]


def _parents(rows: Sequence[UnitRow], stored: Mapping[Key, StoredUnit]) -> dict[str, str]:
    """What each unit is part of once the rows are imported; what moves away from a closed unit is not in it."""
    before = {one.code: one.parent for one in stored.values() if one.kind in UNIT_KINDS}
    return before | {row.code: row.parent for row in rows if row.kind in UNIT_KINDS and "parent" in row.given}


def _known(unit: StoredUnit) -> KnownUnit:
    return KnownUnit(unit.code, unit.kind, unit.parent, unit.valid_to, unit.names.get("vi", ""))


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
