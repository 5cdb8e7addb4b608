"""In whose hands an account may be: whoever drew the link that bound it may have opened it themselves.

Where two people's word is needed, one person must not give both: in their own account, and in one whose link they drew.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from storage.models import Invitation, Rebinding
from storage.unit_of_work import UnitOfWork


def of(uow: UnitOfWork, person_id: int) -> frozenset[int]:
    """The person, those who drew the links of their account, those who drew the links of these, and so on."""
    found: set[int] = set()
    ahead = [person_id]
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += _drawers(uow, one)
    return frozenset(found)


def connected(uow: UnitOfWork, one: int, other: int) -> bool:
    """Whether one of two may hold the account of the other."""
    return other in of(uow, one) or one in of(uow, other)


def apart(uow: UnitOfWork, one: int, other: int) -> bool:
    """Whether nobody at all may hold the accounts of both."""
    return not of(uow, one) & of(uow, other)


def _drawers(uow: UnitOfWork, person_id: int) -> list[int]:
    """Who drew the links that somebody used since two people, or the operator, last vouched for their account."""
    used = select(Invitation.drawn_by).where(Invitation.person_id == person_id, Invitation.drawn_by.is_not(None))
    since = _vouched_at(uow, person_id)
    used = used.where(Invitation.used_at > since) if since else used.where(Invitation.used_at.is_not(None))
    return [one for one in uow.connection.scalars(used.distinct()) if one is not None]


def _vouched_at(uow: UnitOfWork, person_id: int) -> datetime | None:
    by_two = select(func.max(Rebinding.decided_at)).where(
        Rebinding.person_id == person_id, Rebinding.outcome == "confirmed", Rebinding.decided_by.is_(None)
    )
    by_operator = select(func.max(Invitation.used_at)).where(
        Invitation.person_id == person_id, Invitation.for_new_account
    )
    moments = [uow.connection.scalar(query) for query in (by_two, by_operator)]
    return max((moment for moment in moments if moment is not None), default=None)
