"""Updates that could not be processed, as an admin sees them: kind, error, reference, time. Never what was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.services.people import admins
from storage.labelled import all_of, labelled
from storage.models import ParkedUpdate
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Parked:
    """One of them; ``reference`` is what its sender was told."""

    kind: str
    error: str
    reference: str
    at: datetime


def count(uow: UnitOfWork, reader: int) -> int:
    """How many there are; 0 for somebody who is no admin."""
    query = select(func.count(ParkedUpdate.id)).where(admins.is_admin(reader))
    return int(uow.connection.execute(query).scalar_one())


def newest(uow: UnitOfWork, reader: int, most: int) -> list[Parked]:
    """The newest; nothing for somebody who is no admin."""
    row = ParkedUpdate
    columns = labelled(kind=row.kind, error=row.error, reference=row.reference, at=row.at)
    query = select(*columns).where(admins.is_admin(reader)).order_by(ParkedUpdate.id.desc()).limit(most)
    return all_of(uow, Parked, query)
