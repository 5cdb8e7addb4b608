"""No handler without a row in the matrix of who may do what: these are among the first tests, and quick."""

from __future__ import annotations

import typer.main

from bot.cli import app
from bot.cli.lazy import COMMANDS as CLI_COMMANDS
from bot.conversations import registry
from tests.authorisation import matrix


def test_every_command_has_a_row():
    assert set(matrix.COMMANDS) == set(registry.COMMANDS)


def test_every_kind_of_button_has_a_row():
    assert set(matrix.TAPS) == {kind for kind, _ in registry.TAPS}


def test_every_place_that_takes_text_has_a_row():
    assert set(matrix.TYPED) == set(registry.TYPED)


def test_every_command_of_the_server_has_a_row():
    assert set(matrix.CLI) == set(CLI_COMMANDS)
    assert set(matrix.CLI.values()) == {matrix.OPERATOR}


def test_no_command_of_the_server_takes_a_reader():
    """What runs on the server is the operator's: nobody's scope can be borrowed there."""
    names = set(typer.main.get_command(app).commands)
    assert names == set(CLI_COMMANDS)


def test_every_role_is_in_some_row():
    assert frozenset().union(*matrix.COMMANDS.values()) == matrix.ANYBODY
