"""The register of erasures outside of the database, so that a backup from before brings nothing back.

It stands beside the database and in every folder into which backups were written, and holds no names: the number of
the request and of the person, a fingerprint of both numbers and the staff code, the day. `restore` replays it, and
`rights replay` after a recovery by other means.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import select

from bot.calendar.periods import DELETE, WITHDRAW
from bot.services import audit, installation_facts
from bot.services.operating.files import written_whole
from bot.services.people import register
from bot.services.rights import erasing
from bot.services.rights.personal_data import ANSWERS, EVERYTHING
from storage.models import Installation, Person, RightRequest
from storage.unit_of_work import UnitOfWork

NAME: Final = "erasures.jsonl"
FOLDERS: Final = "backups are in "  # keys in `Installation`, followed by a mark of the folder
SCOPES: Final = {DELETE: EVERYTHING, WITHDRAW: ANSWERS}


@dataclass(frozen=True, slots=True, order=True)
class Erasure:
    """One erasure that was carried out; ``at`` is ISO, in UTC."""

    at: str
    request: int
    person: int
    kind: str
    mark: str  # tells a person of this installation from one with the same number in another


def carried_out(uow: UnitOfWork) -> list[Erasure]:
    """Every erasure this database knows of, the oldest first."""
    query = select(RightRequest, Person.staff_code).join(Person, Person.id == RightRequest.person_id)
    query = query.where(RightRequest.outcome.in_((register.CARRIED_OUT, register.LIFTED)))
    query = query.where(RightRequest.kind.in_(SCOPES)).order_by(RightRequest.done_at, RightRequest.id)
    return [
        Erasure(row.done_at.isoformat(), row.id, row.person_id, row.kind, _mark(row.person_id, code))
        for row, code in uow.orm.execute(query)
        if row.done_at is not None
    ]


def _mark(person: int, staff_code: str) -> str:
    return sha256(f"{person}:{staff_code}".encode()).hexdigest()[:16]


def write(folders: Iterable[Path], erasures: Sequence[Erasure]) -> int:
    """Bring the files in folders up to date; lines they have and we do not stay. Gives how many were written anew."""
    written = 0
    for folder in folders:
        if not folder.is_dir():
            continue
        known = set(read([folder / NAME]))
        if known >= set(erasures):
            continue
        lines = (json.dumps(asdict(one)) + "\n" for one in sorted(known | set(erasures)))
        with written_whole(folder / NAME) as file:
            file.write("".join(lines).encode())
        written += 1
    return written


def read(files: Iterable[Path]) -> list[Erasure]:
    """The erasures in files that are there, the oldest first. Raises ValueError for a file that is none."""
    found = {
        Erasure(**json.loads(line))
        for file in files
        if file.is_file()
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    }
    return sorted(found)


def remember_folder(uow: UnitOfWork, folder: Path) -> None:
    """Backups are written there: erasures from now on are noted there, too."""
    path = str(folder.resolve())
    if len(path) <= installation_facts.MOST_VALUE:
        installation_facts.remember(uow, FOLDERS + sha256(path.encode()).hexdigest()[:16], path)


def folders(uow: UnitOfWork) -> list[Path]:
    """Where backups were written."""
    query = select(Installation.value).where(Installation.key.startswith(FOLDERS)).order_by(Installation.key)
    return [Path(path) for path in uow.connection.scalars(query)]


def missing(uow: UnitOfWork, erasures: Sequence[Erasure]) -> list[Erasure]:
    """Those that this database should have carried out and knows nothing of: it is from before them."""
    known = {(one.at, one.person, one.kind) for one in carried_out(uow)}
    return [one for one in erasures if (one.at, one.person, one.kind) not in known and _is_ours(uow, one)]


def replay(uow: UnitOfWork, erasures: Sequence[Erasure], now: datetime) -> int:
    """Erase again what this database knows nothing of; gives how many erasures were replayed.

    When it was made is not looked at: the clock may have been set back in between. ``now`` carries the installation's
    time zone.
    """
    found = missing(uow, erasures)
    for one in found:
        figures = erasing.erase_person(uow, one.person, SCOPES[one.kind], now)
        if one.kind == DELETE:
            register.freeze(uow, one.person, now)
        _note(uow, one, datetime.fromisoformat(one.at).astimezone(now.tzinfo))
        subject, details = f"request:{one.request}", {"person": one.person, "kind": one.kind, **figures}
        audit.record(uow, actor=audit.OPERATOR, act="rights.replay", subject=subject, details=details, now=now)
    return len(found)


def _is_ours(uow: UnitOfWork, one: Erasure) -> bool:
    code = uow.connection.scalar(select(Person.staff_code).where(Person.id == one.person))
    return code is not None and _mark(one.person, code) == one.mark


def _note(uow: UnitOfWork, one: Erasure, at: datetime) -> None:
    """The register says so too, whatever it said when the backup was made."""
    request = uow.orm.get(RightRequest, one.request)
    if request is None or request.person_id != one.person or request.kind != one.kind:
        request = RightRequest(
            person_id=one.person, kind=one.kind, asked_at=at, answer_due_on=at.date(), due_on=at.date()
        )
        uow.orm.add(request)
    request.outcome, request.done_at, request.done_by = register.CARRIED_OUT, at, audit.OPERATOR
    request.answered_at, request.answered_by = request.answered_at or at, request.answered_by or audit.OPERATOR
    uow.orm.flush()
