"""``surveybot export``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import AsJson, installation, print_json
from bot.exports.results.campaign import export_campaign

app = typer.Typer()


@app.command()
def export(
    campaign: Annotated[int, typer.Argument(help="The campaign's number.")],
    to: Annotated[Path, typer.Option(help="The .xlsx to write.", dir_okay=False)],
    all_versions: Annotated[bool, typer.Option("--all-versions", help="Also submissions corrected since.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write a campaign's submissions to a workbook: the newest of each person, repeats on their own sheets."""
    if to.suffix.casefold() != ".xlsx":
        raise typer.BadParameter("expected a file name ending in .xlsx", param_hint="--to")
    with installation() as opened:
        zone = opened.settings.zone
        number = export_campaign(opened.database, campaign, to, opened.now, zone=zone, every_number=all_versions)
    if as_json:
        print_json({"campaign": campaign, "file": str(to), "submissions": number})
    else:
        typer.echo(f"{to}: {number} submissions")
