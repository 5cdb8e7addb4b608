"""Importing days: swapped ones, closures, quiet weeks. ``kind, from, to, note``; ``to`` is ``from`` when left out.

A row is known by its kind and first day. The kind ``none`` takes away whatever was imported for exactly that first day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sqlalchemy import delete, select, update

from bot.calendar import KINDS
from bot.services import audit
from bot.services.imports import report, runs
from bot.services.imports.batches import Batches, PrivilegedAct, Progress, untold
from bot.services.imports.report import ImportReport, RowResult
from bot.services.imports.runs import Import
from bot.services.imports.tables.tables import ImportFile, ReadTable, read_table
from bot.services.imports.tables.values import RowReader, check_columns
from storage.database import Database
from storage.models import CalendarEntry, Campaign
from storage.states import CampaignState
from storage.unit_of_work import UnitOfWork

KIND: Final = "calendar"
COLUMNS: Final = frozenset({"kind", "from", "to", "note"})
NONE: Final = "none"
MOST_DAYS: Final = 400
MOST_NOTE: Final = 200
_WORDS: Final = {kind.replace("_", sign): kind for kind in (*KINDS, NONE) for sign in ("_", " ")}


@dataclass(frozen=True, slots=True)
class DayRow:
    """A row that can be imported."""

    row: int
    kind: str
    first: date
    last: date
    note: str

    @property
    def code(self) -> str:
        """How a report names it."""
        return f"{self.kind} {self.first}"


def import_calendar(
    database: Database,
    file: ImportFile,
    now: datetime,
    *,
    dry_run: bool = False,
    actor: str = audit.OPERATOR,
    progress: Progress = untold,
) -> ImportReport:
    """Import a file; with ``dry_run`` only say what would happen.

    Raises FileRefusedError, having changed nothing, and Refusal while another import runs.
    """
    table = read_table(file, sheet=KIND, known=COLUMNS)
    if dry_run:
        return replace(database.read_now(_planned, table).report, dry_run=True)
    with runs.alone(database, Import(KIND, file.sha256, actor), now) as run:
        plan = database.read_now(_planned, table)
        act = PrivilegedAct(actor, "calendar.import", file.sha256, plan.report.counts)
        Batches(_write, plan.rows, run, act).apply(database, now, progress)
    return plan.report


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a file would do now, and the rows that do anything."""

    report: ImportReport
    rows: Sequence[DayRow]


def _planned(uow: UnitOfWork, table: ReadTable) -> _Plan:
    notices = check_columns(table, COLUMNS, ("kind", "from"))
    readers = [RowReader(row, COLUMNS) for row in table.rows]
    read = [_read(reader) for reader in readers]
    _refuse_twice(readers, read)
    stored = _stored(uow)
    rows = [row for row, reader in zip(read, readers, strict=True) if row is not None and not reader.problems]
    results = [_result(row, stored) for row in rows]
    different = {one.row for one in results if one.outcome in (report.CREATED, report.CHANGED)}
    results += report.refusals([problem for reader in readers for problem in reader.problems], {})
    found = ImportReport(tuple(sorted(results, key=lambda one: one.row)), tuple(notices), (), dry_run=False)
    return _Plan(found, [row for row in rows if row.row in different])


def _read(reader: RowReader) -> DayRow | None:
    kind, first, last = reader.word("kind", _WORDS), reader.day("from"), reader.day("to")
    note = reader.text("note", limit=MOST_NOTE)
    reader.text("kind", required=True)
    reader.text("from", required=True)
    if kind is None or first is None:
        return None
    last = last or first
    if last < first:
        reader.refuse("to", "day_order", value=str(last), begins=str(first))
    elif (last - first).days >= MOST_DAYS:
        reader.refuse("to", "too_many_days", value=str((last - first).days + 1), limit=str(MOST_DAYS))
    return DayRow(reader.number, kind, first, last, note)


def _refuse_twice(readers: Sequence[RowReader], rows: Sequence[DayRow | None]) -> None:
    """Two rows about the same first day must not contradict one another."""
    seen: dict[date, DayRow] = {}
    for reader, row in zip(readers, rows, strict=True):
        if row is None:
            continue
        earlier = seen.setdefault(row.first, row)
        if earlier is not row:
            reader.refuse("from", "duplicate", value=str(row.first), rows=str(earlier.row))


def _stored(uow: UnitOfWork) -> dict[tuple[str, date], CalendarEntry]:
    return {(row.kind, row.first_day): row for row in uow.orm.scalars(select(CalendarEntry))}


def _result(row: DayRow, stored: dict[tuple[str, date], CalendarEntry]) -> RowResult:
    there = {kind: entry for (kind, first), entry in stored.items() if first == row.first}
    if row.kind == NONE:
        gone = tuple(report.Change("kind", kind, "") for kind in there)
        return RowResult(row.row, row.code, report.CHANGED if gone else report.UNCHANGED, gone)
    if not there:
        return RowResult(row.row, row.code, report.CREATED)
    entry = next(iter(there.values()))
    old = {"kind": entry.kind, "to": entry.last_day, "note": entry.note}
    found = report.changes(old, {"kind": row.kind, "to": row.last, "note": row.note})
    return RowResult(row.row, row.code, report.CHANGED if found else report.UNCHANGED, found)


def _write(uow: UnitOfWork, rows: Sequence[DayRow]) -> None:
    """Write the days; what is planned by them is to be planned anew."""
    plans = update(Campaign).where(Campaign.state == CampaignState.OPEN)
    uow.orm.execute(plans.values(plan_revision=Campaign.plan_revision + 1))
    for row in rows:
        uow.orm.execute(delete(CalendarEntry).where(CalendarEntry.first_day == row.first))
        if row.kind != NONE:
            uow.orm.add(CalendarEntry(kind=row.kind, first_day=row.first, last_day=row.last, note=row.note))
            uow.orm.flush()
