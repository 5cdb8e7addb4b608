"""What people do in three weeks: most submit on some day, some begin only, some block the bot or withdraw."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from storage.models import Person, StoredSession
from storage.unit_of_work import UnitOfWork


@dataclass(slots=True)
class Act:
    """Something somebody will do at a moment."""

    at: datetime
    account: int
    what: str  # start | submit | block | unblock | withdraw


def plans(accounts: list[int], opens: datetime, days: int, dice: random.Random) -> list[Act]:
    """Acts of everybody in the order of time; the same dice give the same acts."""
    acts: list[Act] = []
    for account in accounts:
        at = opens + timedelta(minutes=dice.randrange(1, days * 24 * 60))
        lot = dice.random()
        if lot < 0.55:
            acts.append(Act(at, account, "submit"))
        elif lot < 0.7:
            acts.append(Act(at, account, "start"))
        elif lot < 0.76:
            acts.append(Act(at, account, "block"))
    return sorted(acts, key=lambda act: (act.at, act.account))


def answer(uow: UnitOfWork, staff_code: str, campaign: int, status: str, now: datetime) -> None:
    """Somebody began or submitted; what they said does not matter here."""
    who = select(Person.id).where(Person.staff_code == staff_code).scalar_subquery()
    mine = update(StoredSession).where(StoredSession.person_id == who, StoredSession.campaign_id == campaign)
    done = now if status == "submitted" else None
    uow.connection.execute(mine.values(status=status, submitted_at=done, revision=StoredSession.revision + 1))
