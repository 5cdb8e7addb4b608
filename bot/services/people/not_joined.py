"""Exactly those of an agency who have not joined, on record: a file for the operator, outside of the messenger.

Where the installation allows it, focal points may ask for the list in their own chat: a file that cannot be forwarded
and is deleted there after a day (`bot.services.deliveries.passing`). It is read when it is sent, and stored nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select

from bot.services import audit, outgoing
from bot.services.people.reachable import here
from bot.services.people.scope import Right, Scope
from bot.services.refusals import Refusal
from storage.models import Chat, Invitation, Person, Unit
from storage.unit_of_work import UnitOfWork

NOT_JOINED, UNREACHABLE = "not joined", "unreachable"
KIND: Final = "not_joined"  # of the delivery
KEPT_FOR: Final = timedelta(days=1)  # in the chat


@dataclass(frozen=True, slots=True)
class NotReached:
    """One person: why they are not reached, and until when their invitation holds, None where they have none."""

    staff_code: str
    name: str
    unit: Mapping[str, str]
    why: str
    invited_until: datetime | None


def listed(uow: UnitOfWork, agency: str, now: datetime, *, actor: str = audit.OPERATOR) -> list[NotReached]:
    """Who of an agency may use the messenger and has not joined or cannot be reached, by name; on record.

    Raises Refusal for an unknown agency.
    """
    unit = uow.connection.scalar(select(Unit.id).where(Unit.code == agency, Unit.kind == "agency"))
    if unit is None:
        raise Refusal("agency_unknown", f"there is no agency {agency!r}", agency=agency)
    return _read(uow, unit, now, actor, {})


# -- in a focal point's own chat


def may_ask(uow: UnitOfWork, scope: Scope, agency: int) -> bool:
    """Whether the list of this agency may go to the reader: to whoever has the care of its people now."""
    mine = select(Unit.id).where(Unit.id == agency, scope.own_agencies(Right.JOINING))
    return uow.connection.execute(mine).first() is not None


def ask(uow: UnitOfWork, scope: Scope, agency: int, now: datetime) -> bool:
    """Leave the list of an agency for the reader's own chat; gives False where they are not entitled.

    Asked for twice within a minute it comes once.
    """
    if not may_ask(uow, scope, agency):
        return False
    key = f"{KIND}:{agency}:{scope.reader}:{now:%Y-%m-%dT%H:%M}"
    outgoing.leave(uow, key, scope.reader, KIND, {"agency": agency}, now)
    return True


def for_chat(uow: UnitOfWork, scope: Scope, agency: int, now: datetime) -> list[NotReached] | None:
    """The list as it goes out now, on record; None when the reader is not entitled any more."""
    if not may_ask(uow, scope, agency):
        return None
    return _read(uow, agency, now, f"person:{scope.reader}", {"in_chat": True})


def _read(uow: UnitOfWork, unit: int, now: datetime, actor: str, details: Mapping[str, bool]) -> list[NotReached]:
    alive = select(func.max(Invitation.expires_at)).where(
        Invitation.person_id == Person.id,
        Invitation.used_at.is_(None),
        Invitation.revoked_at.is_(None),
        Invitation.expires_at > now,
    )
    query = (
        select(Person.staff_code, Person.full_name, Unit.names, Chat.id, alive.correlate(Person).scalar_subquery())
        .join(Unit, Unit.id == Person.unit_id)
        .outerjoin(Chat, Chat.person_id == Person.id)
        .where(Person.agency_id == unit, Person.messenger.is_(True), here(Person, now.date()))
        .where(Chat.id.is_(None) | Chat.unreachable_at.is_not(None))
        .order_by(Person.sort_key, Person.id)
    )
    found = [
        NotReached(code, name, names, UNREACHABLE if chat else NOT_JOINED, until)
        for code, name, names, chat, until in uow.connection.execute(query)
    ]
    told = {"people": len(found), **details}
    audit.record(uow, actor=actor, act="people.not_joined", subject=f"unit:{unit}", details=told, now=now)
    return found
