"""Consent is a decision for each purpose, kept with the notice's version, its language and the time."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import ColumnElement, bindparam, func, insert, literal, select

from storage.aliases import lasting_alias
from storage.models import Consent, Person
from storage.unit_of_work import UnitOfWork

DEVELOPMENT: Final = "development"  # own development and staffing analysis; without it no survey
POOLS: Final = "pools"
REMINDERS: Final = "reminders"
PURPOSES: Final = (DEVELOPMENT, POOLS, REMINDERS)
NOTICE_VERSION: Final = "2"  # of the text in bot/texts; raise it with every change of meaning
CHANNEL: Final = "telegram"

_later = lasting_alias(Consent)
_LATEST = (
    select(Consent.given)
    .where(Consent.person_id == bindparam("person"), Consent.purpose == bindparam("purpose"))
    .order_by(Consent.id.desc())
    .limit(1)
)


def decided(uow: UnitOfWork, person_id: int, purpose: str) -> bool | None:
    """The latest decision; None when there is none."""
    found = uow.connection.execute(_LATEST, {"person": person_id, "purpose": purpose}).scalar()
    return None if found is None else bool(found)


def given(uow: UnitOfWork, person_id: int, purpose: str) -> bool:
    """Whether the person agrees to this purpose now."""
    return decided(uow, person_id, purpose) is True


def record(
    uow: UnitOfWork, person_id: int, purpose: str, *, agreed: bool, language: str, now: datetime, channel: str = CHANNEL
) -> None:
    """Keep a decision; earlier ones stay as proof."""
    uow.connection.execute(
        insert(Consent),
        {
            "person_id": person_id,
            "purpose": purpose,
            "given": agreed,
            "notice_version": NOTICE_VERSION,
            "language": language,
            "channel": channel,
            "at": now,
        },
    )


@cache
def agreed_to(purpose: str) -> ColumnElement[bool]:
    """The condition that the newest decision of a `Person` on a purpose is yes."""
    decisions = select(func.max(_later.id)).where(_later.person_id == Person.id, _later.purpose == purpose)
    newest = decisions.correlate(Person).scalar_subquery()
    return select(literal(1)).where(Consent.id == newest, Consent.given.is_(True)).correlate(Person).exists()
