"""Agencies whose work goes on in another one: whoever looks after that one reads their figures, too.

A campaign counts people where they were invited, so that of an agency which was merged meanwhile the figures stay its
own. Nobody has a role for it any more; its people, and the care of them, are in the agency that took it over, at once,
or after later mergers of all that it was split up into.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import CTE, Select, SelectBase, case, select

from storage.aliases import lasting_alias, settle
from storage.labelled import all_of, labelled
from storage.models import Unit
from storage.unit_of_work import UnitOfWork

_gone, _further, _old, _new = (lasting_alias(Unit) for _ in range(4))


def _taken_over() -> CTE:
    """Each agency that has or will have ended, with each one that goes on with it, and until when both were apart."""
    first = select(_gone.id.label("agency"), _gone.goes_on_in.label("goes_on_in"), _gone.goes_on_after.label("until"))
    first = first.where(_gone.goes_on_in.is_not(None), _gone.goes_on_after.is_not(None))
    found = first.cte("taken_over", recursive=True)
    until = case((_further.goes_on_after > found.c.until, _further.goes_on_after), else_=found.c.until)
    again = select(found.c.agency, _further.goes_on_in, until).join(_further, _further.id == found.c.goes_on_in)
    again = again.where(_further.goes_on_in.is_not(None), _further.goes_on_after.is_not(None))
    return found.union(again)


_TAKEN: Final = _taken_over()
settle(_TAKEN)


def with_taken_over(agencies: Select[int], today: date) -> SelectBase:
    """The ids of agencies, and of those that ended before today and whose work goes on in one of them."""
    theirs = select(_TAKEN.c.agency).where(_TAKEN.c.goes_on_in.in_(agencies), _TAKEN.c.until < today)
    return agencies.union(theirs)


@dataclass(frozen=True, slots=True)
class TakenOver:
    """An agency that has ended, and one in which its work goes on, by their rows and codes."""

    agency: int
    code: str
    by: int
    by_code: str


def taken_over(uow: UnitOfWork, today: date) -> list[TakenOver]:
    """The agencies that ended before today and have gone on in another one; one with each of a chain of these."""
    query = (
        select(*labelled(agency=_old.id, code=_old.code, by=_new.id, by_code=_new.code))
        .select_from(_TAKEN)
        .join(_new, _new.id == _TAKEN.c.goes_on_in)
        .join(_old, _old.id == _TAKEN.c.agency)
        .where(_TAKEN.c.until < today)
        .order_by(_old.id, _new.id)
    )
    return all_of(uow, TakenOver, query)
