"""Answering a session: presses and typed text on its card, and the card itself."""

from __future__ import annotations

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import choosing, giving, question_card, repeats, sessions, typed
from bot.conversations.respondent.giving import asked, give
from bot.presenting import prompts
from bot.presenting.callbacks import Address
from bot.services.sessions.answering import Live
from survey_definitions.engine import inputs as inp


def on_tap(turn: Turn, address: Address) -> None:
    """A press on a card of a session. One for another turn than the present changes nothing."""
    if not sessions.reached(turn, address):
        return
    sessions.go(turn, sessions.AT)
    try:
        _VERBS[address.verb](turn, sessions.live(turn), address.number(2))
    except (KeyError, IndexError):
        raise LeadsNowhereError from None


def _skip(turn: Turn, live: Live, _: int) -> None:
    give(turn, live, inp.Skip(asked(live).path))


def _keep(turn: Turn, live: Live, _: int) -> None:
    prompt = asked(live)
    give(turn, live, inp.Answer(prompt.value, prompt.path))


def _back(turn: Turn, live: Live, _: int) -> None:
    del live
    if not sessions.back(turn):
        sessions.leave(turn)


def _note_read(turn: Turn, live: Live, _: int) -> None:
    give(turn, live, inp.Answer("OK" if asked(live).question == "acknowledge" else "", asked(live).path))


def _guide(turn: Turn, live: Live, _: int) -> None:
    live.on_card["guided"] = asked(live).path
    sessions.save(turn)


def _stay(turn: Turn, live: Live, _: int) -> None:
    del turn, live


_VERBS = {
    "c": choosing.choose,
    "t": choosing.tick,
    "u": choosing.untick,
    "d": choosing.done,
    "s": _skip,
    "k": _keep,
    "b": _back,
    "n": _note_read,
    "p": choosing.turn_page,
    "q": choosing.show_all,
    "r": repeats.add,
    "x": repeats.close,
    "e": repeats.edit,
    "z": repeats.ask_delete,
    "y": repeats.delete,
    "w": _stay,
    "g": typed.confirm_unclassified,
    "i": _guide,
    "m": giving.play,
}

CONVERSATION = Conversation(
    name="answering",
    screens={sessions.AT: question_card.show},
    taps={prompts.KIND: on_tap},
    files={prompts.KIND: giving.played},
    typed={sessions.AT: typed.on_text},
)
