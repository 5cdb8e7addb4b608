"""Structure files that admins send in the chat: what they would do, and doing it on their word.

Every query takes the reader, and gives nothing to somebody who is no admin or not the author. A structure holds no
people, so that it may go through the messenger; a roster may not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import delete, select

from bot.services.imports import report, runs
from bot.services.imports.batches import PrivilegedAct
from bot.services.imports.problems import CellFault, FileRefusedError, Notice, RowProblem
from bot.services.imports.report import ImportReport, RowResult
from bot.services.imports.runs import Import
from bot.services.imports.structure.structure import ACT, KIND, planned, read_structure_table
from bot.services.imports.structure.structure_writing import write_rows
from bot.services.imports.tables.tables import ImportFile, ReadTable, TableRow
from bot.services.people import admins
from bot.services.refusals import Refusal
from storage.models import StructureDraft
from storage.unit_of_work import UnitOfWork

MOST_ROWS: Final = 1_000  # of a file in the chat: it is applied in one transaction
SHOWN: Final = 6  # rows of each outcome on a card
MOST_TEXT: Final = 120  # characters of a value on a card


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was read and compared. Either ``refused`` says why it could not be, or the others are there."""

    file: ImportFile
    table: ReadTable | None = None
    report: ImportReport | None = None
    refused: FileRefusedError | None = None


def read(file: ImportFile) -> Looked:
    """The cells of a file. No transaction; takes its time."""
    try:
        table = read_structure_table(file)
    except FileRefusedError as refused:
        return Looked(file, refused=refused)
    if len(table.rows) > MOST_ROWS:
        return Looked(file, refused=FileRefusedError("too_many_rows", limit=str(MOST_ROWS)))
    return Looked(file, table)


def compare(uow: UnitOfWork, looked: Looked, today: date) -> Looked:
    """What the file would do now; only reads."""
    if looked.table is None:
        return looked
    try:
        return Looked(looked.file, looked.table, planned(uow, looked.table, today).report)
    except FileRefusedError as refused:
        return Looked(looked.file, refused=refused)


def problems(looked: Looked) -> list[RowProblem]:
    """Why rows are refused."""
    results = looked.report.results if looked.report else ()
    return [problem for result in results for problem in result.problems]


def keep(uow: UnitOfWork, author: int, looked: Looked, now: datetime) -> int:
    """Keep a file as its author's draft, in place of an earlier one; gives its id."""
    assert looked.table is not None
    assert looked.report is not None
    uow.orm.execute(delete(StructureDraft).where(StructureDraft.person_id == author))
    draft = StructureDraft(
        person_id=author,
        name=looked.file.name[:200],
        sha256=looked.file.sha256,
        created_at=now,
        content={"table": _plain(looked.table), "summary": summary(looked.report)},
        digest=_digest(looked.report),
    )
    uow.orm.add(draft)
    uow.orm.flush()
    return draft.id


def one(uow: UnitOfWork, draft_id: int, reader: int) -> StructureDraft | None:
    """A draft, if it is the reader's."""
    query = select(StructureDraft).where(StructureDraft.id == draft_id, StructureDraft.person_id == reader)
    return uow.orm.scalars(query.where(admins.is_admin(reader))).one_or_none()


def of_author(uow: UnitOfWork, reader: int) -> StructureDraft | None:
    """The reader's draft."""
    query = select(StructureDraft).where(StructureDraft.person_id == reader, admins.is_admin(reader))
    return uow.orm.scalars(query).one_or_none()


def discard(uow: UnitOfWork, draft: StructureDraft) -> None:
    """Let a draft go."""
    uow.orm.delete(draft)
    uow.orm.flush()


def apply(uow: UnitOfWork, draft: StructureDraft, now: datetime) -> ImportReport | None:
    """Do what its author saw, in this transaction; on record. The draft is gone afterwards.

    None when the structure has changed meanwhile so that the file would do something else: the draft says what now, and
    nothing is done. Raises Refusal while an import runs. ``now`` carries the installation's time zone.
    """
    plan = planned(uow, _table(draft.content["table"]), now.date())
    if _digest(plan.report) != draft.digest:
        draft.content = draft.content | {"summary": summary(plan.report)}
        draft.digest = _digest(plan.report)
        return None
    actor = f"person:{draft.person_id}"
    run = runs.begin(uow, Import(KIND, draft.sha256, actor), now)
    if run is None:
        raise Refusal("import_running", "another import is running; please try again when it has ended")
    write_rows(uow, plan.rows, now)
    runs.advance(uow, run, len(plan.rows), len(plan.rows), now)
    runs.finish(uow, run, "done", now)
    PrivilegedAct(actor, ACT, draft.sha256, plan.report.counts).record(uow, now)
    discard(uow, draft)
    return plan.report


# -- as plain JSON


def summary(found: ImportReport) -> dict[str, Any]:
    """What a card says of a report."""
    return {
        "rows": len(found.results),
        "counts": found.counts,
        "first": {outcome: _first(found.results, outcome) for outcome in (report.CREATED, report.CHANGED)},
        "problems": [_said(problem) for result in found.results for problem in result.problems][:SHOWN],
        "notices": [_said(notice) for notice in found.notices][:SHOWN],
    }


def _first(results: Sequence[RowResult], outcome: str) -> list[dict[str, Any]]:
    mine = [result for result in results if result.outcome == outcome][:SHOWN]
    return [
        {
            "row": one.row,
            "code": one.code,
            "changes": [[c.column, c.old[:MOST_TEXT], c.new[:MOST_TEXT]] for c in one.changes],
        }
        for one in mine
    ]


def _said(one: RowProblem | Notice) -> dict[str, Any]:
    params = {name: value[:MOST_TEXT] for name, value in one.params.items()}
    return {"row": one.row, "column": one.column, "code": one.code, "params": params}


def _digest(found: ImportReport) -> str:
    return sha256(json.dumps(found.to_json()["rows"], sort_keys=True).encode()).hexdigest()


def to_json(looked: Looked) -> dict[str, Any]:
    """What was read of a file, without the file: from the process in which that was done."""
    if looked.table is None:
        assert looked.refused is not None
        return {"refused": looked.refused.code, "params": dict(looked.refused.params)}
    return _plain(looked.table)


def from_json(file: ImportFile, plain: Mapping[str, Any]) -> Looked:
    """The same again."""
    if "refused" in plain:
        return Looked(file, refused=FileRefusedError(plain["refused"], **plain["params"]))
    return Looked(file, _table(plain))


def _plain(table: ReadTable) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "header": table.header,
        "columns": list(table.columns),
        "rows": [
            [
                row.number,
                dict(row.values),
                _faults(row),
            ]
            for row in table.rows
        ],
        "notices": [[one.row, one.column, one.code, dict(one.params)] for one in table.notices],
    }


def _faults(row: TableRow) -> dict[str, Any]:
    return {name: [fault.code, dict(fault.params)] for name, fault in row.faults.items()}


def _table(plain: Mapping[str, Any]) -> ReadTable:
    rows = (
        TableRow(number, values, {name: CellFault(*fault) for name, fault in faults.items()})
        for number, values, faults in plain["rows"]
    )
    notices = tuple(Notice(*notice) for notice in plain["notices"])
    place = plain.get("sheet", ""), plain.get("header", 1)  # drafts kept by earlier programs do not say
    return ReadTable(tuple(plain["columns"]), tuple(rows), notices, *place)
