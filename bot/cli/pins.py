"""``surveybot pin``: what only the server can do about the PINs of admins."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.common import AsJson, installation, print_json
from bot.services.people import pins

app = typer.Typer()
pin = typer.Typer(no_args_is_help=True)
app.add_typer(pin, name="pin", help="Forget an admin's or officer's PIN.")


@pin.callback()
def group() -> None:
    """PINs of admins."""


@pin.command()
def reset(code: Annotated[str, typer.Argument(metavar="STAFF_CODE")], as_json: AsJson = False) -> None:
    """Forget somebody's PIN; they choose another one when they need it next. On record."""
    with installation() as opened:
        opened.database.run_now(pins.reset, code, opened.now)
    if as_json:
        print_json({"staff_code": code, "reset": True})
    else:
        typer.echo(f"{code}: the PIN is forgotten")
