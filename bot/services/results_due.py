"""Who is to be computed anew: after a submission, with other rules, with other facts. A row a person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, false, literal, select, update

from bot.services.bulk import insert_if_missing, insert_missing
from storage.models import Campaign, Result, ResultDue, StoredSession
from storage.unit_of_work import UnitOfWork

BATCH: Final = 10  # people in a transaction: some hundred milliseconds, while others answer
LEASE: Final = timedelta(minutes=5)  # for drawing the pictures of those; a process that dies is stood in for afterwards


def for_person(uow: UnitOfWork, person: int, now: datetime, *, tell: bool = False) -> None:
    """Compute a person's results; ``tell`` sends them a message with the picture afterwards.

    Who has been taken by a job meanwhile is taken once more: what is asked for now may be about another submission.
    """
    insert_if_missing(uow, ResultDue, {"person_id": person, "asked_at": now, "tell": tell})
    theirs = update(ResultDue).where(ResultDue.person_id == person)
    uow.connection.execute(theirs.where(ResultDue.asked_at > now).values(asked_at=now))
    if tell:
        uow.connection.execute(theirs.values(tell=True))


def for_people(uow: UnitOfWork, people: Collection[int], now: datetime) -> None:
    """Compute the results of people whose facts changed, as far as they submitted anything."""
    known = list(people)
    for first in range(0, len(known), 500):
        _of_submitted(uow, StoredSession.person_id.in_(known[first : first + 500]), now)


def for_survey(uow: UnitOfWork, survey: int, now: datetime) -> None:
    """Compute the results of everybody who submitted a survey: its rules changed."""
    campaigns = select(Campaign.id).where(Campaign.survey_id == survey)
    _of_submitted(uow, StoredSession.campaign_id.in_(campaigns), now)


def for_kind(uow: UnitOfWork, kind: str, now: datetime) -> None:
    """Compute the results of everybody who has one of a kind: what they all rest on changed."""
    people = select(Result.person_id, literal(now, ResultDue.asked_at.type), false()).distinct()
    people = people.where(Result.kind == kind, Result.current)
    insert_missing(uow, ResultDue, ("person_id", "asked_at", "tell"), people)


def _of_submitted(uow: UnitOfWork, condition: object, now: datetime) -> None:
    people = select(StoredSession.person_id, literal(now, ResultDue.asked_at.type), false()).distinct()
    people = people.where(StoredSession.submitted_at.is_not(None), condition)  # type: ignore[arg-type]
    insert_missing(uow, ResultDue, ("person_id", "asked_at", "tell"), people)


def is_any(uow: UnitOfWork, now: datetime) -> bool:
    """Whether anybody waits whom no process has taken."""
    query = select(ResultDue.person_id).where(ResultDue.asked_at <= now).limit(1)
    return uow.connection.execute(query).first() is not None


def take(uow: UnitOfWork, now: datetime) -> dict[int, bool]:
    """Take some of those who wait, the longest first: person -> whether they are to be told.

    Those who are to be told wait on until their message is left (`told`), and nobody else takes them for a `LEASE`.
    """
    waiting = select(ResultDue.person_id, ResultDue.tell).where(ResultDue.asked_at <= now)
    waiting = waiting.order_by(ResultDue.tell.desc(), ResultDue.asked_at).limit(BATCH)
    rows = uow.connection.execute(waiting.with_for_update(skip_locked=True)).all()
    found = {row.person_id: row.tell for row in rows}
    taken = ResultDue.person_id.in_(found)
    uow.connection.execute(delete(ResultDue).where(taken, ResultDue.tell.is_(False)))
    uow.connection.execute(update(ResultDue).where(taken).values(asked_at=now + LEASE))
    return found


def told(uow: UnitOfWork, person: int, taken_at: datetime) -> bool:
    """Somebody who was taken at a moment waits no more; False where they do, for more was asked for since."""
    query = delete(ResultDue).where(ResultDue.person_id == person, ResultDue.asked_at == taken_at + LEASE)
    return uow.connection.execute(query).rowcount > 0


def is_due(uow: UnitOfWork, person: int) -> bool:
    """Whether a person waits."""
    return uow.connection.execute(select(ResultDue.person_id).where(ResultDue.person_id == person)).first() is not None


def settle(uow: UnitOfWork, person: int) -> None:
    """A person's results were computed just now; who is to be told still is."""
    uow.connection.execute(delete(ResultDue).where(ResultDue.person_id == person, ResultDue.tell.is_(False)))
