"""Importing the roster: compare a file with the database, say what every row does, and do it.

People whom the file does not have are proposed as leavers, never removed. What somebody chose for themselves
(language, form of address) or was never said (messenger) is not wiped out by an empty cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from bot.services import audit
from bot.services.imports import report, runs
from bot.services.imports.batches import Batches, PrivilegedAct, Progress, untold
from bot.services.imports.problems import Notice
from bot.services.imports.report import ImportReport, RowResult
from bot.services.imports.roster import leavers, roster_rows
from bot.services.imports.roster.columns_of_people import wanted_columns
from bot.services.imports.roster.known_people import StoredPerson, roster_snapshot
from bot.services.imports.roster.person_row import PersonRow
from bot.services.imports.roster.roster_writing import write_people
from bot.services.imports.roster.supervisors import chiefs_first
from bot.services.imports.runs import Import
from bot.services.imports.tables.tables import ImportFile, ReadTable, read_table
from storage.database import Database
from storage.unit_of_work import UnitOfWork

KIND = "roster"


@dataclass(frozen=True, slots=True)
class RosterOptions:
    """How to import: ``dry_run`` only says what would happen; of a ``partial`` roster nobody missing has left.

    ``new_people`` are staff codes that belong to other people than known ones of the same name or nearly the same code.
    """

    dry_run: bool = False
    partial: bool = False
    actor: str = audit.OPERATOR
    new_people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done: the rows that do anything, supervisors first; who is missing, who is there."""

    report: ImportReport
    rows: Sequence[PersonRow]
    present: frozenset[str]


def import_roster(
    database: Database,
    file: ImportFile,
    now: datetime,
    today: date,
    options: RosterOptions = RosterOptions(),
    progress: Progress = untold,
) -> ImportReport:
    """Import a file. ``today`` is the local date.

    Good rows are imported even when others are refused; each person is written whole, in one of many short
    transactions. Raises FileRefusedError, having changed nothing, and Refusal while another import runs.
    """
    table = read_table(file, sheet="roster", known=roster_rows.COLUMNS)
    if options.dry_run:
        return database.read_now(_planned, table, today, options).report
    with runs.alone(database, Import(KIND, file.sha256, options.actor), now) as run:
        plan = database.read_now(_planned, table, today, options)
        act = PrivilegedAct(options.actor, "roster.import", file.sha256, plan.report.counts)
        Batches(partial(write_people, now, today), plan.rows, run, act).apply(database, now, progress)
        leavers.propose(database, plan.report.leavers, plan.present, file.sha256, now)
    return plan.report


def _planned(uow: UnitOfWork, table: ReadTable, today: date, options: RosterOptions) -> _Plan:
    """Compare the file with what is there."""
    people, known = roster_snapshot(uow, options.new_people)
    reading = roster_rows.read_roster(table, known, today)
    rows = _spelled(reading.rows, people)
    results = [_result(row, people.get(row.staff_code.casefold())) for row in rows]
    different = {result.row for result in results if result.outcome != report.UNCHANGED}
    codes = {row.number: row.values["staff_code"] for row in table.rows}
    results += report.refusals(reading.problems, codes)
    notices = (*table.notices, *reading.notices, *_notices(rows, people))
    missing = () if options.partial else _missing(people, reading.staff_codes)
    found = ImportReport(
        tuple(sorted(results, key=lambda one: one.row)), notices, missing, options.dry_run, table=table.place
    )
    waiting = chiefs_first([row for row in rows if row.row in different])
    return _Plan(found, waiting, reading.staff_codes)


def _spelled(rows: Sequence[PersonRow], people: Mapping[str, StoredPerson]) -> list[PersonRow]:
    """The rows with every staff code in one spelling: the database's, else that of the row which brings it."""
    spelling = {row.staff_code.casefold(): row.staff_code for row in rows}
    spelling |= {code: person.staff_code for code, person in people.items()}
    return [
        replace(
            row,
            staff_code=spelling[row.staff_code.casefold()],
            supervisor=spelling[row.supervisor.casefold()] if row.supervisor else None,
        )
        for row in rows
    ]


def _result(row: PersonRow, stored: StoredPerson | None) -> RowResult:
    if stored is None:
        return RowResult(row.row, row.staff_code, report.CREATED)
    found = report.changes(stored.columns, wanted_columns(row, stored))
    return RowResult(row.row, row.staff_code, report.CHANGED if found else report.UNCHANGED, found)


def _notices(rows: Sequence[PersonRow], people: Mapping[str, StoredPerson]) -> list[Notice]:
    """Where the file and the database disagree and the database keeps what it has."""
    notices = []
    for row in rows:
        stored = people.get(row.staff_code.casefold())
        if stored is None:
            continue
        left = stored.columns["left_on"]
        if left and "left_on" not in wanted_columns(row, stored):
            params = {"value": row.staff_code, "date": f"{left}"}
            notices.append(Notice(row.row, "staff_code", "left_but_listed", params))
        kept = stored.granted - set(row.roles)
        if "roles" in row.given and kept:
            params = {"value": row.staff_code, "roles": " ".join(sorted(kept))}
            notices.append(Notice(row.row, "roles", "role_kept", params))
    return notices


def _missing(people: Mapping[str, StoredPerson], in_file: frozenset[str]) -> tuple[str, ...]:
    """Staff codes that the file does not have; those who only run the installation are on no roster."""
    return tuple(
        person.staff_code
        for code, person in people.items()
        if code not in in_file and not person.columns["left_on"] and not person.is_technical
    )
