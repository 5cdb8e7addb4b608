"""Help."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import Turn
from bot.conversations.respondent import surveys
from bot.presenting.callbacks import Address
from bot.presenting.screens import Draft, Screen, Style, Tone
from bot.services.deliveries import assistance

KIND: Final = "h"


def show(turn: Turn) -> Screen:
    """What can be done here, and a way to a person."""
    draft = Draft().say(Tone.TITLE, turn.t("help-title")).say(Tone.TEXT, turn.t("help"))
    draft.row(turn.button("button-help", Address(KIND, "a")))
    session = turn.chat.session
    if session is not None and session.state is not None and session.accepts_answers(turn.now):
        draft.row(turn.button("button-continue", Address("m", "b", (session.id,)), Style.MAIN))
    return draft.row(turn.button("button-surveys", surveys.LIST)).done()


def show_asked(turn: Turn) -> Screen:
    """The focal point was told, or there is none to tell."""
    draft = Draft().say(Tone.TEXT, turn.t("help-asked" if turn.chat.place["told"] else "help-nobody"))
    session = turn.chat.session
    if session is not None and session.state is not None and session.accepts_answers(turn.now):
        draft.row(turn.button("button-continue", Address("m", "b", (session.id,)), Style.MAIN))
    return draft.row(turn.button("button-surveys", surveys.LIST)).done()


def on_help(turn: Turn, _: str) -> None:
    """``/help``."""
    turn.go("help")


def on_tap(turn: Turn, address: Address) -> None:
    """Ask for a person's help."""
    if address.verb != "a":
        turn.refused = True
        return
    campaign = (turn.chat.session.campaign_id or None) if turn.chat.session else None  # a trial is in none
    turn.go("helped", told=assistance.ask(turn.uow, turn.person, campaign, turn.now))


CONVERSATION = Conversation(
    name="help",
    screens={"help": show, "helped": show_asked},
    commands={"help": on_help, "trogiup": on_help},
    taps={KIND: on_tap},
)
