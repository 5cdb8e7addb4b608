"""What surveys may know from outside: the reference lists of the province and the facts of a person.

Both come from the structure and the roster as they are today; a session pins what it was begun with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import Row, Select, select

from bot.services.people.outside import (
    ENTRY_LISTS,
    NAMES,
    REFERRED,
    UNIT_LISTS,
)
from bot.texts import LANGUAGES, address_words
from storage.aliases import lasting_alias
from storage.models import ListEntry, Person, Unit
from storage.unit_of_work import UnitOfWork
from storage.vietnamese import given_name
from survey_definitions import ReferenceList

_above = lasting_alias(Unit)
_DEFAULT_ADDRESS: Final = "anh_chi"


def lists(uow: UnitOfWork, names: Iterable[str] = NAMES) -> dict[str, ReferenceList]:
    """The lists by name, closed units and entries included: their ``valid_to`` is for the author's filter."""
    wanted = frozenset(names)
    found: dict[str, list[Mapping[str, str]]] = {name: [] for name in sorted(wanted & NAMES)}
    for by_name, query in ((UNIT_LISTS, _units()), (ENTRY_LISTS, _entries())):
        name_of = {kind: name for name, kind in by_name.items() if name in wanted}
        for row in uow.connection.execute(query) if name_of else ():
            if row.kind in name_of:
                found[name_of[row.kind]].append(_list_row(row))
    return {name: ReferenceList(tuple(rows)) for name, rows in found.items()}


@cache
def _units() -> Select[*tuple[Any, ...]]:
    parent = _above.code.label("parent")
    return (
        select(Unit.kind, Unit.code, parent, Unit.names, Unit.short_names, Unit.valid_to)
        .join(_above, Unit.parent_id == _above.id, isouter=True)
        .order_by(Unit.id)
    )


@cache
def _entries() -> Select[*tuple[Any, ...]]:
    columns = (ListEntry.kind, ListEntry.code, ListEntry.parent, ListEntry.names, ListEntry.short_names)
    return select(*columns, ListEntry.valid_to).order_by(ListEntry.position, ListEntry.id)


def _list_row(row: Row[*tuple[Any, ...]]) -> dict[str, str]:
    texts = _in_languages("label", row.names) | _in_languages("short", row.short_names)
    return {"name": row.code, **texts, "parent": row.parent or "", "valid_to": _day(row.valid_to)}


def _in_languages(key: str, names: Mapping[str, str]) -> dict[str, str]:
    return {f"{key}::{language}": names.get(language, "") for language in LANGUAGES}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


# -- facts of a person


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody stands: the unit itself and everything above it, nearest first."""

    units: tuple[Unit, ...]

    def of_kind(self, kind: str) -> Unit | None:
        return next((unit for unit in self.units if unit.kind == kind), None)

    @property
    def form_of_address(self) -> str:
        """That of the nearest unit that has one."""
        return next((unit.form_of_address for unit in self.units if unit.form_of_address), _DEFAULT_ADDRESS)


def facts_of(uow: UnitOfWork, person_id: int) -> dict[str, str]:
    """What a survey may know of a person, '' where it is not known. Raises NoResultFound for nobody."""
    person = uow.orm.get_one(Person, person_id)
    place = _place(uow, person.unit_id)
    address = person.form_of_address or place.form_of_address
    return {
        "staff_code": person.staff_code,
        "full_name": person.full_name,
        "given_name": given_name(person.full_name),
        **_unit_facts("unit", place.units[0]),
        **_unit_facts("agency", place.of_kind("agency")),
        **_unit_facts("block", place.of_kind("block")),
        **_entry_facts(uow, person),
        "since": _since(person.valid_from, place),
        "birth_month": person.birth_month or "",
        "form_of_address": address,
        **_address_facts(address),
    }


def in_post_since(uow: UnitOfWork, day: date | None, unit_id: int) -> str:
    """The month, `YYYY-MM`, from which the roster has somebody in their post, by the day on which their row begins."""
    return _since(day, _place(uow, unit_id)) if day is not None else ""


def _since(day: date | None, place: _Place) -> str:
    """The same; '' where it is not known, or where only a new unit began on that day: most held their posts before."""
    if day is None or any(unit.valid_from == day for unit in place.units):
        return ""
    return f"{day:%Y-%m}"


def _place(uow: UnitOfWork, unit_id: int) -> _Place:
    units = [uow.orm.get_one(Unit, unit_id)]
    while (above := units[-1].parent_id) is not None:
        units.append(uow.orm.get_one(Unit, above))
    return _Place(tuple(units))


def _unit_facts(key: str, unit: Unit | None) -> dict[str, str]:
    return {key: unit.code if unit else "", **_in_languages(f"{key}_name", unit.names if unit else {})}


def _entry_facts(uow: UnitOfWork, person: Person) -> dict[str, str]:
    """Codes and names of title, rank ...; a code that the lists do not have is its own name."""
    codes = {kind: getattr(person, kind) or "" for kind in REFERRED}
    query = select(ListEntry.kind, ListEntry.code, ListEntry.names)
    rows = uow.connection.execute(query.where(ListEntry.code.in_(code for code in codes.values() if code)))
    names = {(row.kind, row.code): row.names for row in rows}
    facts: dict[str, str] = {}
    for kind, code in codes.items():
        known = names.get((kind, code), dict.fromkeys(LANGUAGES, code))
        facts |= {kind: code, **_in_languages(f"{kind}_name", known)}
    return facts


def _address_facts(address: str) -> dict[str, str]:
    facts: dict[str, str] = {}
    for language in LANGUAGES:
        facts[f"xh::{language}"], facts[f"Xh::{language}"] = address_words(language, address)
    return facts
