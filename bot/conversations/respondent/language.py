"""The language: chosen at any time, kept for the person; every survey follows it when it comes on the screen."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Screen, ScreenBuilder, Tone
from bot.services.people import somebody
from bot.texts import LANGUAGE_NAMES, LANGUAGES

KIND: Final = "l"


def show(turn: Turn) -> Screen:
    """Three names, each in its own language."""
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t("language-question"))
    for n, language in enumerate(LANGUAGES):
        draft.row(Button(LANGUAGE_NAMES[language], Address(KIND, "c", (n,))))
    return draft.done()


def on_language(turn: Turn, _: str) -> None:
    """``/language``: remember where the person was."""
    back = turn.chat.place if turn.chat.place["at"] != "language" else turn.chat.place["back"]
    turn.go("language", back={key: value for key, value in back.items() if key != "warning"})


def on_tap(turn: Turn, address: Address) -> None:
    """Open the choice, or choose."""
    if address.verb == "s":
        on_language(turn, "")
    elif address.verb == "c" and 0 <= address.number(0) < len(LANGUAGES):
        _choose(turn, LANGUAGES[address.number(0)])
    else:
        raise LeadsNowhereError


def _choose(turn: Turn, language: str) -> None:
    turn.chat.language = language
    if turn.chat.person is not None:
        somebody.set_language(turn.uow, turn.person.id, language)
    if turn.chat.place["at"] == "language":
        turn.chat.place = dict(turn.chat.place["back"])


CONVERSATION = Conversation(
    name="language",
    screens={"language": show},
    commands={"language": on_language, "ngonngu": on_language},
    taps={KIND: on_tap},
    open_to_strangers=True,
)
