"""Planning: who is invited already gets a ladder; a plan that changed is taken away and made anew."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import Insert, Select, Update, bindparam, exists, func, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.services.bulk import count_inserted, missing
from bot.services.operating.calendars import calendar_of
from bot.services.people.consents import REMINDERS, agreed_to
from bot.services.reminders.facts import UNFINISHED
from bot.services.reminders.invitations import ANNOUNCED, KEY_COLUMNS, batch_of
from bot.services.reminders.kinds import INVITATION, LADDER, LAST, NONE, SEEN
from bot.services.reminders.ladder import Rung, rungs
from bot.settings import Settings
from storage.aliases import lasting_alias
from storage.base import Moment
from storage.models import Campaign, Chat, Delivery, DueItem, Person, StoredSession
from storage.states import NO_DAY_LEFT, CampaignState, DeliveryState, DueState
from storage.unit_of_work import UnitOfWork

BATCH: Final = 500
ON_ITS_WAY: Final = (DeliveryState.WAITING, DeliveryState.SENDING)
_invited, _planned = lasting_alias(DueItem), lasting_alias(DueItem)


def plan_next(uow: UnitOfWork, now: datetime, settings: Settings, most: int = BATCH) -> int:
    """The next short step of planning; gives how much was done, 0 when everything is planned.

    Call it again until then: each is a transaction of its own, and a crash between two loses nothing.
    """
    return _drop_stale(uow, now) or _note_seen(uow, now, most) or _plan_ladders(uow, now, settings, most)


def _drop_stale(uow: UnitOfWork, now: datetime) -> int:
    """Take away the rungs of plans that were made anew; an invitation that still waits belongs to the new one."""
    return sum(uow.connection.execute(statement, {"now": now}).rowcount for statement in _of_old_plans())


@cache
def _of_old_plans() -> tuple[Update, Update]:
    """Rungs dropped ``now``, invitations carried over."""
    revision = select(Campaign.plan_revision).where(Campaign.id == DueItem.campaign_id).scalar_subquery()
    stale = update(DueItem).where(DueItem.state == DueState.PLANNED, DueItem.plan_revision != revision)
    dropped = stale.where(DueItem.kind.in_(LADDER))
    dropped = dropped.values(state=DueState.DROPPED, reason="plan changed", acted_at=bindparam("now"))
    return dropped, stale.where(DueItem.kind == INVITATION).values(plan_revision=revision)


def _note_seen(uow: UnitOfWork, now: datetime, most: int) -> int:
    """Who joined, or agreed to reminders, after a campaign was announced saw it on the screen: no invitation needed."""
    return count_inserted(uow, _seen(most, is_sqlite=uow.is_sqlite), now=now)


@cache
def _seen(most: int, *, is_sqlite: bool) -> Insert:
    """Due items, suppressed ``now``, of those who saw it."""
    known = exists().where(
        DueItem.campaign_id == Campaign.id,
        DueItem.person_id == Person.id,
        DueItem.kind == INVITATION,
        or_(DueItem.state != DueState.DROPPED, DueItem.plan_revision == Campaign.plan_revision),
    )
    since = (func.max if is_sqlite else func.greatest)(Chat.bound_at, Campaign.opens_at)  # the later one
    rows = (
        select(
            *batch_of(INVITATION, literal(DueState.SUPPRESSED.value)),
            since,
            literal(SEEN),
            bindparam("now", type_=Moment()),
        )
        .select_from(StoredSession)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .join(Person, Person.id == StoredSession.person_id)
        .join(Chat, Chat.person_id == Person.id)
        .where(Campaign.state == CampaignState.OPEN, Campaign.audience[ANNOUNCED].as_boolean().is_(True))
        .where(StoredSession.status.in_(UNFINISHED), Person.frozen_at.is_(None), agreed_to(REMINDERS), ~known)
        .order_by(Person.id, Campaign.id)
        .limit(most)
    )
    return missing(DueItem, (*KEY_COLUMNS, "due_at", "reason", "acted_at"), rows, is_sqlite=is_sqlite)


def _plan_ladders(uow: UnitOfWork, now: datetime, settings: Settings, most: int) -> int:
    """The rungs of the next people who were invited and have none under the present plan."""
    waiting = uow.orm.execute(_without_ladder(most)).all()
    if not waiting:
        return 0
    calendar = calendar_of(uow, settings)
    done = _done_before(uow, [row.person_id for row in waiting])
    made: dict[tuple[Any, ...], tuple[Rung, ...]] = {}
    rows: list[dict[str, Any]] = []
    for row in waiting:
        delivered = row.sent_at or row.due_at
        way = (delivered.astimezone(calendar.zone).date(), row.closes_at, row.reminders)
        if way not in made:
            made[way] = rungs(calendar, delivered, row.closes_at, row.reminders)
        before = done.get((row.campaign_id, row.person_id), set())
        rows += _rows(row, [rung for rung in made[way] if rung.due_at > now and rung.kind not in before], now)
    dialect = sqlite if uow.is_sqlite else postgresql
    uow.connection.execute(dialect.insert(DueItem).on_conflict_do_nothing(), rows)
    return len(waiting)


@cache
def _without_ladder(most: int) -> Select[*tuple[Any, ...]]:
    """Invited people with an open session; the one row that every ladder has is its last rung."""
    has_one = exists().where(
        _planned.campaign_id == _invited.campaign_id,
        _planned.person_id == _invited.person_id,
        _planned.kind == LAST,
        _planned.plan_revision == Campaign.plan_revision,
    )
    return (
        select(
            _invited.campaign_id,
            _invited.person_id,
            _invited.due_at,
            Delivery.sent_at,
            Campaign.closes_at,
            Campaign.reminders,
            Campaign.plan_revision,
        )
        .join(Campaign, Campaign.id == _invited.campaign_id)
        .join(
            StoredSession,
            (StoredSession.campaign_id == _invited.campaign_id) & (StoredSession.person_id == _invited.person_id),
        )
        .outerjoin(Delivery, Delivery.id == _invited.delivery_id)
        .where(_invited.kind == INVITATION, _invited.state.in_((DueState.ACTED, DueState.SUPPRESSED, DueState.MISSED)))
        .where(or_(Delivery.id.is_(None), Delivery.state.not_in(ON_ITS_WAY)))
        .where(Campaign.state == CampaignState.OPEN, Campaign.reminders != NONE)
        .where(StoredSession.status.in_(UNFINISHED), ~has_one)
        .order_by(_invited.id)
        .limit(most)
        .with_for_update(of=_invited, skip_locked=True)
    )


def _done_before(uow: UnitOfWork, people: list[int]) -> dict[tuple[int | None, int], set[str]]:
    """Rungs that went out under an earlier plan do not come again; a last one does, for the new closing."""
    query = select(DueItem.campaign_id, DueItem.person_id, DueItem.kind).where(
        DueItem.person_id.in_(people),
        DueItem.kind.in_(LADDER),
        DueItem.kind != LAST,
        DueItem.state.in_((DueState.ACTED, DueState.MISSED)),
    )
    found: dict[tuple[int | None, int], set[str]] = {}
    for campaign, person, kind in uow.orm.execute(query):
        found.setdefault((campaign, person), set()).add(kind)
    return found


def _rows(row: Any, wanted: list[Rung], now: datetime) -> list[dict[str, Any]]:
    rows = [_row(row, rung.kind, rung.due_at, DueState.PLANNED, None, None) for rung in wanted]
    if not any(rung.kind == LAST for rung in wanted):
        rows.append(_row(row, LAST, now, DueState.SUPPRESSED, NO_DAY_LEFT, now))
    return rows


def _row(
    row: Any, kind: str, due_at: datetime, state: str, reason: str | None, acted_at: datetime | None
) -> dict[str, Any]:
    return {
        "unique_key": f"{kind}:{row.campaign_id}:{row.person_id}:{row.plan_revision}",
        "person_id": row.person_id,
        "campaign_id": row.campaign_id,
        "kind": kind,
        "occurrence": str(row.plan_revision),
        "plan_revision": row.plan_revision,
        "due_at": due_at,
        "state": state,
        "reason": reason,
        "acted_at": acted_at,
    }
