"""When summaries are due, and for whom: rows in ``due_items``, planned ahead, so that an outage leaves a trace.

Weekly ones are due on the first working day of the week at 14:00, daily ones (and those that only come when something
has changed) on every working day. A late one still goes out on the same day until 17:30; then it is missed. When a
campaign has ended, everybody who gets summaries gets its last one, within sending hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, or_, select, update

from bot.calendar import Calendar
from bot.services.bulk import insert_if_missing
from bot.services.people.reachable import here
from bot.services.people.role_words import ADMIN, DEPUTY, TOLD
from bot.services.summaries import ended
from bot.services.summaries.sent import ASKED, FINAL
from storage.models import DueItem, Person, PersonRole
from storage.states import DueState
from storage.unit_of_work import UnitOfWork

SUMMARY: Final = "summary"
HEALTH: Final = "health"
RHYTHMS: Final = ("daily", "weekly", "changes", "never")
USUAL: Final = "weekly"
AT: Final = time(14)  # when the desks are back from lunch
GOOD_UNTIL: Final = time(17, 30)
HEALTH_AT: Final = time(8, 15)
HEALTH_GOOD_UNTIL: Final = time(12)
ASKED_GOOD_FOR: Final = timedelta(hours=1)
FINAL_GOOD_FOR: Final = timedelta(days=3)  # also how long after its end the last summary of a campaign is planned
LEASE: Final = timedelta(minutes=2)
BATCH: Final = 10


@dataclass(frozen=True, slots=True)
class Planned:
    """A summary or a line on the program's health that is to be planned."""

    person: int
    kind: str
    occurrence: str
    due_at: datetime

    @property
    def key(self) -> str:
        """What makes it unique: ``kind:campaign:person:occurrence``; it is about all campaigns."""
        return f"{self.kind}:0:{self.person}:{self.occurrence}"


def missing(uow: UnitOfWork, now: datetime, calendar: Calendar) -> list[Planned]:
    """The next summary of every reader and the next line for every admin, as far as they are not planned yet.

    ``now`` carries the installation's time zone.
    """
    readers = [(person, rhythm or USUAL) for person, rhythm in _readers(uow, now.date()) if rhythm != "never"]
    told = _told_at(uow, datetime.combine(now.date(), AT, now.tzinfo))
    wanted = [_next(person, rhythm, now, calendar) for person, rhythm in readers]
    wanted = [one for one in wanted if (one.person, one.due_at) not in told]  # in another rhythm, earlier today
    for campaign in ended.since(uow, now - FINAL_GOOD_FOR):
        wanted += _last_ones(campaign, [person for person, _ in readers], now, calendar)
    wanted += [_next_health(person, now, calendar) for person in _admins(uow, now.date())]
    keys = [one.key for one in wanted]
    known = set(uow.connection.scalars(select(DueItem.unique_key).where(DueItem.unique_key.in_(keys))))
    return [one for one in wanted if one.key not in known]


def _told_at(uow: UnitOfWork, at: datetime) -> set[tuple[int, datetime]]:
    """Who had their summary of a moment."""
    acted = select(DueItem.person_id).where(DueItem.kind == SUMMARY, DueItem.due_at == at)
    return {(person, at) for person in uow.connection.scalars(acted.where(DueItem.state == DueState.ACTED))}


def plan(uow: UnitOfWork, wanted: Iterable[Planned]) -> int:
    """Plan these; what is planned already stays as it is. Gives their number."""
    listed = list(wanted)
    for one in listed:
        values = {
            "unique_key": one.key,
            "person_id": one.person,
            "kind": one.kind,
            "occurrence": one.occurrence,
            "due_at": one.due_at,
            "state": DueState.PLANNED,
        }
        insert_if_missing(uow, DueItem, values)
    return len(listed)


def ask(uow: UnitOfWork, person_id: int, agency: int | None, campaign: int, now: datetime) -> None:
    """Somebody wants a summary as a message now; asking twice within a minute is asking once. Campaign 0: all."""
    occurrence = f"{ASKED}{agency or 0}-{campaign}-{int(now.timestamp()) // 60}"
    plan(uow, [Planned(person_id, SUMMARY, occurrence, now)])


def asked_for(occurrence: str) -> tuple[int | None, int | None] | None:
    """Agency and campaign that were asked for (None: the province, all); None for a summary nobody asked for."""
    if not occurrence.startswith(ASKED):
        return None
    agency, campaign, _ = occurrence.removeprefix(ASKED).split("-")
    return int(agency) or None, int(campaign) or None


def final_of(occurrence: str) -> int | None:
    """The campaign whose last summary it is; None for any other summary."""
    return int(occurrence.removeprefix(FINAL)) if occurrence.startswith(FINAL) else None


def _last_ones(campaign: int, people: Iterable[int], now: datetime, calendar: Calendar) -> list[Planned]:
    """The last summary of a campaign for each of these, in the next sending hours."""
    at = calendar.next_allowed(now)
    return [Planned(person, SUMMARY, f"{FINAL}{campaign}", at) for person in people] if at is not None else []


def rhythm_of(uow: UnitOfWork, person: int) -> str:
    """How often a summary comes to somebody by itself: one of `RHYTHMS`. A deputy who set none only stands in."""
    return uow.connection.scalar(select(Person.digest_rhythm).where(Person.id == person)) or USUAL


def set_rhythm(uow: UnitOfWork, person: int, rhythm: str) -> None:
    """Keep how often somebody wants a summary."""
    uow.connection.execute(update(Person).where(Person.id == person).values(digest_rhythm=rhythm))


def _readers(uow: UnitOfWork, today: date) -> Sequence[tuple[int, str | None]]:
    """Who gets summaries by themselves: focal points, heads, the project team; deputies who set a rhythm."""
    holds = select(PersonRole.person_id).where(PersonRole.role.in_(TOLD))
    deputy = select(PersonRole.person_id).where(PersonRole.role == DEPUTY)
    by_role = or_(Person.id.in_(holds), and_(Person.id.in_(deputy), Person.digest_rhythm.is_not(None)))
    query = select(Person.id, Person.digest_rhythm).where(by_role, here(Person, today)).order_by(Person.id)
    return [(person, rhythm) for person, rhythm in uow.connection.execute(query)]


def _admins(uow: UnitOfWork, today: date) -> Sequence[int]:
    is_admin = exists().where(PersonRole.person_id == Person.id, PersonRole.role == ADMIN)
    return uow.connection.scalars(select(Person.id).where(is_admin, here(Person, today)).order_by(Person.id)).all()


def _next(person: int, rhythm: str, now: datetime, calendar: Calendar) -> Planned:
    today = now.date() if now.time() <= GOOD_UNTIL else now.date() + timedelta(days=1)
    day = _first_of_a_week(today, calendar) if rhythm == "weekly" else calendar.nth_working_day(today, 1)
    return Planned(person, SUMMARY, _occurrence(day, rhythm), datetime.combine(day, AT, now.tzinfo))


def _first_of_a_week(today: date, calendar: Calendar) -> date:
    """The first working day of this week if it is still to come or today, else that of the next."""
    monday = today - timedelta(days=today.weekday())
    first = calendar.nth_working_day(monday, 1)
    return first if first >= today else calendar.nth_working_day(monday + timedelta(days=7), 1)


def _occurrence(day: date, rhythm: str) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}" if rhythm == "weekly" else day.isoformat()


def fits(occurrence: str, rhythm: str) -> bool:
    """Whether a planned summary is still of the rhythm its reader has now."""
    if occurrence.startswith(FINAL):
        return rhythm != "never"
    return rhythm != "never" and ("W" in occurrence) == (rhythm == "weekly")


def _next_health(person: int, now: datetime, calendar: Calendar) -> Planned:
    today = now.date() if now.time() <= HEALTH_GOOD_UNTIL else now.date() + timedelta(days=1)
    day = calendar.nth_working_day(today, 1)
    return Planned(person, HEALTH, day.isoformat(), datetime.combine(day, HEALTH_AT, now.tzinfo))


def is_late(kind: str, occurrence: str, due_at: datetime, now: datetime) -> bool:
    """Whether what was due is no news any more."""
    if occurrence.startswith(ASKED):
        return now > due_at + ASKED_GOOD_FOR
    if occurrence.startswith(FINAL):
        return now > due_at + FINAL_GOOD_FOR
    until = HEALTH_GOOD_UNTIL if kind == HEALTH else GOOD_UNTIL
    return now > datetime.combine(due_at.astimezone(now.tzinfo).date(), until, now.tzinfo)


# -- when they are due


@dataclass(frozen=True, slots=True)
class LeasedItem:
    """A leased due item."""

    id: int
    person: int
    kind: str
    occurrence: str
    due_at: datetime


def is_anything_due(uow: UnitOfWork, now: datetime) -> bool:
    """Whether `lease` would give anything: spares a write when not."""
    return uow.connection.execute(select(DueItem.id).where(_due(now)).limit(1)).first() is not None


def lease(uow: UnitOfWork, now: datetime, most: int = BATCH) -> list[LeasedItem]:
    """Take what is due for two minutes; other processes take what is left. What a killed one held comes again."""
    due = select(DueItem).where(_due(now)).order_by(DueItem.due_at, DueItem.id).limit(most)
    items = []
    for row in uow.orm.scalars(due.with_for_update(skip_locked=True)):
        row.leased_until = now + LEASE
        items.append(LeasedItem(row.id, row.person_id, row.kind, row.occurrence, row.due_at))
    return items


def _due(now: datetime) -> ColumnElement[bool]:
    free = or_(DueItem.leased_until.is_(None), DueItem.leased_until < now)
    return and_(DueItem.kind.in_((SUMMARY, HEALTH)), DueItem.state == DueState.PLANNED, DueItem.due_at <= now, free)


def finish(
    uow: UnitOfWork, item: int, state: str, reason: str | None, now: datetime, delivery: int | None = None
) -> bool:
    """Say what came of an item; False when another process did already."""
    open_ = update(DueItem).where(DueItem.id == item, DueItem.state == DueState.PLANNED)
    values = {"state": state, "reason": reason, "acted_at": now, "leased_until": None, "delivery_id": delivery}
    return bool(uow.connection.execute(open_.values(**values)).rowcount)
