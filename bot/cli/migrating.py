"""Bringing sessions to another version from the command line: the same batches as the job, with a progress bar."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rich.console import Console
from rich.progress import Progress

from bot.services import audit
from bot.services.sessions import renewals
from bot.services.sessions.library import Library
from storage.database import Database
from storage.models import Renewal
from storage.unit_of_work import UnitOfWork


def migrate(database: Database, campaign: int, to: int | None, now: datetime, *, dry_run: bool) -> dict[str, Any]:
    """Count, and unless it is a dry run move; gives the figures. Raises Refusal.

    Ended in the middle, the job of a running bot goes on with it.
    """
    renewal, people = database.run_now(_ask, campaign, to, now)
    library = Library()
    with Progress(console=Console(stderr=True), transient=True) as bar:
        _count(database, renewal, people, library, now, bar)
        if not dry_run:
            database.run_now(renewals.move, renewal, now, actor=audit.OPERATOR)
            _move(database, renewal, people, library, now, bar)
    return database.read_now(_figures, renewal) | {"moved": not dry_run}


def _ask(uow: UnitOfWork, campaign: int, to: int | None, now: datetime) -> tuple[int, int]:
    renewal = renewals.ask(uow, campaign, to, now)
    return renewal.id, renewals.left(uow, renewal)


def _count(database: Database, renewal: int, people: int, library: Library, now: datetime, bar: Progress) -> None:
    task = bar.add_task("counting", total=people)
    while (batch := database.read_now(renewals.count_some, renewal, library, now)) is not None:
        database.run_now(renewals.note_counted, renewal, batch, now)
        bar.advance(task, batch.people + batch.failed)
    database.run_now(renewals.note_counted, renewal, None, now)


def _move(database: Database, renewal: int, people: int, library: Library, now: datetime, bar: Progress) -> None:
    task = bar.add_task("moving", total=people)
    while (batch := database.run_now(renewals.move_some, renewal, library, now)) is not None:
        bar.advance(task, batch.people + batch.failed)


def _figures(uow: UnitOfWork, renewal_id: int) -> dict[str, Any]:
    found: Renewal = renewals.get(uow, renewal_id)
    return {
        "campaign": found.campaign_id,
        "version": renewals.number_of(uow, found.version_id),
        "people": found.people,
        "answers_carried": found.carried,
        "answers_aside": found.aside,
        "on_removed_question": found.removed,
        "on_changed_question": found.changed,
        "failed": found.failed,
    }
