"""``surveybot convert``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import note
from bot.cli.problems import line, texts_in
from bot.examiner import content
from bot.services.operating.files import written_whole
from survey_definitions import SurveyRejected
from survey_definitions.reading.bundle import is_bundle, is_xform
from survey_definitions.writing import written

app = typer.Typer()


@app.command()
def convert(
    source: Annotated[Path, typer.Argument(help="The survey: .xlsx, .xls, .ods or YAML.", exists=True, dir_okay=False)],
    target: Annotated[Path, typer.Argument(help="The file to write: .xlsx or .yaml.", dir_okay=False)],
) -> None:
    """Write a survey as another kind of file, with the same content. It need not be without faults."""
    from survey_definitions.reading.pipeline import raw_book

    data = content(source)
    if is_bundle(data) or is_xform(data):
        raise typer.BadParameter("only a workbook or YAML can be converted", param_hint="SOURCE")
    try:
        body = written(raw_book(data), target.name)
    except SurveyRejected as rejected:
        for problem in rejected.problems:
            note(line(source, problem, texts_in("")))
        raise typer.Exit(1) from rejected
    with written_whole(target) as file:
        file.write(body)
    typer.echo(f"{target}")
