"""``surveybot report`` and ``surveybot pictures``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import AsJson, Opened, installation, print_json
from bot.cli.figuring import release_if_due

app = typer.Typer()


@app.command()
def report(
    campaigns: Annotated[list[int], typer.Argument(help="The campaigns' numbers, the oldest first.")],
    to: Annotated[Path, typer.Option(help="The .docx to write; its annex stands beside it as .xlsx.", dir_okay=False)],
    language: Annotated[str, typer.Option(help="The language of the report.")] = "vi",
    stage: Annotated[str, typer.Option(help="draft or opinion.")] = "draft",
    template: Annotated[Path | None, typer.Option(help="A .docx whose styles are kept.", exists=True)] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write the report on closed campaigns from their released figures, with pictures and an annex workbook."""
    from bot.exports.report.reporting import ReportOrder, write_report

    with installation() as opened:
        _release_all(opened, campaigns)
        wanted = ReportOrder(language, opened.settings.zone, stage, template, force)
        made = write_report(opened.database, campaigns, to, opened.now, wanted)
    if as_json:
        print_json(
            {"file": str(to), "annex": str(to.with_suffix(".xlsx")), "tables": made.tables, "figures": made.figures}
        )
    else:
        typer.echo(f"{to}: {made.tables} tables, {made.figures} pictures")


@app.command()
def pictures(
    campaign: Annotated[int, typer.Argument(help="The campaign's number.")],
    to: Annotated[Path, typer.Option(help="The folder to write the PNGs into.", file_okay=False)],
    language: Annotated[str, typer.Option(help="The language of the pictures.")] = "vi",
    as_json: AsJson = False,
) -> None:
    """Draw the released figures of a campaign as pictures for a phone; what is hidden is hatched."""
    from bot.exports.report.reporting import write_pictures

    with installation() as opened:
        _release_all(opened, [campaign])
        made = write_pictures(opened.database, campaign, to, language, opened.settings.zone)
    if as_json:
        print_json({"campaign": campaign, "files": [str(one) for one in made]})
    else:
        typer.echo("\n".join(str(one) for one in made))


def _release_all(opened: Opened, campaigns: list[int]) -> None:
    for campaign in campaigns:
        release_if_due(opened, campaign)
