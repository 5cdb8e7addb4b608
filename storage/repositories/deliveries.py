"""Deliveries as a queue: chosen fairly, leased, begun, noted. A few statements a batch, whatever its size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, bindparam, case, func, literal, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.base import Moment
from storage.models import Campaign, Chat, Delivery, ErasedCount, Installation, StoredSession
from storage.states import DeliveryState
from storage.unit_of_work import UnitOfWork

COUNTED_AS: Final = case((Delivery.reason == "unreachable", "unreachable"), else_=Delivery.state)
STOPPED: Final = "sending stopped"  # in `Installation`: since when nothing is sent; nothing there while sending goes on
HELD: Final = "outside sending hours"  # reason of what waits for the moment in its ``due_at``
FREE_AT: Final = "bulk free at"  # in `Installation`: up to which moment slots of the bulk rate are taken
_NOW = {
    "sqlite": text("SELECT (julianday('now') - 2440587.5) * 86400"),
    "postgresql": text("SELECT extract(epoch FROM clock_timestamp())"),
}
_NOTHING_TAKEN = {
    name: dialect.insert(Installation).values(key=FREE_AT, value="0").on_conflict_do_nothing()
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}
_PAUSED = select(Campaign.id).where(or_(Campaign.paused_at.is_not(None), Campaign.sending_paused_at.is_not(None)))
_STOPPED = select(literal(1)).where(Installation.key == STOPPED, Installation.value != "")
STOPPED_NOW: Final = _STOPPED.exists()
"""The condition that nothing at all is to be sent."""


@dataclass(frozen=True, slots=True)
class AttemptResult:
    """What came of one attempt; ``attempt`` is the number it was begun with."""

    delivery: int
    attempt: int
    state: str
    reason: str | None
    not_before: datetime | None = None  # left alone until then; its due time stays, so that it goes before later ones
    sent_at: datetime | None = None
    message: int | None = None
    repeats: int = 0  # 1 when it goes out once more because nobody knows whether it arrived


def is_stopped(uow: UnitOfWork) -> bool:
    """Whether all sending is stopped."""
    return uow.connection.execute(_STOPPED).first() is not None


def anything_due(uow: UnitOfWork, now: datetime) -> bool:
    """Whether something waits that may be sent now, or a lease of a sender that died has run out."""
    query = select(Delivery.id).where(or_(_free(now), _stale(now))).limit(1)
    return uow.connection.execute(query).first() is not None


def claim(uow: UnitOfWork, now: datetime, most: int, lease: datetime) -> list[Delivery]:
    """Lease what is due: by priority, within it one of each campaign in turn, within a campaign by due time.

    The rows are locked, so that another process passes them over; they go on waiting until `begin`.
    """
    if is_stopped(uow):
        return []
    # From the few campaigns to their many messages, not the other way round: one look into an index for each.
    mine = select(literal(1)).where(Delivery.campaign_id == Campaign.id, _free(now)).correlate(Campaign)
    lanes = [None, *uow.connection.scalars(select(Campaign.id).where(mine.exists()).order_by(Campaign.id))]
    chosen = _in_turn([_first(uow, lane, now, most) for lane in lanes])[:most]
    if not chosen:
        return []
    query = select(Delivery).where(Delivery.id.in_(chosen), _free(now)).with_for_update(skip_locked=True)
    place = {number: at for at, number in enumerate(chosen)}
    found = sorted(uow.orm.scalars(query), key=lambda delivery: place[delivery.id])
    for delivery in found:
        delivery.leased_until = lease
    return found


def _first(uow: UnitOfWork, lane: int | None, now: datetime, most: int) -> list[tuple[int, int]]:
    """Priority and id of what of a campaign goes first; None for what belongs to none."""
    query = select(Delivery.priority, Delivery.id).where(Delivery.campaign_id == lane, _free(now))
    query = query.order_by(Delivery.priority, Delivery.due_at, Delivery.id).limit(most)
    return [(priority, number) for priority, number in uow.connection.execute(query)]


def _in_turn(lanes: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
    """Ids by priority, and of those alike one from each lane in turn."""
    ranked: list[tuple[int, int, int]] = []
    for lane in lanes:
        turns: dict[int, int] = {}
        for priority, number in lane:
            turn = turns[priority] = turns.get(priority, -1) + 1
            ranked.append((priority, turn, number))
    return [number for _, _, number in sorted(ranked)]


def _free(now: datetime) -> ColumnElement[bool]:
    """Waits, is due, is neither leased nor left alone for now, and its campaign is not paused."""
    unleased = or_(Delivery.leased_until.is_(None), Delivery.leased_until <= now)
    unpaused = or_(Delivery.campaign_id.is_(None), Delivery.campaign_id.not_in(_PAUSED))
    return (Delivery.state == DeliveryState.WAITING) & (Delivery.due_at <= now) & unleased & unpaused


def _stale(now: datetime) -> ColumnElement[bool]:
    return (Delivery.state == DeliveryState.SENDING) & (Delivery.leased_until <= now)


Standing = frozenset[tuple[int, str]]
"""Somebody's sessions and how far each has come."""


def standings(uow: UnitOfWork, people: Sequence[int]) -> dict[int, Standing]:
    """How far people have come: what is written to them depends on it."""
    query = select(StoredSession.person_id, StoredSession.id, StoredSession.status)
    found: dict[int, set[tuple[int, str]]] = {person: set() for person in people}
    for person, session, status in uow.connection.execute(query.where(StoredSession.person_id.in_(people))):
        found[person].add((session, status))
    return {person: frozenset(sessions) for person, sessions in found.items()}


def begin(uow: UnitOfWork, deliveries: Sequence[int], lease: datetime, now: datetime) -> set[int]:
    """Note that these go out now; gives those that may. Left out is what was stopped, paused or cancelled since.

    Once this is committed each is sent at most once by whoever got it here.
    """
    unpaused = or_(Delivery.campaign_id.is_(None), Delivery.campaign_id.not_in(_PAUSED))
    mine = update(Delivery).where(Delivery.id.in_(deliveries), Delivery.leased_until == lease)
    mine = mine.where(Delivery.state == DeliveryState.WAITING, unpaused, ~_STOPPED.exists())
    first = func.coalesce(Delivery.first_tried_at, literal(now, Moment()))
    begun = mine.values(state=DeliveryState.SENDING, attempts=Delivery.attempts + 1, tried_at=now, first_tried_at=first)
    return set(uow.connection.execute(begun.returning(Delivery.id)).scalars())


def release(uow: UnitOfWork, deliveries: Sequence[int], lease: datetime) -> None:
    """Give back what was claimed and not begun."""
    mine = update(Delivery).where(Delivery.id.in_(deliveries), Delivery.state == DeliveryState.WAITING)
    uow.connection.execute(mine.where(Delivery.leased_until == lease).values(leased_until=None))


def postpone(uow: UnitOfWork, delivery: int, lease: datetime, until: datetime) -> None:
    """Leave alone what its chat cannot take yet."""
    mine = update(Delivery).where(Delivery.id == delivery, Delivery.state == DeliveryState.WAITING)
    uow.connection.execute(mine.where(Delivery.leased_until == lease).values(leased_until=until))


_NOTE = (
    update(Delivery)
    .where(Delivery.id == bindparam("b_id"), Delivery.attempts == bindparam("b_attempt"))
    .where(
        or_(
            *(
                Delivery.state == state
                for state in (DeliveryState.SENDING, DeliveryState.UNKNOWN, DeliveryState.WAITING)
            )
        )
    )
    .values(
        state=bindparam("b_state"),
        reason=bindparam("b_reason"),
        sent_at=bindparam("b_sent_at"),
        message_id=bindparam("b_message"),
        repeats=Delivery.repeats + bindparam("b_repeats"),
        leased_until=bindparam("b_not_before"),
    )
)
_BOTTOM = (
    update(Chat)
    .where(Chat.id == bindparam("b_chat"))
    .values(
        bottom_id=case(
            (func.coalesce(Chat.bottom_id, 0) < bindparam("b_message"), bindparam("b_message")), else_=Chat.bottom_id
        )
    )
)


def note(uow: UnitOfWork, results: Iterable[AttemptResult]) -> None:
    """Note what came of attempts, all at once."""
    rows: list[dict[str, Any]] = [
        {
            "b_id": result.delivery,
            "b_attempt": result.attempt,
            "b_state": result.state,
            "b_reason": result.reason,
            "b_not_before": result.not_before,
            "b_sent_at": result.sent_at,
            "b_message": result.message,
            "b_repeats": result.repeats,
        }
        for result in sorted(results, key=lambda result: result.delivery)
    ]
    if rows:
        uow.connection.execute(_NOTE, rows)


def note_bottoms(uow: UnitOfWork, bottoms: Iterable[tuple[int, int]]) -> None:
    """Note the newest messages of chats: (chat row, message). The card of a chat goes below them."""
    rows = [{"b_chat": chat, "b_message": message} for chat, message in sorted(bottoms)]
    if rows:
        uow.connection.execute(_BOTTOM, rows)


def close_unreachable(uow: UnitOfWork, people: Sequence[int]) -> None:
    """Close what still waits for people to whom nothing can be sent."""
    theirs = update(Delivery).where(Delivery.person_id.in_(people), Delivery.state == DeliveryState.WAITING)
    uow.connection.execute(theirs.values(state=DeliveryState.FAILED, reason="unreachable", leased_until=None))


def hold_back(uow: UnitOfWork, person: int, until: datetime) -> None:
    """Nothing goes to this person before."""
    theirs = update(Delivery).where(Delivery.person_id == person, Delivery.state == DeliveryState.WAITING)
    earlier = or_(Delivery.leased_until.is_(None), Delivery.leased_until < until)
    uow.connection.execute(theirs.where(earlier).values(leased_until=until))


def give_up_stale(uow: UnitOfWork, now: datetime, repeated: dict[str, int], again_after: timedelta) -> int:
    """What was begun by a sender that died may have arrived: unknown. ``repeated``: how often which kind goes again."""
    query = select(Delivery).where(_stale(now)).order_by(Delivery.id).with_for_update(skip_locked=True)
    found = uow.orm.scalars(query).all()
    for delivery in found:
        delivery.state, delivery.reason, delivery.leased_until = DeliveryState.UNKNOWN, "the sender stopped", None
        if delivery.repeats < repeated.get(delivery.kind, 0):
            delivery.state, delivery.repeats, delivery.leased_until = (
                DeliveryState.WAITING,
                delivery.repeats + 1,
                now + again_after,
            )
    return len(found)


# -- the bulk rate, shared by all processes


def seconds(uow: UnitOfWork) -> float:
    """The database's own clock: the one that all processes share. Real time, whatever the program's clock says."""
    return float(uow.connection.execute(_NOW[uow.connection.dialect.name]).scalar_one())


def free_at(uow: UnitOfWork, *, lock: bool = False) -> float:
    """Up to which moment slots of the bulk rate are taken; with ``lock`` nobody else takes any until this commits.

    There is nothing to lock before the first slot was ever taken: then the row is made first.
    """
    query = select(Installation.value).where(Installation.key == FREE_AT)
    if lock:
        uow.connection.execute(_NOTHING_TAKEN[uow.connection.dialect.name])
    found = uow.connection.execute(query.with_for_update() if lock else query).scalar()
    return float(found or 0)


def keep_free_at(uow: UnitOfWork, moment: float) -> None:
    """Slots are taken up to here; nothing is ever given back."""
    uow.connection.execute(update(Installation).where(Installation.key == FREE_AT).values(value=repr(moment)))


def counts(uow: UnitOfWork, campaign: int) -> Counter[str]:
    """Deliveries of a campaign by state; those that failed because nobody could be reached under ``unreachable``.

    Those of people whose data were erased stay counted.
    """
    rows = uow.connection.execute(
        select(COUNTED_AS, func.count()).where(Delivery.campaign_id == campaign).group_by(COUNTED_AS)
    )
    return Counter({row[0]: row[1] for row in rows}) + erased(uow, ErasedCount.campaign_id == campaign)


def erased(uow: UnitOfWork, *which: ColumnElement[bool]) -> Counter[str]:
    """How many deliveries of people whose data were erased were in which state, as in `counts`."""
    query = select(ErasedCount.state, func.sum(ErasedCount.number)).where(ErasedCount.at.is_(None), *which)
    rows = uow.connection.execute(query.group_by(ErasedCount.state))
    return Counter({row[0]: int(row[1]) for row in rows})
