"""What a chat should show after a turn: its card, and what else is to be done with the chat."""

from __future__ import annotations

from dataclasses import field

from bot.presenting.screens import Attachment
from bot.presenting.telegram import Message
from survey_definitions.value import value


@value
class Card:
    """What a chat should show, and how: by editing its live card or by a new message at the bottom."""

    chat: int  # the row
    address: int  # the channel's number of the chat
    revision: int
    message: Message
    asks: str = ""  # a checksum of what it asks
    files: list[Attachment] = field(default_factory=list)  # go out before it; what was sent is taken off
    edit: int | None = None  # the message to edit; None sends anew
    retire: int | None = None  # the card that stays behind, to be closed
    closing: Message | None = None  # how it should read; None takes its buttons away


@value
class Outcome:
    """What is to be shown after an update was taken."""

    card: Card | None = None
    tap_id: str = ""
    toast: str = ""
    forget: tuple[int, int] | None = None  # chat and message to be deleted
    others: tuple[int, ...] = ()  # chats of other people whose screen changed with it
    later: int | None = None  # a chat to look after in a moment: another process may be showing its card just now
    has_file: bool = False  # a file is to be checked
    more: list[Card] = field(default_factory=list)  # what these should show; the repair knows it as well
