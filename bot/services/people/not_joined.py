"""Exactly those of an agency who have not joined, for a file outside of the messenger: on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.services import audit
from bot.services.people.reachable import here
from bot.services.refusals import Refusal
from storage.models import Chat, Invitation, Person, Unit
from storage.unit_of_work import UnitOfWork

NOT_JOINED, UNREACHABLE = "not joined", "unreachable"


@dataclass(frozen=True, slots=True)
class NotReached:
    """One person: why they are not reached, and until when their invitation holds, None where they have none."""

    staff_code: str
    name: str
    unit: Mapping[str, str]
    why: str
    invited_until: datetime | None


def listed(uow: UnitOfWork, agency: str, now: datetime, *, actor: str = audit.OPERATOR) -> list[NotReached]:
    """Who of an agency may use the messenger and has not joined or cannot be reached, by name.

    Raises Refusal for an unknown agency.
    """
    unit = uow.connection.scalar(select(Unit.id).where(Unit.code == agency, Unit.kind == "agency"))
    if unit is None:
        raise Refusal("agency_unknown", f"there is no agency {agency!r}", agency=agency)
    alive = select(func.max(Invitation.expires_at)).where(
        Invitation.person_id == Person.id, Invitation.used_at.is_(None), Invitation.revoked_at.is_(None),
        Invitation.expires_at > now,
    )  # fmt: skip
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
    details = {"people": len(found)}
    audit.record(uow, actor=actor, act="people.not_joined", subject=f"unit:{unit}", details=details, now=now)
    return found
