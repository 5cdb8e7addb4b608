"""The PIN of an admin or officer: asked for before what cannot be undone, chosen when it is needed first.

Whatever asks for it calls `required`; once the PIN was right, the press that was held up is taken. What was typed is
deleted from the chat.
"""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting.callbacks import Address, unpack
from bot.presenting.screens import Screen, ScreenBuilder, Tone
from bot.services.people import pins
from bot.services.people.role_words import ADMIN, OFFICER

KIND: Final = "q"
ASK, NEW, AGAIN = "pin", "pin-new", "pin-again"  # places


def required(turn: Turn, then: Address | None = None) -> bool:
    """Whether the PIN has to be asked for first; then the chat is led there, and nothing else may be done.

    ``then`` is the press to be taken once it was right; by default the one that is being taken.
    """
    if pins.is_fresh(turn.uow, turn.person.id, turn.now):
        return False
    held = then or turn.pressed
    place = turn.chat.place
    back = place["back"] if place["at"] in (ASK, NEW, AGAIN) else place
    at = NEW if pins.of_person(turn.uow, turn.person.id) is None else ASK
    turn.go(at, then=held.pack() if held else "", back=back)
    return True


def show_ask(turn: Turn) -> Screen:
    """Ask for it, or say that it is locked."""
    pin = pins.of_person(turn.uow, turn.person.id)
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t("pin-ask"))
    if pin is not None and pin.locked_until is not None and pins.is_locked(pin, turn.now):
        draft = ScreenBuilder().say(Tone.WARNING, turn.t("pin-locked", time=turn.texts.time(pin.locked_until)))
    return draft.row(turn.button("button-back", Address(KIND, "b"))).done()


def show_new(turn: Turn) -> Screen:
    """Choose one."""
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("pin-why")).say(Tone.QUESTION, turn.t("pin-new"))
    return draft.row(turn.button("button-back", Address(KIND, "b"))).done()


def show_again(turn: Turn) -> Screen:
    """Type it a second time."""
    draft = ScreenBuilder().say(Tone.QUESTION, turn.t("pin-again"))
    return draft.row(turn.button("button-back", Address(KIND, "b"))).done()


def on_tap(turn: Turn, address: Address) -> None:
    """Leave it: back to where it was asked for."""
    place = turn.chat.place
    if address.verb == "b" and place["at"] in (ASK, NEW, AGAIN):
        turn.chat.place = dict(place["back"])
    else:
        raise LeadsNowhereError


def on_ask(turn: Turn, text: str) -> bool:
    """The PIN, typed."""
    turn.forget = True
    pin = pins.of_person(turn.uow, turn.person.id)
    if pin is None:
        turn.chat.place["at"] = NEW
    elif pins.confirm(turn.uow, pin, text.strip(), turn.now):
        _go_on(turn)
    elif not pins.is_locked(pin, turn.now):
        turn.warn("pin-wrong")
    return True


def on_new(turn: Turn, text: str) -> bool:
    """A PIN to be, typed for the first time. Somebody who has one already is asked for that."""
    turn.forget = True
    if pins.of_person(turn.uow, turn.person.id) is not None:
        turn.chat.place["at"] = ASK
    elif pins.is_usable(text.strip()):
        pins.choose(turn.uow, turn.person.id, text.strip())
        turn.chat.place["at"] = AGAIN
    else:
        turn.warn("pin-unusable")
    return True


def on_again(turn: Turn, text: str) -> bool:
    """The same, typed again."""
    turn.forget = True
    if pins.repeat(turn.uow, turn.person.id, text.strip(), turn.now):
        _go_on(turn)
    else:
        turn.chat.place |= {"at": NEW, "warning": "pin-differs"}
    return True


def _go_on(turn: Turn) -> None:
    held = unpack(turn.chat.place["then"])
    turn.chat.place = dict(turn.chat.place["back"])
    turn.then = held


CONVERSATION = Conversation(
    name="pins",
    screens={ASK: show_ask, NEW: show_new, AGAIN: show_again},
    taps={KIND: on_tap},
    typed={ASK: on_ask, NEW: on_new, AGAIN: on_again},
    role=f"{ADMIN} {OFFICER}",
    secret=frozenset({ASK, NEW, AGAIN}),
)
