"""The command line ``surveybot``. Each command lives in a module of its own, loaded when it is called."""

from __future__ import annotations

import typer

from bot.cli.lazy import LazyGroup

app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # locals hold tokens and answers
    help="Surveys for civil servants on Telegram. Settings: SURVEYBOT_… in the environment or in .env.",
)


@app.callback()
def _root() -> None:
    """Without it a single command would be taken for the program itself."""


def main() -> None:
    """The entry point of the console script."""
    app()
