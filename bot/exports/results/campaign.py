"""Exporting a campaign: a privileged act, on record with its counts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.exports.results.submissions import submitted, versions
from bot.exports.results.workbook import write_workbook
from bot.services import audit
from bot.services.campaigns import lifecycle
from bot.services.operating.files import written_whole
from storage.database import Database
from storage.unit_of_work import UnitOfWork


def export_campaign(
    database: Database,
    campaign_id: int,
    path: Path,
    now: datetime,
    *,
    zone: ZoneInfo,
    every_number: bool = False,
    actor: str = audit.OPERATOR,
) -> int:
    """Write a campaign's submissions to an .xlsx; gives their number. Raises Refusal for an unknown campaign.

    The file appears when it is complete, readable by its owner alone; the rows are those of one moment.
    """

    def write(uow: UnitOfWork) -> int:
        lifecycle.get(uow, campaign_id)
        found = submitted(uow, campaign_id, every_number=every_number)
        return write_workbook(file, versions(uow, campaign_id), found, zone)

    with written_whole(path) as file:
        number = database.read_now(write)
        database.run_now(_record, campaign_id, number, every_number, actor, now)
    return number


def _record(uow: UnitOfWork, campaign_id: int, number: int, every_number: bool, actor: str, now: datetime) -> None:  # noqa: FBT001 - only carried on
    details = {"submissions": number, "every_number": every_number}
    audit.record(uow, actor=actor, act="campaign.export", subject=f"campaign:{campaign_id}", details=details, now=now)
