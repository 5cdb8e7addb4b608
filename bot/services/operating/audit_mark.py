"""How far the record of privileged acts had come, noted outside of the database: in a file beside its key.

Whoever has the database alone can remove all entries with their marks and key; a fresh chain would look whole. The file
says that there was more.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from bot.services import audit
from bot.services.installation_facts import recall
from bot.services.operating import audit_chain
from bot.services.operating.audit_chain import Break, ChainFindings
from bot.services.operating.files import written_whole
from storage.chain import HEAD, START, Mark
from storage.database import Database
from storage.unit_of_work import UnitOfWork

NAME: Final = "audit.mark"


def newest(uow: UnitOfWork) -> str:
    """The signed end of the chain; empty before anything was sealed."""
    return recall(uow, HEAD)


def noted(folder: Path) -> Mark | None:
    """What the file says; None where there is none, or none that can be read."""
    try:
        position, digest, *_ = (folder / NAME).read_text(encoding="utf-8").strip().split(":")
    except (OSError, ValueError):
        return None
    return Mark(int(position), digest) if position.isdecimal() and len(digest) == len(START.hash) else None


def note(folder: Path, signed: str) -> bool:
    """Keep the end of the chain, unless the file knows of a later one; gives whether it was written."""
    known = noted(folder)
    position = signed.partition(":")[0]
    if not position.isdecimal() or not folder.is_dir() or (known is not None and known.position >= int(position)):
        return False
    with written_whole(folder / NAME) as file:
        file.write(f"{signed}\n".encode())
    return True


def seal_all(database: Database, folder: Path) -> int:
    """Seal all acts that wait, and note the new end outside of the database; gives how many.

    Raises BrokenChainError and WrongKeyError.
    """
    sealed = 0
    while batch := database.run_now(audit_chain.seal):
        sealed += batch
    if sealed:
        note(folder, database.read_now(newest))
    return sealed


def is_ahead(uow: UnitOfWork, folder: Path) -> bool:
    """Whether the file knows of more than the record has: it went back with the database, or was cut."""
    mark = noted(folder)
    return mark is not None and mark.position > audit_chain.verify(uow).head.position


def take_back(uow: UnitOfWork, folder: Path, act: str, now: datetime) -> None:
    """The record has gone back with the database; what was noted of its end is kept in it, and no longer holds."""
    known = noted(folder)
    details = {"noted": str(known)} if known is not None else {}
    audit.record(uow, actor=audit.OPERATOR, act=act, subject="database", details=details, now=now)
    (folder / NAME).unlink(missing_ok=True)


def verify(uow: UnitOfWork, folder: Path) -> ChainFindings:
    """`audit_chain.verify`, and whether everything is there that the file knows of. Raises WrongKeyError."""
    found = audit_chain.verify(uow)
    mark = noted(folder)
    if found.broken is not None or mark is None:
        return found
    reason = ""
    if mark.position > found.head.position:
        reason = f"{mark.position} entries had been sealed, and what came after this place is gone with its marks"
    elif audit_chain.confirms(uow, mark) is False:
        reason = f"the entry at {mark.position} is not the one that was noted outside of the database"
    if not reason:
        return found
    broken = Break(min(mark.position, found.head.position + 1), reason)
    return ChainFindings(found.entries, found.waiting, found.waiting_since, found.cut, found.head, broken)
