"""``surveybot publish``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import AsJson, installation, note, print_json
from bot.cli.problems import Language, examined, line, texts_in
from bot.services.people import reference
from bot.services.people.outside import known_of
from bot.services.surveys import publishing

app = typer.Typer()

File = Annotated[
    Path,
    typer.Argument(
        help="The survey: .xlsx, .xls, .ods, YAML, an XForm, or a .zip of it and its files.",
        exists=True,
        dir_okay=False,
    ),
]


@app.command()
def publish(file: File, language: Language = "", as_json: AsJson = False) -> None:
    """Publish a version of a survey; it opens nothing. The same bytes twice are the same version."""
    texts = texts_in(language)
    with installation() as opened:
        _, found = examined(file, known_of(opened.settings), opened.database.read_now(reference.lists))
        for problem in found.problems:
            note(line(file, problem, texts))
        if found.compiled is None:
            raise typer.Exit(1)
        done = opened.database.run_now(publishing.publish, found.compiled, found.compiled.source, file.name, opened.now)
    if as_json:
        print_json({"survey": done.survey, "version": done.version, "new": done.is_new, "minutes": done.minutes})
    else:
        what = "published" if done.is_new else "was published before; nothing changed"
        typer.echo(f"{done.survey}: version {done.version} {what} (about {done.minutes} min)")
