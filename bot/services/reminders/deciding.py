"""What becomes of a due item whose moment has come, from what is known now. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.calendar import Calendar
from bot.calendar.days import ONE_DAY
from bot.services.reminders import caps
from bot.services.reminders.caps import Reserved
from bot.services.reminders.kinds import INVITATION, LADDER, LAST, NOW, SNOOZE
from storage.states import DueState, SessionStatus

START_OF_DAY = time()
PAUSE = timedelta(minutes=15)  # an invitation of a paused campaign is looked at again after this


@dataclass(frozen=True, slots=True)
class DueToDecide:
    """A due item as far as deciding goes."""

    kind: str
    due_at: datetime
    plan_revision: int = 0


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom it is for, as things stand now. ``absent_until`` is the last day of an absence that holds today."""

    takes_part: bool = True  # on the roster, by messenger
    frozen: bool = False
    bound: bool = True
    unreachable: bool = False
    agreed: bool = True
    stopped: bool = False
    snoozed_until: datetime | None = None
    absent_until: date | None = None
    sent: Collection[date] = field(default=())
    reserved: Collection[Reserved] = field(default=())


@dataclass(frozen=True, slots=True)
class Subject:
    """What it is about, as things stand now: the campaign, and the reader's session in it ('' for none)."""

    is_open: bool
    is_paused: bool
    plan_revision: int
    closes_at: datetime
    status: str
    unsent: bool = False  # submitted, then changed, and the change was not sent


@dataclass(frozen=True, slots=True)
class Verdict:
    """``state`` with its reason ends the item; ``move_to`` keeps it for later; neither: act on it."""

    state: str = ""
    reason: str = ""
    move_to: datetime | None = None

    @property
    def acts(self) -> bool:
        """Whether a message is to go out."""
        return not self.state and self.move_to is None


ACT = Verdict()


def decide(
    item: DueToDecide, reader: Recipient, subject: Subject, now: datetime, calendar: Calendar, late: timedelta
) -> Verdict:
    """What becomes of an item now; the cap is asked for by `make_room`, for all of a reader's items together."""
    if not subject.is_open or now >= subject.closes_at:
        return Verdict(DueState.DROPPED, "campaign over")
    if item.kind in LADDER and item.plan_revision != subject.plan_revision:
        return Verdict(DueState.DROPPED, "plan changed")
    if reason := not_called_for(item, reader, subject):
        return Verdict(DueState.SUPPRESSED, reason)
    if item.kind in (*LADDER, NOW) and now - item.due_at > late:
        return Verdict(DueState.MISSED, "late")
    if waits := _waiting(reader, subject, now, calendar):
        reason, until = waits
        return _moved(until, subject, reason) if item.kind == INVITATION else Verdict(DueState.SUPPRESSED, reason)
    allowed = calendar.next_allowed(now)
    return ACT if allowed == now else _moved(allowed, subject, "no time left")


def not_called_for(item: DueToDecide, reader: Recipient, subject: Subject) -> str:
    """Why nobody wants this message any more; '' when it is wanted."""
    reasons = {
        "submitted": subject.status == SessionStatus.SUBMITTED and not (subject.unsent and item.kind == LAST),
        "frozen": reader.frozen,
        "left": not reader.takes_part,
        "stopped": subject.status not in (SessionStatus.NEW, SessionStatus.STARTED, SessionStatus.SUBMITTED),
        "no chat": not reader.bound,
        "unreachable": reader.unreachable,
        "no consent": not reader.agreed,
        # Who wants no reminders is still invited to what is new; who presses "Later" asked for one.
        "opted out": reader.stopped and item.kind not in (INVITATION, SNOOZE),
        "begun": item.kind == INVITATION and subject.status == SessionStatus.STARTED,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _waiting(
    reader: Recipient, subject: Subject, now: datetime, calendar: Calendar
) -> tuple[str, datetime | None] | None:
    """What keeps a wanted message back for now, and until when."""
    if subject.is_paused:
        return "paused", calendar.next_allowed(now + PAUSE)
    if reader.absent_until is not None:
        return "absent", calendar.next_allowed(calendar.at(reader.absent_until + ONE_DAY, START_OF_DAY))
    if reader.snoozed_until is not None and reader.snoozed_until > now:
        return "snoozed", calendar.next_allowed(reader.snoozed_until)
    return None


def make_room(kind: str, reader: Recipient, subject: Subject, now: datetime, calendar: Calendar) -> Verdict:
    """Whether a message of a kind may go out today. An invitation waits for a free day; reminders are dropped."""
    today = now.astimezone(calendar.zone).date()
    if not caps.is_full(kind, today, reader.sent, reader.reserved):
        return ACT
    if kind != INVITATION:
        return Verdict(DueState.SUPPRESSED, "cap")
    return _moved(_free_day(kind, today, reader, calendar, subject.closes_at), subject, "cap")


def _free_day(kind: str, today: date, reader: Recipient, calendar: Calendar, before: datetime) -> datetime | None:
    day = today + ONE_DAY
    while (found := calendar.next_allowed(calendar.at(day, START_OF_DAY))) is not None and found < before:
        if not caps.is_full(kind, found.date(), reader.sent, reader.reserved):
            return found
        day = found.date() + ONE_DAY
    return None


def _moved(to: datetime | None, subject: Subject, otherwise: str) -> Verdict:
    return Verdict(DueState.SUPPRESSED, otherwise) if to is None or to >= subject.closes_at else Verdict(move_to=to)
