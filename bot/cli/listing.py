"""``surveybot lists``: named lists, with a reason that goes on record before anything is written."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import AsJson, installation, note, print_json, print_table
from bot.exports.lists import SUFFIXES, write_list
from bot.services import handing_out
from bot.services.operating.files import written_whole
from bot.services.refusals import Refusal
from bot.services.results import named_lists
from bot.services.results.named_lists import LISTS, ListedPerson

app = typer.Typer()
lists = typer.Typer(no_args_is_help=True)
app.add_typer(lists, name="lists", help="Lists of people: pools, near them, the three-year rule; each with a reason.")


@lists.command()
def write(
    which: Annotated[str, typer.Argument(help=f"Which list: {', '.join(LISTS)}.")],
    to: Annotated[Path, typer.Option(help="The file to write, .xlsx or .csv; its owner alone can read it.")],
    reason: Annotated[str, typer.Option(help="What it is needed for; kept on record.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write a list of people by what was computed on them. People decide; nothing is sent by the messenger."""
    if to.suffix.casefold() not in SUFFIXES:
        raise typer.BadParameter(f"expected a file name ending in {' or '.join(SUFFIXES)}", param_hint="--to")
    if to.exists() and not force:
        raise Refusal("list_exists", f"{to.name} exists already: --force replaces it")
    with installation() as opened:
        now = opened.now.astimezone(opened.settings.zone)
        found = opened.database.run_now(named_lists.take_out, which, reason, now, now.date())
        columns = [field.name for field in fields(ListedPerson)]
        with written_whole(to) as file:
            rows = [list(named_lists.plain(row).values()) for row in found]
            write_list(file, to.suffix.casefold(), columns, rows)
    people = len({row.staff_code for row in found})
    if as_json:
        print_json({"list": which, "file": str(to), "rows": len(found), "people": people})
    else:
        note(f"{to}: {len(found)} rows, {people} people; on record with its reason")


@lists.command()
def log(as_json: AsJson = False) -> None:
    """Who took which list or workbook of figures, when and why; the newest first."""
    with installation() as opened:
        found = opened.database.read_now(lambda uow: list(handing_out.noted(uow)))
        zone = opened.settings.zone
    if as_json:
        print_json([asdict(one) | {"at": one.at.isoformat()} for one in found])
    else:
        rows = [
            (one.at.astimezone(zone).isoformat(timespec="seconds"), one.actor, one.what, one.campaign or "", one.reason)
            for one in found
        ]
        print_table(("at", "by", "what", "campaign", "reason"), rows)
