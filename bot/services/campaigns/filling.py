"""A campaign's sessions and its audience kept the same while the roster changes: in batches that can resume.

Every call is one short transaction and looks at what is there, so a crash between two loses nothing and nothing is done
twice. Who came to the audience gets a session; whoever is no longer of it and has not begun loses theirs (*withdrawn*);
who has begun stays, unless they have left altogether. Back in the audience, a session goes on where it was. Once the
campaign is open it is noted where they stood: there they stay among those who were asked, in every figure. The session
of somebody whose data may not be used is *stopped* from the beginning, so that no count tells of their request.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, or_, select, update

from bot.services.bulk import insert_missing
from bot.services.campaigns.audience import Audience, can_take_part, matches
from bot.services.campaigns.plans import audience_of
from bot.services.campaigns.states import JOINABLE, RUNNING
from bot.services.people import stood
from bot.services.reminders import invitations
from storage.models import Campaign, Person, StoredSession, Unit
from storage.states import CampaignState, SessionStatus
from storage.unit_of_work import UnitOfWork

Rows = Select[*tuple[Any, ...]]
BATCH: Final = 500  # sessions made in one transaction
BREATH: Final = 0.15
"""Seconds between two full batches. Who waits for SQLite's lock in another process tries every tenth of a second;
without a gap that long they would wait until all batches are done."""
_COLUMNS = ("campaign_id", "person_id", "version_id", "unit_code", "status")


def reconcile(uow: UnitOfWork, campaign: Campaign, now: datetime, most: int = BATCH) -> int:
    """Bring at most ``most`` sessions in line with the audience; gives their number. The row must be locked."""
    if campaign.state not in RUNNING or not _is_released(campaign, now):
        return 0
    keeps = campaign.state != CampaignState.SCHEDULED
    changed = _take_out(uow, _who_left(campaign, now).limit(most), ("new", "started"), keeps=keeps)
    if campaign.state not in JOINABLE or campaign.closes_at <= now:
        return changed
    audience = audience_of(campaign, now)
    strangers, back = _who_no_longer_fits(campaign, audience, now), _who_is_back(campaign, audience, now)
    changed += _take_out(uow, strangers.limit(most), ("new", "stopped"), keeps=keeps)
    changed += _set(uow, list(uow.connection.scalars(back.limit(most))), ("withdrawn",), _as_it_was(), stood=None)
    return changed + fill(uow, campaign, now, most)


def fill(uow: UnitOfWork, campaign: Campaign, now: datetime, most: int = BATCH) -> int:
    """Make the next sessions of a campaign, with the unit of the day; gives their number."""
    last = uow.orm.scalar(select(func.max(StoredSession.id)).where(StoredSession.campaign_id == campaign.id)) or 0
    missing = _missing(campaign, audience_of(campaign, now), now).limit(most)
    added = insert_missing(uow, StoredSession, _COLUMNS, missing)
    if campaign.filled_at is None:
        campaign.filled_at = now if added < most else None
    elif added and campaign.state == CampaignState.OPEN:
        invitations.plan_for_late(uow, campaign.id, last, now)
    uow.orm.flush()
    return added


def reconcile_all(uow: UnitOfWork, now: datetime, most: int = BATCH) -> int:
    """The next batch of every running campaign; call it until it gives 0. Two who do so at once share the work."""
    running = select(Campaign).where(Campaign.state.in_(RUNNING)).order_by(Campaign.id)
    locked = running.with_for_update(skip_locked=True)
    return sum(reconcile(uow, campaign, now, most) for campaign in uow.orm.scalars(locked).all())


def is_needed(uow: UnitOfWork, now: datetime) -> bool:
    """Whether `reconcile_all` would find something to do. Only reads, so that it can be asked all the time."""
    running = uow.orm.scalars(select(Campaign).where(Campaign.state.in_(RUNNING)))
    return any(_needs(uow, campaign, now) for campaign in running.all())


def _needs(uow: UnitOfWork, campaign: Campaign, now: datetime) -> bool:
    if not _is_released(campaign, now):
        return False
    queries: list[Rows] = [_who_left(campaign, now)]
    if campaign.state in JOINABLE and campaign.closes_at > now:
        if campaign.filled_at is None:
            return True
        audience = audience_of(campaign, now)
        queries += [
            _who_no_longer_fits(campaign, audience, now),
            _who_is_back(campaign, audience, now),
            _missing(campaign, audience, now),
        ]
    return any(uow.connection.execute(query.limit(1)).first() is not None for query in queries)


def _is_released(campaign: Campaign, now: datetime) -> bool:
    return campaign.released_at is None or campaign.released_at <= now


# -- whose session changes


def _fits(audience: Audience, now: datetime) -> ColumnElement[bool]:
    return and_(matches(audience), can_take_part(now.date()))


def _missing(campaign: Campaign, audience: Audience, now: datetime) -> Rows:
    """A session's columns for everybody of the audience who has none."""
    has_one = exists().where(StoredSession.campaign_id == campaign.id, StoredSession.person_id == Person.id)
    standing = case((Person.frozen_at.is_not(None), SessionStatus.STOPPED.value), else_=SessionStatus.NEW.value)
    return (
        select(literal(campaign.id), Person.id, literal(campaign.version_id), Unit.code, standing)
        .join(Unit, Unit.id == Person.unit_id)
        .where(_fits(audience, now), ~has_one)
        .order_by(Person.id)
    )


def _who_left(campaign: Campaign, now: datetime) -> Rows:
    """Sessions, begun or not, of people who have left; what they submitted stays."""
    left = select(Person.id).where(Person.left_on <= now.date())
    mine = (StoredSession.campaign_id == campaign.id) & StoredSession.person_id.in_(left)
    return select(StoredSession.id).where(mine, StoredSession.status.in_((SessionStatus.NEW, SessionStatus.STARTED)))


def _who_no_longer_fits(campaign: Campaign, audience: Audience, now: datetime) -> Rows:
    rests = and_(StoredSession.status == SessionStatus.STOPPED, StoredSession.started_on.is_(None), _is_frozen())
    mine = and_(StoredSession.campaign_id == campaign.id, or_(StoredSession.status == SessionStatus.NEW, rests))
    return select(StoredSession.id).where(mine, StoredSession.person_id.not_in(_ids(audience, now)))


def _is_frozen() -> ColumnElement[bool]:
    return StoredSession.person_id.in_(select(Person.id).where(Person.frozen_at.is_not(None)))


def _who_is_back(campaign: Campaign, audience: Audience, now: datetime) -> Rows:
    mine = (StoredSession.campaign_id == campaign.id) & (StoredSession.status == SessionStatus.WITHDRAWN)
    return select(StoredSession.id).where(mine, StoredSession.person_id.in_(_ids(audience, now)))


def _ids(audience: Audience, now: datetime) -> Rows:
    return select(Person.id).where(_fits(audience, now))


def _as_it_was() -> Any:
    return case(
        (_is_frozen(), SessionStatus.STOPPED.value),
        (StoredSession.state.is_not(None), SessionStatus.STARTED.value),
        else_=SessionStatus.NEW.value,
    )


def _take_out(uow: UnitOfWork, whose: Rows, standing: tuple[str, ...], *, keeps: bool) -> int:
    ids = list(uow.connection.scalars(whose))
    if ids and keeps:
        stood.keep(uow, and_(StoredSession.id.in_(ids), StoredSession.status.in_(standing)))
    return _set(uow, ids, standing, SessionStatus.WITHDRAWN.value)


def _set(uow: UnitOfWork, ids: list[int], standing: tuple[str, ...], status: Any, **more: Any) -> int:
    """The revision moves on with the status: an answer that comes at this moment is taken before or after, not over."""
    if not ids:
        return 0
    mine = update(StoredSession).where(StoredSession.id.in_(ids), StoredSession.status.in_(standing))
    changed = mine.values(status=status, revision=StoredSession.revision + 1, **more)
    return uow.connection.execute(changed).rowcount
