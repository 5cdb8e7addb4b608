"""Typed answers: read, searched by, or held back when they must not be stored as they are."""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import datetime, timedelta
from typing import Final

from bot.conversations.kit.courtesy import is_thanks
from bot.conversations.kit.turn import Turn
from bot.conversations.respondent import sessions, still_right
from bot.conversations.respondent.giving import asked, give
from bot.presenting import prompts
from bot.services.sessions.answering import Live
from bot.services.sessions.guard import suspicion
from survey_definitions import Prompt, Unreadable, parse_answer
from survey_definitions.engine import events as ev
from survey_definitions.engine import inputs as inp

HELD: Final = "held text"
HELD_FOR: Final = timedelta(minutes=30)
# Whatever is wrong with a month or a year, the example must be one of a month or a year.
_WANTED: Final = {"month-year": "month", "year": "year", "picture": "picture-wanted"}


class HeldBack(Exception):  # noqa: N818 - no fault, a warning to the person
    """A text that must not be stored as it is."""


def on_text(turn: Turn, text: str) -> bool:
    """A typed answer: a number of a button, a label, a date ..., or words to search a long list by."""
    row = turn.chat.session
    assert row is not None
    if not row.accepts_answers(turn.now):
        sessions.go(turn, "closed")
        return True
    live = sessions.live(turn)
    prompt = live.prompt
    if prompt is None or prompt.kind != "question" or still_right.due(live) is not None:
        return False
    if prompt.question != "text" and is_thanks(text) and not prompts.matching(prompt.choices, text):
        turn.silent = True
        return True
    try:
        value = read(prompt, text, live, turn)
    except Unreadable as unreadable:
        live.on_card["warning"] = [_WANTED.get(prompts.typed_as(prompt), unreadable.code), ""]
        value = None
    except HeldBack:
        value = None
    if value is None:
        sessions.save(turn)
    else:
        take_typed(turn, live, prompt, value)
    return True


def take_typed(turn: Turn, live: Live, prompt: Prompt, value: str) -> None:
    """Give what was typed or sent, and close the card to question and answer."""
    happened = give(turn, live, inp.Answer(value, prompt.path))
    shown = next((event.shown for event in happened if isinstance(event, ev.Answered)), None)
    if shown is not None:
        turn.closing = prompts.closed(prompt, shown)


def read(prompt: Prompt, text: str, live: Live, turn: Turn) -> str | None:
    """What somebody typed, in canonical form; None when it was used to search. Raises Unreadable, HeldBack."""
    if prompt.question == "text":
        _guard(turn, live, text)
    if prompts.is_long(prompt):
        return _read_long(prompt, text, live)
    return parse_answer(prompt, text, live.engine.language, turn.now)


def _read_long(prompt: Prompt, text: str, live: Live) -> str | None:
    if text.strip().isdecimal() and 0 < int(text) <= len(prompt.choices):
        return prompt.choices[int(text) - 1].value
    matches = prompts.matching(prompt.choices, text)
    if len(matches) == 1 and prompt.question == "select_one":
        return prompt.choices[matches[0]].value
    live.on_card["query"], live.on_card["page"] = text.strip()[:60], 0
    live.on_card.pop("warning", None)
    return None


def _guard(turn: Turn, live: Live, text: str) -> None:
    """Hold a text back: out of the chat, and sealed for a while, so that a harmless one needs not be written again."""
    reason = suspicion(text)
    if reason is None:
        return
    sealed = turn.uow.vault.seal_text(text, HELD)
    live.on_card["held"] = {"text": b64encode(sealed).decode(), "until": (turn.now + HELD_FOR).isoformat()}
    live.on_card["warning"] = [f"held-{reason}", ""]
    turn.forget = True
    raise HeldBack


def confirm_unclassified(turn: Turn, live: Live, _: int) -> None:
    """Take the text that was held back as the answer it is; after a while it is gone, and has to be sent again."""
    held = live.on_card.pop("held", None)
    if held is None:
        return
    if turn.now >= datetime.fromisoformat(held["until"]):
        live.on_card["warning"] = ["send-again", ""]
        sessions.save(turn)
        return
    text = turn.uow.vault.open_text(b64decode(held["text"]), HELD)
    prompt = asked(live)
    give(turn, live, inp.Answer(parse_answer(prompt, text, live.engine.language, turn.now), prompt.path))
