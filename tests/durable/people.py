"""What people do in three weeks: most submit, others join late, put off, are absent, block, want no more."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ScalarSelect, select, update

from bot.services.operating.calendars import calendar_of
from bot.services.people import absences
from bot.services.reminders import kinds, snoozing
from bot.settings import Settings
from storage.models import Delivery, Person, StoredSession
from storage.unit_of_work import UnitOfWork

Begun = dict[tuple[int, int], str]
"""Deliveries that were tried, with the number of the attempt; and the state in which they were."""

JOIN_WITHIN = 10  # days
LOTS = (
    ("submit", 0.50),
    ("start", 0.12),
    ("snooze", 0.12),
    ("absent", 0.06),
    ("stop", 0.05),
    ("block", 0.05),
)
"""What somebody does, and how many of all do so; the others never react."""


@dataclass(slots=True)
class Act:
    """Something somebody will do at a moment."""

    at: datetime
    account: int
    what: str  # join | start | submit | snooze | absent | stop | block


def plans(accounts: Sequence[int], late: Sequence[int], opens: datetime, days: int, dice: random.Random) -> list[Act]:
    """Acts of everybody in the order of time; the same dice give the same acts. ``late``: who joins afterwards."""
    joined = dict.fromkeys(accounts, opens)
    acts: list[Act] = []
    for account in late:
        joined[account] = opens + timedelta(minutes=dice.randrange(1, JOIN_WITHIN * 24 * 60))
        acts.append(Act(joined[account], account, "join"))
    for account, since in joined.items():
        room = opens + timedelta(days=days) - since
        at = since + room * dice.random()
        what = dice.choices([*(lot for lot, _ in LOTS), ""], [*(share for _, share in LOTS), 0.1])[0]
        if what:
            acts.append(Act(at, account, what))
        if what in ("start", "snooze", "absent") and dice.random() < 0.5:
            acts.append(Act(at + (opens + timedelta(days=days) - at) * dice.random(), account, "submit"))
    return sorted(acts, key=lambda act: (act.at, act.account))


def start(uow: UnitOfWork, staff_code: str, campaign: int) -> None:
    """Somebody begins; what they answer does not matter here."""
    _standing(uow, staff_code, campaign, "started", None)


def submit(uow: UnitOfWork, staff_code: str, campaign: int, now: datetime) -> Begun:
    """Somebody submits; gives the messages that were under way to them, or had been, when they did."""
    _standing(uow, staff_code, campaign, "submitted", now)
    return begun(uow, staff_code)


def begun(uow: UnitOfWork, staff_code: str) -> Begun:
    """The messages that are under way to somebody, or have been."""
    query = select(Delivery.id, Delivery.attempts, Delivery.state).join(Person, Person.id == Delivery.person_id)
    query = query.where(Person.staff_code == staff_code, Delivery.kind.in_(kinds.KINDS), Delivery.attempts > 0)
    return {(row[0], row[1]): row[2] for row in uow.connection.execute(query)}


def _standing(uow: UnitOfWork, staff_code: str, campaign: int, status: str, submitted_at: datetime | None) -> None:
    mine = update(StoredSession).where(
        StoredSession.person_id == _id(staff_code),
        StoredSession.campaign_id == campaign,
        StoredSession.status.in_(("new", "started")),
    )
    values = {"status": status, "submitted_at": submitted_at, "revision": StoredSession.revision + 1}
    uow.connection.execute(mine.values(values))


def snooze(uow: UnitOfWork, staff_code: str, now: datetime, settings: Settings, lot: float) -> None:
    """Somebody presses "Later" and one of the moments offered, if any is."""
    person = uow.connection.execute(select(_id(staff_code))).scalar_one()
    before = snoozing.deadline(uow, person, now)
    offered = snoozing.choices(calendar_of(uow, settings), now, before) if before else []
    if offered:
        snoozing.snooze(uow, person, offered[int(lot * len(offered))].at, now)


def leave_for_a_while(uow: UnitOfWork, staff_code: str, now: datetime) -> None:
    """Somebody is absent for a week from today on."""
    person = uow.connection.execute(select(_id(staff_code))).scalar_one()
    absences.add(uow, person, (now.date(), now.date() + timedelta(days=6)), None, now)


def want_no_more(uow: UnitOfWork, staff_code: str, now: datetime) -> None:
    """Somebody wants no reminders."""
    uow.connection.execute(update(Person).where(Person.staff_code == staff_code).values(reminders_stopped_at=now))


def wait_for_a_message(uow: UnitOfWork) -> list[str]:
    """Staff codes of those to whom a message is about to leave, or under way."""
    query = select(Person.staff_code).join(Delivery, Delivery.person_id == Person.id)
    held = (Delivery.state == "sending") | ((Delivery.state == "waiting") & Delivery.leased_until.is_not(None))
    return list(uow.connection.scalars(query.where(held)))


def _id(staff_code: str) -> ScalarSelect[int]:
    return select(Person.id).where(Person.staff_code == staff_code).scalar_subquery()
