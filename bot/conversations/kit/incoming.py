"""What came from a chat, without the channel's own types."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.services.imports.structure.drafts import Looked
from bot.services.surveys.checking import Checked, Measured


class Kind(StrEnum):
    """What somebody did."""

    COMMAND = "command"
    TEXT = "text"
    TAP = "tap"
    FILE = "file"  # one that may be sent: by an admin
    CONTACT = "contact"  # somebody's contact card
    LOCATION = "location"  # a place; ``text`` is latitude and longitude
    OTHER = "other"  # a photo, a file, a voice message, a sticker ...
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file, checked before the turn. Either ``refusal`` names why it was not even read, or it was checked.

    Of a survey ``measured`` is there for one without errors; ``structure`` is there for a structure file. ``copy`` goes
    back to the author of one with errors.
    """

    name: str
    checked: Checked | None = None
    measured: Measured | None = None
    copy: tuple[str, bytes] | None = None
    refusal: str = ""
    structure: Looked | None = None


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
    file: SentFile | None = None
    own: bool = False  # a contact card is the sender's own; Telegram says so, not the card
    what: str = "file"  # of what cannot be taken: photo, video, voice, sticker, location, contact, file or other
    album: str = ""  # photos and files sent together come one by one, and have this in common
