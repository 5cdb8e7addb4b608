"""The card of a session: the question that is on, or the review."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.turn import Turn
from bot.conversations.respondent import media, sessions, still_right
from bot.conversations.respondent.review import review_screen
from bot.presenting import prompts
from bot.presenting.prompts import Around, CardContext
from bot.presenting.screens import Screen
from bot.services.sessions.answering import Live
from survey_definitions import Prompt

LONGER: Final = "longer"  # beside a session: the last answer brought more to answer than it settled


def show(turn: Turn) -> Screen:
    """The prompt that is on, or the review when nothing is left to ask."""
    live = sessions.live(turn)
    home = still_right.due(live)
    if home is not None:
        return still_right.card(turn, live, home)
    prompt = live.prompt
    if prompt is None:
        return sessions.with_way_out(turn, review_screen(turn))
    shown = prompts.card(
        turn.texts, prompt, around(turn, live, prompt), place(live, prompt), media.picture(turn, live, prompt)
    )
    return sessions.with_way_out(turn, shown)


def around(turn: Turn, live: Live, prompt: Prompt) -> Around:
    """What stands around a question."""
    on_card = live.on_card
    return Around(
        sessions.title(turn),
        live.engine.outlook(),
        done=on_card.get("done", ""),
        news=sessions.news(turn),
        notes=on_card.get("notes", ()),
        warning=_warning(turn, on_card.get("warning"), prompt.example),
        pace=live.pace,
        longer=bool(on_card.get(LONGER)),
    )


def place(live: Live, prompt: Prompt) -> CardContext:
    """Whose card it is, and what the person is doing on it."""
    on_card = live.on_card
    return CardContext(
        live.row.id,
        live.row.turn,
        page=on_card.get("page", 0),
        query=on_card.get("query", ""),
        ticked=ticked(prompt, on_card),
        held="held" in on_card,
        guided=on_card.get("guided") == prompt.path,
        recalled=bool(live.recalled),
    )


def ticked(prompt: Prompt, on_card: dict[str, object]) -> list[int]:
    """Positions ticked so far; before the first tick those of the answer given earlier."""
    if "ticked" in on_card:
        return list(on_card["ticked"])  # type: ignore[call-overload, no-any-return] # its keys have kinds of their own
    if not prompt.value:
        return []
    at = {choice.value: n for n, choice in enumerate(prompt.choices)}
    return [at[value] for value in prompt.value.split() if value in at]


def _warning(turn: Turn, warning: list[str] | None, example: str) -> str:
    if not warning:
        return ""
    code, message = warning
    if message and code != "range":
        return message
    name = f"reject-{code.lower()}"
    return turn.t(name if turn.texts.has(name) else "reject-other", values=message, example=example)
