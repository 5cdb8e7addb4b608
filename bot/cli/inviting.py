"""``surveybot invite``: one-time links and bare codes, printed once and stored nowhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.bot_api import BotApiError, bot_name
from bot.cli.common import AsJson, Opened, installation, note, print_json, print_table
from bot.services.people import admins, invitations
from bot.services.people.invitations import DrawnCode
from bot.services.refusals import Refusal

app = typer.Typer()


@app.command()
def invite(  # noqa: PLR0917 - the options of a command
    code: Annotated[str | None, typer.Argument(metavar="[C]", help="With --admin: the admin's staff code.")] = None,
    staff_code: Annotated[str | None, typer.Option(help="Invite one person.")] = None,
    agency: Annotated[str | None, typer.Option(help="Invite everybody of an agency who has not joined.")] = None,
    admin: Annotated[bool, typer.Option("--admin", help="Make C an admin; without C make a person ADMIN-n.")] = False,
    rebind: Annotated[
        bool, typer.Option("--rebind", help="With --staff-code or --admin C: your word for their new account.")
    ] = False,
    sheet: Annotated[
        Path | None, typer.Option(help="With --agency: write slips to cut and hand out, .pdf or .xlsx.", dir_okay=False)
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="With --sheet: replace a file that is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Draw one-time links and codes. A new code ends the earlier ones of the same person."""
    if [staff_code is not None, agency is not None, admin].count(True) != 1 or (code and not admin):
        raise typer.BadParameter("say exactly one of --staff-code C, --agency A and --admin [C]")
    if rebind and staff_code is None and code is None:
        raise typer.BadParameter("say for whom: --staff-code C --rebind", param_hint="--rebind")
    if sheet is not None:
        _check_sheet(sheet, agency, force=force)
        _write_sheet(sheet, str(agency), as_json=as_json)
        return
    with installation() as opened:
        drawn = _draw(opened, staff_code, agency, code, rebind=rebind)
        links = _links(opened, drawn)
    rows = [(d.staff_code, link, d.code) for d, link in zip(drawn, links, strict=True)]
    if as_json:
        print_json([dict(zip(("staff_code", "link", "code"), row, strict=True)) for row in rows])
    else:
        print_table(("staff code", "link", "code"), rows)


def _check_sheet(sheet: Path, agency: str | None, *, force: bool) -> None:
    """All that can be known to be wrong before a code is drawn."""
    if agency is None:
        raise typer.BadParameter("slips are written for a whole agency: --agency A", param_hint="--sheet")
    if sheet.suffix.casefold() not in (".pdf", ".xlsx"):
        raise typer.BadParameter("expected a file name ending in .pdf or .xlsx", param_hint="--sheet")
    if sheet.exists() and not force:
        raise Refusal("file_exists", f"{sheet} is there already; --force replaces it", file=str(sheet))


def _write_sheet(sheet: Path, agency: str, *, as_json: bool) -> None:
    from bot.exports.handouts.writing import write_handout

    with installation() as opened:
        try:
            name = bot_name(opened.settings, opened.database)
        except BotApiError as error:
            raise Refusal("no_bot_name", f"no slips without links: {error}") from error
        written = write_handout(opened.database, agency, sheet, name, settings=opened.settings, now=opened.now)
    if as_json:
        until = written.until.isoformat(timespec="seconds")
        print_json({"agency": agency, "file": str(sheet), "people": written.people, "valid_until": until})
    else:
        typer.echo(f"{sheet}: {written.people} invitations, valid until {written.until:%Y-%m-%d %H:%M}")


def _draw(
    opened: Opened, staff_code: str | None, agency: str | None, admin: str | None, *, rebind: bool
) -> list[DrawnCode]:
    run = opened.database.run_now
    if staff_code is not None:
        return run(partial(invitations.draw_for_person, for_new_account=rebind), staff_code, opened.now)
    if agency is not None:
        return run(invitations.draw_for_agency, agency, opened.now)
    return [run(partial(admins.invite_admin, for_new_account=rebind), admin, opened.now)]


def _links(opened: Opened, drawn: list[DrawnCode]) -> list[str | None]:
    """A link for each code, or none at all while the bot's name is not known."""
    try:
        name = bot_name(opened.settings, opened.database)
    except BotApiError as error:
        note(f"no links, only codes: {error}")
        return [None] * len(drawn)
    return [invitations.link(name, one.code) for one in drawn]
