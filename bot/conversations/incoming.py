"""What came from a chat, without the channel's own types."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What somebody did."""

    COMMAND = "command"
    TEXT = "text"
    TAP = "tap"
    OTHER = "other"  # a photo, a file, a voice message, a sticker ...
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update of a private chat. ``text`` is what was typed, what follows a command, or a button's data."""

    update_id: int
    chat: int
    kind: Kind
    text: str = ""
    command: str = ""
    message_id: int | None = None
    tap_id: str = ""
