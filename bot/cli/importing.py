"""``surveybot structure import`` and ``surveybot roster import``: organisation and people from files."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress as Bar

from bot.cli import deciding, unjoined
from bot.cli.common import AsJson, Opened, installation, note, print_json
from bot.cli.problems import Language, texts_in
from bot.exports.marked.marked_rows import marked
from bot.presenting import imports as cards
from bot.services.imports.batches import Progress
from bot.services.imports.problems import OFFERED, FileRefusedError
from bot.services.imports.report import UNCHANGED, ImportReport, RowResult
from bot.services.imports.roster import roster_rows
from bot.services.imports.roster.roster import RosterOptions, import_roster
from bot.services.imports.structure import structure_rows
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile, load_file, read_table
from bot.services.operating.files import written_whole
from bot.texts import Texts

app = typer.Typer()
structure = typer.Typer(no_args_is_help=True)
roster = typer.Typer(no_args_is_help=True)
roster.command("leavers")(deciding.leavers)
roster.command("discrepancies")(deciding.discrepancies)
roster.command("not-joined")(unjoined.not_joined)
app.add_typer(structure, name="structure", help="Units and the lists of the province.")
app.add_typer(roster, name="roster", help="People.")

File = Annotated[Path, typer.Argument(metavar="FILE", help=".xlsx, .xls, .ods, .csv or .yaml, with named columns.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would happen, change nothing.")]
Marked = Annotated[
    Path | None, typer.Option("--annotated", help="Write the file again as .xlsx, refused cells red.", dir_okay=False)
]
NewPeople = Annotated[
    list[str] | None,
    typer.Option("--new-person", metavar="CODE", help="This new code is nobody known: same name, other person."),
]
Import = Callable[[Opened, ImportFile, bool, Progress], ImportReport]


@structure.callback()
def _structure() -> None:
    """Units and the lists of the province."""


@roster.callback()
def _roster() -> None:
    """People."""


@structure.command("import")
def structure_import(
    file: File, dry_run: DryRun = False, annotated: Marked = None, language: Language = "", as_json: AsJson = False
) -> None:
    """Import blocks, agencies, divisions, position groups, job positions, ranks, titles, fields and sectors."""
    order = Order(_import_structure, "structure", structure_rows.COLUMNS, file, annotated, dry_run, texts_in(language))
    run_import(order, as_json=as_json)


@roster.command("import")
def roster_import(
    file: File,
    dry_run: DryRun = False,
    annotated: Marked = None,
    partial: Annotated[bool, typer.Option("--partial", help="The file is not everybody: nobody missing left.")] = False,
    new_person: NewPeople = None,
    language: Language = "",
    as_json: AsJson = False,
) -> None:
    """Import people. Those whom the file does not have are proposed as leavers and kept."""
    do = functools.partial(_import_roster, partial=partial, new_people=tuple(new_person or ()))
    order = Order(do, "roster", roster_rows.COLUMNS, file, annotated, dry_run, texts_in(language))
    run_import(order, as_json=as_json)


def _import_structure(opened: Opened, file: ImportFile, dry_run: bool, progress: Progress) -> ImportReport:
    return import_structure(opened.database, file, opened.now, dry_run=dry_run, progress=progress)


def _import_roster(
    opened: Opened,
    file: ImportFile,
    dry_run: bool,
    progress: Progress,
    *,
    partial: bool = False,
    new_people: tuple[str, ...] = (),
) -> ImportReport:
    options = RosterOptions(dry_run=dry_run, partial=partial, new_people=new_people)
    return import_roster(opened.database, file, opened.now, opened.now.date(), options, progress)


@dataclass(frozen=True, slots=True)
class Order:
    """What a command was asked for."""

    do: Import
    sheet: str
    columns: frozenset[str]
    path: Path
    annotated: Path | None
    dry_run: bool
    texts: Texts


def run_import(order: Order, *, as_json: bool) -> None:
    """Do an import and print what came of every row. Exits with 1 when a row was refused."""
    try:
        file = _loaded(order.path)
        with installation() as opened, _bar() as progress:
            report = order.do(opened, file, order.dry_run, progress)
    except FileRefusedError as refused:
        if as_json:
            print_json(ImportReport.of_refused(refused, dry_run=order.dry_run).to_json())
        note(cards.refusal(order.texts, refused.code, dict(refused.params)))
        raise typer.Exit(1) from None
    if order.annotated is not None:
        _annotate(order, file, report)
    if as_json:
        print_json(report.to_json())
    else:
        _print(report, order.texts)
    if report.refused:
        raise typer.Exit(1)


def imported(opened: Opened, kind: str, path: Path) -> ImportReport:
    """Import a file of ``structure`` or ``roster`` into an installation that is open. Raises FileRefusedError."""
    do: Import = {"structure": _import_structure, "roster": _import_roster}[kind]
    file = _loaded(path)
    with _bar() as progress:
        return do(opened, file, False, progress)


def _annotate(order: Order, file: ImportFile, report: ImportReport) -> None:
    """Write the marked copy; of a file without refused rows there is nothing to write."""
    problems = [problem for result in report.results for problem in result.problems]
    if not problems or order.annotated is None:
        note("no row was refused: no annotated copy was written")
        return
    say = functools.partial(cards.problem, order.texts)
    table = read_table(file, sheet=order.sheet, known=order.columns)
    with written_whole(order.annotated) as target:
        target.write(marked(file, table, order.sheet, problems, say))


def _loaded(path: Path) -> ImportFile:
    try:
        return load_file(path)
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror}", param_hint="FILE") from error


@contextmanager
def _bar() -> Iterator[Progress]:
    """A progress bar beside the data, where somebody looks at it."""
    with Bar(console=Console(file=sys.stderr), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("importing", total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield told


def _print(report: ImportReport, texts: Texts) -> None:
    """A line for every row; those that nothing happens to are only counted. Plain lines: there may be thousands."""
    for result in report.results:
        if result.outcome != UNCHANGED:
            typer.echo(_line(result, texts))
    for notice in report.notices:
        note(cards.notice(texts, notice))
    if any(problem.code in OFFERED for result in report.results for problem in result.problems):
        note("the spellings that are offered stand in the copy that --annotated OUT.xlsx writes; look at it, import it")
    if report.leavers:
        note(f"not in the file, kept: {' '.join(report.leavers)}")
        note("have they left? surveybot roster leavers")
    done = ", ".join(f"{count} {outcome}" for outcome, count in report.counts.items())
    typer.echo(f"{_read(report)}{done}{' (dry run: nothing was changed)' if report.dry_run else ''}")


def _read(report: ImportReport) -> str:
    """Which sheet it was, where there are sheets."""
    return f"sheet {report.table[0]}: " if report.table[0] else ""


def _line(result: RowResult, texts: Texts) -> str:
    changes = [f"{one.column}: {one.old or '–'} → {one.new or '–'}" for one in result.changes]
    said = "; ".join(changes + [cards.problem(texts, one) for one in result.problems])
    return f"row {result.row:<6} {result.code:<12} {result.outcome:<9} {said}".rstrip()
