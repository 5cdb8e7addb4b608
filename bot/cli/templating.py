"""``surveybot template``: a workbook to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.problems import Language, texts_in
from bot.exports.template import template as workbook
from bot.services.operating.files import written_whole

app = typer.Typer()


@app.command()
def template(
    target: Annotated[Path, typer.Argument(help="The workbook to write, .xlsx.", dir_okay=False)],
    language: Language = "",
) -> None:
    """Write a workbook to begin a survey with: columns, help in their headers, and an example that can be tried."""
    with written_whole(target) as file:
        file.write(workbook(texts_in(language)))
    typer.echo(f"{target}")
