"""``surveybot invite``: one-time links and bare codes, printed once and stored nowhere."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.bot_api import NoAnswerError, bot_name
from bot.cli.common import AsJson, Opened, installation, note, print_json, print_table
from bot.services import admins, invitations
from bot.services.invitations import DrawnCode

app = typer.Typer()


@app.command()
def invite(
    code: Annotated[str | None, typer.Argument(metavar="[C]", help="With --admin: the admin's staff code.")] = None,
    staff_code: Annotated[str | None, typer.Option(help="Invite one person.")] = None,
    agency: Annotated[str | None, typer.Option(help="Invite everybody of an agency who has not joined.")] = None,
    admin: Annotated[bool, typer.Option("--admin", help="Make C an admin; without C make a person ADMIN-n.")] = False,
    as_json: AsJson = False,
) -> None:
    """Draw one-time links and codes. A new code ends the earlier ones of the same person."""
    if [staff_code is not None, agency is not None, admin].count(True) != 1 or (code and not admin):
        raise typer.BadParameter("say exactly one of --staff-code C, --agency A and --admin [C]")
    with installation() as opened:
        drawn = _draw(opened, staff_code, agency, code)
        links = _links(opened, drawn)
    rows = [(d.staff_code, link, d.code) for d, link in zip(drawn, links, strict=True)]
    if as_json:
        print_json([dict(zip(("staff_code", "link", "code"), row, strict=True)) for row in rows])
    else:
        print_table(("staff code", "link", "code"), rows)


def _draw(opened: Opened, staff_code: str | None, agency: str | None, admin: str | None) -> list[DrawnCode]:
    run = opened.database.run_now
    if staff_code is not None:
        return run(invitations.draw_for_person, staff_code, opened.now)
    if agency is not None:
        return run(invitations.draw_for_agency, agency, opened.now)
    return [run(admins.invite_admin, admin, opened.now)]


def _links(opened: Opened, drawn: list[DrawnCode]) -> list[str | None]:
    """A link for each code, or none at all while the bot's name is not known."""
    try:
        name = bot_name(opened.settings, opened.database)
    except NoAnswerError as error:
        note(f"no links, only codes: {error}")
        return [None] * len(drawn)
    return [f"https://t.me/{name}?start={d.code}" for d in drawn]
