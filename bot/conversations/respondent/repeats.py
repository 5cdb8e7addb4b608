"""Presses on the list of entries of a repeat: one more, no more, change one, delete one."""

from __future__ import annotations

from bot.conversations.kit.turn import Turn
from bot.conversations.respondent import sessions
from bot.conversations.respondent.giving import asked, give
from bot.services.sessions.answering import Live
from survey_definitions.engine import inputs as inp


def add(turn: Turn, live: Live, _: int) -> None:
    """One more entry: its first question comes next."""
    give(turn, live, inp.AddRepeat(asked(live).path))


def close(turn: Turn, live: Live, _: int) -> None:
    """No more entries: what follows the repeat comes next."""
    give(turn, live, inp.CloseRepeat(asked(live).path))


def edit(turn: Turn, live: Live, key: int) -> None:
    """Show the answers of one entry."""
    _entry(live, key)
    sessions.go(turn, "entry", key=key)


def ask_delete(turn: Turn, live: Live, key: int) -> None:
    """Ask whether an entry shall go."""
    _entry(live, key)
    sessions.go(turn, "delete", key=key)


def delete(turn: Turn, live: Live, key: int) -> None:
    """Delete an entry with its answers."""
    give(turn, live, inp.RemoveRepeat(_entry(live, key)))


def _entry(live: Live, key: int) -> str:
    for entry in asked(live).instances:
        if entry.key == key:
            return entry.path
    raise KeyError(key)
