"""The structure as the database has it, read for comparing with a file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import aliased

from bot.services.imports.structure.unit_row import LIST_KINDS, Key, key_of
from storage.models import ListEntry, Unit
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class StoredUnit:
    """A unit or a list entry; the two differ in nothing an import cares for but seats and form of address."""

    id: int
    code: str
    kind: str
    parent: str
    names: dict[str, str]
    short_names: dict[str, str]
    seats: int | None
    form_of_address: str | None
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]


def stored_structure(uow: UnitOfWork, codes: Collection[str] | None = None) -> dict[Key, StoredUnit]:
    """Everything, or what bears one of these codes."""
    return {key_of(one.kind, one.code): one for one in (*_stored_entries(uow, codes), *_stored_units(uow, codes))}


def _stored_units(uow: UnitOfWork, codes: Collection[str] | None) -> list[StoredUnit]:
    above = aliased(Unit)
    query = select(Unit, above.code).join(above, Unit.parent_id == above.id, isouter=True)
    if codes is not None:
        query = query.where(Unit.code.in_(codes))
    return [
        StoredUnit(
            unit.id,
            unit.code,
            unit.kind,
            parent or "",
            dict(unit.names),
            dict(unit.short_names),
            unit.seats,
            unit.form_of_address,
            unit.valid_from,
            unit.valid_to,
            tuple(unit.successors),
        )
        for unit, parent in uow.orm.execute(query)
    ]


def _stored_entries(uow: UnitOfWork, codes: Collection[str] | None) -> list[StoredUnit]:
    query = select(ListEntry).where(ListEntry.kind.in_(LIST_KINDS))
    if codes is not None:
        query = query.where(ListEntry.code.in_(codes))
    return [
        StoredUnit(
            entry.id,
            entry.code,
            entry.kind,
            entry.parent or "",
            dict(entry.names),
            dict(entry.short_names),
            None,
            None,
            entry.valid_from,
            entry.valid_to,
            tuple(entry.successors),
        )
        for entry in uow.orm.scalars(query)
    ]
