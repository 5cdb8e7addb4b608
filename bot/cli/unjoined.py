"""``surveybot roster not-joined``: exactly those of an agency who have not joined, as a file for its focal point."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import AsJson, installation, print_json
from bot.services.operating.files import written_whole
from bot.services.people import not_joined as reading
from bot.services.refusals import Refusal
from bot.texts import Texts


def not_joined(
    agency: Annotated[str, typer.Argument(help="The agency's code.")],
    to: Annotated[Path, typer.Option(help="The file to write, .xlsx or .csv.", dir_okay=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write who of an agency has not joined or cannot be reached. On record; hand it over outside of the messenger."""
    from bot.exports.handouts.not_joined import ENDINGS, write

    ending = to.suffix.casefold()
    if ending not in ENDINGS:
        raise typer.BadParameter(f"expected a file name ending in {' or '.join(ENDINGS)}", param_hint="--to")
    if to.exists() and not force:
        raise Refusal("file_exists", f"{to} is there already; --force replaces it", file=str(to))
    with installation() as opened, written_whole(to) as file:
        people = opened.database.run_now(reading.listed, agency, opened.now)
        write(file, ending, people, Texts(opened.settings.language, None, opened.settings.zone))
    if as_json:
        print_json({"agency": agency, "file": str(to), "people": len(people)})
    else:
        typer.echo(f"{to}: {len(people)} people")
