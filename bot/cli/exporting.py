"""``surveybot export``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from bot.cli.common import AsJson, installation, print_json
from bot.exports.results.campaign import SUFFIXES, ExportOrder, export_campaign
from bot.exports.results.workbook import MOST_ROWS
from storage.pictures import PictureFolder

app = typer.Typer()


@app.command()
def export(
    campaign: Annotated[int, typer.Argument(help="The campaign's number.")],
    to: Annotated[Path, typer.Option(help="The file to write; its suffix is the format.", dir_okay=False)],
    all_versions: Annotated[bool, typer.Option("--all-versions", help="Also submissions corrected since.")] = False,
    language: Annotated[str, typer.Option(help="The language of labels and names.")] = "vi",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write a campaign's answers for analysts: everybody who was asked, repeats on their own sheets, a code book."""
    if to.suffix.casefold() not in SUFFIXES:
        raise typer.BadParameter(f"expected a file name ending in one of {', '.join(SUFFIXES)}", param_hint="--to")
    continued: dict[str, list[str]] = {}
    with installation() as opened, Progress(transient=True, disable=as_json) as bar:
        task = bar.add_task("people", total=None)
        wanted = ExportOrder(
            opened.settings.zone,
            all_versions,
            language,
            force,
            PictureFolder(opened.settings.pictures_folder),
            lambda done, total: bar.update(task, completed=done, total=total),
            lambda sheet, others: continued.update({sheet: list(others)}),
        )
        number = export_campaign(opened.database, campaign, to, opened.now, wanted=wanted)
    if as_json:
        told = {"continued": continued} if continued else {}
        print_json({"campaign": campaign, "file": str(to), "submissions": number, **told})
        return
    typer.echo(f"{to}: {number} submissions")
    for sheet, others in continued.items():
        typer.echo(
            f"The sheet {sheet} has more rows than Excel takes on one sheet ({MOST_ROWS + 1:,}): it goes on, with the "
            f"same columns, on {', '.join(others)}. Nothing is missing. For one table of all write .csv or .parquet."
        )
