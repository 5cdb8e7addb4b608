"""Somebody leaves, or comes back: the one place where that is done, whoever asked for it.

``left_on`` is the first day on which they are not here any more; ``now`` carries the installation's time zone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, case, delete, func, or_, select, update

from bot.services import audit, outgoing
from bot.services.people import consents, focal_points, stood
from bot.services.people.new_accounts import LET_GO
from bot.services.people.role_words import FOCAL
from bot.services.refusals import Refusal
from storage.models import (
    Campaign,
    Chat,
    Consent,
    Delivery,
    DueItem,
    Invitation,
    LeaverProposal,
    Person,
    PersonRole,
    StoredSession,
    Unit,
)
from storage.repositories import chats
from storage.states import CampaignState, DeliveryState, DueState, SessionStatus
from storage.unit_of_work import UnitOfWork

DECIDED: Final = "leaver-decided"  # the kind of the message to whoever proposed it
REASON = "left"  # of what is withdrawn because somebody left
PROPOSED, CONFIRMED, KEPT = "proposed", "confirmed", "kept"  # states of a proposal by a roster
_UNFINISHED = (SessionStatus.NEW, SessionStatus.STARTED)
_OPENED = select(Campaign.id).where(Campaign.state.in_((CampaignState.OPEN, CampaignState.CLOSING)))


@dataclass(frozen=True, slots=True)
class Departure:
    """What came of it: whether it is carried out already, and the roles that are vacant by it."""

    carried_out: bool
    vacant: tuple[str, ...]


def leave(uow: UnitOfWork, person_id: int, day: date, now: datetime, actor: str) -> Departure:
    """Take somebody off the roster from a day on; what they answered stays. On record.

    A day to come is only noted: `carry_out` stops everything when it has come. Raises Refusal for nobody and for
    somebody who has left.
    """
    person = uow.orm.scalars(select(Person).where(Person.id == person_id).with_for_update()).one_or_none()
    if person is None:
        raise Refusal("person_unknown", f"there is nobody with the number {person_id}")
    if person.left_on is not None and person.left_on <= now.date():
        code = person.staff_code
        raise Refusal("person_left", f"{code} has left on {person.left_on} already", staff_code=code)
    tell_proposer(uow, person_id, now, actor, gone=True)
    person.left_on, person.leaving_on, person.leaving_by = day, None, None
    roles = select(PersonRole.role).where(PersonRole.person_id == person_id).distinct()
    vacant = tuple(sorted(uow.orm.scalars(roles)))
    settle_proposals(uow, person_id, CONFIRMED, now, actor)
    uow.orm.flush()
    details = {"day": day.isoformat(), "roles": list(vacant)}
    audit.record(uow, actor=actor, act="person.leave", subject=f"person:{person_id}", details=details, now=now)
    due = day <= now.date()
    if due:
        _stop(uow, [person_id], now, actor)
    return Departure(due, vacant)


def tell_proposer(uow: UnitOfWork, person_id: int, now: datetime, actor: str, *, gone: bool) -> None:
    """Whoever proposed that somebody has left hears what became of it, unless they decided it themselves."""
    by = uow.connection.scalar(select(Person.leaving_by).where(Person.id == person_id))
    if by is not None and actor != f"person:{by}":
        params = {"person": person_id, "gone": gone}
        outgoing.tell(uow, [by], DECIDED, f"{person_id}:{now.isoformat()}", params, now)


def settle_proposals(uow: UnitOfWork, person_id: int, state: str, now: datetime, actor: str) -> None:
    """Note what was decided about somebody whom a roster did not have."""
    mine = update(LeaverProposal).where(LeaverProposal.person_id == person_id, LeaverProposal.state == PROPOSED)
    uow.connection.execute(mine.values(state=state, decided_at=now, decided_by=actor))


def carry_out(uow: UnitOfWork, now: datetime, most: int = 100) -> int:
    """Stop what still runs of people whose day of leaving has come; gives their number, 0 when nothing is left."""
    has_chat = select(Chat.id).where(Chat.person_id == Person.id).exists()
    unfinished = (StoredSession.person_id == Person.id) & StoredSession.status.in_(_UNFINISHED)
    has_role = select(PersonRole.id).where(PersonRole.person_id == Person.id).exists()
    waits = (Delivery.person_id == Person.id) & (Delivery.state == DeliveryState.WAITING)
    something = or_(
        has_chat,
        has_role,
        select(StoredSession.id).where(unfinished).exists(),
        select(Delivery.id).where(waits).exists(),
    )
    query = select(Person.id).where(Person.left_on <= now.date(), something).order_by(Person.id).limit(most)
    gone = list(uow.connection.scalars(query))
    if gone:
        _stop(uow, gone, now, audit.JOBS)
    return len(gone)


def _stop(uow: UnitOfWork, ids: Collection[int], now: datetime, actor: str) -> None:
    """Take the chats first, as every turn does, and let them go; then all that would still reach these people."""
    uow.connection.execute(select(Chat.id).where(Chat.person_id.in_(ids)).order_by(Chat.id).with_for_update())
    stood.keep(uow, _unfinished(ids) & StoredSession.campaign_id.in_(_OPENED))
    chats.turn_to(uow, Chat.person_id.in_(ids), LET_GO, now, person_id=None, session_id=None)
    _stop_sessions(uow, ids)
    waiting = update(Delivery).where(Delivery.person_id.in_(ids), Delivery.state == DeliveryState.WAITING)
    uow.connection.execute(waiting.values(state=DeliveryState.CANCELLED, reason=REASON))
    planned = update(DueItem).where(DueItem.person_id.in_(ids), DueItem.state == DueState.PLANNED)
    uow.connection.execute(planned.values(state=DueState.DROPPED, reason=REASON))
    unused = update(Invitation).where(Invitation.person_id.in_(ids), Invitation.used_at.is_(None))
    uow.connection.execute(unused.where(Invitation.revoked_at.is_(None)).values(revoked_at=now))
    for person_id in ids:
        _take_roles(uow, person_id, now, actor)


def _unfinished(ids: Collection[int]) -> ColumnElement[bool]:
    return StoredSession.person_id.in_(ids) & StoredSession.status.in_(_UNFINISHED)


def _stop_sessions(uow: UnitOfWork, ids: Collection[int]) -> None:
    """Of a campaign that is not open yet they are no more.

    Sessions get a new revision: an answer that another process has half taken is refused and not stored over this.
    """
    opened = StoredSession.campaign_id.in_(_OPENED)
    stopped = case((opened, SessionStatus.STOPPED.value), else_=SessionStatus.WITHDRAWN.value)
    mine = update(StoredSession).where(_unfinished(ids))
    uow.connection.execute(mine.values(status=stopped, revision=StoredSession.revision + 1))


def _take_roles(uow: UnitOfWork, person_id: int, now: datetime, actor: str) -> None:
    """Roles go, and the agency is handed over where it was this person's."""
    held = select(PersonRole.role, PersonRole.unit_id).where(PersonRole.person_id == person_id)
    roles = uow.connection.execute(held.order_by(PersonRole.id)).all()
    if not roles:
        return
    uow.connection.execute(delete(PersonRole).where(PersonRole.person_id == person_id))
    for role, unit_id in roles:
        details = {"role": role}
        audit.record(uow, actor=actor, act="role.take", subject=f"person:{person_id}", details=details, now=now)
        if role == FOCAL:
            focal_points.hand_over(uow, agency_of_role(uow, person_id, unit_id), now)


def agency_of_role(uow: UnitOfWork, person_id: int, unit_id: int | None) -> int | None:
    """The agency for which a role is held: that of its unit, else the person's own."""
    if unit_id is not None:
        return uow.connection.execute(select(Unit.agency_id).where(Unit.id == unit_id)).scalar()
    return uow.connection.execute(select(Person.agency_id).where(Person.id == person_id)).scalar()


def come_back(uow: UnitOfWork, ids: Collection[int]) -> None:
    """Sessions that stopped with the leaving go on where they were, and count as what becomes of them from now on.

    Not those of people who withdrew their consent, or who ask that nothing is used. The chat is bound anew by an
    invitation.
    """
    newest = select(func.max(Consent.id)).where(Consent.purpose == consents.DEVELOPMENT).group_by(Consent.person_id)
    withdrew = select(Consent.person_id).where(Consent.id.in_(newest), Consent.given.is_(False))
    stopped = update(StoredSession).where(
        StoredSession.person_id.in_(ids), StoredSession.status == SessionStatus.STOPPED
    )
    frozen = select(Person.id).where(Person.frozen_at.is_not(None))
    stopped = stopped.where(StoredSession.person_id.not_in(withdrew.union(frozen))).values(stood=None)
    uow.connection.execute(
        stopped.where(StoredSession.submitted_at.is_not(None)).values(status=SessionStatus.SUBMITTED)
    )
    uow.connection.execute(stopped.where(StoredSession.state.is_not(None)).values(status=SessionStatus.STARTED))
    uow.connection.execute(stopped.values(status=SessionStatus.NEW))
