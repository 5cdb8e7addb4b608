"""``surveybot calendar``: which days are worked, and the file that says where they are not what the week makes them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from bot.calendar import Calendar
from bot.calendar.days import ONE_DAY
from bot.cli.common import AsJson, Opened, installation, print_json, print_table
from bot.cli.importing import DryRun, File, Marked, Order, run_import
from bot.cli.problems import Language, texts_in
from bot.services.imports.batches import Progress
from bot.services.imports.calendar import COLUMNS, import_calendar
from bot.services.imports.report import ImportReport
from bot.services.imports.tables.tables import ImportFile
from bot.services.operating.calendars import calendar_of

app = typer.Typer()
calendar = typer.Typer(no_args_is_help=True)
app.add_typer(calendar, name="calendar", help="Holidays, swapped days, closures, quiet weeks.")

Year = Annotated[int, typer.Argument(min=1950, max=2099, help="The year to show.")]
_COLUMNS = ("day", "weekday", "worked", "messages", "why")


@calendar.callback()
def _calendar() -> None:
    """Holidays, swapped days, closures, quiet weeks."""


@calendar.command("import")
def calendar_import(
    file: File, dry_run: DryRun = False, annotated: Marked = None, language: Language = "", as_json: AsJson = False
) -> None:
    """Import days: kind (day_off, working_day, closure, quiet; none takes away), from, to, note."""
    run_import(Order(_import, "calendar", COLUMNS, file, annotated, dry_run, texts_in(language)), as_json=as_json)


def _import(opened: Opened, file: ImportFile, dry_run: bool, progress: Progress) -> ImportReport:
    return import_calendar(opened.database, file, opened.now, dry_run=dry_run, progress=progress)


@calendar.command()
def show(year: Year, as_json: AsJson = False) -> None:
    """The days of a year on which something is otherwise than in an ordinary week."""
    with installation() as opened:
        days = opened.database.read_now(lambda uow: calendar_of(uow, opened.settings))
    rows = [_row(days, day) for day in _year(year) if _is_special(days, day)]
    if as_json:
        print_json([dict(zip(_COLUMNS, row, strict=True)) for row in rows])
    else:
        print_table(_COLUMNS, [(*row[:2], *("yes" if said else "no" for said in row[2:4]), row[4]) for row in rows])


def _year(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + n * ONE_DAY for n in range((date(year + 1, 1, 1) - first).days)]


def _is_special(days: Calendar, day: date) -> bool:
    return bool(days.reason(day)) or (days.is_quiet(day) and days.is_working(day))


def _row(days: Calendar, day: date) -> tuple[str, str, bool, bool, str]:
    why = days.reason(day) or "quiet"
    return day.isoformat(), f"{day:%a}", days.is_working(day), bool(days.windows(day)), why
