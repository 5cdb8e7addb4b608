"""Sealing the record of privileged acts into a chain, checking the chain, cutting it at the end of the retention.

Acts are inserted without waiting for one another (`bot.services.audit`). One process at a time gives those without a
place the next one, in the order of their ids.
"""

from __future__ import annotations

import base64
import secrets
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, delete, func, select, text, update

from bot.services import audit
from bot.services.installation_facts import recall, remember
from storage.chain import CUT, HEAD, KEY, START, BrokenMarkError, Chain, ChainedAct, Mark
from storage.models import AuditEntry
from storage.unit_of_work import UnitOfWork

BATCH: Final = 500  # entries sealed or cut in one transaction
_LOCK: Final = 0x5375_7261  # advisory lock of sealing on PostgreSQL
_ROWS_AT_ONCE: Final = 1000
_COLUMNS: Final = (
    AuditEntry.id,
    AuditEntry.at,
    AuditEntry.actor,
    AuditEntry.act,
    AuditEntry.subject,
    AuditEntry.details,
    AuditEntry.position,
    AuditEntry.hash,
)


class BrokenChainError(Exception):
    """The chain cannot be gone on with; `verify` says where it is broken."""


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the chain does not hold; ``position`` 0 is before the first entry."""

    position: int
    reason: str


@dataclass(frozen=True, slots=True)
class ChainFindings:
    """What was found. ``cut`` and ``head`` are the places before the first and of the last entry."""

    entries: int
    waiting: int
    waiting_since: datetime | None
    cut: Mark
    head: Mark
    broken: Break | None


# -- sealing


def seal(uow: UnitOfWork) -> int:
    """Give up to `BATCH` entries their place; gives how many. Raises BrokenChainError when its end is not genuine."""
    if not _alone(uow):
        return 0
    waiting = select(*_COLUMNS).where(AuditEntry.position.is_(None)).order_by(AuditEntry.id).limit(BATCH)
    rows = uow.connection.execute(waiting).all()
    if not rows:
        return 0
    chain, last = _end(uow)
    places = []
    for row in rows:
        last = chain.next(last, _act(row))
        places.append({"entry": row.id, "place": last.position, "link": last.hash})
    _write(uow, places)
    remember(uow, HEAD, chain.signed(HEAD, last))
    return len(rows)


def _alone(uow: UnitOfWork) -> bool:
    """Whether nobody else seals or cuts until this transaction ends; SQLite has one writer anyway."""
    if uow.is_sqlite:
        return True
    return bool(uow.connection.execute(select(func.pg_try_advisory_xact_lock(_LOCK))).scalar_one())


def _write(uow: UnitOfWork, places: list[dict[str, Any]]) -> None:
    entry = update(AuditEntry.__table__).where(AuditEntry.__table__.c.id == bindparam("entry"))  # type: ignore[arg-type]
    uow.connection.execute(entry.values(position=bindparam("place"), hash=bindparam("link")), places)


def _end(uow: UnitOfWork) -> tuple[Chain, Mark]:
    """The chain and its last place; the key is made with the first entry."""
    chain = chain_of(uow)
    if chain is not None:
        try:
            return chain, _mark(uow, chain, HEAD)
        except BrokenMarkError as error:
            raise BrokenChainError("the mark at the end of the chain is not genuine") from error
    if _was_begun(uow):
        raise BrokenChainError("the key of the chain is missing")
    key = secrets.token_bytes(32)
    remember(uow, KEY, base64.b64encode(uow.vault.seal(key, KEY)).decode())
    return Chain(key), START


def chain_of(uow: UnitOfWork) -> Chain | None:
    """The installation's chain; None before anything was sealed. Raises WrongKeyError."""
    sealed = recall(uow, KEY)
    return Chain(uow.vault.open(base64.b64decode(sealed), KEY)) if sealed else None


def _was_begun(uow: UnitOfWork) -> bool:
    marks = recall(uow, HEAD) or recall(uow, CUT)
    return bool(marks) or uow.connection.execute(_sealed().limit(1)).first() is not None


def _mark(uow: UnitOfWork, chain: Chain | None, name: str) -> Mark:
    kept = recall(uow, name)
    return chain.opened(name, kept) if kept and chain is not None else START


def _sealed() -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS).where(AuditEntry.position.is_not(None)).order_by(AuditEntry.position)


def _act(row: Row[*tuple[Any, ...]]) -> ChainedAct:
    return ChainedAct(row.id, row.at, row.actor, row.act, row.subject, row.details)


# -- checking


def verify(uow: UnitOfWork) -> ChainFindings:
    """Check the whole chain. Call it first in its transaction: all is read in one state. Raises WrongKeyError."""
    if not uow.is_sqlite:
        uow.connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
    waiting = select(func.count(), func.min(AuditEntry.at)).where(AuditEntry.position.is_(None))
    number, since = uow.connection.execute(waiting).one()
    walked = _walk(uow)
    return ChainFindings(walked.entries, number, since, walked.cut, walked.last, walked.broken)


@dataclass(slots=True)
class _Walk:
    """How far the chain held."""

    cut: Mark = START
    last: Mark = START
    entries: int = 0
    broken: Break | None = None


def _walk(uow: UnitOfWork, until: int | None = None) -> _Walk:
    """Follow the chain from the cut to its end, or to a position."""
    walk = _Walk()
    chain = chain_of(uow)
    if chain is None:
        walk.broken = Break(0, "the key of the chain is missing") if _was_begun(uow) else None
        return walk
    try:
        walk.cut = walk.last = _mark(uow, chain, CUT)
        head = _mark(uow, chain, HEAD)
    except BrokenMarkError as error:
        walk.broken = Break(0, f"the {error} mark is not genuine")
        return walk
    _follow(chain, walk, _entries(uow, until))
    if until is None and walk.broken is None and walk.last != head:
        walk.broken = _wrong_end(walk.last, head)
    return walk


def _entries(uow: UnitOfWork, until: int | None) -> Iterator[Row[*tuple[Any, ...]]]:
    query = _sealed() if until is None else _sealed().where(AuditEntry.position <= until)
    return iter(uow.connection.execute(query, execution_options={"yield_per": _ROWS_AT_ONCE}))


def _follow(chain: Chain, walk: _Walk, entries: Iterator[Row[*tuple[Any, ...]]]) -> None:
    for row in entries:
        expected = chain.next(walk.last, _act(row))
        walk.broken = _wrong_entry(row.position, row.hash, expected)
        if walk.broken is not None:
            return
        walk.last = expected
        walk.entries += 1


def _wrong_entry(position: int, digest: str | None, expected: Mark) -> Break | None:
    if position > expected.position:
        return Break(expected.position, "an entry is missing")
    if position < expected.position:
        return Break(position, "there is an entry that retention had cut")
    return None if digest == expected.hash else Break(position, "the entry is not what was sealed here")


def _wrong_end(last: Mark, head: Mark) -> Break:
    if last.position < head.position:
        return Break(last.position + 1, "entries are missing at the end")
    return Break(head.position, "nothing says that the entries behind this one are genuine")


def confirms(uow: UnitOfWork, noted: Mark) -> bool | None:
    """Whether a place that was noted elsewhere is the same still; None for one that retention has cut."""
    last_cut = _mark(uow, chain_of(uow), CUT)
    if noted.position <= last_cut.position:
        return noted == last_cut if noted.position == last_cut.position else None
    query = select(AuditEntry.hash).where(AuditEntry.position == noted.position)
    return bool(uow.connection.execute(query).scalar() == noted.hash)


# -- retention


def cut(uow: UnitOfWork, before: datetime, now: datetime) -> int:
    """Remove the oldest entries that are older than a moment, up to `BATCH`; gives how many.

    What is removed is checked first, and the place up to which it was is signed. Raises BrokenChainError.
    """
    if not _alone(uow):
        return 0
    chain = chain_of(uow)
    start = _mark(uow, chain, CUT)
    until = _old_until(uow, start.position, before)
    if chain is None or until <= start.position:
        return 0
    walk = _walk(uow, until)
    if walk.broken is not None or walk.last.position != until:
        raise BrokenChainError("what the retention would cut is not intact")
    remember(uow, CUT, chain.signed(CUT, walk.last))
    uow.orm.flush()  # the triggers let go what lies before the mark
    uow.connection.execute(delete(AuditEntry).where(AuditEntry.position <= until))
    details = {"entries": walk.entries, "until": until}
    audit.record(uow, actor=audit.JOBS, act="audit.cut", subject="audit", details=details, now=now)
    return walk.entries


def months_before(moment: datetime, months: int) -> datetime:
    """The same time of day so many calendar months earlier; on the last day of a month that is too short."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


def _old_until(uow: UnitOfWork, start: int, before: datetime) -> int:
    """The last position of the unbroken run of old entries at the beginning."""
    lowest, highest = uow.connection.execute(
        select(
            func.min(AuditEntry.position).filter(AuditEntry.at >= before),
            func.max(AuditEntry.position).filter(AuditEntry.at < before),
        ).where(AuditEntry.position > start)
    ).one()
    last = highest or start if lowest is None else lowest - 1
    return min(int(last), start + BATCH)
