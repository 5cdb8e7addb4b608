"""``make demo-results``: a sandbox whose province has answered three waves, with results, confirmations, figures.

What is made stays in a folder of its own and is there at once the next time; ``--fresh`` makes it anew, ``--only-make``
opens no page. Beside the database stand the report and the pictures, as the command line writes them.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import select

from bot.cli.running import sandbox_settings
from bot.demo.running import SandboxChoices, folder_of, run_sandbox
from bot.demo.seeding import SHIPPED, publish_shipped, settle
from bot.exports.report.reporting import ReportOrder, write_pictures, write_report
from bot.installation import open_database
from bot.sandbox.movable_clock import MovableClock
from bot.services.group_figures import releasing
from bot.settings import Settings
from storage.database import Database
from storage.models import Person
from storage.unit_of_work import UnitOfWork
from tests.support.waves import BETWEEN, WAVES, compute_results, confirm, hold

FOLDER = Path("var/demo-results")
DONE = "made"
SIMILAR = {"KTVCC": "01.001", "KTVC": "01.002", "KTV": "01.003", "01.005": "01.004"}
OF_GROUP = {"LDCQ": "01.001", "CVCC": "01.001", "TP": "01.002"}
"""Ranks instead of those that a handful of people have: with these a table by rank tells of single people, and is
hidden; a visitor would see none."""


def main() -> None:
    """Make it where it is not there yet, and open the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--only-make", action="store_true")
    parser.add_argument("--to", type=Path, default=FOLDER)
    options = parser.parse_args()
    if options.fresh or not (options.to / DONE).exists():
        shutil.rmtree(options.to, ignore_errors=True)
    settings = sandbox_settings().model_copy(update={"data_dir": options.to})
    if not (options.to / DONE).exists():
        make(settings)
        (options.to / DONE).touch()
    if not options.only_make:
        print(
            "Who to open: BTC-001 (head), BTC-002 (project team), BTC-029 (focal point), BTC-005 (supervisor): "
            "/results, /figures, /confirm"
        )
        asyncio.run(run_sandbox(settings, SandboxChoices(next_port=True), print))


def make(settings: Settings) -> dict[str, list[int]]:
    """The province after three waves; gives the campaigns by survey."""
    folder = folder_of(settings)
    folder.mkdir(parents=True)
    now = MovableClock(settings.zone, folder / "clock")()
    database = open_database(settings.model_copy(update={"data_dir": folder, "database_url": ""}), now)
    first = now - (WAVES * BETWEEN + timedelta(days=10))
    settle(database, first, settings.zone)
    for survey in SHIPPED:
        publish_shipped(database, survey, first)
    database.run_now(_rate)
    database.run_now(_rank)
    campaigns: dict[str, list[int]] = {survey: [] for survey in SHIPPED}
    for wave in range(WAVES):
        opens = first + wave * BETWEEN
        for survey, listed in campaigns.items():
            listed.append(hold(database, survey, opens, rate=0.7 + wave / 10, seed=wave, states=True))
        if wave == WAVES - 1:
            confirm(database, campaigns["skills"][-1], now)
        day = now if wave == WAVES - 1 else opens + timedelta(days=10)
        compute_results(database, *(listed[-1] for listed in campaigns.values()), now=day)
    _release(database, first, now)
    _write(database, campaigns, settings, now)
    database.close()
    return campaigns


def _rate(uow: UnitOfWork) -> None:
    """The roster has official ratings of most people."""
    chance = Random("ratings")
    for person in uow.orm.scalars(select(Person).order_by(Person.id)):
        person.ratings = chance.choice((None, "XL3 XL3", "XL3 XL4", "XL2 XL3", "XL4 XL4"))


def _rank(uow: UnitOfWork) -> None:
    """Every rank is one that many people have."""
    for person in uow.orm.scalars(select(Person).where(Person.rank.is_not(None))):
        person.rank = OF_GROUP.get(person.position_group or "", SIMILAR.get(person.rank or "", person.rank))


def _release(database: Database, first: datetime, now: datetime) -> None:
    """What the job does after each closing; the last wave's after its confirmations and results."""
    for at, campaign in enumerate(database.read_now(releasing.waiting)):
        wave = at // len(SHIPPED)
        day = now if wave == WAVES - 1 else first + wave * BETWEEN + timedelta(days=11)
        database.run_now(releasing.store, campaign, database.read_now(releasing.prepare, campaign, day), day)


def _write(database: Database, campaigns: dict[str, list[int]], settings: Settings, now: datetime) -> None:
    """The report on all waves of skills and the last ones of the others, and the pictures of the last waves."""
    folder = Path(settings.data_dir)
    numbers = [*campaigns["skills"], campaigns["languages"][-1], campaigns["experience"][-1]]
    write_report(database, numbers, folder / "report.docx", now, ReportOrder("vi", settings.zone))
    for listed in campaigns.values():
        write_pictures(database, listed[-1], folder / "pictures", "vi", settings.zone)


if __name__ == "__main__":
    main()
