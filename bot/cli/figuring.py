"""``surveybot figures``."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from bot.cli.common import AsJson, Opened, installation, print_json, print_table
from bot.services import audit
from bot.services.group_figures import reading, releasing
from bot.services.group_figures.reading import EVERYTHING, EVERYWHERE, OF_AGENCY, View
from bot.services.refusals import Refusal

app = typer.Typer()


@app.command()
def figures(
    campaign: Annotated[int, typer.Argument(help="The campaign's number.")],
    role: Annotated[str, typer.Option(help="As this role sees them, for example agency_head.")] = "",
    agency: Annotated[str, typer.Option(help=f"The agency of the role, for {', '.join(OF_AGENCY)}.")] = "",
    again: Annotated[bool, typer.Option("--release-again", help="Release what came in since, if that may be.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print the released figures of groups; a campaign that has closed is released first, if nothing was yet."""
    _check_options(role, agency)
    with installation() as opened:
        view = EVERYTHING
        if role:
            view = opened.database.read_now(reading.view_of_role, role, agency, opened.now.date())
        _release(opened, campaign, again=again)
        found = opened.database.read_now(reading.document, campaign, view)
        _check_agency(found, view, agency)
        if as_json:
            print_json(found)
        else:
            _print(found, view)


def _check_options(role: str, agency: str) -> None:
    """Raise BadParameter for an agency without the role whose it is: everything would be printed, and read as its."""
    if agency and not role:
        raise typer.BadParameter("it is the agency of a role: say --role as well", param_hint="--agency")
    if agency and role in EVERYWHERE:
        said = f"the role {role} sees the whole province and has no agency: leave it out"
        raise typer.BadParameter(said, param_hint="--agency")


def _check_agency(found: dict[str, Any], view: View, agency: str) -> None:
    """Raise Refusal for an agency that was not asked, nor any that it took over: the rest is nobody's to see."""
    asked = {group["id"] for release in found["releases"] for group in release["groups"] if group["level"] == "agency"}
    if found["releases"] and view.agencies is not None and not view.agencies & asked:
        raise Refusal("agency_unknown", f"there is no agency {agency} among those that were asked")


def release_if_due(opened: Opened, campaign: int) -> bool:
    """Release a campaign that has closed and of which nothing was released; whether that was so."""
    if campaign not in opened.database.read_now(releasing.waiting):
        return False
    made = opened.database.read_now(releasing.prepare, campaign, opened.now)
    return opened.database.run_now(releasing.store, campaign, made, opened.now, audit.OPERATOR)


def _release(opened: Opened, campaign: int, *, again: bool) -> None:
    database = opened.database
    if not release_if_due(opened, campaign) and again:
        made = database.read_now(releasing.prepare_again, campaign, opened.now)
        database.run_now(releasing.store, campaign, made, opened.now, audit.OPERATOR)


def _print(found: dict[str, Any], view: View) -> None:
    if not found["releases"]:
        typer.echo("nothing is released: figures are there once the campaign has closed")
        return
    newest = found["releases"][-1]
    rows = [(one["id"], one["invited"], _or_hidden(one["answered"])) for one in newest["groups"]]
    print_table(("group", "invited", "answered"), rows, title=f"release {newest['number']}, {newest['date']}")
    for table in newest["tables"] if view.answers else ():
        codes = [one["code"] for one in table["categories"]]
        print_table(("group", "answers", *codes), [_cells(row, codes) for row in table["rows"]], title=table["id"])
    if told := found.get("validity"):
        names = ("against", "people", "pairs", "r", "same", "within_one", "mean_difference", "d", "category", "percent")
        print_table(names, [[one.get(name, "") for name in names] for one in told], title="validity")


def _cells(row: dict[str, Any], codes: list[str]) -> tuple[object, ...]:
    if "cells" in row:
        return (row["group"], row["total"], *row["cells"])
    if "at_least" in row:
        return (
            row["group"],
            row["total"],
            *("≥ 80 %" if code == row["at_least"]["category"] else "" for code in codes),
        )
    return (row["group"], "–", *("–" for _ in codes))


def _or_hidden(number: int | None) -> object:
    return "–" if number is None else number
