"""Releasing figures: once after closing, by itself; a second time on request, where that gives nobody away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select

from bot.calendar.days import zone_of
from bot.services import audit
from bot.services.group_figures import validity
from bot.services.group_figures.counting import CampaignCounts, figures
from bot.services.refusals import Refusal
from storage.models import Campaign, FigureRelease
from storage.unit_of_work import UnitOfWork
from survey_definitions.disclosure import NotReleasable, Release, protect, protect_again, release_json

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
    counted = figures(uow, campaign_id, now, zone_of(now))
    document = release_json(protect(counted.groups, counted.tables), 1, now.date().isoformat())
    told = validity.beside(uow, campaign_id, now, document)
    return {**document, "validity": told} if told else document


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
        found = _again(uow, campaign_id, before, now)
    except NotReleasable as no:
        raise Refusal(f"figures_{no.reason}", _REASONS[no.reason]) from no
    document = release_json(found, len(before) + 1, now.date().isoformat())
    told = before[0].document.get("validity")  # as it was: what changed of it would tell of those who came late
    return {**document, "validity": told} if told else document


_REASONS: Mapping[str, str] = {
    "nothing_new": "nobody has answered since the last release",
    "few_new": "in some group fewer than five have answered since the last release",
    "changed": "what was counted at an earlier release has changed since; the released figures stay as they are",
}


def _again(uow: UnitOfWork, campaign_id: int, before: list[FigureRelease], now: datetime) -> Release:
    """Each earlier release is made anew from its rows: only what comes out the same can be built upon.

    Tables that the first release did not have, as it was made by an earlier version of the program, stay away.
    """
    release: Release | None = None
    ids = frozenset(table["id"] for table in before[0].document["tables"])
    for earlier in before:
        release = _made(_only(figures(uow, campaign_id, earlier.counted_until, zone_of(now)), ids), release)
        made = release_json(release, earlier.number, earlier.document["date"])
        if _printed(made) != _printed(earlier.document):
            raise NotReleasable("changed")
    return _made(_only(figures(uow, campaign_id, now, zone_of(now)), ids), release)


def _only(counted: CampaignCounts, ids: frozenset[str]) -> CampaignCounts:
    return replace(counted, tables=tuple(table for table in counted.tables if table.id in ids))


def _printed(document: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers of a release, whatever stands beside them and in which order."""
    groups = {one["id"]: (one["parent"], one["invited"], one["answered"]) for one in document["groups"]}
    tables = {
        one["id"]: ([category["code"] for category in one["categories"]], {row["group"]: row for row in one["rows"]})
        for one in document["tables"]
    }
    return {"groups": groups, "tables": tables}


def _made(counted: CampaignCounts, before: Release | None) -> Release:
    if before is None:
        return protect(counted.groups, counted.tables)
    return protect_again(counted.groups, counted.tables, before)
