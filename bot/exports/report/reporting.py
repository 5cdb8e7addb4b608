"""Writing a report with its annex: an act on record; only released figures, so that it may be passed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.charts.groups import draw
from bot.exports.report.annex import write_annex
from bot.exports.report.document import STAGES, Report, write
from bot.exports.report.pictures import pictures
from bot.exports.report.released import Released
from bot.services import audit
from bot.services.group_figures import reading
from bot.services.operating.files import written_whole
from bot.services.refusals import Refusal
from bot.texts import Texts
from storage.database import Database
from storage.models import Campaign, SurveyVersion, Unit
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """What the report is to be: its language, its stage, a template of the province, whether files may be replaced."""

    language: str
    zone: ZoneInfo
    stage: str = "draft"
    template: Path | None = None
    force: bool = False


def write_report(
    database: Database, campaigns: Sequence[int], path: Path, now: datetime, wanted: ReportOrder
) -> Report:
    """Write the report on campaigns, the oldest first, and its annex beside it; gives what its tables print.

    Raises Refusal for campaigns that have released nothing, an unknown stage, and files that are there.
    """
    annex = path.with_suffix(".xlsx")
    _check(path, annex, wanted)
    waves = [database.read_now(_released, campaign, wanted.language) for campaign in campaigns]
    texts = Texts(wanted.language, None, wanted.zone)
    with written_whole(path) as file, written_whole(annex) as beside:
        written = write(file, waves, texts, stage=wanted.stage, annex=annex.name, template=wanted.template)
        write_annex(beside, waves, texts)
    database.run_now(_record, campaigns, wanted, now)
    return written


def write_pictures(database: Database, campaign: int, folder: Path, language: str, zone: ZoneInfo) -> list[Path]:
    """Draw a campaign's released figures into a folder, a PNG each; gives their names. Raises Refusal."""
    found = database.read_now(_released, campaign, language)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = []
    for name, picture in pictures(found, Texts(language, None, zone)):
        path = folder / f"{found.campaign}-{name}.png"
        with written_whole(path) as file:
            file.write(draw(picture))
        made.append(path)
    return made


def _check(path: Path, annex: Path, wanted: ReportOrder) -> None:
    if path.suffix.casefold() != ".docx":
        raise Refusal("report_format", "expected a file name ending in .docx")
    if wanted.stage not in STAGES:
        raise Refusal("report_stage", f"expected a stage of {', '.join(STAGES)}")
    there = [one.name for one in (path, annex) if one.exists()]
    if there and not wanted.force:
        raise Refusal("report_exists", f"{', '.join(there)} exists already: --force replaces it")


def _released(uow: UnitOfWork, campaign: int, language: str) -> Released:
    document = reading.document(uow, campaign)
    if not document["releases"]:
        raise Refusal("figures_not_released", f"nothing is released of campaign {campaign}: it has not closed yet")
    query = select(SurveyVersion.titles).join(Campaign, Campaign.version_id == SurveyVersion.id)
    titles = dict(uow.connection.scalar(query.where(Campaign.id == campaign)) or {})
    title = titles.get(language) or titles.get("vi", "")
    release = {**document["releases"][-1], "validity": document.get("validity", [])}
    full = _full_names(uow, [group["id"] for group in release["groups"]], language)
    return Released(document["campaign"], title, release, language, full_names=full)


def _full_names(uow: UnitOfWork, codes: Sequence[str], language: str) -> dict[str, str]:
    rows = uow.connection.execute(select(Unit.code, Unit.names).where(Unit.code.in_(codes)))
    return {code: names.get(language) or names.get("vi", "") for code, names in rows}


def _record(uow: UnitOfWork, campaigns: Sequence[int], wanted: ReportOrder, now: datetime) -> None:
    details = {"campaigns": list(campaigns), "stage": wanted.stage, "language": wanted.language}
    audit.record(uow, actor=audit.OPERATOR, act="report.write", subject="report", details=details, now=now)
