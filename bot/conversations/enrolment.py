"""Enrolment: a one-time link or bare code, and one fact the link does not hold. Strangers learn nothing."""

from __future__ import annotations

from bot.conversations import surveys
from bot.conversations.kit import Conversation
from bot.conversations.turn import Turn
from bot.presenting.screens import Draft, Screen, Tone
from bot.services import enrolment, invitations
from bot.services.refusals import Refusal


def show_stranger(turn: Turn) -> Screen:
    """What everybody sees who is not bound to a person."""
    return Draft().say(Tone.TEXT, turn.t("stranger")).done()


def show_fact(turn: Turn) -> Screen:
    """Ask for what the link does not hold."""
    return Draft().say(Tone.QUESTION, turn.t("enrol-fact", letters=enrolment.FACT_LETTERS)).done()


def show_locked(turn: Turn) -> Screen:
    """Too many wrong tries."""
    return Draft().say(Tone.WARNING, turn.t("enrol-locked")).done()


def on_start(turn: Turn, payload: str) -> None:
    """``/start``, with a code behind it or not."""
    if turn.chat.person is not None:
        surveys.home(turn)
    elif payload:
        try_code(turn, payload)
    else:
        turn.go("stranger")


def try_code(turn: Turn, code: str) -> bool:
    """A code, from a link or typed."""
    if not enrolment.may_try(turn.chat, turn.now):
        turn.go("locked")
        return True
    found = invitations.find(turn.uow, code[:64], turn.now)
    if found is None:
        enrolment.note_wrong(turn.chat, turn.now)
        turn.go("stranger", warning="code-unknown")
    else:
        turn.go("fact", invitation=found.id)
    return True


def try_fact(turn: Turn, text: str) -> bool:
    """The fact; the right one binds the chat."""
    if not enrolment.may_try(turn.chat, turn.now):
        turn.go("locked")
        return True
    found = invitations.still_valid(turn.uow, turn.chat.place["invitation"], turn.now)
    if found is None:
        turn.go("stranger", warning="code-unknown")
    elif not enrolment.fits(found, text):
        _wrong_fact(turn, found.id)
    else:
        _bind(turn, found)
    return True


def _wrong_fact(turn: Turn, invitation: int) -> None:
    enrolment.note_wrong(turn.chat, turn.now)
    lives = invitations.note_wrong_try(turn.uow, invitation) > 0
    if not enrolment.may_try(turn.chat, turn.now):
        turn.go("locked")
    elif lives:
        turn.go("fact", invitation=invitation, warning="fact-wrong")
    else:
        turn.go("stranger", warning="code-unknown")


def _bind(turn: Turn, found: invitations.FoundInvitation) -> None:
    try:
        enrolment.bind(turn.uow, turn.chat, found, turn.now)
    except Refusal:
        turn.go("stranger", warning="code-unknown")
        return
    turn.memo.clear()
    surveys.home(turn)


CONVERSATION = Conversation(
    name="enrolment",
    screens={"stranger": show_stranger, "fact": show_fact, "locked": show_locked},
    commands={"start": on_start, "batdau": on_start},
    typed={"stranger": try_code, "locked": try_code, "fact": try_fact},
    open_to_strangers=True,
)
