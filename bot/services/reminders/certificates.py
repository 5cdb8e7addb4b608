"""Certificates that end: one message ninety days before, and the results anew when they have ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from bot.services import outgoing
from bot.services import results_due as due
from bot.services.operating.calendars import calendar_of
from bot.services.results.computing import RESULT
from bot.settings import Settings
from storage.models import Person, Result, ResultItem
from storage.unit_of_work import UnitOfWork
from survey_definitions.assessment.certificates import EXPIRED, EXPIRING_DAYS, VALID
from survey_definitions.assessment.outcomes import LANGUAGES

KIND: Final = "certificate"


def look(uow: UnitOfWork, now: datetime, settings: Settings) -> int:
    """Leave what is to be said, when messages may come; gives how many people something was done for."""
    today = now.date()
    soon = _ending(uow, (today + timedelta(days=EXPIRING_DAYS)).toordinal())
    changed = {person for person, item, last in soon if _state(item[1], last, today.toordinal()) != item[1]}
    for person in changed:
        due.for_person(uow, person, now)
    told = 0
    if calendar_of(uow, settings).is_allowed(now):
        told = sum(_tell(uow, person, item[0], last, now) for person, item, last in soon if last >= today.toordinal())
    return len(changed) + told


def _state(word: str, last: int, today: int) -> str:
    """The state at a day, of a certificate that ends within ninety days."""
    return EXPIRED if last < today else "expiring" if word == VALID else word


def _ending(uow: UnitOfWork, until: int) -> list[tuple[int, tuple[str, str], int]]:
    """Person, (entry, state as it was computed), last day: of the certificates that end by a day."""
    query = (
        select(Result.person_id, ResultItem.name, ResultItem.word, ResultItem.own)
        .join(ResultItem, ResultItem.result_id == Result.id)
        .join(Person, Person.id == Result.person_id)
        .where(Result.kind == LANGUAGES, Result.current, ResultItem.name.like("cert:%"), ResultItem.own <= until)
        .where(ResultItem.word != EXPIRED, Person.frozen_at.is_(None), Person.left_on.is_(None))
    )
    rows = uow.connection.execute(query)
    return [(person, (name, word or ""), own) for person, name, word, own in rows if own is not None]


def _tell(uow: UnitOfWork, person: int, item: str, last: int, now: datetime) -> int:
    """One message for a certificate, whatever happens."""
    key = f"{KIND}:{person}:{item}:{last}"
    params = {"item": item, "last": last}
    _, is_new = outgoing.leave(uow, key, person, KIND, params, now, priority=outgoing.Priority.BULK)
    return int(is_new)


def of_item(uow: UnitOfWork, person: int, item: str) -> dict[str, object] | None:
    """The certificate that a message speaks of, if it is still stated."""
    query = select(Result.body).where(Result.person_id == person, Result.kind == LANGUAGES, Result.current)
    for body in uow.connection.execute(query.order_by(Result.id.desc())).scalars():
        for language in uow.vault.open_json(body, RESULT)["outcome"]["languages"]:
            for one in language["certificates"]:
                if f"cert:{one['item']}" == item:
                    return dict(one)
    return None
