"""``surveybot convert``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import note
from bot.cli.problems import Language, line, texts_in
from bot.examiner import content
from bot.services.operating.files import written_whole
from bot.texts import Texts
from survey_definitions import Problem, SurveyRejected
from survey_definitions.reading.bundle import is_bundle, is_xform
from survey_definitions.reading.sheets import Book
from survey_definitions.writing import written

app = typer.Typer()

_UNREAD = ("formula_without_value", "cell_too_long")  # of what stands in such a cell nothing is known


@app.command()
def convert(
    source: Annotated[Path, typer.Argument(help="The survey: .xlsx, .xls, .ods or YAML.", exists=True, dir_okay=False)],
    target: Annotated[Path, typer.Argument(help="The file to write: .xlsx or .yaml.", dir_okay=False)],
    language: Language = "",
) -> None:
    """Write a survey as another kind of file, with the same content. It need not be without faults.

    What would read otherwise than it looks is said; where a cell cannot be read at all, nothing is written.
    """
    from survey_definitions.reading.pipeline import raw_book

    data, texts = content(source), texts_in(language)
    if is_bundle(data) or is_xform(data):
        raise typer.BadParameter(texts("convert-kind"), param_hint="SOURCE")
    try:
        book = raw_book(data)
        body = b"" if _is_lost(book) else written(book, target.name)
    except SurveyRejected as rejected:
        _tell(source, rejected.problems, texts)
        raise typer.Exit(1) from rejected
    _tell(source, book.problems, texts)
    if not body:
        raise typer.Exit(1)
    with written_whole(target) as file:
        file.write(body)
    typer.echo(f"{target}")


def _is_lost(book: Book) -> bool:
    return any(problem.code in _UNREAD for problem in book.problems)


def _tell(source: Path, problems: tuple[Problem, ...], texts: Texts) -> None:
    for problem in problems:
        note(line(source, problem, texts))
