"""Trying a draft: begin, end. In between, the screens are those of people who answer, marked as a trial."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import Turn
from bot.conversations.respondent import sessions
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen, ScreenBuilder, Style, Tone
from bot.services.people.role_words import ADMIN
from bot.services.surveys import drafts, trials

KIND: Final = sessions.TRIAL


def show_tried(turn: Turn) -> Screen:
    """The end of a trial: nothing was stored."""
    number = turn.chat.place["draft"]
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("tried"))
    draft.row(turn.button("button-to-draft", places.survey_draft(number), Style.MAIN))
    return draft.row(turn.button("button-try", places.trial(number))).done()


def on_tap(turn: Turn, address: Address) -> None:
    """Begin or go on; end. For a draft that is gone, or another's, nothing."""
    found = drafts.one(turn.uow, address.number(0), turn.person.id)
    if found is None or address.verb not in ("b", "x"):
        turn.refused = True
    elif address.verb == "b":
        sessions.enter(turn, trials.session_id(found.id))
    else:
        _end(turn, found.id)


def _end(turn: Turn, draft: int) -> None:
    found = sessions.find(turn, trials.session_id(draft))
    if found is not None and found.state:
        sessions.put(turn, found)
        trials.end(turn.uow, sessions.live(turn), turn.library)
    turn.chat.session, turn.chat.session_id = None, None
    turn.go("draft", draft=draft)


CONVERSATION = Conversation(
    name="trial",
    screens={"tried": show_tried},
    taps={KIND: on_tap},
    role=ADMIN,
)
