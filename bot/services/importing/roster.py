"""Importing the roster: compare a file with the database, say what every row does, and do it.

People whom the file does not have are proposed as leavers, never removed. What somebody chose for themselves
(language, form of address) or was never said (messenger) is not wiped out by an empty cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.services import audit
from bot.services.importing import report, roster_rows
from bot.services.importing.batches import PrivilegedAct, Progress, run_batches, untold
from bot.services.importing.columns_of_people import ADMIN, wanted_columns
from bot.services.importing.known_people import StoredPerson, roster_snapshot
from bot.services.importing.person_row import PersonRow
from bot.services.importing.problems import Notice
from bot.services.importing.report import ImportReport, RowResult
from bot.services.importing.roster_writing import write_people, write_supervisors
from bot.services.importing.tables import ImportFile, read_table
from storage.database import Database


def import_roster(
    database: Database,
    file: ImportFile,
    now: datetime,
    today: date,
    *,
    dry_run: bool = False,
    actor: str = audit.OPERATOR,
    progress: Progress = untold,
) -> ImportReport:
    """Import a file; with ``dry_run`` only say what would happen.

    ``today`` is the local date. Good rows are imported even when others are refused. Raises FileRefusedError,
    having changed nothing.
    """
    table = read_table(file, sheet="roster", known=roster_rows.COLUMNS)
    people, known = database.read_now(roster_snapshot)
    reading = roster_rows.read_roster(table, known, today)
    rows = _spelled(reading.rows, people)
    results = [_result(row, people.get(row.staff_code.casefold())) for row in rows]
    codes = {row.number: row.values["staff_code"] for row in table.rows}
    results += report.refusals(reading.problems, codes)
    notices = (*reading.notices, *_notices(rows, people))
    leavers = _leavers(people, reading.staff_codes)
    found = ImportReport(tuple(sorted(results, key=lambda one: one.row)), notices, leavers, dry_run)
    if not dry_run:
        act = PrivilegedAct(actor, "roster.import", file.sha256, found.counts)
        _apply(database, rows, found, act, now, progress)
    return found


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
        if "roles" in row.given and ADMIN in stored.columns["roles"] and ADMIN not in row.roles:
            notices.append(Notice(row.row, "roles", "admin_kept", {"value": row.staff_code}))
    return notices


def _leavers(people: Mapping[str, StoredPerson], in_file: frozenset[str]) -> tuple[str, ...]:
    """Staff codes that the file does not have; those who only run the installation are on no roster."""
    return tuple(
        person.staff_code
        for code, person in people.items()
        if code not in in_file and not person.columns["left_on"] and not person.is_technical
    )


def _apply(
    database: Database,
    rows: Sequence[PersonRow],
    found: ImportReport,
    act: PrivilegedAct,
    now: datetime,
    progress: Progress,
) -> None:
    """People first, then who reports to whom: a supervisor may stand further down in the file."""
    outcomes = {result.row: result for result in found.results}
    different = [row for row in rows if outcomes[row.row].outcome != report.UNCHANGED]
    reporting = [row for row in different if "supervisor" in row.given and _reports_anew(row, outcomes[row.row])]
    total = len(different) + len(reporting)
    run_batches(database, write_people, different, act, now, lambda done, _: progress(done, total))
    run_batches(
        database, write_supervisors, reporting, None, now, lambda done, _: progress(len(different) + done, total)
    )


def _reports_anew(row: PersonRow, result: RowResult) -> bool:
    if result.outcome == report.CREATED:
        return row.supervisor is not None
    return any(change.column == "supervisor" for change in result.changes)
