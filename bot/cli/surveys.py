"""``surveybot check``."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.common import AsJson, note, print_json
from bot.cli.problems import Language, examined, line, plain, texts_in
from bot.presenting.faults import in_a_comment, nothing_wrong
from bot.services.operating.files import written_whole
from bot.services.people.outside import known_of
from bot.settings import read_settings
from bot.texts import Texts
from survey_definitions import Compiled, Problem

app = typer.Typer()

XLSX, OLD_EXCEL = b"PK", b"\xd0\xcf\x11\xe0"

Files = Annotated[
    list[Path], typer.Argument(help="Surveys: .xlsx, .xls, .ods, YAML, XForms, or .zip.", exists=True, dir_okay=False)
]
Annotated_ = Annotated[
    Path | None, typer.Option("--annotated", help="Write the workbook again, faulty cells red.", dir_okay=False)
]


@app.command()
def check(files: Files, annotated: Annotated_ = None, language: Language = "", as_json: AsJson = False) -> None:
    """Say what is wrong with survey files. Exit code 1 when any has an error; warnings are only said."""
    if annotated is not None and len(files) != 1:
        raise typer.BadParameter("needs exactly one FILE", param_hint="--annotated")
    texts = texts_in(language)
    results = [_check(file, annotated, texts, quiet=as_json) for file in files]
    if as_json:
        print_json(results)
    if not all(result["ok"] for result in results):
        raise typer.Exit(1)


def _check(file: Path, annotated: Path | None, texts: Texts, *, quiet: bool) -> dict[str, Any]:
    source, found = examined(file, known_of(read_settings()))
    facts = _facts(found.compiled)
    if not quiet:
        for problem in found.problems:
            typer.echo(line(file, problem, texts))
        if found.compiled is not None:
            figures = {name: facts[name] for name in ("questions", "shortest", "longest", "minutes")}
            typer.echo(f"{file}: {nothing_wrong(texts, found.compiled.about, **figures)}")
    if annotated is not None:
        _annotate(source, found.problems, annotated, texts)
    ok = found.compiled is not None
    return {"file": str(file), "ok": ok, "problems": plain(found.problems, texts), **facts}


def _annotate(source: bytes, problems: tuple[Problem, ...], target: Path, texts: Texts) -> None:
    """Write the annotated copy, if any problem has a cell."""
    if not source.startswith((XLSX, OLD_EXCEL)):
        raise typer.BadParameter(texts("annotated-kind"), param_hint="--annotated")
    from bot.exports.marked.annotated import annotated as annotated_copy

    copy = annotated_copy(source, problems, partial(in_a_comment, texts))
    if copy is None:
        note(texts("annotated-nothing", file=str(target)))
        return
    body, marked = copy
    with written_whole(target) as file:
        file.write(body)
    note(texts("annotated-marked", marked=marked, count=len(problems), file=str(target)))


def _facts(compiled: Compiled | None) -> dict[str, Any]:
    if compiled is None:
        return {}
    about, found = compiled.about, compiled.rehearsal
    assert found is not None
    return {
        "survey": about.id,
        "title": about.title,
        "languages": list(about.languages),
        "questions": about.questions,
        "shortest": found.shortest,
        "longest": found.longest,
        "minutes": found.minutes,
        "lists": sorted(compiled.lists),
    }
