"""``surveybot check`` and ``surveybot publish``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.common import AsJson, installation, note, print_json
from bot.cli.problems import compiled_file, line, plain
from bot.exports.annotated import annotated as annotated_copy
from bot.services import publishing, reference
from bot.services.files import written_whole
from survey_definitions import Compiled, Problem

app = typer.Typer()

XLSX = b"PK"

File = Annotated[Path, typer.Argument(help="The survey, .xlsx or YAML.", exists=True, dir_okay=False)]
Files = Annotated[list[Path], typer.Argument(help="Surveys, .xlsx or YAML.", exists=True, dir_okay=False)]
Annotated_ = Annotated[
    Path | None, typer.Option("--annotated", help="Write the workbook again, faulty cells red.", dir_okay=False)
]


@app.command()
def check(files: Files, annotated: Annotated_ = None, as_json: AsJson = False) -> None:
    """Say what is wrong with survey files. Exit code 1 when any has an error; warnings are only said."""
    if annotated is not None and len(files) != 1:
        raise typer.BadParameter("needs exactly one FILE", param_hint="--annotated")
    results = [_check(file, annotated, quiet=as_json) for file in files]
    if as_json:
        print_json(results)
    if not all(result["ok"] for result in results):
        raise typer.Exit(1)


def _check(file: Path, annotated: Path | None, *, quiet: bool) -> dict[str, Any]:
    source, compiled, problems = compiled_file(file)
    if not quiet:
        for problem in problems:
            typer.echo(line(file, problem))
        if compiled is not None:
            typer.echo(f"{file}: {_summary(compiled)}")
    if annotated is not None:
        if not source.startswith(XLSX):
            raise typer.BadParameter("only a workbook (.xlsx) can be annotated", param_hint="--annotated")
        note(f"{_annotate(source, problems, annotated)} of {len(problems)} problems have a cell")
    return {"file": str(file), "ok": compiled is not None, "problems": plain(problems), **_facts(compiled)}


def _annotate(source: bytes, problems: tuple[Problem, ...], target: Path) -> int:
    """Write the annotated copy if any problem has a row; gives how many have a cell."""
    copy = annotated_copy(source, problems)
    if copy is None:
        return 0
    body, marked = copy
    with written_whole(target) as file:
        file.write(body)
    return marked


def _summary(compiled: Compiled) -> str:
    survey = compiled.survey
    languages = ", ".join(survey.languages) or "untranslated"
    return f"good: {survey.id}, {survey.question_count} questions, {languages}"


def _facts(compiled: Compiled | None) -> dict[str, Any]:
    if compiled is None:
        return {}
    survey = compiled.survey
    return {
        "survey": survey.id,
        "title": survey.title(survey.default_language),
        "languages": list(survey.languages),
        "questions": survey.question_count,
        "lists": sorted(compiled.lists),
    }


@app.command()
def publish(file: File, as_json: AsJson = False) -> None:
    """Publish a version of a survey; it opens nothing. The same bytes twice are the same version."""
    source, compiled, problems = compiled_file(file)
    for problem in problems:
        note(line(file, problem))
    if compiled is None:
        raise typer.Exit(1)
    with installation() as opened:
        done = opened.database.run_now(publishing.publish, compiled, source, file.name, opened.now)
    for name in sorted(compiled.lists - reference.NAMES):
        note(f"the survey looks into a list {name!r}, which this installation does not have")
    if as_json:
        print_json({"survey": done.survey, "version": done.version, "new": done.is_new, "minutes": done.minutes})
    else:
        what = "published" if done.is_new else "was published before; nothing changed"
        typer.echo(f"{done.survey}: version {done.version} {what} (about {done.minutes} min)")
