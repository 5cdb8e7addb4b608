"""The made-up province: its structure, its roster, the three surveys open to everybody. The same on every start."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.calendar import Calendar
from bot.exports.shipped import SHIPPED
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.imports.roster.roster import import_roster
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile
from bot.services.reminders import invitations
from bot.services.surveys import publishing
from storage.database import Database
from storage.models import Campaign, Person
from storage.unit_of_work import UnitOfWork
from survey_definitions import compile_survey

OPEN_FOR = timedelta(days=30)


def seed(database: Database, now: datetime, zone: ZoneInfo) -> bool:
    """Fill an empty database; what a killed start left half done is completed. False when all was there."""
    settle(database, now, zone)
    return offer(database, now, zone)


def settle(database: Database, now: datetime, zone: ZoneInfo) -> None:
    """The structure and the people, where there is nobody."""
    province = files("bot.sandbox") / "province"
    if not database.read_now(_people):
        structure = ImportFile("structure.yaml", (province / "structure.yaml").read_bytes())
        roster = ImportFile("roster.csv", (province / "roster.csv").read_bytes())
        import_structure(database, structure, now)
        import_roster(database, roster, now, now.astimezone(zone).date())


def offer(
    database: Database, now: datetime, zone: ZoneInfo, open_for: Sequence[timedelta] = (OPEN_FOR,) * len(SHIPPED)
) -> bool:
    """The surveys that ship, open to everybody, each for its time. False when they were."""
    offered = database.read_now(_offered)
    for survey, span in list(zip(SHIPPED, open_for, strict=True))[len(offered) :]:
        _open_survey(database, survey, now, span, Calendar(zone))
    return len(offered) < len(SHIPPED)


def publish_shipped(database: Database, survey: str, now: datetime) -> publishing.Published:
    """Publish one of the surveys that ship."""
    source = (files("survey_definitions") / "surveys" / f"{survey}.yaml").read_bytes()
    compiled = compile_survey(source, f"{survey}.yaml")
    return database.run_now(publishing.publish, compiled, source, f"{survey}.yaml", now)


def _open_survey(database: Database, survey: str, now: datetime, span: timedelta, calendar: Calendar) -> None:
    publish_shipped(database, survey, now)
    database.run_now(
        lifecycle.create,
        survey=survey,
        audience=parse("all"),
        opens_at=now,
        closes_at=now + span,
        now=now,
        calendar=calendar,
    )
    while database.run_now(lifecycle.reconcile_all, now):
        pass
    while database.run_now(invitations.plan_next, now):
        pass


def _people(uow: UnitOfWork) -> int:
    return uow.orm.scalar(select(func.count(Person.id))) or 0


def _offered(uow: UnitOfWork) -> list[int]:
    return list(uow.orm.scalars(select(Campaign.id).order_by(Campaign.id)))
