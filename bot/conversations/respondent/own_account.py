"""Somebody would like to go on as oneself with another account: the old account agrees, or stops it."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.conversations.respondent import surveys
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen, ScreenBuilder, Style, Tone
from bot.services.people import new_accounts
from bot.services.refusals import Refusal

KIND: Final = "A"


def show_stopped(turn: Turn) -> Screen:
    """It was stopped; this account stays."""
    draft = ScreenBuilder().say(Tone.TEXT, turn.t("own-account-stopped"))
    return draft.row(turn.button("button-surveys", surveys.LIST, Style.MAIN)).done()


def on_tap(turn: Turn, address: Address) -> None:
    """Agree, or stop it. What is decided already, or about another account, changes nothing."""
    if address.verb not in ("y", "n"):
        raise LeadsNowhereError
    agreed = address.verb == "y"
    try:
        new_accounts.answer_own(turn.uow, turn.person.id, address.number(0), turn.now, agreed=agreed)
    except Refusal:
        raise LeadsNowhereError from None
    if agreed:
        turn.chat.person = turn.chat.session = turn.chat.session_id = None
        turn.memo.clear()
        turn.chat.place = dict(new_accounts.LET_GO)
    else:
        turn.go("own-account-stopped")


CONVERSATION = Conversation(
    name="own account",
    screens={"own-account-stopped": show_stopped},
    taps={KIND: on_tap},
)
