"""Exporting a campaign: a privileged act, on record with its counts. The suffix of the file decides the format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select, text

from bot.exports.results import codebook
from bot.exports.results.columns import levels
from bot.exports.results.instances import SUFFIX, write_instances
from bot.exports.results.layout import CHOICES, LABELS, LONG, QUESTIONS, ExportSheet, Layout
from bot.exports.results.people import PeopleReader
from bot.exports.results.pictures import write_pictures
from bot.exports.results.writers import BESIDE, WRITERS, CsvZip, Make, OneCsv, Writer
from bot.services import audit
from bot.services.campaigns import lifecycle
from bot.services.operating.files import written_whole
from bot.services.refusals import Refusal
from bot.services.sessions.earlier_answers import BODY
from storage.database import Database
from storage.models import StoredSession, SurveyVersion
from storage.pictures import PictureFolder
from storage.unit_of_work import UnitOfWork
from survey_definitions import Survey, read_survey

Progress = Callable[[int, int], None]
"""Told now and then how many people of how many are done."""

SUFFIXES: Final = (".xlsx", ".csv", ".zip", ".sav", ".parquet", SUFFIX)
Continued = Callable[[str, Sequence[str]], None]
"""Told of each sheet that was full, and of those on which its rows go on."""
_EVERY: Final = 100  # people between two words of progress


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to be exported and how. ``language`` is that of labels; ``every_number`` also submissions corrected."""

    zone: ZoneInfo
    every_number: bool = False
    language: str = "vi"
    force: bool = False
    pictures: PictureFolder | None = None  # where pictures lie that people sent as answers
    progress: Progress = lambda _done, _total: None
    continued: Continued = lambda _sheet, _others: None


def export_campaign(
    database: Database,
    campaign_id: int,
    path: Path,
    now: datetime,
    *,
    wanted: ExportOrder,
    actor: str = audit.OPERATOR,
) -> int:
    """Write a campaign's answers to a file, or to one a sheet beside it; gives the number of submissions.

    Raises Refusal for an unknown campaign, an unknown suffix, and a file that is there unless it may be replaced. Files
    appear when they are complete, readable by their owner alone; the rows are those of one moment.
    """
    if path.suffix.casefold() not in SUFFIXES:
        raise Refusal("export_format", f"expected a file name ending in one of {', '.join(SUFFIXES)}", path=path.name)

    def write(uow: UnitOfWork) -> int:
        if not uow.is_sqlite:  # there a transaction sees one moment anyway
            uow.connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        lifecycle.get(uow, campaign_id)
        write_pictures(uow, campaign_id, path, wanted.pictures)
        people = PeopleReader(uow, campaign_id, wanted.language)
        versions = _versions(uow, campaign_id)
        if path.suffix.casefold() == SUFFIX:
            _refuse_existing([path], wanted)
            with written_whole(path) as file:
                return write_instances(uow, campaign_id, people.rows(every_number=wanted.every_number), file)
        layout = Layout(versions[0].id, levels(versions), wanted.zone, wanted.language, people.names)
        with ExitStack() as files:
            writers, sheets = _writers(path, layout, wanted, files)
            return _write(uow, people, _Output(layout, writers, sheets), wanted)

    number = database.read_now(write)
    database.run_now(_record, campaign_id, number, path.suffix, wanted, actor, now)
    return number


def _versions(uow: UnitOfWork, campaign_id: int) -> list[Survey]:
    """The versions that sessions of a campaign stand on, the newest first."""
    used = select(StoredSession.version_id).where(StoredSession.campaign_id == campaign_id).distinct()
    query = select(SurveyVersion.xform).where(SurveyVersion.id.in_(used)).order_by(SurveyVersion.number.desc())
    found = [read_survey(xform) for xform in uow.connection.scalars(query)]
    if not found:
        raise Refusal("nobody_asked", f"campaign {campaign_id} has no sessions yet: there is nothing to export")
    return found


@dataclass(frozen=True, slots=True)
class _Output:
    """What is written: the layout, all files, and the names of the sheets that any of them takes."""

    layout: Layout
    writers: list[Writer]
    sheets: set[str]


def _write(uow: UnitOfWork, people: PeopleReader, output: _Output, wanted: ExportOrder) -> int:
    layout, writers = output.layout, output.writers
    total, submissions = people.count(), 0
    for done, asked in enumerate(people.rows(every_number=wanted.every_number), 1):
        answers = uow.vault.open_json(asked.body, BODY) if asked.body else ()
        submissions += bool(asked.number)
        for sheet, values in layout.rows(asked, answers, output.sheets):
            for writer in writers:
                writer.add(sheet, values)
        if done % _EVERY == 0:
            wanted.progress(done, total)
    for writer in writers:
        _finish(writer, layout, wanted)
    wanted.progress(total, total)
    return submissions


def _finish(writer: Writer, layout: Layout, wanted: ExportOrder) -> None:
    """The code book, and what it says of sheets that were full."""
    for row in (*codebook.questions(layout), *codebook.continued(writer.continued())):
        writer.add(QUESTIONS, row)
    for row in codebook.choices(layout):
        writer.add(CHOICES, row)
    for sheet, others in writer.continued().items():
        wanted.continued(sheet, others)
    writer.close()


def _writers(path: Path, layout: Layout, wanted: ExportOrder, files: ExitStack) -> tuple[list[Writer], set[str]]:
    """The writers of all files, which appear when ``files`` is left without an error; and the sheets they take."""
    targets = list(_targets(path, [*layout.sheets, *codebook.SHEETS]))
    _refuse_existing([target for target, _, _ in targets], wanted)
    made = [
        make(files.enter_context(written_whole(target)), sheets, wanted.language) for target, make, sheets in targets
    ]
    return made, {sheet.name for _, _, sheets in targets for sheet in sheets}


def _refuse_existing(targets: list[Path], wanted: ExportOrder) -> None:
    there = [target.name for target in targets if target.exists()]
    if there and not wanted.force:
        raise Refusal("export_exists", f"{', '.join(there)} exists already: --force replaces it", path=there[0])


def _targets(path: Path, sheets: list[ExportSheet]) -> Iterator[tuple[Path, Make, list[ExportSheet]]]:
    suffix = path.suffix.casefold()
    if suffix == ".csv":
        yield path, OneCsv, sheets
        yield path.with_name(f"{path.name}.zip"), CsvZip, sheets
    elif suffix in BESIDE:
        single = [sheet for sheet in sheets if sheet.name not in (LABELS, LONG) and sheet not in codebook.SHEETS]
        for at, sheet in enumerate(single):
            yield (
                path if at == 0 else path.with_name(f"{path.stem}.{sheet.name}{path.suffix}"),
                WRITERS[suffix],
                [sheet],
            )
    else:
        yield path, WRITERS[suffix], sheets


def _record(
    uow: UnitOfWork, campaign_id: int, number: int, suffix: str, wanted: ExportOrder, actor: str, now: datetime
) -> None:
    details = {"submissions": number, "every_number": wanted.every_number, "format": suffix.lstrip(".")}
    audit.record(uow, actor=actor, act="campaign.export", subject=f"campaign:{campaign_id}", details=details, now=now)
