"""``surveybot summary``: how a campaign stands, as focal points are told, for the server's operator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import typer
from sqlalchemy import ColumnElement, select, true

from bot.cli.common import AsJson, Opened, installation, print_json, print_table
from bot.services.operating.calendars import calendar_of
from bot.services.refusals import Refusal
from bot.services.summaries import figures as summaries
from bot.services.summaries import reports
from bot.services.summaries.participation import PLACES
from bot.services.summaries.readers import seen_by
from bot.services.summaries.reports import CampaignReport
from storage.models import Unit
from storage.unit_of_work import UnitOfWork

app = typer.Typer()


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever runs commands on the server: sees all counts."""

    def sees(self, agency: Any) -> ColumnElement[bool]:
        """Everybody."""
        del agency
        return true()

    def sees_small(self, agency: Any) -> ColumnElement[bool]:
        """Everybody, in groups of any size: the server's operator holds the database."""
        del agency
        return true()


@app.command()
def summary(
    campaign: Annotated[int, typer.Argument(help="The campaign's number.")],
    agency: Annotated[str, typer.Option(help="Only this agency, by its divisions.")] = "",
    as_json: AsJson = False,
) -> None:
    """Where people stand in a campaign: counts of everybody who was asked; groups too small to be shown are merged."""
    with installation() as opened:
        found = opened.database.read_now(_report, campaign, agency, opened)
        if as_json:
            print_json(_plain(found, campaign, agency))
            return
        print_table(("", "people"), _rows(found))
        print_table(("group", "submitted", "of"), _groups(found))


def _report(uow: UnitOfWork, campaign: int, agency: str, opened: Opened) -> CampaignReport:
    about = summaries.campaign(uow, campaign, opened.settings.zone)
    unit = _agency(uow, agency) if agency else None
    counted = summaries.figures(uow, seen_by(uow, Operator()), about, unit, opened.now.date())
    return reports.report(uow, counted, None, opened.now, calendar_of(uow, opened.settings))


def _agency(uow: UnitOfWork, code: str) -> int:
    found = uow.connection.scalar(select(Unit.id).where(Unit.kind == "agency", Unit.code == code))
    if found is None:
        raise Refusal("agency_unknown", f"there is no agency {code}", code=code)
    return found


def _plain(found: CampaignReport, campaign: int, agency: str) -> dict[str, Any]:
    figures = found.to_json()
    shown = [{"code": code, "invited": invited, "submitted": done} for code, invited, done in figures.pop("bars")]
    others = figures.pop("others")
    del figures["since"], figures["instead"]
    return {
        "campaign": campaign,
        "agency": agency or None,
        "total": found.standing.total,
        "rate": found.standing.rate,
        **figures,
        "groups": shown,
        "others": {"groups": others[0], "invited": others[1], "submitted": others[2]} if others else None,
    }


def _rows(found: CampaignReport) -> list[tuple[str, object]]:
    standing = found.standing
    rows: list[tuple[str, object]] = [("total", standing.total)]
    rows += [(name.replace("_", " "), getattr(standing, name)) for name in PLACES]
    rows += [("of the total, left or moved since", standing.left), ("beside: exempt", standing.exempt)]
    if standing.rate is not None:
        rows.append(("submitted, per cent", standing.rate))
    if found.block is not None:
        rows.append(("average of the block, per cent", found.block))
    return [*rows, ("working days left", found.days_left), ("suggested", found.action.name)]


def _groups(found: CampaignReport) -> list[tuple[str, int, int]]:
    rows = [(bar.code, bar.submitted, bar.invited) for bar in found.bars.shown]
    others = found.bars.others
    return [*rows, (f"others ({found.bars.hidden})", others.submitted, others.invited)] if others and rows else rows
