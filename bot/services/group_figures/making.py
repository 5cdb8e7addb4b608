"""Making a release: counted, then hidden; with all that works on arrays behind it. For `releasing` alone to use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.calendar.days import zone_of
from bot.services.group_figures import validity
from bot.services.group_figures.counting import CampaignCounts, figures
from storage.models import FigureRelease
from storage.unit_of_work import UnitOfWork
from survey_definitions.disclosure import NotReleasable, Release, release_json
from survey_definitions.disclosure.protecting import protect
from survey_definitions.disclosure.second import protect_again


def release(uow: UnitOfWork, campaign_id: int, before: Sequence[FigureRelease], now: datetime) -> dict[str, Any]:
    """The first release of a campaign, or a further one after those ``before``, as it is printed; reads only.

    ``now`` carries the installation's time zone. Raises NotReleasable where a further one would give somebody away.
    """
    if not before:
        document = _printed_as(_protected(figures(uow, campaign_id, now, zone_of(now)), None), 1, now)
        told: Any = validity.beside(uow, campaign_id, now, document)
    else:
        document = _printed_as(_again(uow, campaign_id, before, now), len(before) + 1, now)
        told = before[0].document.get("validity")  # as it was: what changed of it would tell of those who came late
    return {**document, "validity": told} if told else document


def _printed_as(found: Release, number: int, now: datetime) -> dict[str, Any]:
    return release_json(found, number, now.date().isoformat())


def _again(uow: UnitOfWork, campaign_id: int, before: Sequence[FigureRelease], now: datetime) -> Release:
    """Each earlier release is made anew from its rows: only what comes out the same can be built upon.

    Tables that the first release did not have, as it was made by an earlier version of the program, stay away.
    """
    release: Release | None = None
    ids = frozenset(table["id"] for table in before[0].document["tables"])
    for earlier in before:
        release = _protected(_only(figures(uow, campaign_id, earlier.counted_until, zone_of(now)), ids), release)
        made = release_json(release, earlier.number, earlier.document["date"])
        if _printed(made) != _printed(earlier.document):
            raise NotReleasable("changed")
    return _protected(_only(figures(uow, campaign_id, now, zone_of(now)), ids), release)


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


def _protected(counted: CampaignCounts, before: Release | None) -> Release:
    if before is None:
        return protect(counted.groups, counted.tables)
    return protect_again(counted.groups, counted.tables, before)
