"""Presses on the choices of a question, and on the pages of a long list of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from bot.conversations.kit.turn import Turn
from bot.conversations.respondent import sessions
from bot.conversations.respondent.giving import asked, give
from bot.conversations.respondent.question_card import ticked
from bot.presenting import prompts
from bot.services.sessions.answering import Live
from survey_definitions.engine import inputs as inp

T = TypeVar("T")


def choose(turn: Turn, live: Live, n: int) -> None:
    """The n-th choice, or value of a range, is the answer."""
    prompt = asked(live)
    value = _nth(prompts.range_values(prompt), n) if prompt.question == "range" else _nth(prompt.choices, n).value
    give(turn, live, inp.Answer(value, prompt.path))


def tick(turn: Turn, live: Live, n: int) -> None:
    """Tick the n-th choice of several; one that is ticked already comes last."""
    prompt = asked(live)
    _nth(prompt.choices, n)
    _set_ticks(turn, live, [*(t for t in ticked(prompt, live.on_card) if t != n), n])


def untick(turn: Turn, live: Live, n: int) -> None:
    """Take the tick from the n-th choice."""
    _set_ticks(turn, live, [t for t in ticked(asked(live), live.on_card) if t != n])


def _set_ticks(turn: Turn, live: Live, ticks: list[int]) -> None:
    live.on_card["ticked"] = ticks
    live.on_card.pop("warning", None)
    sessions.save(turn)


def done(turn: Turn, live: Live, _: int) -> None:
    """The ticked choices are the answer: in the order of the list, of a ranking in that of the ticks."""
    prompt = asked(live)
    ticks = ticked(prompt, live.on_card)
    order = ticks if prompt.question == "rank" else sorted(ticks)
    give(turn, live, inp.Answer(" ".join(prompt.choices[n].value for n in order), prompt.path))


def turn_page(turn: Turn, live: Live, n: int) -> None:
    """Show the n-th page of a long list."""
    live.on_card["page"] = n
    sessions.save(turn)


def show_all(turn: Turn, live: Live, _: int) -> None:
    """Show a list whole again that had been searched."""
    live.on_card.pop("query", None)
    turn_page(turn, live, 0)


def _nth(offered: Sequence[T], n: int) -> T:
    if n < 0:
        raise IndexError(n)
    return offered[n]
