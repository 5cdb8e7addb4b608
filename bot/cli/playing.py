"""``surveybot play``: take a survey in the terminal."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import print_json
from bot.cli.player import Player
from bot.cli.problems import examined, line, texts_in
from bot.clock import system_clock
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile, load_file
from bot.services.people import reference
from bot.services.people.outside import KNOWN
from bot.texts import LANGUAGES, address_words
from storage import schema
from storage.database import Database, make_engine
from storage.vault import Vault, new_secret
from survey_definitions import Context, ReferenceList, Session

app = typer.Typer()


@app.command()
def play(
    file: Annotated[
        Path,
        typer.Argument(help="The survey: .xlsx, .xls, .ods, YAML, an XForm, or a .zip.", exists=True, dir_okay=False),
    ],
    language: Annotated[str, typer.Option(help="The language to begin in; @en switches later.")] = "",
    facts: Annotated[
        list[str] | None, typer.Option(help="A fact of the person: position_group=TP. Repeatable.")
    ] = None,
    structure: Annotated[
        Path | None,
        typer.Option(help="A structure file for the reference lists; without it, the demo province.", exists=True),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answers as JSON at the end.")] = False,
) -> None:
    """Take a survey in the terminal, by numbered replies. Nothing is stored."""
    _, found = examined(file, KNOWN)
    compiled, texts = found.compiled, texts_in(language if language in LANGUAGES else "")
    for problem in found.problems:
        typer.echo(line(file, problem, texts), err=True)
    if compiled is None:
        raise typer.Exit(1)
    survey, now = compiled.survey, system_clock().astimezone()
    context = Context(_facts(facts or []), _lists(structure, now) if compiled.lists else {})
    start = language or survey.default_language
    session = Session.start(survey, context, now=now, seed="play", language=start)
    player = Player(session, texts, say=lambda text: typer.echo(text, err=as_json), clock=system_clock)
    if not player.play():
        raise typer.Exit(1)
    if as_json:
        print_json(
            {answer.path: answer.value for answer in session.answers() if answer.live and answer.kind != "metadata"}
        )


def _facts(given: list[str]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for language in LANGUAGES:
        facts[f"xh::{language}"], facts[f"Xh::{language}"] = address_words(language, None)
    for fact in given:
        key, equals, value = fact.partition("=")
        if not equals:
            raise typer.BadParameter(f"expected key=value, not {fact!r}", param_hint="--facts")
        facts[key.strip()] = value.strip()
    return facts


def _lists(structure: Path | None, now: datetime) -> Mapping[str, ReferenceList]:
    """The reference lists of a structure file, imported into a database that is thrown away."""
    demo = files("bot.sandbox") / "province" / "structure.yaml"
    file = load_file(structure) if structure else ImportFile("structure.yaml", demo.read_bytes())
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'lists.sqlite'}"
        engine = make_engine(url)
        schema.migrate(engine)
        engine.dispose()
        with closing(Database(url, Vault(new_secret()))) as database:
            import_structure(database, file, now)
            return database.read_now(reference.lists)
