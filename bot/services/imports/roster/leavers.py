"""People whom a roster does not have: proposed as leavers, and what is decided about them. Nobody goes by itself."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, literal, select, update
from sqlalchemy.orm import aliased

from bot.services import audit
from bot.services.bulk import insert_missing
from bot.services.imports.batches import BATCH, PAUSE
from bot.services.people import leaving_for_good, leaving_proposed
from bot.services.people.leaving_for_good import KEPT, PROPOSED
from bot.services.refusals import Refusal
from storage.base import Moment
from storage.database import Database
from storage.labelled import all_of, labelled
from storage.models import Chat, LeaverProposal, Person, Unit
from storage.unit_of_work import UnitOfWork

AT_ONCE: Final = 50  # decisions to a transaction


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody proposed as a leaver. ``agency`` is a code, '' for none; ``joined``: they use the bot."""

    person_id: int
    staff_code: str
    agency: str
    proposed_at: datetime
    joined: bool


# -- after an import


def propose(database: Database, missing: Sequence[str], present: Collection[str], sha256: str, now: datetime) -> None:
    """Propose those whom a roster does not have; whoever is on it again is proposed no more.

    ``present`` are staff codes folded to lower case. The same file asks once: who was kept then stays so until another
    roster does not have them either.
    """
    for codes in _in_batches(database, missing):
        database.run_now(_propose, codes, sha256, now)
    back = [code for code in database.read_now(_open_codes) if code.casefold() in present]
    for codes in _in_batches(database, back):
        database.run_now(_settle, codes, "returned", now, audit.OPERATOR)


def _in_batches(database: Database, codes: Sequence[str], size: int = BATCH) -> Iterator[Sequence[str]]:
    for start in range(0, len(codes), size):
        if start and database.is_sqlite:
            time.sleep(PAUSE)
        yield codes[start : start + size]


def _propose(uow: UnitOfWork, codes: Sequence[str], sha256: str, now: datetime) -> None:
    asked = aliased(LeaverProposal)
    is_asked = select(asked.id).where(asked.person_id == Person.id, asked.state == PROPOSED).exists()
    gone = (
        select(Person.id, literal(sha256), literal(PROPOSED), literal(now, Moment()))
        .where(Person.staff_code.in_(codes), Person.left_on.is_(None), ~is_asked)
        .order_by(Person.id)
    )
    insert_missing(uow, LeaverProposal, ("person_id", "sha256", "state", "proposed_at"), gone)


def _open_codes(uow: UnitOfWork) -> list[str]:
    query = select(Person.staff_code).join(LeaverProposal, LeaverProposal.person_id == Person.id)
    return list(uow.connection.scalars(query.where(LeaverProposal.state == PROPOSED)))


def _settle(uow: UnitOfWork, codes: Sequence[str], state: str, now: datetime, actor: str) -> None:
    theirs = select(Person.id).where(Person.staff_code.in_(codes))
    proposed = update(LeaverProposal).where(LeaverProposal.state == PROPOSED, LeaverProposal.person_id.in_(theirs))
    uow.connection.execute(proposed.values(state=state, decided_at=now, decided_by=actor))


# -- deciding


def proposals(uow: UnitOfWork) -> list[Proposal]:
    """Everybody who is proposed now, by agency and staff code. For the server's command line: it knows no reader."""
    agency = aliased(Unit)
    joined = select(Chat.id).where(Chat.person_id == Person.id).exists()
    query = (
        select(
            *labelled(
                person_id=Person.id,
                staff_code=Person.staff_code,
                agency=func.coalesce(agency.code, ""),
                proposed_at=LeaverProposal.proposed_at,
                joined=joined,
            )
        )
        .join(LeaverProposal, LeaverProposal.person_id == Person.id)
        .outerjoin(agency, agency.id == Person.agency_id)
        .where(LeaverProposal.state == PROPOSED)
        .order_by(agency.code, Person.staff_code)
    )
    return all_of(uow, Proposal, query)


def confirm(uow: UnitOfWork, staff_code: str, day: date, now: datetime, actor: str) -> leaving_for_good.Departure:
    """They have left, from a day on. Raises Refusal for somebody who is not proposed."""
    return leaving_for_good.leave(uow, _proposed(uow, staff_code), day, now, actor)


def keep(uow: UnitOfWork, staff_code: str, now: datetime, actor: str) -> None:
    """They are still here. Raises Refusal for somebody who is not proposed."""
    person = _proposed(uow, staff_code)
    _settle(uow, [staff_code], KEPT, now, actor)
    leaving_proposed.forget(uow, person, now, actor)
    audit.record(uow, actor=actor, act="leaver.keep", subject=f"person:{person}", now=now)


def decide(
    database: Database, staff_codes: Sequence[str], left_on: date | None, now: datetime, actor: str = audit.OPERATOR
) -> None:
    """Confirm these people as leavers from a day on, or keep them (None), in short transactions.

    Raises Refusal, naming the first who is not proposed, before anything is done.
    """
    database.read_now(_check_all, staff_codes)
    for codes in _in_batches(database, staff_codes, AT_ONCE):
        database.run_now(_decide, codes, left_on, now, actor)


def _decide(uow: UnitOfWork, codes: Sequence[str], left_on: date | None, now: datetime, actor: str) -> None:
    for code in codes:
        if left_on is None:
            keep(uow, code, now, actor)
        else:
            confirm(uow, code, left_on, now, actor)


def _check_all(uow: UnitOfWork, codes: Sequence[str]) -> None:
    for code in codes:
        _proposed(uow, code)


def _proposed(uow: UnitOfWork, staff_code: str) -> int:
    query = select(Person.id).join(LeaverProposal, LeaverProposal.person_id == Person.id)
    mine = query.where(Person.staff_code == staff_code, LeaverProposal.state == PROPOSED)
    found = uow.connection.scalar(mine.limit(1))
    if found is None:
        text = f"{staff_code} is not proposed as a leaver"
        raise Refusal("leaver_not_proposed", text, staff_code=staff_code)
    return int(found)
