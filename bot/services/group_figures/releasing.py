"""Releasing figures: once after closing, by itself; a second time on request, where that gives nobody away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select

from bot.services import audit
from bot.services.refusals import Refusal
from storage.models import Campaign, FigureRelease
from storage.unit_of_work import UnitOfWork
from survey_definitions.disclosure import NotReleasable

CLOSED = "closed"


def waiting(uow: UnitOfWork) -> list[int]:
    """Campaigns that have closed and of which nothing was released yet."""
    released = exists().where(FigureRelease.campaign_id == Campaign.id)
    query = select(Campaign.id).where(Campaign.state == CLOSED, ~released).order_by(Campaign.id)
    return list(uow.connection.scalars(query))


def prepare(uow: UnitOfWork, campaign_id: int, now: datetime) -> dict[str, Any]:
    """The first release of a campaign as it is printed; reads only, and takes a while for a large province.

    ``now`` carries the installation's time zone.
    """
    return _made(uow, campaign_id, (), now)


def _made(uow: UnitOfWork, campaign_id: int, before: Sequence[FigureRelease], now: datetime) -> dict[str, Any]:
    """The next release. Raises NotReleasable."""
    # The only door to what works on arrays, a tenth of a second to import: whoever reads releases need not wait for it.
    from bot.services.group_figures.making import release  # noqa: PLC0415 - see above

    return release(uow, campaign_id, before, now)


def store(
    uow: UnitOfWork, campaign_id: int, document: Mapping[str, Any], now: datetime, actor: str = audit.JOBS
) -> bool:
    """Remember what is printed from now on. False when another process was first: its release holds."""
    number = int(document["number"])
    known = exists().where(FigureRelease.campaign_id == campaign_id, FigureRelease.number == number)
    uow.connection.execute(select(Campaign.id).where(Campaign.id == campaign_id).with_for_update())
    if uow.connection.scalar(select(known)):
        return False
    uow.orm.add(FigureRelease(campaign_id=campaign_id, number=number, counted_until=now, document=dict(document)))
    details = {"number": number, "tables": len(document["tables"])}
    audit.record(uow, actor=actor, act="figures.release", subject=f"campaign:{campaign_id}", details=details, now=now)
    return True


def releases(uow: UnitOfWork, campaign_id: int) -> list[FigureRelease]:
    """What was released of a campaign, the oldest first."""
    query = select(FigureRelease).where(FigureRelease.campaign_id == campaign_id).order_by(FigureRelease.number)
    return list(uow.orm.scalars(query))


def prepare_again(uow: UnitOfWork, campaign_id: int, now: datetime) -> dict[str, Any]:
    """A further release beside all earlier ones. Raises Refusal where it would give somebody away.

    ``now`` carries the installation's time zone.
    """
    before = releases(uow, campaign_id)
    if not before:
        raise Refusal("figures_not_released", "nothing was released of this campaign yet")
    try:
        return _made(uow, campaign_id, before, now)
    except NotReleasable as no:
        raise Refusal(f"figures_{no.reason}", _REASONS[no.reason]) from no


_REASONS: Mapping[str, str] = {
    "nothing_new": "nobody has answered since the last release",
    "few_new": "in some group fewer than five have answered since the last release",
    "changed": "what was counted at an earlier release has changed since; the released figures stay as they are",
}
