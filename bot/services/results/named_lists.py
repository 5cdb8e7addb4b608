"""Lists of people by what was computed on them: for the command line alone, with a reason that goes on record first.

On a list stands who agreed to the assessment, for pools also who wishes to be listed and agreed to it; nobody who has
left or asked that their data are not used. Each row has its rule, version and reason; people decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, tzinfo
from typing import Any, Final

from sqlalchemy import select

from bot.services import audit, handing_out
from bot.services.people import consents
from bot.services.people.reachable import here
from bot.services.refusals import Refusal
from bot.services.results.shown import ShownResult, of_person
from storage.models import Person, Result, Unit
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment.months import write_month
from survey_definitions.assessment.outcomes import EXPERIENCE, POOLS


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A row: who, where, what they reach, what is missing, by which edition of which rules."""

    staff_code: str
    full_name: str
    unit: str
    position_group: str
    about: str  # a sector, or the rule
    result: str  # a tier, "near", or the rule's headline
    months: int | None
    missing: str
    met_from: str
    basis: str  # self-assessed or confirmed
    version: str
    computed_on: date


_Found = Iterator[dict[str, Any]]


def _experts(outcome: dict[str, Any], *, near: bool) -> _Found:
    for one in outcome.get("expert", ()):
        if bool(one["near"]) if near else bool(one["tier"]):
            yield {
                "about": one["sector"],
                "result": one["tier"] or "near",
                "months": one["months"],
                "missing": one["near"] or "",
                "basis": one["basis"] or "",
            }


def _young(outcome: dict[str, Any], *, near: bool) -> _Found:
    one = outcome.get("young")
    if one and (bool(one["near"]) if near else bool(one["tier"])):
        yield {
            "about": "young",
            "result": one["tier"] or "near",
            "missing": one["near"] or "",
            "basis": one["basis"] or "",
        }


def _near(outcome: dict[str, Any]) -> _Found:
    yield from _experts(outcome, near=True)
    yield from _young(outcome, near=True)


def _rule(outcome: dict[str, Any]) -> _Found:
    rule = outcome["rule"]
    if rule:
        met_from = write_month(rule["met_from"]) if rule["met_from"] is not None else ""
        yield {
            "about": rule["rule"],
            "result": " ".join(rule["codes"]),
            "months": rule["months"],
            "missing": f"{rule['missing']}" if rule["missing"] else "",
            "met_from": met_from,
        }


_LISTS: Final[dict[str, tuple[str, Callable[[dict[str, Any]], _Found]]]] = {
    "experts": (POOLS, lambda outcome: _experts(outcome, near=False)),
    "young": (POOLS, lambda outcome: _young(outcome, near=False)),
    "near": (POOLS, _near),
    "three-years": (EXPERIENCE, _rule),
}
LISTS: Final = tuple(_LISTS)


def take_out(uow: UnitOfWork, which: str, reason: str, now: datetime, today: date) -> list[ListedPerson]:
    """A list, noted with its reason in the same transaction. Raises Refusal for an unknown list or no reason."""
    if which not in _LISTS:
        raise Refusal("list_unknown", f"expected one of {', '.join(LISTS)}")
    handing_out.note(uow, audit.OPERATOR, which, reason, now)
    return sorted(_rows(uow, which, today, now.tzinfo), key=lambda row: (row.about, row.unit, row.staff_code))


def _rows(uow: UnitOfWork, which: str, today: date, zone: tzinfo | None) -> Iterator[ListedPerson]:
    kind, rows = _LISTS[which]
    purposes = (consents.DEVELOPMENT, consents.POOLS) if kind == POOLS else (consents.DEVELOPMENT,)
    query = select(Person, Unit.code).join(Unit, Unit.id == Person.unit_id).where(here(Person, today))
    query = query.where(Person.id.in_(select(Result.person_id).where(Result.kind == kind, Result.current)))
    for person, unit in uow.orm.execute(query):
        if all(consents.given(uow, person.id, purpose) for purpose in purposes):
            found = of_person(uow, person.id).get(kind)
            for row in rows(found.outcome) if found is not None else ():
                yield _listed(person, unit, found, row, zone)


def _listed(
    person: Person, unit: str, found: ShownResult | None, row: dict[str, Any], zone: tzinfo | None
) -> ListedPerson:
    assert found is not None
    return ListedPerson(
        staff_code=person.staff_code,
        full_name=person.full_name,
        unit=unit,
        position_group=person.position_group or "",
        about=row["about"],
        result=row["result"],
        months=row.get("months"),
        missing=row["missing"],
        met_from=row.get("met_from", ""),
        basis=row.get("basis", ""),
        version=found.version,
        computed_on=found.at.astimezone(zone).date(),
    )


def plain(row: ListedPerson) -> dict[str, Any]:
    """A row by column."""
    return asdict(row)
