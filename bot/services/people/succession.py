"""Units over time: an answer keeps the unit of its day; figures can be read as it was then, or by today's structure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from storage.models import Unit
from storage.unit_of_work import UnitOfWork

THEN: Final = "then"
TODAY: Final = "today"
READINGS: Final = (THEN, TODAY)


@dataclass(frozen=True, slots=True)
class _Known:
    parent: str
    kind: str
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Succession:
    """Which unit took over which, by codes."""

    units: Mapping[str, _Known]

    def today(self, code: str) -> str:
        """The unit that a unit has become; itself where it stands, was split up, or ended without a successor."""
        seen = {code}
        while (unit := self.units.get(code)) and len(unit.successors) == 1 and unit.successors[0] not in seen:
            code = unit.successors[0]
            seen.add(code)
        return code

    def agency(self, code: str) -> str:
        """The agency at or above a unit, '' for none."""
        while (unit := self.units.get(code)) and unit.kind != "agency":
            code = unit.parent
        return code if code in self.units else ""

    def agency_today(self, code: str) -> str:
        """The agency that people of a unit would belong to today, had they gone with it.

        By the unit's own successors where they all belong to one agency, else by its agency's; where those disagree
        too, the agency of its day.
        """
        own = {self.agency(one) for one in self._ends(code)}
        if len(own) == 1:
            return self.today(own.pop())
        return self.today(self.agency(code))

    def _ends(self, code: str) -> set[str]:
        """The units that have a unit's work today, however often it was split and merged."""
        ends, seen, waiting = set(), {code}, [code]
        while waiting:
            at = waiting.pop()
            further = [one for one in self._successors(at) if one not in seen]
            if not further:
                ends.add(at)
            seen.update(further)
            waiting += further
        return ends

    def _successors(self, code: str) -> tuple[str, ...]:
        unit = self.units.get(code)
        return unit.successors if unit else ()


def succession(uow: UnitOfWork) -> Succession:
    """The units as they are stored."""
    rows = uow.connection.execute(select(Unit.id, Unit.code, Unit.parent_id, Unit.kind, Unit.successors)).all()
    codes: dict[int | None, str] = {row.id: row.code for row in rows}
    known = {row.code: _Known(codes.get(row.parent_id, ""), row.kind, tuple(row.successors)) for row in rows}
    return Succession(known)
