"""From waiting rows to parcels ready to send, and from outcomes back to rows: the transactions of the outbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime, timedelta
from typing import Final

from bot.delivery.limits import book
from bot.delivery.outcomes import DeliveryOutcome
from bot.messages import kinds
from bot.presenting.telegram import Message, render
from bot.services.reminders import holding
from bot.settings import Settings
from storage.models import Delivery
from storage.repositories import chats, deliveries, passing
from storage.repositories.chats import ADDRESS, ChatView
from storage.repositories.deliveries import AttemptResult, Standing
from storage.states import DeliveryState
from storage.unit_of_work import UnitOfWork
from survey_definitions.value import value

LEASE: Final = timedelta(minutes=2)
BATCH: Final = 20  # claimed together; more only where the rate needs it. On SQLite nobody writes meanwhile
AHEAD: Final = 5.0  # seconds for which slots may be taken before more is claimed
AGAIN_AFTER: Final = timedelta(minutes=1)  # until what may not have arrived is sent once more, where its kind is


@value
class Parcel:
    """A claimed delivery, ready to send. ``attempt`` is the number it gets when it is begun."""

    delivery: int
    person: int
    kind: str
    chat: int
    address: int
    message: Message
    attempt: int
    repeats: int
    first_tried_at: datetime | None
    standing: Standing = frozenset()  # how far its reader had come when the words were chosen


@value
class Batch:
    """Parcels with the lease they are held under. The first may go in ``wait`` seconds, the others one slot apart."""

    parcels: list[Parcel] = field(default_factory=list)
    lease: datetime | None = None
    wait: float = 0.0
    found: int = 0  # rows looked at; 0 means that nothing more is due now


@value
class Done:
    """A parcel and what came of it, at a moment."""

    parcel: Parcel
    outcome: DeliveryOutcome
    at: datetime


def claim(uow: UnitOfWork, now: datetime, settings: Settings) -> Batch:
    """Lease what is due and book its slots of the bulk rate; what cannot be sent at all is closed with its reason."""
    if deliveries.free_at(uow) - deliveries.seconds(uow) > AHEAD:
        return Batch()
    lease = now + LEASE
    rows = deliveries.claim(uow, now, size(settings), lease)
    known = chats.of_people(uow, [row.person_id for row in rows]) if rows else {}
    free = _let_go(rows, holding.hold(uow, rows, now, settings))
    standings = deliveries.standings(uow, list(known))
    made = [_parcel(uow, row, known.get(row.person_id), now, settings) for row in free]
    parcels = [replace(parcel, standing=standings[parcel.person]) for parcel in made if parcel is not None]
    wait = _book(uow, len(parcels), settings.bulk_per_second) if parcels else 0.0
    return Batch(parcels, lease, wait, len(rows))


def _let_go(rows: Sequence[Delivery], held: Mapping[int, str | datetime]) -> list[Delivery]:
    """Those that may go now. What is held waits for its moment; what will never be wanted is closed."""
    for row in rows:
        verdict = held.get(row.id)
        if isinstance(verdict, str):
            _close(row, DeliveryState.CANCELLED, verdict)
        elif verdict is not None:
            row.due_at, row.reason, row.leased_until = verdict, deliveries.HELD, None
    return [row for row in rows if row.id not in held]


def size(settings: Settings) -> int:
    """How many are claimed together: 20, or what goes out within a third of a second where the rate was raised."""
    return max(BATCH, int(settings.bulk_per_second / 3))


def _book(uow: UnitOfWork, count: int, rate: float) -> float:
    """Take slots; gives the seconds until the first. Locked last and shortly: all senders share this row."""
    free_at = deliveries.free_at(uow, lock=True)
    now = deliveries.seconds(uow)
    first, free_at = book(free_at, now, count, rate)
    deliveries.keep_free_at(uow, free_at)
    return first - now


def _parcel(
    uow: UnitOfWork, delivery: Delivery, chat: ChatView | None, now: datetime, settings: Settings
) -> Parcel | None:
    if chat is None or chat.unreachable_at is not None:
        _close(delivery, DeliveryState.FAILED, "unreachable" if chat is not None else "no chat")
        return None
    screen = kinds.screen_for(uow, delivery, chat, now, settings)
    if screen is None:
        _close(delivery, DeliveryState.CANCELLED, "no longer called for")
        return None
    return Parcel(
        delivery=delivery.id,
        person=delivery.person_id,
        kind=delivery.kind,
        chat=chat.id,
        address=int(uow.vault.open_text(chat.address, ADDRESS)),
        message=render(screen),
        attempt=delivery.attempts + 1,
        repeats=delivery.repeats,
        first_tried_at=delivery.first_tried_at,
    )


def leased(uow: UnitOfWork, delivery: int, now: datetime, settings: Settings) -> Parcel | None:
    """A delivery that was begun by whoever left it, ready to send; None when it is no longer called for, and closed."""
    row = uow.orm.get_one(Delivery, delivery)
    parcel = _parcel(uow, row, chats.of_person(uow, row.person_id), now, settings)
    return replace(parcel, attempt=row.attempts) if parcel is not None else None


def begin(uow: UnitOfWork, group: Sequence[Parcel], lease: datetime, now: datetime) -> set[int]:
    """Note that these go out now; gives those that may.

    Seconds lie between claiming and this. Whoever has begun or submitted meanwhile is not written to in the old words:
    the message is given back with the batch, and looked at anew.
    """
    standings = deliveries.standings(uow, [parcel.person for parcel in group])
    fitting = [parcel.delivery for parcel in group if standings[parcel.person] == parcel.standing]
    return deliveries.begin(uow, fitting, lease, now) if fitting else set()


def _close(delivery: Delivery, state: str, reason: str) -> None:
    delivery.state, delivery.reason, delivery.leased_until = state, reason, None


def note(uow: UnitOfWork, done: Sequence[Done]) -> None:
    """Note what came of parcels, all in one transaction."""
    deliveries.note(uow, [_result(one) for one in done])
    arrived = [(one.parcel.chat, one.outcome.message) for one in done if one.outcome.message is not None]
    deliveries.note_bottoms(uow, arrived)
    for one in done:
        _note_passing(uow, one)
    gone = [one for one in done if one.outcome.is_unreachable]
    for one in sorted(gone, key=lambda one: one.parcel.chat):
        chats.mark_unreachable(uow, one.parcel.chat, one.at)
    if gone:
        deliveries.close_unreachable(uow, [one.parcel.person for one in gone])
    for one in done:
        if one.outcome.reason == "flood control":
            deliveries.hold_back(uow, one.parcel.person, one.at + timedelta(seconds=one.outcome.wait))


def _note_passing(uow: UnitOfWork, one: Done) -> None:
    """A file that may not stay has arrived: what deletes it must know."""
    file, message = one.parcel.message.file, one.outcome.message
    if file is not None and file.kept_for is not None and message is not None:
        passing.note(uow, one.parcel.person, one.parcel.address, message, one.at, file.kept_for)


def _result(one: Done) -> AttemptResult:
    parcel, outcome = one.parcel, one.outcome
    is_repeated = outcome.state == DeliveryState.UNKNOWN and parcel.repeats < kinds.REPEATED.get(parcel.kind, 0)
    wait = AGAIN_AFTER if is_repeated else timedelta(seconds=outcome.wait)
    return AttemptResult(
        delivery=parcel.delivery,
        attempt=parcel.attempt,
        state=DeliveryState.WAITING if is_repeated else outcome.state,
        reason=outcome.reason,
        not_before=one.at + wait if wait else None,
        sent_at=one.at if outcome.state == DeliveryState.SENT else None,
        message=outcome.message,
        repeats=1 if is_repeated else 0,
    )


def give_up_stale(uow: UnitOfWork, now: datetime) -> int:
    """What a sender that died had begun; gives the number."""
    return deliveries.give_up_stale(uow, now, kinds.REPEATED, AGAIN_AFTER)


def hold_lane(uow: UnitOfWork, seconds: float) -> None:
    """No bulk message of any process goes out before."""
    until = deliveries.seconds(uow) + seconds
    deliveries.keep_free_at(uow, max(until, deliveries.free_at(uow, lock=True)))
