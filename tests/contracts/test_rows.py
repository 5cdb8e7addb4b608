"""No handler without a row in the matrix of who may do what: these are among the first tests, and quick."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import typer.main

import bot
from bot.cli import app
from bot.cli.lazy import COMMANDS as CLI_COMMANDS
from bot.conversations import registry
from bot.presenting import places
from bot.presenting.callbacks import Address
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


def test_buttons_lead_elsewhere_by_the_name_of_a_place():
    """A letter stands in its conversation and in places.py, and what places.py names is there."""
    found = [place for place in vars(places).values() if isinstance(place, Address)]
    made = [make for _, make in inspect.getmembers(places, inspect.isfunction)]
    found += [make(7, **({"agreed": True} if "agreed" in inspect.signature(make).parameters else {})) for make in made]
    assert len(found) > 20
    assert [place for place in found if registry.tap_of(place) is None] == []
    sources = [
        path for path in Path(bot.__file__).parent.rglob("*.py") if path.name not in ("places.py", "callbacks.py")
    ]
    assert [str(path) for path in sources if re.search(r'\bAddress\("', path.read_text(encoding="utf-8"))] == []
