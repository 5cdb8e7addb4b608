"""What can be pressed while an audience is put together: the codes of a kind, by number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased

from bot.services.campaigns.audience import AGE, UNIT_KINDS, Audience
from bot.services.people import admins
from bot.services.people.role_words import ROLES
from storage.models import ListEntry, Unit
from storage.unit_of_work import UnitOfWork
from survey_definitions.languages import LANGUAGES

KINDS: Final = ("block", "agency", "division", "position_group", "job_position", "role", "language", AGE)
BANDS: Final = ("18-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-65")  # five years each; others are typed
_OFFERED_ROLES: Final = tuple(role for role in ROLES if role != "respondent")  # everybody is one


@dataclass(frozen=True, slots=True)
class OfferedCode:
    """A code that can be chosen; ``number`` is what a button carries. ``names`` is empty where a text says it."""

    number: int
    code: str
    names: dict[str, str]


def offered(uow: UnitOfWork, kind: str, rule: Audience, reader: int, today: date) -> list[OfferedCode]:
    """The codes of a kind, in their order; divisions only of the agencies that were chosen, if any were.

    Nothing for somebody who is no admin.
    """
    fixed = {"role": _OFFERED_ROLES, "language": LANGUAGES, AGE: BANDS}.get(kind)
    if fixed is not None:
        return [OfferedCode(number, code, {}) for number, code in enumerate(fixed)]
    if kind in UNIT_KINDS:
        return _units(uow, kind, rule, reader, today)
    listed = select(ListEntry.id, ListEntry.code, ListEntry.short_names, ListEntry.names).where(ListEntry.kind == kind)
    listed = listed.where(or_(ListEntry.valid_to.is_(None), ListEntry.valid_to >= today), admins.is_admin(reader))
    return _short(uow, listed.order_by(ListEntry.position))


def _units(uow: UnitOfWork, kind: str, rule: Audience, reader: int, today: date) -> list[OfferedCode]:
    query = select(Unit.id, Unit.code, Unit.short_names, Unit.names).where(Unit.kind == kind, admins.is_admin(reader))
    query = query.where(or_(Unit.valid_to.is_(None), Unit.valid_to >= today))
    agencies = rule.conditions.get("agency")
    if kind == "division" and agencies:
        home = aliased(Unit)
        query = query.join(home, home.id == Unit.agency_id).where(home.code.in_(agencies))
    return _short(uow, query.order_by(Unit.id))


def _short(uow: UnitOfWork, query: Select[*tuple[Any, ...]]) -> list[OfferedCode]:
    """Short names where there are any: they stand on buttons."""
    return [OfferedCode(number, code, short or full) for number, code, short, full in uow.connection.execute(query)]
