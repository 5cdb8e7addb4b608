"""Giving the engine what somebody pressed, typed or sent; and what the next card says about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.conversations.kit.turn import Turn
from bot.conversations.respondent import media, sessions
from bot.conversations.respondent.question_card import LONGER
from bot.presenting import plain_words, prompts, reviewing
from bot.presenting.callbacks import Address
from bot.presenting.screens import in_one_line
from bot.services.sessions import answering
from bot.services.sessions.answering import Live
from bot.texts import Texts
from survey_definitions import Prompt
from survey_definitions.engine import events as ev
from survey_definitions.engine import inputs as inp
from survey_definitions.markup import plain
from survey_definitions.pace import minutes_left

DONE_LABEL: Final = 40  # characters of the quiet line on top of a card
_PLAYED: Final = Address(prompts.KIND, "m")  # brings the sound and film of the question that is on


def give(turn: Turn, live: Live, given: inp.Input) -> tuple[ev.Event, ...]:
    """Give the engine an input; remember for the next card what was answered or what was wrong."""
    asked, before = live.prompt, _most(live)
    happened = answering.apply(turn.uow, live, given, turn.now)
    if notes := answering.pass_notes(turn.uow, live, turn.now):
        live.on_card["notes"] = notes
    for event in happened:
        if isinstance(event, ev.Rejected):
            live.on_card["warning"] = [event.code, event.message]
        elif isinstance(event, ev.Answered) and asked is not None and event.path == asked.path:
            live.on_card["done"] = done_line(turn.texts, asked, event)
    if before and _most(live) > before:
        live.on_card[LONGER] = True
    following = live.prompt
    if following is not None and (asked is None or asked.path != following.path):
        _play(turn, following)
    sessions.save(turn)
    return happened


def _most(live: Live) -> int:
    """The minutes left at most, as the card tells them; 0 when nothing is asked."""
    outlook = live.engine.outlook()
    return minutes_left(outlook, live.pace).most if outlook.most else 0


def done_line(texts: Texts, asked: Prompt, event: ev.Answered) -> str:
    """The previous answer as a quiet line, so that a mis-tap is seen: a level by its number, others in words."""
    about, shown = asked.label, event.shown
    numbers = [n for n, choice in enumerate(asked.choices, 1) if choice.value == event.value]
    if asked.question == "select_one" and (level := reviewing.level(texts, event.value, sum(numbers), shown)):
        about = asked.headings[-1] if asked.headings else about
        shown = level
    return (
        in_one_line(plain(about), plain_words.of_answer(asked.question, shown), DONE_LABEL, DONE_LABEL) if shown else ""
    )


def play(turn: Turn, live: Live, _: int) -> None:
    """Send sound and film of the question that is on, when it has any."""
    prompt = live.prompt
    if prompt is not None:
        _play(turn, prompt)


def _play(turn: Turn, prompt: Prompt) -> None:
    if media.has_any(prompt):
        turn.send(_PLAYED)


def played(turn: Turn, _: Address) -> Iterator[tuple[str, bytes]]:
    """What goes out above the question that is on."""
    if turn.chat.session is None:
        return
    live = sessions.live(turn)
    yield from media.files(turn, live, live.prompt)


def asked(live: Live) -> Prompt:
    """The prompt that is on; raises KeyError when nothing is asked."""
    prompt = live.prompt
    if prompt is None:
        raise KeyError("nothing is asked")
    return prompt
