"""Who took figures or a list of people out of the program, and why: on record before anything is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select

from bot.services import audit
from bot.services.refusals import Refusal
from storage.models import HandedOut
from storage.unit_of_work import UnitOfWork

REASON: Final = "reason of what was handed out"  # what it is sealed for
FIGURES: Final = "figures"
LEAST, MOST = 8, 300  # characters of a reason


@dataclass(frozen=True, slots=True)
class HandedOutNote:
    """An entry of the record."""

    at: datetime
    actor: str
    what: str
    campaign: int | None
    reason: str


def note(uow: UnitOfWork, actor: str, what: str, reason: str, now: datetime, *, campaign: int | None = None) -> None:
    """Put it on record and into the audit. Raises Refusal for a reason that says nothing, or far too much."""
    said = " ".join(reason.split())
    if not LEAST <= len(said) <= MOST:
        raise Refusal(
            "reason_wanted", f"expected a reason of {LEAST} to {MOST} characters", least=f"{LEAST}", most=f"{MOST}"
        )
    sealed = uow.vault.seal_text(said, REASON)
    row = HandedOut(at=now, actor=actor, what=what, campaign_id=campaign, reason=sealed)
    uow.orm.add(row)
    uow.orm.flush()
    subject = f"campaign:{campaign}" if campaign is not None else f"list:{what}"
    audit.record(
        uow, actor=actor, act="figures.handed_out", subject=subject, details={"what": what, "record": row.id}, now=now
    )


def noted(uow: UnitOfWork) -> Iterator[HandedOutNote]:
    """The record, the newest first."""
    for row in uow.orm.scalars(select(HandedOut).order_by(HandedOut.id.desc())):
        yield HandedOutNote(row.at, row.actor, row.what, row.campaign_id, uow.vault.open_text(row.reason, REASON))
