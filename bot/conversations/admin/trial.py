"""Trying a draft: begin, end. In between, the screens are those of people who answer, marked as a trial."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import sessions
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen, ScreenBuilder, Style, Tone
from bot.services.people.role_words import ADMIN
from bot.services.surveys import drafts, trials
from storage.repositories.chats import trial_of

KIND: Final = sessions.TRIAL


def show_tried(turn: Turn) -> Screen:
    """The end of a trial: nothing was stored."""
    number = turn.chat.place["draft"]
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("tried"))
    campaign = _campaign_of(turn, number)
    back = places.survey_draft(number) if campaign is None else places.campaign(campaign)
    draft.row(turn.button("button-to-draft" if campaign is None else "button-to-approval", back, Style.MAIN))
    return draft.row(turn.button("button-try", places.trial(number))).done()


def _campaign_of(turn: Turn, number: int) -> int | None:
    """The campaign whose version is tried; None for a draft."""
    found = drafts.tried(turn.uow, number, turn.person.id)
    is_copy = found is not None and found.survey_code.startswith(drafts.COPY)
    return int(found.changes["campaign"]) if found is not None and is_copy else None


def on_tap(turn: Turn, address: Address) -> None:
    """Begin or go on; end. For a draft that is gone, or another's, nothing."""
    found = drafts.tried(turn.uow, address.number(0), turn.person.id)
    if found is None or address.verb not in ("b", "x"):
        raise LeadsNowhereError
    if address.verb == "b":
        sessions.enter(turn, trial_of(found.id))
    else:
        _end(turn, found.id)


def _end(turn: Turn, draft: int) -> None:
    found = sessions.find(turn, trial_of(draft))
    if found is not None and found.state:
        sessions.put(turn, found)
        trials.end(turn.uow, sessions.live(turn), turn.library)
    turn.chat.session, turn.chat.session_id = None, None
    campaign = _campaign_of(turn, draft)
    if campaign is None:
        turn.go("draft", draft=draft)
    else:
        turn.go("blast", campaign=campaign)


CONVERSATION = Conversation(
    name="trial",
    screens={"tried": show_tried},
    taps={KIND: on_tap},
    role=ADMIN,
)
