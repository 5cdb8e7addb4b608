"""What commands share: the installation opened once, moments read, tables and JSON printed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.clock import present
from bot.services.refusals import Refusal
from bot.settings import PREFIX, Settings, read_settings

if TYPE_CHECKING:
    from storage.database import Database

_PIPED_WIDTH = 160  # characters, where nobody's terminal says how wide it is

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


@dataclass(frozen=True, slots=True)
class Opened:
    """The installation, for one command. ``now`` carries the installation's time zone."""

    settings: Settings
    database: Database
    now: datetime


@contextmanager
def installation() -> Iterator[Opened]:
    """Open the installation; an empty database gets its tables, an older one is left to `migrate`.

    Raises SettingsError and InstallationError.
    """
    logs_to_stderr()
    settings = read_settings()
    refuse_nowhere(settings)
    with opened_with(settings) as opened:
        yield opened


@contextmanager
def opened_with(settings: Settings) -> Iterator[Opened]:
    """Open the installation of these settings, wherever it is; an empty database gets its tables.

    What a command did is sealed in the record of privileged acts before it ends. Raises InstallationError.
    """
    from bot.installation import open_database  # the database's own imports take longer than checking a file

    now = present(settings.clock, settings.zone)
    database = open_database(settings, now, migrate=_is_new(settings))
    at_first = database.submitted  # opening writes what it finds out
    try:
        yield Opened(settings, database, now)
    finally:
        if database.submitted > at_first:
            _seal(database, settings.data_folder)
        database.close()


def _seal(database: Database, folder: Path) -> None:
    """Give what was done its place in the chain; where that cannot be now, the jobs do it or raise the alarm."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.services.operating import audit_chain, audit_mark
    from storage.vault import WrongKeyError

    with suppress(audit_chain.BrokenChainError, WrongKeyError, SQLAlchemyError, OSError):
        audit_mark.seal_all(database, folder)


def refuse_nowhere(settings: Settings) -> None:
    """Refuse to begin an installation where nobody said that one is: a command was started in the wrong folder.

    Raises InstallationError where there is neither ``.env`` nor a database or its key, and no setting names either a
    database or a folder. A folder ``var`` alone is none: any may stand there, and at the root of a machine one does.
    """
    from bot.installation import KEY_FILE, InstallationError

    said = any(f"{PREFIX}{name}" in os.environ for name in ("DATABASE_URL", "DATA_DIR"))
    file = settings.database_file
    if said or Path(".env").exists() or file is None or file.exists() or (file.parent / KEY_FILE).exists():
        return
    raise InstallationError(
        f"there is no installation in {Path.cwd()}: neither .env nor {file}. Go to its folder, or begin one here with: "
        "surveybot init, run, migrate or sandbox"
    )


def _is_new(settings: Settings) -> bool:
    file = settings.database_file
    if file is not None and not file.exists():
        return True
    from storage import schema
    from storage.database import make_engine

    engine = make_engine(settings.database)
    try:
        return schema.current(engine) is None
    finally:
        engine.dispose()


def logs_to_stderr() -> None:
    """Keep the standard output for data."""
    from bot.logs import configure

    configure()


def moment(text: str, zone: ZoneInfo, now: datetime, *, end_of_day: bool = False) -> datetime:
    """Read ``now`` or ISO text; without an offset it is meant in ``zone``.

    A date alone is its first moment, or its last second with ``end_of_day``. Raises Refusal.
    """
    if text.strip().casefold() == "now":
        return now
    try:
        if len(text.strip()) == len("2026-06-30"):
            day = date.fromisoformat(text.strip())
            return datetime.combine(day, time(23, 59, 59) if end_of_day else time(), zone)
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Refusal(
            "moment_unreadable", f"{text!r} is not a moment: expected 'now' or ISO, such as 2026-06-30T17:00", text=text
        ) from None
    return read if read.tzinfo else read.replace(tzinfo=zone)


def shown(at: datetime, zone: ZoneInfo) -> str:
    """A moment in the installation's time zone, ISO without seconds."""
    return at.astimezone(zone).isoformat(" ", "minutes")[:16]


def print_json(value: Any) -> None:
    """Print data for programs."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """Print data for people."""
    from rich.console import Console  # seldom asked for, and slow to import
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")  # nothing is cut off, however narrow the terminal
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console = Console()
    console.print(table, width=None if console.is_terminal else _PIPED_WIDTH)


def note(text: str) -> None:
    """Say something beside the data."""
    typer.echo(text, err=True)
